"""Hours in which a clock runs: the handbook's vectors, nights on which clocks are set, pauses, calendars that never open."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hotelcs.workflows.clocks.hours import ALWAYS, Hours, NeverOpen, Span, merged, without

CHINA = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
WORKDAY = ((540, 720), (780, 1080))
OFFICE = Hours(
    CHINA,
    (WORKDAY,) * 5 + ((),) * 2,
    {date(2026, 10, day): () for day in range(1, 8)} | {date(2026, 10, 10): WORKDAY},
)
"""The calendar of the handbook's vectors: a break at noon, the week of the national day, a Saturday made up for."""


def wall(text: str, zone: ZoneInfo = CHINA) -> datetime:
    """An instant from the hotel's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def pauses(*spans: tuple[str, str]) -> list[Span]:
    """Pauses from wall clocks."""
    return [(wall(begin), wall(end)) for begin, end in spans]


@pytest.mark.parametrize(
    ("number", "start", "minutes", "due"),
    [
        (1, "2026-11-20 17:20", 240, "2026-11-23 13:20"),
        (2, "2026-09-30 16:30", 480, "2026-10-08 16:30"),
        (3, "2026-11-21 22:05", 60, "2026-11-23 10:00"),
        (4, "2026-11-23 11:50", 30, "2026-11-23 13:20"),
    ],
)
def test_it_is_due_when_the_handbook_says(number: int, start: str, minutes: int, due: str) -> None:
    assert OFFICE.due(wall(start), minutes * 60) == wall(due), number


def test_a_working_day_made_up_for_counts() -> None:
    assert OFFICE.elapsed(wall("2026-10-09 15:00"), wall("2026-10-12 10:00")) == 720 * 60


def test_a_pause_over_noon_is_no_longer_than_its_hours() -> None:
    begin, end = wall("2026-11-23 11:00"), wall("2026-11-23 16:00")
    waited = pauses(("2026-11-23 11:30", "2026-11-23 14:00"))
    assert OFFICE.elapsed(begin, end, waited) == 150 * 60
    assert OFFICE.due(begin, 150 * 60, waited) == end


def test_round_the_clock_with_a_pause_it_is_met_in_time() -> None:
    start, waited = wall("2026-11-23 02:50"), pauses(("2026-11-23 03:00", "2026-11-23 03:20"))
    assert Hours(CHINA).elapsed(start, wall("2026-11-23 03:38"), waited) == 28 * 60
    assert Hours(CHINA).due(start, 30 * 60, waited) == wall("2026-11-23 03:40")


def test_a_clock_may_be_due_at_the_minute_the_office_closes() -> None:
    assert OFFICE.due(wall("2026-11-23 17:00"), 3600) == wall("2026-11-23 18:00")


def test_with_nothing_to_wait_for_it_is_due_when_the_clock_first_runs() -> None:
    assert OFFICE.due(wall("2026-11-21 10:00"), 0) == wall("2026-11-23 09:00")
    assert OFFICE.due(wall("2026-11-23 10:07"), 0) == wall("2026-11-23 10:07")


def test_a_length_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="-1"):
        OFFICE.due(wall("2026-11-23 10:00"), -1)


def test_a_calendar_that_never_opens_says_so() -> None:
    with pytest.raises(NeverOpen):
        Hours(CHINA, ((),) * 7).due(wall("2026-11-23 10:00"), 60)
    assert Hours(CHINA, ((),) * 7).elapsed(wall("2026-11-23 10:00"), wall("2027-11-23 10:00")) == 0


def test_an_end_before_the_start_is_no_time() -> None:
    assert OFFICE.elapsed(wall("2026-11-23 11:00"), wall("2026-11-23 10:00")) == 0


@pytest.mark.parametrize(("day", "hours"), [("2026-03-29", 23), ("2026-10-25", 25), ("2026-10-26", 24)])
def test_a_night_on_which_clocks_are_set_has_its_hours(day: str, hours: int) -> None:
    begin = wall(f"{day} 00:00", BERLIN)
    end = (datetime.fromisoformat(f"{day} 00:00") + timedelta(days=1)).replace(tzinfo=BERLIN).astimezone(UTC)
    assert Hours(BERLIN, (ALWAYS,) * 7).elapsed(begin, end) == hours * 3600


def test_hours_that_end_in_the_hour_that_is_skipped_end_where_the_clock_jumps() -> None:
    hours = Hours(BERLIN, (((60, 150),),) * 7)
    assert hours.elapsed(wall("2026-03-29 00:00", BERLIN), wall("2026-03-29 12:00", BERLIN)) == 3600
    assert hours.due(wall("2026-03-29 01:00", BERLIN), 3600) == wall("2026-03-29 03:00", BERLIN)


def test_hours_that_end_in_the_hour_that_comes_twice_end_the_first_time() -> None:
    hours = Hours(BERLIN, (((60, 150),),) * 7)
    assert hours.elapsed(wall("2026-10-25 00:00", BERLIN), wall("2026-10-25 12:00", BERLIN)) == 90 * 60


def test_spans_that_touch_are_one_and_empty_ones_are_none() -> None:
    times = [wall(f"2026-11-23 1{n}:00") for n in range(6)]
    assert merged(
        [(times[2], times[3]), (times[0], times[1]), (times[1], times[2]), (times[5], times[4])]
    ) == [(times[0], times[3])]
    assert list(without((times[0], times[5]), [(times[1], times[2]), (times[3], times[5])])) == [
        (times[0], times[1]),
        (times[2], times[3]),
    ]
