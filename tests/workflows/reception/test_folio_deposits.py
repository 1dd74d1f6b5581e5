"""Deposits during a stay: one more, one back, one kept."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def bill(hand, stay):
    return hand.desk.show("folio", stay=stay)


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="wechat")


def test_one_more_deposit_is_taken_with_a_receipt_of_its_own(hand, stay):
    more = hand.do("take-deposit", stay=stay, amount=50_000, method="cash").result
    seen = bill(hand, stay)
    assert [(d.amount_minor, d.status) for d in seen.deposits] == [(100_000, "held"), (50_000, "held")]
    assert (seen.held_minor, seen.balance_minor) == (150_000, -150_000)
    assert more["receipt"] == seen.deposits[1].receipt


def test_a_deposit_goes_back_whole_the_way_it_came(hand, stay):
    back = hand.do("refund-deposit", stay=stay).result
    assert (back["status"], back["amount_minor"], back["balance_minor"]) == ("refunded", -100_000, 0)
    assert bill(hand, stay).payments[-1].method == "wechat"
    check(hand)


def test_what_is_not_returned_of_a_deposit_pays_the_bill(hand, stay):
    hand.do("refund-deposit", stay=stay, amount=60_000)
    seen = bill(hand, stay)
    assert (seen.deposits[0].status, seen.held_minor, seen.balance_minor) == ("part_refunded", 0, -40_000)
    hand.do("refund", stay=stay)
    check(hand)


def test_the_hold_of_a_card_is_released_without_money(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="preauth", auth_no="A1")
    assert bill(hand, stay).balance_minor == 0
    assert hand.do("refund-deposit", stay=stay).result["status"] == "released"
    assert bill(hand, stay).balance_minor == 0
    check(hand)


@pytest.mark.parametrize("method", ["wechat", "preauth"])
def test_a_deposit_that_is_kept_pays_what_is_charged_for_it(hand, method):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method=method)
    kept = hand.do("forfeit-deposit", stay=stay, reason="broken television").result
    assert (kept["status"], kept["balance_minor"]) == ("forfeited", 0)
    assert bill(hand, stay).lines[0].reason == "broken television"
    check(hand)


def test_keeping_a_deposit_needs_the_right(hand, stay):
    with pytest.raises(Denied):
        hand.at("desk").do("forfeit-deposit", stay=stay, reason="broken television")


def test_no_more_goes_back_than_was_deposited_and_nothing_twice(hand, stay):
    with pytest.raises(Refusal) as too_much:
        hand.do("refund-deposit", stay=stay, amount=100_001)
    assert too_much.value.code == "REFUND_TOO_MUCH"
    hand.do("refund-deposit", stay=stay)
    with pytest.raises(Refusal) as again:
        hand.do("refund-deposit", stay=stay)
    assert again.value.code == "NO_DEPOSIT"


def test_a_deposit_is_named_by_its_receipt(hand, stay):
    second = hand.do("take-deposit", stay=stay, amount=50_000, method="cash").result["receipt"]
    assert hand.do("refund-deposit", stay=stay, receipt=second).result["amount_minor"] == -50_000
    assert [d.status for d in bill(hand, stay).deposits] == ["held", "refunded"]


def test_a_deposit_needs_guests_in_the_house(hand):
    with pytest.raises(Refusal):
        hand.do("take-deposit", stay=hand.book(), amount=1, method="cash")
