"""Cancel a reservation, with a reason and the fee of its policy (handbook 02 SM-01: cancel; §2.4.9)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlalchemy import text
from sqlmodel import select

from hotelcs.clock import iso
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref
from hotelcs.workflows.groups import block
from hotelcs.workflows.reception import folio, master
from hotelcs.workflows.reservations import fees, nights, states, waiting

_NO_SLOT = text("DELETE FROM room_slot WHERE reservation_id = :id")
_NO_TICKET = text("UPDATE queue_ticket SET ended_at = :now WHERE reservation_id = :id AND ended_at IS NULL")


@dataclass(frozen=True, slots=True)
class Cancelled:
    """What was cancelled, the fee charged and what the guest has paid beyond it, in minor units.

    `why` says what the fee of the first booking follows from (docs/reference/verbs.md: cancel).
    `waiting` are those on the waitlist for whom a place is free now, in their turn.
    """

    reservation: str
    reservations: tuple[str, ...]
    fee_minor: int
    to_refund_minor: int
    released_nights: int
    waiting: tuple[str, ...]
    why: str = ""


class Cancel(Act):
    """Cancel a reservation (or its whole party); the nights are free again at once.

    Without `fee` the plan it was booked on, or the rule of the house, says what it costs; less needs the right to waive it.
    """

    reservation: Ref
    reason: Annotated[Name, Field(description="why, in a few words")]
    fee: Amount | None = None
    party: bool = False

    def perform(self, work: Work) -> Cancelled:
        """Free nights and room, remember the state before, charge the fee."""
        first = lookup.reservation(work, self.reservation)
        listed = self._party(work, first) if self.party and first.party else [first]
        released, charged, why = 0, 0, ""
        for number, reservation in enumerate(listed):
            states.require(reservation, "cancel")
            due = fees.cancel_due(work, reservation)
            fee = self._fee(work, due.amount_minor, first=number == 0)
            why = why or (due.why if self.fee is None else "given")
            if fee:
                folio.charge(work, folio.of_reservation(work, reservation), "cancel_fee", fee)
            released += close(work, reservation, "cancelled", self.reason)
            charged += fee
        owed = sum(folio.balance(work, int(reservation.id or 0)) for reservation in listed)
        freed = turns(work, listed) if released else ()
        return Cancelled(first.no, tuple(r.no for r in listed), charged, max(-owed, 0), released, freed, why)

    def _fee(self, work: Work, due: int, *, first: bool) -> int:
        """The fee of the rule; a given one goes on the first booking of a party only."""
        if self.fee is None:
            return due
        given = self.fee if first else 0
        rights.ask(work, "fee.waive", "fee", wanted=given < due)
        return given

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


def turns(work: Work, freed: list[Reservation]) -> tuple[str, ...]:
    """Those on the waitlist whose turn it is now for the type and nights given up."""
    line = waiting.queue(work.reader, work.business_date.isoformat())
    return tuple(w.no for w in line if w.fits and w.after is None and any(w.meets(r.type_id, r.arrival.isoformat(),
                 r.departure.isoformat()) for r in freed))  # fmt: skip


def close(work: Work, reservation: Reservation, status: str, reason: str) -> int:
    """End a reservation that has not arrived: its nights and room are free. The nights freed come back.

    Its fee is charged before: with the last of a party the master bill is closed.
    """
    counted = reservation.status in nights.HOLDING
    released = nights.release(work, int(reservation.id or 0), reservation.arrival, counted=counted)
    work.run(_NO_SLOT, {"id": reservation.id})
    work.run(_NO_TICKET, {"id": reservation.id, "now": iso(work.now)})
    reservation.status_before, reservation.status = reservation.status, status
    reservation.reason = reason
    reservation.ended_at = work.now
    reservation.room_id = None
    work.touch(reservation)
    if status == "cancelled":
        block.refill(work, int(reservation.id or 0))
    master.settle_gone(work, reservation)
    return released
