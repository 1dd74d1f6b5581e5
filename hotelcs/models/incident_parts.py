"""What belongs to an emergency: its steps, its timeline, calls to the authorities, guests affected, sign-offs, searches."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import incidents, stays  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

EVENT_KINDS = ("observe", "decide", "do", "notify", "arrive", "care", "finding")
SIDES = ("safety", "rooms", "guests", "money", "record", "media")
"""The sides of an emergency that a department signs off (handbook 01 S-42)."""
_OWED = text("follow_due_at IS NOT NULL AND followed_at IS NULL")


class IncidentStep(SQLModel, table=True):
    """A step of the plan as it was when the emergency began, and when it was done. `target_seconds` count from the alarm."""

    __tablename__ = "incident_step"
    __table_args__ = table(
        check("seq", "seq > 0"),
        check("texts", "length(text_en) > 0 AND length(text_zh) > 0"),
        check("done", "(done_at IS NULL) = (done_by IS NULL)"),
        rowid=False,
    )
    incident_id: int = Field(primary_key=True, foreign_key="incident.id")
    seq: int = Field(primary_key=True)
    text_en: str
    text_zh: str
    post: str
    target_seconds: int | None = None
    critical: bool = False
    done_at: datetime | None = instant_or_none()
    done_by: str | None = None


class IncidentEvent(SQLModel, table=True):
    """A line of the timeline, written once. `at` is when it happened, `logged_at` when it was written down.

    `code` is what the program noted (its words are the program's), `text` what somebody wrote, or what the code is about.
    """

    __tablename__ = "incident_event"
    __table_args__ = table(
        one_of("kind", EVENT_KINDS),
        check("told", "length(code) > 0 OR length(text) > 0"),
        check("late", "at <= logged_at"),
        check("cost", "cost_minor >= 0"),
        Index("ix_incident_event_incident_id_at", "incident_id", "at"),
    )
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id")
    at: datetime = instant()
    logged_at: datetime = instant()
    actor: str
    post: str = ""
    kind: str
    code: str = ""
    text: str = ""
    seq: int | None = None
    cost_minor: int = 0


class AuthorityCall(SQLModel, table=True):
    """An authority was called: which number, when, what it answered with, and the text that was read aloud."""

    __tablename__ = "authority_call"
    __table_args__ = table(check("number", "length(number) > 0"))
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: str
    at: datetime = instant()
    actor: str
    reference: str = ""
    said: str = ""


class IncidentGuest(SQLModel, table=True):
    """A guest whom it touched: what the care cost, and when somebody asks after them."""

    __tablename__ = "incident_guest"
    __table_args__ = table(
        check("cost", "cost_minor >= 0"),
        check("followed", "followed_at IS NULL OR follow_by IS NOT NULL"),
        UniqueConstraint("incident_id", "guest_id"),
        Index("ix_incident_guest_owed", "follow_due_at", sqlite_where=_OWED, postgresql_where=_OWED),
    )
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id")
    guest_id: int = Field(foreign_key="guest.id")
    stay_id: int = Field(foreign_key="stay.id")
    cost_minor: int = 0
    follow_due_at: datetime | None = instant_or_none()
    followed_at: datetime | None = instant_or_none()
    follow_by: str | None = None
    version: int = version_column()


class IncidentSignoff(SQLModel, table=True):
    """A department has dealt with its side."""

    __tablename__ = "incident_signoff"
    __table_args__ = table(one_of("side", SIDES), rowid=False)
    incident_id: int = Field(primary_key=True, foreign_key="incident.id")
    side: str = Field(primary_key=True)
    actor: str
    post: str
    at: datetime = instant()
    note: str = ""


class SearchCell(SQLModel, table=True):
    """A part of the house that is searched: who took it, and that nobody is there."""

    __tablename__ = "search_cell"
    __table_args__ = table(
        check("cell", "length(cell) > 0"),
        check("cleared", "cleared_at IS NULL OR cleared_by IS NOT NULL"),
        rowid=False,
    )
    incident_id: int = Field(primary_key=True, foreign_key="incident.id")
    cell: str = Field(primary_key=True)
    claimed_by: str
    claimed_at: datetime = instant()
    cleared_by: str | None = None
    cleared_at: datetime | None = instant_or_none()
