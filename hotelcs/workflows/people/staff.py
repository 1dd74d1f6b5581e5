"""People who work here: taken on, their data, gone again (handbook 02 §2.3.1 Staff)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.ownership import Ownership
from hotelcs.models.people import Account, Staff, StaffPost
from hotelcs.models.roster import TeamMember
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.door import sessions
from hotelcs.workflows.fields import LAST_YEAR, BirthDate, Day, Name, Ref, Refs, Words
from hotelcs.workflows.people import administrators, finding, posts_held, skills
from hotelcs.workflows.people.logins import NUMBER
from hotelcs.workflows.stale import refuse_stale

_LAST = "SELECT coalesce(max(CAST(substr(no, 2) AS INTEGER)), 0) FROM staff WHERE no GLOB 'E[0-9]*' AND length(no) <= 10"
"""The greatest number of those that are counted up; a longer one was brought along from elsewhere."""
_TAKEN = "SELECT 1 FROM staff WHERE no = :no"
_LOGIN = "SELECT 1 FROM account WHERE upper(login) = :no"
FIRST_HIRED = 1900


def _in_living_memory(day: date) -> date:
    if not FIRST_HIRED <= day.year <= LAST_YEAR:
        raise ValueError(N_("not between 1900 and 2100"))
    return day


def _numbered(no: str) -> str:
    if not re.fullmatch(NUMBER, no):
        raise ValueError(N_("a staff number is letters and digits, like E001"))
    return no


Hired = Annotated[BirthDate, AfterValidator(_in_living_memory)]
"""The day somebody was taken on, which may lie in the century before."""
Number = Annotated[
    str, Field(max_length=40, description="letters and digits, like E001"), AfterValidator(_numbered)
]
Posts = Annotated[Refs, Field(min_length=1, description="codes of posts, the main one first")]


@dataclass(frozen=True, slots=True)
class StaffAdded:
    """The number of somebody new, and the posts."""

    staff: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """Whose data changed, and their version."""

    staff: str
    version: int


class AddStaff(Act):
    """Take somebody on, in one post or several; the first is the main one."""

    name: Name
    posts: Posts
    no: Number | None = None
    name_latin: Words = ""
    phone: Words = ""
    hired_on: Hired | None = None
    languages: Words = ""

    def perform(self, work: Work) -> StaffAdded:
        """A number is used once, and is no login; posts begin with the first day, and nobody gives one above the own."""
        number = (self.no or _next_number(work)).upper()
        if value(work.reader, _TAKEN, no=number):
            raise Refusal("STAFF_KNOWN", N_("The number {no} is taken."), field="no", no=number)
        if value(work.reader, _LOGIN, no=number):
            raise Refusal(
                "NUMBER_IS_LOGIN",
                N_("{no} is a login; a staff number is another word."),
                field="no",
                no=number,
            )
        person = work.add(Staff(
            no=number, name=self.name, name_latin=self.name_latin, phone=self.phone,
            hired_on=self.hired_on or work.business_date, languages=" ".join(self.languages.replace(",", " ").split()),
        ))  # fmt: skip
        for place, code in enumerate(dict.fromkeys(self.posts)):
            posts_held.give(
                work,
                person,
                finding.post(work, code, "posts"),
                main=place == 0,
                first=max(work.business_date, person.hired_on),
            )
        return StaffAdded(person.no, tuple(dict.fromkeys(self.posts)))


def _next_number(work: Work) -> str:
    """The number after the greatest one counted up."""
    count = int(value(work.reader, _LAST)) + 1
    while value(work.reader, f"{_TAKEN} UNION {_LOGIN}", no=f"E{count:03d}"):
        count += 1
    return f"E{count:03d}"


class ChangeStaff(Act):
    """Change somebody's data."""

    staff: Ref
    name: Name | None = None
    name_latin: Words | None = None
    phone: Words | None = None
    languages: Words | None = None
    hired_on: Hired | None = None
    version: int | None = None

    def perform(self, work: Work) -> StaffChanged:
        """A stale edit is refused with both values."""
        person = finding.present(work, self.staff)
        given = {name: wanted for name in ("name", "name_latin", "phone", "languages", "hired_on")
                 if (wanted := getattr(self, name)) is not None}  # fmt: skip
        shown = [(name, wanted, getattr(person, name)) for name, wanted in given.items()]
        refuse_stale(work, person.no, self.version, person.version, shown)
        for name, wanted in given.items():
            setattr(person, name, wanted)
        work.touch(person)
        return StaffChanged(person.no, person.version)


@dataclass(frozen=True, slots=True)
class StaffLeft:
    """Who leaves, the last day, and how many items fall from their hands to the duty manager with it."""

    staff: str
    left_on: date
    items: int
    roster_entries: int


class LeaveStaff(Act):
    """Somebody leaves with the end of a day: posts, shifts to come and the account end with it."""

    staff: Ref
    on: Day | None = None

    def perform(self, work: Work) -> StaffLeft:
        """Items in their hands fall to the duty manager; the last one who can give rights stays."""
        person = finding.present(work, self.staff)
        last = self.on or work.business_date
        finding.refuse_above(work, finding.level_of(work, person.id), "staff")
        if person.hired_on is not None and last < person.hired_on:
            raise Refusal(
                "DAYS_REVERSED",
                N_("{staff} began on {day}."),
                field="on",
                staff=person.no,
                day=person.hired_on,
            )
        with administrators.kept(work, "staff"):
            person.left_on = last
            self._end(work, person, last)
        items = self._let_go(work, person, last)
        shifts = posts_held.off_roster(work, int(person.id or 0), last)
        work.touch(person)
        return StaffLeft(person.no, last, items, shifts)

    @staticmethod
    def _end(work: Work, person: Staff, last: date) -> None:
        """Posts and teams end with the last day; the account is shut when that is past by tomorrow."""
        for held in work.session.exec(select(StaffPost).where(StaffPost.staff_id == person.id)):
            posts_held.end(work, held, last)
        account = work.session.exec(select(Account).where(Account.staff_id == person.id)).first()
        if account is not None and last <= work.business_date:
            account.status = "disabled"
            sessions.end_all(work.session, int(account.id or 0), work.now, "left")
        for member in work.session.exec(select(TeamMember).where(TeamMember.staff_id == person.id)):
            skills.end_membership(work, member, last)

    @staticmethod
    def _let_go(work: Work, person: Staff, last: date) -> int:
        """Items fall with the last day: of somebody who goes on working for now they stay until then."""
        owned = list(work.session.exec(select(Ownership).where(Ownership.staff_id == person.id)))
        for row in owned if last <= work.business_date else ():
            work.session.delete(row)
        return len(owned)


def everybody(work: Work) -> list[Staff]:
    """Whoever works here on the business date."""
    query = select(Staff).where((col(Staff.left_on).is_(None)) | (col(Staff.left_on) >= work.business_date))
    return list(work.session.exec(query.order_by(Staff.no)))
