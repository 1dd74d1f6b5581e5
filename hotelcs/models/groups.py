"""Groups: who comes together, the rooms held for them night by night, who is on their list (handbook 02 §2.3.5)."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import reservations, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

KINDS = ("tour", "conference", "wedding", "sport", "corporate")
BILLINGS = ("master", "individual", "split")
STATUSES = ("enquiry", "definite", "cancelled")
"""What is decided about a group; whether its list is there, it is in house or gone follows from its rooms (SM-30)."""


class GroupBooking(SQLModel, table=True):
    """People who come together, with one leader and one rule for their bills."""

    __tablename__ = "group_booking"
    __table_args__ = table(
        one_of("kind", KINDS),
        one_of("billing", BILLINGS),
        one_of("status", STATUSES),
        check("dates", "departure > arrival AND cutoff_date <= arrival"),
        check("pax", "pax >= 0"),
        check("coach", "coach_minute BETWEEN 0 AND 1440"),
        Index("ix_group_booking_departure", "departure"),
        Index("ix_group_booking_held", "cutoff_date", sqlite_where=text("released_at IS NULL AND status = 'definite'"),
              postgresql_where=text("released_at IS NULL AND status = 'definite'")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    name: str
    kind: str = "tour"
    company: str = ""
    leader: str = ""
    leader_phone: str = ""
    arrival: date
    departure: date
    pax: int = 0
    billing: str = "master"
    cutoff_date: date
    released_at: datetime | None = instant_or_none()
    rooming_list_at: datetime | None = instant_or_none()
    coach_minute: int | None = None
    event: bool = False
    notes: str = ""
    status: str = "definite"
    reason: str = ""
    booked_date: date
    created_at: datetime = instant()
    version: int = version_column()


class GroupNight(SQLModel, table=True):
    """Rooms of a type agreed for a group on a night, and how many of them the block still holds from the inventory."""

    __tablename__ = "group_night"
    __table_args__ = table(
        check("held", "0 <= held AND held <= rooms"),
        check("released", "0 <= released AND released + held <= rooms"),
        check("rate", "rate_minor >= 0"),
        Index("ix_group_night_night_type_id", "night", "type_id"),
        rowid=False,
    )
    group_id: int = Field(primary_key=True, foreign_key="group_booking.id")
    type_id: int = Field(primary_key=True, foreign_key="room_type.id")
    night: date = Field(primary_key=True)
    rooms: int
    held: int = 0
    released: int = 0
    rate_minor: int


class GroupRoom(SQLModel, table=True):
    """A reservation that belongs to a group."""

    __tablename__ = "group_room"
    __table_args__ = table(Index("ix_group_room_group_id", "group_id"))
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    group_id: int = Field(foreign_key="group_booking.id")


class GroupMember(SQLModel, table=True):
    """Somebody on the list of a group, known by the name and, of equal names, the place; and the room they share.

    Of a document told beforehand only the blind index and the last characters are kept: it is shown on arrival.
    """

    __tablename__ = "group_member"
    __table_args__ = table(
        check("name", "name <> ''"),
        check("nth", "nth >= 1"),
        UniqueConstraint("group_id", "key", "nth"),
    )
    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="group_booking.id")
    key: str
    nth: int = 1
    name: str
    reservation_id: int | None = Field(default=None, foreign_key="reservation.id", index=True)
    lang: str = ""
    blind: str = ""
    last: str = ""
