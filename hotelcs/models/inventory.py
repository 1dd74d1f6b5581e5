"""What guards the rooms: a row per room and night, slots of a day, and counters per type and night.

Two bookings cannot hold one room on one night because the primary key says so; a repair takes the same
rows, so it cannot collide with a guest either.
"""

from datetime import date

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models import reservations, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, table


class RoomNight(SQLModel, table=True):
    """One room on one night, held by a reservation or by an out-of-order block. Nights are half-open."""

    __tablename__ = "room_night"
    __table_args__ = table(
        check("holder", "(reservation_id IS NULL) <> (block_id IS NULL)"),
        Index("ix_room_night_room_id_night", "room_id", "night"),
        rowid=False,
    )
    night: date = Field(primary_key=True)
    room_id: int = Field(primary_key=True, foreign_key="room.id")
    reservation_id: int | None = Field(default=None, foreign_key="reservation.id", index=True)
    block_id: int | None = Field(default=None, foreign_key="room_block.id", index=True)


class RoomSlot(SQLModel, table=True):
    """Hours of a room sold by day (day use, hourly). Triggers keep slots of a room apart, and off its nights."""

    __tablename__ = "room_slot"
    __table_args__ = table(
        check("minutes", "0 <= from_minute AND from_minute < to_minute AND to_minute <= 1440"),
        Index("ix_room_slot_room_id_day", "room_id", "day"),
    )
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    room_id: int = Field(foreign_key="room.id")
    day: date
    from_minute: int
    to_minute: int


class TypeNight(SQLModel, table=True):
    """How many of a room type are sold on a night; `sold <= cap` is the database's own rule.

    `cap` = rooms of the type − rooms out of order + the overbooking allowed.
    """

    __tablename__ = "type_night"
    __table_args__ = table(check("sold", "0 <= sold AND sold <= cap"), rowid=False)
    night: date = Field(primary_key=True)
    type_id: int = Field(primary_key=True, foreign_key="room_type.id")
    sold: int = 0
    blocked: int = 0
    cap: int
