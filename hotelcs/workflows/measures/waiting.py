"""M-25: how long guests wait at the desk, and how long a check-in takes there (handbook 06 §6.3)."""

from hotelcs.clock import parse_instant
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import Figure, spread
from hotelcs.workflows.views import Asking

_TICKETS = (
    "SELECT r.no, q.since, q.ended_at FROM queue_ticket q JOIN reservation r ON r.id = q.reservation_id "
    "WHERE q.ended_at >= :since AND q.ended_at < :until AND r.status IN ('checked_in','checked_out') ORDER BY q.id"
)
_FORMS = (
    "SELECT no, date_in, checkin_seconds FROM stay WHERE date_in BETWEEN :first AND :last AND status <> 'voided' "
    "AND checkin_seconds IS NOT NULL ORDER BY date_in, id"
)


def queue(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-25: minutes from the ticket to the check-in, seconds from opening its form to saving it.

    Who left the queue without a room is not counted, nor a check-in that was typed into no form.
    """
    return (
        *spread([minutes for _, _, minutes in _waits(asking, dates)], "min", prefix="wait_", mean=False),
        *spread([seconds for _, _, seconds in _forms(asking, dates)], "s", prefix="checkin_", mean=False),
    )


def tickets(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Tickets that were served, each with its minutes; then check-ins with their seconds."""
    found = [
        Behind(no, asking.local(at)[:10], f"{minutes} min", None, counted=True)
        for no, at, minutes in _waits(asking, dates)
    ]
    found += [
        Behind(no, day, f"{seconds} s", None, counted=True) for no, day, seconds in _forms(asking, dates)
    ]
    return found[:limit]


def _forms(asking: Asking, dates: Span) -> list[tuple[str, str, int]]:
    return [
        (no, day, seconds) for no, day, seconds in asking.rows(_FORMS, first=dates.first, last=dates.last)
    ]


def _waits(asking: Asking, dates: Span) -> list[tuple[str, str, int]]:
    rows = asking.rows(_TICKETS, since=dates.since, until=dates.until)
    return [(no, ended, minutes_between(since, ended)) for no, since, ended in rows]


def minutes_between(begin: str, end: str) -> int:
    """Whole minutes from an instant to another."""
    return int((parse_instant(end) - parse_instant(begin)).total_seconds() // 60)
