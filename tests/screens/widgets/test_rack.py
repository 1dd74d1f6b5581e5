"""The rack: places of rooms, walking, marks."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.screens.paint import cells_of, text_of
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.rack import Rack
from tests.screens.fake_desk import rooms


def made(width: int = 78) -> Rack:
    """The rack of 210 rooms, drawn once."""
    rack = Rack()
    rack.put(rooms())
    rack.draw(width, 12)
    return rack


def test_eight_rooms_stand_side_by_side_in_eighty_columns_and_twelve_in_more() -> None:
    assert text_of(made().draw(78, 12)[0]).count("15") >= 8
    assert len(made().draw(78, 12)) == 12
    wide = Rack()
    wide.put(rooms())
    assert text_of(wide.draw(118, 12)[0]).count("|") == 11  # and the cursor's own mark


def test_the_highest_floor_is_on_top() -> None:
    assert made().current.room == "1501"
    assert made().floors_shown() == (15, 13, 15)


def test_the_mark_of_the_cursor_stands_left_of_its_room() -> None:
    assert ">1501 OC" in text_of(made().draw(78, 12)[0])


def test_marks_stand_below_and_survive_a_reload() -> None:
    rack = made()
    rack.mark()
    assert "*" in text_of(rack.draw(78, 12)[1])
    rack.put(rooms())
    assert rack.marked == {"1501"}
    rack.put(rooms()[:14])
    assert rack.marked == set()


def test_the_cursor_stays_on_its_room_when_codes_change() -> None:
    rack = made()
    rack.go_to("1208")
    rack.put([replace(row, code="VD") for row in rooms()])
    assert rack.current.room == "1208"
    assert rack.current.code == "VD"


def test_an_empty_rack_can_be_drawn_and_walked() -> None:
    rack = Rack()
    rack.put([])
    assert rack.draw(78, 12) == []
    assert rack.current is None
    assert not rack.press(Press("down"))
    assert not rack.jump("1")
    rack.mark()


def test_numbers_of_any_length_have_room() -> None:
    rack = Rack()
    rack.put([replace(row, room=f"A{row.room}") for row in rooms()])
    assert all(cells_of(line) <= 78 for line in rack.draw(78, 12))
    assert "A1501" in text_of(rack.draw(78, 12)[0])


@given(
    st.lists(
        st.sampled_from(["up", "down", "left", "right", "pageup", "pagedown", "home", "end"]), max_size=40
    )
)
def test_the_cursor_is_always_in_sight(keys: list[str]) -> None:
    rack = made()
    for key in keys:
        rack.press(Press(key))
        drawn = [text_of(line) for line in rack.draw(78, 12)]
        assert any(f">{rack.current.room}" in line for line in drawn)
        assert all(cells_of(line) <= 78 for line in rack.draw(78, 12))
