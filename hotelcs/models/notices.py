"""Notices to departments, posts or everybody, and who has read them (handbook 02 §2.3.2)."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

ADDRESSEES = ("everybody", "department", "post")


class Notice(SQLModel, table=True):
    """A notice. One that must be read has a last day, and is shown at sign-in until it is read."""

    __table_args__ = table(
        check("title", "length(title) > 0"), check("until", "NOT must_read OR until_date IS NOT NULL")
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    title: str
    body: str = ""
    department: str | None = Field(default=None, foreign_key="department.code")
    must_read: bool = False
    until_date: date | None = Field(default=None, index=True)
    link: str = ""
    at: datetime = instant(index=True)
    author: str
    reminded_at: datetime | None = instant_or_none()
    withdrawn_at: datetime | None = instant_or_none()


class NoticeAddressee(SQLModel, table=True):
    """To whom a notice goes; `code` is that of the department or the post, empty for everybody."""

    __tablename__ = "notice_addressee"
    __table_args__ = table(
        one_of("kind", ADDRESSEES), check("code", "(kind = 'everybody') = (code = '')"), rowid=False
    )
    notice_id: int = Field(primary_key=True, foreign_key="notice.id")
    kind: str = Field(primary_key=True)
    code: str = Field(primary_key=True)


class NoticeRead(SQLModel, table=True):
    """Somebody has read a notice. Append-only."""

    __tablename__ = "notice_read"
    __table_args__ = table(rowid=False)
    notice_id: int = Field(primary_key=True, foreign_key="notice.id")
    staff_id: int = Field(primary_key=True, foreign_key="staff.id", index=True)
    at: datetime = instant()
