"""A booking for hours of a day keeps them, and costs what the list says."""

import pytest

from hotelcs.errors import Refusal

DAY = {"arrival": "2026-11-24", "departure": "2026-11-24"}


def test_hours_named_at_booking_are_held_when_a_room_is_given_later(hand):
    reservation = hand.book(**DAY, from_minute=9 * 60, to_minute=12 * 60)
    hand.do("assign-room", reservation=reservation, room="101")
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(540, 720)]


def test_without_hours_a_day_use_lies_between_check_out_and_check_in(hand):
    reservation = hand.book(**DAY)
    hand.do("assign-room", reservation=reservation, room="101")
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(720, 840)]


@pytest.mark.parametrize(
    "hours", [{"from_minute": 540}, {"to_minute": 540}, {"from_minute": 600, "to_minute": 540}]
)
def test_half_named_or_reversed_hours_are_refused(hand, hours):
    with pytest.raises(Refusal) as refused:
        hand.book(**DAY, **hours)
    assert (refused.value.code, refused.value.field) == ("HOURS_WRONG", "from_minute")


def test_a_day_use_costs_half_a_night_unless_told_otherwise(hand):
    hand.book(**DAY)
    hand.book(**DAY, rate=5000)
    assert hand.rows("SELECT rate_minor FROM reservation ORDER BY id") == [(18800,), (5000,)]
