"""Check a stay out: late fee, deposit, balance, keys, and the room goes to housekeeping (handbook 02 §2.4.7)."""

from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.money import Money
from hotelcs.workflows import rights
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reception import bills, folio, in_house, keys, late_fee, leaving, master, settling

Settle = Literal["", "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "ecny", "company_ar"]


@dataclass(frozen=True, slots=True)
class CheckedOut:
    """The stay that ended; fee, refund, payment, what companies were charged and what a hold gave, in minor units; rates of nights given up."""

    stay: str
    reservation: str
    room: str
    late_fee_minor: int
    refunded_minor: int
    paid_minor: int
    company_minor: int
    captured_minor: int
    released_nights: int
    rates_minor: tuple[int, ...]
    warnings: tuple[str, ...]


class CheckOut(Act):
    """Check a stay out. `settle` pays an open balance by that method (`company_ar` by the account `company`).

    Windows with a company are charged to its account first. Keys not back are named `lost`.
    """

    stay: Ref
    settle: Settle = ""
    company: Ref | None = None
    late_fee: bool = True
    keys_lost: bool = False
    keys_returned: bool = True

    def perform(self, work: Work) -> CheckedOut:
        """The checklist in its order: keys, late fee, deposit, balance, room."""
        stay, reservation = in_house.present(work, self.stay, "check-out")
        bill = folio.of_reservation(work, reservation, stay)
        self._keys(work, stay, bill)
        fee = self._late_fee(work, reservation, bill)
        by_company = settling.settle_companies(work, reservation)
        refunded, captured = settling.settle_deposits(work, stay, bill, reservation)
        paid = self._pay(work, reservation, bill)
        self._refuse_balance(work, reservation)
        master.settle_last(work, reservation)
        warnings = leaving.notices(work, reservation)
        rates = leaving.leave(work, stay, reservation)
        bills.close(work, bills.Debtor(reservation, stay))
        room = in_house.room_of(work, stay)
        return CheckedOut(
            stay.no,
            reservation.no,
            room.no,
            fee,
            refunded,
            paid,
            by_company,
            captured,
            len(rates),
            rates,
            warnings,
        )

    def _keys(self, work: Work, stay: Stay, bill: Folio) -> None:
        cards = keys.out(work, stay)
        if cards and not self.keys_returned and not self.keys_lost:
            raise Refusal("KEYS_OUT", N_("{count} key cards are not back."), field="keys_returned",
                          next=("keys_returned=true", "keys_lost=true"), count=len(cards))  # fmt: skip
        for card in cards:
            keys.take_back(work, card, bill, lost=self.keys_lost)

    def _late_fee(self, work: Work, reservation: Reservation, bill: Folio) -> int:
        """The late fee; leaving it out needs its right when one is due."""
        if self.late_fee:
            return late_fee.charge(work, reservation, bill)
        rights.ask(work, "fee.waive", "late_fee", wanted=late_fee.is_due(work, reservation))
        return 0

    def _pay(self, work: Work, reservation: Reservation, bill: Folio) -> int:
        owed = folio.balance(work, int(reservation.id or 0))
        if owed <= 0 or not self.settle:
            return 0
        company = credit.account(work, self.company) if self.company else None
        folio.pay(work, bill, "payment", self.settle, owed, company=company)
        return owed

    def _refuse_balance(self, work: Work, reservation: Reservation) -> None:
        owed = folio.balance(work, int(reservation.id or 0))
        if owed:
            message = (
                N_("{amount} is still to be paid.") if owed > 0 else N_("{amount} must be refunded first.")
            )
            legal = ("take-payment", "settle") if owed > 0 else ("refund",)
            raise Refusal("BALANCE_OPEN", message, field="settle", next=legal,
                          amount=Money(abs(owed), work.property.currency), items=(owed,))  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Undoing the check-out, under its own guards; nights given up come back at their rates."""
        from hotelcs.workflows.verbs import act_of

        asked = {"stay": result["stay"], "reason": "undone", "rates": result["rates_minor"]}
        return act_of("undo-check-out").parse(asked)
