"""Area G of the peers' scenarios: price, folio, cash. Each test is named after its row."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


def pending(hand, stay):
    return hand.desk.show("folio", stay=stay).balance_minor


@pytest.mark.parametrize(("short", "left"), [(0, 0), (1, 1)])
def test_G6_paying_all_leaves_nothing_and_paying_one_less_leaves_one(hand, stay, short, left):
    hand.do("post-charge", stay=stay, kind="room", amount=37600)
    hand.do("take-payment", stay=stay, amount=37600 - short, method="cash")
    assert pending(hand, stay) == left
    check(hand)


def test_G12_dates_without_times_cost_no_early_or_late_surcharge(hand):
    reservation = hand.book(departure="2026-11-24")
    stay = hand.check_in(reservation)
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    bill = hand.desk.show("folio", reservation=reservation)
    assert [(line.kind, line.amount_minor) for line in bill.lines] == [("room", 37600)]
    assert bill.departure == "2026-11-24"


def test_G30_revenue_of_a_day_is_what_was_charged_not_what_was_paid(hand, stay):
    hand.do("post-charge", stay=stay, kind="room", amount=250_000)
    hand.do("take-payment", stay=stay, amount=120_000, method="cash")
    hand.do("post-charge", stay=stay, kind="minibar", amount=50_000)
    bill = hand.desk.show("folio", stay=stay)
    assert sum(line.amount_minor for line in bill.lines if line.date == "2026-11-23") == 300_000
    assert bill.balance_minor == 180_000


def test_G27_a_drawer_is_counted_against_float_payments_refunds_paid_out_and_dropped(hand, stay):
    hand.do("open-shift", float_=20_000)
    hand.do("take-payment", stay=stay, amount=30_000, method="cash")
    hand.do("refund", stay=stay, amount=2_000, method="cash")
    hand.do("pay-out", amount=3_000, reason="flowers")
    hand.do("drop-cash", amount=10_000, reason="envelope 1")
    assert hand.desk.show("handover").expected_minor is None
    hand.do("count-cash", counted=36_000)
    counted = hand.desk.show("handover")
    assert (counted.expected_minor, counted.difference_minor) == (35_000, 1_000)
    with pytest.raises(Refusal) as caught:
        hand.do("hand-over")
    assert caught.value.code == "DIFFERENCE_UNEXPLAINED"
    check(hand)
