"""Numbers people quote, in full and in short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.entry import NumberPattern, number_pattern, parse_number
from hotelcs.errors import Refusal


@pytest.mark.parametrize(
    "typed",
    [
        "R261123-004",
        "r261123-004",
        "r261123-4",
        "r261123-04",
        "R261123004",
        "ｒ２６１１２３－４",
        " r261123-4 ",
        "r261123–4",
        "r 261123 - 004",
    ],
)
def test_a_full_number_matches_exactly_one(typed: str) -> None:
    assert number_pattern(typed) == NumberPattern("R", "R261123-004", exact=True)


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("c12", "C______-012"), ("C-012", "C______-012"), ("c1", "C______-001"), ("R-031", "R______-031"), ("r1204", "R______-1204"),
        ("R..31", "R%31"), ("r...31", "R%31"), ("r。。31", "R%31"), ("R..-031", "R%031"), ("r…31", "R%31"), ("R..123-4", None),
    ],
)  # fmt: skip
def test_short_forms_become_patterns(typed: str, like: str | None) -> None:
    pattern = number_pattern(typed)
    assert (pattern and pattern.like) == like
    assert not (pattern and pattern.exact)


@pytest.mark.parametrize(
    ("typed", "number", "matches"),
    [
        ("c12", "C261123-012", True), ("c12", "C261124-012", True), ("c12", "C261123-112", False), ("c12", "R261123-012", False),
        ("R..31", "R261123-031", True), ("R..31", "R261123-131", True), ("R..31", "R261123-310", False), ("r261123-4", "R261123-004", True),
        ("r261123-4", "R261123-0041", False), ("r1204", "R261123-1204", True), ("c12", "C26%123-012", False),
    ],
)  # fmt: skip
def test_a_pattern_matches_what_was_meant(typed: str, number: str, matches: bool) -> None:
    assert parse_number(typed).matches(number) is matches


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1208",
        "zhang",
        "x12",
        "r",
        "c12a",
        "r%",
        "r_1",
        "r..",
        "r261123-",
        "R261123-0000001",
        "r261123-4; drop",
        "张12",
        "c١٢",
        "c" + "1" * 99,
    ],
)
def test_what_is_no_quoted_number_is_none_and_refused(typed: str) -> None:
    assert number_pattern(typed) is None
    with pytest.raises(Refusal) as caught:
        parse_number(typed, prefixes="RS", field="reservation")
    assert (caught.value.code, caught.value.field) == ("NUMBER_INVALID", "reservation")
    assert "R261123-004" in str(caught.value)


def test_a_number_of_another_kind_is_refused() -> None:
    with pytest.raises(Refusal):
        parse_number("c12", prefixes="RS", field="reservation")


@given(st.sampled_from("RSFQWCNDULTAG"), st.dates(), st.integers(1, 9999))
def test_every_number_is_found_by_itself_and_by_its_short_forms(
    letter: str, day: object, serial: int
) -> None:
    number = f"{letter}{day.strftime('%y%m%d')}-{serial:03d}"
    for quoted in (
        number,
        number.lower(),
        f"{letter}{serial}",
        f"{letter}..{serial}",
        f"{letter}-{serial:03d}",
    ):
        assert parse_number(quoted).matches(number)


@given(st.text(max_size=15))
def test_patterns_hold_no_wildcard_from_outside(text: str) -> None:
    pattern = number_pattern(text)
    if pattern:
        assert pattern.like.replace("%", "", 1).replace("______", "", 1).replace("-", "").isalnum()
