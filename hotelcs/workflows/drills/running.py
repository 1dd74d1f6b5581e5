"""A drill begins and ends: an incident on the same screens, marked on every line, that nothing counts (S-121)."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import Drill
from hotelcs.models.incidents import DANGER, Incident
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills import ending
from hotelcs.workflows.drills.finding import drill_of, running
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.incidents.incident_acts import Type
from hotelcs.workflows.incidents.raising import raise_incident


@dataclass(frozen=True, slots=True)
class DrillMoved:
    """The drill, how it stands, the incident it is run as."""

    drill: str
    type: str
    status: str
    incident: str


class StartDrill(Act):
    """Begin a drill that is planned, or one of a type at a place that nobody planned."""

    drill: Ref | None = None
    type: Type | None = None
    place: Name | None = None

    def perform(self, work: Work) -> DrillMoved:
        """Refused while another drill or a real emergency runs (uq_drill_running)."""
        row = self._row(work)
        other = running(work)
        if other is not None:
            raise Refusal(
                "DRILL_RUNS",
                N_("The drill {no} is running."),
                field="drill",
                next=("end-drill",),
                no=other.no,
            )
        real = self._real(work)
        if real is not None:
            raise Refusal("EMERGENCY_RUNS", N_("{no} is a real emergency and not over; nobody drills meanwhile."),
                          field="drill", next=("show incidents",), no=real.no)  # fmt: skip
        incident = raise_incident(work, row.type, row.place, drill=True)
        row.status, row.incident_id, row.started_at, row.plan_id = (
            "running",
            incident.id,
            work.now,
            incident.plan_id,
        )
        work.touch(row)
        work.session.flush()
        return DrillMoved(row.no, row.type, row.status, incident.no)

    def _row(self, work: Work) -> Drill:
        if self.drill is not None:
            return drill_of(work, self.drill, "planned")
        for name, given in (("type", self.type), ("place", self.place)):
            if not given:
                raise Refusal("DRILL_UNNAMED", N_("Name a planned drill, or a type and a place."), field=name,
                              next=("show drills", "plan-drill"))  # fmt: skip
        row: Drill = work.add(Drill(
            no=numbers.new(work, "Z"), type=str(self.type), place=str(self.place), announced=False, planned_at=work.now,
            author=work.actor.login,
        ))  # fmt: skip
        return row

    @staticmethod
    def _real(work: Work) -> Incident | None:
        """A real emergency in which somebody may still be in danger."""
        query = select(Incident).where(col(Incident.status).in_(DANGER), ~col(Incident.drill))
        return work.session.exec(query.limit(1)).first()


class EndDrill(Act):
    """End the drill that runs: its incident is over, its debriefing begins."""

    drill: Ref | None = None

    def perform(self, work: Work) -> DrillMoved:
        """Without a number it is the one that runs."""
        row = drill_of(work, self.drill, "running") if self.drill else running(work)
        if row is None:
            raise Refusal(
                "NO_DRILL_RUNS",
                N_("No drill is running."),
                field="drill",
                next=("start-drill", "show drills"),
            )
        ending.over(work, row, "debrief")
        incident = work.session.get_one(Incident, row.incident_id)
        return DrillMoved(row.no, row.type, row.status, incident.no)
