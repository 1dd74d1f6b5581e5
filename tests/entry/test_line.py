"""The `:` line is split whole, and a fault names its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.entry import Spoken, Word, split_line
from hotelcs.errors import Usage


def spoken(line: str) -> list[tuple[str, tuple[str, ...], dict[str, str]]]:
    return [(act.verb, act.plain_words, act.fields) for act in split_line(line)]


@pytest.mark.parametrize("line", ["", " ", ":", "：", " : ", "　"])
def test_an_empty_line_holds_no_act(line: str) -> None:
    assert split_line(line) == ()


@pytest.mark.parametrize(
    ("line", "verb", "words", "fields"),
    [
        ("in r..31", "in", ("r..31",), {}), (":in r..31", "in", ("r..31",), {}), ("：in　r..31", "in", ("r..31",), {}),
        ("MV 1208 1310", "mv", ("1208", "1310"), {}), ("入住 张伟", "入住", ("张伟",), {}), ("ｍｖ １２０８", "mv", ("１２０８",), {}),
        ("book guest=张伟 type=K nights=2", "book", (), {"guest": "张伟", "type": "K", "nights": "2"}),
        ('book guest="Zhang Wei" type=K', "book", (), {"guest": "Zhang Wei", "type": "K"}),
        ("book guest='Zhang Wei'", "book", (), {"guest": "Zhang Wei"}), ("book guest＝“张 伟”", "book", (), {"guest": "张 伟"}),
        ('log "the guest said ""no"" twice"', "log", ('the guest said "no" twice',), {}),
        ('log "a;b" c', "log", ("a;b", "c"), {}), ("find O'Brien", "find", ("O'Brien",), {}), ('log 5"', "log", ('5"',), {}),
        ('note ""', "note", ("",), {}), ("book guest=", "book", (), {"guest": ""}), ("book source-ref=A=B", "book", (), {"source_ref": "A=B"}),
        ("log =1", "log", ("=1",), {}), ("log 1=2", "log", ("1=2",), {}), ("log [/b]Bob", "log", ("[/b]Bob",), {}), ("log \\n", "log", ("\\n",), {}),
    ],
)  # fmt: skip
def test_a_line_is_a_verb_words_and_fields(
    line: str, verb: str, words: tuple[str, ...], fields: dict[str, str]
) -> None:
    assert spoken(line) == [(verb, words, fields)]


@pytest.mark.parametrize(
    "line",
    [
        "in r31; r 1208 vc ;q 1208 towel 2",
        ":in r31;r 1208 vc；q 1208 towel 2;",
        "in r31 ; r 1208 vc ; q 1208 towel 2 ; ",
    ],
)
def test_acts_are_chained_by_semicolons(line: str) -> None:
    assert spoken(line) == [
        ("in", ("r31",), {}),
        ("r", ("1208", "vc"), {}),
        ("q", ("1208", "towel", "2"), {}),
    ]


def test_words_know_their_column() -> None:
    assert split_line(': mv  1208 to="13 10"; ok') == (
        Spoken("mv", (Word("1208", "", 7), Word("13 10", "to", 12)), 3),
        Spoken("ok", (), 24),
    )


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ('log "open', 5), ("in r31; log 'open", 13), ('book guest="x', 12), (";", 1), ("in r31;;out", 8), ("in ; ; out", 6), (":;in", 2),
        ('log "a"b', 8), ("guest=张伟", 1), ("in r31; guest=x", 9), ("book guest=a guest=b", 14), ('"" x', 1), ("log “open", 5),
        ("x" * 2001, 2001),
    ],
)  # fmt: skip
def test_a_fault_names_its_column_and_nothing_is_returned(line: str, column: int) -> None:
    with pytest.raises(Usage) as caught:
        split_line(line)
    assert caught.value.slots["column"] == column
    assert caught.value.exit == 2
    assert str(caught.value)


@given(st.text(max_size=60))
def test_any_line_is_split_or_is_a_usage_fault_inside_the_line(line: str) -> None:
    try:
        acts = split_line(line)
    except Usage as fault:
        assert 1 <= fault.slots["column"] <= len(line)  # noqa: PT017
        return
    assert all(act.verb and 1 <= act.column <= len(line) for act in acts)


@given(st.lists(st.text(min_size=0, max_size=10), min_size=1, max_size=4))
def test_quoted_words_come_back_as_they_were(texts: list[str]) -> None:
    line = "log " + " ".join('"' + text.replace('"', '""') + '"' for text in texts)
    assert split_line(line)[0].plain_words == tuple(texts)
