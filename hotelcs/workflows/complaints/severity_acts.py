"""Worse by anybody, better only by a supervisor with a reason; clocks keep what was waited (handbook SM-06)."""

from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import OPEN_STATES, Complaint
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, states
from hotelcs.workflows.complaints.moved import ComplaintMoved, OnComplaint, moved
from hotelcs.workflows.complaints.severity import is_worse, worse
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name, Words

Severity = Literal["s1", "s2", "s3", "s4"]


class RaiseSeverity(OnComplaint):
    """It is worse than it was taken for: one level, or to the one named. Anybody may say so."""

    to: Severity | None = None
    reason: Words = ""

    def perform(self, work: Work) -> ComplaintMoved:
        """Nothing is due later than before."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        wanted = self.to or worse(row.severity)
        if not is_worse(wanted, row.severity):
            raise Refusal("NOT_WORSE", N_("{no} is {severity} already."), field="to", no=row.no,
                          severity=row.severity.upper(), next=("lower-severity",))  # fmt: skip
        set_level(work, row, wanted, self.reason, is_worse_now=True)
        return moved(row)


class LowerSeverity(OnComplaint):
    """It is not as bad as it was taken for."""

    to: Severity
    reason: Name

    def perform(self, work: Work) -> ComplaintMoved:
        """What was missed stays missed."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        if not is_worse(row.severity, self.to):
            raise Refusal("NOT_BETTER", N_("{no} is {severity}; that is not lower."), field="to", no=row.no,
                          severity=row.severity.upper(), next=("raise-severity",))  # fmt: skip
        set_level(work, row, self.to, self.reason, is_worse_now=False)
        return moved(row)


def set_level(work: Work, row: Complaint, severity: str, words: str, *, is_worse_now: bool) -> None:
    """Another severity with its clocks and its chain."""
    before, row.severity = row.severity, severity
    work.touch(row)
    if row.status == "waiting_guest" and severity == "s1":
        cases.clocks(work, row).resume()
        cases.move(work, row, "in_action", "never_waits")
    cases.clocks(work, row).relevel(cases.level(row), worse=is_worse_now)
    cases.write(
        work, row, "state", "raised" if is_worse_now else "lowered", words, **{"from": before, "to": severity}
    )
    if row.status in OPEN_STATES:
        chains.begin(work, cases.case(row), cases.level(row))
