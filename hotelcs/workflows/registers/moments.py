"""Moments as people say them at the desk, on the hotel's wall clock, and the hours in which visits are made. Pure."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.entry.dates import parse_date
from hotelcs.entry.times import parse_time
from hotelcs.errors import Refusal
from hotelcs.i18n import N_

DAY = timedelta(days=1)
LAST = time(23, 59)
"""A day without an hour means its end."""
WHOLE_DAY = 24 * 60
UNINVITED = timedelta(hours=1)
"""How long somebody may stay who comes for a reason when nobody visits any more (a doctor, a repair)."""


def moment(text: str, wall: datetime, today: date, *, field: str) -> datetime:
    """The moment meant by `text`, without a zone: an hour (the next such), a day (its end), or a day and an hour.

    0630, 6:30, fri, 24/12, 2026-12-24 18:30, 明天 8点. Days are counted from `today`, hours from `wall`. Raises Refusal
    MOMENT_INVALID.
    """
    words = text.replace("T", " ").split() if len(text) > len("2026-12-24") else text.split()
    hour = _hour(words[-1]) if words else None
    days = words[:-1] if hour is not None else words
    try:
        day = parse_date(" ".join(days), today, field=field) if days else None
    except Refusal:
        day = None
    if (hour is None and day is None) or (days and day is None):
        raise Refusal("MOMENT_INVALID", N_("{text} is neither an hour nor a day. Type for example 0630, fri 18 or 24/12."),
                      field=field, text=text[:40])  # fmt: skip
    if day is not None:
        return datetime.combine(day, hour or LAST)
    found = datetime.combine(wall.date(), hour or LAST)
    return found if found > wall else found + DAY


def _hour(word: str) -> time | None:
    try:
        return parse_time(word)
    except Refusal:
        return None


def leaves_by(wall: datetime, opens: int, cutoff: int) -> datetime | None:
    """When somebody who visits at `wall` has to be gone; None outside the visiting hours.

    `opens` and `cutoff` are minutes of the day; a cutoff after midnight belongs to the evening before.
    """
    since = (wall.hour * 60 + wall.minute - opens) % WHOLE_DAY
    long = (cutoff - opens) % WHOLE_DAY
    if since >= long:
        return None
    return wall.replace(second=0, microsecond=0) + timedelta(minutes=long - since)


def instant_of(wall: datetime, tz: str) -> datetime:
    """The instant of a moment of the hotel's wall clock."""
    return wall.replace(tzinfo=ZoneInfo(tz)).astimezone(ZoneInfo("UTC"))


def minutes_past(instant: str, now: datetime) -> int:
    """Whole minutes since a stored instant; less than nothing while it is still to come."""
    return int((now - parse_instant(instant)).total_seconds() // 60)
