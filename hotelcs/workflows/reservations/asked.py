"""What a view of bookings is asked: dates as people write them, ranges half-open."""

from datetime import date

from hotelcs.errors import Usage
from hotelcs.i18n import N_

MOST_NIGHTS = 400
"""A view shows at most this many nights."""


def day(text: str | date, name: str) -> date:
    """A filter that is a date. Raises Usage naming the filter."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Usage(
            N_("{name} must be a date like 2026-11-23, not {text}."), name=name, text=text[:40]
        ) from None


def span(first: str | date, until: str | date, names: tuple[str, str]) -> tuple[str, str]:
    """An ISO range first → until. Raises Usage when it is reversed or longer than MOST_NIGHTS."""
    begins, ends = day(first, names[0]), day(until, names[1])
    if ends < begins:
        raise Usage(N_("{until} is before {first}."), first=begins, until=ends)
    if (ends - begins).days > MOST_NIGHTS:
        raise Usage(N_("At most {most} nights can be shown at once."), most=MOST_NIGHTS)
    return begins.isoformat(), ends.isoformat()


def clock(minute: int | None) -> str:
    """Minutes since midnight as HH:MM; empty for None."""
    return "" if minute is None else "{:02d}:{:02d}".format(*divmod(minute, 60))


def nights_between(first: str, until: str) -> int:
    """How many nights lie between two ISO dates."""
    return (date.fromisoformat(until) - date.fromisoformat(first)).days


def masked(phone: str) -> str:
    """A telephone number as it may stand on a screen: its last four characters."""
    return "*" * max(len(phone) - 4, 0) + phone[-4:] if len(phone) > 4 else "*" * len(phone)
