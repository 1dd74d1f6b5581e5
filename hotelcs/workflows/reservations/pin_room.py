"""Mark a booking do-not-move: the guest was promised this room (handbook 02 SM-01; scenario C11)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reservations import states


@dataclass(frozen=True, slots=True)
class RoomPinned:
    """The booking, its room, and whether it stays there now."""

    reservation: str
    room: str | None
    pinned: bool


class PinRoom(Act):
    """Promise the room: only a supervisor moves this booking from now on."""

    reservation: Ref

    def perform(self, work: Work) -> RoomPinned:
        """Needs a room to be promised."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        if reservation.room_id is None:
            raise Refusal(
                "NO_ROOM",
                N_("{no} has no room."),
                field="reservation",
                next=("assign-room",),
                no=reservation.no,
            )
        return _mark(work, reservation, pinned=True)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking the promise back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unpin-room").parse({"reservation": result["reservation"]})


class UnpinRoom(Act):
    """Take the promise back: the booking may be moved again."""

    reservation: Ref

    def perform(self, work: Work) -> RoomPinned:
        """Nothing happens when it was not marked."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "assign-room")
        return _mark(work, reservation, pinned=False)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Promising it again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("pin-room").parse({"reservation": result["reservation"]})


def _mark(work: Work, reservation: Reservation, *, pinned: bool) -> RoomPinned:
    room = lookup.by_id(work, Room, reservation.room_id).no if reservation.room_id else None
    if reservation.do_not_move != pinned:
        reservation.do_not_move = pinned
        work.touch(reservation)
    return RoomPinned(reservation.no, room, pinned)
