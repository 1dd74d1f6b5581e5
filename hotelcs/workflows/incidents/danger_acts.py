"""Out of the house, no further danger, danger again, all clear (handbook SM-07)."""

from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.incidents import muster
from hotelcs.workflows.incidents.standing import IncidentMoved, commanding, move, moved, standing
from hotelcs.workflows.incidents.timeline import log


class Evacuate(Act):
    """Everybody leaves the house: the roll call is frozen, nobody goes back in. Whoever commands says so."""

    incident: Ref
    assembly: Name | None = None

    def perform(self, work: Work) -> IncidentMoved:
        """From reported or responding; evacuating confirms. Refused when it was said already."""
        row = standing(work, self.incident, "reported", "responding")
        if row.evac:
            raise Refusal(
                "EVACUATING", N_("{no} is being evacuated already."), field="incident",
                next=("show incident",), no=row.no,
            )  # fmt: skip
        commanding(work, row)
        row.evac = row.no_reentry = True
        log(work, row, "decide", "evacuate", self.assembly or work.property.assembly)
        move(work, row, "responding")
        muster.begin(work, row, self.assembly or work.property.assembly)
        return moved(row)


class ContainIncident(Act):
    """No further danger; nobody goes back in before the all-clear."""

    incident: Ref
    text: Words = ""

    def perform(self, work: Work) -> IncidentMoved:
        """From responding; whoever commands says so."""
        row = standing(work, self.incident, "responding")
        commanding(work, row)
        log(work, row, "decide", "contained", self.text)
        move(work, row, "contained")
        return moved(row)


class ReopenDanger(Act):
    """It is dangerous again."""

    incident: Ref
    reason: Name

    def perform(self, work: Work) -> IncidentMoved:
        """From contained back to responding; anybody who may command says so at once."""
        row = standing(work, self.incident, "contained")
        log(work, row, "observe", "danger_again", self.reason)
        move(work, row, "responding")
        return moved(row)


class AllClear(Act):
    """The house may be entered again, says whoever commands, or the authority.

    Refused while people are not accounted for, unless `handed` says that the rescuers have their names.
    """

    incident: Ref
    by: Literal["commander", "authority"] = "commander"
    who: Words = ""
    handed: bool = False

    def perform(self, work: Work) -> IncidentMoved:
        """From contained to recovering."""
        row = standing(work, self.incident, "contained")
        commanding(work, row)
        missing = muster.unaccounted(work, row)
        if missing and not self.handed:
            raise Refusal(
                "PEOPLE_MISSING", N_("{count} people are not accounted for. Hand them to the rescuers first."),
                field="handed", next=("show incident",), count=missing,
            )  # fmt: skip
        row.no_reentry, row.told_at = False, None
        if missing:
            log(work, row, "notify", "handed_to_rescue", str(missing))
        log(work, row, "decide", "all_clear_authority" if self.by == "authority" else "all_clear", self.who)
        move(work, row, "recovering")
        return moved(row)
