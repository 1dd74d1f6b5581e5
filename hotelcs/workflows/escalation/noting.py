"""What was found waiting is written down: its chain begins, or is over. `hotelcs escalate` and every open terminal look."""

from dataclasses import dataclass

from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.escalation.waits import look

ANY = "any"


@dataclass(frozen=True, slots=True)
class WaitingNoted:
    """The cases, "handover H261123-001", that somebody is told of from now on, and those that wait no more."""

    begun: tuple[str, ...]
    over: tuple[str, ...]


class NoteWaiting(Act):
    """Look for what waits too long: handovers, offers, notices, registrations, events; `hotelcs escalate` does."""

    def perform(self, work: Work) -> WaitingNoted:
        """Looks again in its own unit, so that two who look at once begin one chain."""
        found = look(work.reader, work.property.tz, work.now)
        for case in found.over:
            chains.end(work, case, late=False)
        for wait in found.new:
            chains.begin(work, wait.case, ANY, since=wait.since)
        return WaitingNoted(
            tuple(" ".join(wait.case) for wait in found.new), tuple(" ".join(case) for case in found.over)
        )
