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


def quote(hand, plan, **fields):
    (row,) = hand.desk.show("quote", type="KNG", plan=plan, **fields)
    return row


def test_G18_eighty_a_head_for_three_is_240_each_night(hand):
    hand.do("set-plan", code="HEAD", per_person=True)
    hand.do("set-price", plan="HEAD", type="KNG", rate=8000)
    row = quote(hand, "HEAD", arrival="2026-11-24", departure="2026-11-26", adults=2, children=1)
    assert ([line.rate_minor for line in row.lines], row.nights) == ([24000, 24000], 2)


def test_G21_three_nights_with_weekend_prices_and_cleaning_are_3795(hand):
    hand.do("set-plan", code="FLAT")
    for weekday, rate in ((0, 100000), (5, 125000), (6, 125000)):
        hand.do("set-price", plan="FLAT", type="KNG", weekday=weekday, rate=rate)
    hand.do("set-package", code="CLEAN", kind="other", per="room", every="stay", amount=29500)
    row = quote(hand, "FLAT", arrival="2026-08-13", departure="2026-08-16", packages="clean")
    assert (row.nights, row.room_minor, row.packages_minor, row.total_minor) == (3, 350000, 29500, 379500)


def test_G24_a_tax_of_seven_nights_is_not_charged_on_the_eighth(hand):
    hand.do("set-tax", code="CITY", per="room", amount=350, most_nights=7)
    hand.check_in(hand.book(departure="2026-12-03"))
    posted = [hand.do("close-day").result["taxes_minor"] for _ in range(9)]
    assert posted == [350] * 7 + [0, 0]
    row = hand.desk.show("quote", type="KNG", arrival="2026-11-23", departure="2026-12-03")[0]
    assert row.taxes_minor == 7 * 350
    check(hand)


def test_J2_closing_the_day_posts_the_room_and_its_three_taxes(hand):
    for code, points in (("STATE", 600), ("COUNTY", 100), ("STAY", 600)):
        hand.do("set-tax", code=code, basis_points=points)
    hand.check_in(hand.book(rate=15000))
    result = hand.do("close-day").result
    assert (result["rooms_charged"], result["room_revenue_minor"], result["taxes_minor"]) == (1, 15000, 1950)
    amounts = hand.rows("SELECT amount_minor FROM folio_line WHERE kind = 'tax' ORDER BY amount_minor")
    assert amounts == [(150,), (900,), (900,)]
    check(hand)
