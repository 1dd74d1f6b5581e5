"""Times of day as hands type them at a desk, in English and Chinese, on the 24-hour clock."""

import re
from datetime import time

from hotelcs.entry.typed import plain, shown
from hotelcs.errors import Refusal
from hotelcs.i18n import N_

CLOCK = re.compile(r"(\d{1,2})[:.点时h](?:(\d\d?)分?|(半))?", re.ASCII)
COMPACT = re.compile(r"(\d{1,2})(\d\d)?", re.ASCII)
HALF_DAY = re.compile(r"(上午|早上|凌晨|中午|下午|晚上)? ?(.+?) ?(am|pm|a\.m\.|p\.m\.)?")
MORNING = frozenset({"上午", "早上", "凌晨", "am"})
NOON = 12
HALF_PAST = 3
"""The group of CLOCK that holds 半."""


def parse_time(text: str, *, field: str = "time") -> time:
    """A time of day, 24 h: 0630, 630, 6:30, 6.30, 18, 18h, 6pm, 6:30 pm, 18点半, 下午6点. Raises TIME_INVALID."""
    moment = _moment(*_half_day(plain(text)))
    if moment is None:
        message = N_("{text} is not a time. Type for example 0630, 6:30 or 18.")
        raise Refusal("TIME_INVALID", message, field=field, text=shown(text))
    return moment


def _moment(half: str, typed: str, suffix: str) -> time | None:
    """The time, or None where there is no such time."""
    found = CLOCK.fullmatch(typed) or COMPACT.fullmatch(typed)
    if not found:
        return None
    minute = 30 if found.lastindex == HALF_PAST else int(found[2] or 0)
    try:
        return time(_hour(int(found[1]), half or suffix), minute)
    except ValueError:
        return None


def _half_day(typed: str) -> tuple[str, str, str]:
    """The half of the day in front, the time, the half behind."""
    found = HALF_DAY.fullmatch(typed)
    return (found[1] or "", found[2], (found[3] or "").replace(".", "")) if found else ("", typed, "")


def _hour(hour: int, half: str) -> int:
    """The hour 0 to 23 in a half of the day; ValueError where the two disagree (15am)."""
    if not half:
        return hour
    if half in MORNING:
        if hour > NOON:
            raise ValueError(hour)
        return hour % NOON
    return hour if hour > NOON else NOON + hour % NOON
