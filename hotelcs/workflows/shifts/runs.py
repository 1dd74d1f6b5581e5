"""Shifts as they are worked: opened by whoever leads, one open in a department, closed by being handed over."""

from dataclasses import dataclass
from datetime import date

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.organisation import Department
from hotelcs.models.shift_log import ShiftRun
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Ref
from hotelcs.workflows.people import finding
from hotelcs.workflows.roster import roster_acts
from hotelcs.workflows.roster.shift_times import Now, ShiftTimes, on_at, shifts, wall_of
from hotelcs.workflows.shifts import cash
from hotelcs.workflows.shifts.belonging import refuse_outsider
from hotelcs.workflows.shifts.cash import DESK


@dataclass(frozen=True, slots=True)
class ShiftOpened:
    """The shift that is open now, who leads it, and what is in the drawer (minor units)."""

    run: int
    day: date
    shift: str
    department: str
    staff: str
    float_minor: int


class OpenShift(Act):
    """Open a shift where none is open: the one that is on, led by oneself, with what is counted in the drawer."""

    department: Ref = DESK
    shift: Ref | None = None
    float_: Amount = Field(default=0, alias="float")

    def perform(self, work: Work) -> ShiftOpened:
        """After the first, shifts follow each other by being handed over. Only by who works there, or a supervisor."""
        me = finding.myself(work)
        department = department_of(work, self.department)
        refuse_outsider(work, department.code)
        if (row := open_run(work, department.code)) is not None:
            raise Refusal("SHIFT_OPEN", N_("The shift {shift} of {day} is open; it is handed over first."), field="department",
                          next=("hand-over",), shift=row.shift, day=row.day)  # fmt: skip
        row = begin(work, department.code, me.id or 0, self.float_, shift=self.shift)
        return ShiftOpened(
            int(row.id or 0), row.day, row.shift, row.department, work.actor.staff_no, row.float_minor
        )


def begin(
    work: Work,
    department: str,
    lead: int,
    drawer: int,
    *,
    shift: str | None = None,
    after: ShiftRun | None = None,
) -> ShiftRun:
    """Write a new open shift: the named one of today, the one that is on, or the one that follows `after`.

    Payments go on where the last shift of the department ended.
    """
    listed, wall = shifts(work.reader), wall_of(work.now, work.property.tz)
    on = on_at(listed, wall)
    if on is not None and after is not None:
        on = _following(listed, on, after)
    if shift is not None:
        code, day = roster_acts.shift_of(work, shift).code, on.day if on else work.business_date
    elif on is not None:
        code, day = on.shift.code, on.day
    else:
        raise Refusal(
            "SHIFT_UNKNOWN",
            N_("There is no shift {shift}."),
            field="shift",
            shift="-",
            next=("apply-template",),
        )
    sql = "SELECT max(payments_to) FROM shift_run WHERE department = :department"
    last = value(work.reader, sql, department=department)
    first = last if last is not None else cash.newest(work.reader)
    made: ShiftRun = work.add(ShiftRun(
        day=day, shift=code, department=department, lead_id=lead, opened_at=work.now, float_minor=drawer,
        payments_from=int(first),
    ))  # fmt: skip
    return made


def _following(listed: list[ShiftTimes], on: Now, after: ShiftRun) -> Now:
    """The shift that is on, unless `after` was that one (then the next) or is still to begin (then that one again)."""
    last = next((one for one in listed if one.code == after.shift and not one.beside), None)
    if last is None or last.begins(after.day) < on.begins:
        return on
    if last.begins(after.day) == on.begins:
        return on_at(listed, on.ends) or on
    return Now(last, after.day, last.begins(after.day), last.ends(after.day))


def open_run(work: Work, department: str) -> ShiftRun | None:
    """The open shift of a department."""
    query = select(ShiftRun).where(ShiftRun.department == department, ShiftRun.status == "open")
    return work.session.exec(query.order_by(col(ShiftRun.id).desc())).first()


def department_of(work: Work, code: str) -> Department:
    """The department of a code. Raises Refusal DEPARTMENT_UNKNOWN."""
    found = work.session.get(Department, code)
    if found is None:
        raise lookup.unknown(
            "DEPARTMENT_UNKNOWN", N_("There is no department {reference}."), "department", code
        )
    return found
