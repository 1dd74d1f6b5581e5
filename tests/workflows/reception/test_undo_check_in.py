"""A check-in taken back, as if nobody had come yet."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def test_everything_is_as_before(hand):
    hand.do("set-room-status", room="101", status="inspected")
    reservation = hand.book(guarantee="card")
    stay = hand.check_in(reservation, cards=1, waive_deposit=False, deposit=500_00, method="cash")
    done = hand.do("undo-check-in", stay=stay, reason="wrong booking")
    assert done.result["status"] == "guaranteed"
    assert done.result["returned_minor"] == 500_00
    assert hand.value("SELECT status FROM stay") == "voided"
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "inspected"
    assert hand.rows("SELECT status, reason FROM registration") == [("exempt", "undo-check-in")]
    assert hand.rows("SELECT status FROM deposit") == [("refunded",)]
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 0
    assert hand.value("SELECT status FROM key_card") == "cancelled"
    check(hand)


def test_the_guest_may_check_in_again_afterwards(hand):
    reservation = hand.book()
    hand.do("undo-check-in", stay=hand.check_in(reservation), reason="wrong room")
    again = hand.check_in(reservation, "102")
    hand.do("close-day")
    hand.do("close-day")
    assert hand.do("check-out", stay=again, settle="cash").result["paid_minor"] == 2 * 37600
    check(hand)


def test_a_room_somebody_was_in_wants_inspecting_again(hand):
    hand.do("set-room-status", room="101", status="inspected")
    hand.do("undo-check-in", stay=hand.check_in(hand.book()), reason="left at once", entered=True)
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "clean"


def test_after_half_an_hour_it_takes_the_right_to_undo_late(hand):
    stay = hand.check_in(hand.book())
    hand.now += timedelta(minutes=30)
    hand.at("desk").desk.preview("undo-check-in", {"stay": stay, "reason": "in time"})
    hand.now += timedelta(minutes=1)
    with pytest.raises(Denied) as caught:
        hand.at("desk").do("undo-check-in", stay=stay, reason="too late")
    assert caught.value.code == "UNDO_LATE"
    hand.do("undo-check-in", stay=stay, reason="a manager may")


def test_the_next_business_date_is_too_late_for_everybody(hand):
    stay = hand.check_in(hand.book())
    hand.do("close-day")
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-in", stay=stay, reason="yesterday")
    assert caught.value.code == "UNDO_TOO_LATE"
    assert caught.value.next == ("check-out",)


def test_what_a_person_charged_must_be_corrected_first(hand):
    stay = hand.check_in(hand.book())
    line = hand.do("post-charge", stay=stay, kind="minibar", amount=28_00).result["line"]
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-in", stay=stay, reason="x")
    assert caught.value.code == "LINES_POSTED"
    hand.do("correct-line", line=line, reason="not theirs")
    hand.do("undo-check-in", stay=stay, reason="x")
    check(hand)


def test_lines_the_check_in_posted_itself_are_opposed(hand):
    done = hand.do("walk-in", guest="A", type="KNG", day_use=True, document="12345678", waive_deposit=True)
    undone = hand.do("undo-check-in", stay=done.result["stay"], reason="x")
    assert undone.result["corrected_minor"] == 18800
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 0
    check(hand)


def test_keys_that_are_not_back_stop_it(hand):
    stay = hand.check_in(hand.book(), cards=1)
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-in", stay=stay, reason="x", keys_returned=False)
    assert caught.value.code == "KEYS_OUT"


def test_a_preauthorisation_is_released(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=500_00, method="preauth")
    hand.do("undo-check-in", stay=stay, reason="x")
    assert hand.rows("SELECT kind FROM payment ORDER BY id") == [("preauth_hold",), ("preauth_release",)]
    assert hand.value("SELECT status FROM deposit") == "released"


def test_undoing_the_ledger_entry_of_a_check_in_is_the_same(hand, ids):
    entry = hand.do(
        "check-in", reservation=hand.book(), room="101", document=ids.first, waive_deposit=True
    ).entry
    hand.desk.undo(entry)
    assert hand.value("SELECT status FROM reservation") == "confirmed"


def test_undoing_a_walk_in_cancels_the_booking_made_for_it(hand):
    entry = hand.do("walk-in", guest="A", type="KNG", document="12345678", waive_deposit=True).entry
    hand.desk.undo(entry)
    assert hand.value("SELECT status FROM reservation") == "cancelled"
    assert hand.value("SELECT sum(sold) FROM type_night") == 0
    check(hand)


def test_a_stay_that_is_over_is_not_undone(hand):
    stay = hand.check_in(hand.book())
    hand.do("check-out", stay=stay)
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-in", stay=stay, reason="x")
    assert caught.value.code == "NOT_IN_HOUSE"
    assert caught.value.next == ("undo-check-out",)


def test_after_an_undone_check_out_the_state_before_arrival_is_still_known(hand):
    reservation = hand.book(guarantee="card")
    stay = hand.check_in(reservation)
    hand.do("check-out", stay=stay)
    hand.do("undo-check-out", stay=stay, reason="mistake")
    assert hand.do("undo-check-in", stay=stay, reason="mistake").result["status"] == "guaranteed"
    check(hand)
