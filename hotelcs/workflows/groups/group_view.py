"""One group in full: its block night by night, its rooms with who sleeps in them, what they owe (handbook 02 §2.3.5)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import build, one
from hotelcs.workflows.groups.groups_view import COLUMNS, mismatches
from hotelcs.workflows.groups.stages import LEGAL
from hotelcs.workflows.groups.taken_up import TAKEN
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.number_forms import number_of
from hotelcs.workflows.reception.in_house_view import BALANCE
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.views import Asking

_NIGHTS = (
    f"SELECT b.night, t.code, b.rooms, {TAKEN}, b.held, b.released, b.rate_minor FROM group_night b "
    "JOIN room_type t ON t.id = b.type_id WHERE b.group_id = :id ORDER BY b.night, t.sort, t.code"
)
_ROOMS = (
    f"SELECT r.no, coalesce(m.no, ''), coalesce(m.floor, 0), m.hk_state, o.id, k.kind, t.code, coalesce(g.name, ''), r.adults, "
    f"r.children, r.arrival, r.departure, r.status, coalesce(s.no, ''), {BALANCE}, r.requests, "
    "(SELECT count(p.document_id) FROM stay_guest p WHERE p.stay_id = s.id AND (p.left_at IS NULL OR s.status <> 'in_house')) FROM group_room l "
    "JOIN reservation r ON r.id = l.reservation_id JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room m ON m.id = r.room_id LEFT JOIN stay o ON o.room_id = m.id AND o.status = 'in_house' "
    "LEFT JOIN room_block k ON k.room_id = m.id AND k.ended_at IS NULL AND k.from_date <= :today AND k.to_date > :today "
    "LEFT JOIN stay s ON s.reservation_id = r.id AND s.status <> 'voided' "
    "WHERE l.group_id = :id AND r.status <> 'cancelled' ORDER BY coalesce(m.floor, 999), m.no, r.id"
)
_PEOPLE = (
    "SELECT p.name, coalesce(r.no, ''), coalesce(m.no, ''), p.lang, p.last, coalesce(r.status, '') FROM group_member p "
    "LEFT JOIN reservation r ON r.id = p.reservation_id LEFT JOIN room m ON m.id = r.room_id "
    "WHERE p.group_id = :id ORDER BY p.reservation_id, p.id"
)


@dataclass(frozen=True, slots=True)
class BlockNight:
    """A type on a night: rooms agreed, taken up, left (still held), released; the rate in minor units."""

    night: str
    type: str
    rooms: int
    taken: int
    left: int
    released: int
    rate_minor: int


@dataclass(frozen=True, slots=True)
class GroupRoomRow:
    """A room of the group: who sleeps there by the list (else the booking's guest), and how it stands.

    `documents` are those shown by who is in house; before that those told in the list.
    """

    reservation: str
    room: str
    floor: int
    room_code: str
    type: str
    guest: str
    names: tuple[str, ...]
    documents: int
    adults: int
    children: int
    arrival: str
    departure: str
    status: str
    stay: str
    balance_minor: int | None
    requests: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list, with the booking and the room; of a document told beforehand its last characters."""

    guest: str
    reservation: str
    room: str
    lang: str
    document: str
    status: str


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """A group. `next` are the legal acts; instants are the hotel's clock; the balance is that of all rooms together."""

    group: str
    name: str
    kind: str
    status: str
    arrival: str
    departure: str
    nights: int
    rooms: int
    taken: int
    left: int
    pax: int
    listed: int
    mismatch: int
    cutoff: str
    released_at: str
    list_at: str
    coach: str
    billing: str
    company: str
    leader: str
    phone: str
    event: bool
    notes: str
    reason: str
    balance_minor: int | None
    currency: str
    block_nights: tuple[BlockNight, ...]
    group_rooms: tuple[GroupRoomRow, ...]
    people: tuple[Person, ...]
    next: tuple[str, ...]
    version: int


def group(asking: Asking, no: str) -> GroupDetail:
    """The group `no`, short forms included. Raises Refusal (GROUP_UNKNOWN)."""
    number, today = number_of(asking.reader, "group_booking", no), asking.business_date()
    row = one(asking.reader, COLUMNS + "WHERE g.no = :no", no=number, today=today)
    if row is None:
        raise Refusal("GROUP_UNKNOWN", N_("There is no group {reference}."), field="group", next=("show groups",),
                      reference=no)  # fmt: skip
    nights = tuple(build(asking.reader, BlockNight, _NIGHTS, id=row[0]))
    people = [
        Person(name, reservation, room, lang, "***" + last if last else "", status)
        for name, reservation, room, lang, last, status in asking.rows(_PEOPLE, id=row[0])
    ]
    rooms = tuple(_room(found, people) for found in asking.rows(_ROOMS, id=row[0], today=today))
    return _detail(asking, row, nights, rooms, tuple(people))


def _room(row: tuple[Any, ...], people: list[Person]) -> GroupRoomRow:
    (no, room, floor, state, occupied, block_kind, kind, guest, adults, children, arrival, departure, status, stay, balance,
     requests, shown) = row  # fmt: skip
    mine = [person for person in people if person.reservation == no]
    code = code_of(state, occupied=occupied is not None, block=block_kind) if room else ""
    names = tuple(person.guest for person in mine) or ((guest,) if guest else ())
    documents = shown if stay else sum(bool(person.document) for person in mine)
    return GroupRoomRow(no, room, floor, code, kind, guest, names, documents, adults,
                        children, arrival, departure, status, stay, balance, requests)  # fmt: skip


def _detail(
    asking: Asking,
    row: tuple[Any, ...],
    nights: tuple[BlockNight, ...],
    rooms: tuple[GroupRoomRow, ...],
    people: tuple[Person, ...],
) -> GroupDetail:
    (_, no, name, kind, status, arrival, departure, pax, billing, company, leader, phone, cutoff, released, list_at, coach,
     event, notes, reason, version, agreed, left, taken, listed) = row  # fmt: skip
    return GroupDetail(
        no, name, kind, status, arrival, departure, asked.nights_between(arrival, departure), agreed, taken, left, pax,
        listed, mismatches(agreed, taken, pax, listed) if list_at else 0, cutoff, asking.local(released),
        asking.local(list_at), asked.clock(coach), billing, company, leader, asked.masked(phone), bool(event), notes, reason,
        sum(room.balance_minor or 0 for room in rooms), asking.currency, nights, rooms, people, LEGAL[status], version,
    )  # fmt: skip
