"""A handover as its giver and its taker see it: live while it is drafted, as it was written down afterwards."""

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.shifts import cash
from hotelcs.workflows.shifts.carried import carried
from hotelcs.workflows.shifts.cash import Move, Suspect
from hotelcs.workflows.shifts.counted import Counted, counts
from hotelcs.workflows.shifts.must_read import must_read
from hotelcs.workflows.shifts.patience import Patience
from hotelcs.workflows.views import Asking

Stamped = TypeVar("Stamped", Move, Suspect, Counted)
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


@dataclass(frozen=True, slots=True)
class HandoverLineRow:
    """An open item in a handover: `held` says how its owner has it while it is drafted, `away` whose it is while the owner
    answers for somebody at home; every account of a dispute.
    """  # noqa: D205 - one sentence too long for a line

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
    away: str = ""


@dataclass(frozen=True, slots=True)
class HandoverDetail:
    """A shift being handed over. Money in minor units; `expected_minor` and `difference_minor` are None before counting.

    `counts` is every count of the drawer, the first one first. `figures` are lines by kind; `overdue` is true when nobody
    has accepted it in the minutes the hotel gives. Times are the hotel's wall clock.
    """

    handover: str
    status: str
    department: str
    day: str
    shift: str
    staff: str
    lead: str
    opened: str
    float_minor: int | None
    in_minor: int | None
    out_minor: int | None
    received_minor: int | None
    paid_out_minor: int | None
    dropped_minor: int | None
    expected_minor: int | None
    counted_minor: int | None
    difference_minor: int | None
    difference_reason: str
    counts: tuple[Counted, ...] | None
    suspects: tuple[Suspect, ...] | None
    moves: tuple[Move, ...] | None
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
        row = one(asking.reader, f"{_RUN} WHERE h.no = :no", no=number_of(asking.reader, "handover", no))
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
    lines = (
        _frozen(asking, key) if status in ("submitted", "disputed", "accepted") else _live(asking, department)
    )
    blind = counted is None
    drawer = None if blind else cash.drawer(asking.reader, float_minor, first, last, run)
    difference = None if blind or expected is None else counted - expected
    moved = [] if blind else cash.moves(asking.reader, first, last)
    rest = cash.others(asking.reader, first, last) if difference else []
    found = cash.suspects(difference or 0, moved, rest)
    overdue = Patience(asking.reader, asking.now).is_over(status, at)
    return HandoverDetail(
        no or "", status, department, day, shift, staff, lead, asking.local(opened), float_minor,
        drawer.in_minor if drawer else None, drawer.out_minor if drawer else None,
        drawer.received_minor if drawer else None, drawer.paid_out_minor if drawer else None,
        drawer.dropped_minor if drawer else None, expected, counted, difference,
        reason or "", tuple(_local(asking, one) for one in counts(asking.reader, run)),
        tuple(_local(asking, one) for one in found), tuple(_local(asking, one) for one in moved), keys or "", note or "",
        _figures(lines), lines, must_read(asking.reader, run, restricted=asking.may("restricted.read")), by or "",
        asking.local(at), taken_by or "", asking.local(taken_at), overdue, asking.currency, version or 0,
    )  # fmt: skip


def _figures(lines: tuple[HandoverLineRow, ...]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for line in lines:
        if line.kind not in ("cash", "keys"):
            counted[line.kind] = counted.get(line.kind, 0) + 1
            counted["late"] = counted.get("late", 0) + line.late
    return counted


def _local(asking: Asking, row: Stamped) -> Stamped:
    """A row whose `at` is the hotel's wall clock."""
    return replace(row, at=asking.local(row.at))


def _live(asking: Asking, department: str) -> tuple[HandoverLineRow, ...]:
    """What would be handed over now."""
    names = {key: (no, name) for key, no, name in asking.rows(_STAFF)}
    found = carried(asking.reader, asking.now, asking.business_date(), asking.tz, department)
    return tuple(
        HandoverLineRow(number, line.kind, line.ref, line.words, line.room, asking.local_due(line.due), *names.get(line.staff, ("", "")),
                        line.held, line.late, "fine", "", "", "", names.get(line.away, ("", ""))[1])
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
