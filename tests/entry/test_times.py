"""Times of day as typed at the desk."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotelcs.entry import parse_time
from hotelcs.errors import Refusal


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("0630", "06:30"), ("630", "06:30"), ("6:30", "06:30"), ("06:30", "06:30"), ("6：30", "06:30"), ("6.30", "06:30"), ("6。30", "06:30"),
        ("６：３０", "06:30"), ("18", "18:00"), ("6", "06:00"), ("0", "00:00"), ("18h", "18:00"), ("18h30", "18:30"), ("6pm", "18:00"),
        ("6 PM", "18:00"), ("6:30 p.m.", "18:30"), ("12am", "00:00"), ("12pm", "12:00"), ("12:30am", "00:30"), ("18点", "18:00"),
        ("18点半", "18:30"), ("6点30分", "06:30"), ("下午6点", "18:00"), ("下午6点半", "18:30"), ("早上 7:15", "07:15"), ("中午12点", "12:00"),
        ("晚上11点", "23:00"), ("凌晨12点", "00:00"), ("下午18点", "18:00"), ("2359", "23:59"), ("0000", "00:00"), ("6点5分", "06:05"),
    ],
)  # fmt: skip
def test_times_are_read_on_the_24_hour_clock(typed: str, meant: str) -> None:
    assert parse_time(typed).strftime("%H:%M") == meant


@pytest.mark.parametrize(
    "typed",
    ["", " ", "24", "2400", "25:00", "6:60", "0660", "063", "6:3:0", "12345", "noon", "-6", "18点三十", "15am", "٠٦:٣٠", ":30",
     "6 30", "1" * 100_000],
)  # fmt: skip
def test_what_is_no_time_is_refused_with_its_field(typed: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse_time(typed, field="eta")
    assert (caught.value.code, caught.value.field) == ("TIME_INVALID", "eta")


@given(st.times(), st.sampled_from(["%H:%M", "%H%M", "%H.%M", "%H点%M分"]))
def test_every_minute_of_the_day_comes_back(moment: object, style: str) -> None:
    assert parse_time(moment.strftime(style)).strftime("%H:%M") == moment.strftime("%H:%M")
