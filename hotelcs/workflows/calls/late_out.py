"""Who said that they leave late today, and until when that is to be waited for (handbook 03 W-03, 01:45)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.workflows.calls.due import DUE_OUT
from hotelcs.workflows.views import Asking

_LAST = (
    "SELECT s.no, c.at, c.at_minute FROM guest_call c JOIN stay s ON s.reservation_id = c.reservation_id "
    "AND s.status = 'in_house' AND s.due_out <= :today WHERE c.kind = :kind AND c.day = :today AND c.outcome = 'late_out' "
    "AND c.voided_at IS NULL AND c.id = (SELECT max(x.id) FROM guest_call x WHERE x.reservation_id = c.reservation_id "
    "AND x.kind = c.kind AND x.day = c.day AND x.voided_at IS NULL) ORDER BY s.no"
)


def awaited(asking: Asking) -> frozenset[str]:
    """Stays (numbers) whose guests said last that they leave late, and whose hour is still to come.

    The hour is the next one by the clock after the call; without one they are waited for until the end of the day on which
    they said so.
    """
    now = asking.local_now()
    rows = asking.rows(_LAST, kind=DUE_OUT, today=asking.business_date())
    return frozenset(
        stay
        for stay, at, minute in rows
        if now < until(parse_instant(at).astimezone(ZoneInfo(asking.tz)), minute)
    )


def until(said: datetime, minute: int | None) -> datetime:
    """When somebody who said so at `said` (hotel time) is late for what they said: that minute of the day, or midnight."""
    midnight = said.replace(hour=0, minute=0, second=0, microsecond=0)
    if minute is None:
        return midnight + timedelta(days=1)
    hour = midnight + timedelta(minutes=minute)
    return hour if hour > said else hour + timedelta(days=1)
