"""By when the next drill of each type is due, and the types that are overdue as open items (handbook 07 §7.10)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.drills.mark import MARK
from hotelcs.workflows.measures.readiness import drill_due

_SCHEDULE = (
    "SELECT c.type, c.per_year, c.since, "
    "(SELECT max(d.ended_at) FROM drill d WHERE d.type = c.type AND d.status IN ('debrief','closed')), "
    "(SELECT min(d.planned_at) FROM drill d WHERE d.type = c.type AND d.status = 'planned' AND (d.announced OR :leads)) "
    "FROM drill_schedule c WHERE c.per_year > 0 ORDER BY c.type"
)


@dataclass(frozen=True, slots=True)
class Due:
    """A type of drill: how many a year, the day of the last one, the instant of the next planned, by when it is due."""

    type: str
    per_year: int
    since: str
    last: date | None
    planned: str | None
    due: date


def schedule(reader: Reader, tz: str, *, leads: bool) -> list[Due]:
    """Every type in the plan of the year, on the hotel's days; without `leads` those not announced are left out."""
    found = []
    for kind, per_year, since, ended, planned in reader.rows(_SCHEDULE, leads=leads):
        last = parse_instant(ended).astimezone(ZoneInfo(tz)).date() if ended else None
        due = drill_due(last, date.fromisoformat(since), per_year)
        if due is not None:
            found.append(Due(kind, per_year, since, last, planned, due))
    return sorted(found, key=lambda one: (one.due, one.type))


def overdue(reader: Reader, today: str, minute: int) -> list[tuple[Any, ...]]:  # noqa: ARG001 - what every source is given
    """Reference, words, room, due, since of every type whose drill should have been before `today`."""
    listed = schedule(reader, str(value(reader, "SELECT tz FROM property")), leads=True)
    return [
        (f"drill/{one.type}", f"{one.type} {MARK}", "", one.due.isoformat(), str(one.last or one.since))
        for one in listed
        if one.due.isoformat() < today
    ]
