"""A call-out that nobody accepts goes on: to every eligible member, those who are off too (SM-15).

Paging them, and the duty manager, is the matter of the chain that was begun with the call-out (docs/adr/0019).
"""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.models.callouts import Callout
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.callouts.call_out import call, wall_of
from hotelcs.workflows.callouts.team_members import members


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The call-outs that went on."""

    callouts: tuple[str, ...]
    count: int


class PassCallOutsOn(Act):
    """Pass on every call-out that nobody has accepted in time; each goes on once, however often and wherever this runs."""

    def perform(self, work: Work) -> PassedOn:
        """Those who are off are called as well, whoever of them is eligible; whom else to tell is the matter of its chain."""
        query = select(Callout).where(
            col(Callout.stood_down_at).is_(None),
            Callout.status == "raised",
            Callout.answer_due_at <= work.now,
        )
        rows = work.session.exec(query.order_by(col(Callout.id))).all()
        for row in rows:
            self._pass_on(work, row)
        return PassedOn(tuple(row.no for row in rows), len(rows))

    @staticmethod
    def _pass_on(work: Work, row: Callout) -> None:
        row.status, row.escalated_at = "escalated", work.now
        work.touch(row)
        eligible = [
            one
            for one in members(work.reader, row.team, work.business_date, wall_of(work))
            if one.is_eligible
        ]
        call(work, row, eligible, page=False)
