"""Handing a shift over: drafted from what happened, counted blind, submitted (handbook SM-11, W-21, SC11)."""

from typing import Any

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import Handover, HandoverLine
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Note, Ref, Words
from hotelcs.workflows.shifts import cash_counts
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.shifts.drafts import (
    HandoverMoved,
    draft_of,
    fill,
    moved,
    open_draft,
    open_shift,
)
from hotelcs.workflows.shifts.freezing import freeze


class StartHandover(Act):
    """Begin to hand the open shift over: from now on there is a draft to look at and to write into."""

    department: Ref = DESK

    def perform(self, work: Work) -> HandoverMoved:
        """One for each shift; starting again finds the draft that is there."""
        run = open_shift(work, self.department)
        return moved(run, draft_of(work, run))


class CountCash(Act):
    """Say what was counted in the drawer, and which keys are there; only then is it told what should be."""

    department: Ref = DESK
    counted: Amount
    keys: Words = ""

    def perform(self, work: Work) -> HandoverMoved:
        """Counting again is allowed until the shift is handed over, and every count is kept; what is paid after the
        count is the next shift's.

        A preview counts nothing, so it tells nothing of what should be there.
        """  # noqa: D205 - one sentence too long for a line
        run, row = open_draft(work, self.department)
        cash_counts.count(work, run, row, self.counted)
        row.keys = self.keys or row.keys
        work.touch(row)
        return moved(run, row, told=work.kept)


class EditHandover(Act):
    """Write the note to the next shift, why the drawer differs, which keys are there.

    Give the `version` you looked at to be told when somebody else wrote first.
    """

    department: Ref = DESK
    note: Note | None = None
    difference_reason: Words | None = None
    keys: Words | None = None
    version: int | None = None

    def perform(self, work: Work) -> HandoverMoved:
        """What is not named stays."""
        run, row = open_draft(work, self.department)
        fill(
            work, row, self.version, note=self.note, difference_reason=self.difference_reason, keys=self.keys
        )
        work.touch(row)
        return moved(run, row)


class HandOver(Act):
    """Hand the open shift over: what is open is written down with its owners, and waits to be accepted by another.

    Give the `version` you looked at to be told when somebody else wrote first.
    """

    department: Ref = DESK
    note: Note | None = None
    counted: Amount | None = None
    difference_reason: Words | None = None
    keys: Words | None = None
    version: int | None = None

    def perform(self, work: Work) -> HandoverMoved:
        """The drawer is counted and a difference explained; every line has an owner."""
        run, row = open_draft(work, self.department)
        fill(
            work, row, self.version, note=self.note, difference_reason=self.difference_reason, keys=self.keys
        )
        if self.counted is not None:
            cash_counts.count(work, run, row, self.counted)
        cash_counts.refuse_unexplained(work, run, row)
        listed = freeze(work, run, row)
        row.status, row.submitted_by, row.submitted_at = "submitted", work.actor.login, work.now
        work.touch(row)
        return moved(run, row, listed, told=work.kept or self.counted is None)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking it back, while nobody has accepted it."""
        from hotelcs.workflows.verbs import act_of

        return act_of("withdraw-handover").parse({"department": result["department"]})


class WithdrawHandover(Act):
    """Take a handover back that nobody has accepted nor disputed, to change it."""

    department: Ref = DESK

    def perform(self, work: Work) -> HandoverMoved:
        """Only whoever submitted it, or who settles."""
        run = open_shift(work, self.department)
        row = draft_of(work, run)
        if row.status not in ("submitted", "disputed"):
            raise Refusal("NOT_SUBMITTED", N_("{no} was not handed over."), field="department", no=row.no)
        if row.submitted_by != work.actor.login and not work.actor.may("shift.settle"):
            raise Denied(
                "NOT_YOURS",
                N_("{owner} handed this over; only they, or a supervisor, take it back."),
                field="department",
                owner=row.submitted_by,
            )
        lines = list(work.session.exec(select(HandoverLine).where(HandoverLine.handover_id == row.id)))
        _refuse_disputed(row, lines)
        for line in lines:
            work.session.delete(line)
        row.status, row.submitted_by, row.submitted_at = "draft", None, None
        work.touch(row)
        return moved(run, row)


def _refuse_disputed(row: Handover, lines: list[HandoverLine]) -> None:
    """Refuse to wipe lines that hold the account of somebody else."""
    if row.status == "disputed":
        raise Refusal("DISPUTED", N_("{no} has disputed lines; a supervisor settles them first."), field="department",
                      next=("settle-dispute",), no=row.no)  # fmt: skip
    if any(line.receiver for line in lines):
        raise Refusal("WAS_DISPUTED", N_("{no} was disputed; what both said of it stays, so it is not taken back."),
                      field="department", next=("accept-handover", "log"), no=row.no)  # fmt: skip
