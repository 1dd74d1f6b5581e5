"""Peer scenarios, area F: cancellation, the waiting list, guests turned away."""

from datetime import timedelta

from tests.invariants import check


def free_hours(hand, hours):
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE property SET cancel_free_hours = ?", (hours,))


def test_F3_cancelling_five_days_ahead_where_three_are_asked_costs_nothing(hand):
    free_hours(hand, 3 * 24)
    reservation = hand.book(guarantee="card", arrival="2026-11-28", departure="2026-11-30")
    hand.now += timedelta(hours=1)
    result = hand.do("cancel", reservation=reservation, reason="plans changed").result
    assert (result["fee_minor"], result["released_nights"]) == (0, 2)
    check(hand)


def test_F3_cancelling_two_days_ahead_where_three_are_asked_costs_the_first_night(hand):
    free_hours(hand, 3 * 24)
    reservation = hand.book(guarantee="card", arrival="2026-11-25", departure="2026-11-27")
    hand.now += timedelta(hours=1)
    assert hand.do("cancel", reservation=reservation, reason="plans changed").result["fee_minor"] == 37600


def test_F9_cancelling_ten_days_ahead_gives_the_deposit_back(hand):
    free_hours(hand, 24)
    reservation = hand.book(guarantee="deposit", arrival="2026-12-03", departure="2026-12-06", rate=10000)
    hand.do("take-payment", reservation=reservation, amount=10000, method="cash")
    hand.now += timedelta(hours=1)
    result = hand.do("cancel", reservation=reservation, reason="plans changed").result
    assert (result["fee_minor"], result["to_refund_minor"]) == (0, 10000)
    hand.do("refund", reservation=reservation, method="cash", reason="cancelled in time")
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 0
    check(hand)


def test_F9_free_until_24_hours_before_by_the_terms_of_the_plan(hand):
    hand.do("set-plan", code="FLEX", free_hours=24, needs="any")
    reservation = hand.book(
        plan="FLEX", guarantee="deposit", arrival="2026-12-03", departure="2026-12-06", rate=10000
    )
    hand.do("take-payment", reservation=reservation, amount=10000, method="cash")
    hand.do("set-plan", code="FLEX", refundable=False)
    hand.now += timedelta(hours=1)
    result = hand.do("cancel", reservation=reservation, reason="plans changed").result
    assert (result["fee_minor"], result["to_refund_minor"], result["why"]) == (0, 10000, "in_time")
    check(hand)


def test_F12_what_is_not_refundable_is_forfeited_whole_thirty_days_ahead(hand):
    hand.do("set-plan", code="NRF", refundable=False, needs="prepaid")
    hand.do("set-price", plan="NRF", type="KNG", rate=25000)
    asked = {"plan": "NRF", "guarantee": "prepaid", "arrival": "2026-12-23", "departure": "2026-12-25"}
    reservation = hand.book(**asked)
    hand.do("take-payment", reservation=reservation, amount=50000, method="cash")
    hand.now += timedelta(hours=1)
    seen = hand.desk.show("reservation", no=reservation)
    assert (seen.cancel_fee_minor, seen.cancel_free_until, seen.cancel_why) == (50000, "", "all nights")
    told = hand.desk.preview("cancel", {"reservation": reservation, "reason": "plans changed"}).result
    assert (told["fee_minor"], told["why"]) == (50000, "all")
    result = hand.do("cancel", reservation=reservation, reason="plans changed").result
    assert (result["fee_minor"], result["to_refund_minor"]) == (50000, 0)
    check(hand)


def test_F15_a_cancelled_booking_comes_back_only_by_reinstating(hand):
    reservation = hand.book()
    hand.do("cancel", reservation=reservation, reason="plans changed")
    assert hand.desk.show("reservation", no=reservation).next == ("reinstate",)
    hand.do("reinstate", reservation=reservation)
    assert hand.desk.show("reservation", no=reservation).status == "confirmed"
    check(hand)


def test_F18_two_denials_and_a_regret_are_three_guests_turned_away(hand):
    for reason in ("sold_out", "restriction", "price"):
        hand.do("turn-away", arrival="2026-11-23", type="KNG", reason=reason)
    counted = {(row.by, row.key): row.count for row in hand.desk.show("turnaway-summary")}
    assert counted["total", ""] == 3
    assert (counted["kind", "denial"], counted["kind", "regret"]) == (2, 1)
    check(hand)
