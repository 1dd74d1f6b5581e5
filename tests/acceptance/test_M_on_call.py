"""Area M: who is on call, and escalation (peer scenarios M)."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.storage import driver
from hotelcs.workflows.escalation.whom import Whom
from tests.conftest import Hand
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, ran, run, wall
from tests.workflows.people.refusing import hire

TODAY, TOMORROW = "2026-11-23", "2026-11-24"


def day(hand: Hand, on: str, **filters: str) -> list[tuple[str, ...]]:
    """From when to when, how, who."""
    return [
        (row.begins, row.ends, row.state, row.staff)
        for row in hand.desk.show("roster-day", day=on, **filters)
    ]


def set_shift(hand: Hand, code: str, begins: str, ends: str) -> None:
    """A shift beside those round the clock."""
    hand.do("set-shift", shift=code, begins=begins, ends=ends, name_en=code, name_zh=code, beside=True)


def test_M5_a_day_with_one_shift_has_a_gap_before_and_one_after(hand: Hand) -> None:
    set_shift(hand, "day", "10:00", "18:00")
    hand.do("roster", staff="E002", day=TODAY, shift="day")
    assert day(hand, TODAY) == [
        ("00:00", "10:00", "gap", ""), ("10:00", "18:00", "there", "E002"), ("18:00", "24:00", "gap", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "begins", "ends"), [
    ("2024-10-29", "2024-10-29T05:00Z", "2024-11-05T06:00Z"),
    ("2025-03-04", "2025-03-04T06:00Z", "2025-03-11T05:00Z"),
])  # fmt: skip
def test_M8_a_week_on_call_keeps_its_wall_times_when_the_clocks_are_set(
    hand: Hand, first: str, begins: str, ends: str
) -> None:
    hand.desk.close()
    connection = driver.connect(str(hand.path))
    connection.execute("UPDATE property SET tz = 'America/Chicago'")
    connection.execute("UPDATE staff_post SET valid_from = '2024-01-01'")
    connection.commit()
    connection.close()
    chicago = Hand(hand.path)
    set_shift(chicago, "before", "00:00", "12:00")
    set_shift(chicago, "after", "12:00", "00:00")
    for number in range(7):
        on = (datetime.fromisoformat(first) + timedelta(days=number)).date().isoformat()
        for shift in ("before", "after"):
            chicago.do("roster", staff="E003", day=on, shift=shift, on_call=True)

    def on_call(instant: str, seconds: int = 0) -> bool:
        chicago.now = datetime.fromisoformat(instant).astimezone(UTC) + timedelta(seconds=seconds)
        return [row.staff for row in chicago.desk.show("on-duty")] == ["E003"]

    assert (on_call(begins, -1), on_call(begins)) == (False, True)
    assert (on_call(ends, -1), on_call(ends)) == (True, False)


def test_M11_part_of_a_shift_asked_for_tomorrow_splits_tomorrow_and_not_today(hand: Hand) -> None:
    set_shift(hand, "noon", "12:00", "15:00")
    hire(hand, "Lin", "REC", no="E009")
    hire(hand, "Gao", "REC", no="E010")
    for on in (TODAY, TOMORROW):
        for staff in ("E002", "E009"):
            hand.do("roster", staff=staff, day=on, shift="noon")
    hand.do("ask-cover", staff="E002", begins=f"{TOMORROW} 10:00", ends=f"{TOMORROW} 13:00")
    shared = [
        ("12:00", "13:00", "asked", "E002"),
        ("12:00", "15:00", "there", "E009"),
        ("13:00", "15:00", "there", "E002"),
    ]
    assert day(hand, TOMORROW, shift="noon")[1:-1] == shared
    assert day(hand, TODAY, shift="noon")[1:-1] == [
        ("12:00", "15:00", "there", staff) for staff in ("E002", "E009")
    ]
    hand.do("take-cover", cover=1, staff="E010")
    assert day(hand, TOMORROW, shift="noon")[1:-1] == [("12:00", "13:00", "taken", "E010"), *shared[1:]]
    hand.now = wall(f"{TOMORROW} 12:30").astimezone(UTC)
    with unit(hand, keep=False) as work:
        told = Whom(work.reader, work.now, work.property.tz).of("post:REC", *CASE)
    assert sorted(str(hand.value("SELECT no FROM staff WHERE id = :id", id=one)) for one in told) == [
        "E009",
        "E010",
    ]


@pytest.mark.parametrize(
    ("only_from", "only_to", "due"),
    [("15:30", "16:00", 30), ("14:00", "16:00", 5), ("09:00", "15:00", 18 * 60)],
)
def test_M14_a_step_for_some_hours_waits_for_them_and_inside_of_them_goes_on_at_once(
    hand: Hand, only_from: str, only_to: str, due: int
) -> None:
    """The case is opened at 15:00, the step is five minutes after."""
    only(hand, {"minutes": 5, "only_from": only_from, "only_to": only_to}, {"minutes": 10, "until": "over"})
    opened(hand)
    minutes(hand, 10)
    run(hand)
    assert (1 in {row[0] for row in ran(hand)}) is (due <= 10)
    minutes(hand, 24 * 60)
    run(hand)
    assert sorted((row[0], row[3]) for row in ran(hand)) == [(1, due), (2, 10)], (
        "the others do not wait for it"
    )


def test_M17_a_step_that_finds_nobody_is_written_down_as_failed_and_the_chain_goes_on(hand: Hand) -> None:
    only(hand, {"minutes": 5, "whom": "team:rrt"}, {"minutes": 10})
    opened(hand)
    minutes(hand, 6)
    run(hand)
    shown = hand.desk.show("escalations", no=CASE.ref)
    assert [(row.place, row.state, row.told) for row in shown] == [(1, "nobody", ""), (2, "coming", "")]
    minutes(hand, 10)
    run(hand)
    assert [row[4:] for row in ran(hand)] == [("nobody", None), ("told", "E001")]
