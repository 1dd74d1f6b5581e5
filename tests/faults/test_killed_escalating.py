"""kill -9 between any two steps of escalation, and in the midst of each; several at once: nothing is skipped, nothing told twice."""

import os
import shutil
import signal
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import step
from hotelcs.workflows.escalation.escalate import escalate
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.workflows.escalation.house import RUNS, only, opened

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

LATER = NOON + timedelta(minutes=12)
STEPS = 8
TOLD = "SELECT count(*) FROM escalation_told"


@pytest.fixture
def waiting(hand: Hand) -> Path:
    """Two cases with four steps due each."""
    only(
        hand,
        {"minutes": 1},
        {"minutes": 3, "every": 3, "times": 1},
        {"since": "clock", "metric": "ack", "percent": 100},
    )
    for number in range(2):
        opened(hand, Case("complaint", f"C261123-00{number}"), metrics=("ack",))
    hand.desk.close()
    return hand.path


def child(path: Path, do: Callable[[Hand], None]) -> int:
    """What a process of its own ended with; below nothing the signal that killed it."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            hand = Hand(path)
            hand.now = LATER
            do(hand)
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die_after(steps: int) -> Callable[[Any], None]:
    """Killed as soon as so many steps are kept."""
    left = [steps]

    def each(_: Any) -> None:
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return each


def whole(hand: Hand) -> None:
    """Run everything that is due."""
    escalate(hand.desk, hand.desk.performer)


def one_step(hand: Hand) -> None:
    """Run one step and be killed."""
    escalate(hand.desk, hand.desk.performer, die_after(1))


def runs(path: Path) -> list[tuple[Any, ...]]:
    """What ran, but for when."""
    hand = Hand(path)
    found = [(ref, place, turn, due, told) for _, ref, place, turn, _, due, _, _, told in hand.rows(RUNS)]
    assert hand.value(TOLD) == len(found)
    check(hand)
    hand.desk.close()
    return found


@pytest.fixture
def undisturbed(waiting: Path, tmp_path: Path) -> list[tuple[Any, ...]]:
    """What runs when nobody is killed."""
    other = tmp_path / "other.db"
    shutil.copy(waiting, other)
    assert child(other, whole) == 0
    found = runs(other)
    assert len(found) == STEPS
    return found


def test_killed_between_any_two_steps_the_next_run_goes_on_where_it_ended(
    waiting: Path, undisturbed: list[tuple[Any, ...]]
) -> None:
    for done in range(1, STEPS + 1):
        ended = child(waiting, one_step)
        assert ended == -signal.SIGKILL
        assert runs(waiting) == undisturbed[:done]
    assert child(waiting, whole) == 0
    assert runs(waiting) == undisturbed


@pytest.mark.parametrize("steps", [1, 3, STEPS])
def test_killed_in_the_midst_of_a_step_it_has_not_run(
    waiting: Path, undisturbed: list[tuple[Any, ...]], steps: int
) -> None:
    """The process is gone when the page is written and nothing is kept yet."""
    die = die_after(steps)

    def dying(hand: Hand) -> None:
        with patch.object(step, "page", lambda *_, **__: die(None)):
            escalate(hand.desk, hand.desk.performer)

    assert child(waiting, dying) == -signal.SIGKILL
    assert runs(waiting) == undisturbed[: steps - 1]
    assert child(waiting, whole) == 0
    assert runs(waiting) == undisturbed


def test_three_at_once_run_every_step_once(waiting: Path, undisturbed: list[tuple[Any, ...]]) -> None:
    reading, writing = os.pipe()
    children = []
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            code = 1
            try:
                os.close(writing)
                hand = Hand(waiting)
                hand.now = LATER
                os.read(reading, 1)
                escalate(hand.desk, hand.desk.performer)
                code = 0
            finally:
                os._exit(code)
        children.append(pid)
    os.close(reading)
    os.close(writing)
    assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children] == [0, 0, 0]
    assert runs(waiting) == undisturbed


def test_one_that_was_overtaken_tells_nobody_and_goes_on(waiting: Path) -> None:
    """What it saw as due is run by another before it comes to it."""
    slow, fast = Hand(waiting), Hand(waiting)
    slow.now = fast.now = LATER
    seen: list[Any] = []

    def other(_: Any) -> None:
        if not seen:
            seen.extend(escalate(fast.desk, fast.desk.performer))

    mine = escalate(slow.desk, slow.desk.performer, other)
    assert (len(mine), len(seen)) == (1, STEPS - 1)
    assert slow.value(TOLD) == STEPS
