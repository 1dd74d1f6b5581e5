"""A room whose beds are sold one by one, and whole as well (docs/adr/0015)."""

from dataclasses import dataclass

from pydantic import Field
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.beds import Bed
from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.organisation.rooms import recap
from hotelcs.workflows.reservations import beds, nights

_HELD = "SELECT night FROM room_night WHERE room_id = :room"
_TAKEN = text(
    "UPDATE type_night SET blocked = blocked + :beds, cap = max(sold, cap - :beds) WHERE night = :night AND type_id = :type"
)
_SHARED = "SELECT 1 FROM bed WHERE :room IN (room_id, of_room_id) LIMIT 1"
_HOURS = "SELECT 1 FROM room_slot WHERE room_id = :room AND day >= :today LIMIT 1"


@dataclass(frozen=True, slots=True)
class BedsAdded:
    """The room and its beds, which are rooms of their own."""

    room: str
    type: str
    beds: tuple[str, ...]


class AddBeds(Act):
    """Sell the beds of a room one by one: each is a room of the type `type`, numbered 501-1, 501-2 and so on.

    Whoever books the whole room takes every bed; a bed that is booked keeps the whole room from being sold.
    """

    room: Ref
    beds: int = Field(ge=2, le=40)
    type: Ref

    def perform(self, work: Work) -> BedsAdded:
        """Nights for which the whole room is held already are taken for its beds too."""
        room, kind = lookup.room(work, self.room), lookup.room_type(work, self.type)
        if kind.id == room.type_id:
            raise Refusal("BED_TYPE", N_("Beds are of another type than the room they stand in."), field="type",
                          next=("add-room-type",))  # fmt: skip
        today = work.business_date.isoformat()
        if value(work.reader, _SHARED, room=room.id) or value(work.reader, _HOURS, room=room.id, today=today):
            raise Refusal("BEDS_THERE", N_("Room {room} has beds, is one, or is sold by the hour."), field="room",
                          next=("show beds",), room=room.no)  # fmt: skip
        made = [self._bed(work, room, int(kind.id or 0), number) for number in range(1, self.beds + 1)]
        recap(work, kind)
        held = [
            {"night": str(night), "type": kind.id, "beds": self.beds}
            for (night,) in work.reader.rows(_HELD, room=room.id)
        ]
        if held:
            nights.open_counters(work, held)
            work.run(_TAKEN, held)
        beds.hold_sold(work, int(kind.id or 0))
        return BedsAdded(room.no, kind.code, tuple(made))

    def _bed(self, work: Work, room: Room, type_id: int, number: int) -> str:
        no = f"{room.no}-{number}"
        if value(work.reader, "SELECT 1 FROM room WHERE no = :no", no=no):
            raise Refusal("ROOM_KNOWN", N_("Room {no} is there already."), field="room", no=no)
        bed = work.add(Room(no=no, floor=room.floor, type_id=type_id, hk_state=room.hk_state))
        work.add(Bed(room_id=int(bed.id or 0), of_room_id=int(room.id or 0)))
        return no
