"""The drill a field names, how it stands, and the mark on every line that shows one."""

from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.drills import Drill, DrillFinding
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work

STATES = {
    "planned": N_("set for later"),
    "running": N_("running"),
    "debrief": N_("being debriefed"),
    "closed": N_("closed"),
    "aborted": N_("aborted"),
    "cancelled": N_("cancelled"),
}
"""How a drill stands, in words."""


def drill_of(work: Work, reference: str, *states: str) -> Drill:
    """The drill of a number, short forms included. Raises Refusal DRILL_UNKNOWN, ILLEGAL_STATE unless it stands so."""
    row = lookup.numbered(work, Drill, reference)
    if row is None:
        raise lookup.unknown("DRILL_UNKNOWN", N_("There is no drill {reference}."), "drill", reference)
    if states and row.status not in states:
        raise Refusal("ILLEGAL_STATE", N_("{no} is {state}."), field="drill", no=row.no, next=("show drills",),
                      state=Word(STATES[row.status]))  # fmt: skip
    return row


def running(work: Work) -> Drill | None:
    """The drill that runs."""
    return work.session.exec(select(Drill).where(Drill.status == "running")).first()


def finding_of(work: Work, reference: str) -> tuple[Drill, DrillFinding]:
    """The finding `Z261123-001/2` and its drill. Raises Refusal DRILL_UNKNOWN, FINDING_UNKNOWN."""
    number, _, seq = reference.partition("/")
    drill = drill_of(work, number)
    at = int(seq) if seq.isascii() and seq.isdecimal() and len(seq) < 7 else 0
    query = select(DrillFinding).where(DrillFinding.drill_id == drill.id, DrillFinding.seq == at)
    found = work.session.exec(query).first()
    if found is None:
        raise lookup.unknown("FINDING_UNKNOWN", N_("There is no finding {reference}."), "finding", reference)
    return drill, found
