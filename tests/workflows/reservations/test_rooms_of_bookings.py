"""Rooms of bookings to come: promised, exchanged, spread over several, and back in one."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check

D = [f"2026-11-{day}" for day in range(23, 30)]


def rooms(hand, reservation):
    sql = (
        "SELECT m.no FROM room_night n JOIN room m ON m.id = n.room_id "
        "JOIN reservation r ON r.id = n.reservation_id WHERE r.no = :no ORDER BY n.night"
    )
    return [room for (room,) in hand.rows(sql, no=reservation)]


def first_room(hand, reservation):
    sql = "SELECT m.no FROM reservation r JOIN room m ON m.id = r.room_id WHERE r.no = :no"
    return hand.value(sql, no=reservation)


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_a_promised_room_is_kept_until_a_supervisor_lets_it_go(hand):
    reservation = hand.book(room="101")
    hand.do("pin-room", reservation=reservation)
    desk = hand.at("desk")
    with pytest.raises(Denied):
        desk.do("assign-room", reservation=reservation, room="102")
    with pytest.raises(Denied):
        desk.do("unpin-room", reservation=reservation)
    hand.do("unpin-room", reservation=reservation)
    desk.do("assign-room", reservation=reservation, room="102")
    check(hand)


def test_only_a_room_that_is_there_is_promised(hand):
    assert refused(hand, "pin-room", reservation=hand.book()).code == "NO_ROOM"


def test_a_promise_is_undone(hand):
    done = hand.do("pin-room", reservation=hand.book(room="101"))
    hand.desk.undo(done.entry)
    assert hand.value("SELECT do_not_move FROM reservation") == 0


def test_two_bookings_exchange_rooms_of_different_types(hand):
    king, suite = hand.book(room="101"), hand.book(type="SUI", room="301")
    result = hand.do("swap-rooms", reservation=king, with_=suite).result
    assert (result["room"], result["before"], result["others"]) == ("301", "101", [suite])
    assert (rooms(hand, king), rooms(hand, suite)) == (["301"] * 2, ["101"] * 2)
    assert (first_room(hand, king), first_room(hand, suite)) == ("301", "101")
    check(hand)


def test_an_exchange_needs_no_free_place(hand):
    bookings = [hand.book(room=room) for room in ("101", "102", "103")]
    twins = [hand.book(type="TWN", room=room) for room in ("201", "202")]
    hand.do("swap-rooms", reservation=bookings[0], with_=twins[0])
    assert (first_room(hand, bookings[0]), first_room(hand, twins[0])) == ("201", "101")
    check(hand)


def test_an_exchange_is_undone(hand):
    one, two = hand.book(room="101"), hand.book(room="102")
    done = hand.do("swap-rooms", reservation=one, with_=two)
    hand.desk.undo(done.entry)
    assert (rooms(hand, one), rooms(hand, two)) == (["101"] * 2, ["102"] * 2)


def test_a_free_room_is_simply_taken(hand):
    reservation = hand.book(room="101")
    assert hand.do("swap-rooms", reservation=reservation, room="102").result["others"] == []
    assert rooms(hand, reservation) == ["102"] * 2


def test_nobody_in_house_is_sent_away_by_an_exchange(hand):
    stays = hand.book(room="101")
    hand.check_in(stays)
    error = refused(hand, "swap-rooms", reservation=hand.book(room="102"), room="101")
    assert (error.code, error.next) == ("ROOM_OCCUPIED", ("move-room", "choose-room"))
    check(hand)


def test_a_promised_room_is_not_exchanged_by_a_receptionist(hand):
    promised, other = hand.book(room="101"), hand.book(room="102")
    hand.do("pin-room", reservation=promised)
    assert refused(hand.at("desk"), "swap-rooms", reservation=other, room="101").code == "DO_NOT_MOVE"


def test_a_room_out_of_order_is_not_exchanged(hand):
    reservation = hand.book(room="101")
    hand.do("block-room", room="102", kind="ooo", from_=D[0], to=D[1], reason="leak")
    assert refused(hand, "swap-rooms", reservation=reservation, room="102").code == "ROOM_OUT_OF_ORDER"
    check(hand)


@pytest.mark.parametrize(
    ("fields", "code"),
    [({}, "SWAP_UNCLEAR"), ({"room": "101"}, "SAME_ROOM"), ({"room": "999"}, "ROOM_UNKNOWN")],
)
def test_an_exchange_that_names_nothing_sensible_is_refused(hand, fields, code):
    assert refused(hand, "swap-rooms", reservation=hand.book(room="101"), **fields).code == code


def test_an_exchange_needs_two_rooms(hand):
    assert refused(hand, "swap-rooms", reservation=hand.book(), room="101").code == "NO_ROOM"
    roomed = hand.book(room="101")
    assert refused(hand, "swap-rooms", reservation=roomed, with_=hand.book()).code == "NO_ROOM"


def scattered(hand):
    """Every king room is taken on one night of 23 → 26, each on another; a booking of all three nights."""
    for room, night in zip(("101", "102", "103"), range(3), strict=True):
        hand.book(arrival=D[night], departure=D[night + 1], room=room)
    return hand.book(departure=D[3])


def test_a_booking_is_spread_over_the_fewest_rooms(hand):
    reservation = scattered(hand)
    result = hand.do("split-stay", reservation=reservation).result
    assert result["moves"] == 1
    assert rooms(hand, reservation) == ["103", "103", "101"]
    assert first_room(hand, reservation) == "103"
    check(hand)


def test_the_rooms_of_a_split_are_chosen_by_hand(hand):
    reservation = scattered(hand)
    parts = [
        {"room": "102", "from_night": D[0], "until": D[1]},
        {"room": "101", "from_night": D[1], "until": D[3]},
    ]
    hand.do("split-stay", reservation=reservation, rooms=parts)
    assert rooms(hand, reservation) == ["102", "101", "101"]
    check(hand)


def test_a_split_must_cover_every_night_once(hand):
    reservation = scattered(hand)
    parts = [{"room": "102", "from_night": D[0], "until": D[1]}]
    error = refused(hand, "split-stay", reservation=reservation, rooms=parts)
    assert (error.code, error.items) == ("NIGHTS_NOT_COVERED", (D[1], D[2]))
    both = [*parts, {"room": "101", "from_night": D[0], "until": D[3]}]
    assert refused(hand, "split-stay", reservation=reservation, rooms=both).items == (D[0],)
    assert rooms(hand, reservation) == []


def test_a_night_without_any_room_cannot_be_split(hand):
    reservation = hand.book(departure=D[3])
    for room in ("101", "102", "103"):
        hand.book(type="KNG", arrival=D[1], departure=D[2], room=room, overbook=True)
    assert refused(hand, "split-stay", reservation=reservation).code == "NO_ROOM_FREE"


def test_one_room_for_every_night_puts_a_split_together_again(hand):
    reservation = scattered(hand)
    hand.do("split-stay", reservation=reservation)
    hand.do("assign-room", reservation=reservation, room="201")
    assert rooms(hand, reservation) == ["201"] * 3
    check(hand)


def test_a_room_for_one_night_leaves_the_others(hand):
    reservation = hand.book(room="101", departure=D[3])
    hand.do("assign-room", reservation=reservation, room="102", from_night=D[1], until=D[2])
    assert rooms(hand, reservation) == ["101", "102", "101"]
    assert first_room(hand, reservation) == "101"
    error = refused(hand, "assign-room", reservation=reservation, room="102", from_night=D[5])
    assert error.code == "NO_NIGHTS"
    check(hand)


def test_a_late_arrival_gets_a_room_somebody_else_had_last_night(hand):
    hand.book(room="101", departure=D[1], guest="Li Na")
    late = hand.book(departure=D[3])
    hand.do("close-day", keep_arrivals=True)
    hand.do("assign-room", reservation=late, room="101")
    assert rooms(hand, late) == ["101"] * 2
    check(hand)
