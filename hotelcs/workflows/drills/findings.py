"""What a drill showed that has to be mended: somebody's, by a day, until it is done."""

from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import DrillFinding
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills.finding import drill_of, finding_of
from hotelcs.workflows.fields import Day, Name, Ref, Words
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.people import finding

KIND = "finding"
"""The kind of open item that a finding is."""


@dataclass(frozen=True, slots=True)
class FindingMoved:
    """The finding, its drill, whose it is, and by when it is to be done."""

    finding: str
    drill: str
    staff: str
    due: str


class AddFinding(Act):
    """Note what a drill showed, who mends it and by when."""

    drill: Ref
    words: Name
    owner: Ref
    due: Day

    def perform(self, work: Work) -> FindingMoved:
        """It is an open item of theirs until it is done."""
        row = drill_of(work, self.drill, "running", "debrief")
        person = finding.present(work, self.owner, "owner")
        if self.due < work.business_date:
            raise Refusal(
                "DAYS_REVERSED",
                N_("{last} is before {first}."),
                field="due",
                last=self.due,
                first=work.business_date,
            )
        last = work.session.exec(
            select(func.max(col(DrillFinding.seq))).where(DrillFinding.drill_id == row.id)
        ).one()
        found = work.add(DrillFinding(drill_id=int(row.id or 0), seq=(last or 0) + 1, words=self.words,
                                      staff_id=int(person.id or 0), due=self.due))  # fmt: skip
        number = f"{row.no}/{found.seq}"
        hands.own(work, KIND, number, person)
        return FindingMoved(number, row.no, person.no, self.due.isoformat())


class FinishFinding(Act):
    """Say that what a drill showed is mended, and how."""

    finding: Ref
    outcome: Words = ""

    def perform(self, work: Work) -> FindingMoved:
        """Once."""
        row, found = finding_of(work, self.finding)
        if found.done_at is not None:
            raise Refusal("FINDING_DONE", N_("{no} is done already."), field="finding", next=("show drill-findings",),
                          no=f"{row.no}/{found.seq}")  # fmt: skip
        found.done_at, found.done_by, found.outcome = work.now, work.actor.login, self.outcome
        work.changed += 1
        return FindingMoved(f"{row.no}/{found.seq}", row.no, "", found.due.isoformat())
