"""Complaints in a list, the least time left first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.workflows.clocks.standing import Standing, standing
from hotelcs.workflows.complaints.seen import Eyes
from hotelcs.workflows.complaints.taxonomy import codes
from hotelcs.workflows.registers.owned import is_all
from hotelcs.workflows.views import Asking, as_date

MOST = 500
LIVE = "c.status NOT IN ('closed','merged','withdrawn')"
_LIST = (
    "SELECT c.no, c.at, c.severity, c.code, coalesce(m.no, ''), coalesce(g.name, ''), c.status, c.waits_until, c.words, "
    "c.department, c.sensitive, c.taken_by, c.reopen_count, c.close_kind, c.closed_at, "
    "(SELECT count(*) FROM complaint_action a WHERE a.complaint_id = c.id AND a.done_at IS NULL), c.version "
    "FROM complaint c LEFT JOIN room m ON m.id = c.room_id LEFT JOIN guest g ON g.id = c.guest_id "
    "WHERE {where} ORDER BY {order} LIMIT :most"
)
_FILTERS = {
    "severity": "c.severity = :severity",
    "department": "c.department = :department",
    "room": "m.no = :room AND NOT c.sensitive",
    "code": "c.code = :code",
    "status": "c.status = :status",
}
_ON = "c.business_date <= :day AND (c.closed_at IS NULL OR c.closed_at >= :since) AND c.status <> 'merged'"
_RUNNING = "kind = 'complaint' AND state = 'running'"


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint; `step` is its clock that is due next, `due` when (hotel time), `left` in how many minutes (less than nothing: late).

    `late` when any of its clocks was missed. Of a sensitive one most see only the number.
    """

    complaint: str
    at: str
    severity: str
    code: str
    title: str
    room: str
    guest: str
    status: str
    step: str
    due: str
    left: int | None
    late: bool
    words: str
    department: str
    tasks: int
    reopened: int
    owner: str
    login: str
    held: str
    sensitive: bool
    closed: str
    close_kind: str
    version: int


def complaints(
    asking: Asking,
    all: str | bool = "",
    severity: str = "",
    department: str = "",
    room: str = "",
    code: str = "",
    status: str = "",
    owner: str = "",
    day: str = "",
    limit: int | str = 200,
) -> list[ComplaintRow]:
    """What is not over, least time left first; with `all` what is over too, newest first; of a `day` what was there on that date."""
    wanted = {
        "severity": severity,
        "department": department.upper(),
        "room": room,
        "code": code.upper(),
        "status": status,
    }
    parts = [_FILTERS[name] for name, value in wanted.items() if value]
    if day:
        parts.insert(0, _ON)
    elif not is_all(all) and not status:
        parts.insert(0, LIVE)
    sql = _LIST.format(where=" AND ".join(parts) or "1", order="c.id DESC")
    values = {name: value for name, value in wanted.items() if value}
    if day:
        date = as_date(day, "day")
        values |= {
            "day": date,
            "since": iso(datetime.fromisoformat(date).replace(tzinfo=ZoneInfo(asking.tz))),
        }
    most = max(1, min(int(limit), MOST))
    eyes, next_due = Eyes(asking), _next(asking)
    rows = [_row(asking, eyes, next_due, row) for row in asking.rows(sql, most=most, **values)]
    found = [row for row in rows if not owner or owner in (row.login, row.owner)]
    return sorted(found, key=lambda row: (bool(row.closed), row.due or "9999")) if not is_all(all) else found


def _next(asking: Asking) -> dict[str, Standing]:
    """The clock of each complaint that is due next and does not stand still, else the next one."""
    found: dict[str, Standing] = {}
    for clock in standing(asking.reader, asking.tz, _RUNNING):
        had = found.get(clock.ref)
        if had is None or (had.is_paused(asking.now) and not clock.is_paused(asking.now)):
            found[clock.ref] = clock
    return found


def _row(asking: Asking, eyes: Eyes, next_due: dict[str, Standing], row: tuple[Any, ...]) -> ComplaintRow:
    (no, at, severity, code, room, guest, status, waits, words, department, sensitive, taken_by, reopened, kind, closed, tasks,
     version) = row  # fmt: skip
    clock = next_due.get(no)
    whom = eyes.whom("complaint", no, open_=closed is None)
    seen = eyes.sees(no, sensitive=bool(sensitive), taken_by=taken_by)
    left = int((clock.due_at - asking.now).total_seconds() // 60) if clock else None
    due = asking.local(clock.due_at.isoformat()) if clock else ""
    if not seen:
        code = room = guest = words = ""
    title = codes()[code].name if code in codes() else ""
    return ComplaintRow(
        no, asking.local(at), severity, code, title, room, guest, shown(status, waits, asking), clock.metric if clock else "", due,
        left, left is not None and left < 0, words, department, tasks, reopened, whom.name, whom.login, whom.held,
        bool(sensitive), asking.local(closed), kind, version,
    )  # fmt: skip


def shown(status: str, waits: str | None, asking: Asking) -> str:
    """What waited for its guest as long as it may is in action again."""
    return (
        "in_action"
        if status == "waiting_guest" and waits is not None and waits <= iso(asking.now)
        else status
    )
