"""A handover as its giver and its taker see it: live while it is drafted, as it was written down afterwards."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.shifts import cash
from hotelcs.workflows.shifts.carried import carried
from hotelcs.workflows.shifts.cash import Move, Suspect
from hotelcs.workflows.views import Asking

_RUN = (
    "SELECT h.id, h.no, h.status, h.note, h.difference_reason, h.expected_minor, h.keys, h.summary, h.submitted_by, "
    "h.submitted_at, h.accepted_by, h.accepted_at, h.version, r.id, r.day, r.shift, r.department, r.status, r.opened_at, "
    "r.closed_at, r.float_minor, r.counted_minor, r.payments_from, r.payments_to, s.name, s.no FROM shift_run r "
    "JOIN staff s ON s.id = r.lead_id LEFT JOIN handover h ON h.run_id = r.id"
)
_LINES = (
    "SELECT l.line, l.kind, l.ref, l.words, l.room, l.due, s.no, s.name, l.late, l.status, l.giver, l.receiver, l.settled "
    "FROM handover_line l JOIN staff s ON s.id = l.owner_id WHERE l.handover_id = :id ORDER BY l.line"
)
_STAFF = "SELECT id, no, name FROM staff"
_MUST = (
    "SELECT e.no FROM log_entry e WHERE e.must_read AND e.run_id = :run "
    "AND NOT EXISTS (SELECT 1 FROM log_entry a WHERE a.amends_id = e.id) ORDER BY e.id"
)


@dataclass(frozen=True, slots=True)
class HandoverLineRow:
    """An open item in a handover: `held` says how its owner has it while it is drafted; every account of a dispute."""

    line: int
    kind: str
    ref: str
    words: str
    room: str
    due: str
    staff: str
    owner: str
    held: str
    late: bool
    status: str
    giver: str
    receiver: str
    settled: str


@dataclass(frozen=True, slots=True)
class HandoverDetail:
    """A shift being handed over. Money in minor units; `expected_minor` and `difference_minor` are None before counting.

    `figures` are lines by kind; `overdue` is true when nobody has accepted it in the minutes the hotel gives.
    """

    handover: str
    status: str
    department: str
    day: str
    shift: str
    staff: str
    lead: str
    opened: str
    float_minor: int
    in_minor: int | None
    out_minor: int | None
    expected_minor: int | None
    counted_minor: int | None
    difference_minor: int | None
    difference_reason: str
    suspects: tuple[Suspect, ...]
    moves: tuple[Move, ...]
    keys: str
    note: str
    figures: dict[str, int]
    lines: tuple[HandoverLineRow, ...]
    must_read: tuple[str, ...]
    submitted_by: str
    submitted: str
    accepted_by: str
    accepted: str
    overdue: bool
    currency: str
    version: int


def handover(asking: Asking, no: str | None = None, department: str = "FD") -> HandoverDetail:
    """The handover of a number, or of the open shift of a department. Raises Refusal HANDOVER_UNKNOWN, NO_SHIFT."""
    if no is not None:
        row = one(asking.reader, f"{_RUN} WHERE h.no = :no", no=no.upper())
        if row is None:
            raise Refusal(
                "HANDOVER_UNKNOWN", N_("There is no handover {reference}."), field="no", reference=no
            )
    else:
        row = one(asking.reader, f"{_RUN} WHERE r.department = :department AND r.status = 'open' ORDER BY h.id DESC",
                  department=department)  # fmt: skip
        if row is None:
            raise Refusal("NO_SHIFT", N_("No shift is open here."), field="department", next=("open-shift",))
    return _detail(asking, row)


def _detail(asking: Asking, row: tuple[Any, ...]) -> HandoverDetail:
    (key, no, status, note, reason, expected, keys, _, by, at, taken_by, taken_at, version, run, day, shift,
     department, _, opened, _, float_minor, counted, first, last, lead, staff) = row  # fmt: skip
    status = status or "none"
    lines = _frozen(asking, key) if status in ("submitted", "disputed", "accepted") else _live(asking)
    blind = counted is None
    drawer = None if blind else cash.drawer(asking.reader, float_minor, first, last)
    difference = None if blind or expected is None else counted - expected
    moved = [] if blind else cash.moves(asking.reader, first, last)
    found = (
        cash.suspects(difference or 0, moved, cash.others(asking.reader, first, last)) if not blind else []
    )
    minutes = int((one(asking.reader, "SELECT handover_minutes FROM property") or (15,))[0])
    overdue = status in ("submitted", "disputed") and asking.now > parse_instant(at) + timedelta(
        minutes=minutes
    )
    must = tuple(str(number) for (number,) in asking.rows(_MUST, run=run))
    return HandoverDetail(
        no or "", status, department, day, shift, staff, lead, asking.local(opened), float_minor,
        drawer.in_minor if drawer else None, drawer.out_minor if drawer else None, expected, counted, difference,
        reason or "", tuple(found), tuple(moved), keys or "", note or "", _figures(lines), lines, must, by or "",
        asking.local(at), taken_by or "", asking.local(taken_at), overdue, asking.currency, version or 0,
    )  # fmt: skip


def _figures(lines: tuple[HandoverLineRow, ...]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for line in lines:
        if line.kind not in ("cash", "keys"):
            counted[line.kind] = counted.get(line.kind, 0) + 1
            counted["late"] = counted.get("late", 0) + line.late
    return counted


def _live(asking: Asking) -> tuple[HandoverLineRow, ...]:
    """What would be handed over now."""
    names = {key: (no, name) for key, no, name in asking.rows(_STAFF)}
    found = carried(asking.reader, asking.now, asking.business_date(), asking.tz)
    return tuple(
        HandoverLineRow(number, line.kind, line.ref, line.words, line.room, asking.local_due(line.due), *names.get(line.staff, ("", "")),
                        line.held, line.late, "fine", "", "", "")
        for number, line in enumerate(found, 2)
    )  # fmt: skip


def _frozen(asking: Asking, key: int) -> tuple[HandoverLineRow, ...]:
    """What was written down."""
    return tuple(
        HandoverLineRow(line, kind, ref, words, room, asking.local_due(due), no, name, "", bool(late), status, giver,
                        _one_line(receiver), _one_line(settled))
        for line, kind, ref, words, room, due, no, name, late, status, giver, receiver, settled in asking.rows(_LINES, id=key)
    )  # fmt: skip


def _one_line(accounts: str) -> str:
    """Accounts of several people, one after the other."""
    return accounts.replace("\n", " / ")


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A handover in the list of them."""

    handover: str
    status: str
    department: str
    day: str
    shift: str
    lead: str
    lines: int
    difference_minor: int | None
    submitted_by: str
    submitted: str
    accepted_by: str
    overdue: bool


def handovers(asking: Asking, status: str | None = None, limit: int | str = 30) -> list[HandoverRow]:
    """Handovers, newest first: all, or those of one state."""
    most = max(1, min(int(limit), 500))
    if status is None:
        return _listed(asking, "h.id IS NOT NULL", most=most)
    return _listed(asking, "h.status = :status", most=most, status=status)


def waiting(asking: Asking) -> list[HandoverRow]:
    """Every handover that waits to be accepted, newest first: at most one of each department."""
    return _listed(asking, "h.status IN ('submitted','disputed')", most=-1)


def _listed(asking: Asking, where: str, **values: Any) -> list[HandoverRow]:
    minutes = int((one(asking.reader, "SELECT handover_minutes FROM property") or (15,))[0])
    listed = []
    for row in asking.rows(f"{_RUN} WHERE {where} ORDER BY h.id DESC LIMIT :most", **values):
        at, expected, counted = row[9], row[5], row[21]
        waits = row[2] in ("submitted", "disputed") and asking.now > parse_instant(at) + timedelta(
            minutes=minutes
        )
        difference = None if expected is None or counted is None else counted - expected
        lines = sum(value for name, value in json.loads(row[7]).items() if name != "late")
        listed.append(HandoverRow(row[1], row[2], row[16], row[14], row[15], row[24], lines, difference, row[8] or "",
                                  asking.local(at), row[10] or "", waits))  # fmt: skip
    return listed
