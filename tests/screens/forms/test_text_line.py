"""Editing one line: every key acts at once, never in the middle of a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.screens.forms.text_line import LIMIT, TextLine
from hotelcs.screens.paint import cells_of, text_of
from hotelcs.screens.presses import Press, paste_of, press_of
from hotelcs.text import visible
from tests import hostile


def typed(*keys: str, text: str = "") -> TextLine:
    """A line after `keys`: names of keys, or single characters."""
    line = TextLine(text)
    for key in keys:
        line.press(press_of(key, key if len(key) == 1 else None))
    return line


def test_letters_go_where_the_caret_is() -> None:
    assert typed(*"abd", "left", "c").text == "abcd"


def test_backspace_and_delete_take_whole_characters_with_their_marks() -> None:
    assert typed("backspace", text="ae\u0301").text == "a"
    assert typed("home", "delete", text="e\u0301a").text == "a"
    assert typed("backspace", text="a\U0001f468\u200d\U0001f469\u200d\U0001f467").text == "a"


@pytest.mark.parametrize("key", ["backspace", "delete", "left", "right", "home", "end", "ctrl+u"])
def test_an_edit_key_on_an_empty_line_does_nothing(key: str) -> None:
    assert typed(key).text == ""


def test_ctrl_u_takes_what_is_before_the_caret() -> None:
    assert typed("left", "left", "ctrl+u", text="abcd").text == "cd"


def test_what_is_selected_is_replaced_by_the_first_letter() -> None:
    line = TextLine("200.00")
    line.selected = True
    line.press(press_of("3", "3"))
    line.press(press_of("5", "5"))
    assert line.text == "35"


def test_an_edit_key_keeps_what_is_selected() -> None:
    line = TextLine("200.00")
    line.selected = True
    line.press(Press("left"))
    line.press(press_of("9", "9"))
    assert line.text == "200.090"


def test_a_paste_brings_its_first_line_without_controls() -> None:
    line = TextLine()
    line.press(paste_of("a\tb\x1b[31mc\nsecond"))
    assert line.text == "ab[31mc"


def test_a_paste_of_a_megabyte_is_cut() -> None:
    line = TextLine()
    line.press(paste_of("x" * 1_000_000))
    assert len(line.text) == LIMIT


def test_keys_that_do_not_edit_are_left_to_others() -> None:
    assert not TextLine().press(Press("f10"))
    assert not TextLine().press(Press("enter"))


@given(
    st.text(max_size=60) | st.sampled_from(hostile.lines("blns.txt") or ("x",)),
    st.integers(1, 40),
    st.booleans(),
)
def test_a_line_is_drawn_exactly_as_wide_as_asked(text: str, cells: int, selected: bool) -> None:
    line = TextLine(text[:LIMIT])
    line.selected = selected
    drawn = line.draw(cells)
    assert cells_of(drawn) <= max(cells, 2)
    assert visible(text_of(drawn)) == text_of(drawn)


@given(
    st.lists(st.sampled_from(["left", "right", "home", "end", "a", "张", "e\u0301", "backspace", "delete"]))
)
def test_the_caret_always_stands_between_characters(keys: list[str]) -> None:
    line = TextLine()
    for key in keys:
        line.press(
            press_of(key, key if len(key) == 1 else None) if len(key) != 2 else Press("paste", pasted=key)
        )
        assert 0 <= line.caret <= len(line.text)


def test_what_is_mended_is_replaced_by_a_letter_and_edited_by_an_edit_key() -> None:
    replaced, edited = TextLine("110105194912310021"), TextLine("110105194912310021")
    for line in (replaced, edited):
        line.select(mends=True)
    replaced.press(press_of("4", "4"))
    assert replaced.text == "4"
    edited.press(Press("backspace"))
    edited.press(press_of("X", "X"))
    assert edited.text == "11010519491231002X"


def test_a_paste_replaces_what_was_refused() -> None:
    line = TextLine("李强 11010519491231002X")
    line.select(mends=True)
    line.press(paste_of("11010519491231002X"))
    assert line.text == "11010519491231002X"


def test_a_line_longer_than_its_field_says_where_it_is_cut() -> None:
    line = TextLine("李强 11010519491231002X")
    assert text_of(line.draw(20)) == "..1010519491231002X "
    line.first()
    assert text_of(line.draw(20)).rstrip().endswith("..")
    line.select(mends=True)
    assert text_of(line.draw(20)).startswith("李强 ")
    assert text_of(line.draw(20)).rstrip().endswith("..")
    assert ".." not in text_of(line.draw(40))
