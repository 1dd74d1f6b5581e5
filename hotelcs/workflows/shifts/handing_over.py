"""Handing a shift over: drafted from what happened, counted blind, submitted (handbook SM-11, W-21, SC11)."""

import json
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import Handover, HandoverLine, ShiftRun
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Note, Ref, Words
from hotelcs.workflows.roster import presence
from hotelcs.workflows.roster.shift_times import wall_of
from hotelcs.workflows.shifts import carried, cash, runs
from hotelcs.workflows.shifts.runs import DESK
from hotelcs.workflows.stale import refuse_stale

CASH, KEYS = "cash", "keys"
FRESH = 1
"""The version of a draft that nobody has written into; a view of no draft at all says 0."""


@dataclass(frozen=True, slots=True)
class HandoverMoved:
    """The handover, its state, how many lines it has, and by how much the drawer differs (minor units, None uncounted)."""

    handover: str
    department: str
    status: str
    lines: int
    difference_minor: int | None


class StartHandover(Act):
    """Begin to hand the open shift over: from now on there is a draft to look at and to write into."""

    department: Ref = DESK

    def perform(self, work: Work) -> HandoverMoved:
        """One for each shift; starting again finds the draft that is there."""
        run = open_shift(work, self.department)
        row = draft_of(work, run)
        return HandoverMoved(row.no, run.department, row.status, 0, difference(run, row))


class CountCash(Act):
    """Say what was counted in the drawer, and which keys are there; only then is it told what should be."""

    department: Ref = DESK
    counted: Amount
    keys: Words = ""

    def perform(self, work: Work) -> HandoverMoved:
        """Counting again is allowed until the shift is handed over; what is paid after the count is the next shift's.

        A preview counts nothing, so it tells nothing of what should be there.
        """
        run = open_shift(work, self.department)
        row = draft_of(work, run)
        refuse_submitted(row)
        count(work, run, row, self.counted)
        row.keys = self.keys or row.keys
        work.touch(row)
        told = difference(run, row) if work.kept else None
        return HandoverMoved(row.no, run.department, row.status, 0, told)


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
        run = open_shift(work, self.department)
        row = draft_of(work, run)
        refuse_submitted(row)
        refuse_overwriting(work, row, self)
        write(row, self.note, self.difference_reason, self.keys)
        work.touch(row)
        return HandoverMoved(row.no, run.department, row.status, 0, difference(run, row))


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
        run = open_shift(work, self.department)
        row = draft_of(work, run)
        refuse_submitted(row)
        refuse_overwriting(work, row, self)
        if self.counted is not None:
            count(work, run, row, self.counted)
        write(row, self.note, self.difference_reason, self.keys)
        self._refuse_uncounted(run, row)
        listed = freeze(work, run, row)
        row.status, row.submitted_by, row.submitted_at = "submitted", work.actor.login, work.now
        work.touch(row)
        told = difference(run, row) if work.kept or self.counted is None else None
        return HandoverMoved(row.no, run.department, row.status, listed, told)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking it back, while nobody has accepted it."""
        return WithdrawHandover(department=result["department"])

    @staticmethod
    def _refuse_uncounted(run: ShiftRun, row: Handover) -> None:
        if run.department != DESK:
            return
        if run.counted_minor is None:
            raise Refusal("NOT_COUNTED", N_("Count the drawer first."), field="counted", next=("count-cash",))
        if difference(run, row) and not row.difference_reason:
            raise Refusal("DIFFERENCE_UNEXPLAINED", N_("The drawer differs from what should be in it; say why, as far as you "
                          "know."), field="difference_reason", next=("show handover",))  # fmt: skip


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
        return HandoverMoved(row.no, run.department, row.status, 0, difference(run, row))


def _refuse_disputed(row: Handover, lines: list[HandoverLine]) -> None:
    """Refuse to wipe lines that hold the account of somebody else."""
    if row.status == "disputed":
        raise Refusal("DISPUTED", N_("{no} has disputed lines; a supervisor settles them first."), field="department",
                      next=("settle-dispute",), no=row.no)  # fmt: skip
    if any(line.receiver for line in lines):
        raise Refusal("WAS_DISPUTED", N_("{no} was disputed; what both said of it stays, so it is not taken back."),
                      field="department", next=("accept-handover", "log"), no=row.no)  # fmt: skip


def open_shift(work: Work, department: str) -> ShiftRun:
    """The shift that is open in a department. Raises Refusal NO_SHIFT."""
    row = runs.open_run(work, runs.department_of(work, department).code)
    if row is None:
        raise Refusal("NO_SHIFT", N_("No shift is open here."), field="department", next=("open-shift",))
    return row


def draft_of(work: Work, run: ShiftRun) -> Handover:
    """The handover of a shift, begun now when there is none."""
    query = select(Handover).where(Handover.run_id == run.id).order_by(col(Handover.id).desc())
    row = work.session.exec(query).first()
    if row is None:
        row = work.add(Handover(no=numbers.new(work, "H"), run_id=int(run.id or 0), started_at=work.now))
    made: Handover = row
    return made


def refuse_submitted(row: Handover) -> None:
    """Refuse to change what somebody else has before them already."""
    if row.status != "draft":
        raise Refusal("SUBMITTED", N_("{no} was handed over; take it back to change it."), field="department", no=row.no,
                      next=("withdraw-handover", "accept-handover"))  # fmt: skip


def refuse_overwriting(work: Work, row: Handover, asked: EditHandover | HandOver) -> None:
    """Refuse to write over what somebody else wrote since it was looked at. Raises Stale."""
    given = {"note": asked.note, "difference_reason": asked.difference_reason, "keys": asked.keys}
    mine = [(name, text, getattr(row, name)) for name, text in given.items() if text is not None]
    seen = None if asked.version is None else max(asked.version, FRESH)
    refuse_stale(work, row.no, seen, row.version, mine)


def count(work: Work, run: ShiftRun, row: Handover, counted: int) -> None:
    """Write what was counted; the payments so far are this shift's. Raises Refusal NO_DRAWER."""
    if run.department != DESK:
        raise Refusal("NO_DRAWER", N_("{department} has no drawer; cash is counted by {desk} alone."), field="department",
                      next=("hand-over",), department=run.department, desk=DESK)  # fmt: skip
    run.payments_to = cash.newest(work.reader)
    run.counted_minor = counted
    row.expected_minor = cash.drawer(
        work.reader, run.float_minor, run.payments_from, run.payments_to
    ).expected_minor


def difference(run: ShiftRun, row: Handover) -> int | None:
    """Counted less expected, minor units; None before the count."""
    if run.counted_minor is None or row.expected_minor is None:
        return None
    return run.counted_minor - row.expected_minor


def write(row: Handover, note: str | None, reason: str | None, keys: str | None) -> None:
    """Fill in what was given."""
    row.note = row.note if note is None else note
    row.difference_reason = row.difference_reason if reason is None else reason
    row.keys = row.keys if keys is None else keys


def freeze(work: Work, run: ShiftRun, row: Handover) -> int:
    """Write the lines as they are now, the drawer and the keys first; how many there are."""
    today, tz = work.business_date.isoformat(), work.property.tz
    listed = carried.carried(work.reader, work.now, today, tz)
    lead = presence.responsible(work.reader, wall_of(work.now, tz)).duty_manager or run.lead_id
    lines = [HandoverLine(handover_id=int(row.id or 0), line=0, kind=CASH, ref=run.department, owner_id=run.lead_id),
             HandoverLine(handover_id=int(row.id or 0), line=1, kind=KEYS, ref=run.department, words=row.keys,
                          owner_id=run.lead_id)]  # fmt: skip
    lines += [
        HandoverLine(handover_id=int(row.id or 0), line=number, kind=one.kind, ref=one.ref, words=one.words,
                     room=one.room, owner_id=one.staff or lead, due=one.due, late=one.late)
        for number, one in enumerate(listed, 2)
    ]  # fmt: skip
    work.session.add_all(lines)
    work.session.flush()
    counted = Counter(one.kind for one in listed)
    counted["late"] = sum(one.late for one in listed)
    row.summary = json.dumps(dict(counted), sort_keys=True)
    return len(listed)


def handover_of(work: Work, reference: str | None, department: str) -> tuple[Handover, ShiftRun]:
    """The handover of a number, or the one of a department's open shift. Raises Refusal HANDOVER_UNKNOWN."""
    if reference is None:
        run = open_shift(work, department)
        return draft_of(work, run), run
    row = lookup.numbered(work, Handover, reference)
    if row is None:
        raise lookup.unknown(
            "HANDOVER_UNKNOWN", N_("There is no handover {reference}."), "handover", reference
        )
    return row, work.session.get_one(ShiftRun, row.run_id)
