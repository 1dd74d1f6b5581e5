"""Rooms and their types: added at founding, by import, or one by one; and how far a type may be overbooked."""

from dataclasses import dataclass

from pydantic import Field
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room, RoomType
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Mark, Ref, Words

UNKNOWN_SIZE = 99
"""Adults and children a type takes when nobody has said: no limit in practice."""

_CAP = text(
    "UPDATE type_night SET cap = CASE WHEN sold > :cap - blocked THEN sold ELSE :cap - blocked END "
    "WHERE type_id = :type AND night >= :today"
)


@dataclass(frozen=True, slots=True)
class RoomTypeAdded:
    """The code of the type."""

    type: str


@dataclass(frozen=True, slots=True)
class RoomAdded:
    """The room and its type."""

    room: str
    type: str


class AddRoomType(Act):
    """Add a room type; one without rooms of its own can still be booked and upgraded."""

    code: Mark
    name_en: Words = ""
    name_zh: Words = ""
    max_adults: int = Field(default=UNKNOWN_SIZE, ge=1, le=99)
    max_children: int = Field(default=UNKNOWN_SIZE, ge=0, le=99)
    rate: Amount = 0
    hourly_rate: Amount = 0
    overbooking: int = Field(default=0, ge=0, le=100_000)

    def perform(self, work: Work) -> RoomTypeAdded:
        """A code is used once."""
        if value(work.reader, "SELECT 1 FROM room_type WHERE code = :code", code=self.code):
            raise Refusal(
                "TYPE_KNOWN", N_("Room type {type} is there already."), field="code", type=self.code
            )
        work.add(RoomType(
            code=self.code, name_en=self.name_en or self.code, name_zh=self.name_zh or self.code,
            max_adults=self.max_adults, max_children=self.max_children, base_rate_minor=self.rate,
            hourly_rate_minor=self.hourly_rate, overbooking=self.overbooking,
        ))  # fmt: skip
        return RoomTypeAdded(self.code)


class AddRoom(Act):
    """Add a room of a type; from today on one more of that type can be sold."""

    no: Mark
    floor: int = Field(ge=-9, le=999)
    type: Ref
    features: Words = ""

    def perform(self, work: Work) -> RoomAdded:
        """Caps of nights already opened grow with it."""
        if value(work.reader, "SELECT 1 FROM room WHERE no = :no", no=self.no):
            raise Refusal("ROOM_KNOWN", N_("Room {no} is there already."), field="no", no=self.no)
        kind = lookup.room_type(work, self.type)
        work.add(Room(no=self.no, floor=self.floor, type_id=int(kind.id or 0), features=self.features))
        recap(work, kind)
        return RoomAdded(self.no, kind.code)


@dataclass(frozen=True, slots=True)
class OverbookingSet:
    """The type, its limit now and before."""

    type: str
    overbooking: int
    before: int


class SetOverbooking(Act):
    """How many rooms of a type may be sold beyond those there are."""

    type: Ref
    overbooking: int = Field(ge=0, le=100_000)

    def perform(self, work: Work) -> OverbookingSet:
        """Nights from today on follow; none falls below what is sold."""
        kind = lookup.room_type(work, self.type)
        before, kind.overbooking = kind.overbooking, self.overbooking
        work.changed += 1
        recap(work, kind)
        return OverbookingSet(kind.code, self.overbooking, before)

    @classmethod
    def reverse(cls, result: dict[str, object]) -> Act:
        """The limit before."""
        SetOverbooking.verb = "set-overbooking"
        return SetOverbooking(type=str(result["type"]), overbooking=int(str(result["before"])))


def recap(work: Work, kind: RoomType) -> None:
    """Make the caps of coming nights follow rooms, blocks and overbooking of the type."""
    rooms = int(value(work.reader, "SELECT count(*) FROM room WHERE type_id = :type", type=kind.id))
    work.run(
        _CAP, {"cap": rooms + kind.overbooking, "type": kind.id, "today": work.business_date.isoformat()}
    )
