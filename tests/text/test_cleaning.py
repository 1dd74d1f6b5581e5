"""Text comes in without controls and goes out without harming a terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.text import clean, optional, visible
from tests.hostile import lines, names, needs_hostile

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANY = st.text(st.characters(exclude_categories=[]), max_size=60)
HARMFUL = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *BIDI, *map(chr, range(0xD800, 0xE000))}


def refusal(value: str, **options: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        clean(value, field="guest", **options)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Zhang Wei", "Zhang Wei"), ("  张伟　", "张伟"), ("[/b]Bob", "[/b]Bob"), ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("O'Brien; DROP TABLE guests", "O'Brien; DROP TABLE guests"), ("\\[red]", "\\[red]"), (":skull:", ":skull:"),
        ("\x1b[2JBob", "[2JBob"), ("\x1b]0;t\x07Bob", "]0;tBob"), ("\x9b31mBob", "31mBob"), ("B\x00ob\x7f", "Bob"),
        ("\u202egnahZ", "gnahZ"), ("\u2066Wei\u2069", "Wei"), ("محمد\u200f", "محمد"), ("Wei\udc80", "Wei"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"), ("می\u200cخواهم", "می\u200cخواهم"), ("e\u0301", "e\u0301"),
        ("Zhang\tWei", "Zhang Wei"), ("Zhang\r\nWei", "Zhang Wei"), ("Z\u2028W", "Z W"), ("Z\x85W", "Z W"),
        ("ﬁ Ｗｅｉ", "ﬁ Ｗｅｉ"), ("a" + "\u0300" * 50, "a" + "\u0300" * 50), ("X", "X"), ("4", "4"), ("\u0601", "\u0601"),
        ("Wei\ufeff", "Wei\ufeff"),
    ],
)  # fmt: skip
def test_text_is_stored_as_typed_without_controls(typed: str, stored: str) -> None:
    assert clean(typed, field="guest") == stored


@pytest.mark.parametrize(
    "value",
    ["", " ", "\u3000\u00a0", "\x00\x1b\x9b", "\u202e\u202c", "\udc80\ud800", "\u200b", "\ufeff", "\u200d\u200c",
     "\u3164", "\u2800", "\ufe0f", "\t\n", "\U000e0041\U000e007f"],
)  # fmt: skip
def test_text_with_nothing_to_read_is_refused(value: str) -> None:
    error = refusal(value)
    assert (error.code, error.field, error.exit) == ("TEXT_EMPTY", "guest", 4)
    assert optional(value, field="note") == ""


def test_nothing_at_all_is_allowed_where_text_is_optional() -> None:
    assert optional(None, field="note") == ""


def test_text_longer_than_its_limit_is_refused_with_both_lengths() -> None:
    assert clean("x" * 200, field="guest") == "x" * 200
    error = refusal("x" * 201)
    assert (error.code, error.field) == ("TEXT_TOO_LONG", "guest")
    assert "201" in str(error)
    assert "200" in str(error)


def test_the_limit_counts_what_is_left_after_cleaning() -> None:
    assert clean("\x00" * 100 + " abc ", field="guest", limit=3) == "abc"


def test_a_pasted_file_is_refused_before_it_is_cleaned() -> None:
    assert refusal("\x00" * 10_000_000).code == "TEXT_TOO_LONG"


@pytest.mark.parametrize("value", ["4111 1111 1111 1111", "note: cvv 123"])
def test_card_data_are_refused_in_every_text(value: str) -> None:
    assert refusal(value).code == "CARD_NUMBER"
    with pytest.raises(Refusal) as caught:
        optional(value, field="note", multiline=True)
    assert (caught.value.code, caught.value.field) == ("CARD_NUMBER", "note")
    assert "4111" not in str(caught.value)


def test_a_note_of_several_lines_keeps_its_lines() -> None:
    assert (
        clean("one\r\ntwo\rthree\u2028four\n\n\tfive", field="note", multiline=True)
        == "one\ntwo\nthree\nfour\n\n five"
    )


@settings(max_examples=300)
@given(ANY, st.booleans())
def test_what_is_stored_holds_no_control_and_cleaning_again_changes_nothing(
    value: str, multiline: bool
) -> None:
    stored = optional(value, field="note", multiline=multiline)
    assert not HARMFUL & set(stored) - ({"\n"} if multiline else set())
    assert optional(stored, field="note", multiline=multiline) == stored
    stored.encode("utf-8")


@needs_hostile
def test_every_hostile_line_with_something_to_read_can_be_a_name() -> None:
    for line in lines("blns.txt"):
        expected = "".join(c for c in line if c not in HARMFUL).strip()
        if expected.strip("\u200b\ufeff\u2028\u2029"):
            assert clean(line, field="guest", limit=1000) == expected


@needs_hostile
def test_every_real_name_is_stored_exactly() -> None:
    for name in names():
        assert clean(name, field="guest") == "".join(c for c in name if c not in HARMFUL).strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zhang Wei 张伟", "Zhang Wei 张伟"), ("\x1b[2J", "␛[2J"), ("a\x00b\x07", "a␀b␇"), ("\x7f", "␡"), ("\x9b31m", "\ufffd31m"),
        ("\u202egnahZ", "\ufffdgnahZ"), ("\udc80", "\ufffd"), ("\ufffe", "\ufffd"), ("a\tb\r\n", "a␉b␍␊"), ("\u2028", "␤"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"),
        ("hi\U000e0041\U000e0042", "hi\ufffd\ufffd"), ("می\u200cخواهم", "می\u200cخواهم"), ("👩\u200d👧", "👩\u200d👧"),
    ],
)  # fmt: skip
def test_the_output_filter_shows_what_must_not_reach_a_terminal(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_the_output_filter_keeps_line_feeds_when_asked() -> None:
    assert visible("a\x1b\nb\rc", newlines=True) == "a␛\nb␍c"


@settings(max_examples=300)
@given(ANY)
def test_nothing_harmful_passes_the_output_filter(text: str) -> None:
    shown = visible(text)
    assert not HARMFUL & set(shown)
    shown.encode("utf-8")
    assert visible(shown) == shown
