"""Screen 31, its print, the daily report and what the night keeps say the same numbers of a date (handbook 06).

The date has everything that could be counted differently: who leaves late for half a night and for a whole one, a room
for the day, a cancelled booking, one that never was firm, and one on the waiting list.
"""

from datetime import timedelta

import pytest

from hotelcs.reports import daily
from hotelcs.reports import night as paper
from hotelcs.screens import night_lists
from hotelcs.workflows.night import audit
from tests.conftest import IDS, NOON
from tests.invariants import check

D23, D24, D25, D26 = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"
RATE = 37600


@pytest.fixture
def closed(hand):
    """The 24th, closed: two rooms slept at 376.00, one for the day at 200.00, late departures of 188.00 and 336.00."""
    hand.check_in(hand.book(departure=D26), "101")
    half = hand.check_in(hand.book("Li Na", departure=D24), "102", document=IDS[1])
    whole = hand.check_in(hand.book("Sun Qi", type="TWN", departure=D24), "201", document=IDS[2])
    list(audit.run(hand.desk, D23, lambda _: "copy.db"))
    hand.check_in(hand.book("Wu Di", arrival=D24, departure=D25), "103")
    hours = hand.book("Ma Li", type="SUI", kind="day_use", arrival=D24, departure=D24, rate=20000)
    hand.check_in(hours, "301")
    hand.do("cancel", reservation=hand.book("Ann", type="TWN", arrival=D24), reason="ill")
    hand.book("Bo", status="tentative", type="TWN", arrival=D24)
    hand.book("Cy", status="waitlist", type="TWN", arrival=D24)
    hand.now = NOON + timedelta(days=1)  # 15:00
    hand.do("check-out", stay=half, settle="cash")
    hand.now += timedelta(hours=3, minutes=5)
    hand.do("check-out", stay=whole, settle="cash")
    hand.now += timedelta(hours=7)
    list(audit.run(hand.desk, D24, lambda _: "copy.db"))
    check(hand)
    return hand


def figures(hand, day=D24):
    [found] = hand.desk.show("day-figures", **{"from": day, "to": day})
    return found


def test_a_late_check_out_is_no_night_and_no_day_use(closed):
    assert closed.rows("SELECT kind FROM folio_line WHERE description = 'late check-out' ORDER BY id") == [
        ("room_half",),
        ("room",),
    ]
    day = figures(closed)
    assert (day.paid, day.sellable, day.day_use) == (2, 6, 1)
    assert (day.room_revenue_minor, day.adr_minor) == (2 * RATE, RATE)
    assert (day.day_use_revenue_minor, day.day_use_minor) == (20000, 20000)
    assert day.revpar_minor == (2 * RATE + 20000 + 3) // 6
    assert day.charges_minor == 2 * RATE + 20000 + 18800 + 33600


def test_what_was_never_firm_is_no_booking_that_was_cancelled(closed):
    day = figures(closed)
    assert (day.due, day.cancelled, day.cancel_rate) == (2, 1, 33.33)


def test_screen_print_report_and_what_was_kept_say_the_same(closed):
    day = figures(closed)
    told = daily.daily(closed.desk, D24).data["metrics"]
    kept = {f"{row.code}.{row.key}": row.value for row in closed.desk.show("daily-review", day=D24)}
    for key, number in (
        ("M-01.sellable", day.sellable), ("M-02.occ", day.occupancy), ("M-03.adr", day.adr_minor),
        ("M-04.revpar", day.revpar_minor), ("M-05.average", day.day_use_minor), ("M-07.no_show", day.no_show_rate),
        ("M-07.cancelled", day.cancel_rate), ("M-07.walked", day.walk_rate), ("M-41.closing", day.closing_minor),
    ):  # fmt: skip
        assert (float(told[key]), float(kept[key])) == (number, number), key
    shown = dict(night_lists.figures(day))
    assert (shown["ADR"], shown["RevPAR"], shown["Occupancy"]) == ("376.00", "158.67", "33.33 %")
    printed = paper.night(closed.desk, D24, lang="en").text
    assert "376.00" in printed
    assert "158.67" in printed
    [row] = closed.desk.show("occupancy", **{"from": D24, "to": D24})
    assert (row.adr_minor, row.revpar_minor, row.room_minor, row.hours_minor) == (
        day.adr_minor, day.revpar_minor, day.room_revenue_minor, day.day_use_revenue_minor,
    )  # fmt: skip


def test_a_date_closed_before_its_revenue_was_kept_says_the_same(closed):
    """Totals of an older release have only what was posted."""
    from hotelcs.workflows.night import figures_view
    from hotelcs.workflows.views import Asking

    seen = figures(closed)
    rows = Asking.rows

    def as_before(self, sql, **values):
        import json

        found = rows(self, sql, **values)
        if sql is not figures_view._DAYS:
            return found
        old = [(day, json.loads(totals)) for day, totals in found]
        return [(day, json.dumps({k: v for k, v in kept.items() if k != "revenue"})) for day, kept in old]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Asking, "rows", as_before)
        assert figures(closed) == seen
