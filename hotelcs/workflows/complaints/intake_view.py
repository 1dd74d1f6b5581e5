"""What is known when somebody in a room begins to complain: the guest, the house around them, what helps (wireframe SC09)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hotelcs.clock import iso
from hotelcs.storage.reading import one
from hotelcs.workflows.complaints import taxonomy
from hotelcs.workflows.complaints.scripts import Scripts, spoken_to
from hotelcs.workflows.complaints.severity import is_quiet, override, severity_of
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reservations.suggestions_view import READY, suggestions
from hotelcs.workflows.views import Asking

OFFERS = 3
WITHIN = timedelta(hours=24)
"""As in twins, which knows SQLAlchemy and is not imported by views."""
_INSIDE = (
    "SELECT s.id, s.no, g.id, g.name, coalesce(g.sex, ''), coalesce(g.lang, ''), coalesce(g.nationality, ''), g.vip_level, s.date_in, s.due_out, v.no, v.adults, "
    "v.children, t.code, v.id, g.note FROM room m JOIN stay s ON s.room_id = m.id AND s.status = 'in_house' "
    "JOIN guest g ON g.id = s.guest_id JOIN reservation v ON v.id = s.reservation_id JOIN room_type t ON t.id = m.type_id "
    "WHERE m.no = :room"
)
_STAYS = "SELECT count(*) FROM stay WHERE guest_id = :guest AND status <> 'voided'"
_WAKE = (
    "SELECT min(due_at) FROM wake_call WHERE stay_id = :stay AND status IN ('set','no_answer','escalated')"
)
_BEFORE = (
    "SELECT no, code, status, at, stay_id = :stay, sensitive FROM complaint WHERE guest_id = :guest "
    "AND status NOT IN ('merged','withdrawn') ORDER BY id DESC LIMIT 5"
)
_TWINS = (
    "SELECT c.no, c.status, c.code FROM complaint c JOIN room m ON m.id = c.room_id WHERE m.no = :room AND c.at > :since "
    "AND c.status NOT IN ('merged','withdrawn') AND substr(c.code, 1, 3) = :family "
    "AND (c.guest_id IS NULL OR :guest IS NULL OR c.guest_id = :guest) ORDER BY c.id DESC LIMIT 1"
)
_AROUND = (
    "WITH here AS (SELECT no, floor FROM room WHERE no = :room) "
    "SELECT * FROM (SELECT m.no, 'next' AS side, m.id FROM room m, here h WHERE m.floor = h.floor AND m.no < h.no ORDER BY m.no DESC LIMIT 1) "
    "UNION ALL SELECT * FROM (SELECT m.no, 'next', m.id FROM room m, here h WHERE m.floor = h.floor AND m.no > h.no ORDER BY m.no LIMIT 1) "
    "UNION ALL SELECT * FROM (SELECT m.no, 'above', m.id FROM room m, here h WHERE m.floor = h.floor + 1 "
    "AND substr(m.no, -2) = substr(h.no, -2) LIMIT 1)"
)
_STANDS = (
    "SELECT r.hk_state, s.id IS NOT NULL, b.kind, coalesce(v.adults, 0), coalesce(v.children, 0), s.arrived_at FROM room r "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' LEFT JOIN reservation v ON v.id = s.reservation_id "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "WHERE r.id = :id"
)
_QUIET = "SELECT quiet_from_minute, quiet_to_minute FROM property"
_POLICY = "SELECT metric, minutes FROM sla_policy WHERE kind = 'complaint' AND level = :level ORDER BY id"


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier complaint of the guest; `here` when it was in this stay."""

    complaint: str
    code: str
    status: str
    day: str
    here: bool


@dataclass(frozen=True, slots=True)
class Around:
    """A room from which it may come: next door or above, its code, who is in it, since when."""

    room: str
    side: str
    code: str
    adults: int
    children: int
    since: str


@dataclass(frozen=True, slots=True)
class Step:
    """A suggested action: its number, minutes (0: offered now, or the third time), department, words."""

    seq: int
    minutes: int
    department: str
    text: str
    offer: str


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything for the form of a room: `twin` is a complaint that may be the same; `minutes` by the metric of the clock."""

    room: str
    stay: str
    guest: str
    sex: str
    lang: str
    vip: int
    night: int
    stays: int
    date_in: str
    due_out: str
    note: str
    wake: str
    before: tuple[Before, ...]
    twin: str
    twin_status: str
    twin_code: str
    code: str
    title: str
    severity: str
    department: str
    sensitive: bool
    incident: str
    around: tuple[Around, ...]
    steps: tuple[Step, ...]
    offers: tuple[tuple[str, str, str], ...]
    offer: str
    typical: int | None
    limit_minor: int
    minutes: dict[str, int]
    script: str


def complaint_intake(asking: Asking, room: str = "", code: str = "") -> Intake:
    """Facts for a room (or none) and a kind of complaint (a code, a word of it, or none). Raises Refusal CODE_UNKNOWN."""
    kind = taxonomy.named(code) if code else None
    inside = one(asking.reader, _INSIDE, room=room) if room else None
    (stay_id, stay, guest_id, guest, sex, lang, nation, vip, came, leaves, _, _, _, _, booking, note) = inside or (
        None, "", None, "", "", "", "", 0, "", "", "", 0, 0, "", None, "",
    )  # fmt: skip
    before = _before(asking, stay_id, guest_id)
    severity = _severity(kind, vip, before)
    twin = _twin(asking, room, kind, guest_id)
    return Intake(
        room, stay, guest, sex, lang, vip, _night(asking, came), _count(asking, guest_id), came, leaves, note if asking.may("guest.read") else "",
        _wake(asking, stay_id), before, *twin, kind.code if kind else "", kind.name if kind else "", severity,
        kind.department if kind else "", kind.sensitive if kind else False, kind.incident if kind else "",
        _around(asking, room) if kind and kind.family == "NOI" else (), _steps(kind),
        _offers(asking, kind, booking), taxonomy.guides()[kind.guide].offer if kind else "",
        taxonomy.guides()[kind.guide].typical if kind else None, asking.actor.compensation_minor,
        _minutes(asking, kind, severity),
        Scripts(asking).of(("listen", kind.code if kind else ""), spoken_to(lang, nation), guest, room),
    )  # fmt: skip


def _before(asking: Asking, stay: int | None, guest: int | None) -> tuple[Before, ...]:
    if guest is None:
        return ()
    may = asking.may("complaint.sensitive")
    return tuple(
        Before(no, "" if sensitive and not may else code, status, asking.local(at)[:10], bool(here))
        for no, code, status, at, here, sensitive in asking.rows(_BEFORE, guest=guest, stay=stay)
    )


def _severity(kind: taxonomy.Code | None, vip: int, before: tuple[Before, ...]) -> str:
    if kind is None:
        return ""
    again = any(row.here for row in before)
    return severity_of(kind, safety=kind.severity == "s1", aggravated=vip > 0 or again)


def _twin(asking: Asking, room: str, kind: taxonomy.Code | None, guest: int | None) -> tuple[str, str, str]:
    if kind is None or not room:
        return "", "", ""
    found = one(
        asking.reader, _TWINS, room=room, since=iso(asking.now - WITHIN), family=kind.family, guest=guest
    )
    return (found[0], found[1], found[2]) if found else ("", "", "")


def _night(asking: Asking, came: str) -> int:
    """Which night of the stay it is, from 1."""
    if not came:
        return 0
    return (date.fromisoformat(asking.business_date()) - date.fromisoformat(came)) // timedelta(days=1) + 1


def _count(asking: Asking, guest: int | None) -> int:
    return int((one(asking.reader, _STAYS, guest=guest) or (0,))[0]) if guest is not None else 0


def _wake(asking: Asking, stay: int | None) -> str:
    found = one(asking.reader, _WAKE, stay=stay) if stay is not None else None
    return asking.local(found[0])[-5:] if found and found[0] else ""


def _around(asking: Asking, room: str) -> tuple[Around, ...]:
    today = asking.business_date()
    return tuple(_stands(asking, no, side, key, today) for no, side, key in asking.rows(_AROUND, room=room))


def _stands(asking: Asking, no: str, side: str, key: int, today: str) -> Around:
    hk, occupied, block, adults, children, since = one(asking.reader, _STANDS, id=key, today=today) or (
        "",
        0,
        None,
        0,
        0,
        "",
    )
    return Around(
        no, side, code_of(hk, occupied=bool(occupied), block=block), adults, children, asking.local(since)
    )


def _steps(kind: taxonomy.Code | None) -> tuple[Step, ...]:
    found = taxonomy.suggested(kind.code) if kind else ()
    return tuple(Step(one.seq, one.minutes, one.department, one.text, one.offer) for one in found)


def _offers(
    asking: Asking, kind: taxonomy.Code | None, booking: int | None
) -> tuple[tuple[str, str, str], ...]:
    """Up to three rooms that are ready, where another room helps."""
    if (
        kind is None
        or booking is None
        or not any(step.offer == "now" for step in taxonomy.suggested(kind.code))
    ):
        return ()
    found: Any = one(asking.reader, "SELECT no FROM reservation WHERE id = :id", id=booking)
    rows = suggestions(asking, reservation=str(found[0]), vacant="yes")
    ready = [row for row in rows if row.kind == "room" and row.code in READY]
    return tuple((row.room, row.code, row.type) for row in ready[:OFFERS])


def _minutes(asking: Asking, kind: taxonomy.Code | None, severity: str) -> dict[str, int]:
    if kind is None:
        return {}
    local = asking.local_now()
    begins, ends = one(asking.reader, _QUIET) or (0, 0)
    quiet = is_quiet(local.hour * 60 + local.minute, begins, ends)
    found = dict(asking.rows(_POLICY, level=severity))
    return {**found, **override(kind.code, severity, quiet=quiet)}
