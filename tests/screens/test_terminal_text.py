"""What is sent for a change: exactly the cells that differ, in columns that hold."""

import pyte
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.screens.certain_width import is_certain
from hotelcs.screens.differences import changed_cells
from hotelcs.screens.paint import CURSOR, STRONG, Line, cell, fit
from hotelcs.screens.terminal_text import COLOURS, NO_COLOURS, cells, update
from hotelcs.text import width

PLAIN = st.text(st.sampled_from("ab |-张伟房"), max_size=20)
LINES = st.lists(st.tuples(PLAIN, st.sampled_from(["", STRONG, CURSOR])), max_size=4)


def made(spans: list[tuple[str, str]]) -> Line:
    """A line of exactly 30 cells."""
    return fit(tuple(cell(text, width(text), look) for text, look in spans), 30)


def drawn(*sequences: str) -> list[tuple[str, bool, bool]]:
    """The first row of a terminal that received `sequences`: characters with bold and reverse. A bold blank is a blank."""
    screen = pyte.Screen(30, 2)
    stream = pyte.Stream(screen)
    for sequence in sequences:
        stream.feed(sequence)
    row = [screen.buffer[0][x] for x in range(30)]
    return [(char.data, char.bold and char.data != " ", char.reverse) for char in row]


def test_only_what_differs_is_sent() -> None:
    old, new = made([("> Chen Hao   1208 VI", "")]), made([("  Chen Hao   1208 VC", "")])
    assert changed_cells(old, new) == [(0, 1), (19, 20)]
    assert update([new], [(0, *span) for span in changed_cells(old, new)], COLOURS) == "\x1b[1;1H \x1b[1;20HC"


def test_near_changes_are_sent_as_one() -> None:
    assert changed_cells(made([("a...b", "")]), made([("x...y", "")])) == [(0, 5)]


def test_a_wide_character_is_sent_whole() -> None:
    assert changed_cells(made([("ab", "")]), made([("张", "")])) == [(0, 2)]


@settings(max_examples=200)
@given(LINES, LINES)
def test_a_changed_screen_looks_like_a_fresh_one(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    old, new = made(before), made(after)
    full = cells(old, 0, 30, 0, COLOURS)
    change = update([new], [(0, *span) for span in changed_cells(old, new)], COLOURS)
    assert drawn(full, change) == drawn(cells(new, 0, 30, 0, COLOURS))


def test_uncertain_text_is_erased_first_and_the_cursor_set_after_it() -> None:
    row = fit((cell("José", 10), ("| next", "")), 30)
    assert not is_certain("José")
    assert cells(row, 0, 30, 0, COLOURS).startswith("\x1b[1;1H\x1b[10XJosé\x1b[1;11H| next")


def test_a_change_within_uncertain_text_sends_all_of_it() -> None:
    old, new = fit((cell("José A", 10),), 30), fit((cell("José B", 10),), 30)
    assert changed_cells(old, new) == [(0, 10)]


def test_without_colours_only_bold_and_reverse_are_sent() -> None:
    assert set("".join(NO_COLOURS.values())) <= {"1", "7"}


def test_text_that_was_not_cleaned_does_not_pass_either() -> None:
    assert "\x1b[2J" not in cells((("\x1b[2J", ""),), 0, 4, 0, COLOURS)


def test_blanks_at_the_end_of_a_row_are_erased_not_sent() -> None:
    assert cells(made([("Saved.", "")]), 0, 30, 0, COLOURS) == "\x1b[1;1HSaved.\x1b[K"
    assert cells(made([("Saved.", STRONG)]), 0, 30, 0, COLOURS) == "\x1b[1;1H\x1b[1mSaved.\x1b[m\x1b[K"
    assert cells(made([("Saved.", "")]), 0, 20, 0, COLOURS).endswith(" " * 14), (
        "what stands behind them stays"
    )
    title = fit((cell("Home", 30, CURSOR),), 30)
    assert cells(title, 0, 30, 0, COLOURS).endswith(" " * 26 + "\x1b[m"), "a reversed blank is no blank"
