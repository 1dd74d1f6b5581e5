"""Take a payment, and pay money back: never more than was paid (handbook 02 §2.4)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.money import Money
from hotelcs.storage.reading import value
from hotelcs.workflows import rights
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref, Words
from hotelcs.workflows.reception import balances, bills, folio

Method = Literal[
    "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "prepaid_ota", "company_ar", "points", "voucher", "ecny"
]  # fmt: skip
_LAST_METHOD = (
    "SELECT p.method FROM payment p JOIN folio f ON f.id = p.folio_id WHERE f.reservation_id = :id "
    f"AND (f.kind = 'master') = :master AND p.amount_minor > 0 AND {balances.moves('p')} AND p.kind <> 'preauth_capture' "
    "ORDER BY p.id DESC LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Paid:
    """The payment (negative for money paid back), its folio and reservation, the balance; minor units."""

    payment: int
    folio: str
    reservation: str
    amount_minor: int
    method: str
    balance_minor: int


class TakePayment(Act):
    """Take a payment for a stay, a reservation or a master bill; without an amount, all that is owed.

    `company` names the account that is charged by the method company_ar.
    """

    stay: Ref | None = None
    reservation: Ref | None = None
    folio: Ref | None = None
    amount: Annotated[Amount, Field(gt=0)] | None = None
    method: Method
    company: Ref | None = None
    auth_no: Words = ""
    window: int = Field(default=1, ge=1, le=9)

    def perform(self, work: Work) -> Paid:
        """More than is owed stays to the guest's credit."""
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation, number=self.folio)
        amount = self.amount or bills.owed(work, who)
        if amount <= 0:
            raise Refusal("NOTHING_OWED", N_("Nothing is owed. Give an amount to take it in advance."), field="amount",
                          next=("amount", "refund"))  # fmt: skip
        bill = bills.window(work, who, self.window)
        row = folio.pay(work, bill, "payment", self.method, amount, auth_no=self.auth_no,
                        company=credit.account(work, self.company) if self.company else None)  # fmt: skip
        balance = bills.finish(work, who)
        return Paid(int(row.id or 0), bill.no, who.reservation.no, amount, self.method, balance)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite payment."""
        return taken_back(result)


class Refund(Act):
    """Pay money back; without an amount all that the hotel owes beside the deposit, without a method the way it was paid."""

    stay: Ref | None = None
    reservation: Ref | None = None
    folio: Ref | None = None
    amount: Annotated[Amount, Field(gt=0)] | None = None
    method: Method | None = None
    reason: Words = ""
    window: int = Field(default=1, ge=1, le=9)

    def perform(self, work: Work) -> Paid:
        """Never more than was paid; deposits still held are returned by `refund-deposit`.

        What the hotel owes goes back without more ado; beyond it the guest would owe, which needs the right to.
        """
        who = bills.debtor(work, stay=self.stay, reservation=self.reservation, number=self.folio)
        most = bills.returnable(work, who)
        owed, held = -bills.owed(work, who), bills.held(work, who)
        amount = self.amount or owed - held
        if amount <= 0:
            raise Refusal("NOTHING_TO_REFUND", N_("The hotel owes nothing here."), field="amount",
                          next=("take-payment", "refund-deposit"))  # fmt: skip
        if amount > most:
            told = (
                N_("At most {most} can be refunded; {held} is a deposit, which goes back at the check-out.")
                if held
                else N_("At most {most} can be refunded; no more was paid.")
            )
            raise Refusal("REFUND_TOO_MUCH", told, field="amount",
                          next=("refund-deposit", "correct-line"), items=(most,),
                          most=Money(max(0, most), work.property.currency),
                          held=Money(held, work.property.currency))  # fmt: skip
        rights.ask(work, "folio.refund", "amount", wanted=amount > owed)
        method = self.method or str(
            value(work.reader, _LAST_METHOD, id=who.id, master=who.master is not None) or "cash"
        )
        bill = bills.window(work, who, self.window)
        row = folio.pay(work, bill, "refund", method, -amount, reason=self.reason)
        balance = bills.finish(work, who)
        return Paid(int(row.id or 0), bill.no, who.reservation.no, -amount, method, balance)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite payment."""
        return taken_back(result)


def taken_back(result: dict[str, Any]) -> Act:
    """The act that corrects the payment of `result`."""
    from hotelcs.workflows.verbs import act_of

    return act_of("correct-line").parse({"payment": result["payment"], "reason": "undone"})
