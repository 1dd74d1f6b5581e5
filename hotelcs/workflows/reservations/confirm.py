"""Confirm a tentative booking, or give somebody on the waitlist the place that is free (SM-01: confirm, place freed)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rates import ReservationTerms
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.rates import selling
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.reservations import beds, nights, states, waiting


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The booking, its state now and before."""

    reservation: str
    status: str
    before: str


class Confirm(Act):
    """Confirm a booking. `out_of_turn` passes somebody who has waited longer; `overbook` sells beyond the limit."""

    reservation: Ref
    out_of_turn: bool = False
    overbook: bool = False

    def perform(self, work: Work) -> Confirmed:
        """A tentative booking has its place already; one from the waitlist takes it now, in its turn."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "confirm")
        before = reservation.status
        rights.ask(work, "overbook", "out_of_turn", wanted=self.out_of_turn or self.overbook)
        terms = work.session.get(ReservationTerms, reservation.id)
        if terms is not None:
            selling.refuse_unguaranteed(
                str(selling.bound(work, reservation)), terms.needs, reservation.guarantee
            )
        if before == "waitlist":
            self._place(work, reservation)
        reservation.status_before = before
        reservation.status = "guaranteed" if reservation.guarantee != "none" else "confirmed"
        reservation.hold_until = None
        work.touch(reservation)
        return Confirmed(reservation.no, reservation.status, before)

    def _place(self, work: Work, reservation: Reservation) -> None:
        if reservation.arrival < work.business_date:
            raise Refusal("DATE_PAST", N_("{arrival} is past; the business date is {today}."), field="arrival",
                          next=("amend", "cancel"), arrival=reservation.arrival, today=work.business_date)  # fmt: skip
        if not self.out_of_turn:
            self._refuse_before_turn(work, reservation)
        wanted = [(n.night, n.type_id) for n in nights.of(work, int(reservation.id or 0))]
        terms = work.session.get(ReservationTerms, reservation.id)
        asked = Wanted(reservation.type_id, terms.plan_id if terms else None, reservation.arrival, reservation.departure,
                       frozenset(night for night, _ in wanted), but=int(reservation.id or 0))  # fmt: skip
        kind = lookup.by_id(work, RoomType, reservation.type_id)
        selling.refuse_unsold(work, kind, asked, overbook=self.overbook)
        nights.take_inventory(work, wanted, force=self.overbook)
        reservation.status = "confirmed"
        beds.hold_free(work, reservation)

    def _refuse_before_turn(self, work: Work, reservation: Reservation) -> None:
        """First come, first placed: refuse while somebody before could take the place."""
        line = waiting.queue(work.reader, work.business_date.isoformat())
        first = next((w.after for w in line if w.id == reservation.id), None)
        if first:
            raise Refusal("NOT_FIRST", N_("{first} has waited longer for these nights."), field="reservation",
                          next=("confirm", "show waitlist", "out_of_turn"), first=first, items=(first,))  # fmt: skip
