"""Days and times that views are asked for: what is none, and what no calendar holds, is a mistake and no crash."""

from contextlib import suppress
from datetime import date

import pytest

from hotelcs.errors import HotelcsError, Refusal, Usage
from hotelcs.workflows.views import VIEWS, as_date, day_of, wall_time_of

DAYS = ("from", "to", "arrival", "departure", "day", "until")
"""Names of filters that are days."""
NO_DAYS = (
    "9999-12-31", "0001-01-01", "0000-01-01", "1999-12-31", "2101-01-01", "2026-02-30", "20261123", "2026-W48-1", "tomorrow",
    "2026-11-23T00:00", "\udc80", "2026-11-23 ",
)  # fmt: skip
ASKED = [
    (view, name) for view, kind in VIEWS.items() for name in kind.filters
    if name in DAYS and (view, name) not in (("ledger", "from"), ("organisation-differences", "from"), ("organisation-differences", "to"),
                                                ("plan-diff", "from"), ("plan-diff", "to"))
]  # fmt: skip
"""Every view with a filter that is a day; the ledger and versions are counted."""


@pytest.mark.parametrize("text", NO_DAYS)
def test_a_day_is_written_as_in_the_example_and_of_this_century(text):
    with pytest.raises(Usage) as caught:
        day_of(text, "arrival")
    assert str(caught.value).startswith("arrival must be a date like 2026-11-23")


@pytest.mark.parametrize("text", ["2000-01-01", "2026-11-23", "2100-12-31"])
def test_a_day_that_a_hotel_can_mean_is_taken(text):
    assert day_of(text, "day") == date.fromisoformat(text)
    assert as_date(date.fromisoformat(text), "day") == text


@pytest.mark.parametrize(
    "text", ["2026-11-23T25:00", "0001-01-01T00:00", "9999-12-31T23:59", "now", "2026-11-23T10:00Z", ""]
)
def test_a_time_is_of_the_hotels_clock_and_of_this_century(text):
    with pytest.raises(Usage) as caught:
        wall_time_of(text, "at")
    assert str(caught.value).startswith("at must be a time like 2026-11-23T14:05")


def test_a_time_that_a_hotel_can_mean_is_taken(hand):
    assert wall_time_of("2026-11-23T14:05", "at").hour == 14
    assert hand.desk.show("on-duty", at="2026-11-23T14:05") == []
    with pytest.raises(Usage):
        hand.desk.show("on-duty", at="0001-01-01T00:00")


@pytest.mark.parametrize(("view", "name"), ASKED)
def test_no_view_is_brought_down_by_a_day(hand, view, name):
    hand.do("add-company", code="SUN", name="Sunshine", credit=1)
    needed = {
        "type": "KNG",
        "departure": "2026-11-25",
        "arrival": "2026-11-23",
        "no": "1",
        "reservation": "R1",
        "code": "SUN",
    }
    others = {
        one: needed[one] for one in VIEWS[view].filters if one in needed and one not in ("no", "reservation")
    }
    for text in NO_DAYS:
        with pytest.raises(HotelcsError) as caught:
            hand.desk.show(view, **{**others, name: text})
        assert caught.value.exit == 2, text
    for text in ("2000-01-01", "2100-12-31"):
        with suppress(Usage, Refusal):  # beyond what is on file, or more nights than are shown
            hand.desk.show(view, **{**others, name: text})


def test_a_stay_of_the_first_days_of_the_calendar_is_a_mistake(hand):
    with pytest.raises(Usage):
        hand.desk.show("free-rooms", type="TWN", arrival="0001-01-01", departure="0001-01-05")
