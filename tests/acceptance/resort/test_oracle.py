"""The script that the soak is compared with, checked on hand-made rows and on the whole file."""

import ast
import gzip
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.acceptance.resort import oracle
from tests.acceptance.resort.oracle import Day, days, is_reject, minor, number, rows

LINE = {
    "hotel": "Resort Hotel",
    "lead_time": "10",
    "arrival_date_year": "2016",
    "arrival_date_month": "February",
    "arrival_date_day_of_month": "28",
    "stays_in_weekend_nights": "1",
    "stays_in_week_nights": "1",
    "adults": "2",
    "children": "1",
    "babies": "1",
    "meal": "HB",
    "country": "CN",
    "market_segment": "Online TA",
    "distribution_channel": "TA/TO",
    "reserved_room_type": "A",
    "assigned_room_type": "D",
    "booking_changes": "3",
    "deposit_type": "No Deposit",
    "agent": "240",
    "company": "NULL",
    "customer_type": "Transient",
    "adr": "75.5",
    "total_of_special_requests": "2",
    "reservation_status": "Check-Out",
    "reservation_status_date": "2016-03-01",
}


def a_file(folder: Path, *changes: dict[str, str]) -> Path:
    lines = [",".join(LINE)] + [",".join({**LINE, **change}.values()) for change in changes]
    path = folder / "few.csv.gz"
    path.write_bytes(gzip.compress("\n".join([*lines, ""]).encode()))
    return path


def of(folder: Path, *changes: dict[str, str]) -> dict[date, Day]:
    return days(rows(a_file(folder, *changes)))


def test_a_line_becomes_a_typed_row(tmp_path):
    (row,) = rows(a_file(tmp_path, {}))
    assert (row.position, row.status, row.arrival, row.nights) == (2, "Check-Out", date(2016, 2, 28), 2)
    assert (row.adults, row.children, row.reserved, row.assigned, row.rate_minor) == (2, 2, "A", "D", 7550)
    assert (row.country, row.booked, row.departure) == ("CN", date(2016, 2, 18), date(2016, 3, 1))
    assert (row.meal, row.segment, row.channel, row.deposit) == ("HB", "Online TA", "TA/TO", "No Deposit")
    assert (row.agent, row.company, row.customer, row.requests, row.changes) == ("240", "", "Transient", 2, 3)


def test_missing_values_are_empty_or_none_at_all(tmp_path):
    (row,) = rows(a_file(tmp_path, {"children": "NA", "babies": "", "country": "NULL", "agent": "NULL"}))
    assert (row.children, row.country, row.agent) == (0, "", "")


@pytest.mark.parametrize(("text", "count"), [("", 0), ("NA", 0), ("NULL", 0), ("2", 2), ("2.0", 2)])
def test_a_count_is_read_as_written(text, count):
    assert number(text) == count


@pytest.mark.parametrize(
    ("text", "cents"),
    [("75", 7500), ("75.5", 7550), ("0", 0), ("-6.38", -638), ("0.125", 12), ("0.135", 14), ("1.005", 100)],
)
def test_euros_become_cents_half_to_even(text, cents):
    assert minor(text) == cents


def test_nights_are_half_open_and_each_earns_its_rate(tmp_path):
    found = of(tmp_path, {})
    assert found == {
        date(2016, 2, 28): Day(date(2016, 2, 28), arrivals=1, occupied=1, revenue_minor=7550),
        date(2016, 2, 29): Day(date(2016, 2, 29), occupied=1, revenue_minor=7550),
        date(2016, 3, 1): Day(date(2016, 3, 1), departures=1),
    }


def test_an_early_status_date_does_not_shorten_the_stay(tmp_path):
    assert of(tmp_path, {"reservation_status_date": "2016-02-29"}) == of(tmp_path, {})


def test_a_zero_night_stay_is_day_use_and_nothing_else(tmp_path):
    found = of(tmp_path, {"stays_in_weekend_nights": "0", "stays_in_week_nights": "0"})
    assert found == {date(2016, 2, 28): Day(date(2016, 2, 28), day_use=1)}


def test_a_cancellation_counts_on_the_day_it_was_made(tmp_path):
    gone = {"reservation_status": "Canceled", "reservation_status_date": "2016-02-20"}
    assert of(tmp_path, gone) == {date(2016, 2, 20): Day(date(2016, 2, 20), cancellations=1)}


def test_a_no_show_counts_on_the_arrival_missed(tmp_path):
    missing = {"reservation_status": "No-Show", "reservation_status_date": "2016-02-27"}
    assert of(tmp_path, missing) == {date(2016, 2, 28): Day(date(2016, 2, 28), no_shows=1)}
    (row,) = rows(a_file(tmp_path, missing))
    assert row.cancelled == date(2016, 2, 27)


def test_a_negative_rate_is_read_but_counted_nowhere(tmp_path):
    path = a_file(tmp_path, {"adr": "-6.38"})
    assert [is_reject(row) for row in rows(path)] == [True]
    assert days(rows(path)) == {}


def test_equal_lines_are_separate_bookings(tmp_path):
    found = of(tmp_path, {}, {})
    assert found[date(2016, 2, 28)].arrivals == 2
    assert [row.position for row in rows(a_file(tmp_path, {}, {}))] == [2, 3]


def test_quiet_days_between_are_listed(tmp_path):
    later = {"arrival_date_month": "March", "arrival_date_day_of_month": "9"}
    found = list(of(tmp_path, {}, later))
    assert all(after - before == timedelta(1) for before, after in pairwise(found))
    assert len(found) == 13


def test_the_script_prints_the_days_as_csv(tmp_path):
    script = [sys.executable, oracle.__file__, str(a_file(tmp_path, {}))]
    printed = subprocess.run(script, check=True, capture_output=True, text=True).stdout.splitlines()
    assert printed[0] == (
        "business_date,arrivals,departures,occupied,revenue_minor,cancellations,no_shows,day_use"
    )
    assert printed[1] == "2016-02-28,1,0,1,7550,0,0,0"


def test_the_folder_can_be_named_in_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("HOTELCS_SHARED", str(tmp_path))
    assert oracle.source() == tmp_path / "data" / "bookings_resort.csv.gz"


def test_the_script_uses_nothing_but_the_standard_library():
    tree = ast.parse(Path(oracle.__file__).read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    sources = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    tops = {name.split(".")[0] for name in plain | sources}
    assert tops <= sys.stdlib_module_names


def test_the_file_holds_the_statuses_its_description_counts(resort):
    assert Counter(row.status for row in resort) == {"Check-Out": 28938, "Canceled": 10831, "No-Show": 291}
    assert [row.position for row in resort] == list(range(2, 40062))


def test_exactly_one_row_is_rejected(resort):
    (reject,) = filter(is_reject, resort)
    assert (reject.position, reject.rate_minor, reject.arrival) == (14971, -638, date(2017, 3, 5))
    assert (reject.nights, reject.assigned, reject.stayed) == (10, "H", True)


def test_no_booking_ends_before_it_was_made(resort):
    assert all(row.booked <= row.closed for row in resort)
    assert all(row.closed <= row.departure for row in resort)


def test_the_days_add_up_to_the_rows(resort):
    found = list(days(resort).values())
    sums = {name: sum(getattr(day, name) for day in found) for name in Day.__slots__[1:]}
    kept = [row for row in resort if row.stayed and not is_reject(row)]
    assert sums == {
        "arrivals": 28565,
        "departures": 28565,
        "occupied": sum(row.nights for row in kept),
        "revenue_minor": sum(row.nights * row.rate_minor for row in kept),
        "cancellations": 10831,
        "no_shows": 291,
        "day_use": 372,
    }


def test_occupancy_rolls_from_day_to_day(resort):
    for before, after in pairwise(days(resort).values()):
        assert after.occupied == before.occupied + after.arrivals - after.departures


def test_the_busiest_night_is_good_friday_2016(resort):
    busiest = max(days(resort).values(), key=lambda day: day.occupied)
    assert (busiest.business_date, busiest.occupied) == (date(2016, 3, 25), 187)
