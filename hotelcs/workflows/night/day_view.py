"""The business day: which date is open, since when, and when the one before was closed."""

from dataclasses import dataclass

from hotelcs.errors import NotReady
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.views import Asking

_OPEN = (
    "SELECT d.day, d.opened_at, (SELECT max(c.day) FROM business_day c WHERE c.status = 'closed'), "
    "(SELECT max(c.closed_at) FROM business_day c WHERE c.status = 'closed'), "
    "(SELECT count(*) FROM business_day) FROM business_day d WHERE d.status = 'open'"
)


@dataclass(frozen=True, slots=True)
class BusinessDayNow:
    """The open business date (ISO), since when (UTC), the date closed last, and how many dates there have been."""

    business_date: str
    status: str
    opened_at: str
    last_closed_date: str
    last_closed_at: str
    days: int


def business_day(asking: Asking) -> BusinessDayNow:
    """The open business day. Raises NotReady when there is none."""
    found = one(asking.reader, _OPEN)
    if found is None:
        raise NotReady(N_("The hotel has no open business day."), hint=N_("Run: hotelcs doctor"))
    day, opened_at, closed_day, closed_at, days = found
    return BusinessDayNow(day, "open", opened_at, closed_day or "", closed_at or "", days)
