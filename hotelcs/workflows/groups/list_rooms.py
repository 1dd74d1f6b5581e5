"""Bringing a group's bookings into the state its list wants, a room at a time."""

from collections import Counter
from datetime import date

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking, GroupMember, GroupNight
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.text import fold
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.each import attempt
from hotelcs.workflows.groups import pick_up
from hotelcs.workflows.groups.list_rows import Listed, Shared
from hotelcs.workflows.groups.pick_up import Wanted
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reception import identity
from hotelcs.workflows.reception.documents import read_document
from hotelcs.workflows.reservations import assign_room
from hotelcs.workflows.reservations.amend import Amend
from hotelcs.workflows.reservations.booking_rules import refuse_small
from hotelcs.workflows.reservations.cancel import close

OPEN = ("confirmed", "guaranteed")
MOVED = "rooming list"
"""The reason written on a booking that nobody on the list is left for."""
_OCCUPIED = (
    "SELECT l.reservation_id, count(m.id) FROM group_room l JOIN reservation r ON r.id = l.reservation_id "
    "LEFT JOIN group_member m ON m.reservation_id = l.reservation_id "
    "WHERE l.group_id = :id AND r.status IN ('confirmed','guaranteed') GROUP BY l.reservation_id"
)
Key = tuple[str, int]
"""By what somebody on the list is known again: the name, and which of equal ones."""


class Taking:
    """One list being taken: the people known before, those settled so far, what happened to how many."""

    def __init__(self, work: Work, group: GroupBooking, *, beyond: bool) -> None:
        self.work, self.group, self.beyond = work, group, beyond
        self.counts: Counter[str] = Counter()
        self.settled: set[Key] = set()
        self.known = self._read()
        self.before = {member.reservation_id for member in self.known.values()}

    def all(self, rooms: list[Shared]) -> list[tuple[Shared, Refusal]]:
        """Settle every room; those refused are tried once more when others have given up theirs. What stays refused comes back."""
        failed = self._each(rooms)
        self._tidy()
        if failed:
            failed = self._each([room for room, _ in failed])
            self._tidy()
        return failed

    def there(self) -> dict[Key, int]:
        """Everybody on the list who has a booking that stands, and its id."""
        ids = {member.reservation_id for member in self.known.values()} - {None}
        standing = {key for key in ids if self._booking(key).status in (*OPEN, "checked_in", "checked_out")}
        return {
            key: int(member.reservation_id or 0)
            for key, member in self.known.items()
            if member.reservation_id in standing
        }

    def _read(self) -> dict[Key, GroupMember]:
        query = select(GroupMember).where(GroupMember.group_id == self.group.id)
        return {(member.key, member.nth): member for member in self.work.session.exec(query)}

    def _booking(self, key: int | None) -> Reservation:
        found: Reservation = lookup.by_id(self.work, Reservation, key)
        return found

    def _each(self, rooms: list[Shared]) -> list[tuple[Shared, Refusal]]:
        failed = []
        for room in rooms:
            found = attempt(self.work, lambda _, room=room: self._settle(room))  # type: ignore[misc]
            if isinstance(found, Refusal):
                failed.append((room, found))
                self.known = self._read()
            else:
                self.counts.update(found)
                self.settled |= {one.key for one in room.people}
        return failed

    # --- one room

    def _settle(self, room: Shared) -> list[str]:
        """Bring one room into the state that the list wants; for each of its people what happened: added, changed, known."""
        before = {one.key: self._seen(one.key) for one in room.people}
        kind = self._kind(room)
        reservation = self._reservation(room, kind)
        version = reservation.version if reservation else 0
        if reservation is None:
            reservation = self._pick_up(room, kind)
        elif reservation.status in OPEN:
            self._amend(room, reservation, kind)
        for one in room.people:
            self._write(one, reservation)
        if reservation.status in OPEN:
            self._lead(room, reservation)
            self._into_room(room, reservation)
        self.work.session.flush()
        touched = reservation.version != version
        return [
            "added" if was is None else "changed" if touched or was != self._seen(key) else "known"
            for key, was in before.items()
        ]  # fmt: skip

    def _seen(self, key: Key) -> tuple[object, ...] | None:
        """What is written down of somebody; None for somebody new."""
        member = self.known.get(key)
        return (member.reservation_id, member.lang, member.blind) if member else None

    def _kind(self, room: Shared) -> RoomType:
        """The type a room shall have: of the room named, as said, or the only one of the block."""
        if number := room.said("room"):
            kind: RoomType = lookup.by_id(self.work, RoomType, lookup.room(self.work, number).type_id)
            return kind
        if code := room.said("type"):
            return lookup.room_type(self.work, code)
        query = select(GroupNight.type_id).where(GroupNight.group_id == self.group.id).distinct()
        kinds = list(self.work.session.exec(query))
        if len(kinds) != 1:
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field="type", name="type")
        only: RoomType = lookup.by_id(self.work, RoomType, kinds[0])
        return only

    def _reservation(self, room: Shared, kind: RoomType) -> Reservation | None:
        """The booking most of them have already, of that type and nobody else's by this list; None when there is none."""
        members = [member for one in room.people if (member := self.known.get(one.key)) is not None]
        for key, _ in Counter(member.reservation_id for member in members).most_common():
            found = self._booking(key) if key is not None else None
            if found is not None and found.status == "checked_in":
                return found
            if (
                found is not None
                and found.status in OPEN
                and found.type_id == kind.id
                and not self._claimed(key)
            ):
                return found
        return None

    def _claimed(self, key: int | None) -> bool:
        """Whether others were settled in that booking by this list."""
        return any(self.known[other].reservation_id == key for other in self.settled if other in self.known)

    def _pick_up(self, room: Shared, kind: RoomType) -> Reservation:
        arrival, departure = room.dates(self.group.arrival, self.group.departure)
        first = room.people[0].row
        wanted = Wanted(
            kind,
            arrival,
            departure,
            len(room.people),
            requests=room.said("requests") or "",
            beyond=self.beyond,
        )
        guest = profiles.create(self.work, first.name)
        guest.lang = first.lang
        return pick_up.take(self.work, self.group, wanted, guest)[0]

    def _amend(self, room: Shared, reservation: Reservation, kind: RoomType) -> None:
        """Other dates, another number of people, other wishes; nothing when all is as it was."""
        arrival, departure = room.dates(self.group.arrival, self.group.departure)
        refuse_small(kind, len(room.people), reservation.children)
        asked: dict[str, date | int | str] = {}
        if (arrival, departure) != (reservation.arrival, reservation.departure):
            asked = {"arrival": arrival, "departure": departure}
        if len(room.people) != reservation.adults:
            asked["adults"] = len(room.people)
        if (requests := room.said("requests")) and requests != reservation.requests:
            asked["requests"] = requests
        if asked:
            Amend.parse({"reservation": reservation.no, **asked}).perform(self.work)

    def _write(self, one: Listed, reservation: Reservation) -> None:
        """Write somebody down in a booking."""
        member = self.known.get(one.key)
        blind, last = self._document(one, member)
        if member is None:
            member = self.work.add(
                GroupMember(
                    group_id=int(self.group.id or 0), key=one.key[0], nth=one.key[1], name=one.row.name
                )
            )
            self.known[one.key] = member
        wanted = {
            "reservation_id": reservation.id,
            "lang": one.row.lang or member.lang,
            "blind": blind,
            "last": last,
        }
        for name, value in wanted.items():
            if getattr(member, name) != value:
                setattr(member, name, value)
                self.work.changed += 1

    def _document(self, one: Listed, member: GroupMember | None) -> tuple[str, str]:
        """The blind index and the end of a document told beforehand. Refused when it cannot be one, or is another's."""
        if not one.row.document:
            return (member.blind, member.last) if member else ("", "")
        document = read_document(one.row.document, today=self.work.business_date)
        blind = identity.blind_of(self.work, document)
        if any(other.blind == blind for key, other in self.known.items() if key != one.key):
            raise Refusal("DOCUMENT_TWICE", N_("One document was told for two people."), field="document",
                          next=("other-document",))  # fmt: skip
        return blind, document.number[-4:]

    def _lead(self, room: Shared, reservation: Reservation) -> None:
        """The booking is in the name of somebody who sleeps there."""
        guest = lookup.by_id(self.work, Guest, reservation.guest_id) if reservation.guest_id else None
        if guest is None or fold(guest.name) not in {one.key[0] for one in room.people}:
            reservation.guest_id = profiles.create(self.work, room.people[0].row.name).id
            self.work.touch(reservation)

    def _into_room(self, room: Shared, reservation: Reservation) -> None:
        """The room that is named is held."""
        if number := room.said("room"):
            found = lookup.room(self.work, number)
            if reservation.room_id != found.id:
                assign_room.hold(self.work, reservation, found)

    # --- the whole list

    def _tidy(self) -> None:
        """A booking some of whose people are elsewhere now counts those left; one that nobody is left for is cancelled."""
        for key, people in self.work.reader.rows(_OCCUPIED, id=self.group.id):
            found = self._booking(key)
            if key not in self.before or people == found.adults:
                continue
            if people:
                found.adults = people
                self.work.touch(found)
            else:
                close(self.work, found, "cancelled", MOVED)
