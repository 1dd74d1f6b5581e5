"""Guests who change rooms."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


def refused(hand, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do("move-room", **fields)
    return caught.value


def test_tonight_and_the_nights_after_move_and_the_old_room_is_dirty(hand):
    stay = hand.check_in(hand.book(departure="2026-11-26"), cards=2)
    hand.do("close-day")
    done = hand.do("move-room", stay=stay, room="102", reason="noise")
    assert (done.result["before"], done.result["room"], done.result["keys"]) == ("101", "102", 2)
    where = "SELECT n.night, r.no FROM room_night n JOIN room r ON r.id = n.room_id ORDER BY night"
    assert hand.rows(where) == [("2026-11-23", "101"), ("2026-11-24", "102"), ("2026-11-25", "102")]
    assert hand.rows("SELECT no, hk_state FROM room WHERE no IN ('101','102') ORDER BY no") == [
        ("101", "dirty"),
        ("102", "clean"),
    ]
    assert hand.rows("SELECT status, count(*) FROM key_card GROUP BY status ORDER BY status") == [
        ("cancelled", 2),
        ("out", 2),
    ]
    check(hand)


def test_another_type_moves_the_inventory_and_keeps_the_price(hand):
    stay = hand.check_in(hand.book())
    hand.do("move-room", stay=stay, room="301")
    assert hand.rows(
        "SELECT DISTINCT t.code, n.rate_minor FROM reservation_night n JOIN room_type t ON t.id = n.type_id"
    ) == [("SUI", 37600)]
    check(hand)


def test_a_new_price_is_for_the_nights_in_the_new_room(hand):
    stay = hand.check_in(hand.book(departure="2026-11-26"))
    hand.do("close-day")
    hand.do("move-room", stay=stay, room="301", rate=888_00)
    assert hand.rows("SELECT rate_minor FROM reservation_night ORDER BY night") == [
        (37600,),
        (88800,),
        (88800,),
    ]


@pytest.mark.parametrize("state", ["dirty", "cleaning"])
def test_the_new_room_must_be_ready(hand, state):
    hand.check_in(hand.book())
    hand.do("set-room-status", room="102", status=state)
    assert refused(hand, stay="101", room="102").code == "ROOM_NOT_READY"
    hand.do("move-room", stay="101", room="102", override="guest asked, maid is there")
    check(hand)


def test_an_occupied_or_promised_or_broken_room_is_refused(hand, ids):
    hand.check_in(hand.book())
    hand.check_in(hand.book("Li Na"), "102", document=ids.second)
    hand.book("Wu", room="103")
    hand.do("block-room", room="201", kind="ooo", from_="2026-11-23", to="2026-11-24", reason="tap")
    codes = [refused(hand, stay="101", room=room).code for room in ("102", "103", "201")]
    assert codes == ["ROOM_OCCUPIED", "ROOM_TAKEN", "ROOM_OUT_OF_ORDER"]
    check(hand)


def test_a_stay_marked_do_not_move_stays_unless_a_supervisor_moves_it(hand):
    reservation = hand.book(room="101")
    hand.do("pin-room", reservation=reservation)
    stay = hand.check_in(reservation)
    with pytest.raises(Denied) as caught:
        hand.at("desk").do("move-room", stay=stay, room="102")
    assert caught.value.code == "DO_NOT_MOVE"
    hand.do("move-room", stay=stay, room="102")


def test_the_same_room_is_no_move(hand):
    hand.check_in(hand.book())
    assert refused(hand, stay="101", room="101").code == "SAME_ROOM"


def test_too_many_people_do_not_move_into_a_smaller_room(hand, ids):
    people = [{"name": f"G{n}", "document": f"passport:GBR:X00{n}"} for n in range(3)]
    hand.check_in(hand.book(type="SUI", adults=4), "301", guests=people)
    assert refused(hand, stay="301", room="101").code == "ROOM_TOO_SMALL"


def test_a_planned_move_holds_the_other_room_and_nobody_moves_yet(hand):
    stay = hand.check_in(hand.book(departure="2026-11-26"), cards=1)
    done = hand.do("move-room", stay=stay, room="102", from_night="2026-11-25")
    assert (done.result["planned"], done.result["keys"]) == (True, 0)
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "101"
    check(hand)
    for _ in range(2):
        hand.do("close-day")
    hand.do("move-room", stay=stay, room="102")
    check(hand)


def test_a_planned_move_lies_inside_the_stay(hand):
    hand.check_in(hand.book())
    assert refused(hand, stay="101", room="102", from_night="2026-11-28").code == "NO_NIGHTS"


def test_on_the_day_of_departure_guests_may_still_change_rooms(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.do("move-room", stay=stay, room="102")
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "102"
    check(hand)


def test_a_move_is_undone_by_moving_back_which_overrides_the_dirty_room(hand):
    stay = hand.check_in(hand.book())
    entry = hand.do("move-room", stay=stay, room="102").entry
    hand.desk.undo(entry)
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "101"
    check(hand)


def test_a_refused_move_changes_nothing(hand):
    hand.check_in(hand.book(), cards=1)
    before = hand.rows("SELECT no, hk_state, version FROM room ORDER BY no")
    hand.do("set-room-status", room="102", status="dirty")
    refused(hand, stay="101", room="102")
    assert hand.rows("SELECT no, hk_state, version FROM room WHERE no <> '102' ORDER BY no") == [
        r for r in before if r[0] != "102"
    ]
    assert hand.value("SELECT status FROM key_card") == "out"
