"""What was found, as it is shown: one query for all rooms, for all stays, for all bookings, for all guests."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.i18n import N_, Word, tr
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reservations.states import NAMES
from hotelcs.workflows.views import Asking

BOOKINGS = 3
"""Bookings shown of one guest."""
STAYS = {
    "in_house": N_("in house"),
    "checked_out": N_("checked out"),
    "skipped": N_("left without paying"),
    "voided": N_("void"),
}
_ROOMS = (
    "SELECT r.id, r.no, t.code, r.hk_state, g.name, s.due_out, b.kind FROM room r JOIN room_type t ON t.id = r.type_id "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' LEFT JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "WHERE r.id IN ({ids})"
)
_STAYS = (
    "SELECT {key}, s.no, coalesce({name}, g.name), r.no, s.date_in, coalesce(s.date_out, s.due_out), s.status, "
    "w.place, w.until FROM stay s JOIN room r ON r.id = s.room_id JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN whereabouts w ON w.stay_id = s.id AND w.ended_at IS NULL AND s.status = 'in_house' {more} WHERE {key} IN ({ids})"
)
_BOOKINGS = (
    "SELECT {key}, v.no, g.name, t.code, r.no, v.arrival, v.departure, v.status FROM reservation v "
    "JOIN room_type t ON t.id = v.type_id LEFT JOIN room r ON r.id = v.room_id LEFT JOIN guest g ON g.id = v.guest_id "
    "WHERE {key} IN ({ids}){more} ORDER BY v.arrival, v.id"
)
_PRESENT = "JOIN stay_guest p ON p.stay_id = s.id AND p.left_at IS NULL AND s.status = 'in_house'"
_GONE = (
    "JOIN stay_guest p ON p.stay_id = s.id AND s.status IN ('checked_out','skipped') AND s.date_out = :today"
)
_COMING = " AND v.arrival >= :today AND v.status IN ('tentative','waitlist','confirmed','guaranteed')"
_GUESTS = (
    "SELECT g.id, g.no, g.name, g.phone, (SELECT max(s.date_in) FROM stay s WHERE s.guest_id = g.id) "
    "FROM guest g WHERE g.id IN ({ids})"
)
_KEPT = (
    "SELECT l.tag, l.kind, coalesce(g.name, l.owner), l.pieces, l.location FROM luggage l "
    "LEFT JOIN reservation v ON v.id = l.reservation_id LEFT JOIN guest g ON g.id = v.guest_id "
    "WHERE l.out_at IS NULL AND l.tag IN ({ids})"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: `kind` room, stay, reservation, group, guest, complaint, luggage or parcel; its number or tag; whose it is; where, when, in what state."""

    kind: str
    no: str
    title: str
    detail: str


def room_hits(asking: Asking, ids: list[int]) -> list[Hit]:
    """Rooms with code, and the guest for whoever may read guests, in the order of `ids`."""
    named, found = asking.may("guest.read"), {}
    for key, no, kind, hk_state, guest, due_out, block in _rows(
        asking, _ROOMS, ids, today=asking.business_date()
    ):
        slots = {
            "type": kind,
            "code": code_of(hk_state, occupied=due_out is not None, block=block),
            "day": due_out,
        }
        detail = (
            tr(N_("{type} {code}, until {day}"), **slots) if due_out else tr(N_("{type} {code}"), **slots)
        )
        found[key] = Hit("room", no, (guest or "") if named else "", detail)
    return [found[key] for key in ids if key in found]


def stay_hits(asking: Asking, ids: list[int]) -> list[Hit]:
    """Stays in the order of `ids`."""
    sql = _STAYS.replace("{key}", "s.id").replace("{name}", "NULL").replace("{more}", "")
    found = {row[0]: _stay(asking, row) for row in _rows(asking, sql, ids)}
    return [found[key] for key in ids if key in found]


def booking_hits(asking: Asking, ids: list[int]) -> list[Hit]:
    """Reservations in the order of `ids`."""
    sql = _BOOKINGS.replace("{key}", "v.id").replace("{more}", "")
    found = {row[0]: _booking(asking, row) for row in _rows(asking, sql, ids)}
    return [found[key] for key in ids if key in found]


def guest_hits(asking: Asking, ids: list[int]) -> list[Hit]:
    """For each guest of `ids` what they are here for: the stay in house, else what they left today or will come for, else the guest."""
    stays, today = _STAYS.replace("{key}", "p.guest_id").replace("{name}", "p.name"), asking.business_date()
    hits: dict[int, list[Hit]] = {}
    for row in _rows(asking, stays.replace("{more}", _PRESENT), ids):
        hits.setdefault(row[0], []).append(_stay(asking, row))
    away = [key for key in ids if key not in hits]
    for row in _rows(asking, stays.replace("{more}", _GONE), away, today=today):
        hits.setdefault(row[0], []).append(_stay(asking, row))
    coming = _BOOKINGS.replace("{key}", "v.guest_id").replace("{more}", _COMING)
    for row in _rows(asking, coming, away, today=today):
        hits.setdefault(row[0], []).append(_booking(asking, row))
    rest = [key for key in away if key not in hits]
    hits |= {row[0]: [_guest(row)] for row in _rows(asking, _GUESTS, rest)}
    return [hit for key in ids for hit in hits.get(key, [])[:BOOKINGS]]


def kept_hits(asking: Asking, tags: list[str]) -> list[Hit]:
    """What is kept under `tags`: whose, how many pieces, where."""
    found = {
        tag: Hit(
            kind, tag, whose, tr(N_("{pieces} pieces, {location}"), pieces=pieces, location=location or "-")
        )
        for tag, kind, whose, pieces, location in _rows(asking, _KEPT, tags)
    }
    return [found[tag] for tag in tags if tag in found]


def _rows(asking: Asking, sql: str, ids: Iterable[int | str], **values: Any) -> list[tuple[Any, ...]]:
    """Rows of `sql` for all `ids` at once; nothing is asked for none."""
    named = {f"i{place}": key for place, key in enumerate(ids)}
    if not named:
        return []
    return asking.rows(sql.replace("{ids}", ", ".join(f":{name}" for name in named)), **named, **values)


def _stay(asking: Asking, row: tuple[Any, ...]) -> Hit:
    """A stay; where its guests said they are comes first while it holds."""
    _, no, name, room, first, until, status, place, there_until = row
    told = tr(
        N_("{room}, {first} to {until}, {state}"),
        room=room,
        first=_day(asking, first),
        until=_day(asking, until),
        state=Word(STAYS[status]),
    )
    if place and parse_instant(there_until) > asking.now:
        told = tr(
            N_("{place} until {until}; {stay}"), place=place, until=asking.local(there_until)[-5:], stay=told
        )
    return Hit("stay", no, name, told)


def _day(asking: Asking, day: str) -> str:
    """A day of this year without it: until when somebody stays has to fit the row."""
    return day[5:] if day[:4] == asking.business_date()[:4] else day


def _booking(asking: Asking, row: tuple[Any, ...]) -> Hit:
    _, no, name, kind, room, first, until, status = row
    days = {"first": _day(asking, first), "until": _day(asking, until)}
    slots = {"type": kind, "room": room, "state": Word(NAMES[status]), **days}
    if room:
        return Hit(
            "reservation", no, name or "", tr(N_("{type} {room}, {first} to {until}, {state}"), **slots)
        )
    return Hit("reservation", no, name or "", tr(N_("{type}, {first} to {until}, {state}"), **slots))


def _guest(row: tuple[Any, ...]) -> Hit:
    _, no, name, phone, last = row
    tail = phone[-4:]
    if last and tail:
        detail = tr(N_("phone ends {tail}, last stay {day}"), tail=tail, day=last)
    elif last:
        detail = tr(N_("last stay {day}"), day=last)
    else:
        detail = tr(N_("phone ends {tail}"), tail=tail) if tail else ""
    return Hit("guest", no, name, detail)
