"""The rack: every room with its code, its guest, who comes next, and its marks, in one query.

Tonight's holder of a room is found by the key of its night, so the rack is as fast after ten years as
after one.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.registers.marks_view import Marks
from hotelcs.workflows.views import Asking

REFRESH_DAYS = 3
"""A clean room vacant this long is freshened up before somebody gets it (handbook 02 SM-03)."""
RACK = (
    "SELECT r.no, r.floor, t.code, r.hk_state, r.flags, r.vacant_since, r.version, s.due_out, g.name, g.vip_level, "
    "b.kind, b.reason, b.to_date, a.id, h.name, h.vip_level, q.since, v.no, a.no "
    "FROM room r JOIN room_type t ON t.id = r.type_id "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' LEFT JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN reservation v ON v.id = s.reservation_id "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "LEFT JOIN room_night n ON n.night = :today AND n.room_id = r.id "
    "LEFT JOIN room_slot d ON d.room_id = r.id AND d.day = :today "
    "LEFT JOIN reservation a ON a.id = coalesce(n.reservation_id, d.reservation_id) "
    "AND (a.status IN ('confirmed','guaranteed') OR (a.status = 'checked_in' AND a.id <> coalesce(s.reservation_id, 0) "
    "AND n.reservation_id IS NOT NULL)) "
    "LEFT JOIN guest h ON h.id = a.guest_id "
    "LEFT JOIN queue_ticket q ON q.reservation_id = a.id AND q.ended_at IS NULL"
)


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room on the rack. `flags`: ed due out, ea arrival assigned, wait, rush, vip, refresh_due, cleaning, and marks.

    Among them what the registers hold for its guests: urgent, message, parcel, visitor, away.
    """

    room: str
    floor: int
    type: str
    code: str
    guest: str
    departure: str
    arriving: str
    flags: tuple[str, ...]
    note: str
    version: int


def rooms(
    asking: Asking, floor: int | str | None = None, code: str | None = None, type: str | None = None
) -> list[RoomRow]:
    """Rooms by floor and number, only those of a `floor`, a displayed `code` or a `type` when given."""
    today = asking.business_date()
    stale = date.fromordinal(date.fromisoformat(today).toordinal() - REFRESH_DAYS).isoformat()
    where, values = _where(floor, type)
    kept = Marks(asking, today)
    found: dict[str, RoomRow] = {}
    for row in asking.rows(RACK + where, today=today, **values):
        if row[0] not in found:
            found[row[0]] = _row(row, today, stale, asking.now, kept)
    listed = sorted(found.values(), key=lambda r: (r.floor, len(r.room), r.room))
    return [r for r in listed if r.code == code.upper()] if code else listed


def _where(floor: int | str | None, kind: str | None) -> tuple[str, dict[str, Any]]:
    """The filters as SQL and values."""
    parts: list[str] = []
    values: dict[str, Any] = {}
    if floor is not None:
        parts.append("r.floor = :floor")
        values["floor"] = int(floor)
    if kind:
        parts.append("t.code = :type")
        values["type"] = kind
    return (" WHERE " + " AND ".join(parts) if parts else ""), values


def _row(row: tuple[Any, ...], today: str, stale: str, now: datetime, kept: Marks) -> RoomRow:
    """The rack's row of one line of the query."""
    (no, floor, kind, hk_state, flags, vacant_since, version, due_out, guest, vip, block, reason, to_date,
     arriving_id, arriving, arriving_vip, since, staying, coming) = row  # fmt: skip
    occupied = due_out is not None
    marks = []
    if occupied and due_out <= today:
        marks.append("ed")
    if arriving_id is not None:
        marks += _arrival_marks(hk_state, occupied=occupied, waiting=since is not None)
    if (vip or 0) > 0 or (arriving_vip or 0) > 0:
        marks.append("vip")
    if not occupied and vacant_since and vacant_since <= stale and hk_state in ("clean", "inspected"):
        marks.append("refresh_due")
    if occupied and hk_state == "cleaning":
        marks.append("cleaning")
    code = code_of(hk_state, occupied=occupied, block=block)
    note = _note(reason, to_date, since, now)
    return RoomRow(
        no,
        floor,
        kind,
        code,
        guest or "",
        due_out or "",
        arriving or "",
        kept.around(staying or coming or "", (*marks, *flags.split())),
        note,
        version,
    )


def _arrival_marks(hk_state: str, *, occupied: bool, waiting: bool) -> list[str]:
    """What an arrival of today means for its room."""
    marks = ["ea"]
    if waiting:
        marks.append("wait")
    if not occupied and hk_state in ("dirty", "cleaning"):
        marks.append("rush")
    return marks


def _note(reason: str | None, to_date: str | None, since: str | None, now: datetime) -> str:
    """Why a room is blocked and until when, or how long its guest has been waiting."""
    if reason is not None:
        return tr(N_("{reason}, until {day}"), reason=reason, day=to_date)
    if since is None:
        return ""
    minutes = int((now - datetime.fromisoformat(since)).total_seconds()) // 60
    return tr(N_("waiting {minutes} min"), minutes=minutes)
