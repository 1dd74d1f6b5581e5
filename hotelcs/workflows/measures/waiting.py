"""M-25, M-28: how long guests wait at the desk, and rooms after a departure (handbook 06 §6.3, §6.4)."""

from collections import defaultdict

from hotelcs.clock import parse_instant
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure, spread
from hotelcs.workflows.views import Asking

_TICKETS = (
    "SELECT r.no, q.since, q.ended_at FROM queue_ticket q JOIN reservation r ON r.id = q.reservation_id "
    "WHERE q.ended_at >= :since AND q.ended_at < :until AND r.status IN ('checked_in','checked_out') ORDER BY q.id"
)
_DEPARTED = (
    "SELECT s.no, s.room_id, m.no, s.departed_at FROM stay s JOIN room m ON m.id = s.room_id "
    "WHERE s.date_out BETWEEN :first AND :last AND s.status <> 'voided' AND s.departed_at IS NOT NULL ORDER BY s.departed_at"
)
_CLEANED = (
    "SELECT c.room_id, c.at FROM room_status_change c WHERE c.to_state IN ('clean','inspected') AND c.room_id IN ("
    "SELECT s.room_id FROM stay s WHERE s.date_out BETWEEN :first AND :last AND s.status <> 'voided') AND c.at >= :since "
    "ORDER BY c.id"
)


def queue(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-25, the queue: minutes from the ticket to the check-in; who left without a room is not counted."""
    return spread([minutes for _, _, minutes in _waits(asking, dates)], "min", prefix="wait_", mean=False)


def tickets(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Tickets that were served, each with its minutes."""
    return [
        Behind(no, asking.local(at)[:10], f"{minutes} min", None, counted=True)
        for no, at, minutes in _waits(asking, dates)[:limit]
    ]


def _waits(asking: Asking, dates: Span) -> list[tuple[str, str, int]]:
    rows = asking.rows(_TICKETS, since=dates.since, until=dates.until)
    return [(no, ended, _minutes(since, ended)) for no, since, ended in rows]


def turnaround(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-28: minutes from the check-out until the room was clean or inspected."""
    return spread([minutes for _, _, _, minutes in _turned(asking, dates)], "min", prefix="turn_", mean=False)


def turned(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Departures whose rooms were made ready, each with its minutes."""
    return [
        Behind(no, asking.local(at)[:10], f"{room} {minutes} min", None, counted=True)
        for no, room, at, minutes in _turned(asking, dates)[:limit]
    ]


def _turned(asking: Asking, dates: Span) -> list[tuple[str, str, str, int]]:
    span = {"first": dates.first, "last": dates.last}
    ready: dict[int, list[str]] = defaultdict(list)
    for room, at in asking.rows(_CLEANED, **span, since=dates.since):
        ready[room].append(at)
    left = asking.rows(_DEPARTED, **span)
    found = []
    for no, room, room_no, departed in left:
        after = next((at for at in ready[room] if at >= departed), None)
        if after is not None:
            found.append((no, room_no, departed, _minutes(departed, after)))
    return found


def _minutes(begin: str, end: str) -> int:
    return int((parse_instant(end) - parse_instant(begin)).total_seconds() // 60)
