"""A hotel with somebody on its roster, for tests of escalation."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.escalation.escalate import escalate
from tests.conftest import NOON, Hand
from tests.workflows.clocks.units import unit

CASE = Case("complaint", "C261123-001")
CLOCKS = ("ack", "onsite", "plan", "update", "resolve")
RUNS = (
    "SELECT c.kind, c.ref, r.place, r.turn, r.metric, r.due_at, r.at, r.outcome, (SELECT group_concat(no, ' ') FROM "
    "(SELECT s.no FROM escalation_told t JOIN staff s ON s.id = t.staff_id WHERE t.run_id = r.id ORDER BY s.no)) "
    "FROM escalation_run r JOIN escalation_chain c ON c.id = r.chain_id ORDER BY r.due_at, r.chain_id, r.place, r.mark, r.turn"
)


def only(hand: Hand, *steps: dict[str, Any], kind: str = "complaint", level: str = "s2") -> None:
    """The steps of a kind and level are these."""
    for row in hand.desk.show("escalation-rules", kind=kind, level=level):
        hand.do("end-escalation-rule", kind=kind, level=level, place=row.place)
    for place, step in enumerate(steps, 1):
        hand.do("set-escalation", kind=kind, level=level, place=place, **{"whom": "post:GM", **step})


def opened(hand: Hand, case: Case = CASE, level: str = "s2", metrics: tuple[str, ...] = CLOCKS) -> None:
    """A case is opened now, with its clocks."""
    with unit(hand) as work:
        Clocks(work, case).start(level, metrics, work.now)
        chains.begin(work, case, level)


def minutes(hand: Hand, number: float) -> None:
    """Set the clock so many minutes after noon."""
    hand.now = NOON + timedelta(minutes=number)


def run(hand: Hand) -> int:
    """Run what is due; how many steps did."""
    return len(escalate(hand.desk, hand.desk.performer))


def ran(hand: Hand) -> list[tuple[Any, ...]]:
    """What ran: place, repetition, clock, due minutes after noon, outcome, who."""
    return [
        (place, turn, metric, int((datetime.fromisoformat(due) - NOON).total_seconds() // 60), outcome, told)
        for _, _, place, turn, metric, due, _, outcome, told in hand.rows(RUNS)
    ]


def wall(text: str, zone: str = "Asia/Shanghai") -> datetime:
    """An instant from the hotel's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
