"""Who took a room is told with the terminal and the time: the entry of the booking that names the room (reliability F20)."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.conftest import Hand


def refused(hand: Hand, verb: str, **fields: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


@pytest.fixture
def other(hand: Hand) -> Hand:
    hand.admit_everybody()
    return hand.at("desk")


def test_the_loser_is_told_who_gave_the_room_to_whom_where_and_when(hand: Hand, other: Hand) -> None:
    mine, theirs = hand.book("Li Na"), hand.book("Wang Wu")
    other.now = hand.now + timedelta(minutes=3)
    other.do("assign-room", reservation=theirs, room="101")
    hand.now += timedelta(minutes=4)
    hand.do("amend", reservation=theirs, requests="quiet")  # a later hand that took nothing
    error = refused(hand, "assign-room", reservation=mine, room="101")
    assert str(error) == f"The room is held by {theirs} on 2026-11-23 (desk at test, 15:03)."
    hand.now += timedelta(days=1)
    assert "(desk at test, 11-23 15:03)" in str(refused(hand, "assign-room", reservation=mine, room="101"))
    other.desk.close()


def test_a_block_and_an_extension_say_it_too(hand: Hand, other: Hand) -> None:
    stay = hand.check_in(hand.book("Li Na", departure="2026-11-24"), room="101")
    theirs = hand.book("Wang Wu", arrival="2026-11-24", departure="2026-11-25")
    other.do("assign-room", reservation=theirs, room="101")
    error = refused(hand, "extend", stay=stay, departure="2026-11-25")
    assert "(desk at test, " in str(error)
    assert "(desk at test, " in str(
        refused(
            hand, "block-room", room="101", kind="ooo", reason="leak", from_="2026-11-24", to="2026-11-25"
        )
    )
    other.desk.close()


def test_a_room_somebody_is_in_says_who_let_them_in(hand: Hand, other: Hand) -> None:
    mine = hand.book("Li Na")
    other.check_in(hand.book("Wang Wu"), room="101", waive_deposit=False, deposit=10_000, method="card")
    error = refused(
        hand, "check-in", reservation=mine, room="101", guests=[{"document": "11010519491231002X"}]
    )
    assert error.code == "ROOM_OCCUPIED"
    assert "(desk at test, " in str(error)
    other.desk.close()


def test_the_same_person_at_another_window_is_told_of_with_the_time_of_the_last_change(hand: Hand) -> None:
    booking = hand.book("Li Na")
    seen = hand.desk.show("reservation", no=booking).version
    hand.now += timedelta(minutes=5)
    hand.do("amend", reservation=booking, adults=2, version=seen)
    error = refused(hand, "amend", reservation=booking, adults=1, version=seen)
    assert error.code == "STALE"
    assert "admin changed" in str(error)
    assert "(test, 15:05)" in str(error)
