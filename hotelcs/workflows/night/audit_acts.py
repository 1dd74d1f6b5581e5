"""Acts of the audit beside closing the date: a job that follows it, and an arrival that is still awaited."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.audits import AuditStep, KeptArrival
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Ref
from hotelcs.workflows.night import steps
from hotelcs.workflows.reservations import states

_RUN = "SELECT done_at FROM audit_run WHERE day = :day"
_DONE = "SELECT step FROM audit_step WHERE day = :day"


@dataclass(frozen=True, slots=True)
class StepDone:
    """The date, the job that was done for it, how much there was, and which are still owed."""

    day: date
    step: str
    count: int
    owed: tuple[str, ...]


class AuditStepAct(Act):
    """Do the next job that is owed for a closed date, or the named one. A job is done once for its date."""

    day: Day
    step: Ref | None = None

    def perform(self, work: Work) -> StepDone:
        """Raises Refusal AUDIT_UNKNOWN, STEP_UNKNOWN; STEP_DONE when somebody was faster."""
        if not work.reader.rows(_RUN, day=self.day.isoformat()):
            raise Refusal("AUDIT_UNKNOWN", N_("{day} has no audit; it is begun by closing the date."), field="day",
                          next=("close-day",), day=self.day)  # fmt: skip
        done = {step for (step,) in work.reader.rows(_DONE, day=self.day.isoformat())}
        step = self._wanted(done)
        count = steps.JOBS[step](work, self.day)
        work.add(AuditStep(**steps.row_of(self.day, step, work.now, count)))
        left = steps.owed(done | {step})
        if not left:
            steps.finished(work, self.day)
        return StepDone(self.day, step, count, tuple(left))

    def _wanted(self, done: set[str]) -> str:
        left = steps.owed(done)
        if self.step is not None and self.step not in steps.JOBS:
            raise Refusal("STEP_UNKNOWN", N_("There is no step {step}."), field="step", next=tuple(steps.JOBS),
                          step=self.step)  # fmt: skip
        wanted = self.step or next(iter(left), "")
        if wanted not in left:
            raise Refusal("STEP_DONE", N_("This was done for {day} already."), field="step", next=("show audits",),
                          day=self.day)  # fmt: skip
        return wanted


@dataclass(frozen=True, slots=True)
class ArrivalKept:
    """The booking, whether it is kept, and until which date's audit."""

    reservation: str
    keep: bool
    day: date


class KeepArrival(Act):
    """Keep a booking that has not arrived: tonight's audit makes no no-show of it. With `keep` false, no longer."""

    reservation: Ref
    keep: bool = True

    def perform(self, work: Work) -> ArrivalKept:
        """Only arrivals of the open date that are still awaited. Raises Refusal ILLEGAL_STATE, NOT_TODAY."""
        booking = lookup.reservation(work, self.reservation)
        states.require(booking, "no-show")
        if booking.arrival != work.business_date:
            raise Refusal("NOT_TODAY", N_("{no} arrives on {arrival}; the business date is {today}."), field="reservation",
                          next=("amend",), no=booking.no, arrival=booking.arrival, today=work.business_date)  # fmt: skip
        kept = work.session.get(KeptArrival, (work.business_date, booking.id))
        if self.keep and kept is None:
            work.add(
                KeptArrival(
                    day=work.business_date, reservation_id=int(booking.id or 0), actor=work.actor.login
                )
            )
        elif not self.keep and kept is not None:
            work.session.delete(kept)
            work.changed += 1
        return ArrivalKept(booking.no, self.keep, work.business_date)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """The opposite."""
        KeepArrival.verb = "keep-arrival"
        return KeepArrival(reservation=result["reservation"], keep=not result["keep"])
