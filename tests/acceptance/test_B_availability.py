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


def sellable(hand, first, until, kind="KNG"):
    rows = hand.desk.show("availability", **{"from": day(first), "to": day(until), "type": kind})
    return [row.sellable for row in rows]


def refused(hand, **fields):
    with pytest.raises(Refusal) as caught:
        hand.book(**fields)
    return caught.value


@pytest.fixture
def dorm(hand):
    """A room of four beds, sold one by one or whole: the room 301 is the only one of its type."""
    hand.do("add-room-type", code="DORM", max_adults=1, max_children=0, rate=9000)
    hand.do("add-beds", room="301", beds=4, type="DORM")
    return hand


def test_B6_of_four_beds_with_two_taken_two_can_be_had_and_not_three(dorm):
    for _ in range(2):
        dorm.book(type="DORM", arrival=day(1), departure=day(5))
    assert sellable(dorm, 1, 5, "DORM") == [2, 2, 2, 2]
    error = refused(dorm, type="DORM", arrival=day(1), departure=day(5), rooms=3)
    assert error.code == "SOLD_OUT"
    dorm.book(type="DORM", arrival=day(1), departure=day(5), rooms=2)
    assert sellable(dorm, 1, 5, "DORM") == [0, 0, 0, 0]
    check(dorm)


def test_B36_one_bed_booked_closes_the_whole_room_and_leaves_the_other_beds(dorm):
    dorm.book(type="DORM", arrival=day(1), departure=day(3))
    assert sellable(dorm, 1, 3, "SUI") == [0, 0]
    assert sellable(dorm, 1, 3, "DORM") == [3, 3]
    assert refused(dorm, type="SUI", arrival=day(1), departure=day(3)).code == "SOLD_OUT"
    assert (
        refused(dorm, type="SUI", arrival=day(1), departure=day(3), room="301", overbook=True).code
        == "ROOM_SHARED"
    )
    dorm.book(type="SUI", arrival=day(3), departure=day(4))
    assert sellable(dorm, 3, 4, "DORM") == [4], "sold by type alone, the room is held by nobody yet"
    check(dorm)


def test_B36_the_whole_room_booked_leaves_no_bed(dorm):
    whole = dorm.book(type="SUI", arrival=day(1), departure=day(3), room="301")
    assert sellable(dorm, 1, 4, "DORM") == [0, 0, 4]
    assert refused(dorm, type="DORM", arrival=day(2), departure=day(4)).code == "SOLD_OUT"
    dorm.do("cancel", reservation=whole, reason="plans")
    dorm.book(type="DORM", arrival=day(2), departure=day(4))
    check(dorm)


def test_B24_a_stay_that_leaves_on_a_day_closed_to_departure_is_not_offered(hand):
    hand.do("restrict", type="KNG", first=day(4), until=day(5), closed_departure=True)
    error = refused(hand, arrival=day(2), departure=day(4))
    assert (error.code, error.field) == ("CLOSED_TO_DEPARTURE", "departure")
    quoted = hand.desk.show("quote", type="KNG", arrival=day(2), departure=day(4))
    assert [row.sold for row in quoted] == [False]
    hand.book(arrival=day(2), departure=day(5))
    check(hand)


def test_B27_a_quota_of_nothing_is_not_offered(hand):
    hand.do("restrict", type="KNG", first=day(1), until=day(3), quota=0)
    assert sellable(hand, 1, 4) == [0, 0, 3]
    assert refused(hand, arrival=day(2), departure=day(4)).code == "QUOTA_FULL"
    hand.book(arrival=day(3), departure=day(4))
    check(hand)


def test_B33_a_least_stay_ends_before_its_last_day(hand):
    hand.do("restrict", type="KNG", first="2027-07-01", until="2027-07-15", least=5)
    assert refused(hand, arrival="2027-07-14", departure="2027-07-18").code == "MIN_STAY"
    hand.book(arrival="2027-07-14", departure="2027-07-19")
    hand.book(arrival="2027-07-15", departure="2027-07-16")
    check(hand)
