"""Peer scenarios, area B: availability, overlap and blocks; ranges are half-open."""

import pytest

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from tests.conftest import TODAY
from tests.invariants import check


def day(number):
    return f"2027-08-{number:02d}"


def free_rooms(hand, first, until):
    return [
        row.room for row in hand.desk.show("free-rooms", type="KNG", arrival=day(first), departure=day(until))
    ]


def counts(hand, first, until, kind="KNG"):
    rows = hand.desk.show("availability", **{"from": day(first), "to": day(until), "type": kind})
    return [(row.blocked, row.free) for row in rows]


def block(hand, first, until, **fields):
    return hand.do(
        "block-room", room="101", kind="ooo", from_=day(first), to=day(until), reason="leak", **fields
    )


def test_B3_a_room_booked_inside_the_span_is_not_available(hand):
    hand.book(arrival=day(2), departure=day(4), room="101")
    assert "101" not in free_rooms(hand, 1, 5)
    assert "101" in free_rooms(hand, 4, 5)
    assert "101" in free_rooms(hand, 1, 2)


def test_B9_a_block_is_counted_on_its_days_and_not_on_its_end(hand):
    hand.do("block-room", room="101", kind="ooo", from_="2027-07-30", to=day(3), reason="leak")
    assert counts(hand, 1, 5) == [(1, 2), (1, 2), (0, 3), (0, 3)]


def test_B12_the_night_of_departure_is_not_slept(hand):
    reservation = hand.book(arrival=day(10), departure=day(13))
    listed = [line.night for line in hand.desk.show("reservation", no=reservation).night_lines]
    assert listed == [day(10), day(11), day(12)]
    assert nights(TODAY, TODAY) == []


def test_B15_a_block_that_ends_before_it_begins_is_refused(hand):
    with pytest.raises(Refusal):
        block(hand, 5, 1)


def test_B18_a_block_moved_onto_its_own_days_does_not_stand_in_its_own_way(hand):
    made = block(hand, 1, 5).result
    hand.do("move-block", room="101", block=made["block"], from_=day(2), to=day(6))
    assert [blocked for blocked, _ in counts(hand, 1, 7)] == [0, 1, 1, 1, 1, 0]
    check(hand)


def test_B21_each_booking_takes_one_room_of_its_type(hand):
    assert [free for _, free in counts(hand, 1, 2, "TWN")] == [2]
    for left in (1, 0):
        hand.book(type="TWN", arrival=day(1), departure=day(2))
        assert [free for _, free in counts(hand, 1, 2, "TWN")] == [left]
    with pytest.raises(Refusal) as caught:
        hand.book(type="TWN", arrival=day(1), departure=day(2))
    assert caught.value.code == "SOLD_OUT"
    check(hand)
