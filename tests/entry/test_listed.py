"""A pasted list: what parts its cells, its heading, its numbers, its empty lines."""

import pytest

from hotelcs.entry.listed import HEADINGS, ORDER, field_of, parse_list

WU = {"name": "Wu Di", "place": "TWN", "sharing": "1", "line": "1"}


@pytest.mark.parametrize(
    "text",
    [
        "Wu Di\tTWN\t1",
        "Wu Di; TWN; 1",
        "Wu Di, TWN, 1",
        "Wu Di，TWN，1",
        "Wu Di  TWN   1",
        "1. Wu Di\tTWN\t1",
        "1) Wu Di,TWN,1,,",
    ],
)
def test_cells_are_parted_as_the_list_parts_them(text):
    assert parse_list(text) == [WU]


def test_tabs_part_cells_that_have_commas_in_them():
    assert parse_list("Wu, Di\tTWN\nLi, Na\t201")[1] == {"name": "Li, Na", "place": "201", "line": "2"}


@pytest.mark.parametrize("heading", ["Name\tRoom\tSharing\tLanguage", "姓名\t房号\t同住\t语言"])
def test_a_heading_names_the_columns_and_is_no_row(heading):
    assert parse_list(f"{heading}\nTanaka\t201\tx\tja") == [
        {"name": "Tanaka", "room": "201", "sharing": "x", "lang": "ja", "line": "2"}
    ]


def test_a_column_that_nobody_knows_is_left_out():
    assert parse_list("No\tName\tType\n") == [{"name": "No", "place": "Name", "sharing": "Type", "line": "1"}]
    assert parse_list("Name\tAge\tType\nWu Di\t40\tTWN") == [{"name": "Wu Di", "type": "TWN", "line": "2"}]


def test_empty_lines_keep_the_numbers_of_the_others():
    assert [row["line"] for row in parse_list("\nWu Di\n\n  \nLi Na\n")] == ["2", "5"]


@pytest.mark.parametrize("text", ["", "\n\n", "   "])
def test_nothing_is_no_row(text):
    assert parse_list(text) == []


def test_a_line_without_a_name_is_a_row_whose_name_is_missing():
    assert parse_list("\tTWN\t1") == [{"name": "", "place": "TWN", "sharing": "1", "line": "1"}]


def test_a_name_alone_is_a_row():
    assert parse_list("Wu Di\nLi Na") == [{"name": "Wu Di", "line": "1"}, {"name": "Li Na", "line": "2"}]


def test_every_field_has_a_heading_in_both_languages():
    assert set(ORDER) <= set(HEADINGS)
    for name, words in HEADINGS.items():
        assert field_of(words[0].upper()) == name
        assert any(ord(char) > 0x3000 for word in words for char in word)
    assert field_of("colour") is None
