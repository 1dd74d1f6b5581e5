"""One of several things that are done in one act: done whole or not at all, and the others with it or without it."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import IntegrityError

from hotelcs.errors import Denied, Refusal
from hotelcs.storage.violations import rule_of
from hotelcs.workflows.act import Work
from hotelcs.workflows.refusals import refusal_of

T = TypeVar("T")


def attempt(work: Work, deed: Callable[[Work], T]) -> T | Refusal:
    """What `deed` answers, or why it was refused; of one that was refused nothing stays but that it was tried."""
    changed, approval, settled = work.changed, work.approval, set(work.settled)
    nested = work.session.begin_nested()
    try:
        done = deed(work)
        work.session.flush()
        nested.commit()
    except (Refusal, IntegrityError) as error:
        nested.rollback()
        work.session.expire_all()
        work.changed, work.approval, work.settled = changed, approval, settled
        refusal = error if isinstance(error, Refusal) else refusal_of(rule_of(error))
        if refusal is None:
            raise
        if isinstance(refusal, Denied) and refusal.code not in work.denials:
            work.denials.append(refusal.code)
        return refusal
    return done
