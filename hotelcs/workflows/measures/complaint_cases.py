"""What the measures of complaints are counted from: the cases of a span of business dates, their clocks and calls."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import iso, parse_instant
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.clocks.standing import Standing, standing
from hotelcs.workflows.views import Asking, day_of

DAYS = 30
_CASES = (
    "SELECT c.no, c.at, c.acknowledged_at, c.severity, c.code, c.department, coalesce(m.no, ''), c.status, c.reopen_count, "
    "c.business_date, c.sensitive FROM complaint c LEFT JOIN room m ON m.id = c.room_id "
    "WHERE c.business_date BETWEEN :first AND :last AND c.status <> 'merged' ORDER BY c.id"
)
_RESOLVED = (
    "SELECT no, code, department, reopen_count FROM complaint WHERE resolved_at >= :since AND resolved_at < :until "
    "AND status <> 'merged'"
)
_CLOSED = (
    "SELECT c.no, c.taken_by = c.resolved_by AND NOT c.reopened_early "
    "AND NOT EXISTS (SELECT 1 FROM complaint_action a WHERE a.complaint_id = c.id AND a.kind = 'task') "
    "AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.kind = 'complaint' AND t.ref = c.no AND t.status = 'accepted') "
    "FROM complaint c WHERE c.resolved_at < :until AND c.status = 'closed' AND c.closed_at >= :since AND c.closed_at < :until"
)
_CALLS = (
    "SELECT r.sat, c.mood_in FROM recovery_call r JOIN complaint c ON c.id = r.complaint_id "
    "WHERE r.ended_date BETWEEN :first AND :last AND r.status = 'done'"
)
_DUE = (
    "kind IN ({kinds}) AND due_at >= :since AND due_at < :until "
    "AND ref NOT IN (SELECT no FROM complaint WHERE status = 'merged')"
)
_RESOLVE = (
    "kind = 'complaint' AND metric = 'resolve' AND state = 'stopped' AND stopped_at >= :since AND stopped_at < :until "
    "AND ref NOT IN (SELECT no FROM complaint WHERE status = 'merged')"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Business dates, both included, and the instants at which they begin and end on the hotel's clock."""

    first: str
    last: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint as it is counted. `response` are minutes to the first answer, None before it; `hidden` is read by few."""

    complaint: str
    at: datetime
    response: int | None
    severity: str
    code: str
    department: str
    room: str
    status: str
    reopened: int
    day: str
    hidden: bool


def span(asking: Asking, first: str | date | None, last: str | date | None) -> Span:
    """The dates asked for; the thirty days up to now without them. Raises Usage for a span that ends before it begins."""
    end = day_of(last, "to") if last else date.fromisoformat(asking.business_date())
    begin = day_of(first, "from") if first else end - timedelta(days=DAYS - 1)
    if begin > end:
        raise Usage(N_("{first} is after {last}."), first=begin, last=end)
    zone = ZoneInfo(asking.tz)
    since, until = (iso(datetime.combine(day, time(), zone)) for day in (begin, end + timedelta(days=1)))
    return Span(begin.isoformat(), end.isoformat(), since, until)


def cases(asking: Asking, dates: Span) -> list[Case]:
    """Complaints first heard of in those days, without those that are part of another."""
    may = asking.may("complaint.sensitive")
    return [
        Case(no, parse_instant(at), _minutes(at, answered), severity, code, department, room, status, reopened, day, bool(sensitive) and not may)
        for no, at, answered, severity, code, department, room, status, reopened, day, sensitive in asking.rows(
            _CASES, first=dates.first, last=dates.last
        )
    ]  # fmt: skip


def _minutes(start: str, end: str | None) -> int | None:
    if end is None:
        return None
    return int((parse_instant(end) - parse_instant(start)).total_seconds() // 60)


def resolved(asking: Asking, dates: Span) -> list[tuple[str, str, str, int]]:
    """Number, code, department and how often opened again, of what was resolved in those days."""
    return [
        (no, code, department, again)
        for no, code, department, again in asking.rows(_RESOLVED, since=dates.since, until=dates.until)
    ]


def net_minutes(asking: Asking, dates: Span) -> list[int]:
    """Minutes of running hours until the solution, without pauses."""
    rows = standing(asking.reader, asking.tz, _RESOLVE, since=dates.since, until=dates.until)
    return [clock.used(asking.now) // 60 for clock in rows]


def first_contacts(asking: Asking, dates: Span) -> list[bool]:
    """Whether each closed complaint was resolved by its taker alone and for good."""
    return [bool(first) for _, first in asking.rows(_CLOSED, since=dates.since, until=dates.until)]


COMPLAINTS = "'complaint'"
ITEMS = "'complaint','action','ticket'"
"""Kinds of items that have clocks, as SQL lists them."""


def due_steps(asking: Asking, dates: Span, kinds: str = ITEMS) -> list[tuple[Standing, bool]]:
    """Every step that was due, and whether it was met; what was not asked for any more before it was due is left out.

    Of all items with clocks - complaints, what is done about them, tickets - or of some `kinds`.
    """
    rows = standing(asking.reader, asking.tz, _DUE.format(kinds=kinds), since=dates.since, until=dates.until)
    found = []
    for clock in rows:
        missed = clock.breached_at is not None or (clock.state == "running" and clock.due_at < asking.now)
        if missed or clock.state == "stopped":
            found.append((clock, not missed))
    return found


def answered(asking: Asking, dates: Span) -> tuple[list[int], list[int]]:
    """Satisfaction after, and moods before, of the calls that were answered."""
    rows = asking.rows(_CALLS, first=dates.first, last=dates.last)
    return [sat for sat, _ in rows], [mood for _, mood in rows if mood is not None]


def room_nights(asking: Asking, dates: Span) -> int:
    """Nights of occupied rooms in those days, as far as they are over: paid and complimentary ones, as M-02 counts them."""
    from hotelcs.workflows.measures.house import nights

    today = asking.business_date()
    return sum(night.occupied for night in nights(asking, dates) if night.day < today)
