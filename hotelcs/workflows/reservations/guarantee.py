"""Guarantee a booking: it is kept until the night of arrival is audited (handbook 02 SM-01: guarantee)."""

from dataclasses import dataclass
from typing import Literal

from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref
from hotelcs.workflows.reservations import states


@dataclass(frozen=True, slots=True)
class Guaranteed:
    """The booking and what guarantees it."""

    reservation: str
    guarantee: str
    prepaid_minor: int


class Guarantee(Act):
    """Guarantee a confirmed booking by payment, card, company letter or credit."""

    reservation: Ref
    guarantee: Literal["prepaid", "card", "company", "credit_stay", "deposit"]
    prepaid: Amount | None = None

    def perform(self, work: Work) -> Guaranteed:
        """`prepaid` notes what was paid elsewhere; money taken here is a payment of its own."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "guarantee")
        reservation.guarantee = self.guarantee
        if self.prepaid is not None:
            reservation.prepaid_minor = self.prepaid
        reservation.status_before, reservation.status = reservation.status, "guaranteed"
        work.touch(reservation)
        return Guaranteed(reservation.no, self.guarantee, reservation.prepaid_minor)
