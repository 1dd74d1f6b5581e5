"""The chain of a case as people see it: what ran and whom it told, what is still to come."""

from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import chains
from tests.conftest import Hand
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, run


def seen(hand: Hand, **filters: object) -> list[tuple[object, ...]]:
    """Place, repetition, clock, how it stands, when it is due, whom it told."""
    return [(row.place, row.turn, row.metric, row.state, row.due[11:], row.told)
            for row in hand.desk.show("escalations", **filters)]  # fmt: skip


def test_what_ran_comes_first_then_what_is_to_come_in_the_order_of_time(hand: Hand) -> None:
    only(hand, {"minutes": 10, "every": 30, "times": 1}, {"since": "clock", "metric": "ack", "percent": 200},
         {"since": "acknowledged", "minutes": 5})  # fmt: skip
    opened(hand)
    minutes(hand, 10)
    assert run(hand) == 2
    assert seen(hand) == [
        (1, 0, "", "told", "15:10", "E001"), (2, 0, "ack", "told", "15:10", "E001"),
        (1, 1, "", "coming", "15:40", ""), (3, 0, "", "waiting", "", ""),
    ]  # fmt: skip
    with unit(hand) as work:
        chains.acknowledged(work, CASE)
    assert seen(hand)[2:] == [(3, 0, "", "coming", "15:15", ""), (1, 1, "", "off", "15:40", "")]


def test_chains_that_are_over_are_shown_when_asked_for_or_by_their_case(hand: Hand) -> None:
    only(hand, {"minutes": 10, "whom": "post:MNT"})
    opened(hand)
    other = Case("complaint", "C261123-002")
    opened(hand, other)
    minutes(hand, 12)
    with unit(hand) as work:
        chains.end(work, CASE)
    assert {row.no for row in hand.desk.show("escalations")} == {other.ref}
    assert seen(hand, no=CASE.ref) == [(1, 0, "", "nobody", "15:10", "")]
    assert {row.no for row in hand.desk.show("escalations", open=False)} == {CASE.ref, other.ref}
    assert hand.desk.show("escalations", kind="incident") == []
    assert [row.no for row in hand.desk.show("escalations", limit=1, open=False)] == [other.ref]
