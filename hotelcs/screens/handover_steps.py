"""What can be done with the handover of a shift: begun, given, counted again, taken over, disputed, settled, its note written."""

from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens import deeds, handover_words, log_steps
from hotelcs.screens.dialogs.menu import Entry, Menu
from hotelcs.screens.forms.field import is_amount
from hotelcs.screens.handover_form import DESK, open_handover
from hotelcs.screens.rewriting import Rewriting

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

GIVEN = ("submitted", "disputed")
"""States of a handover that somebody else has before them."""
NOTE = "handover note"
"""Under this name a note that is being typed is kept."""


class HandoverSteps:
    """The steps of one handover: its row (None without a shift), its department, the log, the line under the cursor."""

    def __init__(self, counter: "Counter", row: Any, department: str, entries: list[Any], line: Any) -> None:
        self.counter = counter
        self.row = row
        self.department = department
        self.entries = entries
        self.line = line

    def step(self) -> None:
        """The next one: a shift opened, the form, or a menu of what can be done with what was given."""
        row = self.row
        if row is None:
            from hotelcs.screens.act_form import open_act

            open_act(self.counter, "open-shift", {"department": self.department})
        elif row.status in GIVEN:
            Menu(self.counter, handover_words.heading(row), self._entries()).open()
        else:
            open_handover(self.counter, row.department)

    def forward(self) -> None:
        """F10: submit, or accept what another has submitted."""
        if self.row is not None and self.row.status in GIVEN:
            self.accept()
        else:
            self.step()

    def _entries(self) -> list[Entry]:
        row = self.row
        entries: list[Entry] = [
            (tr(N_("Take it over")), self.accept),
            (tr(N_("Dispute the line under the cursor")), self.dispute),
            (tr(N_("Take it back to change it")), lambda: deeds.do(
                self.counter, "withdraw-handover", {"department": row.department}, N_("{handover} is a draft again."))),
        ]  # fmt: skip
        disputed = next((line for line in row.lines if line.status == "disputed"), None)
        if disputed is not None:
            fields = {"handover": row.handover, "line": disputed.line}
            label = tr(N_("{line}: what is so:"), line=handover_words.line_words(disputed))
            entries.append((tr(N_("Settle the disputed line")), lambda: deeds.with_words(
                self.counter, "settle-dispute", fields, "words", label, N_("Line {line} is settled."))))  # fmt: skip
        if row.department == DESK:
            entries.append((tr(N_("Count the drawer and take it over")), self._count))
        return entries

    def _count(self) -> None:
        """What the receiver finds in the drawer, compared by the desk."""

        def counted(text: str) -> None:
            if told := is_amount(self.row.currency)(text):
                self.counter.say(told)
            else:
                self.accept(parse_minor(text, self.row.currency))

        deeds.ask_words(self.counter, "accept-handover", tr(N_("In the drawer:")), counted)

    def accept(self, counted: int | None = None) -> None:
        """Take it over, after every line is ticked that must be read."""
        row = self.row
        if not self.counter.may("accept-handover"):
            self.counter.refuse("accept-handover")
        elif row.must_read and row.submitted_by != self.counter.desk.login:
            from hotelcs.screens.dialogs.tick_lines import TickLines

            texts = {entry.entry: log_steps.told(entry) for entry in self.entries}
            lines = [(number, texts.get(number, number)) for number in row.must_read]
            TickLines(
                self.counter, tr(N_("Must be read")), lines, lambda ticked: self._take_over(ticked, counted)
            ).open()
        else:
            self._take_over([], counted)

    def _take_over(self, ticked: list[str], counted: int | None) -> None:
        fields: dict[str, Any] = {"handover": self.row.handover, "ticked": ticked}
        if counted is not None:
            fields["counted"] = counted
        said = N_("{handover} of {given_by} is taken over; shift {shift} is yours.")
        deeds.do(self.counter, "accept-handover", fields, said)

    def dispute(self) -> None:
        """Say that a line is not as it is written."""
        row, line = self.row, self.line
        if row is None or row.status not in GIVEN or line is None:
            self.counter.say(tr(N_("Lines are disputed once a shift is handed over.")))
            return
        label = tr(
            N_("{line} - what is it really:"), line=f"{line.ref} {handover_words.line_words(line)}"[:40]
        )
        deeds.with_words(self.counter, "dispute-handover", {"handover": row.handover, "line": line.line}, "reason", label,
                         N_("Line {line} is disputed; both accounts are kept."))  # fmt: skip

    def write_note(self) -> None:
        """The note to the next shift, on its own."""
        row = self.row
        if row is None:
            self.counter.say(tr(N_("No shift is open here. s opens it.")))
            return

        kept = self.counter.drafts.pop(NOTE, {})
        given = {"department": row.department}
        rewriting = Rewriting(
            self.counter, "edit-handover", given, "note", row.note, row.version, row.handover
        )
        rewriting.ask(
            tr(N_("Note to the next shift:")),
            N_("The note is kept."),
            lambda _: self.counter.drop_draft(NOTE),
            record=NOTE,
            kept=kept,
        )
