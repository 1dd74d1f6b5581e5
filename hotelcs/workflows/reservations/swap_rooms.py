"""Exchange rooms: a booking takes another room on its nights, whoever holds it there takes the one given up.

Seen from one booking: every night of it goes to the other room; nights on which the other room is free are simply
moved, and the other booking keeps its room on nights that are not shared (scenarios C17, C20).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reservations import nights, states
from hotelcs.workflows.reservations.assign_room import refuse_pinned, settle_room

_THERE = "SELECT night, reservation_id, block_id FROM room_night WHERE room_id = :room AND night >= :first AND night <= :last"
_FREE = text("DELETE FROM room_night WHERE night = :night AND room_id = :room")
_TAKE = text("INSERT INTO room_night (night, room_id, reservation_id) VALUES (:night, :room, :id)")
_RETYPE = text("UPDATE reservation_night SET type_id = :type WHERE reservation_id = :id AND night = :night")


@dataclass(frozen=True, slots=True)
class RoomsSwapped:
    """The booking, the rooms it had and has, and every other booking that changed rooms."""

    reservation: str
    room: str
    before: str
    others: tuple[str, ...]
    nights: int


@dataclass(frozen=True, slots=True)
class Step:
    """One booking on one night, from a room to another (ids; `night` is ISO)."""

    night: str
    holder: int
    origin: int
    target: int


class SwapRooms(Act):
    """Exchange the rooms of two bookings (`with`), or go to `room` and send whoever is there to the room given up."""

    reservation: Ref
    other: Ref | None = Field(default=None, alias="with")
    room: Ref | None = None

    def perform(self, work: Work) -> RoomsSwapped:
        """Only nights to come move; whoever is in house or promised the room is left alone."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        refuse_pinned(work, reservation)
        room = self._target(work)
        mine = nights.rooms_held(work, int(reservation.id or 0), work.business_date)
        if not mine:
            raise Refusal(
                "NO_ROOM",
                N_("{no} has no room."),
                field="reservation",
                next=("assign-room",),
                no=reservation.no,
            )
        steps = self._steps(work, reservation, room, mine)
        if not steps:
            raise Refusal("SAME_ROOM", N_("{no} is in room {room} already."), field="room", next=("choose-room",),
                          no=reservation.no, room=room.no)  # fmt: skip
        before = lookup.by_id(work, Room, steps[0].origin).no
        others = self._others(work, reservation, steps)
        _exchange(work, steps)
        for moved in (reservation, *others):
            settle_room(work, moved)
            work.touch(moved)
        return RoomsSwapped(reservation.no, room.no, before, tuple(o.no for o in others), len(steps))

    def _target(self, work: Work) -> Room:
        """The room to go to: the one named, or that of the other booking."""
        if (self.room is None) == (self.other is None):
            raise Refusal("SWAP_UNCLEAR", N_("Name the other booking or the other room, one of them."), field="room",
                          next=("with", "room"))  # fmt: skip
        if self.room is not None:
            return lookup.room(work, self.room)
        other = lookup.reservation(work, str(self.other))
        if other.room_id is None:
            raise Refusal(
                "NO_ROOM", N_("{no} has no room."), field="with", next=("assign-room",), no=other.no
            )
        return lookup.by_id(work, Room, other.room_id)  # type: ignore[no-any-return]

    def _steps(
        self, work: Work, reservation: Reservation, room: Room, mine: list[tuple[str, int]]
    ) -> list[Step]:
        own = {night: held for night, held in mine if held != room.id}
        if not own:
            return []
        there = {
            night: (holder, block)
            for night, holder, block in work.reader.rows(_THERE, room=room.id, first=min(own), last=max(own))
        }
        steps = []
        for night, held in own.items():
            holder, block = there.get(night, (None, None))
            if block is not None:
                raise Refusal("ROOM_OUT_OF_ORDER", N_("Room {room} is out of order on {night}."), field="room",
                              next=("choose-room",), room=room.no, night=night)  # fmt: skip
            steps.append(Step(night, int(reservation.id or 0), held, int(room.id or 0)))
            if holder is not None:
                steps.append(Step(night, int(holder), int(room.id or 0), held))
        return steps

    def _others(self, work: Work, reservation: Reservation, steps: list[Step]) -> list[Reservation]:
        """Those who make room, unless they are in house or promised their room."""
        keys = sorted({step.holder for step in steps} - {int(reservation.id or 0)})
        others = [lookup.by_id(work, Reservation, key) for key in keys]
        for other in others:
            if other.status == "checked_in":
                raise Refusal("ROOM_OCCUPIED", N_("{no} is in house; move the stay instead."), field="room",
                              next=("move-room", "choose-room"), no=other.no)  # fmt: skip
            refuse_pinned(work, other)
        return others

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The same exchange, back."""
        return cls.parse({"reservation": result["reservation"], "room": result["before"]})


def _exchange(work: Work, steps: list[Step]) -> None:
    """All rooms and places are given up before any is taken, so nothing stands in its own way."""
    types = {
        key: lookup.by_id(work, Room, key).type_id
        for key in {s.origin for s in steps} | {s.target for s in steps}
    }
    work.run(_FREE, [{"night": s.night, "room": s.origin} for s in steps])
    work.run(_TAKE, [{"night": s.night, "room": s.target, "id": s.holder} for s in steps])
    retyped = [s for s in steps if types[s.origin] != types[s.target]]
    if not retyped:
        return
    given = Counter((s.night, types[s.origin]) for s in retyped)
    taken = Counter((s.night, types[s.target]) for s in retyped)
    nights.give_inventory(work, (given - taken).elements())
    wanted = (taken - given).elements()
    nights.take_inventory(work, [(date.fromisoformat(night), kind) for night, kind in wanted])
    work.run(_RETYPE, [{"type": types[s.target], "id": s.holder, "night": s.night} for s in retyped])
