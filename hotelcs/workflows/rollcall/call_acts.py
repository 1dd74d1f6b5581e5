"""A roll call as a whole: opened, moved to another place, closed, opened again (handbook 02 §2.3.6, SM-07)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.incidents import Incident
from hotelcs.models.rollcall import RollCall
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.rollcall.calls import call_of, counted, incident_now
from hotelcs.workflows.rollcall.opening import mark, open_roll_call


@dataclass(frozen=True, slots=True)
class RollCallMoved:
    """The emergency, how many are expected, of how many it is not known where they are, where it is, and where it was."""

    incident: str
    expected: int
    unseen: int
    assembly: str
    before: str


class OpenRollCall(Act):
    """Call the roll of an emergency or a drill at an assembly point, else the usual one; without a number, of the one under way."""

    assembly: Name | None = None
    incident: Ref | None = None

    def perform(self, work: Work) -> RollCallMoved:
        """Refused while one is under way (uq_roll_call_open), and where nothing has happened."""
        incident = incident_now(work, self.incident or "")
        call = open_roll_call(work, incident, self.assembly or work.property.assembly)
        return _stands(work, call, incident)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It is closed; its list stays on record."""
        from hotelcs.workflows.verbs import act_of

        return act_of("close-roll-call").parse({"incident": result["incident"], "handed": "undone"})


class MoveAssembly(Act):
    """People gather at another place."""

    assembly: Name
    incident: Ref | None = None

    def perform(self, work: Work) -> RollCallMoved:
        """Refused for a roll call that is over."""
        call, incident = call_of(work, self.incident or "")
        refuse_closed(call, incident)
        before, call.assembly = call.assembly, self.assembly
        work.touch(call)
        mark(work, call, "moved", self.assembly)
        return _stands(work, call, incident, before)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """They gather where they did before."""
        from hotelcs.workflows.verbs import act_of

        return act_of("move-assembly").parse({"incident": result["incident"], "assembly": result["before"]})


class CloseRollCall(Act):
    """The roll call is over. While anybody is missing or unknown, `handed` says who looks for them now (the fire brigade)."""

    incident: Ref | None = None
    handed: Words = ""

    def perform(self, work: Work) -> RollCallMoved:
        """Refused while somebody is missing or unknown and nobody has taken that over, and when it is over already."""
        call, incident = call_of(work, self.incident or "")
        refuse_closed(call, incident)
        _, unseen = counted(work, call)
        if unseen and not self.handed:
            raise Refusal("ROLL_CALL_UNSEEN", N_("Of {unseen} people it is not known where they are. Who looks for them now?"),
                          field="handed", next=("handed", "show roll-call"), unseen=unseen)  # fmt: skip
        call.closed_at, call.closed_by, call.handed_to = work.now, work.actor.login, self.handed
        work.touch(call)
        mark(work, call, "closed", self.handed)
        return _stands(work, call, incident)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """It goes on."""
        from hotelcs.workflows.verbs import act_of

        return act_of("reopen-roll-call").parse({"incident": result["incident"], "reason": "undone"})


class ReopenRollCall(Act):
    """The roll call goes on, with a reason; whoever came into the house since is appended."""

    reason: Name
    incident: Ref | None = None

    def perform(self, work: Work) -> RollCallMoved:
        """Refused for one that is under way."""
        from hotelcs.workflows.rollcall.opening import append_arrivals

        call, incident = call_of(work, self.incident or "")
        if call.closed_at is None:
            raise Refusal("ROLL_CALL_OPEN", N_("A roll call is under way already."), field="incident",
                          next=("show roll-call",))  # fmt: skip
        call.closed_at, call.closed_by, call.handed_to = None, None, ""
        work.touch(call)
        mark(work, call, "reopened", self.reason)
        append_arrivals(work)
        return _stands(work, call, incident)


def refuse_closed(call: RollCall, incident: Incident) -> None:
    """Refuse what is only done while people are counted."""
    if call.closed_at is not None:
        raise Refusal("ROLL_CALL_CLOSED", N_("The roll call of {incident} is over. Say why it is changed."), field="reason",
                      next=("reopen-roll-call", "reason"), incident=incident.no)  # fmt: skip


def _stands(work: Work, call: RollCall, incident: Incident, before: str = "") -> RollCallMoved:
    expected, unseen = counted(work, call)
    return RollCallMoved(incident.no, expected, unseen, call.assembly, before)
