"""Lines of spans: cutting, filling, joining, framing - always by cells."""

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.screens.paint import (
    STRONG,
    Rule,
    cell,
    cells_of,
    cut,
    fit,
    overlay,
    panes,
    rule_text,
    text_of,
    tidy,
    wrap,
)
from hotelcs.text import width

SPANS = st.lists(st.tuples(st.text(max_size=12), st.sampled_from(["", STRONG])), max_size=5)


def line(*texts: str) -> tuple[tuple[str, str], ...]:
    """A plain line."""
    return tuple((text, "") for text in texts)


def test_a_cell_is_exactly_as_wide_as_asked() -> None:
    assert cell("张伟", 6) == ("张伟  ", "")
    assert cell("376.00", 8, align="right") == ("  376.00", "")
    assert cell("\x1b[31mred", 6)[0].startswith("␛")


def test_a_wide_character_that_is_cut_leaves_a_space() -> None:
    assert text_of(cut(line("a张b"), 0, 2)) == "a "
    assert text_of(cut(line("a张b"), 2, 4)) == " b"


def test_a_patch_lies_over_a_line() -> None:
    assert text_of(overlay(line("abcdef"), 2, line("XY"))) == "abXYef"
    assert text_of(overlay(line("张张张"), 1, line("XY"))) == " XY 张"


def test_neighbours_of_one_look_are_joined_but_uncertain_text_stays_alone() -> None:
    assert tidy(line("ab", "", "cd")) == line("abcd")
    assert tidy(line("ab", "José", "cd")) == line("ab", "José", "cd")


def test_a_border_carries_its_title() -> None:
    assert rule_text("Today", 14) == "- Today ------"
    assert rule_text("", 4) == "----"
    assert width(rule_text("等房（12）", 20)) == 20


def test_columns_stand_in_one_frame() -> None:
    drawn = panes(4, ([Rule("A"), line("x"), Rule("B")], 8), ([Rule("C"), line("1"), line("2")], 4))
    assert [text_of(row) for row in drawn] == [
        "+- A ----+----+",
        "|x       |1   |",
        "+- B ----+2   |",
        "+--------+----+",
    ]


@given(SPANS, st.integers(0, 30))
def test_fit_is_exact(spans: list[tuple[str, str]], cells: int) -> None:
    made = tuple(cell(text, width(text), look) for text, look in spans)
    assert cells_of(fit(made, cells)) == cells


@given(SPANS, st.integers(0, 20), st.integers(0, 20))
def test_a_cut_is_as_wide_as_its_range(spans: list[tuple[str, str]], start: int, more: int) -> None:
    made = fit(tuple(cell(text, width(text), look) for text, look in spans), 40)
    assert cells_of(cut(made, start, start + more)) == more


@given(st.text(max_size=200), st.integers(4, 40))
def test_wrapped_words_fit(text: str, cells: int) -> None:
    assert all(width(row) <= cells for row in wrap(text, cells))


def test_words_without_spaces_are_broken_anywhere() -> None:
    assert wrap("酒店没有设置任何房间", 8) == ["酒店没有", "设置任何", "房间"]
