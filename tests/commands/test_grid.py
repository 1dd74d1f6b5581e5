"""Rows as text: aligned by cells, money with its symbol, nothing for nothing."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from hotelcs.commands import grid
from hotelcs.commands.headings import HEADINGS, heading
from hotelcs.text import width


@dataclass(frozen=True)
class Row:
    room: str
    guest: str = ""
    rate_minor: int | None = None
    marks: tuple[str, ...] = ()
    vip: bool = False
    left_at: str | None = None


@dataclass(frozen=True)
class Board:
    hotel: str
    codes: dict[str, int]
    queue: tuple[Row, ...]
    eta: str | None = None


def test_a_table_has_headings_and_leaves_empty_columns_out():
    lines = grid.table([Row("0101", "张伟", 37600, ("vip", "late")), Row("0102", "Ana", 9)], "CNY")
    assert lines == [
        "Room  Guest     Rate  Marks",
        "0101  张伟   ¥376.00  vip, late",
        "0102  Ana      ¥0.09",
    ]


def test_truth_is_a_cross_and_its_absence_nothing():
    assert grid.table([Row("1", vip=True), Row("2")], "CNY") == ["Room  VIP", "1     x", "2"]


def test_a_card_has_a_line_a_field_and_its_lists_below():
    lines = grid.card(Board("Lakeside", {"VC": 2, "OD": 1}, (Row("101", "Ana"),)), "CNY")
    assert lines == ["Hotel   Lakeside", "States  VC 2, OD 1", "", "Queue", "  Room  Guest", "  101   Ana"]


def test_long_cells_end_in_two_dots():
    line = grid.table([Row("1", "x" * 100)], "CNY")[1]
    assert line.endswith("xx..")
    assert width(line) == len("Room  ") + grid.WIDEST


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_columns_stay_aligned_whatever_is_in_them(names):
    lines = grid.table([Row("1", f"{name}|") for name in names], "CNY")
    assert all("\n" not in line and "\x1b" not in line for line in lines)
    assert all(width(line) <= len("Room  ") + grid.WIDEST for line in lines)


def test_a_heading_is_translated_and_an_unknown_field_bears_its_name():
    from hotelcs import i18n

    assert heading("rate_minor") == "Rate"
    assert heading("never_seen_minor") == "Never seen"
    assert heading("owed_minor") == "Owed"
    i18n.use("zh")
    assert all(heading(name) != english for name, english in HEADINGS.items())
