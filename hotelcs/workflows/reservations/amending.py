"""What an amendment makes of the nights and the room of a booking (handbook 02 SM-01: amend)."""

from dataclasses import dataclass, field
from datetime import date

from hotelcs.clock import nights as dates
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.reservations import night_changes, nights
from hotelcs.workflows.reservations.assign_room import settle_room
from hotelcs.workflows.reservations.nights import Night

_CHARGED = (
    "SELECT l.night FROM folio_line l JOIN folio f ON f.id = l.folio_id LEFT JOIN line_source o ON o.line_id = l.id "
    "WHERE f.reservation_id = :id AND o.reservation_id IS NULL AND l.kind = 'room' AND l.night IS NOT NULL UNION ALL "
    "SELECT l.night FROM line_source o JOIN folio_line l ON l.id = o.line_id "
    "WHERE o.reservation_id = :id AND l.kind = 'room' AND l.night IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is asked for: dates, type, people, and the price (one rate, prices by night, or neither).

    `priced` is what the plan of the booking asks for each night; `anew` prices the nights that are there already by it.
    """

    arrival: date
    departure: date
    kind: RoomType
    adults: int
    children: int
    rate_minor: int | None = None
    nightly: dict[date, int] = field(default_factory=dict)
    priced: dict[date, int] = field(default_factory=dict)
    anew: bool = False


@dataclass(slots=True)
class Rooms:
    """The room of each night: those kept, those to take as well; `lost` when the room no longer fits."""

    before: dict[date, int]
    added: dict[date, Room] = field(default_factory=dict)
    lost: bool = False

    def type_of(self, night: Night) -> int | None:
        """The type whose inventory a kept night already takes because of its room."""
        return night.type_id if night.night in self.before and not self.lost else None


def rooms_for(work: Work, reservation: Reservation, terms: Terms) -> Rooms:
    """Whether the room still fits, and which room each added night would be spent in (the nearest one held)."""
    held = {date.fromisoformat(n): room for n, room in nights.rooms_held(work, int(reservation.id or 0))}
    rooms = Rooms(held)
    if not held:
        return rooms
    known = {room_id: lookup.by_id(work, Room, room_id) for room_id in set(held.values())}
    changed = terms.kind.id != reservation.type_id
    rooms.lost = not all(_fits(work, room, terms, changed=changed) for room in known.values())
    wanted = [night for night in dates(terms.arrival, terms.departure) if night not in held]
    booked = set(dates(reservation.arrival, reservation.departure))
    rooms.added = {night: known[_nearest(held, night)] for night in wanted if night not in booked}
    for room in {room.no: room for room in rooms.added.values()}.values():
        spent = [night for night, where in rooms.added.items() if where.id == room.id]
        rooms.lost = rooms.lost or not _can_stay(work, reservation, room, terms, spent)
    if rooms.lost:
        rooms.added = {}
    return rooms


def nights_for(
    work: Work, reservation: Reservation, terms: Terms, before: list[Night], rooms: Rooms
) -> list[Night]:
    """The nights as they are to be: type and price of each. A night that was charged keeps its price."""
    known = {n.night: n for n in before}
    charged = {date.fromisoformat(night) for (night,) in work.reader.rows(_CHARGED, id=reservation.id)}
    made = []
    for night in dates(terms.arrival, terms.departure):
        old = known.get(night)
        kind = _type_of(terms, rooms, night, old)
        rate = old.rate_minor if old and night in charged else _rate(reservation, terms, night, old)
        made.append(Night(night, kind, rate))
    return made


def take_rooms(work: Work, reservation: Reservation, after: list[Night], rooms: Rooms) -> None:
    """Hold the rooms of the added nights; let go of the room when it no longer fits, and of nights dropped."""
    reservation_id = int(reservation.id or 0)
    if rooms.lost:
        nights.free_room(work, reservation_id, date.min)
        reservation.room_id = None
        return
    nights.free_room(work, reservation_id, date.min, reservation.arrival)
    nights.free_room(work, reservation_id, reservation.departure)
    for night in after:
        if room := rooms.added.get(night.night):
            nights.hold_room(work, reservation_id, int(room.id or 0), night.type_id, [night])
    if rooms.before:
        settle_room(work, reservation)


def _fits(work: Work, room: Room, terms: Terms, *, changed: bool) -> bool:
    kind = lookup.by_id(work, RoomType, room.type_id)
    if changed and kind.id != terms.kind.id:
        return False
    return bool(terms.adults <= kind.max_adults
                and terms.adults + terms.children <= kind.max_adults + kind.max_children)  # fmt: skip


def _can_stay(work: Work, reservation: Reservation, room: Room, terms: Terms, spent: list[date]) -> bool:
    """Whether the added nights can be spent in the room: nobody holds it, and its type can be sold if it is another."""
    if not night_changes.is_free(work, int(reservation.id or 0), int(room.id or 0), spent):
        return False
    return room.type_id == terms.kind.id or night_changes.is_sellable(work, room.type_id, spent)


def _nearest(held: dict[date, int], night: date) -> int:
    return held[min(held, key=lambda other: (abs((other - night).days), other))]


def _type_of(terms: Terms, rooms: Rooms, night: date, old: Night | None) -> int:
    """The type a night takes: that of its room when it has one, else the reserved one."""
    if old is not None and (kept := rooms.type_of(old)) is not None:
        return kept
    room = rooms.added.get(night)
    return room.type_id if room else int(terms.kind.id or 0)


def _rate(reservation: Reservation, terms: Terms, night: date, old: Night | None) -> int:
    if night in terms.nightly:
        return terms.nightly[night]
    if terms.rate_minor is not None:
        return terms.rate_minor
    if terms.anew or terms.kind.id != reservation.type_id:
        return terms.priced.get(night, terms.kind.base_rate_minor)
    return old.rate_minor if old else terms.priced.get(night, reservation.rate_minor)
