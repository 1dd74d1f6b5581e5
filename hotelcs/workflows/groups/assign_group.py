"""Rooms for all bookings of a group, near each other, in one act; taken back in one (handbook 03 W-11)."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking, GroupRoom
from hotelcs.models.reservations import Reservation
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.each import attempt
from hotelcs.workflows.fields import Ref, Refs
from hotelcs.workflows.groups import states, together
from hotelcs.workflows.reservations import assign_room


@dataclass(frozen=True, slots=True)
class RoomGiven:
    """A booking and its room."""

    reservation: str
    room: str


@dataclass(frozen=True, slots=True)
class GroupAssigned:
    """The group, which booking got which room, on which floors, and the bookings for which there was none."""

    group: str
    rooms: tuple[RoomGiven, ...]
    floors: tuple[int, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupUnassigned:
    """The group and the bookings that have no room any more."""

    group: str
    reservations: tuple[str, ...]


class AssignGroup(Act):
    """Give every booking of a group that has none a room of its type, on as few floors as can be.

    `floors` names those to be used.
    """

    group: Ref
    floors: tuple[int, ...] = ()

    def perform(self, work: Work) -> GroupAssigned:
        """Rooms that are given stay; refused (NO_ROOM_FREE) when there is not one for anybody."""
        group = states.named(work, self.group)
        states.require(work, group, "assign-group")
        wanted = together.needs(work.reader, int(group.id or 0))
        if not wanted:
            raise Refusal("NOTHING_TO_ASSIGN", N_("Every booking of {no} has its room."), field="group",
                          next=("show group", "pick-up"), no=group.no)  # fmt: skip
        found = together.plan(work.reader, wanted, work.business_date.isoformat(), self.floors)
        given = [
            RoomGiven(need.no, room)
            for need in wanted
            if (room := found.rooms.get(need.no))
            and not isinstance(attempt(work, _holding(need.no, room)), Refusal)
        ]
        if not given:
            raise Refusal("NO_ROOM_FREE", N_("On one of these nights no room of type {type} is free."), field="group",
                          next=("show free-rooms", "amend", "floors"), type=wanted[0].type)  # fmt: skip
        had = {one.reservation for one in given}
        return GroupAssigned(
            group.no, tuple(given), found.floors, tuple(need.no for need in wanted if need.no not in had)
        )

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The rooms are free again."""
        from hotelcs.workflows.verbs import act_of

        listed = [room["reservation"] for room in result["rooms"]]
        return act_of("unassign-group").parse({"group": result["group"], "reservations": listed})


class UnassignGroup(Act):
    """Take the rooms of a group's bookings back: of all that are still to come, or of those named."""

    group: Ref
    reservations: Refs = ()

    def perform(self, work: Work) -> GroupUnassigned:
        """Rooms promised to somebody (do-not-move) stay."""
        group = states.named(work, self.group)
        named = {lookup.reservation(work, reference).id for reference in self.reservations}
        taken = [
            reservation
            for reservation in _with_room(work, group)
            if (not named or reservation.id in named) and not reservation.do_not_move
        ]
        if not taken:
            raise Refusal(
                "NO_ROOM", N_("{no} has no room."), field="group", next=("assign-group",), no=group.no
            )
        for reservation in taken:
            assign_room.let_go(work, reservation)
        return GroupUnassigned(group.no, tuple(reservation.no for reservation in taken))


def _holding(reservation: str, room: str) -> Any:
    """The deed that holds a room for a booking."""
    return lambda work: assign_room.hold(work, lookup.reservation(work, reservation), lookup.room(work, room))


def _with_room(work: Work, group: GroupBooking) -> list[Reservation]:
    query = (
        select(Reservation)
        .join(GroupRoom, col(GroupRoom.reservation_id) == Reservation.id)
        .where(GroupRoom.group_id == group.id, col(Reservation.room_id).is_not(None))
        .where(col(Reservation.status).in_(("confirmed", "guaranteed")))
    )
    return list(work.session.exec(query.order_by(col(Reservation.id))))
