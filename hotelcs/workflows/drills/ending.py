"""A drill is over: ended for its debriefing, or aborted by a real emergency; its incident and its roll call are over with it."""

from hotelcs.models.drills import Drill
from hotelcs.models.incidents import OVER, Incident
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.drills.finding import running
from hotelcs.workflows.incidents.standing import move
from hotelcs.workflows.incidents.timeline import log
from hotelcs.workflows.rollcall import opening


def over(work: Work, row: Drill, status: str, reason: str = "") -> None:
    """The drill and its incident end."""
    row.status, row.ended_at, row.reason = status, work.now, reason or row.reason
    work.touch(row)
    incident: Incident = lookup.by_id(work, Incident, row.incident_id)
    if incident.status not in OVER:
        incident.no_reentry = False
        log(work, incident, "decide", "closed", reason)
        move(work, incident, "closed")
    _stop_counting(work, incident, reason)


def _stop_counting(work: Work, incident: Incident, reason: str) -> None:
    """Nobody is looked for any more; whoever comes into the house later is on no list of a drill."""
    call = opening.under_way(work, incident)
    if call is not None:
        call.closed_at, call.closed_by = work.now, work.actor.login
        work.touch(call)
        opening.mark(work, call, "closed", reason)


def abort(work: Work, reason: str) -> None:
    """Whatever drill runs gives way to what is real (handbook SM-09); `reason` is the number of the emergency."""
    row = running(work)
    if row is not None:
        over(work, row, "aborted", reason)


def ended(work: Work, incident: Incident) -> None:
    """The incident a drill is run as was ended on its own screen: the drill is over, its debriefing begins."""
    row = running(work) if incident.drill else None
    if row is not None and row.incident_id == incident.id:
        over(work, row, "debrief")
