"""A complaint inside an act: found, seen by whoever may, moved, its clocks and its timeline."""

import json
from typing import Any

from sqlmodel import col, select

from hotelcs.errors import Denied
from hotelcs.i18n import N_, AnyOf
from hotelcs.models.complaints import CaseEvent, Complaint, ComplaintAction, RecoveryCall
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.actors import who_may
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.ownership import hands

KIND = "complaint"


def complaint_of(work: Work, reference: str, field: str = "complaint") -> Complaint:
    """The complaint of a number, for whoever may see it. Raises Refusal COMPLAINT_UNKNOWN, Denied SENSITIVE.

    One that waited for its guest as long as it may is in action again.
    """
    found = lookup.numbered(work, Complaint, reference.partition("/")[0])
    if found is None:
        raise lookup.unknown("COMPLAINT_UNKNOWN", N_("There is no complaint {reference}."), field, reference)
    refuse_unseen(work, found, field)
    if found.status == "waiting_guest" and found.waits_until is not None and found.waits_until <= work.now:
        clocks(work, found).resume()
        move(work, found, "in_action", "waited_long_enough")
    return found


def refuse_unseen(work: Work, row: Complaint, field: str) -> None:
    """A sensitive complaint is for few posts, who took it and who has it (Denied SENSITIVE)."""
    me = work.actor.staff
    if not row.sensitive or work.actor.may("complaint.sensitive") or row.taken_by == work.actor.login:
        return
    held = hands.holder(work, KIND, row.no)
    if me is None or me not in (held.staff, held.owner):
        posts = who_may(work.reader, "complaint.sensitive")
        raise Denied("SENSITIVE", N_("{no} is read by few; it is for {posts}."), field=field, no=row.no,
                     posts=AnyOf(posts), items=posts, next=("ask-supervisor",))  # fmt: skip


def case(row: Complaint) -> Case:
    """What its clocks and its chain belong to."""
    return Case(KIND, row.no)


def clocks(work: Work, row: Complaint) -> Clocks:
    """Its clocks."""
    return Clocks(work, case(row))


def level(row: Complaint) -> str:
    """Whose clocks it runs on: after departure there is one level for all."""
    return row.severity if row.in_house else "post_stay"


def write(work: Work, row: Complaint, event: str, what: str, words: str = "", **data: Any) -> None:
    """Append a line to its timeline. `what` is a code, `words` what somebody said."""
    work.add(CaseEvent(
        kind=KIND, ref=row.no, at=work.now, actor=work.actor.login, event=event, what=what, words=words,
        data=json.dumps(data, ensure_ascii=False, sort_keys=True),
    ))  # fmt: skip


def move(work: Work, row: Complaint, status: str, what: str, words: str = "", **data: Any) -> None:
    """It stands differently from now on."""
    before, row.status = row.status, status
    if status != "waiting_guest":
        row.waits_until = None
    work.touch(row)
    write(work, row, "state", what, words, **{"from": before, "to": status, **data})


def actions(work: Work, row: Complaint, *, kind: str | None = None) -> list[ComplaintAction]:
    """What is still to be done for it."""
    query = select(ComplaintAction).where(
        ComplaintAction.complaint_id == row.id, col(ComplaintAction.done_at).is_(None)
    )
    found = list(work.session.exec(query.order_by(col(ComplaintAction.seq))))
    return [one for one in found if kind is None or one.kind == kind]


def ever_planned(work: Work, row: Complaint) -> bool:
    """Whether anything was or is to be done for it."""
    query = select(ComplaintAction.id).where(
        ComplaintAction.complaint_id == row.id,
        ComplaintAction.kind == "task",
        ComplaintAction.outcome != "dropped",
    )
    return work.session.exec(query.limit(1)).first() is not None


def due_call(work: Work, row: Complaint) -> RecoveryCall | None:
    """The call to its guest that is still to be made."""
    query = select(RecoveryCall).where(RecoveryCall.complaint_id == row.id, RecoveryCall.status == "due")
    return work.session.exec(query).first()
