"""A form for one verb, made from a list of what it asks: for acts of the back office that need no form of their own."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, one_after_another, tr
from hotelcs.screens.asked import Form
from hotelcs.screens.edit_sheet import EditSheet
from hotelcs.screens.editing import Filled
from hotelcs.screens.forms.field import Field
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.form_view import Section
from hotelcs.workflows.verbs import VERBS

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter


class ActForm(EditSheet):
    """The form of a verb. `given` are fields that are settled already (whose post, which duty).

    A form that edits a record sends what it was filled from, and where somebody else was faster it asks field by field.
    """

    def __init__(
        self,
        counter: "Counter",
        verb: str,
        form: Form,
        given: dict[str, str],
        start: dict[str, str],
        about: str = "",
        parked: str = "",
        then: Callable[[Any], None] | None = None,
        version: int | None = None,
    ) -> None:
        self.then = then
        self.verb, self.number, self.title = verb, form.number, form.title  # type: ignore[misc]
        self.spec, self.given, self.about = form, given, about
        self.currency = counter.sitting.me.currency if counter.sitting.me else "CNY"
        today = counter.home.business_date if counter.home else ""
        fields: list[Field] = []

        def typed(name: str) -> str:
            return next((field.value for field in fields if field.name == name), "")

        fields += [one.field(self.currency, today, typed) for one in form.asked]
        for one in fields:
            if one.name in start:
                one.put(start[one.name])
        filled = Filled(form, self.currency, start, version)
        super().__init__(counter, parked or named(given), FormState(fields), filled)
        self.form.needs = self._needed
        self._ask_for_more()
        if not self.form.changed:
            self.form.go_to(fields[0].name)
            fields[0].line.selected = bool(fields[0].line.text)
        self._days = self.texts()

    verb: ClassVar[str] = ""

    def sections(self, width: int) -> list[Section]:
        """One part; what is given stands in its border."""
        from hotelcs.screens.paint import words as span
        from hotelcs.screens.paint import wrap

        about = " ".join(filter(None, (self.about, *self.given.values())))
        title = (
            tr(N_("{title} {about}"), title=tr(VERBS[self.verb].title), about=about)
            if about
            else tr(VERBS[self.verb].title)
        )
        notes = (
            [(span(f" {line}"),) for line in wrap(tr(self.spec.note), width - 2)] if self.spec.note else []
        )
        return [*self.clashing(width), Section(title, [(field,) for field in self.form.fields], notes)]

    def press(self, press: Press) -> bool:
        """A yes may ask for more."""
        taken = super().press(press)
        self._ask_for_more()
        return taken

    def _ask_for_more(self) -> None:
        for one, field in zip(self.spec.asked, self.form.fields, strict=True):
            if one.with_:
                said = self.form.value(one.with_)
                field.required = one.required or (said in one.when if one.when else bool(said))

    def _needed(self) -> tuple[Field, str] | None:
        """What is missing of fields that belong together."""
        found = self.spec.needs(lambda name: self.given.get(name) or self.form.value(name))
        return None if found is None else (self.form[found[0]], tr(found[1]))

    def moved(self, before: int) -> None:
        """Another arrival carries a departure along that nobody typed."""
        super().moved(before)
        self._carry()

    def save(self) -> None:
        """The days belong together before they are sent."""
        self._carry()
        sent = [one for one in self.spec.asked if self.filled.says_more(one, self.form.value(one.name))]
        if self.spec.edits and self.filled.base and not sent and next(self.form.faults(), None) is None:
            self.counter.drop_draft(self.record)
            self.counter.close_sheet()
            self.counter.say(tr(N_("Nothing was changed.")))
        else:
            super().save()

    def _carry(self) -> None:
        """Move a departure by as many days as the day it counts from, where it was not typed itself."""
        for one in self.spec.asked:
            if one.dated and one.from_:
                self._carry_along(self.form[one.from_], self.form[one.name])

    def _carry_along(self, first: Field, last: Field) -> None:
        was, stood = self._days[first.name], self._days[last.name]
        if last.value != stood or first.value == was:
            return
        try:
            nights = date.fromisoformat(stood) - date.fromisoformat(was)
            moved = (date.fromisoformat(first.value) + nights).isoformat()
        except (ValueError, OverflowError):
            return  # one of them is no day yet
        selected = last.line.selected
        last.put(moved)
        last.line.selected = selected
        self._days |= {first.name: first.value, last.name: last.value}

    def fields(self) -> dict[str, Any]:
        """The act's fields: what was typed, and what was given."""
        typed = {
            one.name: one.valued(field.value, self.currency)
            for one, field in zip(self.spec.asked, self.form.fields, strict=True)
            if (self.filled.sends(one, field.value) if self.spec.edits else field.value)
        }
        seen = self.filled.seen(self.texts()) if self.spec.edits else {}
        return {**typed, **self.given, **seen}

    def take(self, name: str, text: str) -> None:
        """A value of somebody else in its field; nothing is carried along with it."""
        super().take(name, text)
        self._days = self.texts()

    def _stay(self, done: Any) -> dict[str, Any]:
        """The days of the record as lists show them, and how many nights they are; nothing in a form without them."""
        told = {name: done.result.get(name) or self.form.value(name) for name in ("arrival", "departure")}
        first, last = told["arrival"], told["departure"]
        if not first or not last:
            return {}
        nights = (date.fromisoformat(last) - date.fromisoformat(first)).days
        return {"arrival": first[5:], "departure": last[5:], "nights": nights}

    def saved(self, done: Any) -> None:
        """Say what was done."""
        from hotelcs.screens.answers import slots_of
        from hotelcs.screens.listing import Listing

        told = [tr(self.spec.said, **{**slots_of(done), **self._stay(done)})]
        if self.other:
            told.append(tr(N_("{who} changed it meanwhile too."), who=self.other))
        self.counter.praise(one_after_another(told))
        below = self.counter.sheet
        if self.spec.made and isinstance(below, Listing):
            below.front.seek(str(done.result[self.spec.made]))
        if self.then is not None:
            self.then(done)


def named(given: Mapping[str, str]) -> str:
    """The name of a draft: what is given, so that the form can be opened again from it."""
    return " ".join(f"{name}={value}" for name, value in given.items())


def open_act(
    counter: "Counter",
    verb: str,
    given: dict[str, str] | None = None,
    about: str = "",
    parked: str = "",
    **start: str,
) -> None:
    """Open the form of `verb`, if whoever sits here may use it; `about` says in its border whom it is about.

    `parked` is the number under which this form was put aside.
    """
    open_then(counter, verb, given or {}, about, None, start, parked)


def open_edit(
    counter: "Counter",
    verb: str,
    given: dict[str, str],
    start: dict[str, str],
    version: int | None = None,
    about: str = "",
) -> None:
    """Open the form of a `verb` that changes a record: `start` is what its fields are now, in the `version` it has now."""
    open_then(counter, verb, given, about, None, start, version=version)


def open_then(
    counter: "Counter",
    verb: str,
    given: dict[str, str],
    about: str,
    then: Callable[[Any], None] | None,
    start: dict[str, str],
    parked: str = "",
    version: int | None = None,
) -> None:
    """Open the form of `verb`; `then` gets the answer when it is done."""
    from hotelcs.screens.act_forms import FORMS

    if counter.may(verb):
        counter.show_sheet(ActForm(counter, verb, FORMS[verb], given, start, about, parked, then, version))
    else:
        counter.refuse(verb)
