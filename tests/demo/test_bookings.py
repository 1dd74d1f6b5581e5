"""The demo's bookings, moved to whatever day it is."""

import gzip
from collections import Counter
from datetime import date, timedelta

import pytest

from hotelcs.config import data_path
from hotelcs.demo.bookings import ANCHORS, ROOMS, anchor, bookings

SLICE = data_path("demo", "bookings_resort_demo.csv.gz")
WEEK = [date(2026, 11, 23) + timedelta(n) for n in range(7)]
MORNING = {  # in house, departures due, arrivals due: the table of data/demo/README.md
    "Wed": (175, 37, 28),
    "Thu": (166, 39, 39),
    "Fri": (165, 37, 40),
    "Sat": (164, 38, 54),
    "Sun": (178, 48, 47),
    "Mon": (175, 32, 30),
    "Tue": (172, 28, 31),
}


def test_each_weekday_has_one_anchor():
    assert sorted(day.weekday() for day in ANCHORS) == list(range(7))


@pytest.mark.parametrize("today", [*WEEK, date(2024, 2, 29), date(2017, 6, 9), date(2000, 1, 1)])
def test_the_shift_is_whole_weeks(today):
    assert (today - anchor(today)).days % 7 == 0
    assert anchor(today) in ANCHORS


@pytest.mark.parametrize("today", WEEK)
def test_any_day_is_a_busy_one(today):
    known = bookings(today)
    house = [one for one in known if one.state == "in_house"]
    leaving = [one for one in house if one.departure == today]
    arriving = [one for one in known if one.state == "booked" and one.arrival == today]
    assert (len(house), len(leaving), len(arriving)) == MORNING[f"{today:%a}"]


def test_nothing_is_known_before_it_is_booked():
    today = WEEK[2]
    assert max(one.booked for one in bookings(today)) == today
    assert len(bookings(today)) < len(bookings(today + timedelta(1)))


def test_states_follow_from_the_dates():
    today = WEEK[4]
    for one in bookings(today):
        assert (one.state == "booked") == (one.arrival >= today and (one.comes or one.closed >= today))
        assert (one.state == "in_house") <= (one.comes and one.arrival < today <= one.departure)
        assert (one.state == "departed") <= (one.comes and one.departure < today)
        assert (one.state in {"cancelled", "no_show"}) <= (not one.comes and one.closed < today)


def test_history_and_a_month_ahead_are_there():
    today = WEEK[0]
    counts = Counter(one.state for one in bookings(today))
    assert counts["departed"] > 200
    assert counts["cancelled"] > 200
    assert counts["no_show"] > 0
    ahead = {(one.arrival - today).days for one in bookings(today) if one.state == "booked"}
    assert set(range(31)) <= ahead


@pytest.mark.parametrize("today", WEEK)
def test_everyone_in_house_and_expected_has_a_room_of_the_assigned_type(today):
    nights: Counter[tuple[int, str]] = Counter()
    for one in bookings(today):
        if one.comes and one.state in {"in_house", "booked"}:
            nights.update(
                ((one.arrival - today).days + night, one.assigned)
                for night in range(one.nights)
                if one.arrival + timedelta(night) >= today
            )
    assert all(count <= ROOMS[kind] for (_, kind), count in nights.items())


def test_money_and_guests_are_read_as_the_file_has_them():
    first = next(one for one in bookings(ANCHORS[6]) if one.position == 2)
    header, line = gzip.decompress(SLICE.read_bytes()).decode().splitlines()[:2]
    raw = dict(zip(header.split(","), line.split(","), strict=True))
    assert first.rate_minor == round(float(raw["adr"]) * 100)
    assert (first.adults, first.meal) == (int(raw["adults"]), raw["meal"])
    assert first.closed == date.fromisoformat(raw["reservation_status_date"])


def test_the_files_name_their_source_and_licence():
    licence = (SLICE.parent / "LICENSE.md").read_text(encoding="utf-8")
    assert "CC BY 4.0" in licence
    assert "10.1016/j.dib.2018.11.126" in licence
    lines = gzip.decompress(SLICE.read_bytes()).count(b"\n") - 1
    for text in (licence, (SLICE.parent / "README.md").read_text(encoding="utf-8")):
        assert f"{lines:,} " in text
    assert SLICE.stat().st_size < 50_000


def test_every_column_is_explained():
    header = gzip.decompress(SLICE.read_bytes()).decode().splitlines()[0]
    readme = (SLICE.parent / "README.md").read_text(encoding="utf-8")
    assert [column for column in header.split(",") if f"`{column}`" not in readme] == []
