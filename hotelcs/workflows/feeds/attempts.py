"""One step of many that may be refused by itself: it is done inside a savepoint, and what it refuses is told."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from hotelcs.errors import Refusal
from hotelcs.storage.violations import rule_of
from hotelcs.workflows.act import Work
from hotelcs.workflows.refusals import refusal_of


@contextmanager
def attempt(work: Work) -> Iterator[None]:
    """Do what is inside, whole or not at all. A rule of the database that it breaks is a Refusal too."""
    work.session.flush()
    nested, changed = work.session.begin_nested(), work.changed
    try:
        yield
        work.session.flush()
        nested.commit()
    except (Refusal, IntegrityError) as error:
        nested.rollback()
        work.session.expire_all()
        work.changed = changed
        if isinstance(error, Refusal):
            raise
        known = refusal_of(rule_of(error))
        if known is None:
            raise
        raise known from error
