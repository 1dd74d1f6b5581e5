"""What leaving a booking costs: nothing in time, the first night of a guaranteed one after that (handbook 02 §2.4.9)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.models.reservations import Reservation
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Work

_FIRST = "SELECT rate_minor FROM reservation_night WHERE reservation_id = :id ORDER BY night LIMIT 1"

MISTAKE = timedelta(minutes=15)
"""A booking made by mistake is cancelled within this time at no cost, whatever the rule says."""


def first_night(work: Work, reservation: Reservation) -> int:
    """The price of the first night of a booking, in minor units."""
    found = value(work.reader, _FIRST, id=reservation.id)
    return reservation.rate_minor if found is None else int(found)


def free_until(work: Work, reservation: Reservation) -> datetime:
    """The last instant at which cancelling costs nothing: the hours of the house before check-in time."""
    minutes = work.property.checkin_minute
    begins = datetime.combine(reservation.arrival, time(*divmod(minutes, 60)), ZoneInfo(work.property.tz))
    return begins - timedelta(hours=work.property.cancel_free_hours)


def cancel_fee(work: Work, reservation: Reservation) -> int:
    """The fee of cancelling now, in minor units."""
    in_time = work.now <= max(free_until(work, reservation), reservation.created_at + MISTAKE)
    if reservation.status != "guaranteed" or in_time:
        return 0
    return first_night(work, reservation)
