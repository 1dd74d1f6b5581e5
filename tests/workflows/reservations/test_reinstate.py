"""Bringing a booking back: in time, if there is a place, in the state it had."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check

FEES = "SELECT coalesce(sum(amount_minor), 0) FROM folio_line"


def reinstate(hand, reservation, **fields):
    return hand.do("reinstate", reservation=reservation, **fields).result


def code(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value.code


def test_a_cancelled_booking_comes_back_without_its_room(hand):
    reservation = hand.book(room="101")
    hand.do("cancel", reservation=reservation, reason="plans changed")
    assert reinstate(hand, reservation)["status"] == "confirmed"
    assert hand.rows("SELECT status, room_id, reason FROM reservation") == [("confirmed", None, "")]
    assert hand.value("SELECT sum(sold) FROM type_night") == 2
    check(hand)


def test_an_upgraded_booking_comes_back_in_the_type_it_was_booked_in(hand):
    reservation = hand.book(room="301")
    hand.do("cancel", reservation=reservation, reason="plans changed")
    reinstate(hand, reservation)
    kinds = "SELECT DISTINCT t.code FROM reservation_night n JOIN room_type t ON t.id = n.type_id"
    assert hand.rows(kinds) == [("KNG",)]
    check(hand)


def test_a_booking_whose_place_was_sold_meanwhile_is_refused(hand):
    reservation = hand.book()
    hand.do("cancel", reservation=reservation, reason="plans changed")
    for _ in range(3):
        hand.book()
    assert code(hand, "reinstate", reservation=reservation) == "SOLD_OUT"
    assert hand.value("SELECT status FROM reservation WHERE no = :no", no=reservation) == "cancelled"
    reinstate(hand, reservation, overbook=True)
    check(hand)


def test_a_guaranteed_booking_comes_back_guaranteed(hand):
    reservation = hand.book(guarantee="card", arrival="2026-12-10", departure="2026-12-12")
    hand.do("cancel", reservation=reservation, reason="plans changed")
    assert reinstate(hand, reservation)["status"] == "guaranteed"


def test_one_from_the_waitlist_waits_again(hand):
    reservation = hand.book(status="waitlist")
    hand.do("cancel", reservation=reservation, reason="plans changed")
    assert reinstate(hand, reservation)["status"] == "waitlist"
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night") == 0
    check(hand)


def test_a_hold_that_expired_is_held_anew(hand):
    reservation = hand.book(status="tentative")
    hand.now += timedelta(hours=1)
    hand.do("expire-holds")
    reinstate(hand, reservation)
    assert hand.do("expire-holds").result["reservations"] == []
    check(hand)


def test_a_no_show_of_last_night_comes_back_with_the_fee_standing(hand):
    reservation = hand.book(guarantee="card", departure="2026-11-26")
    hand.do("close-day")
    assert hand.value("SELECT status FROM reservation") == "no_show"
    hand.now += timedelta(hours=10)
    result = reinstate(hand, reservation)
    assert (result["status"], result["fee_reversed_minor"]) == ("guaranteed", 0)
    assert hand.value(FEES) == 37600
    check(hand)


def test_the_fee_is_taken_back_by_an_opposite_line(hand):
    reservation = hand.book(guarantee="card", departure="2026-11-26")
    hand.do("close-day")
    assert reinstate(hand, reservation, reverse_fee=True)["fee_reversed_minor"] == 37600
    assert hand.value(FEES) == 0
    assert hand.value("SELECT count(*) FROM folio_line") == 2
    check(hand)


def test_a_booking_missed_reinstated_and_missed_again_is_charged_each_time(hand):
    reservation = hand.book(guarantee="card", departure="2026-11-26")
    hand.do("no-show", reservation=reservation)
    reinstate(hand, reservation, reverse_fee=True)
    hand.do("no-show", reservation=reservation)
    assert hand.value(FEES) == 37600
    check(hand)


def test_a_no_show_of_two_days_ago_is_refused(hand):
    reservation = hand.book(departure="2026-11-28")
    hand.do("close-day")
    hand.now += timedelta(hours=25)
    assert code(hand, "reinstate", reservation=reservation) == "TOO_LATE"


def test_a_booking_that_ended_is_refused(hand):
    reservation = hand.book(departure="2026-11-24")
    hand.do("cancel", reservation=reservation, reason="plans changed")
    hand.do("close-day")
    hand.do("close-day")
    assert code(hand, "reinstate", reservation=reservation) == "DATE_PAST"


def test_only_a_cancelled_booking_or_a_no_show_comes_back(hand):
    assert code(hand, "reinstate", reservation=hand.book()) == "ILLEGAL_STATE"


def test_a_cancellation_is_undone_by_reinstating(hand):
    reservation = hand.book()
    done = hand.do("cancel", reservation=reservation, reason="by mistake")
    assert hand.desk.undo(done.entry).verb == "reinstate"
    assert hand.value("SELECT status FROM reservation") == "confirmed"
    check(hand)


def test_a_no_show_by_mistake_is_undone_with_its_fee(hand):
    reservation = hand.book(guarantee="card")
    done = hand.do("no-show", reservation=reservation)
    assert done.result["fee_minor"] == 37600
    hand.desk.undo(done.entry)
    assert hand.value(FEES) == 0
    check(hand)
