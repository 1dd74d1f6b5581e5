"""The deposit at check-in and what becomes of it at check-out (handbook 02 §2.4.2)."""

from typing import Protocol

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Deposit, Folio
from hotelcs.models.stays import Stay
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio

INCIDENTAL_MINOR = 200_00
ROUND_MINOR = 100_00


class Offered(Protocol):
    """What a check-in says about the deposit."""

    @property
    def deposit(self) -> int | None:
        """Minor units, None when not said."""
        ...

    @property
    def method(self) -> str:
        """How it is paid."""
        ...

    @property
    def auth_no(self) -> str:
        """The authorisation number of a card or pre-authorisation."""
        ...

    @property
    def waive_deposit(self) -> bool:
        """Whether it is waived."""
        ...


def suggested(nightly: list[int], *, guarantee: str, prepaid: bool) -> int:
    """The deposit to ask for: nights left plus an allowance for extras, rounded up to a full hundred.

    Nothing for credit stays; only the allowance when the room is prepaid (handbook 02 §2.4.2).
    """
    if guarantee == "credit_stay":
        return 0
    total = INCIDENTAL_MINOR + (0 if prepaid else sum(nightly))
    return -(-total // ROUND_MINOR) * ROUND_MINOR


def take(work: Work, stay: Stay, bill: Folio, offered: Offered) -> int:
    """Take or waive the deposit (an explicit 0 waives it); what was taken comes back, in minor units."""
    if offered.waive_deposit or offered.deposit == 0:
        if not work.actor.may("deposit.waive"):
            raise Denied("DENIED", N_("Waiving the deposit needs the right {permission}."), field="waive_deposit",
                         permission="deposit.waive", next=("ask-supervisor",))  # fmt: skip
        _write(work, stay, "none", 0, "waived")
        return 0
    amount = offered.deposit or 0
    if not amount:
        return 0
    if offered.method == "none":
        raise Refusal("METHOD_MISSING", N_("How is the deposit paid?"), field="method", next=("choose-method",))
    kind = "preauth_hold" if offered.method == "preauth" else "deposit_in"
    folio.pay(work, bill, kind, offered.method, amount, auth_no=offered.auth_no)
    _write(work, stay, offered.method, amount, "held")
    return amount


def _write(work: Work, stay: Stay, method: str, amount: int, status: str) -> None:
    waived_by = work.actor.login if status == "waived" else ""
    receipt = numbers.new(work, "D")
    work.add(Deposit(stay_id=int(stay.id or 0), method=method, amount_minor=amount, receipt_no=receipt,
                     status=status, waived_by=waived_by))  # fmt: skip


def held(work: Work, stay: Stay) -> list[Deposit]:
    """Deposits of the stay that are not settled yet."""
    return list(work.session.exec(select(Deposit).where(Deposit.stay_id == stay.id, Deposit.status == "held")))
