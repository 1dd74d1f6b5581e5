"""Arrivals before dawn (handbook 02 §2.4.6).

Before the night audit the business date still is the evening before, and the night is charged like any
other. After it, and before `early_until_minute`, the hotel's policy asks for nothing, half a night or a
full one.
"""

from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.stays import Stay
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import before_dawn, folio
from hotelcs.workflows.reception.by_hours import is_by_day


def is_after_midnight(work: Work) -> bool:
    """Whether it is past midnight and the evening before is still open."""
    return (
        work.local_now().date() > work.business_date and work.local_minute() < work.property.checkout_minute
    )


def charge(work: Work, stay: Stay, reservation: Reservation, bill: Folio) -> int:
    """Post the fee of an arrival before dawn, once a stay; minor units come back."""
    if is_by_day(reservation):
        return 0
    amount = before_dawn.due(
        reservation.rate_minor, reservation.arrival, local=work.local_now(), business_date=work.business_date,
        until_minute=work.property.early_until_minute, policy=work.property.early_policy,
    )  # fmt: skip
    if amount:
        folio.charge(work, bill, "early_fee", amount, auto_key=f"early:{stay.id}")
    return amount
