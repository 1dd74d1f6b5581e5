"""The duty board: what today holds, in a handful of cheap queries."""

import json
from dataclasses import dataclass
from datetime import datetime

from hotelcs import i18n
from hotelcs.storage.reading import one
from hotelcs.workflows.housekeeping.composite import CODES, code_of
from hotelcs.workflows.machine.backup_age import database_of, hours_since, is_expected
from hotelcs.workflows.subjects import subject
from hotelcs.workflows.views import Asking

LOG = 10
"""Entries of the log shown."""
_OPEN = "('confirmed','guaranteed')"
_COUNTS = (
    "SELECT p.name_en, p.name_zh, "
    f"(SELECT count(*) FROM reservation WHERE arrival = :today AND status IN {_OPEN}), "
    "(SELECT count(*) FROM stay WHERE date_in = :today AND status <> 'voided'), "
    f"(SELECT count(*) FROM reservation WHERE arrival = :today AND status IN {_OPEN} "
    "AND (guest_id IS NULL OR adults + children = 0)), "
    "(SELECT count(*) FROM stay WHERE status = 'in_house' AND due_out <= :today), "
    "(SELECT count(*) FROM stay WHERE date_out = :today AND status IN ('checked_out','skipped')), "
    "(SELECT count(*) FROM stay WHERE status = 'in_house'), "
    "(SELECT count(*) FROM registration WHERE status IN ('pending','rejected')), "
    "(SELECT coalesce(sum(sold), 0) FROM type_night WHERE night = :today), "
    "(SELECT count(*) FROM room), "
    "(SELECT min(deadline) FROM registration WHERE status IN ('pending','rejected')) FROM property p"
)
_PEOPLE = (
    "SELECT count(*), coalesce(sum(CASE WHEN g.minor <> 0 THEN 1 ELSE 0 END), 0) FROM stay s "
    "JOIN stay_guest g ON g.stay_id = s.id AND g.left_at IS NULL WHERE s.status = 'in_house'"
)
_CODES = (
    "SELECT r.hk_state, s.id IS NOT NULL, b.kind, count(*) FROM room r "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "GROUP BY r.hk_state, s.id IS NOT NULL, b.kind"
)
_QUEUE = (
    "SELECT q.id, g.name, t.code, q.since, r.no, r.hk_state, s.id IS NOT NULL, b.kind FROM queue_ticket q "
    "JOIN reservation v ON v.id = q.reservation_id JOIN room_type t ON t.id = v.type_id "
    "LEFT JOIN guest g ON g.id = v.guest_id LEFT JOIN room r ON r.id = v.room_id "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "WHERE q.ended_at IS NULL ORDER BY q.id"
)
_LOG = (
    "SELECT seq, at, actor, verb, result FROM ledger WHERE seq > (SELECT max(seq) FROM ledger) - 500 AND verb NOT IN ('escalate-step','note-waiting','note-metrics') "
    "ORDER BY seq DESC LIMIT :most"
)
"""What people did last; what runs by itself each minute would push it away."""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """Somebody who waits for a room: since how many minutes, the room if there is one, and its code."""

    ticket: int
    guest: str
    type: str
    minutes: int
    room: str
    room_code: str


@dataclass(frozen=True, slots=True)
class LogRow:
    """An act of today: when (hotel time), by whom, what, and about which record."""

    seq: int
    at: str
    actor: str
    verb: str
    subject: str


@dataclass(frozen=True, slots=True)
class Home:
    """Today in numbers. `codes` counts rooms by displayed code; `sellable` leaves out rooms out of order.

    `registration_minutes` are left until the first registration must be sent, negative when it is late; `backup_hours` is
    the age of the last verified backup, None while there is none; `backup_missing` says that there should be one by now.
    """

    hotel: str
    business_date: str
    arrivals_due: int
    arrivals_in: int
    arrivals_left: int
    waiting: int
    departures_due: int
    departures_out: int
    departures_left: int
    in_house: int
    guests: int
    minors: int
    codes: dict[str, int]
    sellable: int
    sold_tonight: int
    rooms_total: int
    registrations_pending: int
    queue: tuple[QueueRow, ...]
    log: tuple[LogRow, ...]
    guest_data_missing: int
    registration_minutes: int | None = None
    backup_hours: int | None = None
    backup_missing: bool = False


def home(asking: Asking) -> Home:
    """The duty board of now."""
    today = asking.business_date()
    name_en, name_zh, left, came, missing, due, gone, in_house, registrations, sold, rooms, deadline = one(
        asking.reader, _COUNTS, today=today
    ) or (*(0,) * 11, None)
    guests, minors = one(asking.reader, _PEOPLE) or (0, 0)
    codes = _codes(asking, today)
    queue = _queue(asking, today)
    backup = hours_since(asking.reader, asking.now)
    return Home(
        name_zh if i18n.current() == "zh" else name_en, today, left + came, came, left, len(queue), due + gone, gone, due,
        in_house, guests, minors, codes, rooms - codes["OOO"], sold, rooms, registrations, queue, _log(asking), missing,
        _minutes_to(asking, deadline), backup, _lacks_backup(asking, backup),
    )  # fmt: skip


def _lacks_backup(asking: Asking, hours: int | None) -> bool:
    """Whether there should be a verified backup and is none; inside an act nobody looks."""
    return hours is None and bool(database_of(asking.reader)) and is_expected(asking.reader, asking.now)


def _minutes_to(asking: Asking, instant: str | None) -> int | None:
    """Whole minutes from now to a stored instant; None when there is none."""
    return int((datetime.fromisoformat(instant) - asking.now).total_seconds() // 60) if instant else None


def _codes(asking: Asking, today: str) -> dict[str, int]:
    """Rooms by displayed code, every code present."""
    counted = dict.fromkeys(CODES, 0)
    for hk_state, occupied, block, count in asking.rows(_CODES, today=today):
        counted[code_of(hk_state, occupied=bool(occupied), block=block)] += count
    return counted


def _queue(asking: Asking, today: str) -> tuple[QueueRow, ...]:
    """Who waits, first come first."""
    listed = []
    for ticket, guest, kind, since, room, hk_state, occupied, block in asking.rows(_QUEUE, today=today):
        minutes = int((asking.now - datetime.fromisoformat(since)).total_seconds()) // 60
        code = code_of(hk_state, occupied=bool(occupied), block=block) if room else ""
        listed.append(QueueRow(ticket, guest or "", kind, minutes, room or "", code))
    return tuple(listed)


def _log(asking: Asking) -> tuple[LogRow, ...]:
    """The last acts, newest first."""
    listed = []
    for seq, at, actor, verb, result in asking.rows(_LOG, most=LOG):
        listed.append(LogRow(seq, asking.local(at), actor, verb, subject(json.loads(result))))
    return tuple(listed)
