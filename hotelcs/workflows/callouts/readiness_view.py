"""Whether a team could come now: who of it is here, who is on call, who counts, and what the shift lacks (handbook 01 S-53)."""

from dataclasses import dataclass
from datetime import date

from hotelcs.workflows.callouts.team_members import Member, members
from hotelcs.workflows.views import Asking

_TEAMS = "SELECT code, least FROM team WHERE :team = '' OR code = :team ORDER BY code"
SEEN = 4
"""Digits of a telephone that everybody sees."""


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A member of a team: where they are now (here, on_call, or off), and what keeps them from being called.

    The telephone of somebody who is off is masked for whoever does not see to staff. `there` and `least` are of the team now.
    """

    team: str
    staff: str
    name: str
    lead: bool
    place: str
    lacks: str
    phone: str
    there: int
    least: int


@dataclass(frozen=True, slots=True)
class TeamState:
    """How many of a team are here or within reach and count, and how many have to be."""

    team: str
    there: int
    least: int

    @property
    def is_short(self) -> bool:
        """Whether there are fewer than there have to be."""
        return self.there < self.least


def team_readiness(asking: Asking, team: str = "") -> list[ReadyRow]:
    """Every member of every team: those who are here first, then those on call, then those who are off."""
    found = []
    for code, least in asking.rows(_TEAMS, team=team):
        listed = _members(asking, code)
        there = sum(1 for one in listed if one.is_eligible and one.place)
        order = sorted(
            listed,
            key=lambda one: (
                not one.is_eligible,
                ("here", "on_call", "").index(one.place),
                not one.lead,
                one.no,
            ),
        )
        found += [
            ReadyRow(code, one.no, one.name, one.lead, one.place or "off", " ".join(one.lacks), _phone(asking, one.phone, one.place),
                     there, least)
            for one in order
        ]  # fmt: skip
    return found


def states(asking: Asking) -> list[TeamState]:
    """How every team stands now that has a least and anybody in it."""
    listed = [(code, least, _members(asking, code)) for code, least in asking.rows(_TEAMS, team="") if least]
    return [
        TeamState(code, sum(1 for one in found if one.is_eligible and one.place), least)
        for code, least, found in listed if found
    ]  # fmt: skip


def _members(asking: Asking, team: str) -> list[Member]:
    return members(
        asking.reader,
        team,
        date.fromisoformat(asking.business_date()),
        asking.local_now().replace(tzinfo=None),
    )


def _phone(asking: Asking, phone: str, place: str) -> str:
    """Shown of whoever is here or on call; of others to those who see to staff."""
    if place or asking.may("staff.read") or len(phone) <= SEEN:
        return phone
    return "*" * (len(phone) - SEEN) + phone[-SEEN:]
