"""A form for one verb, made from a list of what it asks: for acts of the back office that need no form of their own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens.form_needs import Need, nothing
from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.forms import typed_help
from hotelcs.screens.forms.dates import date_field, departure_field, is_moment
from hotelcs.screens.forms.field import Check, Field, Option, is_amount, is_count, plain
from hotelcs.screens.forms.form_state import FormState
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.form_view import Section
from hotelcs.workflows.verbs import VERBS

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

YES_NO = (Option("0", "", N_("no")), Option("1", "yes", N_("yes")))


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a form asks: the act's field, its label (a msgid), and how what is typed becomes its value.

    It is required, or is once the field `with_` says yes, or one of `when`.
    """

    name: str
    label: str
    required: bool = False
    options: Sequence[Option] = ()
    check: Check = lambda _: ""
    value: Callable[[str], Any] = str
    money: bool = False
    dated: bool = False
    timed: bool = False
    with_: str = ""
    when: tuple[str, ...] = ()
    from_: str = ""
    help: str = ""

    def field(self, currency: str, today: str, typed: Callable[[str], str]) -> Field:
        """A fresh field of the form; days are counted from the business date `today`, or nights from the day `typed` in `from_`."""
        if self.dated and self.from_ and today:
            return departure_field(
                self.name, self.label, today, lambda: typed(self.from_), required=self.required
            )
        if self.dated:
            return date_field(self.name, self.label, today, required=self.required)
        check = is_amount(currency) if self.money else is_moment(today) if self.timed else self.check
        help_ = typed_help.AMOUNT if self.money else self.help
        return Field(self.name, self.label, self.required, check, self.options, help=help_)

    def valued(self, text: str, currency: str) -> Any:
        """What was typed, as the act takes it."""
        return parse_minor(text, currency) if self.money else self.value(text)


def words(name: str, label: str, *, required: bool = True) -> Asked:
    """Words as they are typed."""
    return Asked(name, label, required)


def day(name: str, label: str, *, required: bool = False, with_: str = "", from_: str = "") -> Asked:
    """A date; or with `from_` nights counted from the date of that field."""
    return Asked(name, label, required, value=plain, dated=True, with_=with_, from_=from_)


def number(name: str, label: str, least: int, most: int, *, required: bool = True) -> Asked:
    """A whole number."""
    return Asked(
        name,
        label,
        required,
        check=is_count(least, most),
        value=lambda text: int(plain(text)),
        help=typed_help.COUNT,
    )


def amount(name: str, label: str, *, required: bool = True) -> Asked:
    """An amount of money, typed in the main unit."""
    return Asked(name, label, required, money=True)


def flag(name: str, label: str) -> Asked:
    """Yes or no, by digit; no unless told."""
    return Asked(name, label, options=YES_NO, value=bool)


def several(name: str, label: str, *, required: bool = True) -> Asked:
    """Codes or numbers, with spaces or commas between them."""
    return Asked(
        name,
        label,
        required,
        value=lambda text: text.replace("，", " ").replace(",", " ").split(),
        help=typed_help.CODES,
    )


def choice(name: str, label: str, values: Mapping[str, str], *, required: bool = True) -> Asked:
    """One of a few, by digit: value and words (a msgid)."""
    digits = "1234567890"
    options = [Option(digits[at], value, told) for at, (value, told) in enumerate(values.items())]
    return Asked(name, label, required, options)


@dataclass(frozen=True, slots=True)
class Form:
    """The screen's number and title, what is asked, the note above it, and what is said when it is done.

    `said` may have slots of the act's answer, `made` is the one that names the row of what was made; `needs` is asked when
    every field is right by itself.
    """

    number: str
    title: str
    asked: Sequence[Asked]
    said: str
    note: str = ""
    made: str = ""
    needs: Need = nothing


class ActForm(FormSheet):
    """The form of a verb. `given` are fields that are settled already (whose post, which duty)."""

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
        super().__init__(counter, parked or named(given), FormState(fields))
        self.form.needs = self._needed
        self._ask_for_more()
        if not self.form.changed:
            self.form.go_to(fields[0].name)
            fields[0].line.selected = bool(fields[0].line.text)
        self._days = {name: one.value for one in fields if (name := one.name)}

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
        return [Section(title, [(field,) for field in self.form.fields], notes)]

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
            if field.value
        }
        return {**typed, **self.given}

    def _stay(self) -> dict[str, Any]:
        """The days that were typed, as lists show them, and how many nights they are; nothing in a form without them."""
        first, last = self.form.value("arrival"), self.form.value("departure")
        if not first or not last:
            return {}
        nights = (date.fromisoformat(last) - date.fromisoformat(first)).days
        return {"arrival": first[5:], "departure": last[5:], "nights": nights}

    def saved(self, done: Any) -> None:
        """Say what was done."""
        from hotelcs.screens.answers import slots_of
        from hotelcs.screens.listing import Listing

        self.counter.praise(tr(self.spec.said, **{**self._stay(), **slots_of(done)}))
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


def open_then(
    counter: "Counter",
    verb: str,
    given: dict[str, str],
    about: str,
    then: Callable[[Any], None] | None,
    start: dict[str, str],
    parked: str = "",
) -> None:
    """Open the form of `verb`; `then` gets the answer when it is done."""
    from hotelcs.screens.act_forms import FORMS

    if counter.may(verb):
        counter.show_sheet(ActForm(counter, verb, FORMS[verb], given, start, about, parked, then))
    else:
        counter.refuse(verb)
