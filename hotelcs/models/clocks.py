"""Clocks of cases: each from when, by when, and how it ended; their pauses; a breach stays a breach (handbook SM-06)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import policies  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

CLOCK_STATES = ("running", "stopped", "void")
_RUNNING = text("state = 'running'")
_OPEN = text("to_at IS NULL")


class SlaClock(SQLModel, table=True):
    """One clock of a case (`kind` and the number people quote). `due_at` is true after every change of the row.

    `breached_at` is the due instant that was missed and is never taken away; a clock stopped at the due instant is met.
    """

    __tablename__ = "sla_clock"
    __table_args__ = table(
        one_of("state", CLOCK_STATES),
        check("minutes", "minutes > 0"),
        check("stopped", "(state = 'stopped') = (stopped_at IS NOT NULL)"),
        check("breached", "state = 'void' OR stopped_at IS NULL OR stopped_at <= due_at OR breached_at IS NOT NULL"),
        UniqueConstraint("kind", "ref", "round", "metric", "turn"),
        Index("uq_sla_clock_running", "kind", "ref", "metric", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
        Index("ix_sla_clock_due", "due_at", sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    )  # fmt: skip
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ref: str
    round: int = 1
    metric: str
    turn: int = 1
    level: str
    minutes: int
    calendar: str = Field(foreign_key="calendar.code")
    pauses: bool = False
    state: str = "running"
    started_at: datetime = instant()
    due_at: datetime = instant()
    stopped_at: datetime | None = instant_or_none()
    breached_at: datetime | None = instant_or_none()
    version: int = version_column()


class SlaPause(SQLModel, table=True):
    """A clock stands still from an instant until it goes on, at the latest at `until_at`."""

    __tablename__ = "sla_pause"
    __table_args__ = table(
        check("span", "until_at > from_at AND (to_at IS NULL OR to_at >= from_at)"),
        Index("uq_sla_pause_open", "clock_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="sla_clock.id", index=True)
    from_at: datetime = instant()
    until_at: datetime = instant()
    to_at: datetime | None = instant_or_none()
    reason: str = ""
    version: int = version_column()
