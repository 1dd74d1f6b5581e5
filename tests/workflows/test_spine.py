"""The main road of the hotel: book, give a room, check in, close the day, check out."""

import pytest

from hotelcs.errors import Refusal


def test_a_guest_is_booked_checked_in_charged_and_checked_out(hand):
    reservation = hand.book()
    stay = hand.check_in(reservation)
    hand.do("close-day")
    hand.do("close-day")
    left = hand.do("check-out", stay=stay, settle="cash")
    assert left.result["paid_minor"] == 2 * 37600
    assert hand.value("SELECT hk_state FROM room WHERE no = '101'") == "dirty"
    assert hand.value("SELECT status FROM reservation") == "checked_out"
    assert hand.value("SELECT sum(sold) FROM type_night") == 2


def test_the_last_room_is_sold_once(hand):
    for _ in range(3):
        hand.book()
    with pytest.raises(Refusal) as refused:
        hand.book()
    assert refused.value.code == "SOLD_OUT"
    assert hand.value("SELECT count(*) FROM reservation") == 3
