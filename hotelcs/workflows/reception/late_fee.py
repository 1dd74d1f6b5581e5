"""The late check-out rule (handbook 02 §2.4.4): an hour free, then half a night until 18:00, then a full night."""

from datetime import timedelta

from hotelcs.clock import nights as nights_between
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.workflows.act import Work
from hotelcs.workflows.rates import extras
from hotelcs.workflows.reception import by_hours, folio
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
    """Post what a late departure costs: nights overstayed in full, then the fee of today; minor units come back.

    Lateness is counted from check-out time of the business date, also past midnight while that date is open.
    """
    if by_hours.is_by_day(reservation):
        return by_hours.charge_overtime(work, reservation, bill)
    if work.business_date < reservation.departure:
        return 0
    nightly = last_rate(work, reservation)
    amount = overstayed(work, reservation, bill, nightly)
    settings = work.property
    minute = minute_of_departure(work)
    kind, due = fee(
        minute - settings.checkout_minute,
        nightly,
        free_minutes=settings.late_free_minutes,
        minute_of_day=minute,
        half_until=settings.late_half_until_minute,
    )
    if due:
        key = folio.fresh_key(work, f"late:{reservation.id}:{work.business_date}")
        folio.charge(work, bill, kind, due, description="late check-out", auto_key=key)
    return amount + due


def is_due(work: Work, reservation: Reservation) -> bool:
    """Whether leaving now costs anything."""
    if by_hours.is_by_day(reservation):
        held = by_hours.held_slot(work, reservation)
        over = by_hours.minutes_over(work, held) if held else 0
        return by_hours.overtime_hours(over, free_minutes=work.property.hourly_free_minutes) > 0
    late = minute_of_departure(work) - work.property.checkout_minute > work.property.late_free_minutes
    return work.business_date > reservation.departure or (
        work.business_date == reservation.departure and late
    )


def overstayed(work: Work, reservation: Reservation, bill: Folio, nightly_minor: int) -> int:
    """Post the nights between the booked departure and the business date, once each; minor units come back."""
    extra = 0
    for night in nights_between(reservation.departure, work.business_date):
        key = folio.fresh_key(work, f"room:{reservation.id}:{night}")
        folio.charge(work, bill, "room", nightly_minor, night=night, description="overstay", auto_key=key)
        extra += extras.charge_night(work, reservation, bill, night, nightly_minor)
    return nightly_minor * (work.business_date - reservation.departure).days + extra


def last_rate(work: Work, reservation: Reservation) -> int:
    """The rate of the last night of the stay, in minor units."""
    last = nights.of(work, int(reservation.id or 0), reservation.departure - timedelta(days=1))
    return last[-1].rate_minor if last else reservation.rate_minor


def minute_of_departure(work: Work) -> int:
    """Minutes since midnight of the business date; past midnight of the next day they go on counting.

    A clock that is another day altogether says nothing about lateness (a replay, an audit not run for days).
    """
    days = (work.local_now().date() - work.business_date).days
    return work.local_minute() + days * 1440 if days in (0, 1) else 0
