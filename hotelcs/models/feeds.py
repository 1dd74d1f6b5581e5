"""Calendars that channels keep of our rooms: each feed, what it said of each event, and what was done about it."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import reservations, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant_or_none, one_of, table

KINDS = ("stay", "block")
STATES = ("held", "unroomed", "refused", "covered", "kept", "gone")
"""Held: booked or blocked as the channel says. Unroomed: booked, but another has the room. Refused: not taken.
Covered: a block of nights that were not for sale anyway. Kept: vanished, but no longer ahead. Gone: given up again.
"""


class CalendarFeed(SQLModel, table=True):
    """The calendar of one room at one channel. `place` is its file or URL, `digest` that of what was last taken."""

    __tablename__ = "calendar_feed"
    __table_args__ = table(check("name", "name <> ''"), check("events", "events >= 0"))
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    room_id: int = Field(foreign_key="room.id", index=True)
    place: str = ""
    allow_private: bool = False
    all_stays: bool = False
    active: bool = True
    digest: str = ""
    events: int = 0
    since: datetime | None = instant_or_none()
    read_at: datetime | None = instant_or_none()
    good_at: datetime | None = instant_or_none()
    fault: str = ""


class CalendarEvent(SQLModel, table=True):
    """One event of a feed as it was last taken; no words of it, only digests of them."""

    __tablename__ = "calendar_event"
    __table_args__ = table(
        one_of("kind", KINDS),
        one_of("state", STATES),
        check("nights", "departure > arrival"),
        Index("uq_calendar_event_reservation", "reservation_id", unique=True,
              sqlite_where=text("reservation_id IS NOT NULL"), postgresql_where=text("reservation_id IS NOT NULL")),
        Index("ix_calendar_event_departure", "departure"),
        rowid=False,
    )  # fmt: skip
    feed_id: int = Field(primary_key=True, foreign_key="calendar_feed.id")
    uid: str = Field(primary_key=True)
    kind: str
    arrival: date
    departure: date
    sequence: int = 0
    digest: str
    remark: str = ""
    state: str
    why: str = ""
    reservation_id: int | None = Field(default=None, foreign_key="reservation.id")


class CalendarBlock(SQLModel, table=True):
    """A block of a room that was made for an event; one event can have several, around nights that were sold."""

    __tablename__ = "calendar_block"
    __table_args__ = table(
        ForeignKeyConstraint(["feed_id", "uid"], ["calendar_event.feed_id", "calendar_event.uid"]),
        Index("ix_calendar_block_feed_id_uid", "feed_id", "uid"),
        rowid=False,
    )
    block_id: int = Field(primary_key=True, foreign_key="room_block.id")
    feed_id: int
    uid: str
