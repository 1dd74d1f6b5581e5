"""A list drawn by line: the window follows the cursor, the cursor follows its record."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.screens.paint import cells_of, text_of
from hotelcs.screens.presses import Press
from hotelcs.screens.widgets.line_list import Column, LineList

COLUMNS: tuple[Column[Any], ...] = (
    Column("Name", 0, lambda row: f"row {row}"),
    Column("No", 4, str, "right"),
)


def made(count: int) -> LineList[int]:
    """A list of `count` numbers."""
    rows: LineList[int] = LineList(COLUMNS, str)
    rows.put(range(count))
    return rows


def test_the_window_follows_the_cursor() -> None:
    rows = made(210)
    rows.draw(40, 11)
    for _ in range(15):
        rows.press(Press("down"))
    drawn = [text_of(line) for line in rows.draw(40, 11)]
    assert drawn[-1].startswith(">row 15")
    assert drawn[1].startswith(" row 6")


def test_pages_overlap_by_one_row_and_end_is_the_end() -> None:
    rows = made(210)
    rows.draw(40, 11)
    rows.press(Press("pagedown"))
    assert rows.current == 9
    rows.press(Press("end"))
    assert rows.current == 209
    rows.press(Press("down"))
    assert rows.current == 209
    rows.press(Press("home"))
    assert rows.current == 0


def test_the_cursor_stays_on_its_record_when_rows_come_and_go() -> None:
    rows = made(10)
    rows.go(5)
    rows.put([8, 7, 6, 5, 4])
    assert rows.current == 5
    rows.put([1, 2])
    assert rows.current == 2
    rows.put([])
    assert rows.current is None
    assert [text_of(line).split() for line in rows.draw(40, 5)] == [["Name", "No"]]


def test_other_keys_are_left_to_the_screen() -> None:
    assert not made(3).press(Press("f"))


@given(
    st.integers(0, 40),
    st.lists(st.sampled_from(["up", "down", "pageup", "pagedown", "home", "end"])),
    st.integers(2, 9),
)
def test_the_cursor_is_always_in_sight(count: int, keys: list[str], height: int) -> None:
    rows = made(count)
    for key in keys:
        rows.press(Press(key))
        drawn = rows.draw(30, height)
        assert len(drawn) <= height
        assert all(cells_of(line) <= 30 for line in drawn)
        assert not count or sum(text_of(line).startswith(">") for line in drawn) == 1
