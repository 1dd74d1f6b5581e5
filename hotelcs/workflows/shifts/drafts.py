"""The handover of a shift as a row: found, begun, written into, and kept from being changed once it is given."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.shift_log import Handover, ShiftRun
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.shifts import cash_counts, runs
from hotelcs.workflows.shifts.belonging import refuse_outsider
from hotelcs.workflows.stale import refuse_stale

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


def moved(run: ShiftRun, row: Handover, lines: int = 0, *, told: bool = True) -> HandoverMoved:
    """How a handover stands; the difference is left out unless it may be `told`."""
    difference = cash_counts.difference(run, row) if told else None
    return HandoverMoved(row.no, run.department, row.status, lines, difference)


def open_shift(work: Work, department: str) -> ShiftRun:
    """The shift that is open in a department, for who works there. Raises Refusal NO_SHIFT, Denied NOT_YOUR_DEPARTMENT."""
    code = runs.department_of(work, department).code
    refuse_outsider(work, code)
    row = runs.open_run(work, code)
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


def open_draft(work: Work, department: str) -> tuple[ShiftRun, Handover]:
    """The open shift of a department and its handover, still to be given. Raises as `open_shift`, and Refusal SUBMITTED."""
    run = open_shift(work, department)
    row = draft_of(work, run)
    if row.status != "draft":
        raise Refusal("SUBMITTED", N_("{no} was handed over; take it back to change it."), field="department", no=row.no,
                      next=("withdraw-handover", "accept-handover"))  # fmt: skip
    return run, row


def handover_of(work: Work, reference: str | None, department: str) -> tuple[Handover, ShiftRun]:
    """The handover of a number, or the one of a department's open shift, for who works in that department.

    Raises Refusal HANDOVER_UNKNOWN, NO_SHIFT, Denied NOT_YOUR_DEPARTMENT.
    """
    if reference is None:
        run = open_shift(work, department)
        return draft_of(work, run), run
    row = lookup.numbered(work, Handover, reference)
    if row is None:
        raise lookup.unknown(
            "HANDOVER_UNKNOWN", N_("There is no handover {reference}."), "handover", reference
        )
    run = work.session.get_one(ShiftRun, row.run_id)
    refuse_outsider(work, run.department)
    return row, run


def fill(work: Work, row: Handover, version: int | None, **given: str | None) -> None:
    """Write the fields that were given; what is None stays. Raises Stale when somebody else wrote since `version` was looked at."""
    mine = {name: text for name, text in given.items() if text is not None}
    seen = None if version is None else max(version, FRESH)
    refuse_stale(
        work, row.no, seen, row.version, [(name, text, getattr(row, name)) for name, text in mine.items()]
    )
    for name, text in mine.items():
        setattr(row, name, text)
