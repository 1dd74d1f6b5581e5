"""Cleanliness of a room and the changes that are legal (handbook 02 SM-03)."""

from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.rooms import Room, RoomStatusChange
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, rights, taking_back
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.housekeeping.flags import lasting
from hotelcs.workflows.stale import refuse_stale

State = Literal["dirty", "cleaning", "clean", "inspected"]
LEGAL: dict[str, tuple[str, ...]] = {
    "dirty": ("cleaning", "clean"),
    "cleaning": ("clean", "dirty"),
    "clean": ("inspected", "dirty", "cleaning"),
    "inspected": ("dirty", "clean", "cleaning"),
}
"""Where each state may go: only a clean room passes inspection; a desk told by phone may skip `cleaning`."""
NAMES = {
    "dirty": N_("dirty"),
    "cleaning": N_("being cleaned"),
    "clean": N_("clean"),
    "inspected": N_("inspected"),
}
GUEST_GONE = ("check_out", "move")
"""Causes after which the marks of the guest who was in the room are taken off."""
_OCCUPIED = "SELECT 1 FROM stay WHERE room_id = :room AND status = 'in_house'"


@dataclass(frozen=True, slots=True)
class RoomStatusSet:
    """The room, its cleanliness now and before."""

    room: str
    status: str
    before: str


class SetRoomStatus(Act):
    """Set the cleanliness of a room. `version` is the version of the room that was on the screen."""

    room: Ref
    status: State
    version: int | None = None

    def perform(self, work: Work) -> RoomStatusSet:
        """Inspecting needs the right; an occupied room is never inspected, nor cleaned against a do-not-disturb."""
        room = lookup.room(work, self.room)
        before = room.hk_state
        if before == self.status:
            return RoomStatusSet(room.no, before, before)
        refuse_stale(work, room.no, self.version, room.version, [("status", self.status, before)])
        if self._mistake(work, before):
            change(work, room, self.status, "manual")
            return RoomStatusSet(room.no, self.status, before)
        if self.status not in LEGAL[before]:
            raise Refusal("ILLEGAL_STATE", N_("Room {room} is {state}; it cannot become {wanted}."), field="status",
                          next=LEGAL[before], room=room.no, state=Word(NAMES[before]),
                          wanted=Word(NAMES[self.status]))  # fmt: skip
        self._refuse_occupied(work, room)
        change(work, room, self.status, "manual")
        return RoomStatusSet(room.no, self.status, before)

    def _mistake(self, work: Work, before: str) -> bool:
        """Whether this only takes an own act of a moment ago back: then any state may come back."""
        act = taking_back.own(work)
        return act is not None and (act.result.get("status"), act.result.get("before")) == (
            before,
            self.status,
        )

    def _refuse_occupied(self, work: Work, room: Room) -> None:
        rights.ask(work, "room.inspect", "status", wanted=self.status == "inspected")
        if self.status not in ("inspected", "cleaning") or not value(work.reader, _OCCUPIED, room=room.id):
            return
        if self.status == "inspected":
            raise Refusal("ROOM_OCCUPIED", N_("Room {room} is occupied; it can be clean, not inspected."),
                          field="status", next=("clean", "dirty"), room=room.no)  # fmt: skip
        if "dnd" in room.flags.split():
            raise Refusal("DO_NOT_DISTURB", N_("The guest of room {room} does not want to be disturbed."),
                          field="status", next=("flag-room",), room=room.no)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Back to the state before."""
        from hotelcs.workflows.verbs import act_of

        return act_of("set-room-status").parse({"room": result["room"], "status": result["before"]})


def change(work: Work, room: Room, state: str, cause: str) -> None:
    """Change the cleanliness and write its history; when the guest is gone, the guest's marks go too."""
    if cause in GUEST_GONE and room.flags != lasting(room.flags):
        room.flags = lasting(room.flags)
        work.touch(room)
    if room.hk_state == state:
        return
    history = RoomStatusChange(
        room_id=int(room.id or 0), at=work.now, from_state=room.hk_state, to_state=state, cause=cause,
        actor=work.actor.login,
    )  # fmt: skip
    work.add(history)
    room.hk_state = state
    work.touch(room)
