"""Emergencies: raised with a type and a place, confirmed by somebody on the spot, or a false alarm (handbook SM-07)."""

from dataclasses import dataclass
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.drills import ending
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.incidents.raising import raise_incident
from hotelcs.workflows.incidents.standing import IncidentMoved, case_of, incident_of, move, moved, standing
from hotelcs.workflows.incidents.timeline import log

__all__ = [
    "ConfirmIncident",
    "FalseAlarm",
    "Level",
    "RaiseIncident",
    "SetIncidentLevel",
    "Type",
    "VoidIncident",
    "incident_of",
]
Type = Literal[
    "fire", "medical", "power", "water", "lift", "theft", "violence", "missing_child", "food", "earthquake", "typhoon",
    "system", "death", "bomb", "gas", "other",
]  # fmt: skip
Level = Literal["l1", "l2", "l3", "l4"]


class RaiseIncident(Act):
    """Raise an emergency: every terminal shows it. Nobody has to be signed in; then it is marked so."""

    type: Type
    place: Name

    def perform(self, work: Work) -> IncidentMoved:
        """Nothing stands in the way of it; a place that is a room's number is that room."""
        return moved(raise_incident(work, self.type, self.place))


class ConfirmIncident(Act):
    """Somebody is on the spot, and it is so. Whoever confirms commands, unless somebody does already."""

    incident: Ref
    level: Level | None = None

    def perform(self, work: Work) -> IncidentMoved:
        """From reported to responding."""
        row = standing(work, self.incident, "reported")
        row.level = self.level or row.level
        row.commander_id = row.commander_id or work.actor.staff
        log(work, row, "observe", "confirmed", row.level or "")
        chains.acknowledged(work, case_of(row))
        move(work, row, "responding")
        return moved(row)


class FalseAlarm(Act):
    """Somebody was on the spot, and there is nothing: how that was found out, and what set the alarm off."""

    incident: Ref
    reason: Name
    cause: Words = ""

    def perform(self, work: Work) -> IncidentMoved:
        """It stays on record with its reason."""
        row = standing(work, self.incident, "reported", "responding")
        row.reason, row.no_reentry = self.reason, False
        log(work, row, "finding", "false_alarm", self.reason)
        if self.cause:
            log(work, row, "finding", "cause", self.cause)
        move(work, row, "false_alarm")
        ending.ended(work, row)
        return moved(row)


@dataclass(frozen=True, slots=True)
class LevelSet:
    """The emergency, and its level before and now."""

    incident: str
    before: str
    level: str


class SetIncidentLevel(Act):
    """Change the level of an emergency: from now on more people are told, or fewer."""

    incident: Ref
    level: Level

    def perform(self, work: Work) -> LevelSet:
        """Refused for the level that it has."""
        row = standing(work, self.incident, "reported", "responding", "contained")
        before = row.level or ""
        if self.level == before:
            raise Refusal(
                "LEVEL_ALREADY", N_("{no} has this level already."), field="level",
                next=("type-again",), no=row.no,
            )  # fmt: skip
        row.level = self.level
        log(work, row, "decide", "level", self.level)
        chains.begin(work, case_of(row), self.level)
        work.touch(row)
        return LevelSet(row.no, before, self.level)


class VoidIncident(Act):
    """Raised by mistake, or in a drill that went wrong: it counts for nothing and stays on record with its reason."""

    incident: Ref
    reason: Name

    def perform(self, work: Work) -> IncidentMoved:
        """From any state in which it is not over."""
        row = standing(work, self.incident)
        row.reason, row.no_reentry = self.reason, False
        log(work, row, "decide", "voided", self.reason)
        move(work, row, "voided")
        ending.ended(work, row)
        return moved(row)
