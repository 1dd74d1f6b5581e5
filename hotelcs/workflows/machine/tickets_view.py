"""Support tickets: open ones by how urgent they are, with their clocks (handbook SC25)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.clock import iso
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.views import Asking

_TICKETS = (
    "SELECT t.no, t.priority, t.status, t.department, coalesce(t.component, ''), t.words, coalesce(s.no, ''), coalesce(s.name, ''), "
    "t.author, t.opened_at, t.ended_at, t.outcome, (SELECT min(k.due_at) FROM sla_clock k WHERE k.kind = 'ticket' "
    "AND k.ref = t.no AND k.state = 'running'), (SELECT count(*) FROM sla_clock k WHERE k.kind = 'ticket' AND k.ref = t.no "
    "AND (k.breached_at IS NOT NULL OR (k.state = 'running' AND k.due_at < :now))), t.version "
    "FROM support_ticket t LEFT JOIN staff s ON s.id = t.staff_id WHERE {where} ORDER BY {order} LIMIT :most"
)
OPEN = "t.status IN ('open','taken','waiting')"
MOST = 500


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket. `due` is the next clock that runs on it, `late` whether one was or is missed."""

    ticket: str
    priority: str
    status: str
    department: str
    component: str
    words: str
    staff: str
    owner: str
    author: str
    opened: str
    due: str
    late: bool
    ended: str
    outcome: str
    version: int


def tickets(
    asking: Asking, no: str | None = None, all: str | bool = "", mine: str | bool = "", limit: int | str = 100
) -> list[TicketRow]:
    """Open tickets, the most urgent first; `all=yes` the newest first; `mine=yes` those one asked for."""
    every = str(all).casefold() in ("yes", "true", "1") or bool(no)
    where = ["1 = 1" if every else OPEN]
    values: dict[str, Any] = {"now": iso(asking.now), "most": max(1, min(int(limit), MOST))}
    if no:
        where.append("t.no = :no")
        values["no"] = number_of(asking.reader, "support_ticket", no)
    if str(mine).casefold() in ("yes", "true", "1"):
        where.append("t.author = :login")
        values["login"] = asking.login
    order = "t.id DESC" if every else "t.priority, t.opened_at, t.id"
    return [
        _row(asking, row)
        for row in asking.rows(_TICKETS.format(where=" AND ".join(where), order=order), **values)
    ]


def _row(asking: Asking, row: tuple[Any, ...]) -> TicketRow:
    (
        no,
        priority,
        status,
        department,
        part,
        words,
        staff,
        owner,
        author,
        opened,
        ended,
        outcome,
        due,
        late,
        version,
    ) = row
    return TicketRow(no, priority, status, department, part, words, staff, owner, author, asking.local(opened),
                     asking.local(due), bool(late), asking.local(ended), outcome, version)  # fmt: skip
