"""Peer scenarios, area C: assigning, moving, splitting and exchanging rooms on the nights 1, 2 and 3."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def night(number):
    return f"2027-01-{number:02d}"


def booked(hand, first, last, room=None, **fields):
    """A booking that sleeps the nights `first` to `last`."""
    asked = {"arrival": night(first), "departure": night(last + 1), **fields}
    return hand.book(**asked, **({"room": room} if room else {}))


def rooms(hand, reservation):
    return [line.room for line in hand.desk.show("reservation", no=reservation).night_lines]


def code(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value.code


def test_C2_a_booking_by_type_gets_one_room_for_all_nights(hand):
    reservation = booked(hand, 1, 3)
    hand.do("split-stay", reservation=reservation)
    assert rooms(hand, reservation) == ["101"] * 3
    check(hand)


def test_C5_a_room_that_is_taken_on_one_night_is_refused(hand):
    booked(hand, 1, 1, "101")
    fields = {"guest": "Li Na", "type": "KNG", "arrival": night(1), "departure": night(4), "room": "101"}
    assert code(hand, "book", **fields) == "ROOM_TAKEN"
    assert hand.value("SELECT count(*) FROM reservation") == 1
    check(hand)


def test_C8_a_booking_by_type_is_to_be_assigned_until_a_room_is_named(hand):
    reservation = hand.book()
    assert "no_room" in hand.desk.show("arrivals")[0].marks
    hand.do("assign-room", reservation=reservation, room="101")
    assert hand.desk.show("arrivals")[0].marks == ()


def test_C11_a_booking_marked_do_not_move_is_moved_by_a_supervisor_only(hand):
    reservation = booked(hand, 1, 3, "101")
    hand.do("pin-room", reservation=reservation)
    with pytest.raises(Denied) as caught:
        hand.at("desk").do("assign-room", reservation=reservation, room="102")
    assert caught.value.code == "DO_NOT_MOVE"
    hand.do("assign-room", reservation=reservation, room="102")
    assert rooms(hand, reservation) == ["102"] * 3


def test_C14_fewer_guests_and_a_smaller_type_in_one_edit_are_accepted(hand):
    hand.do("add-room-type", code="SGL", max_adults=1, max_children=0, rate=20000)
    hand.do("add-room", no="401", floor=4, type="SGL")
    reservation = booked(hand, 1, 3, adults=2)
    assert code(hand, "amend", reservation=reservation, type="SGL") == "TYPE_TOO_SMALL"
    hand.do("amend", reservation=reservation, type="SGL", adults=1)
    hand.do("assign-room", reservation=reservation, room="401")
    assert rooms(hand, reservation) == ["401"] * 3
    check(hand)


def test_C17_an_exchange_moves_the_nights_of_the_booking_it_is_asked_for(hand):
    short, long = booked(hand, 1, 2, "101"), booked(hand, 1, 3, "102")
    hand.do("swap-rooms", reservation=short, with_=long)
    assert (rooms(hand, short), rooms(hand, long)) == (["102"] * 2, ["101", "101", "102"])
    check(hand)


def test_C17_an_exchange_asked_for_the_longer_booking_moves_all_its_nights(hand):
    short, long = booked(hand, 1, 2, "101"), booked(hand, 1, 3, "102")
    hand.do("swap-rooms", reservation=long, with_=short)
    assert (rooms(hand, short), rooms(hand, long)) == (["102"] * 2, ["101"] * 3)
    check(hand)


@pytest.mark.parametrize("side", ["long", "first"])
def test_C20_an_exchange_over_a_gap_moves_everybody_on_their_nights(hand, side):
    first, last, long = booked(hand, 1, 1, "101"), booked(hand, 3, 3, "101"), booked(hand, 1, 3, "102")
    if side == "long":
        hand.do("swap-rooms", reservation=long, room="101")
    else:
        hand.do("swap-rooms", reservation=first, with_=long)
        hand.do("swap-rooms", reservation=long, room="101")
    assert rooms(hand, long) == ["101"] * 3
    assert (rooms(hand, first), rooms(hand, last)) == (["102"], ["102"])
    check(hand)


def test_C23_a_room_that_is_not_there_is_refused(hand):
    reservation = booked(hand, 1, 3, "101")
    part = [{"room": "999", "from_night": night(1), "until": night(4)}]
    assert code(hand, "split-stay", reservation=reservation, rooms=part) == "ROOM_UNKNOWN"
    assert code(hand, "assign-room", reservation=reservation, room="999") == "ROOM_UNKNOWN"
    assert rooms(hand, reservation) == ["101"] * 3
    check(hand)


@pytest.mark.parametrize("which", [1, 2, 3])
def test_C26_only_the_night_that_is_split_off_is_in_the_other_room(hand, which):
    reservation = booked(hand, 1, 3, "101")
    hand.do(
        "assign-room", reservation=reservation, room="102", from_night=night(which), until=night(which + 1)
    )
    assert rooms(hand, reservation) == ["102" if n == which else "101" for n in (1, 2, 3)]
    check(hand)
    hand.do("assign-room", reservation=reservation, room="101")
    assert rooms(hand, reservation) == ["101"] * 3


def test_C29_somebody_must_stay_when_guests_are_split_off(hand, ids):
    reservation = hand.book("Zhang Wei", adults=2)
    assert (
        code(hand, "split-guests", reservation=reservation, guests=["Zhang Wei", "Li Na"]) == "SOMEBODY_STAYS"
    )
    people = [{"name": "Zhang Wei", "document": ids.first}, {"name": "Li Na", "document": ids.second}]
    hand.check_in(reservation, "101", document="", guests=people)
    everybody = {"reservation": "101", "guests": ["Zhang Wei", "Li Na"], "room": "102"}
    assert code(hand, "split-guests", **everybody) == "SOMEBODY_STAYS"
    hand.do("split-guests", **{**everybody, "guests": ["Li Na"]})
    assert hand.rows(
        "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id WHERE s.status = 'in_house' ORDER BY r.no"
    ) == [
        ("101",),
        ("102",),
    ]
    check(hand)
