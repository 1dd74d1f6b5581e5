"""The deposit at check-in and what becomes of it at check-out (handbook 02 §2.4.2)."""

from typing import Protocol

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Deposit, Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.workflows import numbers, rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reception.deposit_due import suggested
from hotelcs.workflows.reservations import nights


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


def take(work: Work, stay: Stay, bill: Folio, offered: Offered) -> int:
    """Take or waive the deposit (an explicit 0 waives it); what was taken comes back, in minor units."""
    if offered.waive_deposit or offered.deposit == 0:
        rights.ask(work, "deposit.waive", "waive_deposit")
        _write(work, stay, "none", 0, "waived")
        return 0
    amount = offered.deposit or 0
    if not amount:
        return 0
    if offered.method == "none":
        raise Refusal(
            "METHOD_MISSING", N_("How is the deposit paid?"), field="method", next=("choose-method",)
        )
    kind = "preauth_hold" if offered.method == "preauth" else "deposit_in"
    folio.pay(work, bill, kind, offered.method, amount, auth_no=offered.auth_no)
    _write(work, stay, offered.method, amount, "held")
    return amount


def still_open(work: Work, stay: Stay, reservation: Reservation) -> int:
    """What the suggestion asks for beyond what is held; 0 when it was waived. Minor units (handbook 02 §2.4.2)."""
    rows = list(work.session.exec(select(Deposit).where(Deposit.stay_id == stay.id)))
    if any(row.status == "waived" for row in rows):
        return 0
    left = [night.rate_minor for night in nights.of(work, int(reservation.id or 0), work.business_date)]
    prepaid = reservation.guarantee == "prepaid" or reservation.prepaid_minor >= sum(left) > 0
    asked = suggested(left, guarantee=reservation.guarantee, prepaid=prepaid)
    return max(0, asked - sum(row.amount_minor for row in rows if row.status == "held"))


def give_back(work: Work, stay: Stay, bill: Folio) -> int:
    """Return every deposit still held as it was taken, holds released; minor units paid back."""
    returned = 0
    for deposit in held(work, stay):
        if deposit.method == "preauth":
            folio.pay(work, bill, "preauth_release", "preauth", deposit.amount_minor)
            deposit.status = "released"
        else:
            folio.pay(work, bill, "deposit_out", deposit.method, -deposit.amount_minor)
            deposit.status = "refunded"
            returned += deposit.amount_minor
        work.changed += 1
    return returned


def _write(work: Work, stay: Stay, method: str, amount: int, status: str) -> None:
    waived_by = work.actor.login if status == "waived" else ""
    receipt = numbers.new(work, "D")
    work.add(Deposit(stay_id=int(stay.id or 0), method=method, amount_minor=amount, receipt_no=receipt,
                     status=status, waived_by=waived_by))  # fmt: skip


def held(work: Work, stay: Stay) -> list[Deposit]:
    """Deposits of the stay that are not settled yet."""
    return list(
        work.session.exec(select(Deposit).where(Deposit.stay_id == stay.id, Deposit.status == "held"))
    )
