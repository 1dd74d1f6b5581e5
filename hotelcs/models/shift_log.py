"""What happens in a shift: the run of it, its log, its handover (handbook 02 §2.3.2, SM-11)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people, rooms, roster  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

CATEGORIES = ("guest", "room", "money", "safety", "maintenance", "notice", "vip", "other")
RUN_STATES = ("open", "closed")
HANDOVER_STATES = ("draft", "submitted", "disputed", "accepted")
LINE_STATES = ("fine", "disputed", "settled")
MARKS = ("done", "read", "reopened")


class ShiftRun(SQLModel, table=True):
    """One shift of one department as it is worked. At most one is open: the unique index says so.

    Cash in minor units. Payments with numbers above `payments_from` and up to `payments_to` belong to it.
    """

    __tablename__ = "shift_run"
    __table_args__ = table(
        one_of("status", RUN_STATES),
        check("closed", "(status = 'closed') = (closed_at IS NOT NULL)"),
        check("payments", "payments_to IS NULL OR payments_to >= payments_from"),
        Index("uq_shift_run_open", "department", unique=True, sqlite_where=text("status = 'open'"),
              postgresql_where=text("status = 'open'")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(index=True)
    shift: str = Field(foreign_key="shift.code")
    department: str = Field(foreign_key="department.code")
    lead_id: int = Field(foreign_key="staff.id")
    opened_at: datetime = instant()
    closed_at: datetime | None = instant_or_none()
    status: str = "open"
    float_minor: int = 0
    counted_minor: int | None = None
    payments_from: int = 0
    payments_to: int | None = None
    version: int = version_column()


class CashCount(SQLModel, table=True):
    """The drawer of a shift counted once, by its giver or by who takes it over; minor units. Append-only: counting again
    is another row.
    """  # noqa: D205 - one sentence too long for a line

    __tablename__ = "cash_count"
    __table_args__ = table(check("counted", "counted_minor >= 0"))
    id: int | None = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="shift_run.id", index=True)
    at: datetime = instant()
    actor: str
    counted_minor: int
    expected_minor: int


class LogEntry(SQLModel, table=True):
    """A line of the shift log. Never changed: a correction is a new line that names the one it `amends_id`."""

    __tablename__ = "log_entry"
    __table_args__ = table(
        one_of("category", CATEGORIES),
        check("words", "length(words) > 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    at: datetime = instant()
    business_date: date = Field(index=True)
    run_id: int | None = Field(default=None, foreign_key="shift_run.id", index=True)
    category: str = Field(default="other", index=True)
    words: str
    room_id: int | None = Field(default=None, foreign_key="room.id", index=True)
    link: str = ""
    must_read: bool = False
    report_up: bool = False
    carry_over: bool = False
    restricted: bool = False
    author: str
    amends_id: int | None = Field(default=None, foreign_key="log_entry.id", unique=True)


class LogMark(SQLModel, table=True):
    """Somebody has read a line, or says that it is done or not done after all. Append-only."""

    __tablename__ = "log_mark"
    __table_args__ = table(one_of("kind", MARKS))
    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="log_entry.id", index=True)
    kind: str
    at: datetime = instant()
    actor: str
    words: str = ""


class LogOpen(SQLModel, table=True):
    """Lines that ask for something still: carried over and not done, or reported up and not read. Kept by the acts, so
    that what is open is found without reading what was open once.
    """  # noqa: D205 - one sentence too long for a line

    __tablename__ = "log_open"
    __table_args__ = table(one_of("kind", ("carry", "report")), rowid=False)
    entry_id: int = Field(primary_key=True, foreign_key="log_entry.id")
    kind: str = Field(primary_key=True)


class Handover(SQLModel, table=True):
    """A shift given from one person to another. Whoever accepts is not who gave: the database refuses it."""

    __table_args__ = table(
        one_of("status", HANDOVER_STATES),
        check("two_people", "accepted_by IS NULL OR accepted_by <> submitted_by"),
        check("submitted", "status = 'draft' OR submitted_by IS NOT NULL"),
        check("accepted", "(status = 'accepted') = (accepted_by IS NOT NULL)"),
        Index("uq_handover_run_open", "run_id", unique=True, sqlite_where=text("status <> 'accepted'"),
              postgresql_where=text("status <> 'accepted'")),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    run_id: int = Field(foreign_key="shift_run.id", index=True)
    next_run_id: int | None = Field(default=None, foreign_key="shift_run.id")
    status: str = "draft"
    note: str = ""
    difference_reason: str = ""
    expected_minor: int | None = None
    keys: str = ""
    summary: str = "{}"
    started_at: datetime = instant()
    submitted_by: str | None = None
    submitted_at: datetime | None = instant_or_none()
    accepted_by: str | None = None
    accepted_at: datetime | None = instant_or_none()
    version: int = version_column()


class HandoverLine(SQLModel, table=True):
    """An open item as it was when the shift was given over; a disputed one keeps both accounts."""

    __tablename__ = "handover_line"
    __table_args__ = table(one_of("status", LINE_STATES), rowid=False)
    handover_id: int = Field(primary_key=True, foreign_key="handover.id")
    line: int = Field(primary_key=True)
    kind: str
    ref: str
    words: str = ""
    room: str = ""
    owner_id: int = Field(foreign_key="staff.id")
    due: str = ""
    late: bool = False
    status: str = "fine"
    giver: str = ""
    receiver: str = ""
    settled: str = ""
