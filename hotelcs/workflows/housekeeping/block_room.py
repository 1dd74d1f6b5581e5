"""Take a room out of order or out of service, and give it back (handbook 02 SM-03)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from hotelcs.models.rooms import Room, RoomBlock
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Ref
from hotelcs.workflows.housekeeping import blocks
from hotelcs.workflows.reservations import blocked_nights


@dataclass(frozen=True, slots=True)
class RoomBlocked:
    """The block, its room, its days (half-open), and the nights it took from sale."""

    block: int
    room: str
    kind: str
    first: date
    until: date
    nights: int


@dataclass(frozen=True, slots=True)
class RoomUnblocked:
    """The block that ended, its room and days, and the nights that came back into sale."""

    block: int
    room: str
    kind: str
    first: date
    until: date
    nights: int


class BlockRoom(Act):
    """Block a room from a day up to another: out of order (ooo) is not sold, out of service (oos) is."""

    room: Ref
    kind: blocks.Kind = "ooo"
    first: Day = Field(alias="from")
    until: Day = Field(alias="to")
    reason: Name
    override: bool = False

    def perform(self, work: Work) -> RoomBlocked:
        """An occupied room, or one that a booking holds, is never blocked; out of order needs its own right."""
        rights.ask(work, "room.block", "kind", wanted=self.kind == "ooo")
        room = lookup.room(work, self.room)
        blocks.check_dates(work, self.first, self.until)
        blocks.refuse_occupied(work, room, self.first)
        blocks.refuse_overlap(work, room, self.first, self.until)
        block = RoomBlock(room_id=int(room.id or 0), kind=self.kind, from_date=self.first, to_date=self.until,
                          reason=self.reason)  # fmt: skip
        work.add(block)
        taken = take_nights(work, block, room, self.first, override=self.override)
        return RoomBlocked(int(block.id or 0), room.no, self.kind, self.first, self.until, taken)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Ending the block."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unblock-room").parse({"room": result["room"], "block": result["block"]})


class UnblockRoom(Act):
    """End a block: its nights from today on are sold again; after a repair the room is dirty."""

    room: Ref
    block: int | None = None

    def perform(self, work: Work) -> RoomUnblocked:
        """Nights that are past stay as the record of the repair."""
        room = lookup.room(work, self.room)
        block = blocks.current(work, room, self.block)
        rights.ask(work, "room.block", "block", wanted=block.kind == "ooo")
        given = blocked_nights.give_back(work, int(block.id or 0), room, work.business_date)
        block.ended_at = work.now
        if block.from_date <= work.business_date:
            blocks.return_to_service(work, room, block.kind)
        work.changed += 1
        return RoomUnblocked(int(block.id or 0), room.no, block.kind, block.from_date, block.to_date, given)


class MoveBlock(Act):
    """Change the days, the kind or the reason of a block; it does not stand in its own way."""

    room: Ref
    block: int | None = None
    first: Day | None = Field(default=None, alias="from")
    until: Day | None = Field(default=None, alias="to")
    kind: blocks.Kind | None = None
    reason: Name | None = None
    override: bool = False

    def perform(self, work: Work) -> RoomBlocked:
        """Its nights from today on are given back, then those of the new days are taken."""
        room = lookup.room(work, self.room)
        block = blocks.current(work, room, self.block)
        rights.ask(work, "room.block", "kind", wanted="ooo" in (self.kind, block.kind))
        first, until = self.first or block.from_date, self.until or block.to_date
        blocks.check_dates(work, first, until, begun=block.from_date)
        kind = self.kind or block.kind
        if kind == "ooo" or first != block.from_date:
            blocks.refuse_occupied(work, room, first)
        blocks.refuse_overlap(work, room, first, until, but=int(block.id or 0))
        blocked_nights.give_back(work, int(block.id or 0), room, work.business_date)
        if (block.kind, kind) == ("ooo", "oos") and block.from_date <= work.business_date:
            blocks.return_to_service(work, room, "ooo")
        block.from_date, block.to_date = first, until
        block.kind, block.reason = kind, self.reason or block.reason
        work.changed += 1
        taken = take_nights(work, block, room, max(first, work.business_date), override=self.override)
        return RoomBlocked(int(block.id or 0), room.no, block.kind, first, until, taken)


def take_nights(work: Work, block: RoomBlock, room: Room, first: date, *, override: bool) -> int:
    """Take the nights of a repair out of sale; out of service takes none. Their number comes back."""
    work.session.flush()
    if block.kind == "oos":
        return 0
    return blocked_nights.take(work, int(block.id or 0), room, first, block.to_date, override=override)
