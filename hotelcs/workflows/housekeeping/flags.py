"""Marks on a room (handbook 02 §2.2 RoomFlag): the guest's wishes and what staff noticed.

Due out, late out, VIP and refresh due are derived from dates and guests, so nobody sets them.
"""

from dataclasses import dataclass
from typing import Any, Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref

Flag = Literal[
    "dnd", "mur", "sleep_out", "no_baggage", "light_baggage", "double_lock", "service_refused", "extra_bed", "baby_cot",
    "assist_evac", "accessible", "quiet", "connecting", "smoking",
]  # fmt: skip
LASTING = frozenset({"accessible", "quiet", "connecting", "smoking"})
"""Marks of the room itself; all others end when the guest leaves."""
NEEDS_GUEST = frozenset(
    {"dnd", "mur", "sleep_out", "no_baggage", "light_baggage", "service_refused", "assist_evac"}
)
"""Marks that only make sense with somebody in the room."""
APART = {"dnd": "mur", "mur": "dnd", "no_baggage": "light_baggage", "light_baggage": "no_baggage"}
"""Marks that rule each other out: setting one takes the other away."""


@dataclass(frozen=True, slots=True)
class RoomFlagged:
    """The room, the mark, whether it is on now, and all marks of the room."""

    room: str
    flag: str
    on: bool
    flags: tuple[str, ...]


class FlagRoom(Act):
    """Put a mark on a room, or take it off with on=false."""

    room: Ref
    flag: Flag
    on: bool = True

    def perform(self, work: Work) -> RoomFlagged:
        """Setting a mark twice changes nothing."""
        room = lookup.room(work, self.room)
        before = room.flags.split()
        if self.on and self.flag in NEEDS_GUEST:
            self._refuse_vacant(work, room)
        after = [
            flag for flag in before if flag not in {self.flag, APART.get(self.flag) if self.on else None}
        ]
        if self.on:
            after = sorted([*after, self.flag])
        if sorted(before) != sorted(after):
            room.flags = " ".join(after)
            work.touch(room)
        return RoomFlagged(room.no, self.flag, self.on, tuple(after))

    def _refuse_vacant(self, work: Work, room: Room) -> None:
        if not value(
            work.reader, "SELECT 1 FROM stay WHERE room_id = :room AND status = 'in_house'", room=room.id
        ):
            raise Refusal("ROOM_VACANT", N_("Nobody is in room {room}."), field="flag", next=("choose-room",),
                          room=room.no)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The mark comes off, or on again."""
        from hotelcs.workflows.verbs import act_of

        return act_of("flag-room").parse(
            {"room": result["room"], "flag": result["flag"], "on": not result["on"]}
        )


def lasting(flags: str) -> str:
    """The marks that stay when the guest has left."""
    return " ".join(flag for flag in flags.split() if flag in LASTING)
