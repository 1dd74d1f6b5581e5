"""The audit of each business date: its run, the steps that were done for it, the arrivals that are kept (handbook 03 W-03)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import hotel, reservations  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, table

_OWED = text("done_at IS NULL")


class AuditRun(SQLModel, table=True):
    """The audit of one business date, begun when its money was posted, done when nothing more is owed.

    `backup` is the file of the backup made before it, `warnings` how much stood on the check list.
    """

    __tablename__ = "audit_run"
    __table_args__ = table(
        check("warnings", "warnings >= 0"),
        check("done", "done_at IS NULL OR done_at >= closed_at"),
        Index("ix_audit_run_owed", "day", sqlite_where=_OWED, postgresql_where=_OWED),
    )
    day: date = Field(primary_key=True, foreign_key="business_day.day")
    closed_at: datetime = instant()
    actor: str
    backup: str = ""
    warnings: int = 0
    done_at: datetime | None = instant_or_none()


class AuditStep(SQLModel, table=True):
    """A step of an audit, done once for its date: the primary key says so. Append-only."""

    __tablename__ = "audit_step"
    __table_args__ = table(
        check("step", "length(step) > 0"), check("count", "count >= 0 AND seq > 0"), rowid=False
    )
    day: date = Field(primary_key=True, foreign_key="audit_run.day")
    step: str = Field(primary_key=True)
    seq: int
    at: datetime = instant()
    count: int


class KeptArrival(SQLModel, table=True):
    """A booking of the open date that is still awaited: the audit of that date makes no no-show of it."""

    __tablename__ = "kept_arrival"
    __table_args__ = table(rowid=False)
    day: date = Field(primary_key=True)
    reservation_id: int = Field(primary_key=True, foreign_key="reservation.id")
    actor: str


class BooksNight(SQLModel, table=True):
    """How many rooms were on the books for a night to come when the business date `day` was over (pickup is the difference)."""

    __tablename__ = "books_night"
    __table_args__ = table(
        check("ahead", "night > day"),
        check("sold", "sold > 0"),
        Index("ix_books_night_night", "night", "day"),
        rowid=False,
    )
    day: date = Field(primary_key=True, foreign_key="audit_run.day")
    night: date = Field(primary_key=True)
    sold: int


class DailyReview(SQLModel, table=True):
    """What a business date came to, kept the night it was closed: JSON of numbers by measure and key. Append-only."""

    __tablename__ = "daily_review"
    __table_args__ = table(check("numbers", "length(numbers) > 1"))
    day: date = Field(primary_key=True, foreign_key="audit_run.day")
    made_at: datetime = instant()
    numbers: str
