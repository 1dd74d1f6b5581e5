"""Room types, rooms, their cleanliness and service, and blocks. Occupancy is derived from stays."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

HK_STATES = ("dirty", "cleaning", "clean", "inspected")
BLOCK_KINDS = ("ooo", "oos")


class RoomType(SQLModel, table=True):
    """A kind of room that is sold; it may have no rooms of its own."""

    __tablename__ = "room_type"
    __table_args__ = table(check("sizes", "max_adults >= 1 AND max_children >= 0 AND base_rate_minor >= 0"))
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str
    max_adults: int = 2
    max_children: int = 1
    base_rate_minor: int = 0
    hourly_rate_minor: int = 0
    overbooking: int = 0
    sort: int = 0


class Room(SQLModel, table=True):
    """A room. `hk_state` is its cleanliness; being out of order is a block, being occupied a stay."""

    __table_args__ = table(one_of("hk_state", HK_STATES))
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    floor: int = Field(index=True)
    type_id: int = Field(foreign_key="room_type.id", index=True)
    hk_state: str = "clean"
    features: str = ""
    flags: str = ""
    connecting_to: str = ""
    vacant_since: date | None = None
    version: int = version_column()


class RoomStatusChange(SQLModel, table=True):
    """A change of cleanliness, for the history of a room. Append-only."""

    __tablename__ = "room_status_change"
    __table_args__ = table()
    id: int | None = Field(default=None, primary_key=True)
    room_id: int = Field(foreign_key="room.id", index=True)
    at: datetime = instant()
    from_state: str
    to_state: str
    cause: str
    actor: str


class RoomBlock(SQLModel, table=True):
    """Nights on which a room is out of order (takes night rows) or out of service (stays sellable)."""

    __tablename__ = "room_block"
    __table_args__ = table(
        one_of("kind", BLOCK_KINDS),
        check("nights", "to_date > from_date"),
        Index("ix_room_block_room_id_to_date", "room_id", "to_date"),
    )
    id: int | None = Field(default=None, primary_key=True)
    room_id: int = Field(foreign_key="room.id")
    kind: str
    from_date: date
    to_date: date
    reason: str
    ended_at: datetime | None = instant_or_none()
