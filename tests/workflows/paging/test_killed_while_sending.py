"""`hotelcs page send` is killed with -9 while a service on this machine has its request, or stalls, or is down for an hour."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from hotelcs.clock import iso
from hotelcs.workflows.paging.sending import LEASE
from tests.workflows.paging.conftest import Gateway, Pager

pytestmark = pytest.mark.sqlite_only("other processes work in the file")
KILLS = 3
SEED = int(os.environ.get("HOTELCS_SEED", "7"))


def started(pager: Pager) -> subprocess.Popen[bytes]:
    """The minute's job, as cron starts it."""
    command = [
        "-m",
        "hotelcs",
        "--db",
        str(pager.hand.path),
        "--as",
        "admin",
        "--now",
        iso(pager.hand.now),
        "page",
        "send",
    ]
    return subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def until(what: object, seconds: float = 20.0) -> None:
    """Wait until `what()` is true."""
    end = time.monotonic() + seconds
    while not what() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)


def test_killed_while_the_service_is_down_nothing_is_lost_and_nobody_is_paged_twice(
    pager: Pager, gateway: Gateway
) -> None:
    """An hour: pages are queued, each run is killed in the middle of its first request; then the service is back."""
    print(f"HOTELCS_SEED={SEED}")
    chance = random.Random(SEED)
    pager.channel(gateway.address)
    gateway.mood = "stalls"
    for number in range(KILLS):
        pager.page(ref=f"C261123-{number:03d}")
        seen = len(gateway.seen)
        job = started(pager)
        until(lambda seen=seen: len(gateway.seen) > seen)
        time.sleep(chance.uniform(0.0, 0.3))
        os.kill(job.pid, signal.SIGKILL)
        job.communicate()
        assert len(gateway.seen) > seen, "it was killed with a request under way"
        pager.hand.now += timedelta(minutes=60 // KILLS)
    assert gateway.taken == []
    assert set(pager.states()) <= {"queued", "sending"}
    gateway.mood = "well"
    pager.hand.now += LEASE
    for _ in range(2):
        done = started(pager)
        done.communicate(timeout=60)
        assert done.returncode == 0
        pager.hand.now += timedelta(minutes=10)
    assert sorted(number for number, _ in gateway.taken) == [f"T261123-{n:03d}" for n in range(1, KILLS + 1)]
    assert set(pager.states()) == {"sent"}
