"""Fields that take a day as hands type it: +3, fri, 24/12, 明天. It stands there as the desk takes it once one has left."""

from collections.abc import Callable
from datetime import date, datetime, time

from hotelcs.entry.dates import parse_date, parse_departure
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.screens.forms import typed_help
from hotelcs.screens.forms.field import Check, Field, Reads, is_date

MOST_NIGHTS = 365


def date_field(name: str, label: str, today: str, *, required: bool = False) -> Field:
    """A field for a day; `today` is the business date, without one only YYYY-MM-DD is taken."""
    return Field(name, label, required, is_day(today), reads=as_day(today), help=typed_help.DAY)


def departure_field(
    name: str, label: str, today: str, arrival: Callable[[], str], *, required: bool = False
) -> Field:
    """A field for the day of departure from `arrival` on: 2n, 2, fri, 24/12."""

    def day(text: str) -> date:
        return parse_departure(text, date.fromisoformat(arrival()), date.fromisoformat(today))

    def check(text: str) -> str:
        try:
            day(text)
        except Refusal as refusal:
            return str(refusal)
        except ValueError:
            return ""  # the arrival itself is no day, and that is said there
        return ""

    def reads(text: str) -> str:
        try:
            return day(text).isoformat()
        except (Refusal, ValueError):
            return text

    return Field(name, label, required, check, reads=reads, help=typed_help.DEPARTURE)


def nights_field(today: str, arrival: Callable[[], str]) -> Field:
    """A field for the nights of a stay from `arrival` on: 2, 2n, 2晚, or the day of departure."""

    def understood(text: str) -> int:
        first = date.fromisoformat(arrival())
        return (parse_departure(text, first, date.fromisoformat(today)) - first).days

    def check(text: str) -> str:
        try:
            return "" if 1 <= understood(text) <= MOST_NIGHTS else tr(N_("This is no number that fits here."))
        except Refusal as refusal:
            return str(refusal)
        except ValueError:
            return ""  # the arrival itself is no day, and that is said there

    def reads(text: str) -> str:
        try:
            return str(understood(text))
        except (Refusal, ValueError):
            return text

    return Field("nights", N_("Nights"), required=True, check=check, reads=reads, help=typed_help.NIGHTS)


def is_day(today: str) -> Check:
    """A check that says what is no day."""
    if not today:
        return is_date

    def check(text: str) -> str:
        try:
            parse_date(text, date.fromisoformat(today))
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check


def is_moment(today: str) -> Check:
    """A check that says what is neither an hour nor a day nor both; days are counted from `today`."""

    def check(text: str) -> str:
        from hotelcs.workflows.registers.moments import moment

        day = date.fromisoformat(today)
        try:
            moment(text, datetime.combine(day, time()), day, field="until")
        except Refusal as refusal:
            return str(refusal)
        return ""

    return check if today else _anything


def _anything(_: str) -> str:
    return ""


def as_day(today: str) -> Reads:
    """What was typed as YYYY-MM-DD; as it is while it is no day."""

    def reads(text: str) -> str:
        try:
            return parse_date(text, date.fromisoformat(today)).isoformat() if today else text
        except Refusal:
            return text

    return reads
