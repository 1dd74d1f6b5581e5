"""One stay in full: people, nights, money, keys (handbook 04 SC03)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.entry.numbers import number_pattern
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import build, one
from hotelcs.workflows.reception.in_house_view import BALANCE
from hotelcs.workflows.reception.masked import masked_number
from hotelcs.workflows.registers.notes_view import notes
from hotelcs.workflows.reservations import states
from hotelcs.workflows.reservations.asked import clock
from hotelcs.workflows.views import Asking

_COLUMNS = (
    "SELECT s.id, r.id, s.no, r.no, m.no, t.code, g.name, g.no, s.status, r.status, r.kind, s.date_in, s.due_out, s.date_out, "
    "s.arrived_at, s.departed_at, r.rate_minor, r.requests, s.briefed, s.override_reason, r.do_not_move, h.from_minute, "
    f"h.to_minute, {BALANCE}, "
    "(SELECT coalesce(sum(d.amount_minor), 0) FROM deposit d WHERE d.stay_id = s.id AND d.status = 'held'), "
    "(SELECT count(*) FROM key_card k WHERE k.stay_id = s.id AND k.status = 'out'), s.version "
    "FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "JOIN room_type t ON t.id = m.type_id JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN room_slot h ON h.reservation_id = r.id "
)
_BY_NO = _COLUMNS + "WHERE s.no LIKE :no ORDER BY s.id DESC LIMIT 1"
_BY_BOOKING = _COLUMNS + "WHERE r.no LIKE :no ORDER BY s.id DESC LIMIT 1"
_BY_ROOM = _COLUMNS + "WHERE m.no = :room AND s.status = 'in_house'"
_PEOPLE = (
    "SELECT g.no, p.name, p.minor, d.kind, d.first, d.last, d.length, q.status, q.kind, q.deadline, p.guardian_name, "
    "p.relation, p.joined_at, p.left_at FROM stay_guest p JOIN guest g ON g.id = p.guest_id "
    "LEFT JOIN id_document d ON d.id = p.document_id LEFT JOIN registration q ON q.stay_guest_id = p.id "
    "AND q.kind <> 'departure' WHERE p.stay_id = :id ORDER BY p.minor, p.id"
)
_NIGHTS = (
    "SELECT n.night, m.no, n.rate_minor FROM reservation_night n "
    "LEFT JOIN room_night h ON h.reservation_id = n.reservation_id AND h.night = n.night "
    "LEFT JOIN room m ON m.id = h.room_id WHERE n.reservation_id = :id ORDER BY n.night"
)


@dataclass(frozen=True, slots=True)
class Sleeper:
    """A person of the stay; the document is masked, instants are hotel time."""

    guest: str
    name: str
    minor: bool
    document_kind: str
    document: str
    registration: str
    registration_kind: str
    deadline: str
    guardian: str
    relation: str
    joined_at: str
    left_at: str


@dataclass(frozen=True, slots=True)
class StayNight:
    """A night of the stay: the room held ("" when none) and its rate in minor units."""

    night: str
    room: str | None
    rate_minor: int


@dataclass(frozen=True, slots=True)
class StayDetail:
    """A stay. `from_time` and `until` are the hours of a day room; `next` the legal acts.

    `notes` are sentences on what the registers of the desk hold for its guests.
    """

    stay: str
    reservation: str
    room: str
    type: str
    guest: str
    guest_no: str
    status: str
    kind: str
    arrival: str
    departure: str
    date_out: str
    arrived_at: str
    departed_at: str
    rate_minor: int
    currency: str
    balance_minor: int | None
    deposit_minor: int | None
    keys_out: int
    requests: str
    briefed: tuple[str, ...]
    override: str
    do_not_move: bool
    from_time: str
    until: str
    people: tuple[Sleeper, ...]
    nights: tuple[StayNight, ...]
    notes: tuple[str, ...]
    next: tuple[str, ...]
    version: int


def stay(asking: Asking, no: str = "", room: str = "") -> StayDetail:
    """The stay `no` (a booking's number and short forms too), or who is in `room`. Raises Refusal (STAY_UNKNOWN)."""
    row = _find(asking, no, room)
    if row is None:
        raise Refusal("STAY_UNKNOWN", N_("There is no stay {reference}."), field="stay", next=("find",),
                      reference=no or room or "?")  # fmt: skip
    people = tuple(_person(asking, found) for found in asking.rows(_PEOPLE, id=row[0]))
    nights = tuple(build(asking.reader, StayNight, _NIGHTS, id=row[1]))
    return _detail(asking, row, people, nights)


def _find(asking: Asking, no: str, room: str) -> tuple[Any, ...] | None:
    if room or not no:
        return one(asking.reader, _BY_ROOM, room=room)
    found = one(asking.reader, _BY_ROOM, room=no.strip())
    pattern = number_pattern(no)
    if found is not None or pattern is None:
        return found
    return one(asking.reader, _BY_BOOKING if pattern.prefix == "R" else _BY_NO, no=pattern.like)


def _person(asking: Asking, row: tuple[Any, ...]) -> Sleeper:
    (guest, name, minor, kind, first, last, length, status, registration_kind, deadline, guardian, relation, joined,
     left) = row  # fmt: skip
    return Sleeper(
        guest, name, bool(minor), kind or "", masked_number(first, last, length), status or "", registration_kind or "",
        asking.local(deadline), guardian, relation, asking.local(joined), asking.local(left),
    )  # fmt: skip


def _detail(
    asking: Asking, row: tuple[Any, ...], people: tuple[Sleeper, ...], nights: tuple[StayNight, ...]
) -> StayDetail:
    (_, _, number, reservation, room, kind_code, guest, guest_no, status, booking, kind, arrival, departure, date_out,
     arrived, departed, rate, requests, briefed, override, pinned, begin, end, balance, deposit, cards, version) = row  # fmt: skip
    return StayDetail(
        number, reservation, room, kind_code, guest, guest_no, status, kind, arrival, departure, date_out or "",
        asking.local(arrived), asking.local(departed), rate, asking.currency, balance, deposit, cards, requests,
        tuple(briefed.split()), override, bool(pinned), clock(begin), clock(end), people, nights,
        notes(asking, reservation),
        states.LEGAL[booking] if status != "voided" else (), version,
    )  # fmt: skip
