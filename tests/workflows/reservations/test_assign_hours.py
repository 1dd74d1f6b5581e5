"""The hours for which a room is held by day end after they begin."""

import pytest

from hotelcs.errors import Refusal
from tests.conftest import Hand


@pytest.mark.parametrize(("begin", "end"), [(720, 720), (780, 720)])
def test_hours_that_end_before_they_begin_are_refused(hand: Hand, begin: int, end: int) -> None:
    number = hand.book(departure="2026-11-23", from_minute=600, to_minute=840)
    with pytest.raises(Refusal) as refused:
        hand.do("assign-room", reservation=number, room="101", from_minute=begin, to_minute=end)
    assert (refused.value.code, refused.value.field) == ("HOURS_WRONG", "from_minute")
    assert hand.value("SELECT count(*) FROM room_slot") == 0
