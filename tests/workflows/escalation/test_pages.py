"""A step pages whom it tells: one page for each person and step, with no word that anybody typed."""

import json

from hotelcs.workflows.escalation import chains
from tests.conftest import Hand
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, ran, run

PAGES = "SELECT code, slots FROM page ORDER BY id"


def test_each_step_is_a_page_of_its_own_and_says_why(hand: Hand) -> None:
    hand.do("set-channel", channel="gm", post="GM", address="json://127.0.0.1:9/x")
    only(hand, {"minutes": 0, "every": 5, "times": 1}, {"since": "clock", "metric": "any", "percent": 50},
         {"since": "clock", "metric": "ack", "percent": 100}, {"since": "acknowledged", "minutes": 60})  # fmt: skip
    opened(hand, metrics=("ack", "onsite"))
    minutes(hand, 6)
    run(hand)
    with unit(hand) as work:
        chains.acknowledged(work, CASE)
    minutes(hand, 70)
    run(hand)
    with unit(hand) as work:
        chains.begin(work, CASE, "s2")
    pages = hand.rows(PAGES)
    assert len(pages) == len(ran(hand)) == 7
    assert [code for code, _ in pages].count("unacknowledged") == 3
    assert {code for code, _ in pages} == {"unacknowledged", "due", "breached", "forgotten"}
    assert len(set(pages)) == len(pages), "no page is taken for another"
    assert all("*" not in json.loads(slots).values() for _, slots in pages)


def test_where_paging_is_off_the_steps_run_all_the_same(hand: Hand) -> None:
    only(hand, {"minutes": 1})
    opened(hand)
    minutes(hand, 1)
    run(hand)
    assert ran(hand) == [(1, 0, "", 1, "told", "E001")]
    assert hand.rows(PAGES) == []
