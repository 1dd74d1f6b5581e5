"""One room: who is in it, who comes next, what is wrong with it, and its last changes."""

from dataclasses import dataclass
from typing import Any

from hotelcs import i18n
from hotelcs.errors import Refusal
from hotelcs.i18n import N_, tr
from hotelcs.storage.reading import one, value
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reception import balances
from hotelcs.workflows.registers.notes_view import notes
from hotelcs.workflows.views import Asking

HISTORY = 5
"""Changes of cleanliness shown."""
_ROOM = (
    "SELECT r.id, r.no, r.floor, t.code, t.name_en, t.name_zh, r.hk_state, r.features, r.flags, r.version, "
    "g.name, s.no, s.date_in, s.due_out, v.adults, v.children, s.reservation_id, coalesce(v.no, ''), b.kind, b.reason, b.from_date, b.to_date "
    "FROM room r JOIN room_type t ON t.id = r.type_id "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' LEFT JOIN reservation v ON v.id = s.reservation_id "
    "LEFT JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.to_date > :today "
    "WHERE r.no = :no ORDER BY b.from_date LIMIT 1"
)
_NEXT = (
    "SELECT x.no, g.name, x.arrival FROM ("
    "SELECT n.night AS day, n.reservation_id AS id FROM room_night n WHERE n.room_id = :room AND n.night >= :today "
    "AND n.reservation_id IS NOT NULL UNION ALL "
    "SELECT d.day, d.reservation_id FROM room_slot d WHERE d.room_id = :room AND d.day >= :today) c "
    "JOIN reservation x ON x.id = c.id AND x.status IN ('tentative','confirmed','guaranteed') "
    "LEFT JOIN guest g ON g.id = x.guest_id ORDER BY c.day LIMIT 1"
)
_HISTORY = "SELECT at, from_state, to_state, cause, actor FROM room_status_change WHERE room_id = :room ORDER BY id DESC LIMIT :most"
_BALANCE = f"SELECT {balances.owed(balances.of_guest(':id'))}"
STATES = {
    "dirty": N_("dirty"),
    "cleaning": N_("being cleaned"),
    "clean": N_("clean"),
    "inspected": N_("inspected"),
}


@dataclass(frozen=True, slots=True)
class RoomDetail:
    """A room in full. `service` is in_service, oos or ooo today; the block shown is on, or else the next one.

    `notes` are sentences on what the registers of the desk hold for who is in it, or comes next.
    """

    room: str
    floor: int
    type: str
    type_name: str
    code: str
    cleanliness: str
    service: str
    guest: str
    stay: str
    arrival: str
    departure: str
    adults: int
    children: int
    balance_minor: int | None
    currency: str
    arriving: str
    arriving_reservation: str
    arriving_date: str
    block_reason: str
    block_from: str
    block_until: str
    features: str
    flags: tuple[str, ...]
    history: tuple[str, ...]
    notes: tuple[str, ...]
    version: int


def room(asking: Asking, no: str) -> RoomDetail:
    """The room `no`. Raises Refusal (ROOM_UNKNOWN)."""
    today = asking.business_date()
    row = one(asking.reader, _ROOM, no=no, today=today)
    if row is None:
        raise Refusal(
            "ROOM_UNKNOWN",
            N_("There is no room {reference}."),
            field="no",
            next=("show rooms",),
            reference=no,
        )
    (key, no, floor, kind, name_en, name_zh, hk_state, features, flags, version, guest, stay, date_in, due_out, adults,
     children, reservation_id, booking, block, reason, from_date, to_date) = row  # fmt: skip
    on_now = block if block and from_date <= today else None
    coming = one(asking.reader, _NEXT, room=key, today=today) or ("", "", "")
    owed = int(value(asking.reader, _BALANCE, id=reservation_id)) if reservation_id else 0
    return RoomDetail(
        no, floor, kind, name_zh if i18n.current() == "zh" else name_en,
        code_of(hk_state, occupied=stay is not None, block=on_now), hk_state, on_now or "in_service",
        guest or "", stay or "", date_in or "", due_out or "", adults or 0, children or 0, owed, asking.currency,
        coming[1] or "", coming[0], str(coming[2]), reason or "", from_date or "", to_date or "", features,
        tuple(flags.split()), _history(asking, key), notes(asking, booking or coming[0]) if asking.may("guest.read") else (), version,
    )  # fmt: skip


def _history(asking: Asking, key: int) -> tuple[str, ...]:
    """The last changes, newest first, as sentences."""
    rows = asking.rows(_HISTORY, room=key, most=HISTORY)
    return tuple(_sentence(asking, *row) for row in rows)


def _sentence(asking: Asking, at: str, before: str, after: str, cause: str, actor: str) -> str:
    """One change: when, to what, by whom."""
    slots: dict[str, Any] = {
        "at": asking.local(at), "before": tr(STATES[before]), "after": tr(STATES[after]), "who": actor,
    }  # fmt: skip
    if cause == "check_out":
        return tr(N_("{at} {after} after check-out, {who}"), **slots)
    if cause == "night_roll":
        return tr(N_("{at} {after} overnight"), **slots)
    return tr(N_("{at} {before} to {after}, {who}"), **slots)
