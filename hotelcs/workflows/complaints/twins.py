"""Complaints that may be the same one: same room or guest, same family of code, within a day."""

from datetime import timedelta

from sqlmodel import col, or_, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.complaints import Complaint
from hotelcs.workflows.act import Work
from hotelcs.workflows.complaints.taxonomy import Code
from hotelcs.workflows.complaints.whose import Whose

WITHIN = timedelta(hours=24)
"""So long after the first contact another one about the same is taken for the same."""


def twin(work: Work, code: Code, who: Whose) -> Complaint | None:
    """The latest that may be the same, still open or over."""
    places = []
    if who.room is not None:
        places.append(Complaint.room_id == who.room.id)
    if who.guest is not None:
        places.append(Complaint.guest_id == who.guest.id)
    if not places:
        return None
    query = select(Complaint).where(
        or_(*places), Complaint.at > work.now - WITHIN, col(Complaint.status).not_in(("merged", "withdrawn"))
    )
    for row in work.session.exec(query.order_by(col(Complaint.id).desc())):
        same_people = who.guest is None or row.guest_id is None or row.guest_id == who.guest.id
        if row.code.partition("-")[0] == code.family and same_people:
            return row
    return None


def refuse_twin(work: Work, code: Code, who: Whose) -> None:
    """Offer to go on with what is there already (Refusal NEAR_DUPLICATE naming it)."""
    found = twin(work, code, who)
    if found is not None:
        raise Refusal("NEAR_DUPLICATE", N_("{no} is about the same; go on with it, or say that this is another matter."),
                      field="code", no=found.no, items=(found.no,), next=("complain-again", "separate"))  # fmt: skip
