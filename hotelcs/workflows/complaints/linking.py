"""Danger or injury behind a complaint is an emergency: raised, and each knows of the other (handbook SM-06)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incidents import Incident
from hotelcs.models.rooms import Room
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, states, taxonomy
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.complaints.severity_acts import set_level
from hotelcs.workflows.fields import Words
from hotelcs.workflows.incidents.incident_acts import Type
from hotelcs.workflows.incidents.raising import raise_incident


@dataclass(frozen=True, slots=True)
class IncidentLinked:
    """The complaint, the emergency, its type, and how bad the complaint is now."""

    complaint: str
    incident: str
    type: str
    severity: str


class ComplaintIncident(OnComplaint):
    """Raise an emergency out of a complaint; the complaint is critical with it."""

    type: Type | None = None
    place: Words = ""

    def perform(self, work: Work) -> IncidentLinked:
        """Once. The type is the one that the code of the complaint stands for unless told otherwise."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        if row.incident_id is not None:
            had = work.session.get_one(Incident, row.incident_id)
            raise Refusal("INCIDENT_LINKED", N_("{no} is an emergency already: {incident}."), field="complaint", no=row.no,
                          incident=had.no, items=(had.no,), next=("show incidents",))  # fmt: skip
        code = taxonomy.codes().get(row.code)
        kind = self.type or (code.incident if code else "") or "other"
        room = work.session.get(Room, row.room_id) if row.room_id is not None else None
        incident = raise_incident(work, kind, self.place or (room.no if room else row.no))
        row.incident_id, row.safety = incident.id, True
        if row.severity != "s1":
            set_level(work, row, "s1", incident.no, is_worse_now=True)
        work.touch(row)
        cases.write(work, row, "escalation", "incident", "", incident=incident.no, type=kind)
        return IncidentLinked(row.no, incident.no, kind, row.severity)
