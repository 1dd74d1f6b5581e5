"""What the machine notes about its jobs, and who holds one: a process that is gone holds nothing."""

import os
import subprocess
import sys
from datetime import timedelta

from hotelcs.workflows.machine import holders, job_runs
from hotelcs.workflows.machine.job_runs import Ended, keep, release, sweep, take
from tests.conftest import NOON, Hand


def ended(minutes: int = 0, *, code: int = 0, changed: int = 0) -> Ended:
    at = NOON + timedelta(minutes=minutes)
    return Ended("escalate", "", at, at, code, changed, "cron")


def runs(hand: Hand) -> list[tuple[int, int, int]]:
    return [(row.exit, row.changed, row.times) for row in hand.desk.show("job-runs")]


def test_runs_that_change_nothing_are_one_row_and_any_other_is_one_of_its_own(hand):
    for minute in range(5):
        keep(hand.desk.file, ended(minute))
    assert runs(hand) == [(0, 0, 5)]
    assert hand.desk.show("job-runs")[0].ended.endswith("15:04")
    keep(hand.desk.file, ended(5, changed=2))
    keep(hand.desk.file, ended(6, code=6))
    keep(hand.desk.file, ended(7))
    assert runs(hand) == [(0, 0, 1), (6, 0, 1), (0, 2, 1), (0, 0, 5)]


def test_a_clock_that_was_set_back_writes_a_row_of_its_own_and_breaks_nothing(hand):
    keep(hand.desk.file, ended(60))
    keep(hand.desk.file, ended(0))
    keep(hand.desk.file, Ended("escalate", "k" * 999, NOON + timedelta(hours=2), NOON, 0, 0, "cron"))
    assert sum(times for _, _, times in runs(hand)) == 3


def test_one_process_has_a_job_until_it_lets_go(hand):
    assert take(hand.desk.file, "purge", NOON, "cron")
    assert not take(hand.desk.file, "purge", NOON, "cron")
    assert take(hand.desk.file, "import", NOON, "cron")
    assert next(row for row in hand.desk.show("jobs") if row.command == "backup").running == ""
    release(hand.desk.file, "purge")
    assert take(hand.desk.file, "purge", NOON, "cron")


def test_what_a_process_held_that_was_killed_is_free_at_once(hand):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    was = holders.process(child.pid)
    held(hand, holders.machine(), was)
    assert not take(hand.desk.file, "purge", NOON, "cron")
    child.kill()
    child.wait()
    assert sweep(hand.desk.file, NOON) == ["purge"]
    assert take(hand.desk.file, "purge", NOON, "cron")


def test_a_number_that_another_process_was_given_since_holds_nothing(hand):
    held(hand, holders.machine(), f"{os.getpid()} 1")
    assert take(hand.desk.file, "purge", NOON, "cron")


def test_a_process_of_another_machine_holds_a_job_for_ten_minutes(hand):
    held(hand, "elsewhere", "77 1")
    assert not take(hand.desk.file, "purge", NOON + timedelta(minutes=9), "cron")
    assert take(hand.desk.file, "purge", NOON + timedelta(minutes=10), "cron")


def held(hand: Hand, machine: str, process: str) -> None:
    """A lock as another process left it."""
    from hotelcs.models.jobs import JobLock

    with hand.desk.file.write() as session:
        session.add(JobLock(family="purge", machine=machine, process=process, begun_at=NOON, login="cron"))


def test_nobody_lets_go_what_somebody_else_holds(hand):
    held(hand, "elsewhere", "77 1")
    release(hand.desk.file, "purge")
    assert not take(hand.desk.file, "purge", NOON, "cron")
    assert job_runs.sweep(hand.desk.file, NOON) == []
