"""Stays, the people in them, their registration with the authority, and their key cards."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import guests, reservations, rooms  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

STAY_STATES = ("in_house", "checked_out", "skipped", "voided")
REGISTRATION_KINDS = ("domestic", "overseas", "departure")
REGISTRATION_STATES = ("pending", "submitted", "accepted", "rejected", "exempt")
_IN_HOUSE = text("status = 'in_house'")
_KEPT = text("status <> 'voided'")


class Stay(SQLModel, table=True):
    """Guests in a room. A room has at most one stay in house: the unique index says so."""

    __table_args__ = table(
        one_of("status", STAY_STATES),
        check("departed", "(status IN ('checked_out','skipped')) = (departed_at IS NOT NULL)"),
        Index(
            "uq_stay_room_in_house",
            "room_id",
            unique=True,
            sqlite_where=_IN_HOUSE,
            postgresql_where=_IN_HOUSE,
        ),
        Index(
            "uq_stay_reservation", "reservation_id", unique=True, sqlite_where=_KEPT, postgresql_where=_KEPT
        ),
        Index("ix_stay_due_out", "due_out", sqlite_where=_IN_HOUSE, postgresql_where=_IN_HOUSE),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    reservation_id: int = Field(foreign_key="reservation.id")
    room_id: int = Field(foreign_key="room.id", index=True)
    guest_id: int = Field(foreign_key="guest.id", index=True)
    status: str = "in_house"
    arrived_at: datetime = instant()
    due_out: date
    departed_at: datetime | None = instant_or_none()
    date_in: date = Field(index=True)
    date_out: date | None = Field(default=None, index=True)
    cards: int = 0
    briefed: str = ""
    override_reason: str = ""
    room_hk_before: str = "clean"
    version: int = version_column()
    checkin_seconds: int | None = None


class StayGuest(SQLModel, table=True):
    """A person who sleeps in the room, with the document shown; minors with their guardian."""

    __tablename__ = "stay_guest"
    __table_args__ = table(
        check("identity", "document_id IS NOT NULL OR minor OR exception <> ''"),
        check("guardian", "NOT minor OR guardian_name <> ''"),
        Index("uq_stay_guest_present", "stay_id", "guest_id", unique=True, sqlite_where=text("left_at IS NULL"),
              postgresql_where=text("left_at IS NULL")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    guest_id: int = Field(foreign_key="guest.id", index=True)
    document_id: int | None = Field(default=None, foreign_key="id_document.id", index=True)
    name: str
    nationality: str = ""
    minor: bool = False
    guardian_name: str = ""
    guardian_phone: str = ""
    relation: str = ""
    exception: str = ""
    assist_evac: str = Field(default="", sa_column_kwargs={"server_default": ""})
    joined_at: datetime = instant()
    left_at: datetime | None = instant_or_none()


class Registration(SQLModel, table=True):
    """The duty to register a guest with the authority, with its deadline (handbook 02 §2.7, SM-13)."""

    __table_args__ = table(
        one_of("kind", REGISTRATION_KINDS),
        one_of("status", REGISTRATION_STATES),
        Index("uq_registration_guest_kind", "stay_guest_id", "kind", unique=True),
        Index("ix_registration_pending", "deadline", sqlite_where=text("status IN ('pending','rejected')"),
              postgresql_where=text("status IN ('pending','rejected')")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    stay_guest_id: int = Field(foreign_key="stay_guest.id")
    kind: str
    deadline: datetime = instant()
    status: str = "pending"
    submitted_at: datetime | None = instant_or_none()
    reference: str = ""
    reason: str = ""
    late: bool = False


class KeyCard(SQLModel, table=True):
    """A key card of a stay."""

    __tablename__ = "key_card"
    __table_args__ = table(one_of("status", ("out", "returned", "lost", "cancelled")))
    id: int | None = Field(default=None, primary_key=True)
    stay_id: int = Field(foreign_key="stay.id", index=True)
    no: str = ""
    issued_at: datetime = instant()
    status: str = "out"
