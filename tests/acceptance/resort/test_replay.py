"""The hotel's own days equal the days of the file: some of them by default, all of it in the soak."""

from datetime import date
from pathlib import Path

import pytest

from hotelcs.workflows import ledger
from tests.acceptance.resort import oracle
from tests.acceptance.resort.replay import Figures, Replay, calendar, figures, hotel

SLICE = Path(__file__).parents[3] / "data" / "demo" / "bookings_resort_demo.csv.gz"


def replay(path: Path, rows: tuple[oracle.Row, ...], first: date) -> Replay:
    """Run every day of `rows` from `first` and compare each with the file's own figures."""
    desk = hotel(path, first)
    played = Replay(desk, rows)
    played.run(calendar(rows, first), first)
    found = figures(desk)
    for day, expected in oracle.days(rows).items():
        had = Figures(expected.arrivals, expected.departures, expected.occupied, expected.revenue_minor)
        assert found.get(day, Figures(0, 0, 0, 0)) == had, day
    assert {code for _, code in played.refused} <= {"NO_ADULT"}
    assert {position for position, _ in played.refused} == {
        r.position for r in rows if r.stayed and not r.adults
    }
    with desk.file.read() as reader:
        assert ledger.verify(reader, desk.performer.keys) == ledger.head(reader)[0]
        assert reader.rows("SELECT count(*) FROM stay WHERE status = 'in_house'") == [(0,)]
        missed = reader.rows("SELECT count(*) FROM reservation WHERE status = 'no_show'")[0][0]
    assert missed == sum(1 for row in rows if row.status == "No-Show")
    desk.close()
    return played


def june(last: int) -> tuple[oracle.Row, ...]:
    """The bookings of the slice that arrive in June up to a day."""
    return tuple(row for row in oracle.rows(SLICE) if row.arrival.month == 6 and row.arrival.day <= last)


def test_three_days_of_the_file_go_through_the_desk_until_all_have_left(tmp_path):
    played = replay(tmp_path / "hotel.db", june(3), date(2017, 6, 1))
    assert len(played.stays) > 70


@pytest.mark.soak
def test_a_month_of_the_file_goes_through_the_desk_day_by_day(tmp_path):
    played = replay(tmp_path / "hotel.db", june(30), date(2017, 6, 1))
    assert len(played.stays) > 900


@pytest.mark.soak
def test_the_whole_file_goes_through_the_desk_day_by_day(tmp_path, resort):
    played = replay(tmp_path / "hotel.db", resort, date(2015, 6, 30))
    assert len(played.reservations) == 40_059
    assert len(played.stays) == 28_937
    print(f"\n{played.acts} acts, {len(played.refused)} refused for want of an adult, then let in")
