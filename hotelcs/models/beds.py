"""Beds of a shared room: rooms of their own that cannot be held while the whole room is, and the other way round."""

from sqlmodel import Field, SQLModel

from hotelcs.models import inventory, rooms  # noqa: F401 - what its table refers to
from hotelcs.models.columns import check, table


class Bed(SQLModel, table=True):
    """The room `room_id` is a bed of the room `of_room_id`. Triggers on room_night keep the two apart."""

    __table_args__ = table(check("itself", "room_id <> of_room_id"))
    room_id: int = Field(primary_key=True, foreign_key="room.id")
    of_room_id: int = Field(foreign_key="room.id", index=True)
