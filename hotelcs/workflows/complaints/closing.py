"""Over: confirmed, unfounded, withdrawn; why it happened; and when it is not over after all (handbook SM-06)."""

from datetime import timedelta
from typing import Literal

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, opening, patterns, states, taxonomy
from hotelcs.workflows.complaints.actions import end
from hotelcs.workflows.complaints.moved import ComplaintMoved, OnComplaint, moved
from hotelcs.workflows.complaints.severity import worse
from hotelcs.workflows.complaints.take import Spoken
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name

AGAIN_WITHIN = timedelta(days=30)
GRAVE = ("s1", "s2")


class CloseComplaint(OnComplaint):
    """The guest said yes without being called, or there was nothing in it (a supervisor's word)."""

    kind: Literal["confirmed", "unfounded"] = "confirmed"
    reason: Name

    def perform(self, work: Work) -> ComplaintMoved:
        """Why it happened is known for S1 and S2."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "resolved")
        rights.ask(work, "complaint.lower", "kind", wanted=self.kind == "unfounded")
        close(work, row, self.kind, self.reason)
        return moved(row)


class FindCause(OnComplaint):
    """Say why it happened."""

    cause: Name

    def perform(self, work: Work) -> ComplaintMoved:
        """The same cause again and again is a pattern."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(
            row, "acknowledged", "planned", "in_action", "waiting_guest", "resolved", "closed"
        )
        row.root_cause = taxonomy.cause(self.cause)
        work.touch(row)
        cases.write(work, row, "note", "cause", "", cause=row.root_cause)
        patterns.of_cause(work, row)
        return moved(row)


class WithdrawComplaint(OnComplaint):
    """The guest takes it back, in their own words. It is counted all the same."""

    words: Spoken

    def perform(self, work: Work) -> ComplaintMoved:
        """What was to be done for it is dropped."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        drop_all(work, row, "withdrawn")
        _over(work, row, "withdrawn", "withdrawn", self.words)
        return moved(row)


class ReopenComplaint(OnComplaint):
    """Open a closed complaint again, within a month."""

    reason: Name

    def perform(self, work: Work) -> ComplaintMoved:
        """With a new clock; a supervisor's word."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "closed")
        refuse_late(work, row)
        opening.reopen(work, row, "reopened", self.reason)
        return moved(row)


class ComplainAgain(OnComplaint):
    """The guest is back on the same matter: what is over opens again, and it is a level worse (W-04)."""

    words: Spoken

    def perform(self, work: Work) -> ComplaintMoved:
        """While it is open it is the guest's second word about it."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, *(state for state in states.NAMES if state not in ("merged", "withdrawn")))
        row.again = True
        before, row.severity = row.severity, worse(row.severity)
        if row.status in ("resolved", "closed"):
            refuse_late(work, row)
            opening.reopen(work, row, "again", self.words)
            return moved(row)
        if row.status == "waiting_guest":
            cases.clocks(work, row).resume()
            cases.move(work, row, "in_action", "answered", self.words)
        cases.write(work, row, "contact", "again", self.words, by="guest")
        if before != row.severity:
            cases.clocks(work, row).relevel(cases.level(row), worse=True)
            chains.begin(work, cases.case(row), cases.level(row))
        work.touch(row)
        return moved(row)


def refuse_late(work: Work, row: Complaint) -> None:
    """After a month it is another complaint (Refusal REOPEN_LATE)."""
    since = row.closed_at or row.resolved_at
    if since is not None and work.now - since > AGAIN_WITHIN:
        raise Refusal("REOPEN_LATE", N_("{no} was closed more than 30 days ago; take a new complaint."), field="complaint",
                      no=row.no, next=("take-complaint",))  # fmt: skip


def close(work: Work, row: Complaint, kind: str, words: str = "") -> None:
    """It is over. Raises Refusal CAUSE_MISSING for what is grave and not understood."""
    if row.severity in GRAVE and not row.root_cause:
        raise Refusal("CAUSE_MISSING", N_("Why it happened has to be known before {no} is closed."), field="cause",
                      no=row.no, next=("find-cause",))  # fmt: skip
    _over(work, row, "closed", kind, words)
    patterns.of_cause(work, row)


def drop_all(work: Work, row: Complaint, why: str) -> None:
    """Nothing is to be done for it any more."""
    for made in cases.actions(work, row):
        end(work, row, made, "dropped", why)


def _over(work: Work, row: Complaint, status: str, kind: str, words: str, into: int | None = None) -> None:
    opening.drop_call(work, row)
    cases.clocks(work, row).void()
    row.closed_at, row.close_kind, row.duplicate_of_id = work.now, kind, into
    cases.move(work, row, status, kind, words)
    chains.end(work, cases.case(row))


def merge_over(work: Work, row: Complaint, into: Complaint) -> None:
    """It is part of another one from now on."""
    _over(work, row, "merged", "merged", into.no, into.id)
