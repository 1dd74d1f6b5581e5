"""Duties with their texts by version, the responsibility matrix, and who has signed what (handbook 07 §7.2)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, one_of, table

SOURCES = ("seed", "derived", "local")
FREQUENCIES = ("shift", "day", "week", "month", "quarter", "event")
RACI = ("A", "R", "C", "I")


class Duty(SQLModel, table=True):
    """A duty; its text is the newest one in DutyText."""

    __table_args__ = table(one_of("source", SOURCES), one_of("frequency", FREQUENCIES))
    code: str = Field(primary_key=True)
    department: str = Field(foreign_key="department.code", index=True)
    source: str = "local"
    frequency: str = "shift"
    active: bool = True
    version: int = 1
    review_date: date | None = None
    sort: int = 0


class DutyText(SQLModel, table=True):
    """The words of a duty in one version. Append-only: a change is a new version, which is to be signed again."""

    __tablename__ = "duty_text"
    __table_args__ = table(rowid=False)
    duty: str = Field(primary_key=True, foreign_key="duty.code")
    version: int = Field(primary_key=True)
    name_en: str
    name_zh: str
    detail_en: str = ""
    detail_zh: str = ""
    at: datetime = instant()
    actor: str
    reason: str = ""


class DutyAssignment(SQLModel, table=True):
    """A letter of the matrix, from a day to a day, both included. A trigger allows one A for a duty on any day."""

    __tablename__ = "duty_assignment"
    __table_args__ = table(one_of("raci", RACI), check("days", "valid_to IS NULL OR valid_to >= valid_from"))
    id: int | None = Field(default=None, primary_key=True)
    duty: str = Field(foreign_key="duty.code", index=True)
    post: str = Field(foreign_key="post.code", index=True)
    raci: str
    valid_from: date
    valid_to: date | None = None


class DutyAck(SQLModel, table=True):
    """Somebody has signed a version of a duty. Append-only."""

    __tablename__ = "duty_ack"
    __table_args__ = table(rowid=False)
    duty: str = Field(primary_key=True, foreign_key="duty.code")
    version: int = Field(primary_key=True)
    staff_id: int = Field(primary_key=True, foreign_key="staff.id", index=True)
    at: datetime = instant()
