"""Clocks of a case as acts change them: a breach is for good, what was waited stays waited, worse is never later."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.clocks.running import Case, Clocks
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.workflows.clocks.units import CASE, clocks, state, unit


def minutes(hand: Hand, number: float) -> None:
    """Set the clock so many minutes after noon."""
    hand.now = NOON + timedelta(minutes=number)


def at(number: int) -> str:
    """The stored instant so many minutes after noon."""
    return f"{NOON + timedelta(minutes=number):%Y-%m-%dT%H:%M:%SZ}"


def open_case(hand: Hand, level: str = "s2", case: Case = CASE) -> None:
    """A case is opened now."""
    with clocks(hand, case) as cl:
        cl.start(level, ("ack", "onsite", "plan", "update", "resolve"), hand.now)


def test_every_step_of_a_level_has_a_clock_with_its_minutes(hand: Hand) -> None:
    open_case(hand)
    rows = hand.rows("SELECT metric, minutes, due_at, state, round, turn FROM sla_clock ORDER BY id")
    assert rows == [(metric, own, at(own), "running", 1, 1) for metric, own in
                    (("ack", 5), ("onsite", 10), ("plan", 30), ("update", 60), ("resolve", 480))]  # fmt: skip
    check(hand)


def test_a_step_that_the_level_does_not_have_is_not_started_and_other_minutes_are_taken(hand: Hand) -> None:
    with clocks(hand) as cl:
        started = cl.start("s4", ("ack", "onsite"), hand.now, override={"ack": 7})
    assert [(row.metric, row.minutes) for row in started] == [("ack", 7)]


def test_what_runs_already_goes_on_as_it_is(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 20)
    with clocks(hand) as cl:
        assert cl.start("s2", ("update",), hand.now) == []
    assert state(hand, "update") == ("running", at(60), None)


@pytest.mark.parametrize(("seconds", "breached"), [(-1, False), (0, False), (1, True)])
def test_stopped_exactly_at_the_due_instant_is_met(hand: Hand, seconds: int, breached: bool) -> None:
    open_case(hand)
    hand.now = NOON + timedelta(minutes=5, seconds=seconds)
    with clocks(hand) as cl:
        cl.stop("ack")
    found = state(hand, "ack")
    assert found[0] == "stopped"
    assert found[2] == (at(5) if breached else None)


def test_what_was_done_in_time_is_met_though_it_is_written_down_late(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 30)
    with clocks(hand) as cl:
        cl.stop("ack", at=NOON + timedelta(minutes=4))
    assert state(hand, "ack") == ("stopped", at(5), None)


def test_a_breach_stays_whatever_comes_after(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 6)
    with clocks(hand) as cl:
        cl.relevel("s4", worse=False)
    assert state(hand, "ack") == ("running", at(30), at(5))
    minutes(hand, 7)
    with clocks(hand) as cl:
        cl.stop("ack")
    assert state(hand, "ack") == ("stopped", at(30), at(5))


def test_void_is_asked_no_more_and_keeps_its_breach(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 6)
    with clocks(hand) as cl:
        cl.void()
        assert cl.running() == []
    assert state(hand, "ack") == ("void", at(5), at(5))
    assert state(hand, "plan") == ("void", at(30), None)


def test_a_pause_moves_what_may_wait_and_nothing_else(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 20)
    with clocks(hand) as cl:
        assert cl.pause("guest asleep", NOON + timedelta(minutes=140)) == NOON + timedelta(minutes=140)
    assert state(hand, "resolve")[1] == at(480 + 120)
    assert state(hand, "plan")[1] == at(30)
    minutes(hand, 50)
    with clocks(hand) as cl:
        cl.resume()
    assert state(hand, "resolve")[1] == at(480 + 30)


def test_a_pause_ends_by_itself_after_a_day(hand: Hand) -> None:
    open_case(hand)
    with clocks(hand) as cl:
        assert cl.pause("guest away", NOON + timedelta(days=9)) == NOON + timedelta(hours=24)
    minutes(hand, 60 * 30)
    with clocks(hand) as cl:
        cl.resume()
    assert state(hand, "resolve")[1] == at(480 + 24 * 60)


def test_after_a_pause_that_ran_out_a_case_may_wait_again(hand: Hand) -> None:
    open_case(hand, "s3")
    with clocks(hand) as cl:
        cl.pause("asked", NOON + timedelta(minutes=30))
    minutes(hand, 60)
    with clocks(hand) as cl:
        assert cl.pause("asked again", NOON + timedelta(minutes=90)) == NOON + timedelta(minutes=90)
    assert state(hand, "resolve")[1] == at(1440 + 30 + 30)


def test_asked_to_wait_while_waiting_it_waits_until_the_new_hour_but_no_longer_than_a_day_in_all(
    hand: Hand,
) -> None:
    open_case(hand, "s3")
    with clocks(hand) as cl:
        cl.pause("asked", NOON + timedelta(minutes=30))
    minutes(hand, 10)
    with clocks(hand) as cl:
        assert cl.pause("later", NOON + timedelta(minutes=20)) == NOON + timedelta(minutes=20)
    assert state(hand, "resolve")[1] == at(1440 + 20)
    with clocks(hand) as cl:
        assert cl.pause("much later", NOON + timedelta(days=3)) == NOON + timedelta(days=1)
    assert hand.value("SELECT count(*) FROM sla_pause") == 1


def test_the_worst_cases_never_wait(hand: Hand) -> None:
    open_case(hand, "s1")
    with pytest.raises(Refusal) as told, clocks(hand) as cl:
        cl.pause("asleep")
    assert told.value.code == "CLOCK_NEVER_WAITS"
    assert hand.value("SELECT count(*) FROM sla_pause") == 0


def test_a_wait_until_a_past_hour_is_refused(hand: Hand) -> None:
    open_case(hand)
    with pytest.raises(Refusal) as told, clocks(hand) as cl:
        cl.pause("asleep", NOON)
    assert (told.value.code, told.value.field) == ("CLOCK_NEVER_WAITS", "until")


def test_stopped_while_it_waits_it_waited_until_then(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 100)
    with clocks(hand) as cl:
        cl.pause("asleep")
    minutes(hand, 400)
    with clocks(hand) as cl:
        cl.stop("resolve")
    assert state(hand, "resolve") == ("stopped", at(480 + 300), None)
    assert hand.rows("SELECT to_at FROM sla_pause") == [(at(400),)]


def test_raised_it_counts_anew_from_its_start_and_keeps_what_it_waited(hand: Hand) -> None:
    open_case(hand, "s3")
    with clocks(hand) as cl:
        cl.pause("asleep")
    minutes(hand, 60)
    with clocks(hand) as cl:
        cl.resume()
        cl.relevel("s2", worse=True)
    assert state(hand, "resolve")[1] == at(480 + 60)
    assert state(hand, "plan")[1] == at(30)


def test_raised_to_a_level_that_never_waits_it_goes_on_at_once(hand: Hand) -> None:
    open_case(hand, "s3")
    with clocks(hand) as cl:
        cl.pause("asleep")
    minutes(hand, 60)
    with clocks(hand) as cl:
        cl.relevel("s1", worse=True)
    assert state(hand, "resolve")[1] == at(240 + 60)
    assert hand.rows("SELECT to_at FROM sla_pause") == [(at(60),)]


def test_worse_is_never_due_later(hand: Hand) -> None:
    """Somebody set a worse level more generously than a better one: what was promised holds."""
    hand.do("set-sla", kind="complaint", level="s2", metric="plan", minutes=300)
    open_case(hand, "s3")
    with clocks(hand) as cl:
        cl.relevel("s2", worse=True)
    assert hand.rows("SELECT level, minutes, due_at FROM sla_clock WHERE metric = 'plan'") == [
        ("s2", 60, at(60))
    ]
    with clocks(hand) as cl:
        cl.relevel("s3", worse=False)
    assert state(hand, "plan")[1] == at(60)


def test_a_step_that_the_new_level_does_not_have_is_void_and_one_never_asked_for_runs_since_the_first_contact(
    hand: Hand,
) -> None:
    open_case(hand, "s4")
    minutes(hand, 4)
    with clocks(hand) as cl:
        cl.stop("ack")
        cl.relevel("s3", worse=True)
    assert state(hand, "onsite") == ("running", at(20), None)
    with clocks(hand) as cl:
        cl.relevel("s4", worse=False)
    assert state(hand, "onsite") == ("void", at(20), None)


def test_opened_again_it_has_clocks_of_its_own_and_old_ones_are_void(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 100)
    with clocks(hand) as cl:
        cl.stop("ack", "onsite", "plan", "resolve")
    minutes(hand, 200)
    with clocks(hand) as cl:
        cl.start("s2", ("ack", "update", "resolve"), hand.now, 2)
    rows = hand.rows(
        "SELECT metric, round, state, due_at FROM sla_clock WHERE metric IN ('update','resolve') ORDER BY metric, id"
    )
    assert rows == [
        ("resolve", 1, "stopped", at(480)), ("resolve", 2, "running", at(680)),
        ("update", 1, "void", at(60)), ("update", 2, "running", at(260)),
    ]  # fmt: skip


def test_a_holiday_entered_while_a_clock_runs_moves_it_and_taken_away_moves_it_back(hand: Hand) -> None:
    with clocks(hand) as cl:
        cl.start("post_stay", ("resolve",), hand.now)
    assert state(hand, "resolve")[1] == "2026-11-26T07:00:00Z"
    hand.do("set-day", calendar="CAL_OFFICE", day="2026-11-24", kind="holiday")
    assert state(hand, "resolve")[1] == "2026-11-27T07:00:00Z"
    hand.do("set-day", calendar="CAL_OFFICE", day="2026-11-24", kind="plain")
    hand.do("set-hours", calendar="CAL_OFFICE", weekday=2, begins="09:00", ends="10:00")
    assert state(hand, "resolve")[1] == "2026-11-27T06:00:00Z"
    check(hand)


def test_what_ran_out_before_the_hours_changed_stays_missed(hand: Hand) -> None:
    with clocks(hand) as cl:
        cl.start("post_stay", ("ack",), hand.now)
    minutes(hand, 150)
    hand.do("set-hours", calendar="CAL_OFFICE", weekday=1)
    found = state(hand, "ack")
    assert found[2] == at(120)
    assert found[1] > at(120)


def test_a_clock_on_a_calendar_without_hours_is_refused_and_so_is_taking_the_last_hours_away(
    hand: Hand,
) -> None:
    with clocks(hand) as cl:
        cl.start("post_stay", ("ack",), hand.now)
    for weekday in range(1, 5):
        hand.do("set-hours", calendar="CAL_OFFICE", weekday=weekday)
    with pytest.raises(Refusal) as told:
        hand.do("set-hours", calendar="CAL_OFFICE", weekday=5)
    assert (told.value.code, told.value.next) == ("CALENDAR_NEVER_OPEN", ("set-hours",))
    with clocks(hand) as cl:
        cl.void()
    hand.do("set-hours", calendar="CAL_OFFICE", weekday=5)
    with pytest.raises(Refusal) as told, clocks(hand) as cl:
        cl.start("post_stay", ("ack",), hand.now, 2)
    assert told.value.code == "CALENDAR_NEVER_OPEN"


def test_the_machines_clock_set_back_neither_heals_nor_breaks_anything(hand: Hand) -> None:
    open_case(hand)
    minutes(hand, 6)
    with clocks(hand) as cl:
        cl.running()
    minutes(hand, -60)
    with clocks(hand) as cl:
        cl.pause("asleep", NOON - timedelta(minutes=30))
    minutes(hand, -90)
    with clocks(hand) as cl:
        cl.resume()
        cl.stop()
    assert state(hand, "ack") == ("stopped", at(5), at(5))
    assert state(hand, "resolve") == ("stopped", at(480), None)
    check(hand)


def test_the_view_says_what_is_used_and_left_what_waits_and_what_was_missed(hand: Hand) -> None:
    open_case(hand)
    open_case(hand, "s3", Case("complaint", "C261123-002"))
    minutes(hand, 45)
    with clocks(hand) as cl:
        cl.stop("ack", "onsite")
        cl.pause("asleep")
    minutes(hand, 105)
    rows = {row.metric: row for row in hand.desk.show("clocks", no=CASE.ref)}
    assert {metric: (row.used, row.left, row.percent, row.paused, row.breached) for metric, row in rows.items()} == {
        "plan": (105, -75, 350, False, True), "update": (105, -45, 175, False, True), "resolve": (45, 435, 9, True, False),
    }  # fmt: skip
    assert (rows["resolve"].started, rows["resolve"].due) == ("2026-11-23 15:00", "2026-11-24 23:00")
    assert len(hand.desk.show("clocks")) == 3 + 5
    assert len(hand.desk.show("clocks", kind="incident")) == 0
    over = [row for row in hand.desk.show("clocks", no=CASE.ref, open=False) if row.state == "stopped"]
    assert [(row.metric, row.stopped, row.breached) for row in over] == [
        ("ack", "2026-11-23 15:45", True), ("onsite", "2026-11-23 15:45", True)
    ]  # fmt: skip


def test_a_preview_of_changes_leaves_no_trace(hand: Hand) -> None:
    with unit(hand, keep=False) as work:
        Clocks(work, CASE).start("s1", ("ack",), hand.now)
    assert hand.value("SELECT count(*) FROM sla_clock") == 0
