"""M-31, M-35, M-37 to M-39, M-41: people on duty, emergencies, what guests owe (handbook 06 §6.3, §6.6). Drills never count."""

from collections import Counter
from decimal import Decimal

from hotelcs.clock import parse_instant
from hotelcs.workflows.duties.duties_view import DutyRow, duties
from hotelcs.workflows.machine import backup_age
from hotelcs.workflows.measures.availability import availability
from hotelcs.workflows.measures.behind import Behind
from hotelcs.workflows.measures.complaint_cases import Span
from hotelcs.workflows.measures.figures import MONEY, Figure, count, share
from hotelcs.workflows.measures.team_effect_view import team_effect
from hotelcs.workflows.night.guest_ledger_view import guest_ledger
from hotelcs.workflows.plans.readiness_view import readiness
from hotelcs.workflows.views import Asking

QUICK = 15
"""M-35: minutes in which a handover is to be accepted."""
TWICE = 2
_HANDOVERS = "SELECT no, submitted_at, accepted_at FROM handover WHERE submitted_at >= :since AND submitted_at < :until ORDER BY id"
_CLOSED = (
    "SELECT 'complaint', no FROM complaint WHERE closed_at >= :since AND closed_at < :until AND status = 'closed' "
    "UNION ALL SELECT 'action', ref FROM complaint_action WHERE done_at >= :since AND done_at < :until AND outcome = 'done' "
    "UNION ALL SELECT 'ticket', no FROM support_ticket WHERE ended_at >= :since AND ended_at < :until AND status = 'resolved' "
    "ORDER BY 1, 2"
)
_MOVED = (
    "SELECT kind, ref, count(*) FROM transfer WHERE status = 'accepted' AND kind IN ('complaint','action','ticket') "
    f"AND (kind, ref) IN (SELECT * FROM ({_CLOSED}) x) GROUP BY kind, ref ORDER BY kind, ref"
)
_FOUND = (
    "SELECT i.no, c.opened_at, sum(CASE WHEN e.status IN ('safe','off_site','injured','hospital') THEN 1 ELSE 0 END), count(*) "
    "FROM roll_call c JOIN incident i ON i.id = c.incident_id JOIN roll_call_entry e ON e.roll_call_id = c.id "
    "WHERE {which} AND NOT e.withdrawn AND c.opened_at >= :since AND c.opened_at < :until GROUP BY i.no, c.opened_at ORDER BY 1"
)
_SCORES = (
    "SELECT d.no, d.ended_at, sum(p.points) FROM drill d JOIN drill_score p ON p.drill_id = d.id "
    "WHERE d.ended_at >= :since AND d.ended_at < :until GROUP BY d.no, d.ended_at ORDER BY d.no"
)
_OUTAGES = (
    "SELECT o.component, o.from_at, o.reason, o.planned FROM system_outage o JOIN system_component c ON c.code = o.component "
    "WHERE c.critical AND o.cancelled_at IS NULL AND o.from_at < :until AND (o.to_at IS NULL OR o.to_at > :since) "
    "ORDER BY o.from_at, o.id LIMIT :limit"
)
DRILL_POINTS = 48
"""M-37: twelve criteria of four points."""


def faster(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-31: the year before the first date against what came since."""
    found = team_effect(asking, since=dates.first)[0]
    told = Decimal(found.faster_percent) if found.faster_percent else None
    before, after = (Decimal(text) if text else None for text in (found.median_before, found.median_after))
    return (Figure("faster", told, "%"), Figure("before", before, "min"), Figure("after", after, "min"))


def coverage(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-35: duties that are covered and signed (today), items moved twice, handovers taken in time."""
    listed = [row for row in duties(asking) if row.active]
    span = {"since": dates.since, "until": dates.until}
    closed = asking.rows(_CLOSED, **span)
    moved = Counter({(kind, ref): many for kind, ref, many in asking.rows(_MOVED, **span)})
    handed = _handed(asking, dates)
    return (
        share("covered", sum(_covered(row) for row in listed), len(listed)),
        share("bounced", sum(moved[item] >= TWICE for item in closed), len(closed)),
        share("handed", sum(quick for _, _, quick in handed), len(handed)),
    )


def duties_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Duties as they stand, then handovers of those days."""
    found = [Behind(row.duty, "", row.name, None, _covered(row)) for row in duties(asking) if row.active]
    found += [
        Behind(no, asking.local(at)[:10], "handover", None, quick) for no, at, quick in _handed(asking, dates)
    ]
    return found[:limit]


def _covered(row: DutyRow) -> bool:
    return bool(row.answers and row.does and not row.unsigned)


def _handed(asking: Asking, dates: Span) -> list[tuple[str, str, bool]]:
    found = []
    for no, given, taken in asking.rows(_HANDOVERS, since=dates.since, until=dates.until):
        quick = bool(taken) and (parse_instant(taken) - parse_instant(given)).total_seconds() <= QUICK * 60
        found.append((no, given, quick))
    return found


def roll_calls(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-37: who was found at roll calls of emergencies; how drills went."""
    span = {"since": dates.since, "until": dates.until}
    rows = asking.rows(_FOUND.format(which="NOT c.drill"), **span)
    drills = asking.rows(_SCORES, **span)
    return (
        share("found", sum(row[2] for row in rows), sum(row[3] for row in rows)),
        share("drill_score", sum(row[2] for row in drills), DRILL_POINTS * len(drills)),
    )


def roll_calls_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Roll calls of emergencies, each with how many were found of those expected; then drills with their points."""
    span = {"since": dates.since, "until": dates.until}
    found = [Behind(no, asking.local(at)[:10], f"{found}/{all_}", None, counted=True)
             for no, at, found, all_ in asking.rows(_FOUND.format(which="NOT c.drill"), **span)]  # fmt: skip
    found += [Behind(no, asking.local(at)[:10], f"{points}/{DRILL_POINTS}", None, counted=True)
              for no, at, points in asking.rows(_SCORES, **span)]  # fmt: skip
    return found[:limit]


def ready(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-38, as it stands now."""
    del dates
    items = [row.true for row in readiness(asking)]
    return (share("index", sum(items), len(items)),)


def ready_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """The items of the index."""
    del dates
    return [
        Behind(f"{row.item} {row.about}".strip(), "", row.lacks, None, row.true)
        for row in readiness(asking)[:limit]
    ]


def owed(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-41: what guests owed before, charges, payments, what they owe after it."""
    rows = guest_ledger(asking, dates.first, dates.last)
    return (
        count("closing", rows[-1].closing_minor, MONEY),
        count("opening", rows[0].opening_minor, MONEY),
        count("charges", sum(row.charges_minor for row in rows), MONEY),
        count("payments", sum(row.payments_minor for row in rows), MONEY),
    )


def owed_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Each date with what was owed at its end."""
    return [
        Behind(row.day, row.day, "", row.closing_minor, row.closed)
        for row in guest_ledger(asking, dates.first, dates.last)[:limit]
    ]


def backup(asking: Asking, dates: Span) -> tuple[Figure, ...]:
    """M-39: whole hours since the newest verified backup, as it stands now; how much of the days the systems worked."""
    hours = backup_age.hours_since(asking.reader, asking.now)
    begin, end = parse_instant(dates.since), min(parse_instant(dates.until), asking.now)
    found = availability(asking.reader, begin, end) if begin < end else None
    works = (
        share("available", found.minutes - found.down, found.minutes)
        if found
        else Figure("available", None, "%")
    )
    return (Figure("backup", None if hours is None else Decimal(hours), "h"), works)


def outages_behind(asking: Asking, dates: Span, limit: int) -> list[Behind]:
    """Outages of critical parts in those days; counted is what was not planned."""
    rows = asking.rows(_OUTAGES, since=dates.since, until=dates.until, limit=limit)
    return [
        Behind(code, asking.local(at)[:10], reason, None, not planned) for code, at, reason, planned in rows
    ]
