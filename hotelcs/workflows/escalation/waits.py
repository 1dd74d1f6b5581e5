"""What waits for somebody without a verb that says so: found by looking, each time somebody escalates (ADR 0039).

Handovers that nobody accepted in the time the hotel gives, items offered to somebody that came back, notices that must be read,
overseas registrations, events nobody signed for. At most ten queries, however much waits.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows.clocks.case import Case
from hotelcs.workflows.escalation.limits import SIGNED_BY
from hotelcs.workflows.events.due import coming, starts_at

KINDS = ("handover", "transfer", "notice", "registration", "readiness")
"""Kinds of cases that are looked for; what is over is so without anybody saying it."""
METRIC = "metric"
"""The kind of case that a number is which is beyond its threshold on a date, `M-15.sla/2026-11-22`."""
CLOSED = "SELECT max(day) FROM business_day WHERE status = 'closed'"
"""The last date that is closed."""
_FIRST = "SELECT kind, min(minutes) FROM escalation_rule WHERE since = 'begun' GROUP BY kind ORDER BY kind"
_GIVEN = "SELECT handover_minutes FROM property"
_HANDOVERS = "SELECT no, submitted_at FROM handover WHERE status <> 'accepted' AND status IN ('submitted','disputed') ORDER BY id"
_TRANSFERS = "SELECT ref, min(until) FROM transfer WHERE status = 'pending' GROUP BY ref ORDER BY ref"
_NOTICES = (
    "SELECT n.no, n.at, min(h.valid_from) FROM notice n JOIN notice_addressee a ON a.notice_id = n.id "
    "JOIN post p ON (a.kind = 'everybody' OR (a.kind = 'post' AND a.code = p.code) "
    "OR (a.kind = 'department' AND a.code = p.department)) JOIN staff_post h ON h.post = p.code AND h.valid_from <= :today "
    "AND (h.valid_to IS NULL OR h.valid_to >= :today) JOIN staff s ON s.id = h.staff_id "
    "WHERE n.must_read AND n.withdrawn_at IS NULL AND n.until_date >= :today AND (s.left_on IS NULL OR s.left_on >= :today) "
    "AND NOT EXISTS (SELECT 1 FROM notice_read r WHERE r.notice_id = n.id AND r.staff_id = s.id) "
    "GROUP BY n.id, n.no, n.at ORDER BY n.id"
)
_REGISTRATIONS = (
    "SELECT s.no || '/' || p.id || '/' || q.kind, coalesce(q.submitted_at, p.joined_at) FROM registration q JOIN stay_guest p ON p.id = q.stay_guest_id JOIN stay s ON s.id = p.stay_id "
    "WHERE q.status IN ('pending','rejected') AND q.kind = 'overseas' ORDER BY q.deadline, q.id"
)
_OPEN = "SELECT kind, ref FROM escalation_chain WHERE ended_at IS NULL ORDER BY id"
_ENDED = (
    "SELECT kind, ref, max(ended_at) FROM escalation_chain WHERE ended_at IS NOT NULL "
    "AND kind IN ('handover','transfer','notice','registration','readiness') GROUP BY kind, ref ORDER BY kind, ref"
)
_RENEWED = "SELECT min(ended_at) FROM job_run WHERE command = 'migrate' AND exit = 0 AND changed > 0"
_TODAY = "SELECT day FROM business_day WHERE status = 'open'"


@dataclass(frozen=True, slots=True)
class Wait:
    """A case that waits, and since when it is counted."""

    case: Case
    since: datetime


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be told of and has no chain yet, and what has one and waits no more."""

    new: tuple[Wait, ...]
    over: tuple[Case, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to write down."""
        return bool(self.new or self.over)


def look(reader: Reader, tz: str, now: datetime) -> Looked:
    """Compare what waits with the chains that are open; a case is new once its first step is due.

    What waits again counts from when it was over. Of what waited long when the program began to look (a hotel that was brought up
    to date) the first step is due then, the others follow it. The number of a date is told of until the next date is closed.
    """
    first = {str(kind): timedelta(minutes=int(minutes)) for kind, minutes in reader.rows(_FIRST)}
    found = {wait.case: wait for wait in waiting(reader, tz, now)}
    chains = [Case(kind, ref) for kind, ref in reader.rows(_OPEN)]
    open_ = {case for case in chains if case.kind in KINDS}
    metrics = [case for case in chains if case.kind == METRIC]
    closed = f"/{value(reader, CLOSED)}" if metrics else ""
    past = [case for case in metrics if not case.ref.endswith(closed)]
    due = [wait for case, wait in found.items() if case not in open_ and _is_due(wait, first, now)]
    new = [wait for wait in _counted_anew(reader, due, first) if _is_due(wait, first, now)] if due else []
    return Looked(tuple(new), (*sorted(open_ - found.keys()), *past))


def _is_due(wait: Wait, first: dict[str, timedelta], now: datetime) -> bool:
    """Whether the first step of a case is; never of a kind without steps."""
    return wait.case.kind in first and wait.since + first[wait.case.kind] <= now


def _counted_anew(reader: Reader, waits: list[Wait], first: dict[str, timedelta]) -> list[Wait]:
    """The same, none since before it was over the last time, none whose first step was due before anybody looked for it."""
    ended = {Case(kind, ref): parse_instant(str(at)) for kind, ref, at in reader.rows(_ENDED)}
    renewed = value(reader, _RENEWED)
    looked = parse_instant(str(renewed)) if renewed else None
    return [
        Wait(
            wait.case,
            max(
                wait.since,
                ended.get(wait.case, wait.since),
                wait.since if looked is None else looked - first[wait.case.kind],
            ),
        )
        for wait in waits
    ]


def waiting(reader: Reader, tz: str, now: datetime) -> list[Wait]:
    """Everything of these kinds that waits, told of already or not."""
    today = one(reader, _TODAY)
    given = timedelta(minutes=int(value(reader, _GIVEN) or 0))
    found = [Wait(Case("handover", no), parse_instant(at) + given) for no, at in reader.rows(_HANDOVERS)]
    found += [Wait(Case("transfer", ref), parse_instant(until)) for ref, until in reader.rows(_TRANSFERS)]
    found += [
        Wait(Case("registration", item), parse_instant(joined))
        for item, joined in reader.rows(_REGISTRATIONS)
    ]
    if today is not None:
        day = str(today[0])
        found += [
            Wait(Case("notice", no), max(parse_instant(at), starts_at(date.fromisoformat(str(here)), 0, tz)))
            for no, at, here in reader.rows(_NOTICES, today=day)
        ]
        found += [
            Wait(Case("readiness", large.no), large.starts_at - SIGNED_BY)
            for large in coming(reader, date.fromisoformat(day), tz)
            if not large.signed and large.starts_at - SIGNED_BY <= now
        ]
    return found
