"""Roll calls: who has to be found when the house is left, what became of each, and every change of it (handbook 02 §2.3.6)."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import incidents  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

PEOPLE = ("guest", "visitor", "staff", "contractor")
ANSWERS = ("unknown", "safe", "off_site", "injured", "hospital", "missing")
MARKS = ("opened", "moved", "closed", "reopened")
_OPEN = text("closed_at IS NULL")


class RollCall(SQLModel, table=True):
    """The roll call of an emergency or a drill; one is open at a time. `frozen` is how many stood on the list at opening."""

    __tablename__ = "roll_call"
    __table_args__ = table(
        check("assembly", "length(assembly) > 0"),
        check("frozen", "frozen IS NULL OR frozen >= 0"),
        check("closed", "(closed_at IS NULL) = (closed_by IS NULL)"),
        Index("uq_roll_call_open", "incident_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    )
    id: int | None = Field(default=None, primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    drill: bool = False
    assembly: str
    opened_at: datetime = instant()
    opened_by: str = ""
    frozen: int | None = None
    closed_at: datetime | None = instant_or_none()
    closed_by: str | None = None
    handed_to: str = ""
    version: int = version_column()


class RollCallEntry(SQLModel, table=True):
    """Somebody on the list, as the hotel knew them when they came onto it. `source` is by whom they are the same person.

    A guest without a name is one who was booked and never written down. Whoever came later is `appended`, and only those
    that people appended by hand can be `withdrawn`.
    """

    __tablename__ = "roll_call_entry"
    __table_args__ = table(
        one_of("kind", PEOPLE),
        one_of("status", ANSWERS),
        check("name", "length(name) > 0 OR kind = 'guest'"),
        check("marked", "status = 'unknown' OR marked_at IS NOT NULL"),
        check("withdrawn", "NOT withdrawn OR appended"),
        UniqueConstraint("roll_call_id", "seq"),
        UniqueConstraint("roll_call_id", "source"),
        Index("ix_roll_call_entry_room", "roll_call_id", "room"),
    )
    id: int | None = Field(default=None, primary_key=True)
    roll_call_id: int = Field(foreign_key="roll_call.id")
    seq: int
    kind: str
    source: str
    ref: str = ""
    name: str = ""
    room: str = ""
    floor: int | None = None
    assist: bool = False
    need: str = ""
    minor: bool = False
    age: int | None = None
    nationality: str = ""
    lang: str = ""
    phone: str = ""
    post: str = ""
    status: str = "unknown"
    marked_at: datetime | None = instant_or_none()
    marked_by: str = ""
    appended: bool = False
    withdrawn: bool = False
    version: int = version_column()


class RollCallTick(SQLModel, table=True):
    """A change of what is known of somebody: who said it, when, at which terminal; after the end with a reason. Append-only."""

    __tablename__ = "roll_call_tick"
    __table_args__ = table(
        one_of("status", ANSWERS),
        check("reason", "NOT after_close OR length(reason) > 0"),
    )
    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="roll_call_entry.id", index=True)
    before: str
    status: str
    at: datetime = instant()
    actor: str
    terminal: str = ""
    after_close: bool = False
    reason: str = ""


class RollCallMark(SQLModel, table=True):
    """What happened to a roll call as a whole: opened, moved to another place, closed, opened again. Append-only."""

    __tablename__ = "roll_call_mark"
    __table_args__ = table(one_of("kind", MARKS), check("words", "kind <> 'reopened' OR length(words) > 0"))
    id: int | None = Field(default=None, primary_key=True)
    roll_call_id: int = Field(foreign_key="roll_call.id", index=True)
    kind: str
    at: datetime = instant()
    actor: str
    words: str = ""
