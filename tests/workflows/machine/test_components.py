"""Parts of the system: down once at a time, maintenance told beforehand; M-39 counts what was not planned."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Refusal, Usage
from hotelcs.storage import driver
from hotelcs.workflows.measures.availability import availability
from tests.conftest import Hand

MONTH = (datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def down(hand: Hand, component: str, begin: str, end: str | None, *, planned: bool = False) -> None:
    """An outage of November written as it lies in the table."""
    connection = driver.connect(str(hand.path))
    connection.execute(
        "INSERT INTO system_outage (component, planned, from_at, to_at, reason, notice, author) VALUES (:c, :p, :b, :e, 'x', '', 'x')",
        {
            "c": component,
            "p": int(planned),
            "b": f"2026-11-{begin}:00Z",
            "e": f"2026-11-{end}:00Z" if end else None,
        },
    )
    connection.close()


def measured(hand: Hand, component: str = "") -> tuple[int, int, str]:
    with hand.desk.file.read() as reader:
        found = availability(reader, *MONTH, component)
    return found.minutes, found.down, str(found.percent)


def test_m39_of_the_handbook_26_minutes_of_a_month_of_30_days(hand):
    down(hand, "network", "10T08:00", "10T08:26")
    assert measured(hand) == (43_200, 26, "99.94")


def test_planned_maintenance_is_no_outage_even_where_the_two_overlap(hand):
    down(hand, "network", "10T08:00", "10T10:00", planned=True)
    down(hand, "network", "10T07:50", "10T10:05")
    assert measured(hand)[1] == 15
    assert measured(hand, "network")[1] == 15
    assert measured(hand, "power")[1] == 0


def test_two_that_are_down_at_once_are_counted_once_and_what_is_not_critical_only_for_itself(hand):
    down(hand, "network", "10T08:00", "10T09:00")
    down(hand, "power", "10T08:30", "10T09:30")
    down(hand, "printer", "11T08:00", "11T09:00")
    assert measured(hand)[1] == 90
    assert measured(hand, "printer")[1] == 60


def test_what_goes_on_and_what_began_before_counts_within_the_span_only(hand):
    down(hand, "network", "30T23:00", None)
    assert measured(hand)[1] == 60
    down(hand, "power", "01T00:00", "01T00:10")
    assert measured(hand)[1] == 70


def test_a_part_is_down_once_at_a_time_and_works_again(hand):
    hand.do("note-outage", component="network", reason="dark", since="1430")
    hand.now += timedelta(minutes=30)
    with pytest.raises(Refusal) as caught:
        hand.do("note-outage", component="network", reason="dark")
    assert (caught.value.code, caught.value.next) == ("COMPONENT_DOWN", ("end-outage",))
    row = next(row for row in hand.desk.show("components") if row.component == "network")
    assert (row.state, row.since) == ("down", "2026-11-23 14:30")
    with pytest.raises(Refusal) as caught:
        hand.do("end-component", component="network")
    assert caught.value.code == "COMPONENT_DOWN"
    done = hand.do("end-outage", component="network").result
    assert done["minutes"] == 60
    with pytest.raises(Refusal) as caught:
        hand.do("end-outage", component="network")
    assert caught.value.code == "COMPONENT_UP"


def test_moments_that_cannot_be_are_refused(hand):
    for verb, fields, code in (
        ("note-outage", {"component": "network", "reason": "x", "since": "2300"}, "MOMENT_AHEAD"),
        ("note-outage", {"component": "network", "reason": "x", "since": "soon"}, "MOMENT_INVALID"),
        ("plan-maintenance", {"component": "network", "reason": "x", "begins": "2026-11-24 03:00", "ends": "2026-11-24 02:00"},
         "HOURS_REVERSED"),
        ("plan-maintenance", {"component": "network", "reason": "x", "begins": "2026-11-22 03:00", "ends": "2026-11-24 02:00"},
         "HOURS_REVERSED"),
        ("cancel-maintenance", {"outage": 99}, "MAINTENANCE_UNKNOWN"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as caught:
            hand.do(verb, **fields)
        assert caught.value.code == code, fields


def test_maintenance_is_told_to_everybody_and_can_be_called_off_and_taken_back(hand):
    fields = {
        "component": "network",
        "begins": "2026-11-24 02:00",
        "ends": "2026-11-24 03:00",
        "reason": "new cable",
    }
    done = hand.do("plan-maintenance", **fields)
    notice = hand.desk.show("notice", no=done.result["notice"])
    assert (notice.body, done.result["minutes"]) == ("new cable", 60)
    hand.desk.undo(done.entry)
    assert hand.desk.show("outages")[0].cancelled
    with pytest.raises(Refusal) as caught:
        hand.do("cancel-maintenance", outage=done.result["outage"])
    assert caught.value.code == "MAINTENANCE_UNKNOWN"


def test_an_outage_that_ended_before_it_began_is_refused(hand):
    hand.do("note-outage", component="network", reason="dark")
    with pytest.raises(Refusal) as caught:
        hand.do("end-outage", component="network", at="0800")
    assert caught.value.code == "HOURS_REVERSED"


def test_the_share_is_shown_for_all_and_for_each_and_no_day_to_come(hand):
    rows = hand.desk.show("system-availability", **{"from": "2026-11-23", "to": "2026-11-23"})
    assert rows[0].component == ""
    assert {row.minutes for row in rows} == {15 * 60}
    with pytest.raises(Usage):
        hand.desk.show("system-availability", **{"from": "2026-12-23"})
