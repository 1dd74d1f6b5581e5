"""Let tentative bookings go whose hold has run out (handbook 02 SM-01: hold expires). Safe to repeat."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.reservations.cancel import close

EXPIRED = "expired"
"""The reason written on a booking whose hold ran out."""


@dataclass(frozen=True, slots=True)
class HoldsExpired:
    """The bookings let go, and how many nights are free again."""

    reservations: tuple[str, ...]
    released_nights: int


class ExpireHolds(Act):
    """Cancel every tentative booking whose hold has run out."""

    def perform(self, work: Work) -> HoldsExpired:
        """Nothing happens when none has."""
        waiting = col(Reservation.status).in_(("tentative", "waitlist"))
        query = select(Reservation).where(waiting, Reservation.status == "tentative")
        overdue = [r for r in work.session.exec(query.order_by(col(Reservation.id))) if self._over(work, r)]
        released = sum(close(work, reservation, "cancelled", EXPIRED) for reservation in overdue)
        return HoldsExpired(tuple(r.no for r in overdue), released)

    @staticmethod
    def _over(work: Work, reservation: Reservation) -> bool:
        return reservation.hold_until is not None and reservation.hold_until < work.now
