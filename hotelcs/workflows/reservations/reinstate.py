"""Bring a cancelled booking or a no-show back (handbook 02 SM-01: reinstate)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.groups import block
from hotelcs.workflows.reception import folio, master
from hotelcs.workflows.reservations import beds, night_changes, nights, states
from hotelcs.workflows.reservations.nights import Night

NO_SHOW_LIMIT = timedelta(hours=24)
"""A no-show comes back within this time, or is booked anew (SM-01)."""
FEES = ("cancel_fee", "no_show_fee")


@dataclass(frozen=True, slots=True)
class Reinstated:
    """The booking, its state again and before, the fee taken back in minor units."""

    reservation: str
    status: str
    before: str
    fee_reversed_minor: int


class Reinstate(Act):
    """Bring a cancelled booking or a no-show back. Availability is checked anew; the room is not kept.

    A fee stays on the folio unless `reverse_fee`.
    """

    reservation: Ref
    reverse_fee: bool = False
    overbook: bool = False

    def perform(self, work: Work) -> Reinstated:
        """The nights are taken again, those gone by without asking; the state is the one before."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "reinstate")
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        self._refuse_late(work, reservation)
        before = reservation.status
        status = reservation.status_before or "confirmed"
        take_again(work, reservation, status, overbook=self.overbook)
        if status == "tentative":
            reservation.hold_until = work.now + timedelta(minutes=30)
        reservation.status, reservation.status_before = status, before
        reservation.reason, reservation.ended_at = "", None
        work.touch(reservation)
        beds.hold_free(work, reservation)
        master.resume(work, reservation)
        waived = rights.ask(work, "fee.waive", "reverse_fee", wanted=self.reverse_fee)
        reversed_minor = reverse_fees(work, reservation) if waived else 0
        return Reinstated(reservation.no, status, before, reversed_minor)

    def _refuse_late(self, work: Work, reservation: Reservation) -> None:
        ended = reservation.ended_at
        if reservation.status == "no_show" and (ended is None or work.now - ended > NO_SHOW_LIMIT):
            raise Refusal("TOO_LATE", N_("{no} was a no-show more than 24 hours ago; book anew."), field="reservation",
                          next=("book",), no=reservation.no)  # fmt: skip
        if reservation.departure < work.business_date:
            raise Refusal("DATE_PAST", N_("{no} ended on {departure}."), field="reservation", next=("book",),
                          no=reservation.no, departure=reservation.departure)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Cancelling again; a no-show is marked again by the night."""
        if result["before"] != "cancelled" or result["fee_reversed_minor"]:
            return None
        from hotelcs.workflows.verbs import act_of

        return act_of("cancel").parse({"reservation": result["reservation"], "reason": "undone", "fee": 0})


def take_again(work: Work, reservation: Reservation, status: str, *, overbook: bool) -> None:
    """The nights return to the reserved type; those to come need a place."""
    reservation_id = int(reservation.id or 0)
    before = nights.of(work, reservation_id)
    after = [Night(n.night, reservation.type_id, n.rate_minor) for n in before]
    night_changes.rewrite(work, reservation_id, before, after, counted=False)
    if status not in nights.HOLDING:
        return
    listed = [(n.night, n.type_id) for n in after]
    block.lend(work, reservation_id, [n for n in listed if n[0] >= work.business_date])
    nights.take_inventory(work, [n for n in listed if n[0] < work.business_date], force=True)
    nights.take_inventory(work, [n for n in listed if n[0] >= work.business_date], force=overbook)


def reverse_fees(work: Work, reservation: Reservation) -> int:
    """Take back the cancel and no-show fees still standing by opposite lines; minor units come back."""
    taken = 0
    for line in folio.standing(work, int(reservation.id or 0)):
        if line.kind in FEES:
            bill = master.open_for(work, line)
            taken -= folio.opposite(work, line, "reinstated", bill=bill, kind="correction").amount_minor
    return taken
