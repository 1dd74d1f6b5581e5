"""Searching ignores how a name was typed; keys work with an input method on; cells are no formulas."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.text import csv_cell, fold, halfwidth_key, words
from tests.hostile import lines, names, needs_hostile


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Zhang  Wei", "zhang wei"), ("ＺＨＡＮＧ　Ｗｅｉ", "zhang wei"), ("José MÜLLER", "jose muller"), ("Jose\u0301", "jose"),
        ("Straße", "strasse"), ("Øystein Ærø", "oystein aero"), ("Łódź", "lodz"), ("Đặng Thị Hà", "dang thi ha"),
        ("İstanbul ışık", "istanbul isik"), ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("ｶﾞ", "ガ"), ("が", "が"), ("한글", "한글"),
        ("مُحَمَّد", "محمد"), ("שָׁלוֹם", "שלום"), ("नि\u094d", "नि\u094d"), ("สวัสดี", "สวัสดี"), ("張偉", "張偉"),
        ("O’Brien", "o'brien"), ("Jean‑Luc", "jean-luc"), ("①２", "12"), ("\u200bWei\ufeff", "wei"), ("", ""), (" \t ", ""),
    ],
)  # fmt: skip
def test_folding_forgets_case_width_and_accents_only(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@settings(max_examples=400)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@needs_hostile
def test_real_names_fold_to_something_and_upper_case_folds_the_same() -> None:
    for name in names():
        assert fold(name)
        assert fold(fold(name)) == fold(name)
        if name.isascii():
            assert fold(name.upper()) == fold(name)


@needs_hostile
def test_hostile_lines_fold_without_failing() -> None:
    for line in lines("blns.txt"):
        assert fold(fold(line)) == fold(line)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zhang Wei", ["zhang", "wei"]), ("O'Brien-Smith", ["o", "brien", "smith"]), ("张伟 (VIP)", ["张伟", "vip"]),
        ("राम कुमार", ["राम", "कुमार"]), ("<>?:", []), ("R261123-004", ["r261123", "004"]), ("😀", []), ("a_b", ["a", "b"]),
    ],
)  # fmt: skip
def test_words_are_runs_of_letters_digits_and_marks(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("：", ":"), ("／", "/"), ("。", "."), ("？", "?"), ("１", "1"), ("ａ", "a"), ("Ｚ", "Z"), ("；", ";"), ("，", ","),
        ("、", "/"), ("　", " "), ("！", "!"), ("＋", "+"), ("－", "-"), ("《", "<"), ("【", "["), ("“", '"'), ("￥", "$"),
        ("a", "a"), ("张", "张"), ("½", "½"), ("é", "é"), ("ｶ", "ｶ"), ("", ""), (":", ":"),
    ],
)  # fmt: skip
def test_full_width_keys_stand_for_their_half_width_twins(typed: str, key: str) -> None:
    assert halfwidth_key(typed) == key


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+8613800138000", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "\x00x", "＝1", "＋1", "－1", "＠x", " =1", "\u3000=1",
     "\u00a0+1", " \t=1", "﹢1", "﹣1", "﹦1", "﹫1"],
)  # fmt: skip
def test_cells_that_a_spreadsheet_would_run_get_an_apostrophe(text: str) -> None:
    assert csv_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", " ", "Zhang", "1208", "a=b", "'=1", "张伟", "(-1)", "13800138000"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert csv_cell(text) == text


@given(st.text(max_size=20))
def test_a_cell_is_the_text_or_the_text_after_an_apostrophe(text: str) -> None:
    assert csv_cell(text) in (text, "'" + text)
    assert csv_cell(text).lstrip()[:1] not in ("=", "+", "-", "@", "＝")
