"""Give a reservation its room, take it back, pin it there (handbook 02 SM-01: assign room)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Minute, Ref
from hotelcs.workflows.reservations import nights, states

_SLOT = text(
    "INSERT INTO room_slot (reservation_id, room_id, day, from_minute, to_minute) "
    "VALUES (:id, :room, :day, :from_minute, :to_minute)"
)
NO_SLOT = text("DELETE FROM room_slot WHERE reservation_id = :id")


@dataclass(frozen=True, slots=True)
class RoomAssigned:
    """The reservation, its room (None when taken back) and the one before."""

    reservation: str
    room: str | None
    before: str | None


class AssignRoom(Act):
    """Hold `room` for every night of the reservation, or for those from `from_night` up to `until` (not used).

    One room for every night again puts a split booking back together.
    """

    reservation: Ref
    room: Ref
    from_night: Day | None = None
    until: Day | None = None
    from_minute: Minute | None = None
    to_minute: Minute | None = None
    overbook: bool = False

    def perform(self, work: Work) -> RoomAssigned:
        """The room before is let go; type inventory follows the room."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        refuse_pinned(work, reservation)
        room = lookup.room(work, self.room)
        before = lookup.by_id(work, Room, reservation.room_id).no if reservation.room_id else None
        slot = (self.from_minute, self.to_minute) if self.from_minute is not None and self.to_minute else None
        force = rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        hold(work, reservation, room, first=self.from_night, until=self.until, slot=slot, force=force)
        return RoomAssigned(reservation.no, room.no, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The room before comes back, or none."""
        return give_back(result)


class UnassignRoom(Act):
    """Take the room back from a reservation; its nights return to the reserved type."""

    reservation: Ref

    def perform(self, work: Work) -> RoomAssigned:
        """Night rows go, counters follow."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        refuse_pinned(work, reservation)
        if reservation.room_id is None:
            raise Refusal(
                "NO_ROOM",
                N_("{no} has no room."),
                field="reservation",
                next=("assign-room",),
                no=reservation.no,
            )
        before = lookup.by_id(work, Room, reservation.room_id)
        if value(work.reader, "SELECT 1 FROM bed WHERE room_id = :room", room=before.id):
            raise Refusal("BED_HELD", N_("A bed stays held for who booked it; give {no} another one."), field="reservation",
                          next=("assign-room", "cancel"), no=reservation.no)  # fmt: skip
        let_go(work, reservation)
        before = before.no
        return RoomAssigned(reservation.no, None, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The room comes back."""
        return give_back(result)


def give_back(result: dict[str, Any]) -> Act:
    """The act that puts the room of before back."""
    if result["before"]:
        AssignRoom.verb = "assign-room"
        return AssignRoom(reservation=result["reservation"], room=result["before"])
    UnassignRoom.verb = "unassign-room"
    return UnassignRoom(reservation=result["reservation"])


def hold(
    work: Work,
    reservation: Reservation,
    room: Room,
    *,
    first: date | None = None,
    until: date | None = None,
    slot: tuple[int, int] | None = None,
    force: bool = False,
) -> None:
    """Hold `room` for the nights to come from `first` up to `until`, or for hours of the day.

    One door for every path. Nights gone by are left as they were.
    """
    if reservation.departure == reservation.arrival:
        _hold_hours(work, reservation, room, slot)
    else:
        _hold_nights(work, reservation, room, first, until, force=force)
    work.touch(reservation)


def _hold_hours(work: Work, reservation: Reservation, room: Room, slot: tuple[int, int] | None) -> None:
    begin, end = slot or hours_of(work, reservation)
    if begin >= end:
        raise Refusal("HOURS_WRONG", N_("Name the first and the last hour of the day use."), field="from_minute",
                      next=("choose-time",))  # fmt: skip
    work.run(NO_SLOT, {"id": reservation.id})
    values = {"id": reservation.id, "room": room.id, "day": reservation.arrival.isoformat()}
    work.run(_SLOT, {**values, "from_minute": begin, "to_minute": end})
    reservation.room_id = room.id


def hours_of(work: Work, reservation: Reservation) -> tuple[int, int]:
    """The hours a day use was booked for; none named: between check-out and check-in time."""
    if reservation.from_minute is not None and reservation.to_minute is not None:
        return reservation.from_minute, reservation.to_minute
    return work.property.checkout_minute, work.property.checkin_minute


def _hold_nights(
    work: Work, reservation: Reservation, room: Room, first: date | None, until: date | None, *, force: bool
) -> None:
    reservation_id, begins = int(reservation.id or 0), max(first or date.min, work.business_date)
    wanted = [n for n in nights.of(work, reservation_id, begins) if until is None or n.night < until]
    if not wanted and (first or until):
        raise Refusal("NO_NIGHTS", N_("{no} has no night there."), field="from_night", next=("show reservation",),
                      no=reservation.no)  # fmt: skip
    nights.hold_room(work, reservation_id, int(room.id or 0), room.type_id, wanted, force=force)
    settle_room(work, reservation, late=room.id if not wanted else None)


def settle_room(work: Work, reservation: Reservation, *, late: int | None = None) -> None:
    """The room of a booking is the one of its first night to come; none when that night has no room.

    `late` is the room of somebody who comes on the day of departure, with no night left.
    """
    first = max(reservation.arrival, work.business_date)
    held = nights.rooms_held(work, int(reservation.id or 0), first)
    reservation.room_id = held[0][1] if held and held[0][0] == first.isoformat() else late


def let_go(work: Work, reservation: Reservation, first: date = date.min) -> None:
    """Free the room; the nights take the inventory of the reserved type again."""
    reservation_id = int(reservation.id or 0)
    work.run(NO_SLOT, {"id": reservation_id})
    nights.free_room(work, reservation_id, first)
    other = [n for n in nights.of(work, reservation_id, first) if n.type_id != reservation.type_id]
    nights.retype(work, reservation_id, reservation.type_id, other)
    reservation.room_id = None
    work.touch(reservation)


def refuse_pinned(work: Work, reservation: Reservation) -> None:
    """A booking marked do-not-move keeps its room unless a supervisor says otherwise."""
    if reservation.do_not_move and reservation.room_id and not rights.granted(work, "room.unpin"):
        raise Denied(
            "DO_NOT_MOVE",
            N_("{no} is marked do-not-move."),
            field="reservation",
            next=("unpin-room", "ask-supervisor"),
            no=reservation.no,
        )
