"""Hours and days as they are said at the desk; the hours in which visits are made."""

from datetime import date, datetime

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.registers.moments import instant_of, leaves_by, moment

NOW, TODAY = datetime(2026, 11, 23, 15, 0), date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("0630", "2026-11-24 06:30"), ("16", "2026-11-23 16:00"), ("15", "2026-11-24 15:00"), ("1501", "2026-11-23 15:01"),
        ("下午6点半", "2026-11-23 18:30"), ("fri", "2026-11-27 23:59"), ("fri 18", "2026-11-27 18:00"), ("+1 0630", "2026-11-24 06:30"),
        ("明天 8点", "2026-11-24 08:00"), ("24/12", "2026-12-24 23:59"), ("2026-11-25 06:30", "2026-11-25 06:30"),
        ("2026-11-25T06:30", "2026-11-25 06:30"), ("today 9", "2026-11-23 09:00"), ("６点", "2026-11-24 06:00"),
    ],
)  # fmt: skip
def test_an_hour_is_the_next_such_and_a_day_ends_at_midnight(text: str, meant: str) -> None:
    assert f"{moment(text, NOW, TODAY, field='at'):%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("text", ["soon", "25:00", "fri x", "x 0630", "0630 fri", "31/2", "T", "-"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        moment(text, NOW, TODAY, field="at")
    assert (caught.value.code, caught.value.field) == ("MOMENT_INVALID", "at")


@pytest.mark.parametrize(
    ("hour", "cutoff", "leaves"),
    [
        (7, 23 * 60, "23 23:00"), (22, 23 * 60, "23 23:00"), (23, 23 * 60, ""), (0, 23 * 60, ""), (6, 23 * 60, ""),
        (0, 30, "23 00:30"), (20, 30, "24 00:30"), (1, 30, ""),
    ],
)  # fmt: skip
def test_visitors_leave_by_the_cutoff_even_after_midnight(hour: int, cutoff: int, leaves: str) -> None:
    found = leaves_by(datetime(2026, 11, 23, hour, 0, 30), 7 * 60, cutoff)
    assert (f"{found:%d %H:%M}" if found else "") == leaves


def test_an_hour_is_an_instant_of_the_hotels_zone() -> None:
    assert (
        instant_of(datetime(2026, 11, 24, 6, 30), "Asia/Shanghai").isoformat() == "2026-11-23T22:30:00+00:00"
    )
    assert instant_of(datetime(2026, 7, 1, 6, 30), "Europe/Lisbon").hour == 5
