"""Rooms for a whole group: near each other, only of the type booked, given and taken back in one act."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.groups import together
from tests.invariants import check
from tests.workflows.groups.coach import STAY, group, row


def given(hand, no):
    return {room.names[0]: room.room for room in hand.desk.show("group", no=no).group_rooms}


def listed(hand, block, *names, **fields):
    no = group(hand, block, **fields)
    hand.do("rooming-list", group=no, rows=[row(name) for name in names])
    return no


def test_every_booking_of_a_group_gets_a_room_of_its_type(hand):
    no = listed(hand, "KNG 3", "Wu Di", "Li Na", "Sun Qi")
    done = hand.do("assign-group", group=no)
    assert (done.result["floors"], done.result["left"]) == ([1], [])
    assert sorted(given(hand, no).values()) == ["101", "102", "103"]
    check(hand)
    hand.desk.undo(done.entry)
    assert set(given(hand, no).values()) == {""}
    check(hand)


def test_rooms_are_on_as_few_floors_as_can_be(hand):
    for floor in (4, 5):
        for number in (1, 2):
            hand.do("add-room", no=f"{floor}0{number}", floor=floor, type="KNG")
    hand.book("He Jun", room="101", **STAY)
    no = listed(hand, "KNG 4", "Wu Di", "Li Na", "Sun Qi", "Bai Lu")
    assert hand.do("assign-group", group=no).result["floors"] == [4, 5]
    assert sorted(given(hand, no).values()) == ["401", "402", "501", "502"]
    check(hand)


def test_the_floors_named_are_used_and_no_others(hand):
    hand.do("add-room", no="401", floor=4, type="KNG")
    no = listed(hand, "KNG 2", "Wu Di", "Li Na")
    done = hand.do("assign-group", group=no, floors=[4]).result
    assert [one["room"] for one in done["rooms"]] == ["401"]
    assert len(done["left"]) == 1
    assert hand.do("assign-group", group=no).result["left"] == []
    check(hand)


def test_who_has_a_room_keeps_it_and_nobody_left_is_said(hand):
    no = listed(hand, "KNG 2", "Wu Di", "Li Na")
    first = hand.desk.show("group", no=no).group_rooms[0].reservation
    hand.do("assign-room", reservation=first, room="103")
    done = hand.do("assign-group", group=no).result
    assert [one["reservation"] for one in done["rooms"]] != [first]
    with pytest.raises(Refusal) as caught:
        hand.do("assign-group", group=no)
    assert caught.value.code == "NOTHING_TO_ASSIGN"


def test_without_a_free_room_nothing_is_assigned(hand):
    hand.do("block-room", room="301", kind="oos", from_="2026-11-23", to="2026-11-30", reason="paint")
    no = listed(hand, "SUI 1", "Wu Di")
    with pytest.raises(Refusal) as caught:
        hand.do("assign-group", group=no)
    assert caught.value.code == "NO_ROOM_FREE"


def test_a_promised_room_is_not_taken_back(hand):
    no = listed(hand, "KNG 2", "Wu Di", "Li Na")
    hand.do("assign-group", group=no)
    kept = hand.desk.show("group", no=no).group_rooms[0]
    hand.do("pin-room", reservation=kept.reservation)
    hand.do("unassign-group", group=no)
    assert sorted(given(hand, no).values()) == ["", kept.room]
    hand.do("unpin-room", reservation=kept.reservation)
    hand.do("unassign-group", group=no, reservations=[kept.reservation])
    with pytest.raises(Refusal) as caught:
        hand.do("unassign-group", group=no)
    assert caught.value.code == "NO_ROOM"
    check(hand)


def test_those_who_stay_longest_are_served_first(hand):
    no = group(hand, "KNG 2")
    rows = [row("Wu Di", departure="2026-11-27"), row("Li Na")]
    hand.do("rooming-list", group=no, rows=rows)
    with hand.desk.file.read() as reader:
        key = reader.rows("SELECT id FROM group_booking")[0][0]
        assert [need.until for need in together.needs(reader, key)] == ["2026-11-28", "2026-11-27"]


def test_a_room_that_is_ready_is_worth_a_floor(hand):
    hand.do("add-room", no="401", floor=4, type="KNG")
    for room in ("101", "102", "103"):
        hand.do("set-room-status", room=room, status="dirty")
    no = listed(hand, "KNG 2", "Wu Di", "Li Na", arrival="2026-11-23", departure="2026-11-24")
    assert hand.do("assign-group", group=no).result["floors"] == [1]
    hand.do("unassign-group", group=no)
    hand.do("add-room", no="402", floor=4, type="KNG")
    hand.do("set-room-status", room="401", status="inspected")
    assert hand.do("assign-group", group=no).result["floors"] == [4]
    assert sorted(given(hand, no).values()) == ["401", "402"]
    check(hand)
