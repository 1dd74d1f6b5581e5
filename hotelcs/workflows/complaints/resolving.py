"""Done: at once by whoever took it, or after what was planned; then the guest is called back (handbook SM-06, SM-10)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import Field

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint, RecoveryCall
from hotelcs.models.people import Staff
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, states, taxonomy
from hotelcs.workflows.complaints.actions import end
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Name, Words
from hotelcs.workflows.ownership import hands

LATEST = 72 * 60
SECOND = 24 * 60
"""Minutes after the solution at which the guest of an S1 is called a second time."""


@dataclass(frozen=True, slots=True)
class ComplaintResolved:
    """The complaint, how it stands, when its guest is called (UTC), whether it was done at the first contact."""

    complaint: str
    status: str
    call: str
    first_contact: bool


class FixAtOnce(OnComplaint):
    """It was put right on the spot and the guest agrees: nothing was given to others."""

    done: Name
    cause: Words = ""

    def perform(self, work: Work) -> ComplaintResolved:
        """The first contact resolved it."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "acknowledged")
        if cases.ever_planned(work, row):
            raise Refusal("NOT_AT_ONCE", N_("Others have something to do for {no}; it is planned and resolved."),
                          field="complaint", no=row.no, next=("plan-complaint", "on-site"))  # fmt: skip
        row.plan = self.done
        row.first_contact = row.reopen_count == 0
        return _resolve(work, row, "fixed_at_once", self.done, self.cause, None)


class ResolveComplaint(OnComplaint):
    """Everything is done and the guest was told (`told`). `call_in` is in how many minutes they are called, if sooner.

    With `own` what is still in one's own hands is done with it.
    """

    done: Words = ""
    told: bool = False
    own: bool = False
    cause: Words = ""
    call_in: Annotated[int, Field(ge=1, le=LATEST)] | None = None

    def perform(self, work: Work) -> ComplaintResolved:
        """Not while anybody has something to do for it."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_unless(row, "in_action")
        if self.own:
            _finish_own(work, row)
        undone = cases.actions(work, row, kind="task")
        if undone:
            raise Refusal("ACTIONS_OPEN", N_("{action} is still to be done for it."), field="complaint", action=undone[0].ref,
                          items=tuple(one.ref for one in undone), next=("finish-action", "drop-action"))  # fmt: skip
        if not self.told:
            raise Refusal(
                "GUEST_NOT_TOLD",
                N_("Tell the guest first, then say so."),
                field="told",
                next=("contact-guest",),
            )
        return _resolve(work, row, "resolved", self.done, self.cause, self.call_in)


def _finish_own(work: Work, row: Complaint) -> None:
    """What is in the hands of whoever resolves is done; what others have stays open."""
    me = work.actor.staff
    for task in cases.actions(work, row, kind="task"):
        if me is not None and hands.holder(work, "action", task.ref).staff == me:
            end(work, row, task, "done", "")


def _resolve(
    work: Work, row: Complaint, what: str, words: str, cause: str, call_in: int | None
) -> ComplaintResolved:
    """Promises are kept with it; its clocks stop; the guest is called."""
    if cause:
        row.root_cause = taxonomy.cause(cause)
    for promise in cases.actions(work, row, kind="promise"):
        end(work, row, promise, "done", "")
    clocks = cases.clocks(work, row)
    clocks.stop("onsite", "plan", "update", "resolve", "ack")
    row.resolved_at, row.resolved_by = work.now, work.actor.login
    cases.move(work, row, "resolved", what, words)
    chains.end(work, cases.case(row))
    call = call_due(work, row, 1, call_in)
    return ComplaintResolved(row.no, row.status, iso(call.due_at), row.first_contact)


def call_due(work: Work, row: Complaint, turn: int, minutes: int | None = None) -> RecoveryCall:
    """The guest is to be called: by the policy, or sooner when that was agreed."""
    clocks = cases.clocks(work, row)
    start = row.resolved_at or work.now
    started = clocks.start(
        cases.level(row), ("followup",), start, row.round, {"followup": SECOND} if turn > 1 else None
    )
    due = started[0].due_at if started else start + timedelta(minutes=SECOND)
    if minutes is not None:
        due = min(due, work.now + timedelta(minutes=minutes))
    call: RecoveryCall = work.add(
        RecoveryCall(complaint_id=int(row.id or 0), round=row.round, turn=turn, due_at=due)
    )
    held = hands.holder(work, cases.KIND, row.no)
    if held.staff is not None:
        hands.own(work, "recovery", row.no, work.session.get_one(Staff, held.staff))
    return call
