"""Somebody arrives into a room that was typed by hand: what it is stands in the form before F10, in the words of the move list."""

from dataclasses import replace

import pytest

from hotelcs.screens import parking
from tests.screens.bench_of_keys import Keys

DOCUMENT = "11010519491231002X"
FILLED = (":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0", "<Tab>", "<Tab>")
"""The check-in of a booking of type A up to its room."""
WALK_IN = (":", "in", "<Enter>", DOCUMENT, "<Enter>", "Li Na", "<Enter>", "1", "<Enter>", "2", "<Enter>", "0")
"""A guest of type A for two nights."""


def room_of(keys: Keys, kind: str, code: str = "VC") -> str:
    """The number of a room of type `kind`, which is now `code`."""
    at = next(
        n
        for n, row in enumerate(keys.desk.rooms)
        if row.type == kind and not row.guest and row.room != "1208"
    )
    keys.desk.rooms[at] = replace(keys.desk.rooms[at], code=code)
    return keys.desk.rooms[at].room


def line_of(keys: Keys, room: str) -> str:
    """The line of the form with `room` on it."""
    return next((line for line in keys.screen() if f">  {room} " in line or f"> {room} " in line), "")


def test_a_typed_room_of_another_type_says_its_state_its_type_and_the_difference(keys: Keys) -> None:
    room = room_of(keys, "I")
    keys.press(*FILLED, "r", room, "<Enter>")
    assert f"{room} VC  I  +400.00  Type I" in line_of(keys, room)
    assert f"Room {room} VC is I, not A: price stays; by the list +400.00 a night x 2." in keys.message
    keys.press("<Tab>", "<STab>")
    told = " ".join(line.strip() for line in keys.screen()[-3:-1])
    assert f"Room {room} VC is I, not A: price stays; by the list +400.00 a night x 2." in told
    assert "F10 saves." in told
    assert keys.acts == []
    keys.press("<F10>")
    assert keys.acts[0][1]["room"] == room


def test_the_form_and_the_move_list_tell_a_room_in_the_same_words(keys: Keys) -> None:
    room = room_of(keys, "I", "VD")
    keys.press(*FILLED, "r", room, "<Enter>")
    told = line_of(keys, room)
    assert f"{room} VD  I  +400.00" in told


def test_a_typed_room_of_the_same_type_says_so_and_nothing_more(keys: Keys) -> None:
    room = room_of(keys, "A")
    keys.desk.rooms = [row if row.room == room else replace(row, type="B") for row in keys.desk.rooms]
    keys.press(*FILLED, "r", room, "<Enter>")
    assert f">2 {room} VC  quiet" in "".join(keys.screen())
    assert keys.message == ""
    assert "not A" not in "".join(keys.screen())


def test_a_typed_room_that_is_dirty_is_told_before_it_is_refused(keys: Keys) -> None:
    room = room_of(keys, "A", "VD")
    keys.press(*FILLED, "r", room, "<Enter>")
    assert keys.message == f"Room {room} is not ready (VD)."
    keys.press("<Tab>")
    assert "All is filled in." in "".join(keys.screen()[-3:])
    assert "F10 saves" not in "".join(keys.screen()[-3:])


def test_a_room_that_there_is_not_is_said_at_once_and_the_form_is_not_complete(keys: Keys) -> None:
    keys.press(*FILLED, "r", "9999", "<Enter>")
    assert keys.message == "There is no room 9999."
    keys.press("<STab>")
    assert "There is no room 9999." in "".join(keys.screen()[-3:])


def test_f10_typed_ahead_waits_until_the_room_is_looked_up(keys: Keys) -> None:
    room = room_of(keys, "I")
    keys.press(*FILLED)
    keys.gateway.hold = True
    keys.press("r", room, "<Enter>", "<F10>")
    assert keys.acts == []
    keys.gateway.answer()
    assert keys.acts[0][1]["room"] == room


def test_a_typed_room_is_known_again_when_the_form_comes_back(keys: Keys) -> None:
    room = room_of(keys, "I")
    keys.press(*FILLED, "r", room, "<Enter>", "<Esc>", "1", ":", "in R261123-001", "<Enter>")
    assert f"{room} VC  I  +400.00" in line_of(keys, room)


def test_a_walk_in_into_another_type_says_so(keys: Keys) -> None:
    room = room_of(keys, "C")
    keys.press(*WALK_IN, "<Tab>", "<Tab>", "r", room, "<Enter>")
    assert f"Room {room} VC is C, not A: price stays; by the list +100.00 a night x 2." in keys.message


def test_rooms_of_a_walk_in_are_there_again_after_it_was_put_aside(keys: Keys) -> None:
    keys.press(*WALK_IN, "<Tab>", "<Tab>", "2")
    before = [line[2:] for line in keys.screen() if "quiet, far from the lift" in line]
    assert len(before) > 1
    parking.park(keys.counter)
    assert keys.counter.sheet.asking is None
    parking.choose(keys.counter, "1")
    assert [line[2:] for line in keys.screen() if "quiet, far from the lift" in line] == before


@pytest.mark.parametrize("code", ["VD", "OD"])
def test_a_guest_whose_room_is_not_ready_is_queued_from_the_form_and_what_was_typed_waits(
    keys: Keys, code: str
) -> None:
    keys.desk.arrivals[0] = replace(keys.desk.arrivals[0], room_code=code)
    keys.press(*FILLED)
    assert "n queues" in "".join(keys.screen()[-3:])
    keys.press("n")
    assert keys.acts == [("queue", {"reservation": "R261123-001"})]
    assert keys.message.startswith("Zhang Wei 张伟 waits for a room.")
    keys.press(":", "in R261123-001", "<Enter>")
    assert keys.counter.sheet.asking.value("guests.0.document") == DOCUMENT


def test_n_in_a_line_of_text_is_a_letter(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", "n")
    assert keys.acts == []


def test_a_deposit_below_the_suggested_is_said_before_f10(keys: Keys) -> None:
    keys.desk.deposit = 20000
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "1")
    assert keys.screen()[-3].strip() == "Everything is complete. F10 saves."
    keys.press("<Tab>", "150")
    assert keys.screen()[-3].strip() == "Of the deposit 50.00 stays open. Everything is complete. F10 saves."
    keys.press("<STab>", "0")
    assert "Of the deposit 200.00 stays open." in keys.screen()[-3]
