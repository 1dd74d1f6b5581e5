"""Notices: written to somebody, read by them, asked for again, taken back (handbook SC26, S-10, S-149)."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.notices import Notice, NoticeAddressee, NoticeRead
from hotelcs.models.organisation import Department, Post
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Note, Ref, Refs, Words
from hotelcs.workflows.notices.addressed import ADDRESSED
from hotelcs.workflows.people import finding

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class NoticePosted:
    """The number of the notice, and how many people it is for."""

    notice: str
    people: int


class PostNotice(Act):
    """Write a notice to departments or posts, or to everybody (`all`); one that must be read has a last day."""

    title: Name
    body: Note = ""
    to: Annotated[Refs, Field(min_length=1, description="codes of departments or posts, or all")]
    must_read: bool = False
    until: Day | None = None
    link: Words = ""

    def perform(self, work: Work) -> NoticePosted:
        """It reaches somebody, or it is refused."""
        if self.must_read and self.until is None:
            raise Refusal("UNTIL_MISSING", N_("A notice that must be read needs a last day."), field="until")
        if self.until is not None and self.until < work.business_date:
            raise Refusal("DAYS_REVERSED", N_("{last} is before {first}."), field="until", last=self.until,
                          first=work.business_date)  # fmt: skip
        own = work.session.get(Post, work.actor.post) if work.actor.post else None
        row = work.add(Notice(
            no=numbers.new(work, "B"), title=self.title, body=self.body, department=own.department if own else None,
            must_read=self.must_read, until_date=self.until, link=self.link, at=work.now, author=work.actor.login,
        ))  # fmt: skip
        for kind, code in dict.fromkeys(_addressee(work, code) for code in self.to):
            work.session.add(NoticeAddressee(notice_id=int(row.id or 0), kind=kind, code=code))
        work.session.flush()
        people = len(_addressed(work, row))
        if not people:
            raise Refusal(
                "NOBODY_ADDRESSED",
                N_("Nobody holds such a post today; the notice would reach nobody."),
                field="to",
            )
        return NoticePosted(row.no, people)


def _addressee(work: Work, code: str) -> tuple[str, str]:
    """Kind and code of one that a notice goes to. Raises Refusal ADDRESSEE_UNKNOWN."""
    if code.casefold() == EVERYBODY:
        return "everybody", ""
    if work.session.get(Post, code) is not None:
        return "post", code
    if work.session.get(Department, code) is not None:
        return "department", code
    raise lookup.unknown(
        "ADDRESSEE_UNKNOWN", N_("There is no department and no post {reference}."), "to", code
    )


@dataclass(frozen=True, slots=True)
class NoticeMarked:
    """The notice, and how many of those it is for have read it."""

    notice: str
    read: int
    people: int


class ReadNotice(Act):
    """Say that one has read a notice."""

    notice: Ref

    def perform(self, work: Work) -> NoticeMarked:
        """By those it is for; reading it again changes nothing."""
        row, me = notice_of(work, self.notice), finding.myself(work)
        if me.id not in {staff for staff, *_ in _addressed(work, row)}:
            raise Denied("NOT_ADDRESSED", N_("{no} is not for you; only those it is for say that they have read it."),
                         field="notice", no=row.no, next=("show notices",))  # fmt: skip
        if work.session.get(NoticeRead, (row.id, me.id)) is None:
            work.add(NoticeRead(notice_id=int(row.id or 0), staff_id=int(me.id or 0), at=work.now))
        return _counted(work, row)


class RemindNotice(Act):
    """Ask those who have not read a notice once more: it stands before everything else at their next key."""

    notice: Ref

    def perform(self, work: Work) -> NoticeMarked:
        """By whoever wrote it, or who leads."""
        row = notice_of(work, self.notice)
        _refuse_strangers(work, row)
        row.reminded_at = work.now
        work.changed += 1
        return _counted(work, row)


class WithdrawNotice(Act):
    """Take a notice back; who has read it stays on record."""

    notice: Ref

    def perform(self, work: Work) -> NoticeMarked:
        """By whoever wrote it, or who leads."""
        row = notice_of(work, self.notice)
        _refuse_strangers(work, row)
        row.withdrawn_at = work.now
        work.changed += 1
        return _counted(work, row)


def _refuse_strangers(work: Work, row: Notice) -> None:
    if row.author != work.actor.login and not work.actor.may("shift.settle"):
        raise Denied("NOT_YOURS", N_("This was written by {owner}; only they, or a supervisor, correct it."), field="notice",
                     owner=row.author)  # fmt: skip


def _counted(work: Work, row: Notice) -> NoticeMarked:
    sql = "SELECT staff_id FROM notice_read WHERE notice_id = :id"
    have = {staff for (staff,) in work.reader.rows(sql, id=row.id)}
    addressed = _addressed(work, row)
    return NoticeMarked(row.no, sum(staff in have for staff, *_ in addressed), len(addressed))


def _addressed(work: Work, row: Notice) -> list[tuple[Any, ...]]:
    """Whom the notice is for today: row, number, name."""
    return work.reader.rows(ADDRESSED, notice=row.id, day=work.business_date.isoformat())


def notice_of(work: Work, number: str) -> Notice:
    """The notice of a number. Raises Refusal NOTICE_UNKNOWN."""
    found = work.session.exec(select(Notice).where(Notice.no == number.upper())).first()
    if found is None or found.withdrawn_at is not None:
        raise lookup.unknown("NOTICE_UNKNOWN", N_("There is no notice {reference}."), "notice", number)
    return found
