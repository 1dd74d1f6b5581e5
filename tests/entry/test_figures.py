"""Amounts, counts and room numbers as typed at the desk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.entry import parse_amount, parse_count, parse_room
from hotelcs.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("376", 37600), ("376.5", 37650), ("376.50", 37650), ("1,250.50", 125050), ("1,250", 125000), ("３７６", 37600), ("¥376", 37600),
        ("￥376", 37600), ("376元", 37600), ("rmb 200", 20000), ("200 CNY", 20000), ("0", 0), ("0.01", 1), ("12,345,678.90", 1234567890),
        ("200。50", 20050), (" 200 ", 20000), ("+5", 500), ("200块", 20000),
    ],
)  # fmt: skip
def test_amounts_are_read_in_minor_units(typed: str, minor: int) -> None:
    assert parse_amount(typed) == minor


@pytest.mark.parametrize(
    ("typed", "currency", "minor"),
    [("376", "JPY", 376), ("1.234", "KWD", 1234), ("€12.30", "EUR", 1230), ("12 usd", "USD", 1200)],
)
def test_each_currency_has_its_digits(typed: str, currency: str, minor: int) -> None:
    assert parse_amount(typed, currency=currency) == minor


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "12,5", "1.250,50", "1,25", ",5", "1.234", "NaN", "inf", "1e5", "1_000", "--5", "-5", "٣٧٦", "1 250", "5-", "1e999999", "0x10",
     "9" * 30, "1" * 100_000, "¥", "376.5.1", "1,,000"],
)  # fmt: skip
def test_what_is_no_amount_is_refused_with_its_field(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_amount(typed, field="deposit")
    assert (caught.value.code, caught.value.field) == ("AMOUNT_INVALID", "deposit")
    assert len(str(caught.value)) < 200


def test_an_amount_below_zero_is_read_only_when_it_may_be() -> None:
    assert parse_amount("-63.80", below_zero=True) == -6380


@given(st.integers(0, 10**11))
def test_every_amount_comes_back_with_and_without_separators(minor: int) -> None:
    whole, rest = divmod(minor, 100)
    assert parse_amount(f"{whole}.{rest:02d}") == parse_amount(f"{whole:,}.{rest:02d}") == minor


@pytest.mark.parametrize(
    ("typed", "count"), [("1", 1), ("２", 2), (" 3 ", 3), ("007", 7), ("0", 0), ("55", 55)]
)
def test_counts_are_whole_numbers(typed: str, count: int) -> None:
    assert parse_count(typed, field="adults", most=60) == count


@pytest.mark.parametrize("typed", ["", "-1", "1.0", "61", "two", "٢", "9999999999999", "+1", "1 2"])
def test_counts_outside_their_bounds_are_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_count(typed, field="adults", most=60)
    assert (caught.value.code, caught.value.field) == ("COUNT_INVALID", "adults")
    assert "60" in str(caught.value)


@pytest.mark.parametrize(
    ("typed", "room"),
    [("1208", "1208"), ("#1208", "1208"), ("１２０８", "1208"), ("1208房", "1208"), ("1208号房", "1208"), ("a-12", "A-12"), (" 0101 ", "0101"),
     ("b2", "B2"), ("12 08", "1208"), ("805室", "805")],
)  # fmt: skip
def test_room_numbers_are_written_one_way(typed: str, room: str) -> None:
    assert parse_room(typed) == room


@pytest.mark.parametrize(
    "typed", ["", "-1", "12/08", "房", "12345678901", "12;08", "%", "1_2", "../1", "张", "\x00", "٣٧"]
)
def test_what_is_no_room_number_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_room(typed)
    assert (caught.value.code, caught.value.field) == ("ROOM_INVALID", "room")
