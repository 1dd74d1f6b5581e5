"""Whom to call: guests of tomorrow, guests of today whose booking nothing guarantees, guests who leave and said nothing.

Derived from bookings and stays; only the calls themselves are written down. A booking moved to another day is due again.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader, value

PRE_ARRIVAL, HOLD, DUE_OUT = "pre_arrival", "hold", "due_out"
PRE_ARRIVAL_FROM, DUE_OUT_FROM = 9 * 60 + 30, 11 * 60 + 30
"""When these calls begin (handbook 03: 09:30 and 11:30)."""
HOLD_LEAD = 30
"""Minutes before the hour bookings are held until at which their guests are called (17:30)."""
EVENING = 19 * 60
"""From this minute on calls for tomorrow that nobody has made are the desk's."""
RETRY = timedelta(minutes=60)
TRIES = 2
"""Who was not reached so often is marked and not called again."""
_LAST = (
    "LEFT JOIN guest_call c ON c.id = (SELECT max(x.id) FROM guest_call x WHERE x.reservation_id = r.id AND x.kind = :kind "
    "AND x.day = {day} AND x.voided_at IS NULL)"
)
_TRIED = (
    "(SELECT count(*) FROM guest_call y WHERE y.reservation_id = r.id AND y.kind = :kind AND y.day = {day} "
    "AND y.outcome = 'unreachable' AND y.voided_at IS NULL)"
)
_COLUMNS = (
    "SELECT r.no, coalesce(g.name, ''), coalesce(g.phone, ''), coalesce(g.lang, ''), coalesce(g.nationality, ''), "
    "coalesce(g.vip_level, 0), t.code, r.arrival, r.departure, r.eta_minute, {room}, r.adults, r.children, r.guarantee, "
    "r.channel, r.status, r.requests, {tried}, coalesce(c.outcome, ''), c.at, coalesce(c.transport, ''), coalesce(c.needs, '') "
)
_COMING = (
    _COLUMNS.format(room="coalesce(m.no, '')", tried=_TRIED.format(day=":day"))
    + "FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room m ON m.id = r.room_id " + _LAST.format(day=":day") + " WHERE "
)
_TOMORROW = _COMING + "r.status IN ('confirmed','guaranteed') AND r.arrival = :day"
_UNSURE = (
    _COMING + "r.status IN ('confirmed','guaranteed') AND r.arrival = :day AND r.status = 'confirmed' "
    "AND (r.eta_minute IS NULL OR c.id IS NOT NULL)"
)
_LEAVING = (
    _COLUMNS.format(room="m.no", tried=_TRIED.format(day=":day"))
    + "FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "JOIN room_type t ON t.id = m.type_id JOIN guest g ON g.id = s.guest_id " + _LAST.format(day=":day") +
    " WHERE s.status = 'in_house' AND s.due_out <= :day"
)  # fmt: skip
_SQL = {PRE_ARRIVAL: _TOMORROW, HOLD: _UNSURE, DUE_OUT: _LEAVING}
_OPEN = (
    "NOT EXISTS (SELECT 1 FROM guest_call x WHERE x.reservation_id = r.id AND x.kind = :kind AND x.day = :day "
    "AND x.outcome <> 'unreachable' AND x.voided_at IS NULL) AND " + _TRIED.format(day=":day") + " < :tries"
)  # fmt: skip
_LEFT = {
    PRE_ARRIVAL: f"SELECT count(*) FROM reservation r WHERE r.status IN ('confirmed','guaranteed') AND r.arrival = :day AND {_OPEN}",
    HOLD: "SELECT count(*) FROM reservation r WHERE r.status IN ('confirmed','guaranteed') AND r.arrival = :day "
    f"AND r.status = 'confirmed' AND r.eta_minute IS NULL AND {_OPEN}",
    DUE_OUT: "SELECT count(*) FROM stay s JOIN reservation r ON r.id = s.reservation_id "
    f"WHERE s.status = 'in_house' AND s.due_out <= :day AND {_OPEN}",
}
"""How many nobody has reached or given up: what is counted again with every change of the hotel is counted by the database."""
_HOLD_MINUTE = "SELECT hold_minute FROM property"


@dataclass(frozen=True, slots=True)
class Due:
    """A guest to be called. `state`: due, later (before the hour, or not yet tried again), done, unreachable.

    `minute` is from when on the call is due today; `next_at` when they are tried again.
    """

    kind: str
    day: str
    reservation: str
    guest: str
    phone: str
    lang: str
    nationality: str
    vip: int
    type: str
    arrival: str
    departure: str
    eta: int | None
    room: str
    adults: int
    children: int
    guarantee: str
    channel: str
    status: str
    requests: str
    tries: int
    outcome: str
    called_at: str
    transport: str
    needs: str
    minute: int
    state: str
    next_at: datetime | None


def day_of_call(kind: str, today: str) -> str:
    """The day that a call made on `today` is about: tomorrow's arrivals, else today."""
    ahead = 1 if kind == PRE_ARRIVAL else 0
    return (date.fromisoformat(today) + timedelta(days=ahead)).isoformat()


def due(reader: Reader, kind: str, today: str, now: datetime, minute: int) -> list[Due]:
    """Everybody to be called of one kind, at `minute` of the hotel's day, as they booked; those who were reached, too."""
    day = day_of_call(kind, today)
    first = begins(reader, kind)
    rows = reader.rows(f"{_SQL[kind]} ORDER BY r.id", kind=kind, day=day)
    return [_row(kind, day, first, minute, now, row) for row in rows]


def begins(reader: Reader, kind: str) -> int:
    """The minute of the day from which calls of a kind are due."""
    if kind != HOLD:
        return PRE_ARRIVAL_FROM if kind == PRE_ARRIVAL else DUE_OUT_FROM
    return int(reader.rows(_HOLD_MINUTE)[0][0]) - HOLD_LEAD


def _row(kind: str, day: str, first: int, minute: int, now: datetime, row: tuple[Any, ...]) -> Due:
    *_, tries, outcome, called_at, _, _ = row
    again = parse_instant(called_at) + RETRY if outcome == "unreachable" and tries < TRIES else None
    if outcome == "unreachable":
        state = "unreachable" if tries >= TRIES else "due" if again is not None and again <= now else "later"
    elif outcome:
        state = "done"
    else:
        state = "due" if minute >= first else "later"
    told: tuple[Any, ...] = (kind, day, *row[:19], called_at or "", *row[20:], first, state, again)
    return Due(*told)


def left(reader: Reader, kind: str, today: str) -> int:
    """How many guests are still to be called, whenever they are tried again."""
    return int(value(reader, _LEFT[kind], kind=kind, day=day_of_call(kind, today), tries=TRIES))
