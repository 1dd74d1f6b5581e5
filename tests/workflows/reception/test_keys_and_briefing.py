"""Key cards and the briefing of arrivals."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.fields import FieldError
from tests.invariants import check


def test_cards_are_numbered_on_and_counted(hand):
    stay = hand.check_in(hand.book(), cards=1)
    done = hand.do("issue-key", stay=stay, count=2)
    assert done.result["cards"] == [f"{stay}/2", f"{stay}/3"]
    assert done.result["out"] == 3


def test_one_card_comes_back_by_its_number_or_its_last_part(hand):
    stay = hand.check_in(hand.book(), cards=2)
    assert hand.do("return-key", stay=stay, card=f"{stay}/1").result["out"] == 1
    assert hand.do("return-key", stay=stay, card="2").result["out"] == 0


def test_all_cards_come_back_at_once(hand):
    hand.check_in(hand.book(), cards=3)
    assert len(hand.do("return-key", stay="101").result["cards"]) == 3


def test_a_card_that_is_not_out_cannot_come_back(hand):
    hand.check_in(hand.book())
    with pytest.raises(Refusal) as caught:
        hand.do("return-key", stay="101")
    assert caught.value.code == "NO_KEY_OUT"


def test_a_lost_card_is_charged(hand):
    hand.check_in(hand.book(), cards=1)
    assert hand.do("return-key", stay="101", lost=True).result["fee_minor"] == 20_00
    assert hand.rows("SELECT kind, amount_minor FROM folio_line") == [("lost_key", 20_00)]
    check(hand)


def test_issuing_a_card_is_undone_by_taking_it_back(hand):
    hand.check_in(hand.book())
    hand.desk.undo(hand.do("issue-key", stay="101").entry)
    assert hand.value("SELECT status FROM key_card") == "returned"


def test_ticks_add_up_and_what_is_left_is_told(hand):
    hand.check_in(hand.book(), briefed="wifi")
    done = hand.do("brief", stay="101", ticks="exits wifi")
    assert done.result["briefed"] == ["wifi", "exits"]
    assert done.result["left"] == ["breakfast", "checkout", "phone"]


def test_a_tick_made_twice_changes_nothing(hand):
    hand.check_in(hand.book(), briefed="wifi")
    assert hand.do("brief", stay="101", ticks=["wifi"]).changed == 0


def test_an_unknown_tick_is_refused(hand):
    hand.check_in(hand.book())
    with pytest.raises(FieldError):
        hand.do("brief", stay="101", ticks="sauna")
