"""An open item goes into other hands: offered with a reason, accepted in time, or the supervisor has it (S-157)."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.ownership import Transfer
from hotelcs.models.people import Staff
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref, Words
from hotelcs.workflows.ownership.hands import holder, open_item, own, settle
from hotelcs.workflows.ownership.owners import Held, Owners
from hotelcs.workflows.people import finding


@dataclass(frozen=True, slots=True)
class ItemMoved:
    """The item, who has it now, who it is offered to or came from, and how it stands."""

    kind: str
    item: str
    staff: str
    other: str
    status: str


class TransferItem(Act):
    """Offer an item to somebody else, with the reason; it stays where it is until they accept."""

    item: Ref
    kind: Ref | None = None
    to: Ref
    reason: Name

    def perform(self, work: Work) -> ItemMoved:
        """Only what is in one's own hands; a supervisor offers anything."""
        kind, ref = open_item(work, self.item, self.kind)
        held, giver = holder(work, kind, ref), finding.myself(work)
        receiver = finding.present(work, self.to, "to")
        _refuse_others(work, held, giver)
        had = held.owner or held.staff
        if receiver.id == had:
            raise Refusal("SAME_PERSON", N_("It is in those hands already."), field="to")
        settle(work.session, kind, ref, work, "bounced")
        work.add(Transfer(
            kind=kind, ref=ref, from_id=had or int(giver.id or 0), to_id=int(receiver.id or 0), reason=self.reason,
            at=work.now, until=work.now + timedelta(minutes=work.property.transfer_minutes), actor=work.actor.login,
        ))  # fmt: skip
        return ItemMoved(kind, ref, _name(work, held.staff), receiver.no, "offered")


class AcceptItem(Act):
    """Take what was offered to one."""

    item: Ref
    kind: Ref | None = None

    def perform(self, work: Work) -> ItemMoved:
        """Within the minutes there are; after them it is the supervisor's."""
        kind, ref = open_item(work, self.item, self.kind)
        row, me = _offer(work, kind, ref), finding.myself(work)
        giver = row.from_id
        row.status, row.decided_at = "accepted", work.now
        own(work, kind, ref, me)
        return ItemMoved(kind, ref, me.no, _name(work, giver), "own")


class DeclineItem(Act):
    """Say no to what was offered: it goes to the supervisor."""

    item: Ref
    kind: Ref | None = None
    reason: Words = ""

    def perform(self, work: Work) -> ItemMoved:
        """So it is not passed to and fro."""
        kind, ref = open_item(work, self.item, self.kind)
        row = _offer(work, kind, ref)
        row.status, row.decided_at = "declined", work.now
        supervisor = Owners(work.reader, work.now, work.property.tz).answers.supervisor
        if supervisor is not None:
            own(work, kind, ref, work.session.get_one(Staff, supervisor))
        return ItemMoved(kind, ref, _name(work, supervisor), _name(work, row.from_id), "own")


class TakeItem(Act):
    """Take an item that is nobody's in particular."""

    item: Ref
    kind: Ref | None = None

    def perform(self, work: Work) -> ItemMoved:
        """What somebody has is not taken out of their hands, unless by a supervisor."""
        kind, ref = open_item(work, self.item, self.kind)
        held, me = holder(work, kind, ref), finding.myself(work)
        if held.how in ("own", "absent", "offered"):
            _refuse_others(work, held, me)
        settle(work.session, kind, ref, work, "bounced")
        own(work, kind, ref, me)
        return ItemMoved(kind, ref, me.no, _name(work, held.staff), "own")


class AssignItem(Act):
    """Put an item into somebody's hands at once."""

    item: Ref
    kind: Ref | None = None
    to: Ref

    def perform(self, work: Work) -> ItemMoved:
        """Without asking them: it is a supervisor's word."""
        kind, ref = open_item(work, self.item, self.kind)
        held, receiver = holder(work, kind, ref), finding.present(work, self.to, "to")
        settle(work.session, kind, ref, work, "bounced")
        own(work, kind, ref, receiver)
        return ItemMoved(kind, ref, receiver.no, _name(work, held.staff), "own")


def _offer(work: Work, kind: str, ref: str) -> Transfer:
    """The offer of an item to whoever acts. Raises Refusal NOT_OFFERED, TRANSFER_BOUNCED."""
    me = finding.myself(work)
    query = select(Transfer).where(Transfer.kind == kind, Transfer.ref == ref, Transfer.status == "pending")
    row = work.session.exec(query).first()
    if row is None or row.to_id != me.id:
        raise Refusal("NOT_OFFERED", N_("This is not offered to you."), field="item")
    if row.until < work.now:
        raise Refusal("TRANSFER_BOUNCED", N_("The offer has run out; the supervisor has it now."), field="item",
                      next=("take-item",))  # fmt: skip
    return row


def _refuse_others(work: Work, held: Held, me: Staff) -> None:
    """Refuse what is neither one's own nor answered for by one, unless one assigns items (Denied NOT_YOURS)."""
    if me.id not in (held.staff, held.owner) and not work.actor.may("item.assign"):
        raise Denied("NOT_YOURS", N_("This is in the hands of {owner}; only they, or a supervisor, give it away."),
                     field="item", owner=_name(work, held.staff), next=("ask-supervisor",))  # fmt: skip


def _name(work: Work, staff_id: int | None) -> str:
    return work.session.get_one(Staff, staff_id).no if staff_id else ""
