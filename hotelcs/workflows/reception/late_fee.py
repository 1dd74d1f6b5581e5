"""The late check-out rule (handbook 02 §2.4.4): an hour free, then half a night until 18:00, then a full night."""

from datetime import timedelta

from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reservations import nights


def fee(
    minutes_late: int, nightly_minor: int, *, free_minutes: int, minute_of_day: int, half_until: int
) -> tuple[str, int]:
    """Kind of line and minor units for leaving `minutes_late` after check-out time."""
    if minutes_late <= free_minutes:
        return "late_fee", 0
    if minute_of_day <= half_until:
        return "room_half", nightly_minor // 2
    return "room", nightly_minor


def charge(work: Work, reservation: Reservation, bill: Folio) -> int:
    """Post the late fee of a guest who leaves today, on the day of departure; its amount comes back."""
    if reservation.departure != work.local_now().date() or reservation.departure == reservation.arrival:
        return 0
    minute = work.local_minute()
    last = nights.of(work, int(reservation.id or 0), reservation.departure - timedelta(days=1))
    nightly = last[-1].rate_minor if last else reservation.rate_minor
    late = minute - work.property.checkout_minute
    settings = work.property
    kind, amount = fee(
        late,
        nightly,
        free_minutes=settings.late_free_minutes,
        minute_of_day=minute,
        half_until=settings.late_half_until_minute,
    )
    if amount:
        key = f"late:{reservation.id}:{reservation.departure}"
        folio.charge(work, bill, kind, amount, description="late check-out", auto_key=key)
    return amount
