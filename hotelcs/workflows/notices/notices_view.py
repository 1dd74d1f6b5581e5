"""Notices for whoever asks, unread ones first; and for one of them, who has read it and who has not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.notices.addressed import ADDRESSED, MINE, TO_ME
from hotelcs.workflows.views import Asking

SHOWN_FOR = timedelta(days=30)
"""How long a notice without a last day is shown."""
MOST, EVERY = 500, -1
"""How many notices a list holds at most; no such limit."""
_ONE = (
    "SELECT id, no, title, body, coalesce(department, ''), must_read, coalesce(until_date, ''), link, at, author, "
    "withdrawn_at IS NOT NULL FROM notice WHERE no = :no"
)
_ALL = (
    "SELECT n.id, n.no, n.title, n.body, coalesce(n.department, ''), n.must_read, coalesce(n.until_date, ''), n.link, n.at, "
    f"n.author, r.at, n.reminded_at, {TO_ME} FROM notice n LEFT JOIN notice_read r ON r.notice_id = n.id AND r.staff_id = :staff "
    "WHERE n.withdrawn_at IS NULL AND {filters} ORDER BY n.id DESC LIMIT :most"
)
_READ = "SELECT s.no, s.name, r.at FROM notice_read r JOIN staff s ON s.id = r.staff_id WHERE r.notice_id = :id ORDER BY r.at"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """A notice. `read` is when one has read it (hotel time); `reminded` that it is asked for again and one has not.

    `body` and `link` are for those it is for, for its author and for who settles.
    """

    notice: str
    title: str
    body: str
    department: str
    must_read: bool
    until: str
    link: str
    at: str
    author: str
    read: str
    reminded: bool


@dataclass(frozen=True, slots=True)
class NoticeDetail:
    """A notice with its receipts: who has read it and when, who has not.

    `body` and `link` are for those it is for, for its author and for who settles.
    """

    notice: str
    title: str
    body: str
    department: str
    must_read: bool
    until: str
    link: str
    at: str
    author: str
    withdrawn: bool
    read_by: tuple[str, ...]
    missing: tuple[str, ...]


def notices(
    asking: Asking,
    unread: bool | None = None,
    must_read: bool | None = None,
    all: bool | None = None,
    limit: int | str = 50,
) -> list[NoticeRow]:
    """Notices for one's own posts, unread first; `all` lists everybody's, with what is in one's own only."""
    most = max(1, min(int(limit), MOST))
    filters = " AND ".join(["r.at IS NULL"] * bool(unread) + ["n.must_read"] * bool(must_read)) or "1"
    if all:
        sql, who = _ALL.format(filters=filters), {"staff": asking.actor.staff, "day": asking.business_date()}
        return [
            _row(asking, row, shown=_may_open(asking, row[9], addressed))
            for *row, addressed in asking.rows(sql, most=most, **who)
        ]
    return _mine(asking, filters, most)


def to_read(asking: Asking) -> list[NoticeRow]:
    """Every notice for oneself that one has not read and must, or is asked again to, read."""
    return _mine(asking, "r.at IS NULL AND (n.must_read OR n.reminded_at IS NOT NULL)", EVERY)


def _mine(asking: Asking, filters: str, most: int) -> list[NoticeRow]:
    today, since = asking.business_date(), iso(asking.now - SHOWN_FOR)
    sql = MINE.format(filters=filters)
    return [
        _row(asking, row) for row in asking.rows(sql, login=asking.login, day=today, since=since, most=most)
    ]


def _may_open(asking: Asking, author: str, addressed: object) -> bool:
    """Whether what is in a notice is shown to the person asking."""
    return bool(addressed) or author == asking.login or asking.may("shift.settle")


def _row(asking: Asking, row: Sequence[Any], *, shown: bool = True) -> NoticeRow:
    _, no, title, body, department, must, until, link, at, author, read_at, reminded = row
    asked_again = reminded is not None and read_at is None
    body, link = (body, link) if shown else ("", "")
    return NoticeRow(no, title, body, department, bool(must), until, link, asking.local(at), author, asking.local(read_at),
                     asked_again)  # fmt: skip


def notice(asking: Asking, no: str) -> NoticeDetail:
    """One notice. Raises Refusal NOTICE_UNKNOWN."""
    row = one(asking.reader, _ONE, no=no.upper())
    if row is None:
        raise Refusal("NOTICE_UNKNOWN", N_("There is no notice {reference}."), field="no", reference=no)
    key, number, title, body, department, must, until, link, at, author, withdrawn = row
    read = asking.rows(_READ, id=key)
    have = {no for no, *_ in read}
    addressed = asking.rows(ADDRESSED, notice=key, day=asking.business_date())
    missing = [(no, name) for _, no, name in addressed if no not in have]
    if not _may_open(asking, author, asking.actor.staff in {staff for staff, *_ in addressed}):
        body = link = ""
    return NoticeDetail(
        number, title, body, department, bool(must), until, link, asking.local(at), author, bool(withdrawn),
        tuple(f"{no} {name} {asking.local(read_at)[5:]}" for no, name, read_at in read),
        tuple(f"{no} {name}" for no, name in missing),
    )  # fmt: skip
