"""How a drill went: twelve criteria of four points each, and the people who were seen in it (S-122)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import CRITERIA, Drill, DrillParticipant, DrillScore
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills.finding import drill_of
from hotelcs.workflows.fields import Note, Ref, Words
from hotelcs.workflows.people import finding
from hotelcs.workflows.stale import Was, refuse_moved

Points = Annotated[int, Field(ge=0, le=4)]
Mark = Annotated[int, Field(ge=1, le=5)]


@dataclass(frozen=True, slots=True)
class DrillScored:
    """The drill, its points so far, of how many, and how many criteria have none yet."""

    drill: str
    points: int
    most: int
    missing: int


class ScoreDrill(Act):
    """Score a drill: 0 to 4 for each of twelve criteria; what is left out stays as it was."""

    drill: Ref
    alarm_time: Points | None = None
    confirmation: Points | None = None
    call_text: Points | None = None
    broadcast: Points | None = None
    lifts: Points | None = None
    floor_sweep: Points | None = None
    assist_list: Points | None = None
    roll_complete: Points | None = None
    roll_speed: Points | None = None
    calm: Points | None = None
    radio: Points | None = None
    handover: Points | None = None
    was: Was | None = None

    def perform(self, work: Work) -> DrillScored:
        """While it runs and in its debriefing."""
        row = drill_of(work, self.drill, "running", "debrief")
        given = {name: points for name in CRITERIA if (points := getattr(self, name)) is not None}
        if not given:
            raise Refusal(
                "NOTHING_SCORED", N_("Give points, 0 to 4, for one criterion at least."), field="alarm_time"
            )
        scores = {name: work.session.get(DrillScore, (row.id, name)) for name in given}
        asked = [(name, given[name], score.points if score else None) for name, score in scores.items()]
        refuse_moved(work, row.no, self.was, asked)
        for name, points in given.items():
            score = scores[name]
            if score is None:
                score = DrillScore(drill_id=int(row.id or 0), criterion=name, points=points, scorer="")
                work.session.add(score)
            score.points, score.scorer = points, work.actor.login
        work.touch(row)
        work.session.flush()
        points, count = scored(work, row)
        return DrillScored(row.no, points, 4 * len(CRITERIA), len(CRITERIA) - count)


def scored(work: Work, row: Drill) -> tuple[int, int]:
    """Points of a drill, and how many criteria have any."""
    sql = "SELECT coalesce(sum(points), 0), count(*) FROM drill_score WHERE drill_id = :drill"
    ((points, count),) = work.reader.rows(sql, drill=row.id)
    return int(points), int(count)


@dataclass(frozen=True, slots=True)
class ParticipantSeen:
    """The drill and the number of who was seen in it."""

    drill: str
    staff: str


class ObserveParticipant(Act):
    """Note how somebody did in a drill: calm and correct, 1 to 5 each; again corrects it."""

    drill: Ref
    staff: Ref
    calm: Mark
    correct: Mark
    role: Words = ""
    note: Note = ""

    def perform(self, work: Work) -> ParticipantSeen:
        """While it runs and in its debriefing."""
        row = drill_of(work, self.drill, "running", "debrief")
        person = finding.present(work, self.staff)
        seen = work.session.get(DrillParticipant, (row.id, person.id))
        if seen is None:
            seen = DrillParticipant(drill_id=int(row.id or 0), staff_id=int(person.id or 0), calm=self.calm,
                                    correct=self.correct, observer="")  # fmt: skip
            work.session.add(seen)
        seen.calm, seen.correct, seen.role, seen.note = self.calm, self.correct, self.role, self.note
        seen.observer = work.actor.login
        work.touch(row)
        return ParticipantSeen(row.no, person.no)
