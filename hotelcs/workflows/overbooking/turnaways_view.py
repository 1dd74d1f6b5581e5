"""Guests turned away: each, and how many by kind, reason, type and day of arrival."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking, day_of

PAGE, MOST = 50, 1000
_ROWS = (
    "SELECT w.id, w.at, w.arrival, w.departure, coalesce(t.code, ''), w.rooms, w.kind, w.reason, w.channel, w.rate_minor, "
    "w.contact, w.note, w.actor FROM turnaway w LEFT JOIN room_type t ON t.id = w.type_id "
    "WHERE w.arrival >= :first AND w.arrival <= :last AND w.voided_at IS NULL ORDER BY w.id DESC LIMIT :limit"
)
_SUMMED = (
    "SELECT w.kind, w.reason, coalesce(t.code, ''), w.arrival, w.departure, w.rooms FROM turnaway w "
    "LEFT JOIN room_type t ON t.id = w.type_id WHERE w.arrival >= :first AND w.arrival <= :last AND w.voided_at IS NULL"
)
EARLIEST, LATEST = "0001-01-01", "9999-12-31"
BY = ("total", "kind", "reason", "type", "arrival")
"""What guests turned away are counted by, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class TurnawayRow:
    """An enquiry that became no booking: when (hotel time), for what, why, what was asked for it in minor units."""

    turnaway: int
    at: str
    arrival: str
    departure: str
    nights: int
    type: str
    rooms: int
    kind: str
    reason: str
    channel: str
    rate_minor: int | None
    currency: str
    contact: str
    note: str
    actor: str


@dataclass(frozen=True, slots=True)
class TurnawayCount:
    """How many enquiries, and room nights they asked for: `by` total, kind, reason, type or arrival; `key` which one."""

    by: str
    key: str
    count: int
    room_nights: int


def _span(first: str | date | None, last: str | date | None) -> dict[str, str]:
    begins = day_of(first, "from").isoformat() if first else EARLIEST
    return {"first": begins, "last": day_of(last, "to").isoformat() if last else LATEST}


def turnaways(
    asking: Asking, from_: str | date | None = None, to: str | date | None = None, limit: int | str = PAGE
) -> list[TurnawayRow]:
    """Enquiries for arrivals from → to (both counted), the last first; without dates all."""
    rows = asking.rows(_ROWS, **_span(from_, to), limit=max(0, min(int(limit), MOST)))
    return [_row(asking, row) for row in rows]


def _row(asking: Asking, row: tuple[Any, ...]) -> TurnawayRow:
    key, at, arrival, departure, kind_of_room, rooms, kind, reason, channel, rate, contact, note, actor = row
    return TurnawayRow(
        key, asking.local(at), arrival, departure, asked.nights_between(arrival, departure), kind_of_room, rooms, kind, reason,
        channel, rate, asking.currency, contact, note, actor,
    )  # fmt: skip


def turnaway_summary(
    asking: Asking, from_: str | date | None = None, to: str | date | None = None
) -> list[TurnawayCount]:
    """How many enquiries for arrivals from → to became no booking: in all, then by kind, reason, type and day."""
    counts: Counter[tuple[int, str]] = Counter()
    nights: Counter[tuple[int, str]] = Counter()
    for kind, reason, code, arrival, departure, rooms in asking.rows(_SUMMED, **_span(from_, to)):
        for place, key in enumerate(("", kind, reason, code, arrival)):
            counts[place, key] += 1
            nights[place, key] += rooms * max(asked.nights_between(arrival, departure), 1)
    return [
        TurnawayCount(BY[place], key, counts[place, key], nights[place, key]) for place, key in sorted(counts)
    ]
