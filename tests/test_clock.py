"""Instants and nights: always aware, always half-open."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.clock import fixed, iso, nights, parse_instant, system_clock

SHANGHAI = timezone(timedelta(hours=8))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def test_the_machines_clock_answers_an_aware_instant_in_utc():
    first, second = system_clock(), system_clock()
    assert first.tzinfo is UTC
    assert first <= second


def test_a_clock_that_stands_still_always_answers_the_same():
    instant = datetime(2026, 11, 23, 7, tzinfo=UTC)
    clock = fixed(instant)
    assert [clock(), clock()] == [instant, instant]


def test_an_instant_is_written_in_utc_to_the_second():
    assert iso(datetime(2026, 11, 23, 3, 1, 0, 999_999, tzinfo=UTC)) == "2026-11-23T03:01:00Z"
    assert iso(datetime(2026, 11, 23, 1, 30, tzinfo=SHANGHAI)) == "2026-11-22T17:30:00Z"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-23T03:01:00Z", "2026-11-23T03:01:00Z"),
        ("2026-11-23T11:01:00+08:00", "2026-11-23T03:01:00Z"),
        ("2026-11-23 03:01:00+00:00", "2026-11-23T03:01:00Z"),
        ("2026-11-23T03:01:00.5Z", "2026-11-23T03:01:00Z"),
    ],
)
def test_an_instant_is_read_with_its_zone(text, written):
    assert iso(parse_instant(text)) == written


@pytest.mark.parametrize("text", ["2026-11-23T03:01:00", "2026-11-23", "yesterday", ""])
def test_an_instant_without_a_zone_is_none(text):
    with pytest.raises(ValueError):
        parse_instant(text)


@given(INSTANTS)
def test_what_is_written_reads_back_to_the_second(instant):
    assert parse_instant(iso(instant)) == instant.replace(microsecond=0)


def test_a_stay_has_the_night_of_its_arrival_and_not_that_of_its_departure():
    assert nights(date(2026, 11, 23), date(2026, 11, 25)) == [date(2026, 11, 23), date(2026, 11, 24)]
    assert nights(date(2026, 11, 23), date(2026, 11, 23)) == []
    assert nights(date(2026, 11, 25), date(2026, 11, 23)) == []


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)), st.integers(0, 400))
def test_nights_are_consecutive_and_as_many_as_days_between(arrival, count):
    listed = nights(arrival, arrival + timedelta(days=count))
    assert len(listed) == count
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(listed))


def test_the_leap_day_is_a_night_like_any_other():
    assert date(2028, 2, 29) in nights(date(2028, 2, 28), date(2028, 3, 1))
