"""What others do for a complaint by an hour, and what its guest was promised: owned, with a clock of its own (S-130)."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import func, select

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import OPEN_STATES, Complaint, ComplaintAction
from hotelcs.models.organisation import Department
from hotelcs.models.people import Staff
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.complaints import cases, states
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.people import finding

KIND = "action"
LONGEST = 30 * 24 * 60
Minutes = Annotated[int, Field(ge=1, le=LONGEST)]


@dataclass(frozen=True, slots=True)
class ActionMoved:
    """What is to be done (its number), its complaint, by when (UTC), what became of it."""

    action: str
    complaint: str
    due: str
    outcome: str


class AddAction(OnComplaint):
    """Give part of a complaint to a department, or to somebody of it; the complaint stays open until it is done."""

    text: Name
    department: Ref
    minutes: Minutes = 30
    to: Ref | None = None

    def perform(self, work: Work) -> ActionMoved:
        """Its own clock runs from now."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        department = work.session.get(Department, self.department.upper())
        if department is None:
            raise lookup.unknown("DEPARTMENT_UNKNOWN", N_("There is no department {reference}."), "department",
                                 self.department)  # fmt: skip
        made = add(work, row, self.text, department.code, self.minutes)
        if self.to:
            hands.own(work, KIND, made.ref, finding.present(work, self.to, "to"))
        return _moved(made, row)


class PromiseGuest(OnComplaint):
    """Tell the guest what will be by when; it is kept, or it is late for all to see."""

    text: Name
    minutes: Minutes

    def perform(self, work: Work) -> ActionMoved:
        """Telling is contact: the guest need not be told again at once."""
        row = cases.complaint_of(work, self.complaint)
        states.refuse_over(row)
        made = add(work, row, self.text, row.department, self.minutes, kind="promise")
        held = hands.holder(work, cases.KIND, row.no)
        if held.staff is not None:
            hands.own(work, KIND, made.ref, work.session.get_one(Staff, held.staff))
        cases.clocks(work, row).stop("update")
        return _moved(made, row)


class FinishAction(Act):
    """It is done, with what came of it."""

    action: Ref
    result: Words = ""

    def perform(self, work: Work) -> ActionMoved:
        """Whoever does it says so."""
        made, row = action_of(work, self.action)
        return end(work, row, made, "done", self.result)


class DropAction(Act):
    """It is not needed any more, and why."""

    action: Ref
    reason: Name

    def perform(self, work: Work) -> ActionMoved:
        """What is not done stays on record as not done."""
        made, row = action_of(work, self.action)
        return end(work, row, made, "dropped", self.reason)


def add(
    work: Work, row: Complaint, text: str, department: str, minutes: int, *, kind: str = "task"
) -> ComplaintAction:
    """Write down what is to be done and start its clock."""
    seq = (
        work.session.exec(
            select(func.max(ComplaintAction.seq)).where(ComplaintAction.complaint_id == row.id)
        ).first()
        or 0
    ) + 1
    ref = f"{row.no}/{seq}"
    made: ComplaintAction = work.add(ComplaintAction(
        ref=ref, complaint_id=int(row.id or 0), seq=seq, kind=kind, text=text, department=department, created_at=work.now,
        actor=work.actor.login, due_at=work.now + timedelta(minutes=minutes),
    ))  # fmt: skip
    Clocks(work, Case(KIND, ref)).start("std", ("resolve",), work.now, override={"resolve": minutes})
    cases.write(work, row, "action", kind, text, action=ref, department=department, minutes=minutes)
    return made


def end(work: Work, row: Complaint, made: ComplaintAction, outcome: str, words: str) -> ActionMoved:
    """It is over; its clock stops, or does not count when it was dropped."""
    made.done_at, made.done_by, made.outcome, made.result = work.now, work.actor.login, outcome, words
    work.touch(made)
    clocks = Clocks(work, Case(KIND, made.ref))
    if outcome == "done":
        clocks.stop("resolve")
    else:
        clocks.void("resolve")
    cases.write(work, row, "action", f"{made.kind}_{outcome}", words, action=made.ref)
    return _moved(made, row)


def action_of(work: Work, reference: str) -> tuple[ComplaintAction, Complaint]:
    """What is still to be done under a number. Raises Refusal ACTION_UNKNOWN, ACTION_OVER, and as complaint_of."""
    whole, _, seq = reference.upper().partition("/")
    found = None
    if seq.isdecimal():
        row = cases.complaint_of(work, whole, "action")
        found = work.session.exec(
            select(ComplaintAction).where(ComplaintAction.ref == f"{row.no}/{int(seq[:6])}")
        ).first()
    if found is None:
        raise lookup.unknown(
            "ACTION_UNKNOWN", N_("Nothing is to be done under {reference}."), "action", reference
        )
    if found.done_at is not None or row.status not in OPEN_STATES:
        raise Refusal(
            "ACTION_OVER", N_("{no} is over already."), field="action", no=found.ref, next=("show complaint",)
        )
    return found, row


def _moved(made: ComplaintAction, row: Complaint) -> ActionMoved:
    return ActionMoved(made.ref, row.no, iso(made.due_at), made.outcome)
