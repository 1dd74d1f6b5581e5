"""Reservations: one row is one room; the nights with their price; the queue at the desk."""

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import guests, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

CHANNELS = ("walk_in", "phone", "direct_web", "ota", "corporate", "agency", "member", "bot", "house")
STATUSES = (
    "tentative", "waitlist", "confirmed", "guaranteed", "checked_in", "checked_out", "cancelled", "no_show", "walked",
)  # fmt: skip
KINDS = ("overnight", "day_use", "hourly", "early_hours", "long_stay", "house_use", "complimentary")
GUARANTEES = ("none", "prepaid", "card", "company", "credit_stay", "deposit")
BY_DAY = "('day_use', 'hourly')"


class Reservation(SQLModel, table=True):
    """A booking of one room of a type. Rooms booked together share `party`."""

    __table_args__ = table(
        one_of("channel", CHANNELS),
        one_of("status", STATUSES),
        one_of("kind", KINDS),
        one_of("guarantee", GUARANTEES),
        check("nights", f"departure > arrival OR (departure = arrival AND kind IN {BY_DAY})"),
        check("hours", "(from_minute IS NULL) = (to_minute IS NULL) AND (from_minute IS NULL OR from_minute < to_minute)"),
        check("party_size", "adults >= 0 AND children >= 0"),
        check("rate", "rate_minor >= 0 AND prepaid_minor >= 0"),
        UniqueConstraint("source", "source_ref"),
        Index("ix_reservation_arrival_status", "arrival", "status"),
        Index("ix_reservation_waiting", "arrival", sqlite_where=text("status IN ('tentative','waitlist')"),
              postgresql_where=text("status IN ('tentative','waitlist')")),
        Index("ix_reservation_open_arrivals", "arrival", sqlite_where=text("status IN ('confirmed','guaranteed')"),
              postgresql_where=text("status IN ('confirmed','guaranteed')")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    tail: int = Field(index=True)
    party: str | None = Field(default=None, index=True)
    guest_id: int | None = Field(default=None, foreign_key="guest.id", index=True)
    booker: str = ""
    channel: str = "phone"
    source: str | None = None
    source_ref: str | None = None
    type_id: int = Field(foreign_key="room_type.id")
    room_id: int | None = Field(default=None, foreign_key="room.id")
    do_not_move: bool = False
    arrival: date
    departure: date
    eta_minute: int | None = None
    from_minute: int | None = None
    to_minute: int | None = None
    kind: str = "overnight"
    adults: int = 1
    children: int = 0
    rate_minor: int = 0
    guarantee: str = "none"
    hold_until: datetime | None = instant_or_none()
    prepaid_minor: int = 0
    requests: str = ""
    segment: str = ""
    country: str = ""
    status: str = "confirmed"
    status_before: str | None = None
    reason: str = ""
    ended_at: datetime | None = instant_or_none()
    status_date: date | None = None
    booked_date: date
    created_at: datetime = instant()
    version: int = version_column()


class ReservationNight(SQLModel, table=True):
    """A night of a reservation: what it costs and which type's inventory it takes."""

    __tablename__ = "reservation_night"
    __table_args__ = table(
        check("rate", "rate_minor >= 0"),
        Index("ix_reservation_night_night_type_id", "night", "type_id"),
        rowid=False,
    )
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    night: date = Field(primary_key=True)
    type_id: int = Field(foreign_key="room_type.id")
    rate_minor: int


class QueueTicket(SQLModel, table=True):
    """A guest who is here but whose room is not ready; one open ticket a reservation."""

    __tablename__ = "queue_ticket"
    __table_args__ = table(
        Index("uq_queue_ticket_open", "reservation_id", unique=True, sqlite_where=text("ended_at IS NULL"),
              postgresql_where=text("ended_at IS NULL")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    reservation_id: int = Field(foreign_key="reservation.id")
    since: datetime = instant()
    phone: str = ""
    luggage_tag: str = ""
    promised_at: datetime | None = instant_or_none()
    ended_at: datetime | None = instant_or_none()
