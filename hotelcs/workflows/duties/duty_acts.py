"""Duties: their words by version, and the signature under them (handbook 01 S-156)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.duties import Duty, DutyAck, DutyText
from hotelcs.models.organisation import Department
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.duties import duty_matrix
from hotelcs.workflows.duties.duties_owed import owed
from hotelcs.workflows.duties.letters import DutyLetters
from hotelcs.workflows.fields import Name, Note, Ref, Refs, Words
from hotelcs.workflows.people import finding
from hotelcs.workflows.stale import refuse_stale

Frequency = Literal["shift", "day", "week", "month", "quarter", "event"]


@dataclass(frozen=True, slots=True)
class DutyChanged:
    """The duty and its version; how many people have to sign it now."""

    duty: str
    version: int
    to_sign: int


class AddDuty(Act):
    """Add a duty of the hotel's own, with the post that answers for it."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2,4}-\d{2,3}$", description="like DU-65")]
    department: Ref
    name_en: Name
    name_zh: Name
    answers: Annotated[Ref, Field(description="the post that answers for it (A)")]
    does: Annotated[Refs, Field(description="the posts that do it (R)")] = ()
    detail_en: Note = ""
    detail_zh: Note = ""
    frequency: Frequency = "shift"

    def perform(self, work: Work) -> DutyChanged:
        """It has exactly one A, and somebody who does it: the same post when none is named."""
        if work.session.get(Duty, self.code) is not None:
            raise Refusal("DUTY_KNOWN", N_("The duty {duty} is there already."), field="code", duty=self.code)
        if work.session.get(Department, self.department) is None:
            raise lookup.unknown(
                "DEPARTMENT_UNKNOWN", N_("There is no department {reference}."), "department", self.department
            )
        work.add(
            Duty(
                code=self.code, department=self.department, source="local", frequency=self.frequency, sort=900
            )
        )
        _write_text(work, self.code, 1, (self.name_en, self.name_zh, self.detail_en, self.detail_zh), "")
        self._assign(work)
        return DutyChanged(self.code, 1, len(owed(work.reader, work.business_date, duty=self.code)))

    def _assign(self, work: Work) -> None:
        letters = DutyLetters(work, self.code)
        doing = [(code, "does") for code in self.does] or [(self.answers, "answers")]
        for letter, listed in (("A", [(self.answers, "answers")]), ("R", doing)):
            for code, field in dict.fromkeys(listed):
                post = finding.post(work, code, field)
                duty_matrix.refuse_outside(work, post, {letter}, field)
                letters.add(post.code, letter, work.business_date)


class ChangeDuty(Act):
    """Change the words of a duty: a new version, which whoever does it or answers for it signs anew."""

    duty: Ref
    name_en: Name | None = None
    name_zh: Name | None = None
    detail_en: Note | None = None
    detail_zh: Note | None = None
    reason: Name
    version: int | None = None

    def perform(self, work: Work) -> DutyChanged:
        """What is not named stays."""
        duty = duty_matrix.duty_of(work, self.duty)
        before = text_of(work, duty)
        names = ("name_en", "name_zh", "detail_en", "detail_zh")
        asked = [
            (name, mine, getattr(before, name)) for name in names if (mine := getattr(self, name)) is not None
        ]
        refuse_stale(work, duty.code, self.version, duty.version, asked)
        words = tuple(
            getattr(before, name) if (wanted := getattr(self, name)) is None else wanted for name in names
        )
        if words == (before.name_en, before.name_zh, before.detail_en, before.detail_zh):
            return DutyChanged(duty.code, duty.version, 0)
        duty.version += 1
        _write_text(work, duty.code, duty.version, words, self.reason)
        work.session.flush()
        return DutyChanged(
            duty.code, duty.version, len(owed(work.reader, work.business_date, duty=duty.code))
        )


class RetireDuty(Act):
    """A duty is not done any more; it stays on record."""

    duty: Ref

    def perform(self, work: Work) -> DutyChanged:
        """Nobody has to sign it."""
        duty = duty_matrix.duty_of(work, self.duty)
        work.changed += duty.active
        duty.active = False
        return DutyChanged(duty.code, duty.version, 0)


@dataclass(frozen=True, slots=True)
class DutiesSigned:
    """Who signed, and which duties in which version ("DU-01 v2")."""

    staff: str
    signed: tuple[str, ...]


class SignDuties(Act):
    """Sign duties in their newest version: one, or all that are to be signed."""

    duty: Ref | None = None

    def perform(self, work: Work) -> DutiesSigned:
        """Only one's own: of a post that does or answers."""
        person = finding.myself(work)
        listed = owed(work.reader, work.business_date, staff=int(person.id or 0), duty=self.duty)
        if self.duty is not None and not listed:
            raise Refusal("NOTHING_TO_SIGN", N_("{duty} is not yours to sign, or you have signed it."), field="duty",
                          duty=self.duty)  # fmt: skip
        for one in listed:
            work.add(DutyAck(duty=one.duty, version=one.version, staff_id=int(person.id or 0), at=work.now))
        return DutiesSigned(person.no, tuple(f"{one.duty} v{one.version}" for one in listed))


def text_of(work: Work, duty: Duty) -> DutyText:
    """The words of a duty in its newest version."""
    return work.session.get_one(DutyText, (duty.code, duty.version))


def _write_text(work: Work, duty: str, version: int, words: tuple[str, ...], reason: Words) -> None:
    name_en, name_zh, detail_en, detail_zh = words
    work.add(DutyText(duty=duty, version=version, name_en=name_en, name_zh=name_zh, detail_en=detail_en,
                      detail_zh=detail_zh, at=work.now, actor=work.actor.login, reason=reason))  # fmt: skip
