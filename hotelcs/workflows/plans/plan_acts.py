"""Editions of contingency plans: drafted, submitted, approved by somebody else, replaced, retired (handbook SM-08)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.plans import ContingencyPlan, PlanStep
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Ref, Words
from hotelcs.workflows.incidents.incident_acts import Type
from hotelcs.workflows.plans import library
from hotelcs.workflows.plans.finding import plan_of, refuse_unless, spell, steps_of


@dataclass(frozen=True, slots=True)
class PlanMoved:
    """The edition, how it stands, how many steps it has, by when it is looked at again, the edition it replaces."""

    plan: str
    type: str
    status: str
    steps: int
    review: str = ""
    before: str = ""


class DraftPlan(Act):
    """Draft a new edition for a type of emergency: with the steps of its newest one, else those of the library.

    `library` takes those of the library although there are editions. A type that neither knows begins with its names.
    """

    type: Type
    library: bool = False
    name_en: Words = ""
    name_zh: Words = ""

    def perform(self, work: Work) -> PlanMoved:
        """Refused while a draft of one's own, or one fresh from the library, is open."""
        newest = self._newest(work)
        if (
            newest is not None
            and newest.status == "draft"
            and newest.author in (work.actor.login, library.AUTHOR)
        ):
            raise Refusal("PLAN_DRAFT_OPEN", N_("{no} is a draft already; write in it, or submit it."), field="type",
                          next=("write-step", "submit-plan"), no=spell(newest))  # fmt: skip
        known = library.plans().get(self.type)
        source = newest if newest is not None and not (self.library and known) else known
        if source is None and not (self.name_en and self.name_zh):
            raise Refusal("PLAN_NAMELESS", N_("The library has no plan for this; give its name in both languages."),
                          field="name_en", next=("type-again",))  # fmt: skip
        row = work.add(ContingencyPlan(
            type=self.type, code=source.code if source else f"CP-{self.type.upper()}", edition=newest.edition + 1 if newest else 1,
            name_en=self.name_en or (source.name_en if source else ""), name_zh=self.name_zh or (source.name_zh if source else ""),
            call=source.call if source else "", author=work.actor.login, created_at=work.now,
        ))  # fmt: skip
        copied = (
            steps_of(work, source) if isinstance(source, ContingencyPlan) else source.steps if source else ()
        )
        for step in copied:
            work.session.add(PlanStep(
                plan_id=int(row.id or 0), seq=step.seq, text_en=step.text_en, text_zh=step.text_zh, post=step.post,
                target_seconds=step.target_seconds, critical=step.critical,
            ))  # fmt: skip
        work.session.flush()
        return PlanMoved(
            spell(row), row.type, row.status, len(copied), before=spell(newest) if newest else ""
        )

    def _newest(self, work: Work) -> ContingencyPlan | None:
        query = select(ContingencyPlan).where(ContingencyPlan.type == self.type)
        return work.session.exec(query.order_by(col(ContingencyPlan.edition).desc()).limit(1)).first()


class SubmitPlan(Act):
    """Give a draft to whoever approves plans."""

    plan: Ref

    def perform(self, work: Work) -> PlanMoved:
        """A plan without steps is none. A draft fresh from the library is submitted as it is."""
        row = plan_of(work, self.plan)
        refuse_unless(row, "draft")
        if not steps_of(work, row):
            raise Refusal(
                "PLAN_EMPTY", N_("{no} has no step yet."), field="plan", next=("write-step",), no=spell(row)
            )
        return _moved(work, row, "in_review")


class ReturnPlan(Act):
    """Send a plan in review back to whoever wrote it, with the reason."""

    plan: Ref
    reason: Name

    def perform(self, work: Work) -> PlanMoved:
        """It is a draft again."""
        row = plan_of(work, self.plan)
        refuse_unless(row, "in_review")
        row.note = self.reason
        return _moved(work, row, "draft")


class ApprovePlan(Act):
    """Approve a plan somebody else wrote, until a day of review at most a year away; the one before is superseded."""

    plan: Ref
    review: Day | None = None

    def perform(self, work: Work) -> PlanMoved:
        """One plan of a type is approved at a time (uq_contingency_plan_approved)."""
        row = plan_of(work, self.plan)
        refuse_unless(row, "in_review")
        if row.author == work.actor.login:
            raise Refusal("OWN_PLAN", N_("{no} is your own; somebody else approves it."), field="plan", next=("return-plan",),
                          no=spell(row))  # fmt: skip
        last = a_year_on(work.business_date)
        review = self.review or last
        if not work.business_date < review <= last:
            raise Refusal("REVIEW_TOO_LATE", N_("A plan is looked at again after today, and by {last}."), field="review",
                          next=("type-again",), last=last)  # fmt: skip
        query = select(ContingencyPlan).where(
            ContingencyPlan.type == row.type, ContingencyPlan.status == "approved"
        )
        before = work.session.exec(query).first()
        if before is not None:
            _moved(work, before, "superseded")
            work.session.flush()
        row.approved_by, row.approved_at, row.next_review = work.actor.login, work.now, review
        return _moved(work, row, "approved", before=spell(before) if before else "")


class RetirePlan(Act):
    """Take a plan out of use, with the reason."""

    plan: Ref
    reason: Name

    def perform(self, work: Work) -> PlanMoved:
        """What was superseded stays as it is."""
        row = plan_of(work, self.plan)
        refuse_unless(row, "draft", "in_review", "approved")
        row.note = self.reason
        return _moved(work, row, "retired")


def _moved(work: Work, row: ContingencyPlan, status: str, before: str = "") -> PlanMoved:
    row.status = status
    work.touch(row)
    review = row.next_review.isoformat() if row.next_review else ""
    return PlanMoved(spell(row), row.type, status, len(steps_of(work, row)), review, before)


def a_year_on(day: date) -> date:
    """The same day of the next year; the last of February after a leap day."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
