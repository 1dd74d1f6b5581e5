"""M-31 of the hotel: from when somebody was told until somebody was there, before a day and from it on; drills never count."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import iso, parse_instant
from hotelcs.workflows.measures.team_effect import Response, effect
from hotelcs.workflows.views import Asking, day_of

_ON_SITE = (
    "SELECT kind || ' ' || level, started_at, stopped_at FROM sla_clock WHERE metric = 'onsite' AND state = 'stopped' "
    "AND round = 1 AND started_at >= :first AND started_at < :end"
)
_CALLED = (
    "SELECT 'callout ' || coalesce(i.type, CASE c.case_kind WHEN '' THEN 'other' ELSE c.case_kind END), c.raised_at, c.on_scene_at "
    "FROM callout c LEFT JOIN incident i ON c.case_kind = 'incident' AND i.no = c.case_ref "
    "WHERE NOT c.drill AND c.on_scene_at IS NOT NULL AND c.raised_at >= :first AND c.raised_at < :end"
)
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TeamEffect:
    """How fast somebody was there before `since` and from it on: medians in minutes, per cent faster; empty where it cannot be said."""

    since: str
    types: str
    cases_before: int
    cases_after: int
    median_before: str
    median_after: str
    faster_percent: str


def team_effect(asking: Asking, since: str = "") -> list[TeamEffect]:
    """Compare the year before the day the team began (half a year ago, unless told otherwise) with what came since. Raises Usage."""
    day = day_of(since, "since") if since else date.fromisoformat(asking.business_date()) - YEAR / 2
    found = effect(_cases(asking, day - YEAR, day), _cases(asking, day, day + YEAR))
    told = [
        "" if value is None else str(value)
        for value in (found.median_before, found.median_after, found.faster)
    ]
    return [TeamEffect(day.isoformat(), ", ".join(found.types), found.cases_before, found.cases_after, *told)]


def _cases(asking: Asking, first: date, end: date) -> list[Response]:
    zone = ZoneInfo(asking.tz)
    span = {
        name: iso(datetime(day.year, day.month, day.day, tzinfo=zone))
        for name, day in (("first", first), ("end", end))
    }
    rows = asking.rows(_ON_SITE, **span) + asking.rows(_CALLED, **span)
    return [
        Response(str(kind), max(0, int((parse_instant(until) - parse_instant(began)).total_seconds())))
        for kind, began, until in rows
    ]
