"""Finding an emergency, moving it from state to state, and who commands it (handbook SM-07)."""

from dataclasses import dataclass

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.incidents import OVER, Incident
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.people import finding

STATES = {
    "reported": N_("reported"),
    "responding": N_("confirmed"),
    "contained": N_("contained"),
    "recovering": N_("clear, and being recovered from"),
    "reviewing": N_("being reviewed"),
    "false_alarm": N_("a false alarm"),
    "closed": N_("over"),
    "voided": N_("void"),
}
"""How an emergency stands, in words."""
LEGAL = {
    "reported": ("confirm-incident", "false-alarm"),
    "responding": ("contain-incident", "evacuate", "set-incident-level", "false-alarm"),
    "contained": ("all-clear", "reopen-danger"),
    "recovering": ("care-for-guest", "recover-incident"),
    "reviewing": ("sign-off-incident", "review-incident", "close-incident"),
}
"""What is done next with an emergency in a state."""


@dataclass(frozen=True, slots=True)
class IncidentMoved:
    """The emergency, its type, its state, and whether whoever raised it was signed in."""

    incident: str
    type: str
    status: str
    signed_in: bool
    drill: bool = False


def moved(row: Incident) -> IncidentMoved:
    """What an act that moved an emergency answers."""
    return IncidentMoved(row.no, row.type, row.status, row.signed_in, row.drill)


def incident_of(work: Work, reference: str) -> Incident:
    """The emergency of a number, short forms included. Raises Refusal INCIDENT_UNKNOWN."""
    found = lookup.numbered(work, Incident, reference)
    if found is None:
        raise lookup.unknown(
            "INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), "incident", reference
        )
    return found


def standing(work: Work, reference: str, *states: str) -> Incident:
    """The emergency of a number, in one of `states`; without any, one that is not over. Raises Refusal ILLEGAL_STATE."""
    row = incident_of(work, reference)
    if (row.status in OVER) if not states else (row.status not in states):
        raise Refusal(
            "ILLEGAL_STATE",
            N_("{no} is {state}."),
            field="incident",
            next=LEGAL.get(row.status, ("show incident",)),
            no=row.no,
            state=Word(STATES[row.status]),
        )
    return row


def move(work: Work, row: Incident, state: str) -> None:
    """Put an emergency into `state`; what is over ends its chain."""
    row.status = state
    if state in OVER:
        row.ended_at, row.offered_id = work.now, None
        chains.end(work, case_of(row))
    work.touch(row)


def case_of(row: Incident) -> Case:
    """The emergency as chains and pages know it; a drill is never taken for one."""
    return Case("drill" if row.drill else "incident", row.no)


def commanding(work: Work, row: Incident) -> None:
    """Whoever acts commands, or nobody does yet and now they do. Raises Refusal COMMAND_HELD, Denied NOBODY."""
    me = int(finding.myself(work).id or 0)
    if row.commander_id is None:
        row.commander_id = me
        chains.acknowledged(work, case_of(row))
    elif row.commander_id != me:
        raise Refusal(
            "COMMAND_HELD",
            N_("{login} commands {no}. Take the command over first."),
            field="incident",
            next=("take-command",),
            login=login_of(work, row.commander_id),
            no=row.no,
        )


def login_of(work: Work, staff: int) -> str:
    """How somebody signs in; the number of staff of whoever has no account."""
    sql = "SELECT coalesce(a.login, s.no) FROM staff s LEFT JOIN account a ON a.staff_id = s.id WHERE s.id = :id"
    return str(value(work.reader, sql, id=staff))
