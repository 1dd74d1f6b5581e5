"""Emergencies: raised with a type and a place, confirmed by somebody on the spot, or a false alarm (handbook SM-07)."""

from dataclasses import dataclass
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_, Word
from hotelcs.models.incidents import Incident
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.incidents.raising import raise_incident

Type = Literal[
    "fire", "medical", "power", "water", "lift", "theft", "violence", "missing_child", "food", "earthquake", "typhoon",
    "system", "death", "bomb", "gas", "other",
]  # fmt: skip
STATES = {
    "reported": N_("reported"),
    "responding": N_("confirmed"),
    "false_alarm": N_("a false alarm"),
    "closed": N_("over"),
}
"""How an emergency stands, in words."""


@dataclass(frozen=True, slots=True)
class IncidentMoved:
    """The emergency, its type, its state, and whether whoever raised it was signed in."""

    incident: str
    type: str
    status: str
    signed_in: bool


class RaiseIncident(Act):
    """Raise an emergency: every terminal shows it. Nobody has to be signed in; then it is marked so."""

    type: Type
    place: Name

    def perform(self, work: Work) -> IncidentMoved:
        """Nothing stands in the way of it; a place that is a room's number is that room."""
        row = raise_incident(work, self.type, self.place)
        return IncidentMoved(row.no, row.type, row.status, row.signed_in)


class ConfirmIncident(Act):
    """Somebody is on the spot, and it is so."""

    incident: Ref

    def perform(self, work: Work) -> IncidentMoved:
        """From reported to responding."""
        return _move(work, self.incident, ("reported",), "responding", "")


class FalseAlarm(Act):
    """Somebody was on the spot, and there is nothing."""

    incident: Ref
    reason: Name

    def perform(self, work: Work) -> IncidentMoved:
        """It stays on record with its reason."""
        return _move(work, self.incident, ("reported", "responding"), "false_alarm", self.reason)


class CloseIncident(Act):
    """The emergency is over."""

    incident: Ref
    reason: Name

    def perform(self, work: Work) -> IncidentMoved:
        """What was done is said in words."""
        return _move(work, self.incident, ("reported", "responding"), "closed", self.reason)


def _move(work: Work, reference: str, before: tuple[str, ...], after: str, reason: str) -> IncidentMoved:
    row = incident_of(work, reference)
    if row.status not in before:
        raise Refusal(
            "ILLEGAL_STATE",
            N_("{no} is {state}."),
            field="incident",
            no=row.no,
            state=Word(STATES[row.status]),
        )
    row.status, row.reason = after, reason or row.reason
    if after in ("false_alarm", "closed"):
        row.ended_at = work.now
    work.touch(row)
    return IncidentMoved(row.no, row.type, row.status, row.signed_in)


def incident_of(work: Work, reference: str) -> Incident:
    """The emergency of a number, short forms included. Raises Refusal INCIDENT_UNKNOWN."""
    found = lookup.numbered(work, Incident, reference)
    if found is None:
        raise lookup.unknown(
            "INCIDENT_UNKNOWN", N_("There is no emergency {reference}."), "incident", reference
        )
    return found
