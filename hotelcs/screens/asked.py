"""What a form of one verb asks: each field with its label, and how what is typed becomes the act's value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.i18n import N_, tr
from hotelcs.money import parse_minor
from hotelcs.screens.booking import money
from hotelcs.screens.form_needs import Need, nothing
from hotelcs.screens.forms import typed_help
from hotelcs.screens.forms.dates import date_field, departure_field, is_moment
from hotelcs.screens.forms.field import Check, Field, Option, is_amount, is_count, plain

YES_NO = (Option("0", "", N_("no")), Option("1", "yes", N_("yes")))


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a form asks: the act's field, its label (a msgid), and how what is typed becomes its value.

    It is required, or is once the field `with_` says yes, or one of `when`. One that `clears` takes words away when it is
    emptied; others stay as they are.
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
    clears: bool = False
    written: Callable[[Any], str] = str

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

    def text(self, value: Any, currency: str) -> str:
        """A value of the act as it is typed: the way back."""
        if value is None:
            return ""
        if isinstance(value, bool):
            known = {option.value for option in self.options}
            return "yes" if value else "no" if "no" in known else ""
        if self.money:
            return money(value, currency)
        return " ".join(map(str, value)) if isinstance(value, list | tuple) else self.written(value)

    def told(self, text: str) -> str:
        """What is typed, for people: a choice in its words, nothing as a dash."""
        found = next((option for option in self.options if option.value == text), None)
        return (tr(found.title) if found is not None else text) or "-"


def words(name: str, label: str, *, required: bool = True, clears: bool = False) -> Asked:
    """Words as they are typed; with `clears` an emptied field says that there are none."""
    return Asked(name, label, required, clears=clears)


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
    every field is right by itself. A form that changes what there is `edits` by the act's `version` of the record, or by
    what its fields were (`was`) where rows have no version; fields in `names` say which record it is.
    """

    number: str
    title: str
    asked: Sequence[Asked]
    said: str
    note: str = ""
    made: str = ""
    needs: Need = nothing
    edits: Literal["", "version", "was"] = ""
    names: tuple[str, ...] = ()
