"""The chain of a case: who is told when nobody takes it, each step once, whatever happens between."""

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.workflows.clocks.running import Case, Clocks
from hotelcs.workflows.escalation import chains
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.clocks.units import unit
from tests.workflows.escalation.house import CASE, minutes, only, opened, ran, run

WAIT = {"minutes": 10}
HALF = {"since": "clock", "metric": "ack", "percent": 50}
FULL = {"since": "clock", "metric": "ack", "percent": 100}


def acknowledge(hand: Hand) -> None:
    """Somebody takes the case."""
    with unit(hand) as work:
        chains.acknowledged(work, CASE)


def end(hand: Hand) -> None:
    """The case is over."""
    with unit(hand) as work:
        chains.end(work, CASE)


def test_a_step_waits_its_minutes_runs_once_and_tells_whom_it_says(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    minutes(hand, 9)
    assert run(hand) == 0
    minutes(hand, 10)
    assert run(hand) == 1
    minutes(hand, 500)
    assert run(hand) == 0
    assert ran(hand) == [(1, 0, "", 10, "told", "E001")]
    check(hand)


def test_what_is_to_be_told_at_once_is_told_when_the_case_is_opened(hand: Hand) -> None:
    only(hand, {"minutes": 0}, WAIT)
    opened(hand)
    assert ran(hand) == [(1, 0, "", 0, "told", "E001")]


def test_a_share_of_a_clock_counts_on_every_clock_or_on_the_one_that_is_named(hand: Hand) -> None:
    only(hand, HALF, {"since": "clock", "metric": "any", "percent": 100})
    opened(hand)
    minutes(hand, 45)
    run(hand)
    assert [row[:4] for row in ran(hand)] == [
        (1, 0, "ack", 2), (2, 0, "ack", 5), (2, 0, "onsite", 10), (2, 0, "plan", 30),
    ]  # fmt: skip


def test_a_step_repeats_so_often_and_no_more(hand: Hand) -> None:
    only(hand, {"minutes": 10, "every": 5, "times": 2})
    opened(hand)
    minutes(hand, 16)
    assert run(hand) == 2
    minutes(hand, 300)
    assert run(hand) == 1
    assert [row[3] for row in ran(hand)] == [10, 15, 20]


def test_once_somebody_took_it_nobody_is_asked_to_any_more_but_its_clocks_go_on(hand: Hand) -> None:
    only(hand, WAIT, {"minutes": 20, "until": "over"}, {"since": "clock", "metric": "plan", "percent": 100})
    opened(hand)
    minutes(hand, 5)
    acknowledge(hand)
    minutes(hand, 60)
    run(hand)
    assert [row[:4] for row in ran(hand)] == [(2, 0, "", 20), (3, 0, "plan", 30)]


def test_what_came_due_before_it_was_taken_is_told_though_nobody_looked_in_between(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    minutes(hand, 11)
    acknowledge(hand)
    assert ran(hand) == [(1, 0, "", 10, "told", "E001")]


def test_a_step_due_at_the_very_minute_it_is_taken_still_runs(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    minutes(hand, 10)
    acknowledge(hand)
    assert len(ran(hand)) == 1


def test_taken_and_forgotten_it_comes_back_and_taken_again_it_waits_anew(hand: Hand) -> None:
    only(hand, {"since": "acknowledged", "minutes": 60})
    opened(hand)
    minutes(hand, 5)
    acknowledge(hand)
    minutes(hand, 50)
    acknowledge(hand)
    minutes(hand, 70)
    assert run(hand) == 0
    minutes(hand, 110)
    assert run(hand) == 1
    minutes(hand, 120)
    acknowledge(hand)
    minutes(hand, 180)
    assert run(hand) == 1
    assert [row[3] for row in ran(hand)] == [110, 180]


def test_when_the_case_is_over_nobody_is_told_any_more_and_what_was_due_is_not_lost(hand: Hand) -> None:
    only(hand, WAIT, {"minutes": 30, "until": "over"})
    opened(hand)
    minutes(hand, 15)
    end(hand)
    minutes(hand, 600)
    assert run(hand) == 0
    assert [row[3] for row in ran(hand)] == [10]
    end(hand)
    acknowledge(hand)


def test_a_case_that_was_never_opened_here_has_no_chain(hand: Hand) -> None:
    acknowledge(hand)
    end(hand)
    assert hand.value("SELECT count(*) FROM escalation_chain") == 0


def test_another_level_is_another_chain_with_the_shares_that_are_passed_already(hand: Hand) -> None:
    only(hand, WAIT, level="s3")
    only(hand, {"since": "clock", "metric": "resolve", "percent": 50}, {"minutes": 5})
    opened(hand, level="s3")
    minutes(hand, 300)
    with unit(hand) as work:
        Clocks(work, CASE).relevel("s2", worse=True)
        chains.begin(work, CASE, "s2")
    run(hand)
    minutes(hand, 306)
    run(hand)
    assert [row[:4] for row in ran(hand)] == [(1, 0, "", 10), (1, 0, "resolve", 300), (2, 0, "", 305)]
    assert hand.rows("SELECT turn, level, ended_at IS NULL FROM escalation_chain ORDER BY id") == [
        (1, "s3", 0), (2, "s2", 1)
    ]  # fmt: skip


def test_lowered_it_is_told_what_the_old_level_owed_and_no_more_of_it(hand: Hand) -> None:
    only(hand, {"since": "clock", "metric": "plan", "percent": 50})
    only(hand, {"since": "clock", "metric": "plan", "percent": 50}, level="s3")
    opened(hand)
    minutes(hand, 20)
    with unit(hand) as work:
        Clocks(work, CASE).relevel("s3", worse=False)
        chains.begin(work, CASE, "s3")
    assert [row[3] for row in ran(hand)] == [15]
    minutes(hand, 31)
    run(hand)
    assert [row[3] for row in ran(hand)] == [15, 30]


def test_a_pause_holds_back_the_shares_to_come(hand: Hand) -> None:
    only(hand, {"since": "clock", "metric": "resolve", "percent": 50})
    opened(hand)
    minutes(hand, 200)
    with unit(hand) as work:
        Clocks(work, CASE).pause("asleep")
    minutes(hand, 320)
    assert run(hand) == 0
    with unit(hand) as work:
        Clocks(work, CASE).resume()
    minutes(hand, 360)
    assert run(hand) == 1
    assert [row[3] for row in ran(hand)] == [360]


def test_a_clock_that_was_stopped_late_was_told_of_before(hand: Hand) -> None:
    only(hand, FULL)
    opened(hand)
    minutes(hand, 6)
    with unit(hand) as work:
        Clocks(work, CASE).stop("ack")
    assert [row[3] for row in ran(hand)] == [5]


def test_hours_changed_midway_do_not_take_back_what_was_due(hand: Hand) -> None:
    only(hand, {"since": "clock", "metric": "ack", "percent": 50}, level="post_stay")
    opened(hand, level="post_stay")
    minutes(hand, 70)
    hand.do("set-day", calendar="CAL_OFFICE", day="2026-11-23", kind="closure")
    assert [row[3] for row in ran(hand)] == [60]


def test_rules_changed_midway_are_for_cases_to_come(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    only(hand, {"minutes": 1, "whom": "owner"})
    minutes(hand, 20)
    run(hand)
    assert [row[:4] for row in ran(hand)] == [(1, 0, "", 10)]


def test_a_level_without_steps_of_its_own_has_those_of_any_level(hand: Hand) -> None:
    only(hand, WAIT, kind="incident", level="any")
    only(hand, {"minutes": 1}, kind="incident", level="l1")
    for number, level in enumerate(("l1", "l2x"), 1):
        opened(hand, Case("incident", f"N{number}"), level)
    minutes(hand, 10)
    run(hand)
    assert [row[3] for row in ran(hand)] == [1, 10]


def test_a_step_is_not_run_twice_nor_before_its_time_by_whoever_asks(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    asked = {"kind": CASE.kind, "no": CASE.ref, "chain": 1, "place": 1}
    with pytest.raises(Refusal) as told:
        hand.do("escalate-step", **asked)
    assert (told.value.code, told.value.field) == ("STEP_NOT_DUE", "place")
    minutes(hand, 10)
    done = hand.do("escalate-step", **asked).result
    assert (done["told"], done["outcome"], done["whom"]) == (["E001"], "told", "post:GM")
    with pytest.raises(Refusal):
        hand.do("escalate-step", **asked)
    assert len(ran(hand)) == 1


def test_a_terminal_where_nobody_is_signed_in_escalates_too_and_changes_no_rule(hand: Hand) -> None:
    only(hand, WAIT)
    opened(hand)
    minutes(hand, 10)
    nobody = hand.at("")
    assert run(nobody) == 1
    with pytest.raises(Denied):
        nobody.do("end-escalation-rule", kind="complaint", level="s2", place=1)


def test_the_machines_clock_set_back_tells_nobody_twice(hand: Hand) -> None:
    only(hand, WAIT, HALF)
    opened(hand)
    minutes(hand, 10)
    assert run(hand) == 2
    minutes(hand, -100)
    assert run(hand) == 0
    minutes(hand, 11)
    assert run(hand) == 0


def test_every_shipped_rule_can_be_set_again_as_it_is(hand: Hand) -> None:
    before = hand.desk.show("escalation-rules")
    assert len(before) > 30
    for row in before:
        first, _, last = row.hours.partition("-")
        hand.do("set-escalation", kind=row.kind, level=row.level, place=row.place, since=row.since, minutes=row.minutes,
                metric=row.metric or None, percent=row.percent, whom=row.whom, every=row.every, times=row.times,
                only_from=first or None, only_to=last or None, quiet=row.quiet, until=row.until)  # fmt: skip
    assert hand.desk.show("escalation-rules") == before
