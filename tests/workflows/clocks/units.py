"""A write unit for tests of what acts are made of, and a policy of their own."""

from collections.abc import Iterator
from contextlib import contextmanager

from hotelcs.workflows.act import Work
from hotelcs.workflows.clocks.running import Case, Clocks
from tests.conftest import Hand

CASE = Case("complaint", "C261123-001")


@contextmanager
def unit(hand: Hand, *, keep: bool = True) -> Iterator[Work]:
    """The unit of an act at this moment of the hand's clock."""
    performer = hand.desk.performer
    with hand.desk.file.write(keep=keep) as session:
        yield performer._work(session, hand.now)


@contextmanager
def clocks(hand: Hand, case: Case = CASE) -> Iterator[Clocks]:
    """The clocks of a case at this moment of the hand's clock."""
    with unit(hand) as work:
        yield Clocks(work, case)


def state(hand: Hand, metric: str, case: Case = CASE) -> tuple[str, str, str | None]:
    """The last clock of a metric: its state, by when it is due, what was missed."""
    rows = hand.rows("SELECT state, due_at, breached_at FROM sla_clock WHERE kind = :kind AND ref = :ref AND metric = :metric "
                     "ORDER BY id DESC", kind=case.kind, ref=case.ref, metric=metric)  # fmt: skip
    return rows[0]  # type: ignore[return-value]
