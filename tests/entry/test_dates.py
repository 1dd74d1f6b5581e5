"""Dates as typed at the desk, against a fixed business date: Monday 2026-11-23."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.entry import parse_date, parse_departure, parse_nights
from hotelcs.errors import Refusal

MONDAY = date(2026, 11, 23)


def day(text: str, today: date = MONDAY, **options: bool) -> str:
    return parse_date(text, today, **options).isoformat()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", "2026-11-23"), ("今天", "2026-11-23"), ("今晚", "2026-11-23"), ("TOMORROW", "2026-11-24"), ("tmr", "2026-11-24"),
        ("明天", "2026-11-24"), ("明日", "2026-11-24"), ("后天", "2026-11-25"), ("大后天", "2026-11-26"),
        ("yesterday", "2026-11-22"), ("昨天", "2026-11-22"),
    ],
)  # fmt: skip
def test_days_by_name(typed: str, meant: str) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("+3", "2026-11-26"), ("+0", "2026-11-23"), ("-1", "2026-11-22"), ("＋３", "2026-11-26"), ("+ 3", "2026-11-26"),
        ("+3d", "2026-11-26"), ("+3天", "2026-11-26"), ("+1w", "2026-11-30"), ("+2周", "2026-12-07"), ("+40", "2027-01-02"),
    ],
)  # fmt: skip
def test_days_counted_from_the_business_date(typed: str, meant: str) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", "2026-11-27"), ("Friday", "2026-11-27"), ("周五", "2026-11-27"), ("星期五", "2026-11-27"), ("礼拜五", "2026-11-27"),
        ("sun", "2026-11-29"), ("周日", "2026-11-29"), ("周天", "2026-11-29"), ("tue", "2026-11-24"),
        ("mon", "2026-11-30"), ("周一", "2026-11-30"), ("下周五", "2026-12-04"), ("下周一", "2026-11-30"), ("下周日", "2026-12-06"),
    ],
)  # fmt: skip
def test_a_weekday_is_the_next_one_after_today(typed: str, meant: str) -> None:
    assert day(typed) == meant


def test_next_week_in_chinese_begins_on_its_monday() -> None:
    assert day("下周一", date(2026, 11, 29)) == "2026-11-30"
    assert day("周一", date(2026, 11, 29)) == "2026-11-30"


@pytest.mark.parametrize(
    "typed",
    ["24/12", "24.12", "24.12.", "24-12", "24。12", "２４／１２", "24/12/2026", "24.12.2026", "24-12-2026", "2026-12-24", "2026/12/24",
     "2026.12.24", "20261224", "2026年12月24日", "2026年12月24", "2026 年 12 月 24 日", "12月24日", "12月24号", "12/24", "12-24",
     "24 dec", "24dec", "24-Dec", "24 December", "24 Dec 2026", "dec 24", "Dec 24, 2026", "December 24 2026", " 24/12 "],
)  # fmt: skip
def test_christmas_eve_however_it_is_written(typed: str) -> None:
    assert day(typed) == "2026-12-24"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("23/11", "2026-11-23"), ("22/11", "2027-11-22"), ("3/4", "2027-04-03"), ("1月2日", "2027-01-02"), ("24日", "2026-11-24"),
        ("23号", "2026-11-23"), ("5号", "2026-12-05"), ("sept 3", "2027-09-03"), ("2026-02-03", "2026-02-03"), ("1980-01-01", "1980-01-01"),
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_the_nearest_that_is_not_past(typed: str, meant: str) -> None:
    assert day(typed) == meant


def test_the_order_of_two_small_numbers_can_be_chosen() -> None:
    assert day("3/4", month_first=True) == "2027-03-04"
    assert day("24/12", month_first=True) == "2026-12-24"


def test_a_day_as_lists_show_it_is_month_and_day() -> None:
    assert day("12-03") == day("12－03") == "2026-12-03"
    assert day("13-03") == "2027-03-13", "only a day can be 13"
    assert (day("12/03"), day("12.03"), day("12-03-2027")) == ("2027-03-12", "2027-03-12", "2027-03-12")


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 364))
def test_every_day_as_lists_show_it_is_that_day(today: date, ahead: int) -> None:
    meant = today + timedelta(days=ahead)
    if (meant.month, meant.day) != (2, 29):
        assert parse_date(meant.isoformat()[5:], today) == meant


def test_the_fifth_after_december_is_in_the_next_year() -> None:
    assert day("5号", date(2026, 12, 20)) == "2027-01-05"


@pytest.mark.parametrize(
    ("typed", "today", "meant"),
    [("29/2", date(2027, 11, 1), "2028-02-29"), ("29/2", date(2028, 1, 1), "2028-02-29")],
)
def test_leap_days_are_found_in_a_leap_year(typed: str, today: date, meant: str) -> None:
    assert day(typed, today) == meant


@pytest.mark.parametrize(
    "typed",
    ["", " ", "31/2", "29/2", "2027-02-29", "0/12", "32/1", "13/13", "2026-13-01", "0001-01-01", "9999-12-31", "2026-W48-1",
     "24/12/26", "24/12-2026", "2026-12/24", "soon", "24", "2412", "+", "+12345", "1e3", "٢٤/١٢", "fri day", "24//12", "周八", "dec",
     "24 foo", "12月", "2026年", "--1", "x" * 100_000, "1" * 100_000, "\x00", "[/b]", "2026-12-24T10:00", "99/99/2026"],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_its_field(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_date(typed, MONDAY, field="arrival")
    assert (caught.value.code, caught.value.field) == ("DATE_INVALID", "arrival")
    assert len(str(caught.value)) < 200


@given(
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%Y年%m月%d日"]),
)
def test_every_day_written_with_its_year_comes_back(meant: date, style: str) -> None:
    assert parse_date(meant.strftime(style), MONDAY) == meant


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 364))
def test_a_day_of_the_coming_year_needs_no_year(today: date, ahead: int) -> None:
    meant = today + timedelta(days=ahead)
    if (meant.month, meant.day) != (2, 29):
        assert parse_date(f"{meant.day}/{meant.month}", today) in (
            meant,
            parse_date(f"{meant.month}月{meant.day}日", today),
        )
        assert parse_date(f"{meant.month}月{meant.day}日", today) == meant


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        assert isinstance(parse_date(text, MONDAY), date)
    except Refusal as error:
        assert error.code == "DATE_INVALID"  # noqa: PT017


@pytest.mark.parametrize(
    ("typed", "nights"),
    [
        ("2", 2),
        ("2n", 2),
        ("2 nights", 2),
        ("1 night", 1),
        ("2晚", 2),
        ("２晚", 2),
        ("2夜", 2),
        ("14N", 14),
        ("0", 0),
        ("999", 999),
    ],
)
def test_nights_are_counted(typed: str, nights: int) -> None:
    assert parse_nights(typed) == nights


@pytest.mark.parametrize(
    "typed", ["", "-1", "1.5", "10000", "1000n", "n", "two", "2x", "٢", "+2", "1_0", "2147483648"]
)
def test_what_is_no_number_of_nights_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_nights(typed)
    assert (caught.value.code, caught.value.field) == ("NIGHTS_INVALID", "nights")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2n", "2026-12-26"), ("2晚", "2026-12-26"), ("2", "2026-12-26"), ("+2", "2026-12-26"), ("0n", "2026-12-24"),
        ("sat", "2026-12-26"), ("周六", "2026-12-26"), ("26/12", "2026-12-26"), ("2/1", "2027-01-02"), ("2026-12-24", "2026-12-24"),
    ],
)  # fmt: skip
def test_a_departure_follows_the_arrival(typed: str, meant: str) -> None:
    assert parse_departure(typed, date(2026, 12, 24), MONDAY).isoformat() == meant


def test_a_named_departure_counts_from_the_business_date() -> None:
    assert parse_departure("明天", date(2026, 11, 20), MONDAY) == date(2026, 11, 24)


def test_a_departure_before_the_arrival_is_refused_with_both_days() -> None:
    with pytest.raises(Refusal) as caught:
        parse_departure("2026-12-23", date(2026, 12, 24), MONDAY)
    assert (caught.value.code, caught.value.field) == ("DEPARTURE_BEFORE_ARRIVAL", "departure")
    assert "2026-12-23" in str(caught.value)
    assert "2026-12-24" in str(caught.value)


@pytest.mark.parametrize("typed", ["10000n", "soon", ""])
def test_what_is_no_departure_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_departure(typed, MONDAY, MONDAY)
    assert caught.value.field == "departure"
