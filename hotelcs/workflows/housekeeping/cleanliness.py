"""Cleanliness of a room and the changes that are legal (handbook 02 SM-03)."""

from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room, RoomStatusChange
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref

State = Literal["dirty", "cleaning", "clean", "inspected"]
LEGAL: dict[str, tuple[str, ...]] = {
    "dirty": ("cleaning", "clean", "inspected"),
    "cleaning": ("clean", "inspected", "dirty"),
    "clean": ("inspected", "dirty", "cleaning"),
    "inspected": ("dirty", "clean", "cleaning"),
}
"""Where each state may go; a desk may take a finished room straight to clean when told by phone."""


@dataclass(frozen=True, slots=True)
class RoomStatusSet:
    """The room, its cleanliness now and before."""

    room: str
    status: str
    before: str


class SetRoomStatus(Act):
    """Set the cleanliness of a room."""

    room: Ref
    status: State

    def perform(self, work: Work) -> RoomStatusSet:
        """Inspecting needs the right; an occupied room is never inspected."""
        room = lookup.room(work, self.room)
        before = room.hk_state
        if before == self.status:
            return RoomStatusSet(room.no, before, before)
        self._refuse(work, room)
        change(work, room, self.status, "manual")
        return RoomStatusSet(room.no, self.status, before)

    def _refuse(self, work: Work, room: Room) -> None:
        if self.status not in LEGAL[room.hk_state]:
            raise Refusal("ILLEGAL_STATE", N_("Room {room} is {state}; it cannot become {wanted}."), field="status",
                          next=LEGAL[room.hk_state], room=room.no, state=room.hk_state, wanted=self.status)  # fmt: skip
        if self.status != "inspected":
            return
        if not work.actor.may("room.inspect"):
            raise Denied("DENIED", N_("{post} may not inspect; it needs the right {permission}."), field="status",
                         next=("clean",), post=work.actor.post, permission="room.inspect")  # fmt: skip
        occupied = "SELECT 1 FROM stay WHERE room_id = :room AND status = 'in_house'"
        if value(work.reader, occupied, room=room.id):
            raise Refusal("ROOM_OCCUPIED", N_("Room {room} is occupied; it can be clean, not inspected."),
                          field="status", next=("clean", "dirty"), room=room.no)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Back to the state before."""
        SetRoomStatus.verb = "set-room-status"
        return SetRoomStatus(room=result["room"], status=result["before"])


def change(work: Work, room: Room, state: str, cause: str) -> None:
    """Change the cleanliness and write its history."""
    if room.hk_state == state:
        return
    history = RoomStatusChange(
        room_id=int(room.id or 0), at=work.now, from_state=room.hk_state, to_state=state, cause=cause,
        actor=work.actor.login,
    )  # fmt: skip
    work.add(history)
    room.hk_state = state
    work.touch(room)
