"""Cases that nobody took press whoever was told of them; clocks that ran out press whoever assigns items."""

import pytest

from hotelcs.screens import pressing_words
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.escalation import chains
from tests.conftest import Hand
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, run

KINDS = ("escalated", "escalated_again", "clocks_late")


def presses(hand: Hand) -> list[tuple[str, int, str, str, bool]]:
    """What of this presses."""
    return [
        (row.kind, row.count, row.ref, row.screen, row.alarm)
        for row in hand.desk.show("pressing")
        if row.kind in KINDS
    ]


def test_who_was_told_sees_it_in_the_banner_until_somebody_takes_it(hand: Hand) -> None:
    only(hand, {"minutes": 5, "whom": "post:NM"}, {"since": "acknowledged", "minutes": 10, "whom": "post:NM"})
    opened(hand, metrics=())
    night, desk = hand.at("night"), hand.at("desk")
    for number, expected in ((4, []), (5, [("escalated", 1, CASE.ref, "09", True)])):
        minutes(hand, number)
        night.now = desk.now = hand.now
        run(hand)
        assert presses(night) == expected
        assert presses(desk) == []
    with unit(hand) as work:
        chains.acknowledged(work, CASE)
    assert presses(night) == []
    minutes(hand, 20)
    run(hand)
    assert presses(night) == [("escalated_again", 1, CASE.ref, "09", False)]
    with unit(hand) as work:
        chains.end(work, CASE)
    assert presses(night) == []


def test_cases_are_counted_the_gravest_first(hand: Hand) -> None:
    only(hand, {"minutes": 1}, level="s3")
    only(hand, {"minutes": 1}, level="s2")
    for number, level in enumerate(("s3", "s2", "s3")):
        opened(hand, Case("complaint", f"C261123-01{number}"), level, ())
    minutes(hand, 2)
    run(hand)
    assert presses(hand) == [("escalated", 3, "C261123-011", "09", True)]


def test_clocks_that_ran_out_press_whoever_assigns_items_and_nobody_else(hand: Hand) -> None:
    only(hand, {"minutes": 9000})
    opened(hand)
    opened(hand, Case("complaint", "C261123-002"), metrics=("resolve",))
    minutes(hand, 60)
    assert presses(hand) == [("clocks_late", 1, CASE.ref, "09", False)]
    desk = hand.at("desk")
    desk.now = hand.now
    assert presses(desk) == []
    with unit(hand) as work:
        Clocks(work, CASE).stop()
    assert presses(hand) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_said_in_a_sentence(hand: Hand, kind: str) -> None:
    from hotelcs.workflows.pressing import Pressing

    told = pressing_words.told(Pressing(kind, 2, "C261123-001", "S2", "09", alarm=False))
    assert "C261123-001" in told
    assert "2" in told


def test_a_terminal_escalates_in_nobodys_name_and_writes_nothing_when_nothing_is_due(hand: Hand) -> None:
    only(hand, {"minutes": 5})
    opened(hand)
    before = hand.value("SELECT count(*) FROM ledger")
    assert hand.desk.escalate() == 0
    minutes(hand, 5)
    locked = hand.at("")
    assert locked.desk.escalate() == 1
    assert hand.desk.escalate() == 0
    assert hand.rows("SELECT verb, actor FROM ledger WHERE seq > :before", before=before) == [
        ("escalate-step", "")
    ]
