"""Two complaints about the same are one: what was written of one is read with the other (handbook SM-06)."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import CaseEvent, Complaint
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints import cases, states
from hotelcs.workflows.complaints.actions import add, end
from hotelcs.workflows.complaints.closing import merge_over
from hotelcs.workflows.complaints.moved import OnComplaint
from hotelcs.workflows.complaints.severity import is_worse
from hotelcs.workflows.complaints.severity_acts import set_level
from hotelcs.workflows.fields import Ref


@dataclass(frozen=True, slots=True)
class ComplaintsMerged:
    """The complaint that is no more one of its own, the one that goes on, how bad that is."""

    complaint: str
    into: str
    severity: str


class MergeComplaints(OnComplaint):
    """Go on with another complaint of the same guest about the same."""

    into: Ref

    def perform(self, work: Work) -> ComplaintsMerged:
        """Timeline and open actions go over; the worse of both counts."""
        row = cases.complaint_of(work, self.complaint)
        other = cases.complaint_of(work, self.into, "into")
        _refuse_others(row, other)
        _move_actions(work, row, other)
        _copy(work, row, other)
        merge_over(work, row, other)
        if is_worse(row.severity, other.severity):
            set_level(work, other, row.severity, row.no, is_worse_now=True)
        return ComplaintsMerged(row.no, other.no, other.severity)


def _refuse_others(row: Complaint, other: Complaint) -> None:
    states.refuse_over(row)
    states.refuse_over(other)
    same_people = (
        row.guest_id == other.guest_id if row.guest_id and other.guest_id else row.room_id == other.room_id
    )
    same_matter = row.code.partition("-")[0] == other.code.partition("-")[0]
    if row.id == other.id or not same_people or not same_matter:
        raise Refusal("NOT_THE_SAME", N_("{no} and {other} are not about the same."), field="into", no=row.no,
                      other=other.no, next=("show complaints",))  # fmt: skip


def _move_actions(work: Work, row: Complaint, other: Complaint) -> None:
    for made in cases.actions(work, row):
        left = max(1, int((made.due_at - work.now).total_seconds() // 60))
        add(work, other, made.text, made.department, left, kind=made.kind)
        end(work, row, made, "dropped", other.no)


def _copy(work: Work, row: Complaint, other: Complaint) -> None:
    query = select(CaseEvent).where(CaseEvent.kind == cases.KIND, CaseEvent.ref == row.no)
    for event in list(work.session.exec(query.order_by(col(CaseEvent.id)))):
        work.add(CaseEvent(
            kind=cases.KIND, ref=other.no, at=event.at, actor=event.actor, event=event.event, what=event.what,
            words=event.words, data=event.data,
        ))  # fmt: skip
    cases.write(work, other, "state", "merged_in", "", complaint=row.no)
