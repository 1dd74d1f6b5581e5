"""Drills planned and put off, and how many a year the hotel wants (handbook SM-09, 07 §7.10)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import Drill, DrillSchedule
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills.finding import drill_of
from hotelcs.workflows.fields import Name, Note, Ref
from hotelcs.workflows.incidents.incident_acts import Type
from hotelcs.workflows.registers import moments
from hotelcs.workflows.roster.shift_times import wall_of
from hotelcs.workflows.stale import Was, refuse_moved


@dataclass(frozen=True, slots=True)
class DrillPlanned:
    """The drill, its type, when it is to be on the hotel's clock, and the one it takes the place of."""

    drill: str
    type: str
    at: str
    instead_of: str = ""


class PlanDrill(Act):
    """Plan a drill: which emergency, where, when. One that is not announced is seen only by those who run or score drills."""

    type: Type
    place: Name
    at: Name
    announced: bool = True
    scenario: Note = ""

    def perform(self, work: Work) -> DrillPlanned:
        """For a moment still to come."""
        return planned(work, self, self.at)


class CancelDrill(Act):
    """Put a drill off: it is cancelled, and planned anew for another moment."""

    drill: Ref
    at: Name
    reason: Name

    def perform(self, work: Work) -> DrillPlanned:
        """No drill is cancelled without a new date."""
        row = drill_of(work, self.drill, "planned")
        done = planned(work, row, self.at)
        instead = drill_of(work, done.drill)
        row.status, row.instead_id, row.reason = "cancelled", instead.id, self.reason
        work.touch(row)
        return DrillPlanned(done.drill, done.type, done.at, row.no)


@dataclass(frozen=True, slots=True)
class ScheduleSet:
    """The type, and how many drills of it a year."""

    type: str
    per_year: int


class SetDrillSchedule(Act):
    """Set how many drills of a type there are to be a year; none takes it out of the plan."""

    type: Type
    per_year: Annotated[int, Field(ge=0, le=12)]
    was: Was | None = None

    def perform(self, work: Work) -> ScheduleSet:
        """A type new to the plan is due from today on."""
        row = work.session.get(DrillSchedule, self.type)
        refuse_moved(
            work, self.type, self.was, [("per_year", self.per_year, row.per_year if row is not None else 0)]
        )
        if row is None:
            work.session.add(DrillSchedule(type=self.type, per_year=self.per_year, since=work.business_date))
        else:
            row.per_year = self.per_year
        work.changed += 1
        return ScheduleSet(self.type, self.per_year)


def planned(work: Work, like: PlanDrill | Drill, at: str) -> DrillPlanned:
    """A drill of the type and place of another, for the moment `at`. Raises Refusal MOMENT_INVALID, DRILL_PAST."""
    wall = wall_of(work.now, work.property.tz)
    moment = moments.moment(at, wall, work.business_date, field="at")
    if moment <= wall:
        raise Refusal("DRILL_PAST", N_("{at} is past."), field="at", next=("type-again",), at=at)
    row = work.add(Drill(
        no=numbers.new(work, "Z"), type=like.type, place=like.place, scenario=like.scenario, announced=like.announced,
        planned_at=moments.instant_of(moment, work.property.tz), author=work.actor.login,
    ))  # fmt: skip
    return DrillPlanned(row.no, row.type, f"{moment:%Y-%m-%d %H:%M}")
