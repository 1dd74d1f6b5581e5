"""A line of a handover that is not as it is written: both accounts are kept, a supervisor settles it (SM-11)."""

from dataclasses import dataclass

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import Handover, HandoverLine
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.shifts.drafts import handover_of


@dataclass(frozen=True, slots=True)
class LineDisputed:
    """The handover, the line, and how the handover stands."""

    handover: str
    line: int
    status: str


class DisputeHandover(Act):
    """Say that a line is not as it is written; both accounts are kept, and a supervisor settles it."""

    handover: Ref | None = None
    department: Ref = DESK
    line: int
    reason: Name

    def perform(self, work: Work) -> LineDisputed:
        """By whoever is to take it over."""
        row, _ = handover_of(work, self.handover, self.department)
        if row.status not in ("submitted", "disputed"):
            raise Refusal("NOT_SUBMITTED", N_("{no} was not handed over."), field="handover", no=row.no)
        if row.submitted_by == work.actor.login:
            raise Denied(
                "SECOND_PERSON", N_("Somebody else takes over what you hand over."), field="handover"
            )
        line = line_of(work, row, self.line)
        line.status, line.giver = "disputed", f"{row.submitted_by}: {line.words}"
        line.receiver = _beside(line.receiver, work.actor.login, self.reason)
        row.status = "disputed"
        work.touch(row)
        return LineDisputed(row.no, line.line, row.status)


class SettleDispute(Act):
    """Say what is so about a disputed line; both accounts stay beside it."""

    handover: Ref | None = None
    department: Ref = DESK
    line: int
    words: Name

    def perform(self, work: Work) -> LineDisputed:
        """By nobody who gave or disputed it."""
        row, _ = handover_of(work, self.handover, self.department)
        line = line_of(work, row, self.line)
        if line.status != "disputed":
            raise Refusal("NOT_DISPUTED", N_("Line {line} is not disputed."), field="line", line=self.line)
        if work.actor.login == row.submitted_by or work.actor.login in _who(line.receiver):
            raise Denied("SECOND_PERSON", N_("Somebody who is not part of it settles it."), field="line")
        line.status, line.settled = "settled", _beside(line.settled, work.actor.login, self.words)
        work.session.flush()
        open_lines = select(HandoverLine).where(
            HandoverLine.handover_id == row.id, HandoverLine.status == "disputed"
        )
        if work.session.exec(open_lines).first() is None:
            row.status = "submitted"
        work.touch(row)
        return LineDisputed(row.no, line.line, row.status)


def _beside(before: str, login: str, said: str) -> str:
    """What was said before, and on a line of its own what somebody says now."""
    return "\n".join(filter(None, (before, f"{login}: {said}")))


def _who(accounts: str) -> set[str]:
    """The logins whose accounts these are."""
    return {one.partition(": ")[0] for one in accounts.split("\n")}


def line_of(work: Work, row: Handover, number: int) -> HandoverLine:
    """A line of a handover. Raises Refusal LINE_UNKNOWN."""
    found = work.session.get(HandoverLine, (row.id, number))
    if found is None:
        raise Refusal("LINE_UNKNOWN", N_("{no} has no line {line}."), field="line", no=row.no, line=number)
    return found
