"""The rack from the keyboard: handbook 03 §3.3 tasks 6 and 7, filters, detail, blocks."""

from hotelcs.errors import Refusal, Stale
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk


def rack() -> Keys:
    """A person in front of the rack."""
    return Keys().press("<F4>", "05")


def test_one_room_changes_its_status_with_two_keys_and_its_number() -> None:
    keys = rack().press("0813", "s", "1")
    verb, fields = keys.acts[0]
    assert verb == "set-room-status"
    assert fields == {"room": "0813", "status": "clean", "version": 1}
    assert keys.message == "Room 0813 is set."


def test_many_rooms_are_marked_and_changed_at_once() -> None:
    keys = rack().press(*["<Space>"] * 8, "s", "1")
    assert len(keys.acts) == 8
    assert {fields["status"] for _, fields in keys.acts} == {"clean"}
    assert keys.message == "Rooms set: 8."


def test_a_change_of_many_rooms_is_taken_back_whole() -> None:
    keys = rack().press(*["<Space>"] * 3, "s", "1", "u")
    assert "Rooms set: 3." in keys.screen()[-3]
    keys.press("y")
    assert keys.acts[3:] == [("undo", {"entry": entry}) for entry in (3, 2, 1)]
    assert keys.message == "Taken back."
    assert keys.counter.sheet.rack.marked == set()


def test_a_refusal_in_the_middle_leaves_the_rest_marked_and_says_why() -> None:
    keys = rack().press("<Space>", "<Space>")
    keys.desk.refusals["set-room-status"] = Refusal("ILLEGAL_STATE", "Room 1501 is dirty; inspect later.")
    keys.press("s", "3")
    assert keys.message == "Room 1501 is dirty; inspect later."
    assert keys.counter.sheet.rack.marked == {"1501", "1502"}


def test_digits_go_to_the_room_as_they_are_typed() -> None:
    keys = rack().press("12")
    assert keys.counter.sheet.current.room == "1201"
    keys.press("08")
    assert keys.counter.sheet.current.room == "1208"
    keys.press("0101")
    assert keys.counter.sheet.current.room == "0101"


def test_zeros_in_front_may_be_left_out_and_an_unknown_number_is_said() -> None:
    assert rack().press("101").counter.sheet.current.room == "1010"
    keys = rack().press("99")
    assert keys.message == "There is no room 99."


def test_arrows_walk_the_rack_as_it_is_drawn() -> None:
    keys = rack()
    keys.screen()
    keys.press("<Right>", "<Down>")
    assert keys.counter.sheet.current.room == "1510"
    keys.press("<Down>")
    assert keys.counter.sheet.current.room == "1402"
    keys.press("<PgDn>", "<Home>", "<Left>")
    assert keys.counter.sheet.current.room == "1501"
    keys.press("<End>")
    assert keys.counter.sheet.current.room == "0114"


def test_enter_shows_the_room_in_full() -> None:
    keys = rack().press("1208", "<Enter>")
    assert any("S1208" in line for line in keys.screen())


def test_the_filter_takes_a_code_a_type_a_floor_or_a_guest() -> None:
    assert {row.code for row in rack().press("f", "ooo").counter.sheet.rack.rooms} == {"OOO"}
    assert {row.floor for row in rack().press("f", "12f").counter.sheet.rack.rooms} == {12}
    assert {row.type for row in rack().press("f", "b").counter.sheet.rack.rooms} >= {"B"}
    keys = rack().press("f", "伊藤", "<Enter>")
    assert {row.guest for row in keys.counter.sheet.rack.rooms} == {"伊藤健二"}
    keys.press("<Esc>")
    assert len(keys.counter.sheet.rack.rooms) == 210


def test_esc_clears_marks_then_the_filter_then_leaves() -> None:
    keys = rack().press("f", "oc", "<Enter>", "<Space>", "<Esc>")
    assert keys.counter.sheet.rack.marked == set()
    keys.press("<Esc>")
    assert keys.counter.sheet.wanted == ""
    keys.press("<Esc>")
    assert keys.screen()[0].startswith(" 01 Home")


def test_the_list_shows_the_same_rooms_with_the_cursor_in_its_place() -> None:
    keys = rack().press("1208", "v")
    assert any(line.startswith("|>1208") for line in keys.screen())
    keys.press("<Down>", "v")
    assert keys.counter.sheet.current.room == "1209"


def test_a_room_is_blocked_from_its_menu() -> None:
    keys = rack().press("1208", "s", "5")
    assert any("Block room 1208" in line for line in keys.screen())
    keys.press("lift noise", "<F10>")
    assert keys.acts == [
        (
            "block-room",
            {"room": "1208", "kind": "ooo", "from": "2026-11-23", "to": "2026-11-24", "reason": "lift noise"},
        )
    ]
    assert keys.message == "Room 1208 is blocked."


def test_a_wish_of_the_guest_is_a_mark() -> None:
    keys = rack().press("1208", "s", "6")
    assert keys.acts == [("flag-room", {"room": "1208", "flag": "dnd"})]


def test_the_command_line_sets_a_status_by_code_or_word() -> None:
    assert Keys().press(":", "r 1208 vd", "<Enter>").acts == [
        ("set-room-status", {"room": "1208", "status": "dirty"})
    ]
    assert Keys().press(":", "ft 1208 clean", "<Enter>").acts[0][1]["status"] == "clean"
    assert Keys().press(":", "r 1208 xx", "<Enter>").acts == []


def test_a_hotel_without_rooms_says_how_to_get_some() -> None:
    desk = FakeDesk()
    desk.rooms = []
    keys = Keys(desk).press("<F4>", "05")
    assert any("hotelcs import rooms FILE" in line for line in keys.screen())
    keys.press("s", "<Space>", "<Enter>", "<Down>", "b", "12")
    assert keys.acts == []


def test_a_reload_keeps_cursor_marks_and_filter() -> None:
    keys = rack().press("f", "oc", "<Enter>", "<Space>", "<Down>")
    room = keys.counter.sheet.current.room
    keys.press("<F5>")
    assert keys.counter.sheet.current.room == room
    assert len(keys.counter.sheet.rack.marked) == 1


def test_a_stale_change_is_refused_and_the_screen_shows_what_the_other_desk_wrote() -> None:
    keys = rack().press("1209")
    keys.desk.refusals["set-room-status"] = Stale("STALE", "Room 1209 was changed by lin.", field="version")
    keys.desk._recode("1209", "VD", "")
    keys.press("s", "3")
    assert keys.message == "Room 1209 was changed by lin."
    assert keys.counter.sheet.current.code == "VD"
