"""Shifts as they are worked: one open in a department, each followed by the next."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from hotelcs.workflows.roster.shift_times import on_at, shifts
from tests.conftest import NOON
from tests.invariants import check

RUNS = "SELECT day, shift, department, status FROM shift_run ORDER BY id"
ZONE = timedelta(hours=8)
"""Shanghai is eight hours ahead of UTC all the year round."""


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 by the hotel's clock."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - ZONE


def take_over(crew, giver: str, taker: str) -> None:
    crew.do(giver, "hand-over", counted=0)
    crew.do(taker, "accept-handover")


@pytest.mark.parametrize(
    ("now", "day", "shift"),
    [
        (local(23, 7), "2026-11-23", "early"),
        (local(23, 14, 59), "2026-11-23", "early"),
        (local(23, 15), "2026-11-23", "late"),
        (local(23, 22, 59), "2026-11-23", "late"),
        (local(23, 23), "2026-11-23", "night"),
        (local(24, 0, 0), "2026-11-23", "night"),
        (local(24, 6, 59), "2026-11-23", "night"),
        (local(24, 7), "2026-11-24", "early"),
    ],
)
def test_the_shift_that_is_on_is_opened(crew, now, day, shift):
    crew.now = now
    done = crew.do("desk", "open-shift", float_=50_000).result
    assert (done["day"], done["shift"], done["department"]) == (day, shift, "FD")
    assert (done["staff"], done["float_minor"]) == ("E002", 50_000)
    assert crew.hand.rows(RUNS) == [(day, shift, "FD", "open")]


def test_a_named_shift_of_the_day_is_opened(crew):
    assert crew.do("desk", "open-shift", shift="office").result["shift"] == "office"


def test_a_department_has_one_open_shift_whoever_asks(crew):
    crew.do("desk", "open-shift")
    for login in ("desk", "admin", "night"):
        refusal = crew.refused(login, "open-shift")
        assert (refusal.code, refusal.field, refusal.next) == ("SHIFT_OPEN", "department", ("hand-over",))
    assert len(crew.hand.rows(RUNS)) == 1


def test_every_department_has_a_shift_of_its_own(crew):
    for department in ("FD", "HK", "MG"):
        crew.do("admin", "open-shift", department=department)
        assert crew.code("night", "open-shift", department=department) == "SHIFT_OPEN"
    assert {row[2] for row in crew.hand.rows(RUNS)} == {"FD", "HK", "MG"}


def test_the_database_itself_holds_no_two_open_shifts_of_a_department(crew):
    crew.do("desk", "open-shift")
    again = text("INSERT INTO shift_run (day, shift, department, lead_id, opened_at, status, float_minor, payments_from, "
                 "version) SELECT day, shift, department, lead_id, opened_at, status, 0, 0, 1 FROM shift_run")  # fmt: skip
    with pytest.raises(Exception, match="shift_run"), crew.hand.desk.file.write() as session:
        session.execute(again)
    assert len(crew.hand.rows(RUNS)) == 1


def test_what_is_not_there_is_refused_by_name(crew):
    assert crew.code("desk", "open-shift", department="XX") == "DEPARTMENT_UNKNOWN"
    assert crew.code("desk", "open-shift", shift="siesta") == "SHIFT_UNKNOWN"
    for verb, fields in (
        ("start-handover", {}),
        ("count-cash", {"counted": 0}),
        ("edit-handover", {"note": "x"}),
        ("hand-over", {}),
        ("withdraw-handover", {}),
        ("accept-handover", {}),
        ("dispute-handover", {"line": 0, "reason": "x"}),
    ):
        refusal = crew.refused("desk", verb, **fields)
        assert (refusal.code, refusal.field, refusal.next) == ("NO_SHIFT", "department", ("open-shift",))
    assert crew.hidden("desk", "handover").code == "NO_SHIFT"


def test_a_hotel_without_shifts_opens_none_unless_it_is_told_where_they_come_from(crew):
    with crew.hand.desk.file.write() as session:
        session.execute(text("DELETE FROM staffing_least"))
        session.execute(text("DELETE FROM shift"))
    refusal = crew.refused("desk", "open-shift")
    assert (refusal.code, refusal.next) == ("SHIFT_UNKNOWN", ("apply-template",))


def test_a_shift_is_led_by_a_person_not_by_a_job(crew):
    refusal = crew.refused("cron", "open-shift")
    assert (refusal.code, refusal.exit) == ("NOBODY", 6)


@pytest.mark.parametrize(("minutes", "shift"), [(-50, "late"), (0, "late"), (20, "late"), (8 * 60, "night")])
def test_a_shift_taken_over_early_on_time_or_late_is_followed_by_the_one_it_leads_into(crew, minutes, shift):
    crew.now = local(23, 8)
    crew.do("desk", "open-shift")
    crew.now = local(23, 15) + timedelta(minutes=minutes)
    crew.do("desk", "hand-over", counted=0)
    assert crew.do("night", "accept-handover").result["shift"] == shift
    assert crew.hand.rows(RUNS)[-1] == ("2026-11-23", shift, "FD", "open")


def test_the_night_leads_into_the_next_day(crew):
    crew.now = local(23, 23, 30)
    crew.do("night", "open-shift")
    crew.now = local(24, 6, 50)
    take_over(crew, "night", "desk")
    assert crew.hand.rows(RUNS)[-1] == ("2026-11-24", "early", "FD", "open")


def test_three_days_of_handovers_leave_no_gap_and_no_shift_twice(crew):
    crew.now = local(23, 7)
    crew.do("desk", "open-shift")
    people = ["desk", "night", "admin"]
    for number in range(9):
        crew.now = local(23, 14, 55) + timedelta(hours=8 * number)
        take_over(crew, people[number % 3], people[(number + 1) % 3])
    worked = [(day, shift) for day, shift, *_ in crew.hand.rows(RUNS)]
    expected = [(f"2026-11-{day}", shift) for day in (23, 24, 25) for shift in ("early", "late", "night")]
    assert worked == [*expected, ("2026-11-26", "early")]
    assert [row[3] for row in crew.hand.rows(RUNS)] == ["closed"] * 9 + ["open"]
    check(crew.hand)


def test_a_shift_taken_over_early_and_handed_on_before_it_began_does_not_go_back(crew):
    """Somebody takes over at ten to three, falls ill, and hands on at five to three."""
    crew.now = local(23, 8)
    crew.do("desk", "open-shift")
    crew.now = local(23, 14, 50)
    take_over(crew, "desk", "night")
    crew.now = local(23, 14, 55)
    take_over(crew, "night", "admin")
    begun = crew.hand.rows("SELECT day, shift FROM shift_run ORDER BY id")
    order = [("2026-11-23", "early"), ("2026-11-23", "late"), ("2026-11-23", "night")]
    assert [order.index(one) for one in begun] == sorted(order.index(one) for one in begun)


def test_the_drawer_goes_on_to_the_next_shift_as_it_was_counted(crew):
    crew.do("desk", "open-shift", float_=50_000)
    crew.do("desk", "hand-over", counted=49_000, difference_reason="a note is missing")
    crew.do("night", "accept-handover")
    assert crew.hand.rows("SELECT float_minor, counted_minor FROM shift_run ORDER BY id") == [
        (50_000, 49_000),
        (49_000, None),
    ]


def test_a_department_without_a_drawer_hands_over_without_counting(crew):
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    done = crew.do("maid", "hand-over", department="HK").result
    assert (done["status"], done["difference_minor"]) == ("submitted", None)
    assert crew.do("night", "accept-handover", department="HK").result["taken_by"] == "night"


def test_the_clock_of_the_hotel_says_which_shift_is_on_when_clocks_go_back(crew):
    """In Lisbon on 25 October 2026 the hour from one to two comes twice, in the night shift both times."""
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE property SET tz = 'Europe/Lisbon'"))
    with crew.hand.desk.file.read() as reader:
        listed = shifts(reader)
    for hour in range(24):
        instant = datetime(2026, 10, 24, 23, 30, tzinfo=UTC) + timedelta(hours=hour)
        wall = instant.astimezone(ZoneInfo("Europe/Lisbon")).replace(tzinfo=None)
        here = on_at(listed, wall)
        expected = "night" if wall.hour >= 23 or wall.hour < 7 else "early" if wall.hour < 15 else "late"
        assert here is not None
        assert here.shift.code == expected, wall


def test_the_first_shift_of_a_department_does_not_answer_for_payments_before_it(crew):
    crew.hand.check_in(crew.hand.book(), waive_deposit=False, deposit=50_000, method="cash")
    crew.now = NOON + timedelta(minutes=1)
    crew.do("desk", "open-shift", float_=10_000)
    crew.do("desk", "hand-over", counted=10_000)
    assert crew.show("desk", "handover").difference_minor == 0
