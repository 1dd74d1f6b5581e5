"""Giving a booking its room and taking it back."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check

D = [f"2026-11-{day}" for day in range(23, 30)]


def assign(hand, reservation, room, **fields):
    return hand.do("assign-room", reservation=reservation, room=room, **fields)


def code(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value.code


def sold(hand, kind, night=D[0]):
    sql = "SELECT coalesce(max(n.sold), 0) FROM type_night n JOIN room_type t ON t.id = n.type_id WHERE t.code = :k AND night = :n"
    return hand.value(sql, k=kind, n=night)


def test_a_room_of_another_type_takes_the_place_of_its_own_type(hand):
    reservation = hand.book()
    assign(hand, reservation, "301")
    assert (sold(hand, "KNG"), sold(hand, "SUI")) == (0, 1)
    hand.do("unassign-room", reservation=reservation)
    assert (sold(hand, "KNG"), sold(hand, "SUI")) == (1, 0)
    check(hand)


def test_the_room_before_is_let_go(hand):
    reservation = hand.book(room="101")
    assert assign(hand, reservation, "102").result == {
        "reservation": reservation,
        "room": "102",
        "before": "101",
    }
    assert hand.value("SELECT count(*) FROM room_night") == 2
    check(hand)


def test_an_assignment_is_undone(hand):
    reservation = hand.book(room="101")
    done = assign(hand, reservation, "102")
    hand.desk.undo(done.entry)
    assert hand.value("SELECT DISTINCT m.no FROM room_night n JOIN room m ON m.id = n.room_id") == "101"


def test_the_first_assignment_is_undone_to_none(hand):
    reservation = hand.book()
    done = assign(hand, reservation, "102")
    hand.desk.undo(done.entry)
    assert hand.value("SELECT room_id FROM reservation") is None
    check(hand)


def test_a_room_that_is_held_names_who_holds_it(hand):
    other = hand.book(room="101", arrival=D[1], departure=D[2])
    with pytest.raises(Refusal) as caught:
        assign(hand, hand.book(), "101")
    assert caught.value.code == "ROOM_TAKEN"
    assert other in str(caught.value)
    assert D[1] in str(caught.value)


def test_a_room_out_of_order_says_why(hand):
    hand.do("block-room", room="101", kind="ooo", from_=D[1], to=D[2], reason="burst pipe")
    with pytest.raises(Refusal) as caught:
        assign(hand, hand.book(), "101")
    assert caught.value.code == "ROOM_OUT_OF_ORDER"
    assert "burst pipe" in str(caught.value)


def test_a_room_out_of_service_may_be_given(hand):
    hand.do("block-room", room="101", kind="oos", from_=D[0], to=D[2], reason="telephone")
    assign(hand, hand.book(), "101")
    check(hand)


def test_a_suite_sold_to_others_is_not_given_as_an_upgrade(hand):
    hand.book(type="SUI")
    reservation = hand.book()
    assert code(hand, "assign-room", reservation=reservation, room="301") == "SOLD_OUT"
    assign(hand, reservation, "301", overbook=True)
    check(hand)


def test_a_room_is_assigned_for_a_day(hand):
    reservation = hand.book(departure=D[0])
    assign(hand, reservation, "101", from_minute=540, to_minute=660)
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(540, 660)]
    hand.do("unassign-room", reservation=reservation)
    assert hand.value("SELECT count(*) FROM room_slot") == 0


@pytest.mark.parametrize("status", ["tentative", "waitlist"])
def test_a_booking_that_is_not_confirmed_gets_no_room(hand, status):
    assert code(hand, "assign-room", reservation=hand.book(status=status), room="101") == "ILLEGAL_STATE"


def test_no_room_cannot_be_taken_back(hand):
    assert code(hand, "unassign-room", reservation=hand.book()) == "NO_ROOM"


def test_a_room_for_the_later_nights_alone_leaves_the_booking_to_be_assigned(hand):
    reservation = hand.book(departure=D[3])
    assign(hand, reservation, "101", from_night=D[1])
    assert hand.value("SELECT room_id FROM reservation") is None
    assign(hand, reservation, "102", from_night=D[0], until=D[1])
    assert hand.value("SELECT m.no FROM reservation r JOIN room m ON m.id = r.room_id") == "102"
    check(hand)
