"""What becomes of deposits and pre-authorisations when the guest leaves (handbook 02 §2.4, SM-14)."""

from sqlmodel import col, select

from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay, StayGuest
from hotelcs.workflows.accounts import credit
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import deposits, folio


def settle_deposits(work: Work, stay: Stay, bill: Folio, reservation: Reservation) -> tuple[int, int]:
    """Apply deposits to the bill, capture what a pre-authorisation must cover, pay the rest back.

    The refund and what was captured come back in minor units; afterwards every deposit of the stay is closed.
    """
    refunded = taken = 0
    for deposit in deposits.held(work, stay):
        owed = folio.balance(work, int(reservation.id or 0))
        if deposit.method == "preauth":
            captured = max(0, min(owed, deposit.amount_minor))
            if captured:
                folio.pay(work, bill, "preauth_capture", "preauth", captured)
                taken += captured
            if captured < deposit.amount_minor:
                folio.pay(work, bill, "preauth_release", "preauth", deposit.amount_minor - captured)
            deposit.status = "captured" if captured else "released"
        else:
            back = min(max(0, -owed), deposit.amount_minor)
            if back:
                folio.pay(work, bill, "deposit_out", deposit.method, -back)
            refunded += back
            whole = back == deposit.amount_minor
            deposit.status = "refunded" if whole else "part_refunded" if back else "applied"
        work.changed += 1
    return refunded, taken


def settle_companies(work: Work, reservation: Reservation, *, as_far: bool = False) -> int:
    """Charge what stands in windows with a company to its account; minor units come back. Before deposits are applied.

    Raises Refusal ACCOUNT_SHUT, CREDIT_SPENT, unless it goes only `as_far` as companies can pay: the window stays owed then.
    """
    charged = 0
    query = select(Folio).where(
        Folio.reservation_id == reservation.id, Folio.kind == "guest", Folio.status != "closed",
        col(Folio.company_id).is_not(None),
    )  # fmt: skip
    for bill in list(work.session.exec(query.order_by(col(Folio.id)))):
        owed = folio.balance_of(work, bill)
        if owed > 0 and (not as_far or credit.can_pay(work, int(bill.company_id or 0), owed)):
            folio.pay(work, bill, "payment", "company_ar", owed)
            charged += owed
    return charged


def present(work: Work, stay: Stay) -> list[StayGuest]:
    """The people who sleep in the room now."""
    query = select(StayGuest).where(StayGuest.stay_id == stay.id, col(StayGuest.left_at).is_(None))
    return list(work.session.exec(query))
