"""A call-out is over: by its lead, by whoever called, or by whoever commands."""

from dataclasses import dataclass

from hotelcs.errors import Denied
from hotelcs.i18n import N_
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.callouts.call_out import case_of, open_callout
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.paging import outbox


@dataclass(frozen=True, slots=True)
class StoodDown:
    """The call-out, its team, and how many seconds went by until somebody was there (None when nobody was)."""

    callout: str
    team: str
    seconds: int | None


class StandDown(Act):
    """The team is not needed there any more; what came of it in words."""

    callout: Ref
    outcome: Name

    def perform(self, work: Work) -> StoodDown:
        """Nobody is paged about it any more."""
        row = open_callout(work, self.callout)
        own = work.actor.login == row.raised_by or (
            row.lead_id is not None and row.lead_id == work.actor.staff
        )
        if not own and not work.actor.may("incident.command"):
            raise Denied("CALLOUT_NOT_YOURS", N_("{no} is stood down by its lead, by whoever called, or by a supervisor."),
                         field="callout", next=("ask-supervisor",), no=row.no)  # fmt: skip
        row.status, row.stood_down_at, row.stood_down_by, row.outcome = (
            "stood_down",
            work.now,
            work.actor.login,
            self.outcome,
        )
        work.touch(row)
        outbox.call_off(work, case_of(row))
        chains.end(work, case_of(row))
        seconds = int((row.on_scene_at - row.raised_at).total_seconds()) if row.on_scene_at else None
        return StoodDown(row.no, row.team, seconds)
