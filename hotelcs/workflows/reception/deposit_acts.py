"""Deposits during a stay: take one more, return one, keep one (handbook 02 §2.4.2, SM-14)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Deposit
from hotelcs.models.stays import Stay
from hotelcs.money import Money
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref, Words
from hotelcs.workflows.reception import bills, deposits, folio, in_house

Method = Literal["cash", "wechat", "alipay", "unionpay", "intl_card", "card", "preauth", "ecny"]


@dataclass(frozen=True, slots=True)
class DepositSettled:
    """The deposit by its receipt, its stay, what happened to it, the money moved and the balance; minor units."""

    receipt: str
    stay: str
    status: str
    amount_minor: int
    balance_minor: int


@dataclass(frozen=True, slots=True)
class _Offer:
    """A deposit as check-in would offer it."""

    deposit: int
    method: str
    auth_no: str
    waive_deposit: bool = False


class TakeDeposit(Act):
    """Take a deposit, or one more, from guests in the house."""

    stay: Ref
    amount: Annotated[Amount, Field(gt=0)]
    method: Method
    auth_no: Words = ""

    def perform(self, work: Work) -> DepositSettled:
        """A pre-authorisation is a hold and moves no money."""
        stay, reservation = in_house.present(work, self.stay, "take-deposit")
        who = bills.Debtor(reservation, stay)
        bill = bills.window(work, who, 1)
        taken = deposits.take(work, stay, bill, _Offer(self.amount, self.method, self.auth_no))
        newest = deposits.held(work, stay)[-1]
        return DepositSettled(newest.receipt_no, stay.no, "held", taken, folio.balance(work, who.id))


class RefundDeposit(Act):
    """Return a deposit before check-out, all of it or `amount`; what is not returned pays the bill."""

    stay: Ref
    receipt: Ref | None = None
    amount: Annotated[Amount, Field(gt=0)] | None = None
    reason: Words = ""

    def perform(self, work: Work) -> DepositSettled:
        """A pre-authorisation is released; money goes back the way it came."""
        stay = lookup.stay(work, self.stay)
        deposit = held(work, stay, self.receipt)
        amount = self.amount or deposit.amount_minor
        if amount > deposit.amount_minor:
            raise Refusal("REFUND_TOO_MUCH", N_("The deposit is {amount}; no more can be returned."), field="amount",
                          next=("refund",), amount=Money(deposit.amount_minor, work.property.currency))  # fmt: skip
        who = bills.debtor(work, stay=stay.no, reservation=None)
        bill = bills.window(work, who, 1)
        if deposit.method == "preauth":
            folio.pay(work, bill, "preauth_release", "preauth", deposit.amount_minor, reason=self.reason)
            deposit.status, amount = "released", 0
        else:
            folio.pay(work, bill, "deposit_out", deposit.method, -amount, reason=self.reason)
            deposit.status = "refunded" if amount == deposit.amount_minor else "part_refunded"
        work.changed += 1
        return DepositSettled(
            deposit.receipt_no, stay.no, deposit.status, -amount, folio.balance(work, who.id)
        )


class ForfeitDeposit(Act):
    """Keep a deposit: its amount is charged, so that the deposit pays for it."""

    stay: Ref
    receipt: Ref | None = None
    reason: Name

    def perform(self, work: Work) -> DepositSettled:
        """The hold of a pre-authorisation is captured first."""
        stay = lookup.stay(work, self.stay)
        deposit = held(work, stay, self.receipt)
        who = bills.debtor(work, stay=stay.no, reservation=None)
        bill = bills.window(work, who, 1)
        if deposit.method == "preauth":
            folio.pay(work, bill, "preauth_capture", "preauth", deposit.amount_minor, reason=self.reason)
        folio.charge(
            work, bill, "other", deposit.amount_minor, description="deposit kept", reason=self.reason
        )
        deposit.status, deposit.reason = "forfeited", self.reason
        work.changed += 1
        balance = folio.balance(work, who.id)
        return DepositSettled(deposit.receipt_no, stay.no, "forfeited", deposit.amount_minor, balance)


def held(work: Work, stay: Stay, receipt: str | None) -> Deposit:
    """The deposit of that receipt still held, or the oldest one held."""
    found = [row for row in deposits.held(work, stay) if receipt in (None, row.receipt_no)]
    if not found:
        raise Refusal("NO_DEPOSIT", N_("No deposit is held for {stay}."), field="stay", next=("show folio", "take-deposit"),
                      stay=stay.no)  # fmt: skip
    return found[0]
