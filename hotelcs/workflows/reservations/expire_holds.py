"""Let tentative bookings go whose hold has run out (handbook 02 SM-01: hold expires). Safe to repeat."""

from dataclasses import dataclass

from hotelcs.clock import iso
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.reservations.cancel import close

_OVER = (
    "SELECT id FROM reservation WHERE status IN ('tentative','waitlist') AND arrival > '0001-01-01' "
    "AND (arrival < :today OR hold_until < :now)"
)
EXPIRED = "expired"
"""The reason written on a booking whose hold ran out."""


@dataclass(frozen=True, slots=True)
class HoldsExpired:
    """The bookings let go, and how many nights are free again."""

    reservations: tuple[str, ...]
    released_nights: int


class ExpireHolds(Act):
    """Cancel every tentative booking whose hold has run out, and whoever waits for a day that is gone."""

    def perform(self, work: Work) -> HoldsExpired:
        """Nothing happens when none has."""
        keys = sorted(work.reader.rows(_OVER, today=work.business_date.isoformat(), now=iso(work.now)))
        overdue = [work.session.get_one(Reservation, key) for (key,) in keys]
        released = sum(close(work, reservation, "cancelled", EXPIRED) for reservation in overdue)
        return HoldsExpired(tuple(r.no for r in overdue), released)
