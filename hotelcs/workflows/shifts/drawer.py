"""What moves the cash drawer beside payments: paid out, dropped into the safe, received on an account (handbook 02 §2.4.10)."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.drawer import DrawerMove
from hotelcs.models.shift_log import Handover, ShiftRun
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name
from hotelcs.workflows.shifts import runs
from hotelcs.workflows.shifts.cash import DESK


@dataclass(frozen=True, slots=True)
class DrawerMoved:
    """The movement (negative out of the drawer), its shift, and its amount in minor units; what is in the drawer is not told."""

    move: int
    run: int
    kind: str
    amount_minor: int


class PayOut(Act):
    """Pay something in cash out of the drawer: postage, a taxi, flowers. It needs a reason, and a shift that is open."""

    amount: Annotated[Amount, Field(gt=0)]
    reason: Name

    def perform(self, work: Work) -> DrawerMoved:
        """After the drawer was counted for the handover, it is counted again."""
        return move(work, "paid_out", -self.amount, self.reason)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite movement."""
        return taken_back(result)


class DropCash(Act):
    """Take cash out of the drawer into the safe; `reason` names the envelope or who took it."""

    amount: Annotated[Amount, Field(gt=0)]
    reason: Name

    def perform(self, work: Work) -> DrawerMoved:
        """After the drawer was counted for the handover, it is counted again."""
        return move(work, "dropped", -self.amount, self.reason)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite movement."""
        return taken_back(result)


class CorrectDrawer(Act):
    """Take a movement of the drawer back by its opposite, in the shift it belongs to, once."""

    move: int
    reason: Name

    def perform(self, work: Work) -> DrawerMoved:
        """What was received on an account is taken back there (`return-on-account`)."""
        row = work.session.get(DrawerMove, self.move)
        if row is None or row.kind == "received":
            raise Refusal("MOVE_UNKNOWN", N_("There is no such movement of the drawer: {move}."), field="move",
                          next=("show drawer-moves", "return-on-account"), move=self.move)  # fmt: skip
        again = work.session.exec(select(DrawerMove).where(DrawerMove.corrects_id == row.id)).first()
        if row.corrects_id is not None or again is not None:
            raise Refusal(
                "ALREADY_CORRECTED",
                N_("This is corrected already."),
                field="move",
                next=("show drawer-moves",),
            )
        if (run := open_drawer(work)).id != row.run_id:
            raise Refusal(
                "SHIFT_OVER", N_("That shift is over; note it in the log."), field="move", next=("log",)
            )
        return move(work, row.kind, -row.amount_minor, self.reason, corrects=row.id, run=run)


def move(
    work: Work,
    kind: str,
    amount: int,
    reason: str,
    *,
    corrects: int | None = None,
    run: ShiftRun | None = None,
) -> DrawerMoved:
    """Write a movement of the drawer of the open shift; a count made before it is void."""
    run = run or open_drawer(work)
    row = work.add(DrawerMove(
        run_id=int(run.id or 0), business_date=work.business_date, at=work.now, kind=kind, amount_minor=amount, reason=reason,
        corrects_id=corrects, actor=work.actor.login,
    ))  # fmt: skip
    if run.counted_minor is not None:
        run.counted_minor = run.payments_to = None
        work.touch(run)
    return DrawerMoved(int(row.id or 0), int(run.id or 0), kind, amount)


def open_drawer(work: Work) -> ShiftRun:
    """The open shift of the desk. Raises Refusal NO_SHIFT, HANDOVER_OPEN while it is given over."""
    run = runs.open_run(work, DESK)
    if run is None:
        raise Refusal("NO_SHIFT", N_("No shift of the desk is open, so nobody answers for the drawer."), field=None,
                      next=("open-shift",))  # fmt: skip
    query = select(Handover).where(Handover.run_id == run.id, Handover.status != "draft")
    if work.session.exec(query).first() is not None:
        raise Refusal("HANDOVER_OPEN", N_("The drawer is being handed over; whoever takes it enters this."), field=None,
                      next=("accept-handover", "withdraw-handover"))  # fmt: skip
    return run


def taken_back(result: dict[str, Any]) -> Act:
    """The act that takes the movement of `result` back."""
    from hotelcs.workflows.verbs import act_of

    return act_of("correct-drawer").parse({"move": result["move"], "reason": "undone"})
