"""The second person's yes or no: never to oneself, never beyond what that person may (reliability §7.2)."""

import json
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.approvals import Approval
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.actors import Actor
from hotelcs.workflows.approvals.ask import told
from hotelcs.workflows.fields import Ref, Words
from hotelcs.workflows.rights import Need


@dataclass(frozen=True, slots=True)
class ApprovalDecided:
    """The request, its verb, how it stands now, and who had asked."""

    approval: str
    verb: str
    status: str
    asked_by: str


class DecideApproval(Act):
    """Say yes or no to what somebody asked for. After a yes the asker has some minutes to do it."""

    approval: Ref
    approve: bool
    note: Words = ""

    def perform(self, work: Work) -> ApprovalDecided:
        """Only while it waits; a no says why."""
        row = approval_of(work, self.approval)
        if row.status != "pending" or row.until < work.now:
            raise Refusal("APPROVAL_OVER", N_("{no} does not wait any more."), field="approval", no=row.no)
        if row.asked_by == work.actor.login:
            raise Denied("SECOND_PERSON", N_("Somebody else than who asked decides."), field="approval")
        if self.approve:
            refuse_beyond(work.actor, row)
        elif not self.note:
            raise Refusal("REASON_MISSING", N_("Say why not."), field="note")
        row.status = "approved" if self.approve else "declined"
        row.decided_by, row.decided_at, row.note = work.actor.login, work.now, self.note
        row.until = work.now + timedelta(minutes=work.property.approval_minutes)
        work.touch(row)
        return ApprovalDecided(row.no, row.verb, row.status, row.asked_by)


def refuse_beyond(actor: Actor, row: Approval) -> None:
    """Refuse to say yes to what the own post may not do either (Denied BEYOND_YOU)."""
    for name, amount in json.loads(row.needs):
        limits = {rights.ALLOWANCE: actor.compensation_minor, rights.DISCOUNT: actor.discount}
        may = limits[name] >= amount if name in limits else actor.may(name)
        if not may:
            raise Denied("BEYOND_YOU", N_("This is beyond your post too: {need}."), field="approval",
                         next=("ask-supervisor",), need=told(Need(name, amount)))  # fmt: skip


def approval_of(work: Work, number: str) -> Approval:
    """The request of a number. Raises Refusal APPROVAL_UNKNOWN."""
    found = work.session.exec(select(Approval).where(Approval.no == number.upper())).first()
    if found is None:
        raise lookup.unknown("APPROVAL_UNKNOWN", N_("There is no request {reference}."), "approval", number)
    return found
