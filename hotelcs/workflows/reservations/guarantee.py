"""Guarantee a booking: it is kept until the night of arrival is audited (handbook 02 SM-01: guarantee)."""

from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref
from hotelcs.workflows.reservations import states


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """The booking, what guarantees it now and before, and what was prepaid, in minor units."""

    reservation: str
    guarantee: str
    prepaid_minor: int
    before: str = ""
    prepaid_before: int = 0


class Guarantee(Act):
    """Guarantee a confirmed booking by payment, card, company letter or credit."""

    reservation: Ref
    guarantee: Literal["none", "prepaid", "card", "company", "credit_stay", "deposit"]
    prepaid: Amount | None = None

    def perform(self, work: Work) -> Guaranteed:
        """`prepaid` notes what was paid elsewhere; money taken here is a payment of its own.

        "none" only takes a guarantee back that was entered by mistake.
        """
        reservation = lookup.reservation(work, self.reservation)
        before = (reservation.guarantee, reservation.prepaid_minor)
        if self.guarantee == "none":
            return self._take_back(work, reservation)
        states.require(reservation, "guarantee")
        reservation.guarantee = self.guarantee
        if self.prepaid is not None:
            reservation.prepaid_minor = self.prepaid
        reservation.status_before, reservation.status = reservation.status, "guaranteed"
        work.touch(reservation)
        return Guaranteed(reservation.no, self.guarantee, reservation.prepaid_minor, *before)

    def _take_back(self, work: Work, reservation: Reservation) -> Guaranteed:
        """The booking is confirmed as it was; refused but to who undoes the act."""
        if work.undoes is None or reservation.status != "guaranteed":
            raise Refusal("GUARANTEE_MISSING", N_("Say what guarantees the booking."), field="guarantee",
                          next=("guarantee",))  # fmt: skip
        before = (reservation.guarantee, reservation.prepaid_minor)
        reservation.guarantee, reservation.prepaid_minor = "none", self.prepaid or 0
        reservation.status_before, reservation.status = reservation.status, "confirmed"
        work.touch(reservation)
        return Guaranteed(reservation.no, "none", reservation.prepaid_minor, *before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """As it was before, when nothing had guaranteed it."""
        if result.get("before") != "none":
            return None
        from hotelcs.workflows.verbs import act_of

        asked = {
            "reservation": result["reservation"],
            "guarantee": "none",
            "prepaid": result["prepaid_before"],
        }
        return act_of("guarantee").parse(asked)
