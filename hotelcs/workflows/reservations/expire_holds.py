"""Let tentative bookings go whose hold has run out, and blocks past their cut-off (handbook 02 SM-01, SM-30). Safe to repeat."""

from dataclasses import dataclass

from hotelcs.clock import iso
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.groups.steps import release_overdue
from hotelcs.workflows.reservations.cancel import close

_OVER = (
    "SELECT id FROM reservation WHERE status IN ('tentative','waitlist') AND arrival > '0001-01-01' "
    "AND (arrival < :today OR hold_until < :now)"
)
EXPIRED = "expired"
"""The reason written on a booking whose hold ran out."""


@dataclass(frozen=True, slots=True)
class HoldsExpired:
    """The bookings let go, how many nights are free again, and the groups whose rooms are back on sale."""

    reservations: tuple[str, ...]
    released_nights: int
    groups: tuple[str, ...]


class ExpireHolds(Act):
    """Cancel every tentative booking whose hold has run out, and whoever waits for a day that is gone; release blocks past their cut-off."""

    def perform(self, work: Work) -> HoldsExpired:
        """Nothing happens when none has."""
        keys = sorted(work.reader.rows(_OVER, today=work.business_date.isoformat(), now=iso(work.now)))
        overdue = [work.session.get_one(Reservation, key) for (key,) in keys]
        released = sum(close(work, reservation, "cancelled", EXPIRED) for reservation in overdue)
        return HoldsExpired(tuple(r.no for r in overdue), released, release_overdue(work, work.business_date))
