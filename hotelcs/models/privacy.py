"""How long what is kept, what may not go, and what went: retention, legal holds, erasures (handbook 02 §2.11)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import guests  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

RETENTION_CLASSES = (
    "registration", "profile", "visitor", "request", "log", "complaint", "incident", "money", "audit", "backup",
)  # fmt: skip
HOLD_KINDS = ("guest", "stay", "complaint", "incident")
ERASURE_KINDS = ("purge", "guest")
ERASURE_STATES = ("planned", "running", "done", "withdrawn")
_STANDING = text("lifted_at IS NULL")
_RUNNING = text("status = 'running'")


class RetentionRule(SQLModel, table=True):
    """How many days a class of data is kept; `least` is what the law asks for at least, None days are for ever."""

    __tablename__ = "retention_rule"
    __table_args__ = table(
        one_of("code", RETENTION_CLASSES),
        check("days", "days IS NULL OR (days >= least AND days BETWEEN 1 AND 36500)"),
        check("least", "least >= 0"),
        rowid=False,
    )
    code: str = Field(primary_key=True)
    days: int | None = None
    least: int = 0
    basis: str = ""
    sort: int = 0
    version: int = version_column()


class LegalHold(SQLModel, table=True):
    """A guest, a stay or a case of which nothing may go while the hold stands. One stands on a record at a time."""

    __tablename__ = "legal_hold"
    __table_args__ = table(
        one_of("kind", HOLD_KINDS),
        check("reason", "length(reason) > 0"),
        check("lifted", "(lifted_at IS NULL) = (lifted_by IS NULL)"),
        Index(
            "uq_legal_hold_standing", "ref", unique=True, sqlite_where=_STANDING, postgresql_where=_STANDING
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    kind: str
    ref: str
    reason: str
    placed_by: str
    placed_at: datetime = instant()
    lifted_by: str | None = None
    lifted_at: datetime | None = instant_or_none()
    lift_reason: str = ""
    version: int = version_column()


class Erasure(SQLModel, table=True):
    """Data that is to go, or went: a purge by class, or one guest. Who confirms is not who asked: the database refuses it.

    `scope` and `plan` are JSON of codes, dates and counts, never of values; `digest` binds the yes to them. `done` counts
    what went. `rest_date` is the day on which what the law keeps of a guest goes too.
    """

    __table_args__ = table(
        one_of("kind", ERASURE_KINDS),
        one_of("status", ERASURE_STATES),
        check("second_person", "confirmed_by IS NULL OR confirmed_by <> asked_by"),
        check("confirmed", "(status IN ('running','done')) = (confirmed_by IS NOT NULL)"),
        check("ended", "(status = 'done') = (ended_at IS NOT NULL)"),
        check("whose", "(kind = 'guest') = (guest_id IS NOT NULL)"),
        Index("uq_erasure_running", "status", unique=True, sqlite_where=_RUNNING, postgresql_where=_RUNNING),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    kind: str
    guest_id: int | None = Field(default=None, foreign_key="guest.id", index=True)
    scope: str
    plan: str
    digest: str
    reason: str = ""
    asked_by: str
    asked_at: datetime = instant()
    until: datetime = instant()
    status: str = "planned"
    confirmed_by: str | None = None
    confirmed_at: datetime | None = instant_or_none()
    done: str = "{}"
    ended_at: datetime | None = instant_or_none()
    rest_date: date | None = None
    version: int = version_column()


class ErasureGate(SQLModel, table=True):
    """Open only inside the write unit of an erasure: while a row is `ajar`, triggers let words of people go."""

    __tablename__ = "erasure_gate"
    __table_args__ = table(rowid=False)
    erasure: str = Field(primary_key=True)
    ajar: bool = False
