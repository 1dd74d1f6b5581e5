"""Counting the drawer of a shift: every count is written down, so that counting until it fits can be seen (S-151)."""

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import CashCount, Handover, ShiftRun
from hotelcs.workflows.act import Work
from hotelcs.workflows.shifts import cash
from hotelcs.workflows.shifts.cash import DESK
from hotelcs.workflows.shifts.counted import differed_first


def count(work: Work, run: ShiftRun, row: Handover, counted: int) -> None:
    """Write what the giver counted; the payments so far are this shift's. Raises Refusal NO_DRAWER."""
    refuse_no_drawer(run)
    run.payments_to = cash.newest(work.reader)
    run.counted_minor = counted
    row.expected_minor = cash.drawer(
        work.reader, run.float_minor, run.payments_from, run.payments_to, run.id
    ).expected_minor
    _keep(work, run, counted, row.expected_minor)


def count_again(work: Work, run: ShiftRun, row: Handover, counted: int) -> None:
    """Write what the receiver counted: what the giver left, and the cash that moved since then.

    Raises Refusal NO_DRAWER, COUNTS_DIFFER (which does not tell what should be there).
    """
    refuse_no_drawer(run)
    left, last = run.counted_minor or 0, run.payments_to or 0
    expected = cash.drawer(work.reader, left, last, cash.newest(work.reader)).expected_minor
    if counted != expected:
        raise Refusal("COUNTS_DIFFER", N_("This is not what {giver} counted; count once more together, or dispute line 0."),
                      field="counted", next=("dispute-handover",), giver=str(row.submitted_by))  # fmt: skip
    _keep(work, run, counted, expected)


def refuse_no_drawer(run: ShiftRun) -> None:
    """Refuse to count where there is no drawer (Refusal NO_DRAWER)."""
    if run.department != DESK:
        raise Refusal("NO_DRAWER", N_("{department} has no drawer; cash is counted by {desk} alone."), field="department",
                      next=("hand-over",), department=run.department, desk=DESK)  # fmt: skip


def refuse_unexplained(work: Work, run: ShiftRun, row: Handover) -> None:
    """Refuse a desk's handover that is not counted, or whose first or last count differed without a word about it.

    Raises Refusal NOT_COUNTED, DIFFERENCE_UNEXPLAINED.
    """
    if run.department != DESK:
        return
    if run.counted_minor is None:
        raise Refusal("NOT_COUNTED", N_("Count the drawer first."), field="counted", next=("count-cash",))
    if row.difference_reason:
        return
    if difference(run, row):
        raise Refusal("DIFFERENCE_UNEXPLAINED", N_("The drawer differs from what should be in it; say why, as far as you "
                      "know."), field="difference_reason", next=("show handover",))  # fmt: skip
    if differed_first(work.reader, int(run.id or 0)):
        raise Refusal("FIRST_COUNT_UNEXPLAINED", N_("The drawer fits now and did not at the first count; say why, as far as "
                      "you know."), field="difference_reason", next=("show handover",))  # fmt: skip


def difference(run: ShiftRun, row: Handover) -> int | None:
    """Counted less expected, minor units; None before the count."""
    if run.counted_minor is None or row.expected_minor is None:
        return None
    return run.counted_minor - row.expected_minor


def _keep(work: Work, run: ShiftRun, counted: int, expected: int) -> None:
    work.add(CashCount(
        run_id=int(run.id or 0), at=work.now, actor=work.actor.login, counted_minor=counted, expected_minor=expected,
    ))  # fmt: skip
