"""Checking out: the checklist, the late fee, keys, early departures."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.reception import late_fee
from tests.invariants import check


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by the hotel's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def leave_after(hand, nights: int, **fields) -> str:
    """A stay in 101 on the morning of its departure."""
    stay = hand.check_in(hand.book(departure=f"2026-11-{23 + nights}"), **fields)
    for night in range(nights):
        hand.now = local(24 + night, 2)
        hand.do("close-day")
    return stay


def test_the_worked_example_of_the_handbook(hand):
    """2 nights × 376.00, left 15:20 (half day 188.00), minibar 28.00: 968.00; deposit 1000.00; refund 32.00."""
    stay = leave_after(hand, 2, waive_deposit=False, deposit=1000_00, method="cash")
    hand.now = local(25, 15, 20)
    hand.do("post-charge", stay=stay, kind="minibar", amount=28_00)
    done = hand.do("check-out", stay=stay)
    assert (done.result["late_fee_minor"], done.result["refunded_minor"]) == (188_00, 32_00)
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 968_00
    check(hand)


@pytest.mark.parametrize(
    ("hour", "minute", "fee"),
    [(9, 0, 0), (12, 0, 0), (13, 0, 0), (13, 1, 18800), (18, 0, 18800), (18, 1, 37600), (23, 59, 37600)],
)
def test_late_departure_is_free_for_an_hour_then_half_a_night_then_a_full_one(hand, hour, minute, fee):
    stay = leave_after(hand, 1)
    hand.now = local(24, hour, minute)
    assert hand.do("check-out", stay=stay, settle="cash").result["late_fee_minor"] == fee


def test_past_midnight_of_the_day_of_departure_a_full_night_is_asked(hand):
    stay = leave_after(hand, 1)
    hand.now = local(25, 0, 30)
    assert hand.do("check-out", stay=stay, settle="cash").result["late_fee_minor"] == 37600


def test_a_clock_of_another_day_says_nothing_about_lateness(hand):
    stay = leave_after(hand, 1)
    hand.now = local(29, 15)
    assert hand.do("check-out", stay=stay, settle="cash").result["late_fee_minor"] == 0


def test_nights_overstayed_are_charged_in_full_at_the_last_rate(hand):
    stay = leave_after(hand, 1)
    hand.now = local(25, 2)
    hand.do("close-day")
    hand.now = local(25, 9)
    done = hand.do("check-out", stay=stay, settle="cash")
    assert done.result["late_fee_minor"] == 0
    assert hand.rows("SELECT kind, night, business_date, amount_minor FROM folio_line ORDER BY id") == [
        ("room", "2026-11-23", "2026-11-23", 37600),
        ("room", "2026-11-24", "2026-11-24", 37600),
    ]
    check(hand)


def test_waiving_a_late_fee_that_is_due_needs_its_right(hand):
    stay = leave_after(hand, 1)
    hand.now = local(24, 15)
    with pytest.raises(Denied):
        hand.at("desk").do("check-out", stay=stay, settle="cash", late_fee=False)
    assert hand.do("check-out", stay=stay, settle="cash", late_fee=False).result["late_fee_minor"] == 0


def test_an_open_balance_is_refused_with_its_amount(hand):
    stay = leave_after(hand, 1)
    with pytest.raises(Refusal) as caught:
        hand.do("check-out", stay=stay)
    assert (caught.value.code, caught.value.items) == ("BALANCE_OPEN", (37600,))
    assert "¥376.00" in str(caught.value)
    assert caught.value.next == ("take-payment", "settle")


def test_money_to_be_paid_back_is_refused_naming_the_refund(hand):
    stay = leave_after(hand, 1)
    hand.do("take-payment", stay=stay, amount=500_00, method="cash")
    with pytest.raises(Refusal) as caught:
        hand.do("check-out", stay=stay)
    assert "refund" in str(caught.value)
    assert caught.value.next == ("refund",)


def test_a_preauthorisation_is_captured_for_what_is_owed_and_the_rest_released(hand):
    stay = leave_after(hand, 1, waive_deposit=False, deposit=1000_00, method="preauth")
    hand.do("check-out", stay=stay)
    kinds = hand.rows("SELECT kind, amount_minor FROM payment ORDER BY id")
    assert kinds == [("preauth_hold", 1000_00), ("preauth_capture", 376_00), ("preauth_release", 624_00)]
    check(hand)


def test_lost_keys_cost_the_hotels_fee(hand):
    stay = leave_after(hand, 1, cards=2)
    done = hand.do("check-out", stay=stay, settle="cash", keys_lost=True)
    assert done.result["paid_minor"] == 376_00 + 2 * 20_00
    assert hand.rows("SELECT status FROM key_card") == [("lost",), ("lost",)]


def test_keys_neither_back_nor_lost_stop_the_check_out(hand):
    stay = leave_after(hand, 1, cards=1)
    with pytest.raises(Refusal) as caught:
        hand.do("check-out", stay=stay, settle="cash", keys_returned=False)
    assert caught.value.code == "KEYS_OUT"


def test_leaving_early_frees_the_nights_and_tells_their_rates(hand):
    stay = hand.check_in(hand.book(departure="2026-11-26"))
    hand.do("close-day")
    done = hand.do("check-out", stay=stay, settle="cash")
    assert done.result["rates_minor"] == [37600, 37600]
    assert hand.value("SELECT count(*) FROM room_night WHERE night >= '2026-11-24'") == 0
    assert hand.value("SELECT departure FROM reservation") == "2026-11-24"
    check(hand)


def test_leaving_on_the_day_of_arrival_with_nothing_charged_is_pointed_out(hand):
    done = hand.do("check-out", stay=hand.check_in(hand.book()))
    assert len(done.result["warnings"]) == 1
    assert hand.value("SELECT kind FROM reservation") == "day_use"
    check(hand)


@pytest.mark.parametrize("name", ["101", "S261123-001", "s1", "R261123-001", "r1"])
def test_a_stay_is_named_by_room_number_reservation_or_short_form(hand, name):
    hand.check_in(hand.book())
    assert hand.do("check-out", stay=name).result["room"] == "101"


def test_the_room_is_dirty_and_vacant(hand):
    hand.do("check-out", stay=hand.check_in(hand.book()))
    assert hand.rows("SELECT hk_state, vacant_since FROM room WHERE no = '101'") == [("dirty", "2026-11-23")]


@pytest.mark.parametrize(
    ("late", "minute", "expected"),
    [
        (0, 720, ("late_fee", 0)),
        (60, 780, ("late_fee", 0)),
        (61, 781, ("room_half", 50)),
        (361, 1081, ("room", 100)),
    ],
)
def test_the_rule_of_late_departures_by_itself(late, minute, expected):
    assert late_fee.fee(late, 100, free_minutes=60, minute_of_day=minute, half_until=1080) == expected
