"""A screen that is a form: keys into fields, F10 saves, Esc keeps a draft and never loses what was typed."""

from itertools import count
from typing import Any, ClassVar
from uuid import uuid4

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.keymap import FORM, Action
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import Draft, FormState
from hotelcs.screens.gateway import Bug, Failure
from hotelcs.screens.paint import ALARM, Line, Row, panes
from hotelcs.screens.presses import Press
from hotelcs.screens.prompts import Choice
from hotelcs.screens.sheet import Sheet
from hotelcs.screens.widgets.form_view import FormView, Section

WIDE, FORM_WIDTH = 120, 78
OF_THE_HOUSE = (".", ":", "?")
"""What is typed in a choice and still means what it means everywhere; any other letter was meant for a field."""


class FormSheet(Sheet):
    """A form with the verb it ends in. `record` names it among the drafts."""

    keys: ClassVar[tuple[Action, ...]] = FORM
    verb: ClassVar[str] = ""

    def __init__(self, counter: Any, record: str, form: FormState) -> None:
        super().__init__(counter)
        self.record = f"{self.verb} {record}"
        self.form = form
        self.view = FormView()
        self._sent: tuple[dict[str, Any], str] | None = None
        if draft := counter.drafts.pop(self.record, None):
            self.restore(draft)
            counter.say(tr(N_("The draft is back.")))

    @property
    def asking(self) -> FormState:
        """The form."""
        return self.form

    @property
    def typing(self) -> bool:
        """True while letters go into a field."""
        return self.form.typing

    def reload(self) -> None:
        """A form keeps what was typed; nothing is read again under the fingers."""

    def sections(self, width: int) -> list[Section]:
        """The parts of the form."""
        raise NotImplementedError

    def fields(self) -> dict[str, Any]:
        """The fields of the act, from what was typed."""
        raise NotImplementedError

    def saved(self, done: Any) -> None:
        """The act is done: say so."""
        raise NotImplementedError

    def draft(self) -> Draft:
        """What is kept of the form."""
        return self.form.draft()

    def restore(self, draft: Draft) -> None:
        """Fill the form from a draft."""
        self.form.restore(draft)

    def put_in(self, field: Field, text: str) -> None:
        """What somebody answered to a question about a list that is none of its options."""
        field.put(text)
        field.refusal = None

    def moved(self, before: int) -> None:
        """The cursor left field `before`."""

    def body(self, width: int, height: int) -> list[Line]:
        """The form in its frame."""
        aside = self.aside(width - FORM_WIDTH - 3, height - 1) if width >= WIDE else []
        inner = FORM_WIDTH if aside else width - 2
        form = (self.view.draw(self.form, self.sections(inner), inner, height - 1), inner)
        return panes(height, (aside, width - inner - 3), form) if aside else panes(height, form)

    def aside(self, width: int, height: int) -> list[Row]:
        """What stands beside the form in a wide terminal; nothing when the form has it all."""
        del width, height
        return []

    def status(self) -> str:
        """What is wrong or left to do."""
        return self.form.told()

    def notes(self) -> list[str]:
        """What somebody should know before they save, beside what is missing or wrong."""
        return []

    def press(self, press: Press) -> bool:
        """Keys of the form; F10 saves, Esc asks about the draft."""
        before = self.form.at
        if press.key == "f10":
            self.save()
        elif press.key == "escape":
            self.back()
        elif self._by_row(press) or self.form.press(press):
            if self.form.at != before:
                self.moved(before)
        elif press.types and press.key not in OF_THE_HOUSE:
            self.counter.say(_no_choice(self.form.current, press), ALARM)
        else:
            return False
        return True

    def _by_row(self, press: Press) -> bool:
        """Up and Down go to the line above or below as it is drawn; in a list of options first through them."""
        step = {"up": -1, "down": 1}.get(press.key)
        here = self.form.current
        if step is None or here.stays(step) or type(self).sections is FormSheet.sections:
            return False
        rows = [row for section in self.sections(FORM_WIDTH) for row in section.fields]
        at = next((n for n, row in enumerate(rows) if here in row), None)
        if at is None or not 0 <= at + step < len(rows):
            return at is not None
        beside = rows[at + step]
        self.form.enter(beside[min(rows[at].index(here), len(beside) - 1)])
        return True

    def save(self) -> None:
        """Send the act once; what is missing or wrong is said, and the cursor goes there."""
        fault = next(self.form.faults(), None)
        if fault is not None:
            self.form.mend(fault[0].name)
            self.counter.say(fault[1], ALARM)
            return
        fields = self.fields()
        if self._sent is None or self._sent[0] != fields:
            self._sent = (fields, uuid4().hex)
        key = self._sent[1]
        self.counter.do(self.verb, fields, self._done, self._refused, key=key)

    def _done(self, done: Any) -> None:
        self.counter.drop_draft(self.record)
        if self.counter.sheets and self.counter.sheet is self:
            self.counter.close_sheet()
        self.saved(done)

    def _refused(self, failure: Failure) -> None:
        """A refusal names the field: the cursor goes there, and everything typed stays."""
        if isinstance(failure, Bug):
            return
        self._sent = None if isinstance(failure, Refusal) else self._sent  # unknown end: the same key again
        name = getattr(failure, "field", None)
        if name and self.form.mend(name):
            self.form.current.refusal = failure
        self.refused(failure)

    def refused(self, failure: Failure) -> None:
        """The desk said no: a form may have something to offer."""

    def back(self) -> None:
        """Leave; a changed form asks whether to keep the draft."""
        if not self.form.changed:
            self.counter.drop_draft(self.record)
            self.counter.close_sheet()
            return
        label = tr(N_("Keep a draft? y (1) keep, n (0) throw away, Esc stay"))
        answers = {"y": self._keep, "1": self._keep, "n": self._throw, "0": self._throw}
        self.counter.ask_line(Choice(label, answers))

    def _keep(self) -> None:
        self.counter.drafting.begun(self.record)
        self.counter.drafts[self.record] = self.draft()
        self.counter.close_sheet()
        self.counter.say(tr(N_("The draft is kept.")))

    def put_aside(self) -> str:
        """Close the form and keep what is in it under a name of its own, which comes back; several may wait."""
        before, verb = self.record, self.verb
        if before.strip() == verb:
            taken = self.counter.drafts
            self.record = next(name for n in count(1) if (name := f"{verb} #{n}") not in taken)
        self.counter.drafting.begun(self.record)
        self.counter.drafts[self.record] = self.draft()
        self.counter.close_sheet()
        if self.record != before:
            self.counter.drafting.drop(before)
        self.counter.keep_drafts()
        return self.record

    def left(self) -> None:
        """Jumping away from a changed form keeps its draft without asking."""
        if self.form.changed:
            self.counter.drafting.begun(self.record)
            self.counter.drafts[self.record] = self.draft()
            self.counter.say(tr(N_("The draft is kept.")))

    def _throw(self) -> None:
        self.counter.drop_draft(self.record)
        self.counter.close_sheet()


def _no_choice(field: Field, press: Press) -> str:
    """What was typed into a choice is none of it: what there is to choose."""
    choices = tr(N_(", ")).join(f"{one.digit} {tr(one.title)}".strip() for one in field.options)
    if not choices:
        return tr(N_("There is nothing to choose here; Tab goes on, F1 explains."))
    return tr(N_("{typed} is no choice here (Tab goes on): {choices}."), typed=press.text, choices=choices)
