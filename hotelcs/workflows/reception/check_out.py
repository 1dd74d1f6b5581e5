"""Check a stay out: late fee, deposit, balance, keys, and the room goes to housekeeping (handbook 02 §2.4.7)."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import KeyCard, Stay
from hotelcs.money import Money
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.housekeeping import cleanliness
from hotelcs.workflows.reception import folio, late_fee, settling
from hotelcs.workflows.reservations import nights, states

Settle = Literal["", "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "ecny", "company_ar"]


@dataclass(frozen=True, slots=True)
class CheckedOut:
    """The stay that ended, what the late fee was and what was paid back or settled, in minor units."""

    stay: str
    reservation: str
    room: str
    late_fee_minor: int
    refunded_minor: int
    paid_minor: int
    released_nights: int


class CheckOut(Act):
    """Check a stay out. `settle` pays an open balance by that method; keys not back are named `lost`."""

    stay: Ref
    settle: Settle = ""
    late_fee: bool = True
    keys_lost: bool = False
    keys_returned: bool = True

    def perform(self, work: Work) -> CheckedOut:
        """The checklist in its order: keys, late fee, deposit, balance, room."""
        stay = lookup.stay(work, self.stay)
        reservation: Reservation = lookup.by_id(work, Reservation, stay.reservation_id)
        self._refuse_gone(stay, reservation)
        self._keys(work, stay)
        bill = folio.of_reservation(work, reservation, stay)
        fee = late_fee.charge(work, reservation, bill) if self.late_fee else 0
        refunded = settling.settle_deposits(work, stay, bill, reservation)
        paid = self._pay(work, reservation, bill)
        self._refuse_balance(work, reservation)
        released = leave(work, stay, reservation)
        close_folios(work, reservation)
        room = lookup.by_id(work, Room, stay.room_id)
        return CheckedOut(stay.no, reservation.no, room.no, fee, refunded, paid, released)

    def _refuse_gone(self, stay: Stay, reservation: Reservation) -> None:
        if stay.status != "in_house":
            raise Refusal("NOT_IN_HOUSE", N_("{stay} is not in house."), field="stay",
                          next=states.LEGAL[reservation.status], stay=stay.no)  # fmt: skip

    def _keys(self, work: Work, stay: Stay) -> None:
        cards = work.session.exec(select(KeyCard).where(KeyCard.stay_id == stay.id, KeyCard.status == "out")).all()
        if cards and not self.keys_returned and not self.keys_lost:
            raise Refusal("KEYS_OUT", N_("{count} key cards are not back."), field="keys_returned",
                          next=("keys_returned=true", "keys_lost=true"), count=len(cards))  # fmt: skip
        for card in cards:
            card.status = "lost" if self.keys_lost else "returned"

    def _pay(self, work: Work, reservation: Reservation, bill: Folio) -> int:
        owed = folio.balance(work, int(reservation.id or 0))
        if owed <= 0 or not self.settle:
            return 0
        folio.pay(work, bill, "payment", self.settle, owed)
        return owed

    def _refuse_balance(self, work: Work, reservation: Reservation) -> None:
        owed = folio.balance(work, int(reservation.id or 0))
        if owed:
            message = N_("{amount} is still to be paid.") if owed > 0 else N_("{amount} must be refunded first.")
            raise Refusal("BALANCE_OPEN", message, field="settle", next=("take-payment", "refund", "settle"),
                          amount=Money(abs(owed), work.property.currency), items=(owed,))  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Undoing the check-out, under its own guards."""
        from hotelcs.workflows.verbs import act_of

        return act_of("undo-check-out").parse({"stay": result["stay"], "reason": "undone"})


def leave(work: Work, stay: Stay, reservation: Reservation) -> int:
    """The guests are gone: stay and reservation close, unslept nights are free, the room is dirty."""
    stay.status, stay.departed_at, stay.date_out = "checked_out", work.now, work.business_date
    work.touch(stay)
    released = give_up_nights(work, reservation)
    reservation.status_before, reservation.status = reservation.status, "checked_out"
    work.touch(reservation)
    room = lookup.by_id(work, Room, stay.room_id)
    room.vacant_since = work.business_date
    cleanliness.change(work, room, "dirty", "check_out")
    for person in settling.present(work, stay):
        person.left_at = work.now
    return released


def give_up_nights(work: Work, reservation: Reservation) -> int:
    """Nights not slept are free at once; their number comes back. Leaving on the day of arrival is a day use."""
    if reservation.departure <= work.business_date or reservation.departure == reservation.arrival:
        return 0
    released = nights.release(work, int(reservation.id or 0), work.business_date, forget=True)
    reservation.departure = work.business_date
    if reservation.departure == reservation.arrival:
        reservation.kind = "day_use"
    return released


def close_folios(work: Work, reservation: Reservation) -> None:
    """Every folio of the reservation is closed; the balance is nil by now."""
    query = select(Folio).where(Folio.reservation_id == reservation.id, col(Folio.status) != "closed")
    for bill in work.session.exec(query):
        bill.status = "closed"
