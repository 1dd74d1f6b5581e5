"""Ask a second person for what one may not do alone: the act is tried, and what it lacks is written down."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from pydantic import Field, PrivateAttr

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.approvals import Approval
from hotelcs.workflows import ledger, numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.rights import Need
from hotelcs.workflows.subjects import numbered


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """The number of the request, the verb, what it lacks ("overbook", "discount 12"), and until when it waits (UTC)."""

    approval: str
    verb: str
    needs: tuple[str, ...]
    until: str


class AskApproval(Act):
    """Ask for an act that one's own post may not do: exactly these fields, for some minutes, for one time."""

    act: Ref = Field(alias="for", description="the verb")
    fields: dict[str, Any] = Field(default_factory=dict, description="the fields of the act")
    reason: Name
    _inner: Act | None = PrivateAttr(default=None)

    def perform(self, work: Work) -> ApprovalAsked:
        """The act is tried and taken back; any other refusal is told at once."""
        from hotelcs.workflows.performing import digest_of
        from hotelcs.workflows.verbs import VERBS, act_of

        kind = act_of(self.act)
        if not work.actor.may(VERBS[self.act].permission) or issubclass(kind, AskApproval):
            raise Refusal("NOT_APPROVABLE", N_("This is not for your post at all; ask somebody to do it."), field="for",
                          next=("ask-supervisor",))  # fmt: skip
        inner = kind.parse(self.fields)
        needs = _tried(work, inner)
        if not needs:
            raise Refusal(
                "NO_APPROVAL_NEEDED", N_("You may do this yourself."), field="for", next=(self.act,)
            )
        number = numbers.new(work, "A")
        until = work.now + timedelta(minutes=work.property.approval_minutes)
        sealed = work.keys.seal(ledger.canonical(inner.model_dump(mode="json")), f"approval:{number}")
        work.add(Approval(
            no=number, verb=self.act, digest=digest_of(work.keys, inner), fields=sealed, reason=self.reason,
            needs=json.dumps([[need.name, need.amount] for need in needs]), about=numbered(self.fields),
            asked_by=work.actor.login, terminal=work.actor.terminal, asked_at=work.now, until=until,
            business_date=work.business_date,
        ))  # fmt: skip
        return ApprovalAsked(number, self.act, tuple(map(told, needs)), iso(until))


def told(need: Need) -> str:
    """A need in one word, with its amount where it has one."""
    return f"{need.name} {need.amount}" if need.amount else need.name


def _tried(work: Work, inner: Act) -> list[Need]:
    """What `inner` lacks: it is done inside a savepoint, noting instead of refusing, and rolled back."""
    changed = work.changed
    nested = work.session.begin_nested()
    work.noting = []
    try:
        inner.perform(work)
        work.session.flush()
        return list(dict.fromkeys(work.noting))
    finally:
        work.noting = None
        nested.rollback()
        work.session.expire_all()
        work.changed = changed
