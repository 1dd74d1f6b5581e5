"""A check-out taken back on the same business date."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def gone(hand, departure="2026-11-26", **fields) -> str:
    """A stay of 101 that was slept once and has left early."""
    stay = hand.check_in(hand.book(departure=departure), **fields)
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    return stay


def test_the_guests_are_in_house_again_with_their_nights(hand):
    stay = gone(hand)
    done = hand.do("undo-check-out", stay=stay, reason="wrong room")
    assert (done.result["due_out"], done.result["nights"]) == ("2026-11-26", 2)
    assert hand.rows("SELECT status, departed_at, date_out FROM stay") == [("in_house", None, None)]
    assert hand.value("SELECT count(*) FROM stay_guest WHERE left_at IS NULL") == 1
    check(hand)


def test_the_next_check_out_settles_again(hand):
    stay = gone(hand)
    hand.do("undo-check-out", stay=stay, reason="wrong room")
    hand.do("close-day")
    assert hand.do("check-out", stay=stay, settle="cash").result["paid_minor"] == 37600
    assert hand.value("SELECT count(*) FROM folio") == 1
    check(hand)


def test_undoing_the_ledger_entry_brings_the_nights_back_at_their_own_rates(hand):
    prices = [
        {"night": f"2026-11-{day}", "rate": rate} for day, rate in ((23, 100_00), (24, 200_00), (25, 300_00))
    ]
    stay = hand.check_in(hand.book(departure="2026-11-26", nightly=prices))
    hand.do("close-day")
    entry = hand.do("check-out", stay=stay, settle="cash").entry
    hand.desk.undo(entry)
    assert hand.rows("SELECT rate_minor FROM reservation_night ORDER BY night") == [
        (100_00,),
        (200_00,),
        (300_00,),
    ]
    check(hand)


def test_a_room_that_was_let_again_stays_with_its_new_guests(hand, ids):
    stay = gone(hand)
    hand.do("set-room-status", room="101", status="clean")
    new = hand.book("Li Na", arrival="2026-11-24", departure="2026-11-25")
    hand.check_in(new, "101", document=ids.second)
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-out", stay=stay, reason="x")
    assert caught.value.code == "ROOM_OCCUPIED"


def test_nights_promised_to_others_meanwhile_are_refused_and_may_be_let_go(hand):
    stay = gone(hand)
    hand.book("Li Na", arrival="2026-11-25", departure="2026-11-26", room="101")
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-out", stay=stay, reason="x")
    assert caught.value.code == "ROOM_TAKEN"
    done = hand.do("undo-check-out", stay=stay, reason="x", leave_today=True)
    assert done.result["due_out"] == "2026-11-24"
    check(hand)


def test_after_the_business_date_it_is_too_late(hand):
    stay = gone(hand)
    hand.do("close-day")
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-out", stay=stay, reason="x")
    assert caught.value.code == "UNDO_TOO_LATE"


def test_a_receptionist_needs_somebody_with_the_right(hand):
    stay = gone(hand)
    with pytest.raises(Denied):
        hand.at("desk").do("undo-check-out", stay=stay, reason="x")


def test_guests_in_house_were_not_checked_out(hand):
    stay = hand.check_in(hand.book())
    with pytest.raises(Refusal) as caught:
        hand.do("undo-check-out", stay=stay, reason="x")
    assert caught.value.code == "NOT_CHECKED_OUT"
    assert "check-out" in caught.value.next


def test_the_late_fee_is_taken_back_by_an_opposite_line_and_asked_anew(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.now = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)
    hand.do("check-out", stay=stay, settle="cash")
    done = hand.do("undo-check-out", stay=stay, reason="forgot the bag")
    assert done.result["corrected_minor"] == 18800
    hand.now += timedelta(hours=4)
    again = hand.do("check-out", stay=stay, settle="cash")
    assert (again.result["late_fee_minor"], again.result["paid_minor"]) == (37600, 18800)
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 2 * 37600
    check(hand)


def test_a_deposit_given_back_stays_given_back(hand):
    stay = gone(hand, waive_deposit=False, deposit=1000_00, method="cash")
    hand.do("undo-check-out", stay=stay, reason="x")
    assert hand.value("SELECT status FROM deposit") == "part_refunded"
    check(hand)


def test_hours_cut_short_are_given_back(hand):
    stay = hand.do(
        "walk-in", guest="A", type="KNG", day_use=True, document="12345678", waive_deposit=True
    ).result["stay"]
    hand.now += timedelta(hours=1)
    hand.do("check-out", stay=stay, settle="cash")
    assert hand.value("SELECT to_minute FROM room_slot") == 960
    hand.do("undo-check-out", stay=stay, reason="x")
    assert hand.value("SELECT to_minute FROM room_slot") == 1080
    check(hand)


def test_a_stay_that_left_on_its_first_day_is_overnight_again(hand):
    stay = hand.check_in(hand.book())
    hand.do("check-out", stay=stay)
    hand.do("undo-check-out", stay=stay, reason="x")
    assert hand.rows("SELECT kind, departure FROM reservation") == [("overnight", "2026-11-25")]
    check(hand)
