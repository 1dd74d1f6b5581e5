"""Cancel a reservation, with a reason and the fee of its policy (handbook 02 SM-01: cancel; §2.4.9)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlalchemy import text
from sqlmodel import select

from hotelcs.clock import iso
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reservations import nights, states

_NO_SLOT = text("DELETE FROM room_slot WHERE reservation_id = :id")
_NO_TICKET = text("UPDATE queue_ticket SET ended_at = :now WHERE reservation_id = :id AND ended_at IS NULL")


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was cancelled, and the fee charged in minor units."""

    reservation: str
    reservations: tuple[str, ...]
    fee_minor: int
    released_nights: int


class Cancel(Act):
    """Cancel a reservation (or its whole party); the nights are free again at once."""

    reservation: Ref
    reason: Annotated[Name, Field(description="why, in a few words")]
    fee: Amount = 0
    party: bool = False

    def perform(self, work: Work) -> Cancelled:
        """Free nights and room, remember the state before, charge the fee."""
        first = lookup.reservation(work, self.reservation)
        listed = self._party(work, first) if self.party and first.party else [first]
        released = 0
        for reservation in listed:
            states.require(reservation, "cancel")
            released += close(work, reservation, "cancelled", self.reason)
        if self.fee:
            folio.charge(work, folio.of_reservation(work, first), "cancel_fee", self.fee)
        return Cancelled(first.no, tuple(r.no for r in listed), self.fee, released)

    @staticmethod
    def _party(work: Work, first: Reservation) -> list[Reservation]:
        query = select(Reservation).where(Reservation.party == first.party)
        return [r for r in work.session.exec(query) if "cancel" in states.LEGAL[r.status]]

    @classmethod
    def reverse(cls, result: dict[str, object]) -> Act | None:
        """Reinstating takes a cancellation back, when it was of one room and cost nothing."""
        if result["fee_minor"] or len(list(result["reservations"])) != 1:  # type: ignore[call-overload]
            return None
        from hotelcs.workflows.verbs import act_of

        return act_of("reinstate").parse({"reservation": result["reservation"]})


def close(work: Work, reservation: Reservation, status: str, reason: str) -> int:
    """End a reservation that has not arrived: its nights and room are free. The nights freed come back."""
    counted = reservation.status in nights.HOLDING
    released = nights.release(work, int(reservation.id or 0), reservation.arrival, counted=counted)
    work.run(_NO_SLOT, {"id": reservation.id})
    work.run(_NO_TICKET, {"id": reservation.id, "now": iso(work.now)})
    reservation.status_before, reservation.status = reservation.status, status
    reservation.reason = reason
    reservation.room_id = None
    work.touch(reservation)
    return released
