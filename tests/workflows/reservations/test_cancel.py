"""What leaving a booking costs, and what becomes of its nights, its room, its party and whoever waits."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import NOON
from tests.invariants import check

RATE = 37600
CHECK_IN = NOON - timedelta(hours=1)
"""14:00 of the day of arrival, when check-in begins."""


def cancel(hand, reservation, **fields):
    result = hand.do("cancel", reservation=reservation, reason="plans", **fields).result
    check(hand)
    return result


def booked(hand, *, days_ahead: int, **fields) -> str:
    """A booking made three days before it begins at the earliest; the clock stands at its check-in time."""
    arrival = NOON.date() + timedelta(days=days_ahead)
    return hand.book(
        arrival=arrival.isoformat(), departure=(arrival + timedelta(days=2)).isoformat(), **fields
    )


def free_hours(hand) -> int:
    return int(hand.value("SELECT cancel_free_hours FROM property"))


@pytest.mark.parametrize(
    ("before", "fee"),
    [
        (timedelta(seconds=1), 0),
        (timedelta(0), 0),
        (-timedelta(seconds=1), RATE),
        (-timedelta(hours=5), RATE),
    ],
)
@pytest.mark.parametrize("guarantee", ["prepaid", "card", "company", "credit_stay", "deposit"])
def test_a_guaranteed_booking_costs_its_first_night_once_the_free_hours_are_over(
    hand, guarantee, before, fee
):
    reservation = booked(hand, days_ahead=5, guarantee=guarantee)
    hand.now = CHECK_IN + timedelta(days=5) - timedelta(hours=free_hours(hand)) - before
    result = cancel(hand, reservation)
    assert (result["fee_minor"], result["released_nights"]) == (fee, 2)


@pytest.mark.parametrize("hours", [-100, -1, 0, 10])
def test_a_booking_nobody_guaranteed_costs_nothing_whenever_it_is_cancelled(hand, hours):
    reservation = booked(hand, days_ahead=5)
    hand.now = CHECK_IN + timedelta(days=5, hours=hours)
    assert cancel(hand, reservation)["fee_minor"] == 0


@pytest.mark.parametrize(("minutes", "fee"), [(0, 0), (15, 0), (16, RATE)])
def test_a_booking_made_by_mistake_is_taken_back_within_a_quarter_of_an_hour(hand, minutes, fee):
    reservation = booked(hand, days_ahead=0, guarantee="card")
    hand.now = NOON + timedelta(minutes=minutes)
    assert cancel(hand, reservation)["fee_minor"] == fee


def test_the_fee_is_the_price_of_the_first_night_whatever_the_others_cost(hand):
    nightly = [{"night": "2026-11-23", "rate": 11100}, {"night": "2026-11-24", "rate": 99900}]
    reservation = hand.book(guarantee="card", nightly=nightly)
    hand.now += timedelta(hours=1)
    assert cancel(hand, reservation)["fee_minor"] == 11100


def test_a_fee_may_be_raised_by_anybody_and_waived_by_who_leads(hand):
    clerk = hand.at("desk")
    first, second = (hand.book(guarantee="card") for _ in range(2))
    clerk.now += timedelta(hours=1)
    with pytest.raises(Denied) as caught:
        clerk.do("cancel", reservation=first, reason="plans", fee=RATE - 1)
    assert (caught.value.code, caught.value.field, caught.value.next) == (
        "DENIED",
        "fee",
        ("ask-approval", "ask-supervisor"),
    )
    assert str(caught.value) == "Waiving a fee is for SUP, NM or GM."
    assert clerk.do("cancel", reservation=first, reason="plans", fee=RATE + 1).result["fee_minor"] == RATE + 1
    hand.now = clerk.now
    assert cancel(hand, second, fee=0)["fee_minor"] == 0
    clerk.desk.close()


def test_what_was_paid_beyond_the_fee_is_to_be_refunded(hand):
    reservation = hand.book(guarantee="prepaid")
    hand.do("take-payment", reservation=reservation, amount=50000, method="card")
    hand.now += timedelta(hours=1)
    result = cancel(hand, reservation)
    assert (result["fee_minor"], result["to_refund_minor"]) == (RATE, 50000 - RATE)
    hand.do("refund", reservation=reservation, amount=50000 - RATE)
    assert hand.desk.show("folio", reservation=reservation).balance_minor == 0
    check(hand)


def test_a_room_a_slot_and_a_ticket_are_given_up_with_the_booking(hand):
    night, day = hand.book(room="101"), hand.book(departure="2026-11-23", room="103")
    hand.do("queue", reservation=night)
    for reservation in (night, day):
        cancel(hand, reservation)
    assert hand.value("SELECT count(*) FROM room_night") == hand.value("SELECT count(*) FROM room_slot") == 0
    assert hand.desk.show("queue") == []


def party(hand, rooms=3, **fields):
    asked = {
        "guest": "Wu",
        "type": "KNG",
        "arrival": "2026-11-23",
        "departure": "2026-11-24",
        "rooms": rooms,
        **fields,
    }
    return hand.do("book", **asked).result["reservations"]


def test_one_room_of_a_party_is_cancelled_alone(hand):
    first, *others = party(hand)
    assert cancel(hand, first)["reservations"] == [first]
    assert {hand.value("SELECT status FROM reservation WHERE no = :no", no=no) for no in others} == {
        "confirmed"
    }


def test_a_whole_party_is_cancelled_at_once_and_a_given_fee_falls_once(hand):
    listed = party(hand, guarantee="card")
    hand.now += timedelta(hours=1)
    assert cancel(hand, listed[1], party=True, fee=10000)["fee_minor"] == 10000
    assert hand.value("SELECT count(*) FROM reservation WHERE status = 'cancelled'") == 3


def test_a_whole_party_owes_a_night_for_each_room_by_the_rule(hand):
    listed = party(hand, guarantee="card")
    hand.now += timedelta(hours=1)
    assert cancel(hand, listed[0], party=True)["fee_minor"] == 3 * RATE


def test_who_is_in_house_already_is_left_out_of_a_partys_cancellation(hand):
    first, second, third = party(hand)
    hand.check_in(second, "102")
    result = cancel(hand, first, party=True)
    assert result["reservations"] == [first, third]


def test_a_party_of_one_is_a_booking(hand):
    (only,) = party(hand, rooms=1)
    assert cancel(hand, only, party=True)["reservations"] == [only]


@pytest.mark.parametrize("state", ["cancelled", "no_show", "checked_in", "checked_out"])
def test_what_is_over_or_in_house_is_not_cancelled(hand, state):
    reservation = hand.book()
    if state == "cancelled":
        cancel(hand, reservation)
    elif state == "no_show":
        hand.do("no-show", reservation=reservation)
    else:
        stay = hand.check_in(reservation)
        if state == "checked_out":
            hand.do("check-out", stay=stay, settle="cash")
    with pytest.raises(Refusal) as caught:
        hand.do("cancel", reservation=reservation, reason="plans")
    assert caught.value.code == "ILLEGAL_STATE"
    assert "cancel" not in caught.value.next
    check(hand)


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_reason_is_given_in_a_few_words(hand, reason):
    reservation = hand.book()
    with pytest.raises(Refusal) as caught:
        hand.do("cancel", reservation=reservation, reason=reason)
    assert caught.value.field == "reason"


def test_somebody_on_the_waitlist_leaves_it_without_freeing_a_place(hand):
    waiting = hand.book(status="waitlist")
    result = cancel(hand, waiting)
    assert result["waiting"] == []
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night") == 0


def test_a_cancellation_that_cost_something_is_not_simply_undone(hand):
    reservation = hand.book(guarantee="card")
    hand.now += timedelta(hours=1)
    done = hand.do("cancel", reservation=reservation, reason="plans")
    with pytest.raises(Refusal) as caught:
        hand.desk.undo(done.entry)
    assert caught.value.code == "UNDO_IMPOSSIBLE"
    hand.do("reinstate", reservation=reservation, reverse_fee=True)
    assert hand.desk.show("folio", reservation=reservation).balance_minor == 0
    check(hand)


def test_a_free_cancellation_is_undone_while_the_nights_are_free(hand):
    reservation = hand.book()
    done = hand.do("cancel", reservation=reservation, reason="plans")
    for _ in range(3):
        hand.book()
    with pytest.raises(Refusal) as caught:
        hand.desk.undo(done.entry)
    assert caught.value.code == "SOLD_OUT"
    check(hand)
