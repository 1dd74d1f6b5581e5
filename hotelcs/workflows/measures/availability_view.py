"""M-39 for people: each part of the system, and all critical ones together, over a span of days."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.measures.availability import availability as measured
from hotelcs.workflows.views import Asking, day_of

DAYS = 30
_CODES = (
    "SELECT code, name_en, name_zh FROM system_component WHERE ended_at IS NULL ORDER BY critical DESC, code"
)


@dataclass(frozen=True, slots=True)
class AvailabilityRow:
    """A part, or all critical ones when `component` is empty: minutes of the span, minutes down unplanned, per cent left."""

    component: str
    name_en: str
    name_zh: str
    minutes: int
    down: int
    percent: str


def system_availability(
    asking: Asking, from_: str | None = None, to: str | None = None
) -> list[AvailabilityRow]:
    """From a day up to and with another, never beyond now; the last thirty days when left out."""
    today = asking.local_now().date()
    last = day_of(to, "to") if to else today
    first = day_of(from_, "from") if from_ else last - timedelta(days=DAYS)
    zone = ZoneInfo(asking.tz)
    begin = datetime.combine(first, time(), zone)
    end = min(datetime.combine(last + timedelta(days=1), time(), zone), asking.now)
    if begin >= end:
        raise Usage(N_("{last} is before {first}."), last=last, first=first)
    listed = [("", "", ""), *asking.rows(_CODES)]
    found = []
    for code, en, zh in listed:
        one = measured(asking.reader, begin, end, code)
        found.append(AvailabilityRow(code, en, zh, one.minutes, one.down, str(one.percent)))
    return found
