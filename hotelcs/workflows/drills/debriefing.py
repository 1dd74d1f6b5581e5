"""The debriefing: the lesson goes to everybody as a notice that must be read, the plan is changed or not, the drill is closed."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Literal

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import CRITERIA, Drill
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills.finding import drill_of
from hotelcs.workflows.drills.findings import KIND
from hotelcs.workflows.drills.mark import MARK
from hotelcs.workflows.drills.scoring import scored
from hotelcs.workflows.fields import Day, Name, Note, Ref, Refs
from hotelcs.workflows.notices.notice_acts import PostNotice
from hotelcs.workflows.ownership.owners import Owners

READ_BY = timedelta(days=14)
"""How long the notice of a debriefing has to be read within, unless told otherwise."""
_OPEN = "SELECT seq FROM drill_finding WHERE drill_id = :drill AND done_at IS NULL"


@dataclass(frozen=True, slots=True)
class DrillDebriefed:
    """The drill, whether the plan is to be changed, the notice, and how many it is for."""

    drill: str
    plan_change: str
    notice: str
    people: int


class DebriefDrill(Act):
    """Write down what a drill teaches and whether the plan is to be changed, and why; it goes out as a must-read notice."""

    drill: Ref
    lessons: Annotated[Note, Field(min_length=1)]
    plan_change: Literal["yes", "no"]
    why: Name
    to: Annotated[Refs, Field(min_length=1, description="codes of departments or posts, or all")] = ("all",)
    until: Day | None = None

    def perform(self, work: Work) -> DrillDebriefed:
        """Once; the notice says that it was a drill."""
        row = drill_of(work, self.drill, "debrief")
        if row.notice:
            raise Refusal("DEBRIEFED_ALREADY", N_("{no} is debriefed; its notice is {notice}."), field="drill",
                          next=("remind-notice", "close-drill"), no=row.no, notice=row.notice)  # fmt: skip
        told = PostNotice(
            title=f"{MARK} {row.no} {row.type}", body=self.lessons, to=self.to, must_read=True,
            until=self.until or work.business_date + READ_BY, link=row.no,
        ).perform(work)  # fmt: skip
        row.lessons, row.plan_change, row.plan_change_note, row.notice = (
            self.lessons,
            self.plan_change,
            self.why,
            told.notice,
        )
        work.touch(row)
        return DrillDebriefed(row.no, self.plan_change, told.notice, told.people)


@dataclass(frozen=True, slots=True)
class DrillClosed:
    """The drill, its points, of how many."""

    drill: str
    type: str
    points: int
    most: int


class CloseDrill(Act):
    """Close a drill: scored, its people seen, its findings with owners, the question about the plan answered."""

    drill: Ref

    def perform(self, work: Work) -> DrillClosed:
        """Refused with what is missing and the act that gives it (handbook SM-09)."""
        row = drill_of(work, self.drill, "debrief")
        points, count = scored(work, row)
        if count < len(CRITERIA):
            raise _unfinished("DRILL_UNSCORED", N_("{no} has no points yet for {count} criteria."), "score-drill", row,
                              count=len(CRITERIA) - count)  # fmt: skip
        if not work.reader.rows(
            "SELECT 1 FROM drill_participant WHERE drill_id = :drill LIMIT 1", drill=row.id
        ):
            raise _unfinished(
                "DRILL_UNSEEN", N_("Nobody has been seen in {no} yet."), "observe-participant", row
            )
        if not _all_owned(work, row):
            raise _unfinished(
                "FINDING_UNOWNED", N_("A finding of {no} was with somebody who has left."), "assign-item", row
            )
        if row.plan_change is None:
            raise _unfinished(
                "PLAN_CHANGE_OPEN", N_("Whether {no} changes the plan is not answered."), "debrief-drill", row
            )
        row.status, row.closed_at = "closed", work.now
        work.touch(row)
        return DrillClosed(row.no, row.type, points, 4 * len(CRITERIA))


def _unfinished(code: str, message: str, mends: str, row: Drill, count: int = 0) -> Refusal:
    return Refusal(code, message, field="drill", next=(mends,), no=row.no, count=count)


def _all_owned(work: Work, row: Drill) -> bool:
    """Whether everything still to be mended is in the hands of somebody who works here."""
    owners = Owners(work.reader, work.now, work.property.tz)
    return all(
        owners.of(KIND, f"{row.no}/{seq}").owner is not None
        for (seq,) in work.reader.rows(_OPEN, drill=row.id)
    )
