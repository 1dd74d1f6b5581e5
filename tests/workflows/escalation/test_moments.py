"""When a step is due, on plain values: its hours, over midnight and on nights on which clocks are set."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hotelcs.workflows.escalation.moments import Chain, Step, hours_of, in_hours, moments
from tests.workflows.escalation.house import wall

CHINA, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("only", "quiet", "hours"),
    [
        (None, None, ""),
        ((540, 1080), None, "540-1080"),
        ((1320, 420), None, "0-420 1320-1440"),
        ((1320, 0), None, "1320-1440"),
        (None, (1320, 420), "420-1320"),
        (None, (420, 420), ""),
        ((540, 1380), (1320, 420), "540-1320"),
        ((1200, 600), (1320, 420), "420-600 1200-1320"),
        ((1380, 360), (1320, 420), "0-360 1380-1440"),
    ],
)
def test_hours_are_those_asked_for_without_the_quiet_ones(
    only: tuple[int, int] | None, quiet: tuple[int, int] | None, hours: str
) -> None:
    assert hours_of(only, quiet) == hours


@pytest.mark.parametrize(
    ("at", "hours", "due"),
    [
        ("2026-11-23 08:00", "", "2026-11-23 08:00"),
        ("2026-11-23 08:00", "540-1080", "2026-11-23 09:00"),
        ("2026-11-23 09:00", "540-1080", "2026-11-23 09:00"),
        ("2026-11-23 17:59", "540-1080", "2026-11-23 17:59"),
        ("2026-11-23 18:00", "540-1080", "2026-11-24 09:00"),
        ("2026-11-23 12:00", "0-420 1320-1440", "2026-11-23 22:00"),
        ("2026-11-23 23:30", "0-420 1320-1440", "2026-11-23 23:30"),
        ("2026-11-24 03:00", "0-420 1320-1440", "2026-11-24 03:00"),
    ],
)
def test_a_step_waits_for_its_hours(at: str, hours: str, due: str) -> None:
    assert in_hours(wall(at), hours, CHINA) == wall(due)


def test_hours_that_begin_in_the_hour_that_is_left_out_begin_when_the_clock_has_jumped() -> None:
    assert in_hours(wall("2026-03-29 01:00", "Europe/Berlin"), "150-300", BERLIN) == wall(
        "2026-03-29 03:00", "Europe/Berlin"
    )


def chain(**fields: object) -> Chain:
    """A chain begun at noon, UTC."""
    begun = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return Chain(**{"id": 1, "kind": "callout", "ref": "U1", "turn": 1, "level": "any", "begun_at": begun, "acknowledged_at": None,
                    "acknowledgements": 0, **fields})  # type: ignore[arg-type]  # fmt: skip


def step(**fields: object) -> Step:
    """A step after ten minutes, three times."""
    return Step(**{"place": 1, "since": "begun", "minutes": 10, "metric": "", "percent": 0, "whom": "owner", "every": 5,
                   "times": 2, "hours": "", "until": "acknowledged", **fields})  # type: ignore[arg-type]  # fmt: skip


def due(one: Chain, other: Step, minutes: int) -> list[int]:
    """Minutes after the beginning at which a step was due until so many minutes after it."""
    found = moments(one, other, [], CHINA, one.begun_at + timedelta(minutes=minutes))
    return [int((moment.due_at - one.begun_at).total_seconds() // 60) for moment in found]


def test_each_repetition_has_its_own_minute() -> None:
    assert [due(chain(), step(), minutes) for minutes in (9, 10, 15, 99)] == [
        [],
        [10],
        [10, 15],
        [10, 15, 20],
    ]


def test_repetitions_that_fall_into_the_night_come_in_the_morning() -> None:
    """Begun at 20:00 of the hotel; the night is from ten to seven."""
    late = step(minutes=60, every=60, times=3, hours="420-1320")
    assert due(chain(), late, 2000) == [60, 660, 660, 660]


def test_what_counts_from_being_taken_is_not_due_before() -> None:
    taken = step(since="acknowledged", minutes=30, until="over", every=0, times=0)
    assert due(chain(), taken, 999) == []
    at = chain().begun_at + timedelta(minutes=7)
    assert due(chain(acknowledged_at=at, acknowledgements=1), taken, 999) == [37]
