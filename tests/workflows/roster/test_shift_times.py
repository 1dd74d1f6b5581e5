"""Which shift is on: exactly one at every minute of the day, across midnight and across changes of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotelcs.storage.reading import Reader
from hotelcs.workflows.roster.roster_rules import Span, warnings
from hotelcs.workflows.roster.shift_times import ShiftTimes, begun, on_at, wall_of

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12)


@st.composite
def rounds(draw: st.DrawFn) -> list[ShiftTimes]:
    """Two to five shifts that follow each other round the clock, in any order, and one beside them."""
    marks = sorted(draw(st.lists(st.integers(0, 1439), min_size=2, max_size=5, unique=True)))
    shifts = [ShiftTimes(f"s{number}", "", "", first, last, beside=False)
              for number, (first, last) in enumerate([*pairwise(marks), (marks[-1], marks[0])])]  # fmt: skip
    return [*draw(st.permutations(shifts)), ShiftTimes("office", "", "", 540, 1080, beside=True)]


@settings(max_examples=60)
@given(rounds(), st.integers(0, 1439))
def test_exactly_one_shift_is_on_at_every_minute(shifts, minute):
    wall = datetime.combine(DAY, time()) + timedelta(minutes=minute)
    now = on_at(shifts, wall)
    assert now is not None
    assert now.begins <= wall < now.ends
    assert not now.shift.beside
    others = [(shift, day) for shift in shifts for day in (DAY, DAY - timedelta(days=1))
              if not shift.beside and shift.begins(day) <= wall < shift.ends(day)]  # fmt: skip
    assert others == [(now.shift, now.day)]


@given(rounds())
def test_shifts_round_the_clock_are_a_day_together(shifts):
    around = [shift for shift in shifts if not shift.beside]
    assert sum(shift.minutes for shift in around) == 24 * 60
    assert all(shift.ends(DAY) - shift.begins(DAY) == timedelta(minutes=shift.minutes) for shift in shifts)


def test_no_shift_is_on_where_there_is_none():
    assert on_at([], NOON) is None
    assert on_at([ShiftTimes("office", "", "", 540, 1080, beside=True)], NOON) is None


class Rows(Reader):
    """A reader that knows one table of shifts."""

    def __init__(self, shifts: list[tuple[str, int, int]]) -> None:
        self.shifts = shifts

    def rows(self, _sql: str, **_values: object) -> list[tuple[object, ...]]:  # type: ignore[override]
        """The shifts."""
        return [(code, code, code, first, last, 0) for code, first, last in self.shifts]


USUAL = [("early", 420, 900), ("late", 900, 1380), ("night", 1380, 420)]
AT_THE_CHANGE = [("first", 90, 150), ("early", 150, 720), ("late", 720, 90)]
"""Shifts that begin in an hour that is left out, or comes twice, on one night of the year."""


@pytest.mark.parametrize("shifts", [USUAL, AT_THE_CHANGE])
@pytest.mark.parametrize(("zone", "change"), [
    ("Europe/Lisbon", datetime(2026, 3, 29, 1, tzinfo=UTC)), ("Europe/Lisbon", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)), ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Asia/Shanghai", datetime(2026, 3, 29, 1, tzinfo=UTC)),
])  # fmt: skip
def test_the_shift_that_is_on_has_begun_and_not_longer_ago_than_it_lasts(shifts, zone, change):
    reader = Rows(shifts)
    for quarter in range(-48, 96):
        now = change + timedelta(minutes=15 * quarter)
        began = begun(reader, now, zone)
        assert began <= now, now
        assert now - began < timedelta(hours=24)


def test_the_beginning_is_told_in_the_zone_that_was_asked_in():
    began = begun(Rows(USUAL), datetime(2026, 11, 23, 7, tzinfo=UTC), "Asia/Shanghai")
    assert began == datetime(2026, 11, 23, 7, tzinfo=UTC)
    assert began.tzinfo is UTC
    assert begun(Rows(USUAL), datetime(2026, 11, 23, 6, 59, tzinfo=UTC), "Asia/Shanghai") == datetime(
        2026, 11, 22, 23, tzinfo=UTC
    )


def test_a_hotel_without_shifts_begins_at_its_midnight():
    began = begun(Rows([]), datetime(2026, 11, 23, 7, tzinfo=UTC), "Asia/Shanghai")
    assert began == datetime(2026, 11, 22, 16, tzinfo=UTC)


def test_the_wall_clock_has_no_zone():
    wall = wall_of(datetime(2026, 11, 23, 7, tzinfo=UTC), "Asia/Shanghai")
    assert (wall, wall.tzinfo) == (datetime(2026, 11, 23, 15), None)
    assert ZoneInfo("Asia/Shanghai").utcoffset(wall) == timedelta(hours=8)


# --- what is unwise


@given(st.integers(0, 60 * 40), st.integers(0, 24))
def test_a_pause_is_a_double_shift_short_or_long_enough(pause, rest):
    first = Span(NOON, NOON + timedelta(hours=8))
    then = Span(first.ends + timedelta(minutes=pause), first.ends + timedelta(minutes=pause, hours=8))
    expected = ["double"] if pause < 60 else [f"rest {pause // 60}"] if pause < rest * 60 else []
    for one in (first, then):
        assert [str(warning) for warning in warnings(one, [first, then], rest)] == expected
