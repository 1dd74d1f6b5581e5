"""Arrivals before dawn (handbook 02 §2.4.6).

Before the night audit the business date still is the evening before, and the night is charged like any
other. After it, and before `early_until_minute`, the hotel's policy asks for nothing, half a night or a
full one.
"""

from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reception.by_hours import is_by_day


def fee(nightly_minor: int, *, policy: str) -> int:
    """Minor units asked by the hotel's policy for an arrival before dawn."""
    return {"none": 0, "half": nightly_minor // 2, "full": nightly_minor}[policy]


def is_early(work: Work) -> bool:
    """Whether it is before dawn of the open business date: the audit of the evening before is done."""
    return (
        work.local_now().date() == work.business_date
        and work.local_minute() < work.property.early_until_minute
    )


def is_after_midnight(work: Work) -> bool:
    """Whether it is past midnight and the evening before is still open."""
    return (
        work.local_now().date() > work.business_date and work.local_minute() < work.property.checkout_minute
    )


def charge(work: Work, stay: Stay, reservation: Reservation, bill: Folio) -> int:
    """Post the fee of an arrival before dawn, once a stay; minor units come back.

    Who had booked the night that is over, and comes before dawn, pays it in full.
    """
    if not is_early(work) or is_by_day(reservation):
        return 0
    kept = reservation.arrival < work.business_date
    amount = fee(reservation.rate_minor, policy="full" if kept else work.property.early_policy)
    if amount:
        folio.charge(work, bill, "early_fee", amount, auto_key=f"early:{stay.id}")
    return amount
