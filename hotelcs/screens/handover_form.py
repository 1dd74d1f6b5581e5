"""11 Shift log, handing over: the drawer counted blind, what it should hold told only then, the note (handbook W-21)."""

from typing import Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens import handover_words
from hotelcs.screens.asked import Form
from hotelcs.screens.asked import words as asked
from hotelcs.screens.edit_sheet import EditSheet
from hotelcs.screens.editing import Deciding, Filled
from hotelcs.screens.forms.field import Field, is_amount
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.paint import ALARM, PLAIN, words
from hotelcs.screens.widgets.form_view import Section

DESK = "FD"
"""The department with a drawer."""
FRESH = 1
"""The version of a draft that nobody has written into."""
WRITTEN = Form("11", N_("Shift log"), (asked("difference_reason", N_("Reason")), asked("keys", N_("Keys")), asked("note", N_("Note"))),
               N_("The note is kept."), edits="version")  # fmt: skip
"""What two people may write into one handover."""


class HandoverForm(EditSheet):
    """Count, explain, keys, note; F10 hands over."""

    number: ClassVar[str] = "11"
    title: ClassVar[str] = N_("Shift log")
    verb: ClassVar[str] = "hand-over"

    def __init__(self, counter: Any, row: Any) -> None:
        self.row = row
        self.counted = Field("counted", N_("Counted"), check=is_amount(row.currency))
        self.counted.required = row.department == DESK and row.counted_minor is None
        self.reason = Field("difference_reason", N_("Reason"))
        self.keys_there = Field("keys", N_("Keys"))
        self.note = Field("note", N_("Note"), wanted=True)
        self.reason.put(row.difference_reason)
        self.keys_there.put(row.keys)
        self.note.put(row.note)
        self.sent = ""
        money = [self.counted, self.reason] if row.department == DESK else []
        filled = Filled(WRITTEN, row.currency, {"difference_reason": row.difference_reason, "keys": row.keys, "note": row.note},
                        row.version)  # fmt: skip
        super().__init__(counter, row.department, FormState([*money, self.keys_there, self.note]), filled)
        self._explain()

    def _explain(self) -> None:
        self.reason.required = handover_words.differs(self.row)

    def sections(self, width: int) -> list[Section]:
        """The drawer, then what the next shift has to know."""
        row = self.row
        told = [handover_words.drawer(row), *handover_words.recounted(row), *handover_words.suspects(row)]
        look = ALARM if handover_words.differs(row) else PLAIN
        lines = [(words(f" {one}", look),) for one in told]
        money = [Section(tr(N_("The drawer, counted before it is told what should be in it")), [(self.counted,), (self.reason,)],
                         lines)] if row.department == DESK else []  # fmt: skip
        return [
            *self.clashing(width),
            Section(
                handover_words.heading(row),
                [],
                [(words(f" {line}"),) for line in handover_words.figures(row, width - 2)],
            ),
            *money,
            Section(tr(N_("To the next shift")), [(self.keys_there,), (self.note,)]),
        ]

    def moved(self, before: int) -> None:
        """Leaving the count tells what should be there."""
        field = self.form.fields[before]
        if field is not self.counted or not field.value or field.fault() or field.value == self.sent:
            return
        self.sent = field.value
        fields = {"department": self.row.department, "counted": parse_minor(field.value, self.row.currency)}
        self.counter.act(lambda desk: desk.do("count-cash", fields), self._counted)

    def _counted(self, _: Any) -> None:
        department = self.row.department
        self.counter.ask_first(
            "handover", lambda desk: desk.show("handover", department=department), self._told
        )

    def _told(self, row: Any) -> None:
        if row.version == max(self.filled.version, FRESH) + 1:
            self.filled.version = row.version
            # the count alone; what somebody else wrote is told before it is written over
        self.row = row
        self._explain()
        self.counter.say(handover_words.drawer(row), ALARM if row.difference_minor else PLAIN)
        if self.reason.required and not self.reason.value:
            self.form.go_to("difference_reason")

    def fields(self) -> dict[str, Any]:
        """The act's fields."""
        texts = self.texts()
        typed: dict[str, Any] = {
            one.name: texts[one.name]
            for one in WRITTEN.asked
            if self.filled.sends(one, texts.get(one.name, ""))
        }
        if self.counted.value and self.counted.value != self.sent:
            typed["counted"] = parse_minor(self.counted.value, self.row.currency)
        return {"department": self.row.department, **self.filled.seen(texts), **typed}

    def all_decided(self, deciding: Deciding) -> None:
        """What somebody else wrote is read before it is handed over."""
        if not deciding.theirs:
            self.save()

    def saved(self, done: Any) -> None:
        """Who accepts it."""
        self.counter.praise(
            tr(N_("{handover} is handed over; somebody else accepts it."), handover=done.result["handover"])
        )


def open_handover(counter: Any, department: str) -> None:
    """The form, with what is in the draft. Keys typed meanwhile are kept."""
    if not counter.may("hand-over"):
        counter.refuse("hand-over")
        return
    counter.ask_first("handover", lambda desk: desk.show("handover", department=department),
                      lambda row: counter.show_sheet(HandoverForm(counter, row)))  # fmt: skip
