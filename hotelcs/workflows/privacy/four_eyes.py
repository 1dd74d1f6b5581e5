"""Two people for what cannot be taken back: one looks and gets a code, another says it within a quarter of an hour."""

import hmac
import json
from datetime import timedelta
from typing import Any

from sqlmodel import select

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.privacy import Erasure
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.ledger import canonical
from hotelcs.workflows.privacy.codes import code_of, digest_of

VALID = timedelta(minutes=15)


def asked(
    work: Work, kind: str, guest: int | None, scope: dict[str, Any], plan: dict[str, Any], reason: str
) -> Erasure:
    """The request, waiting for a second person."""
    row = Erasure(
        no=numbers.new(work, "W"), kind=kind, guest_id=guest, scope=canonical(scope), plan=canonical(plan),
        digest=digest_of(work.keys, scope, plan), reason=reason, asked_by=work.actor.login, asked_at=work.now,
        until=work.now + VALID,
    )  # fmt: skip
    work.add(row)
    return row


def erasure_of(work: Work, number: str, kind: str) -> Erasure:
    """The request `number` of a kind. Raises Refusal ERASURE_UNKNOWN."""
    row = work.session.exec(select(Erasure).where(Erasure.no == number.upper(), Erasure.kind == kind)).first()
    if row is None:
        raise Refusal("ERASURE_UNKNOWN", N_("There is no request {reference}."), field="erasure", next=("show erasures",),
                      reference=number)  # fmt: skip
    return row


def refuse_unconfirmed(work: Work, row: Erasure, code: str, plan: dict[str, Any]) -> None:
    """Refuse a yes of the same person, too late, with a wrong code, or to what is something else by now."""
    if row.status != "planned" or row.until < work.now:
        raise Refusal("CODE_OVER", N_("The code of {no} is not good any more; look again."), field="code",
                      next=("show erasures",), no=row.no)  # fmt: skip
    if row.asked_by == work.actor.login:
        raise Denied("SECOND_PERSON", N_("Somebody else than who asked decides."), field="erasure")
    if not hmac.compare_digest(code.strip().upper(), code_of(work.keys, row.no, row.digest)):
        raise Refusal("CODE_WRONG", N_("This is not the code of {no}."), field="code", no=row.no)
    if digest_of(work.keys, json.loads(row.scope), plan) != row.digest:
        raise Refusal(
            "PLAN_CHANGED",
            N_("What would go has changed since; look again."),
            field="code",
            next=("show erasures",),
        )


def confirm(work: Work, row: Erasure) -> None:
    """The second person said yes."""
    row.status, row.confirmed_by, row.confirmed_at = "running", work.actor.login, work.now
    work.touch(row)


def end(work: Work, row: Erasure, done: dict[str, int]) -> None:
    """All of it went."""
    row.status, row.done, row.ended_at = "done", canonical(done), work.now
    work.touch(row)
