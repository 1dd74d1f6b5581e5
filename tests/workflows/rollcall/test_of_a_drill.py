"""The roll call of a drill: by the drill's own number, and said to be a drill wherever it is shown."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.reports.house_list import DRILL, house_list
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.one_of_each_plans import running


@pytest.fixture
def drill(hand: Hand) -> str:
    """A drill that has begun, somebody in the house."""
    hand.check_in(hand.book())
    return str(running(hand)["drill"])


def test_it_is_called_by_the_number_of_the_drill_and_every_line_says_so(hand: Hand, drill: str) -> None:
    called = hand.do("open-roll-call", incident=drill).result["incident"]
    assert called.startswith("N")
    hand.do("tick-roll-call", who="101", status="y", incident=drill)
    (head,) = hand.desk.show("roll-calls", incident=drill)
    assert head.drill
    for view in ("roll-call", "roll-call-ticks"):
        rows = hand.desk.show(view, incident=drill)
        assert rows
        assert all(row.drill for row in rows)
    assert any(DRILL in line for line in house_list(hand.desk).lines)
    check(hand)


def test_a_drill_that_has_not_begun_has_none(hand: Hand) -> None:
    number = hand.do("plan-drill", type="fire", place="201", at="2026-11-24 10:00").result["drill"]
    for reference in (number, "Z261123-099"):
        with pytest.raises(Refusal) as caught:
            hand.do("open-roll-call", incident=reference)
        assert caught.value.code == "INCIDENT_UNKNOWN"
    with pytest.raises(Refusal) as caught:
        hand.desk.show("roll-call", incident=number)
    assert caught.value.code == "ROLL_CALL_NONE"


def test_an_emergency_and_a_drill_are_counted_apart(hand: Hand, drill: str) -> None:
    real = hand.do("raise-incident", type="fire", place="102").result["incident"]
    hand.do("open-roll-call", incident=real)
    hand.do("open-roll-call", incident=drill)
    hand.do("tick-roll-call", who="101", status="y", incident=real)
    assert hand.desk.show("roll-calls", incident=real)[0].safe == 1
    assert hand.desk.show("roll-calls", incident=drill)[0].safe == 0
    hand.do("visitor-in", stay="101", name="Dr Gu", reason="doctor")
    assert [one.appended for one in hand.desk.show("roll-calls")] == [1, 1], "who comes is on both"
    check(hand)


def test_without_a_number_a_real_one_is_meant_whatever_began_later(hand: Hand, drill: str) -> None:
    real = hand.do("raise-incident", type="fire", place="102").result["incident"]
    assert hand.do("open-roll-call").result["incident"] == real
    hand.do("open-roll-call", incident=drill)
    assert hand.do("tick-roll-call", who="101", status="y").result["incident"] == real
    assert hand.desk.show("roll-calls")[0].incident == real
    assert [one.drill for one in hand.desk.show("roll-call")] == [False]
    assert not any(DRILL in line for line in house_list(hand.desk).lines)
