"""What a view of bookings is asked: dates as people write them, ranges half-open."""

from datetime import date

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking, day_of

MOST_NIGHTS = 400
"""A view shows at most this many nights."""


def span(first: str | date, until: str | date, names: tuple[str, str]) -> tuple[str, str]:
    """An ISO range first → until. Raises Usage for what is no date, when it is reversed or longer than MOST_NIGHTS."""
    begins, ends = day_of(first, names[0]), day_of(until, names[1])
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


def phone_for(asking: Asking, phone: str) -> str:
    """A guest's telephone for who may change bookings, as they call and are to be whole (decisions); masked for others."""
    return phone if asking.may("reservation.write") else masked(phone)


def masked(phone: str) -> str:
    """A telephone number as it may stand on a screen: its last four characters."""
    return "*" * max(len(phone) - 4, 0) + phone[-4:] if len(phone) > 4 else "*" * len(phone)
