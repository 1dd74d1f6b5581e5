"""Whose hands an open item is in, and how it goes into others (handbook 01 S-11, S-157)."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from hotelcs.models import people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table

TRANSFER_STATES = ("pending", "accepted", "declined", "bounced")
_PENDING = text("status = 'pending'")


class Ownership(SQLModel, table=True):
    """The one owner of an open item; an item without a row is the duty manager's."""

    __table_args__ = table(rowid=False)
    kind: str = Field(primary_key=True)
    ref: str = Field(primary_key=True)
    staff_id: int = Field(foreign_key="staff.id", index=True)
    since: datetime = instant()


class Transfer(SQLModel, table=True):
    """An item offered to somebody else, with a reason. One offer at a time: the unique index says so."""

    __table_args__ = table(
        one_of("status", TRANSFER_STATES),
        check("people", "to_id <> from_id"),
        check("reason", "length(reason) > 0"),
        check("decided", "(status = 'pending') = (decided_at IS NULL)"),
        Index("ix_transfer_item", "kind", "ref"),
        Index(
            "uq_transfer_pending",
            "kind",
            "ref",
            unique=True,
            sqlite_where=_PENDING,
            postgresql_where=_PENDING,
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    ref: str
    from_id: int = Field(foreign_key="staff.id")
    to_id: int = Field(foreign_key="staff.id", index=True)
    reason: str
    at: datetime = instant()
    until: datetime = instant()
    actor: str
    status: str = "pending"
    decided_at: datetime | None = instant_or_none()
