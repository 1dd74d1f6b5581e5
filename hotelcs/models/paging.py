"""Paging: where people are told, sealed, and what they are told, kept until it is known to have gone out."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from hotelcs.models import organisation, people  # noqa: F401 - what its tables refer to
from hotelcs.models.columns import check, instant, instant_or_none, one_of, table, version_column

PAGE_STATES = ("queued", "sending", "sent", "delivered", "given_up", "withdrawn")
"""Queued: to be sent, or sent again. Sending: some process has it until `next_try_at`. Sent: a service took it.
Delivered: whoever was told has said so. Given up: nobody was told, somebody has to. Withdrawn: not needed any more.
"""
_WAITING = text("state IN ('queued','sending')")
_GIVEN_UP = text("state = 'given_up'")


class PagingChannel(SQLModel, table=True):
    """An address of a service where somebody is paged, or whoever holds a post. Lower ranks are tried first.

    `service` is the scheme of the address; the address itself is as good as a password, and sealed.
    """

    __tablename__ = "paging_channel"
    __table_args__ = table(
        check("name", "length(name) > 0"),
        check("service", "length(service) > 0"),
        check("whose", "(staff_id IS NULL) <> (post IS NULL)"),
        check("rank", "rank BETWEEN 1 AND 9"),
    )
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    staff_id: int | None = Field(default=None, foreign_key="staff.id", index=True)
    post: str | None = Field(default=None, foreign_key="post.code", index=True)
    rank: int = 1
    service: str
    address: bytes
    since: datetime = instant()
    good_at: datetime | None = instant_or_none()
    fault: str = ""
    ended_at: datetime | None = instant_or_none()
    version: int = version_column()


class Page(SQLModel, table=True):
    """Something one person is told about a case, once: `slots` is canonical JSON of numbers, levels and rooms.

    While it is `sending`, `holder` names the process that has it, until `next_try_at`. `proof` says what a service answered.
    """

    __table_args__ = table(
        one_of("state", PAGE_STATES),
        check("attempts", "attempts >= 0"),
        check("holder", "(state = 'sending') = (length(holder) > 0)"),
        check("sent", "state <> 'sent' OR sent_at IS NOT NULL"),
        check("delivered", "(state = 'delivered') = (answered_at IS NOT NULL)"),
        UniqueConstraint("kind", "ref", "staff_id", "code", "slots"),
        Index("ix_page_waiting", "next_try_at", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_page_given_up", "id", sqlite_where=_GIVEN_UP, postgresql_where=_GIVEN_UP),
    )
    id: int | None = Field(default=None, primary_key=True)
    no: str = Field(unique=True)
    kind: str
    ref: str
    staff_id: int = Field(foreign_key="staff.id", index=True)
    code: str
    slots: str
    lang: str
    queued_at: datetime = instant()
    state: str = "queued"
    attempts: int = 0
    next_try_at: datetime = instant()
    holder: str = ""
    channel_id: int | None = Field(default=None, foreign_key="paging_channel.id")
    sent_at: datetime | None = instant_or_none()
    answered_at: datetime | None = instant_or_none()
    proof: str = ""
    version: int = version_column()
