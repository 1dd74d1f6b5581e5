"""Widths agree with what Textual draws, and nothing is ever cut in two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich._unicode_data import load
from textual._cells import cell_len

from hotelcs.text import clip, clusters, pad, width
from hotelcs.text.cell_table import EMOJI, WIDE, ZERO, ranges
from tests.hostile import lines, names, needs_hostile

FAMILY, FLAG, THUMB = "👨‍👩‍👧‍👦", "🇨🇳", "👍🏽"
TANGLED = st.text(
    st.sampled_from("a1 é张ｶ한ᄒ\u0301\u200d\ufe0f☺👩👧🏽🇨🇳नि्ำ\u0600\u1100\u1161\x1b\n"), max_size=24
)


def packed(codes: list[int]) -> str:
    """Code points as the table writes them: pairs of base-36 numbers."""
    digits, words, end, held = "0123456789abcdefghijklmnopqrstuvwxyz", [], -1, set(codes)
    starts = [c for c in codes if c - 1 not in held]
    ends = [c for c in codes if c + 1 not in held]
    for first, last in zip(starts, ends, strict=True):
        for number in (first - end - 1, last - first):
            rest, word = number // 36, digits[number % 36]
            while rest:
                rest, word = rest // 36, digits[rest % 36] + word
            words.append(word)
        end = last
    return " ".join(words)


def test_the_ranges_of_a_packed_table_come_back() -> None:
    assert list(ranges(packed([0, 3, 4, 5, 4000]))) == [(0, 0), (3, 5), (4000, 4000)]


def test_every_character_of_living_scripts_is_as_wide_as_textual_thinks() -> None:
    codes = (*range(0x3400), *range(0x9F00, 0x13000), *range(0x1F000, 0x1FB00), *range(0xE0000, 0xE0200))
    wrong = [hex(code) for code in codes if width(chr(code)) != cell_len(chr(code))]
    assert wrong == []


def test_the_table_is_the_one_rich_carries() -> None:
    table = load("latest")
    for ours, theirs in ((ZERO, 0), (WIDE, 2)):
        codes = [c for first, last, cells in table.widths if cells == theirs for c in range(first, last + 1)]
        assert ours == packed(codes), f"the new table is:\n{packed(codes)}"
    assert packed(sorted(map(ord, table.narrow_to_wide))) == EMOJI


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0), ("Zhang Wei", 9), ("张伟", 4), ("ｶﾅ", 2), ("カナ", 4), ("한글", 4), ("e\u0301", 1), (FAMILY, 2),
        ("☺", 1), ("☺\ufe0f", 2), ("1\ufe0f\u20e3", 2), ("\x1b[31m", 4), ("a\u200bb", 2), ("สวัสดี", 4),
        ("שלום", 4), ("محمد", 4), ("……", 2), ("①", 1), ("：", 2),
    ],
)  # fmt: skip
def test_widths_are_counted_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells == cell_len(text)


@given(st.one_of(st.text(max_size=40), TANGLED))
def test_any_text_is_as_wide_as_textual_thinks(text: str) -> None:
    assert width(text) == cell_len(text)


@needs_hostile
def test_hostile_lines_and_real_names_are_as_wide_as_textual_thinks() -> None:
    for text in (*lines("blns.txt"), *names()):
        assert width(text) == cell_len(text), text


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("Zhang Wei", 9, "Zhang Wei"), ("Zhang Wei", 8, "Zhang .."), ("张伟明", 6, "张伟明"),
        ("张伟明", 5, "张.."), ("张伟明明", 6, "张伟.."), ("张伟明", 3, "张"), ("张伟", 2, "张"),
        ("张伟", 1, ""), ("abc", 2, "ab"), ("abc", 0, ""), ("abc", -3, ""), (FAMILY + "ab", 3, FAMILY + "a"),
        (FAMILY + "abc", 4, FAMILY + ".."), (FLAG * 3, 5, FLAG + ".."), ("e\u0301e\u0301e\u0301e\u0301", 3, "e\u0301.."),
        ("\u200dab\u200d", 2, "ab"), ("☺\ufe0f", 2, "☺\ufe0f"),
    ],
)  # fmt: skip
def test_clipping_keeps_whole_characters_and_says_that_it_clipped(
    text: str, cells: int, clipped: str
) -> None:
    assert clip(text, cells) == clipped


def test_another_ellipsis_may_be_asked_for() -> None:
    assert clip("departure", 5, "~") == "depa~"
    assert clip("departure", 5, "") == "depar"


@pytest.mark.parametrize(("align", "padded"), [("left", "张   "), ("right", "   张"), ("center", " 张  ")])
def test_padding_fills_on_the_side_asked(align: str, padded: str) -> None:
    assert pad("张", 5, align) == padded


def test_a_wide_character_that_does_not_fit_leaves_a_space() -> None:
    assert pad("张伟", 1) == " "
    assert pad("a张", 2) == "a "


@settings(max_examples=300)
@given(
    st.one_of(st.text(max_size=30), TANGLED),
    st.integers(-2, 30),
    st.sampled_from(["left", "right", "center"]),
)
def test_padding_is_always_exactly_as_wide_as_asked(text: str, cells: int, align: str) -> None:
    assert cell_len(pad(text, cells, align)) == max(cells, 0)


@settings(max_examples=200)
@given(TANGLED, TANGLED)
def test_two_columns_side_by_side_keep_their_width(left: str, right: str) -> None:
    assert cell_len(pad(left, 7) + pad(right, 7)) == 14


@given(st.one_of(st.text(max_size=30), TANGLED))
def test_clusters_cover_the_text_and_add_up_to_its_width(text: str) -> None:
    pieces = list(clusters(text))
    assert "".join(pieces) == text
    assert sum(map(width, pieces)) == width(text)


@settings(max_examples=200)
@given(st.one_of(st.text(max_size=30), TANGLED), st.integers(0, 20))
def test_what_is_clipped_is_a_start_of_the_text_cut_between_clusters(text: str, cells: int) -> None:
    shown = clip(text, cells, "")
    inner = text.lstrip("\u200d\ufe0f").rstrip("\u200d")
    starts = {"".join(list(clusters(inner))[:n]) for n in range(len(inner) + 1)}
    assert shown in starts
    assert width(shown) <= max(cells, 0)


@pytest.mark.parametrize(
    "text", [FAMILY, FLAG, THUMB, "e\u0301", "한", "\u1112\u1161\u11ab", "ก\u0e33", "☺\ufe0f", "नि"]
)
def test_what_a_person_sees_as_one_character_is_one_cluster(text: str) -> None:
    assert list(clusters(text)) == [text]


def test_flags_are_cut_between_pairs_of_letters() -> None:
    assert list(clusters("🇨🇳🇺🇸🇫")) == ["🇨🇳", "🇺🇸", "🇫"]


@needs_hostile
def test_no_cluster_of_the_unicode_test_file_is_cut() -> None:
    for line in lines("GraphemeBreakTest.txt"):
        words = line.split("#")[0].split()
        text, allowed = "", {0}
        for word in words:
            if word == "÷":
                allowed.add(len(text))
            elif word != "×":
                text += chr(int(word, 16))
        ours, position = set(), 0
        for piece in clusters(text):
            position += len(piece)
            ours.add(position)
        assert ours <= allowed, line


@needs_hostile
def test_characters_the_standard_calls_wide_take_two_cells() -> None:
    for line in lines("EastAsianWidth.txt"):
        codes, kind = (part.strip() for part in line.split("#")[0].split(";"))
        first, _, last = codes.partition("..")
        if kind == "F" and not last:
            assert width(chr(int(first, 16))) == 2, line
        elif kind == "Na":
            assert width(chr(int(first, 16))) in (0, 1), line
