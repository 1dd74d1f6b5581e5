"""A drill is over: ended for its debriefing, or aborted by a real emergency; its incident is over with it."""

from hotelcs.models.drills import Drill
from hotelcs.models.incidents import Incident
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.drills.finding import MARK, running


def over(work: Work, row: Drill, status: str, reason: str = "") -> None:
    """The drill and its incident end."""
    row.status, row.ended_at, row.reason = status, work.now, reason or row.reason
    work.touch(row)
    incident: Incident = lookup.by_id(work, Incident, row.incident_id)
    if incident.status in ("reported", "responding"):
        incident.status, incident.ended_at, incident.reason = "closed", work.now, MARK
        work.touch(incident)


def abort(work: Work, reason: str) -> None:
    """Whatever drill runs gives way to what is real (handbook SM-09); `reason` is the number of the emergency."""
    row = running(work)
    if row is not None:
        over(work, row, "aborted", reason)
