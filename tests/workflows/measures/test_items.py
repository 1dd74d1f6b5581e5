"""M-15 and the bounces of M-35 count every item with a clock: complaints, tasks and tickets (handbook 06 §6.3)."""

from datetime import timedelta

from tests.conftest import NOON, Hand
from tests.workflows.shifts.crew import Crew, crew

__all__ = ["crew"]
DAY = "2026-11-23"


def figures(hand: Hand, code: str) -> dict[str, tuple[str, str, str]]:
    """Value, numerator, denominator by key."""
    rows = hand.desk.show("metric", code=code, **{"from": DAY, "to": DAY}).figures
    return {row.key: (row.value, row.part, row.whole) for row in rows}


def test_steps_of_tickets_count_and_not_among_those_of_complaints(hand: Hand) -> None:
    hand.do("raise-ticket", words="The card writer is dark", priority="p1")
    hand.now = NOON + timedelta(hours=1)
    assert figures(hand, "M-15")["sla"] == ("0.00", "0", "1")
    assert [row.ref for row in hand.desk.show("metric-rows", code="M-15", **{"from": DAY, "to": DAY})] == [
        hand.value("SELECT no FROM support_ticket")
    ]
    alone = {
        row.measure: row.whole for row in hand.desk.show("complaint-measures", **{"from": DAY, "to": DAY})
    }
    assert alone["M-15"] == 0


def test_a_ticket_that_went_through_two_hands_bounced(crew: Crew) -> None:
    for many in range(2):
        no = crew.do("desk", "raise-ticket", words=f"Dark {many}", priority="p1").result["ticket"]
        crew.do("admin", "take-ticket", ticket=no)
        if many:
            for giver, taker in (("admin", "night"), ("night", "admin")):
                crew.do(giver, "transfer-item", item=no, to=taker, reason="x")
                crew.do(taker, "accept-item", item=no)
        crew.do("admin", "resolve-ticket", ticket=no, outcome="plugged in")
    assert figures(crew.hand, "M-35")["bounced"] == ("50.00", "1", "2")
