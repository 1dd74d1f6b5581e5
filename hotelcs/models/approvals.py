"""Asking a second person: the exact act, what it lacks, who decides (reliability §7.2)."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

APPROVAL_STATES = ("pending", "approved", "declined", "used")
_OPEN = text("status IN ('pending','approved')")
_OVER = text("status NOT IN ('pending','approved')")


class Approval(SQLModel, table=True):
    """One act of one person, waiting for another's yes. `digest` binds the yes to exactly these fields.

    One that is `pending` or `approved` ends by itself after `until`. `needs` is JSON: what the asker lacks, as [right or
    limit, amount]. `fields` is the act, sealed.
    """

    __table_args__ = table(
        one_of("status", APPROVAL_STATES),
        check("second_person", "decided_by IS NULL OR decided_by <> asked_by"),
        check("decided", "(status = 'pending') = (decided_by IS NULL)"),
        Index("ix_approval_open", "until", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_approval_over", "status", sqlite_where=_OVER, postgresql_where=_OVER),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    verb: str
    digest: str = Field(index=True)
    needs: str
    about: str = ""
    fields: bytes
    reason: str
    asked_by: str = Field(index=True)
    terminal: str
    asked_at: datetime = instant()
    until: datetime = instant()
    business_date: date
    status: str = "pending"
    decided_by: str | None = None
    decided_at: datetime | None = instant_or_none()
    note: str = ""
    version: int = version_column()
