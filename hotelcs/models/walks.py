"""Guests for whom there is no room: hotels that take them, rooms held there, who was sent, who was promised to stay."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import folios, reservations  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

TRANSPORTS = ("none", "taxi", "hotel_car", "own")
FOLLOWED = ("content", "unhappy", "unreachable")
_STANDS = text("undone_at IS NULL")
_TO_CALL = text("followed_at IS NULL AND undone_at IS NULL")
_TO_TELL = text("told_at IS NULL AND channel <> '' AND undone_at IS NULL")


class PartnerHotel(SQLModel, table=True):
    """A hotel that takes guests for whom there is no room here: its class in stars, what a room costs us a night."""

    __tablename__ = "partner_hotel"
    __table_args__ = table(
        check("name", "length(name_en) > 0 AND length(name_zh) > 0"),
        check("stars", "stars BETWEEN 1 AND 5"),
        check("measures", "distance_m >= 0 AND rate_minor >= 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    code: str = Field(unique=True)
    name_en: str
    name_zh: str
    phone: str = ""
    address: str = ""
    distance_m: int = 0
    stars: int = 3
    rate_minor: int = 0
    active: bool = True
    version: int = version_column()


class PartnerHold(SQLModel, table=True):
    """Rooms that a partner hotel holds for us on a night."""

    __tablename__ = "partner_hold"
    __table_args__ = table(
        check("rooms", "rooms > 0 AND rate_minor >= 0"),
        Index("ix_partner_hold_night", "night"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partner_id: int = Field(foreign_key="partner_hotel.id", index=True)
    night: date
    rooms: int
    rate_minor: int
    reference: str = ""
    actor: str
    at: datetime = instant()
    released_at: datetime | None = instant_or_none()


class WalkRecord(SQLModel, table=True):
    """A guest sent to a partner hotel (handbook 02 §2.3.5 `WalkRecord`); one that stands for a booking.

    `channel` is where the booking came from when it has to be told; `return_id` the booking of the nights after.
    """

    __tablename__ = "walk_record"
    __table_args__ = table(
        one_of("transport", TRANSPORTS),
        one_of("outcome", FOLLOWED),
        check("measures", "nights > 0 AND cost_minor >= 0 AND transport_minor >= 0"),
        check("followed", "followed_at IS NULL OR outcome IS NOT NULL"),
        Index("uq_walk_record_standing", "reservation_id", unique=True, sqlite_where=_STANDS, postgresql_where=_STANDS),
        Index("ix_walk_record_business_date", "business_date"),
        Index("ix_walk_record_follow", "follow_due_at", sqlite_where=_TO_CALL, postgresql_where=_TO_CALL),
        Index("ix_walk_record_channel", "agreed_at", sqlite_where=_TO_TELL, postgresql_where=_TO_TELL),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    reservation_id: int = Field(foreign_key="reservation.id", index=True)
    partner_id: int = Field(foreign_key="partner_hotel.id", index=True)
    business_date: date
    room_type: str = ""
    nights: int = 1
    cost_minor: int
    transport: str
    transport_minor: int = 0
    folio_id: int = Field(foreign_key="folio.id", index=True)
    agreed_at: datetime = instant()
    return_offer: str = ""
    return_id: int | None = Field(default=None, foreign_key="reservation.id", index=True)
    reason: str = ""
    actor: str
    channel: str = ""
    told_at: datetime | None = instant_or_none()
    follow_due_at: datetime = instant()
    followed_at: datetime | None = instant_or_none()
    outcome: str | None = None
    words: str = ""
    undone_at: datetime | None = instant_or_none()
    version: int = version_column()


class RoomPromise(SQLModel, table=True):
    """A guest who was promised the room: the list of whom to send elsewhere leaves them out."""

    __tablename__ = "room_promise"
    __table_args__ = table(check("reason", "length(reason) > 0"), rowid=False)
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    reason: str
    actor: str
    at: datetime = instant()
