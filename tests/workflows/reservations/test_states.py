"""The road of a booking before arrival: held, waiting, confirmed, guaranteed, expired, missed."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def status(hand, reservation):
    return hand.value("SELECT status FROM reservation WHERE no = :no", no=reservation)


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def full_house(hand):
    """Every king room of tonight and tomorrow is sold."""
    return [hand.book() for _ in range(3)]


def test_a_held_booking_is_confirmed_in_the_place_it_had(hand):
    reservation = hand.book(status="tentative")
    assert hand.do("confirm", reservation=reservation).result["status"] == "confirmed"
    assert hand.value("SELECT sum(sold) FROM type_night") == 2
    assert hand.value("SELECT hold_until FROM reservation") is None
    check(hand)


def test_a_confirmed_booking_with_a_guarantee_is_guaranteed(hand):
    reservation = hand.book(status="tentative", guarantee="company")
    assert hand.do("confirm", reservation=reservation).result["status"] == "guaranteed"


def test_nothing_is_confirmed_twice(hand):
    error = refused(hand, "confirm", reservation=hand.book())
    assert error.code == "ILLEGAL_STATE"
    assert "check-in" in error.next


def test_the_waitlist_takes_no_place_until_one_is_free(hand):
    first, *_ = full_house(hand)
    waiting = hand.book(status="waitlist")
    assert refused(hand, "confirm", reservation=waiting).code == "SOLD_OUT"
    freed = hand.do("cancel", reservation=first, reason="plans changed").result
    assert freed["waiting"] == [waiting]
    hand.do("confirm", reservation=waiting)
    assert status(hand, waiting) == "confirmed"
    check(hand)


def test_who_waited_longer_is_placed_first(hand):
    first, *_ = full_house(hand)
    early, late = hand.book(status="waitlist"), hand.book(status="waitlist")
    freed = hand.do("cancel", reservation=first, reason="plans changed").result
    assert freed["waiting"] == [early]
    error = refused(hand, "confirm", reservation=late)
    assert (error.code, error.items) == ("NOT_FIRST", (early,))
    hand.do("confirm", reservation=early)
    assert refused(hand, "confirm", reservation=late).code == "SOLD_OUT"
    check(hand)


def test_only_a_supervisor_passes_the_waitlist(hand):
    first, *_ = full_house(hand)
    early, late = hand.book(status="waitlist"), hand.book(status="waitlist")
    hand.do("cancel", reservation=first, reason="plans changed")
    with pytest.raises(Denied):
        hand.at("desk").do("confirm", reservation=late, out_of_turn=True)
    hand.do("confirm", reservation=late, out_of_turn=True)
    assert (status(hand, early), status(hand, late)) == ("waitlist", "confirmed")
    check(hand)


def test_one_who_waits_for_other_nights_is_not_in_the_way(hand):
    full_house(hand)
    hand.book(status="waitlist")
    other = hand.book(status="waitlist", arrival="2026-12-01", departure="2026-12-02")
    hand.do("confirm", reservation=other)
    check(hand)


def test_one_who_does_not_fit_does_not_hold_the_others_up(hand):
    first, *_ = full_house(hand)
    for _ in range(3):
        hand.book(arrival="2026-11-25", departure="2026-11-26")
    hand.book(status="waitlist", departure="2026-11-26")
    late = hand.book(status="waitlist")
    hand.do("cancel", reservation=first, reason="plans changed")
    hand.do("confirm", reservation=late)
    check(hand)


def test_a_wait_for_a_day_gone_by_is_not_placed(hand):
    waiting = hand.book(status="waitlist")
    hand.do("close-day")
    assert refused(hand, "confirm", reservation=waiting).code == "DATE_PAST"


def test_a_guarantee_is_noted_once(hand):
    reservation = hand.book()
    hand.do("guarantee", reservation=reservation, guarantee="prepaid", prepaid=37600)
    assert hand.rows("SELECT status, guarantee, prepaid_minor FROM reservation") == [
        ("guaranteed", "prepaid", 37600)
    ]
    assert refused(hand, "guarantee", reservation=reservation, guarantee="card").code == "ILLEGAL_STATE"


def test_holds_that_ran_out_are_let_go_and_others_kept(hand):
    over = hand.book(status="tentative", hold_minutes=30)
    kept = hand.book(status="tentative", hold_minutes=90)
    hand.now += timedelta(minutes=31)
    result = hand.do("expire-holds").result
    assert (result["reservations"], result["released_nights"]) == ([over], 2)
    assert hand.rows("SELECT status, reason FROM reservation WHERE no = :no", no=over) == [
        ("cancelled", "expired")
    ]
    assert status(hand, kept) == "tentative"
    assert hand.do("expire-holds").changed == 0
    check(hand)


def test_whoever_waits_for_a_day_gone_by_waits_no_longer(hand):
    waiting = hand.book(status="waitlist", departure="2026-11-24")
    hand.do("close-day")
    assert hand.do("expire-holds").result["reservations"] == [waiting]
    check(hand)


def test_scheduled_jobs_may_let_holds_go(hand):
    hand.at("cron").do("expire-holds")


def test_a_guest_who_did_not_come_frees_the_nights(hand):
    reservation = hand.book(room="101")
    result = hand.do("no-show", reservation=reservation).result
    assert result == {"reservation": reservation, "fee_minor": 0, "released_nights": 2, "why": "not_bound"}
    assert hand.value("SELECT count(*) FROM room_night") == 0
    check(hand)


def test_nobody_is_missed_before_the_day_of_arrival(hand):
    reservation = hand.book(arrival="2026-11-24", departure="2026-11-25")
    assert refused(hand, "no-show", reservation=reservation).code == "ARRIVAL_LATER"


def test_a_held_booking_cannot_be_a_no_show(hand):
    assert refused(hand, "no-show", reservation=hand.book(status="tentative")).code == "ILLEGAL_STATE"


def test_the_no_show_fee_is_the_price_of_the_first_night(hand):
    nightly = [{"night": "2026-11-23", "rate": 10000}, {"night": "2026-11-24", "rate": 20000}]
    reservation = hand.book(guarantee="card", nightly=nightly)
    assert hand.do("no-show", reservation=reservation).result["fee_minor"] == 10000


def test_a_guaranteed_booking_is_cancelled_in_time_at_no_cost(hand):
    reservation = hand.book(guarantee="card", arrival="2026-11-26", departure="2026-11-27")
    hand.now += timedelta(hours=1)
    assert hand.do("cancel", reservation=reservation, reason="plans changed").result["fee_minor"] == 0


def test_a_guaranteed_booking_cancelled_late_owes_its_first_night(hand):
    reservation = hand.book(guarantee="card")
    hand.now += timedelta(minutes=16)
    result = hand.do("cancel", reservation=reservation, reason="plans changed").result
    assert result["fee_minor"] == 37600
    assert hand.value("SELECT kind FROM folio_line") == "cancel_fee"
    check(hand)


def test_a_booking_made_by_mistake_is_taken_back_at_no_cost(hand):
    done = hand.do(
        "book", guest="Li Na", type="KNG", arrival="2026-11-23", departure="2026-11-24", guarantee="card"
    )
    hand.desk.undo(done.entry)
    assert hand.value("SELECT count(*) FROM folio_line") == 0
    check(hand)


def test_only_a_supervisor_waives_the_fee(hand):
    reservation = hand.book(guarantee="card")
    hand.now += timedelta(minutes=16)
    with pytest.raises(Denied):
        hand.at("desk").do("cancel", reservation=reservation, reason="regular guest", fee=0)
    assert hand.do("cancel", reservation=reservation, reason="regular guest", fee=0).result["fee_minor"] == 0


def test_a_whole_party_is_cancelled_with_its_fees(hand):
    booked = hand.do(
        "book",
        guest="Li Na",
        type="KNG",
        arrival="2026-11-23",
        departure="2026-11-24",
        rooms=3,
        guarantee="card",
    ).result
    hand.now += timedelta(minutes=16)
    result = hand.do("cancel", reservation=booked["reservation"], reason="bus broke down", party=True).result
    assert (len(result["reservations"]), result["fee_minor"]) == (3, 3 * 37600)
    check(hand)
