"""Rooms and types are added once, can be sold at once, and are overbooked as far as somebody said."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check

NIGHT = {"arrival": "2026-11-24", "departure": "2026-11-25"}


def refused(hand, verb, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    check(hand)
    return caught.value


def sellable(hand, kind="SUI"):
    return next(
        row.sellable
        for row in hand.desk.show("availability", **{"from": "2026-11-24", "to": "2026-11-25", "type": kind})
    )


def test_a_type_is_there_once(hand):
    hand.do("add-room-type", code="LOFT")
    error = refused(hand, "add-room-type", code="LOFT")
    assert (error.code, error.field) == ("TYPE_KNOWN", "code")
    assert refused(hand, "add-room-type", code="KNG").code == "TYPE_KNOWN"


def test_a_room_is_there_once(hand):
    error = refused(hand, "add-room", no="101", floor=1, type="KNG")
    assert (error.code, error.field) == ("ROOM_KNOWN", "no")


def test_a_room_of_no_type_is_refused(hand):
    assert refused(hand, "add-room", no="401", floor=4, type="LOFT").code == "TYPE_UNKNOWN"


@pytest.mark.parametrize(("fields", "field"), [
    ({"code": ""}, "code"), ({"code": "x" * 41}, "code"), ({"code": "L", "max_adults": 0}, "max_adults"), ({"code": "L", "max_children": -1}, "max_children"),
    ({"code": "L", "rate": -1}, "rate"), ({"code": "L", "overbooking": -1}, "overbooking"), ({"code": "L", "max_adults": 100}, "max_adults"),
])  # fmt: skip
def test_a_type_that_cannot_be_is_refused_by_its_field(hand, fields, field):
    error = refused(hand, "add-room-type", **fields)
    assert error.field == field
    assert error.code in ({"TEXT_EMPTY", "TEXT_TOO_LONG"} if field == "code" else {"FIELD_INVALID"})


def test_a_code_and_a_number_are_kept_without_controls(hand):
    assert hand.do("add-room-type", code="L\x1b[2JFT\u202e").result == {"type": "L[2JFT"}
    assert hand.do("add-room", no=" 40\x001 ", floor=4, type="KNG").result == {"room": "401", "type": "KNG"}
    for code in ("\u202e", "\x00", " "):
        assert refused(hand, "add-room-type", code=code).code == "TEXT_EMPTY"


@pytest.mark.parametrize("floor", [-10, 1000, "x", 1.5])
def test_a_floor_that_cannot_be_is_refused(hand, floor):
    assert refused(hand, "add-room", no="401", floor=floor, type="KNG").field == "floor"


def test_a_type_nobody_described_is_called_by_its_code_and_takes_anybody(hand):
    hand.do("add-room-type", code="LOFT")
    row = next(row for row in hand.desk.show("room-types") if row.type == "LOFT")
    assert (row.max_adults, row.rate_minor, row.rooms) == (99, 0, 0)
    assert hand.rows("SELECT name_en, name_zh FROM room_type WHERE code = 'LOFT'") == [("LOFT", "LOFT")]


def test_a_type_without_rooms_cannot_be_sold_until_it_has_one(hand):
    hand.do("add-room-type", code="LOFT")
    assert refused(hand, "book", guest="A", type="LOFT", **NIGHT).code == "SOLD_OUT"
    hand.do("add-room", no="401", floor=4, type="LOFT")
    hand.book(type="LOFT", room="401", **NIGHT)
    check(hand)


def test_a_room_added_counts_on_nights_somebody_has_asked_for_already(hand):
    hand.book(type="SUI", **NIGHT)
    assert sellable(hand) == 0
    hand.do("add-room", no="302", floor=3, type="SUI")
    assert sellable(hand) == 1
    hand.book(type="SUI", **NIGHT)
    check(hand)


def test_a_room_added_while_another_is_out_of_order_adds_one_and_no_more(hand):
    hand.do("block-room", room="301", kind="ooo", from_="2026-11-24", to="2026-11-26", reason="pipe")
    hand.do("add-room", no="302", floor=3, type="SUI")
    assert sellable(hand) == 1
    hand.do("unblock-room", room="301")
    assert sellable(hand) == 2
    check(hand)


def test_a_type_is_sold_beyond_its_rooms_as_far_as_the_limit(hand):
    hand.do("set-overbooking", type="SUI", overbooking=2)
    for _ in range(3):
        hand.book(type="SUI", **NIGHT)
    assert refused(hand, "book", guest="A", type="SUI", **NIGHT).code == "SOLD_OUT"
    assert sellable(hand) == 0


def test_a_limit_lowered_takes_nobodys_booking_away(hand):
    hand.do("set-overbooking", type="SUI", overbooking=2)
    booked = [hand.book(type="SUI", **NIGHT) for _ in range(3)]
    result = hand.do("set-overbooking", type="SUI", overbooking=0).result
    assert (result["overbooking"], result["before"]) == (0, 2)
    check(hand)
    assert refused(hand, "book", guest="A", type="SUI", **NIGHT).code == "SOLD_OUT"
    assert {hand.value("SELECT status FROM reservation WHERE no = :no", no=no) for no in booked} == {
        "confirmed"
    }


def test_an_overbooked_room_is_still_nobodys_bed(hand):
    hand.do("set-overbooking", type="SUI", overbooking=1)
    hand.book(type="SUI", room="301", **NIGHT)
    over = hand.book("B", type="SUI", **NIGHT)
    assert refused(hand, "assign-room", reservation=over, room="301").code == "ROOM_TAKEN"


def test_past_nights_keep_their_count_when_rooms_are_added(hand):
    hand.book(type="SUI", departure="2026-11-24")
    hand.do("close-day")
    before = hand.rows("SELECT * FROM type_night WHERE night = '2026-11-23'")
    hand.do("add-room", no="302", floor=3, type="SUI")
    assert hand.rows("SELECT * FROM type_night WHERE night = '2026-11-23'") == before


def test_who_sets_up_rooms_and_who_overbooks_is_granted_apart(hand):
    night = hand.at("night")
    night.do("set-overbooking", type="SUI", overbooking=1)
    with pytest.raises(Denied):
        night.do("add-room", no="302", floor=3, type="SUI")
    night.desk.close()


def test_a_note_of_a_restore_is_an_entry_and_nothing_else(hand):
    before = hand.value("SELECT max(seq) FROM ledger")
    done = hand.do(
        "note-restore", backup="monday", sha256="a" * 64, entries_lost=3, entry_before=9, head_before="f" * 64
    )
    assert (done.entry, done.result["entries_lost"]) == (before + 1, 3)
    assert (
        refused(hand, "note-restore", backup="monday", sha256="A" * 64, entries_lost=3, entry_before=9).field
        == "sha256"
    )
    assert (
        refused(hand, "note-restore", backup="monday", sha256="a" * 64, entries_lost=-1, entry_before=9).field
        == "entries_lost"
    )
