"""Which roll call, and which of its people, somebody means by what they typed."""

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drills import Drill
from hotelcs.models.incidents import Incident
from hotelcs.models.rollcall import RollCall, RollCallEntry
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.incidents.standing import incident_of


def meant(work: Work, reference: str) -> Incident:
    """The emergency of a number, or the one that a drill (Z) is. Raises Refusal INCIDENT_UNKNOWN."""
    if not reference.strip().upper().startswith("Z"):
        return incident_of(work, reference)
    drill = lookup.numbered(work, Drill, reference)
    if drill is None or drill.incident_id is None:
        raise lookup.unknown(
            "INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), "incident", reference
        )
    found: Incident = lookup.by_id(work, Incident, drill.incident_id)
    return found


def incident_now(work: Work, reference: str) -> Incident:
    """The emergency of a number; without one the newest that is not over, a real one first. Raises Refusal INCIDENT_UNKNOWN, INCIDENT_NONE."""
    if reference:
        return meant(work, reference)
    query = select(Incident).where(col(Incident.ended_at).is_(None))
    query = query.order_by(col(Incident.drill), col(Incident.id).desc()).limit(1)
    found = work.session.exec(query).first()
    if found is None:
        raise Refusal("INCIDENT_NONE", N_("No emergency is under way. Raise it first."), field="incident",
                      next=("raise-incident",))  # fmt: skip
    return found


def call_of(work: Work, reference: str) -> tuple[RollCall, Incident]:
    """The newest roll call of an emergency; without a number the one under way, a real one before a drill, else the newest.

    Raises Refusal ROLL_CALL_NONE.
    """
    query = select(RollCall).order_by(
        col(RollCall.closed_at).is_not(None), col(RollCall.drill), col(RollCall.id).desc()
    )
    if reference:
        query = query.where(RollCall.incident_id == meant(work, reference).id)
    found = work.session.exec(query).first()
    if found is None:
        raise Refusal(
            "ROLL_CALL_NONE", N_("There is no roll call yet."), field="incident", next=("open-roll-call",)
        )
    return found, lookup.by_id(work, Incident, found.incident_id)


def entries_of(work: Work, call: RollCall, wanted: str) -> list[RollCallEntry]:
    """Who is meant: everybody of a room in the order of the list, one by their place on it (#12), or by a number (V, E).

    Raises Refusal ROLL_CALL_WHO.
    """
    query = select(RollCallEntry).where(
        RollCallEntry.roll_call_id == call.id, col(RollCallEntry.withdrawn).is_(False)
    )
    said = wanted.strip()
    if said.startswith("#") and said[1:].isascii() and said[1:].isdecimal():
        query = query.where(RollCallEntry.seq == int(said[1:]))
    else:
        query = query.where((col(RollCallEntry.room) == said) | (col(RollCallEntry.ref) == said.upper()))
    found = list(work.session.exec(query.order_by(col(RollCallEntry.seq))))
    if not found:
        raise Refusal("ROLL_CALL_WHO", N_("Nobody on the list is {reference}."), field="who", reference=said,
                      next=("show roll-call", "append-to-roll-call"))  # fmt: skip
    return found


def counted(work: Work, call: RollCall) -> tuple[int, int]:
    """How many are expected, and of how many nothing good nor bad is known (unknown or missing)."""
    rows = work.reader.rows(_COUNTED, call=call.id)
    return int(rows[0][0]), int(rows[0][1] or 0)


_COUNTED = "SELECT count(*), sum(status IN ('unknown','missing')) FROM roll_call_entry WHERE roll_call_id = :call AND NOT withdrawn"
