"""The slice that ships is what its script cuts from the file."""

import gzip
from datetime import timedelta

from hotelcs.demo import bookings
from tests.acceptance.resort.make_demo_slice import FIRST_ANCHOR, LAST_ANCHOR, TARGET, lines, wanted
from tests.acceptance.resort.oracle import days, rows, source
from tests.acceptance.resort.placing import ROOMS, place, stays


def test_the_shipped_slice_is_the_one_the_script_makes(resort):
    assert len(resort) == 40060
    assert gzip.decompress(TARGET.read_bytes()).decode() == "".join(lines(source()))


def test_the_days_of_the_demo_are_complete(resort):
    whole, cut = days(resort), days(filter(wanted, resort))
    span = (LAST_ANCHOR - FIRST_ANCHOR).days + 38
    for offset in range(span):
        day = FIRST_ANCHOR - timedelta(7) + timedelta(offset)
        assert (cut[day].occupied, cut[day].arrivals) == (whole[day].occupied, whole[day].arrivals)
        assert (cut[day].departures, cut[day].revenue_minor) == (
            whole[day].departures,
            whole[day].revenue_minor,
        )


def test_every_stay_of_the_slice_has_a_room():
    kept = list(rows(TARGET))
    assert place(kept).keys() == {row.position for row in stays(kept)}
    assert bookings.ROOMS == ROOMS


def test_the_program_reads_the_slice_as_the_oracle_does():
    latest = bookings.ANCHORS[-1]
    mine = {row.position: row for row in rows(TARGET) if row.booked <= latest}
    theirs = {one.position: one for one in bookings.bookings(latest)}
    assert mine.keys() == theirs.keys()
    for position, row in mine.items():
        one = theirs[position]
        assert (row.arrival, row.nights, row.adults) == (one.arrival, one.nights, one.adults)
        assert (row.children, row.assigned, row.rate_minor) == (one.children, one.assigned, one.rate_minor)
        assert (row.country, row.booked, row.closed) == (one.country, one.booked, one.closed)


def test_the_anchors_of_the_program_are_those_of_the_script():
    assert (bookings.ANCHORS[0], bookings.ANCHORS[-1]) == (FIRST_ANCHOR, LAST_ANCHOR)
