"""Money: minor units of a currency, as typed and as shown."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hotelcs
from hotelcs.money import LIMIT_MINOR, NO_MINOR_UNIT, SYMBOLS, THREE_DIGITS, Money, digits_of, parse_minor
from hotelcs.reports.sheet import Paper
from hotelcs.screens.booking import amount_text, money

MINOR = st.integers(-LIMIT_MINOR, LIMIT_MINOR)
CURRENCIES = st.sampled_from(["CNY", "EUR", "JPY", "KWD", "CHF"])


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (0, "CNY", "¥0.00"),
        (5, "CNY", "¥0.05"),
        (100_000, "CNY", "¥1,000.00"),
        (-37600, "CNY", "-¥376.00"),
        (-5, "USD", "-$0.05"),
        (1234, "JPY", "JPY 1,234"),
        (1234, "KWD", "KWD 1.234"),
        (-1, "KWD", "-KWD 0.001"),
        (10**12, "GBP", "£10,000,000,000.00"),
        (1, "XXX", "XXX 0.01"),
    ],
)
def test_an_amount_is_shown_with_symbol_separators_and_the_digits_of_its_currency(minor, currency, shown):
    assert str(Money(minor, currency)) == shown


@pytest.mark.parametrize(
    ("typed", "minor"),
    [
        ("376", 37600),
        ("376.5", 37650),
        ("376.50", 37650),
        ("376.500", 37650),
        ("1,250.50", 125_050),
        ("３７６．５", 37650),
        ("  8 ", 800),
        ("-6.38", -638),
        ("+5", 500),
        (".5", 50),
        ("5.", 500),
        ("0", 0),
        ("-0", 0),
        ("10000000000", LIMIT_MINOR),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed, minor):
    assert parse_minor(typed) == minor


@pytest.mark.parametrize(
    "typed",
    ["", " ", ".", "-", "1.234", "0.001", "1e5", "12 3", "abc", "¥5", "5€", "--5", "5-", "1.2.3", "NaN", "Infinity",
     "٣", "10000000000.01", "1" * 400, "1_000", "０ｘ１", "½", "1\u20602"],
)  # fmt: skip
def test_what_is_no_plain_amount_is_refused(typed):
    with pytest.raises(ValueError):
        parse_minor(typed)


@pytest.mark.parametrize(
    ("typed", "currency", "minor"), [("376", "JPY", 376), ("1.234", "KWD", 1234), ("1", "KWD", 1000)]
)
def test_the_currency_says_how_many_digits_follow_the_point(typed, currency, minor):
    assert parse_minor(typed, currency) == minor


@pytest.mark.parametrize(("typed", "currency"), [("0.5", "JPY"), ("1.2345", "KWD"), ("0.005", "EUR")])
def test_more_digits_than_the_currency_has_are_refused(typed, currency):
    with pytest.raises(ValueError, match=typed):
        parse_minor(typed, currency)


@given(MINOR, CURRENCIES)
def test_what_is_shown_reads_back_as_the_same_amount(minor, currency):
    shown = str(Money(minor, currency)).replace(SYMBOLS.get(currency, currency + " "), "")
    assert parse_minor(shown, currency) == minor


@given(st.text(max_size=30))
def test_whatever_is_typed_is_an_amount_within_limits_or_a_value_error(typed):
    try:
        minor = parse_minor(typed)
    except ValueError:
        return
    assert isinstance(minor, int)
    assert abs(minor) <= LIMIT_MINOR


def test_no_currency_has_both_no_digits_and_three():
    assert not NO_MINOR_UNIT & THREE_DIGITS
    assert {digits_of(code) for code in NO_MINOR_UNIT} == {0}
    assert {digits_of(code) for code in THREE_DIGITS} == {3}
    assert digits_of("CNY") == 2


def test_amounts_are_compared_and_never_changed():
    assert Money(1) < Money(2)
    assert Money(5, "CNY") == Money(5)
    with pytest.raises(AttributeError):
        Money(1).minor = 2  # type: ignore[misc]


@pytest.mark.parametrize(
    ("minor", "currency", "bare", "grouped", "shown"),
    [
        (0, "CNY", "0.00", "0.00", "¥0.00"),
        (-123_456, "CNY", "-1234.56", "-1,234.56", "-¥1,234.56"),
        (1_234_567, "JPY", "1234567", "1,234,567", "JPY 1,234,567"),
        (5, "KWD", "0.005", "0.005", "KWD 0.005"),
        (100_000, "EUR", "1000.00", "1,000.00", "€1,000.00"),
    ],
)
def test_the_plain_form_is_the_amount_without_its_currency(minor, currency, bare, grouped, shown):
    amount = Money(minor, currency)
    assert (amount.plain(), amount.plain(","), str(amount)) == (bare, grouped, shown)


def test_screens_and_prints_show_the_plain_form():
    assert money(-123_456, "CNY") == amount_text(Money(-123_456)) == "-1234.56"
    assert Paper("en", "JPY").money(-1_234_567) == "-1,234,567"
    assert (money(None, "CNY"), money(None, "CNY", "?")) == ("", "?")


def test_no_screen_formats_an_amount_by_itself():
    screens = Path(hotelcs.__file__).parent / "screens"
    assert [path.name for path in screens.rglob("*.py") if "amount_text(Money(" in path.read_text()] == [
        "booking.py"
    ]
