"""A form of a record that exists, at two desks at once: before, theirs and mine side by side, a digit decides field by field."""

from typing import Any

from hotelcs.errors import Stale
from hotelcs.i18n import N_, tr
from hotelcs.screens.editing import Clash, Deciding, Filled
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms.form_state import Draft, FormState
from hotelcs.screens.gateway import Failure
from hotelcs.screens.paint import ALARM, words, wrap
from hotelcs.screens.widgets.form_view import Section


class EditSheet(FormSheet):
    """A form that sends what it was filled from (`filled`), which its drafts keep as well.

    What only one of both changed is merged and sent at once; what both changed is asked.
    """

    def __init__(self, counter: Any, record: str, form: FormState, filled: Filled) -> None:
        self.filled = filled
        self.other = ""
        """Who changed the record while the form was open."""
        self.clashes: list[Clash] = []
        super().__init__(counter, record, form)

    def draft(self) -> Draft:
        """A form that edits keeps what it was filled from, or hours later it would write over what others wrote."""
        return {**super().draft(), **(self.filled.draft() if self.filled.edits else {})}

    def restore(self, draft: Draft) -> None:
        """What it was filled from comes back first."""
        if self.filled.edits:
            self.filled.restore(draft)
        super().restore(draft)

    def texts(self) -> dict[str, str]:
        """What is in the fields."""
        return {field.name: field.value for field in self.form.fields}

    def clashing(self, width: int) -> list[Section]:
        """What both changed, in three values each; nothing while nobody was faster."""
        if not self.clashes:
            return []
        told = [line for clash in self.clashes for line in wrap(clash.told(self.other), width - 2)]
        title = tr(N_("Changed meanwhile by {who}"), who=self.other)
        return [Section(title, [], [(words(f" {line}", ALARM),) for line in told])]

    def save(self) -> None:
        """What was asked before is behind one."""
        self.clashes = []
        super().save()

    def refused(self, failure: Failure) -> None:
        """Somebody else changed the record: what they alone changed is taken, what both changed is asked."""
        if not self.filled.edits or not isinstance(failure, Stale) or "who" not in failure.slots:
            return
        before = self.filled.seen(self.texts())
        merged, self.clashes = self.filled.meet(failure, self.texts())
        for name, text in merged.items():
            self.take(name, text)
        self.filled.follow(failure)
        self.other = str(failure.slots["who"])
        if self.clashes:
            deciding = Deciding(self.clashes, self.take, self.decided)
            self.form.go_to(self.clashes[0].asked.name)
            self.counter.interrupt(deciding.question())
        elif self.filled.seen(self.texts()) != before:  # else the same would be refused again
            self.save()

    def take(self, name: str, text: str) -> None:
        """A value of the other one in its field."""
        self.form[name].put(text)

    def decided(self, deciding: Deciding) -> None:
        """The next question, or with the last answer the act."""
        if deciding.left:
            self.form.go_to(deciding.left[0].asked.name)
            self.counter.ask_line(deciding.question())
        else:
            self.all_decided(deciding)

    def all_decided(self, deciding: Deciding) -> None:
        """Every field both changed is what somebody chose: it is saved."""
        del deciding
        self.save()
