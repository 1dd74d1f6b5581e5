"""Three terminals tick one roll call, any of them is killed: no tick is lost. The copy on disk is never half of one."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from hotelcs.reports.copy_on_disk import place_of, write_copy
from hotelcs.workflows.rollcall.ticking import LETTERS
from tests.conftest import IDS, NOON, Hand
from tests.faults import roll_call_children as children
from tests.faults.fleet import child, surroundings
from tests.fork_server import CONTEXT
from tests.invariants import check

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

PEOPLE = 12
ROUNDS = [3, pytest.param(30, marks=pytest.mark.soak)]
"""How often each terminal is killed, by default and in the soak."""


@pytest.fixture
def called(hand: Hand) -> Hand:
    """Twelve people in two rooms and at their desks, and their roll being called."""
    hand.check_in(hand.book(), room="101")
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    hand.do("raise-incident", type="fire", place="6F")
    hand.do("open-roll-call", assembly="Gate")
    for number in range(PEOPLE - 2):
        hand.do("append-to-roll-call", name=f"Painter {number}", kind="contractor")
    return hand


@contextmanager
def running(what: Any, *asked: Any) -> Iterator[tuple[Any, Any]]:
    """A child that is killed at the end, with its line."""
    here, there = CONTEXT.Pipe()
    process = child(what, *asked, there)
    process.start()
    there.close()
    try:
        yield process, here
    finally:
        process.kill()
        process.join(10)


def heard(line: Any) -> list[tuple[str, str]]:
    """Every tick that was acknowledged until the line was cut."""
    told = []
    try:
        while line.poll(0.5):
            told.append(line.recv())
    except EOFError:
        pass
    return told


def next_of(line: Any) -> Any:
    """What a child tells next."""
    assert line.poll(60)
    return line.recv()


@pytest.mark.parametrize("rounds", ROUNDS)
def test_three_terminals_tick_at_once_and_a_killed_one_loses_no_tick(called: Hand, rounds: int) -> None:
    acknowledged: dict[str, list[tuple[str, str]]] = {}
    kills = 0
    for number in range(rounds):
        seeds = [number * 3 + at for at in range(3)]
        lines = []
        for seed in seeds:
            here, there = CONTEXT.Pipe()
            process = CONTEXT.Process(
                target=children.tick_for_ever, args=(called.path, surroundings(), NOON, seed, PEOPLE, there), daemon=True
            )  # fmt: skip
            process.start()
            there.close()
            lines.append((seed, process, here))
        begun = {seed: [next_of(line) for _ in range(4)] for seed, _, line in lines}
        for seed, process, line in lines:  # one after the other, the rest still ticking
            process.kill()
            process.join(10)
            kills += 1
            acknowledged[f"terminal-{seed}"] = begun[seed][1:] + heard(line)
    assert len(acknowledged) == kills
    for terminal, ticks in acknowledged.items():
        kept = called.rows(
            "SELECT '#' || e.seq, t.status FROM roll_call_tick t JOIN roll_call_entry e ON e.id = t.entry_id "
            "WHERE t.terminal = :terminal ORDER BY t.id", terminal=terminal,
        )  # fmt: skip
        assert kept[: len(ticks)] == [(place, LETTERS[letter]) for place, letter in ticks]
        assert len(kept) <= len(ticks) + 1, "at most the one that was under way"
    check(called)


def test_a_writer_of_the_copy_may_be_killed_at_any_moment_and_there_is_a_whole_one(called: Hand) -> None:
    place, whole = write_copy(called.desk), ""
    whole = place.read_text("utf-8")
    for number in range(12):
        with running(children.copy_for_ever, called.path, surroundings(), NOON) as (_, line):
            assert line.poll(60)
            line.recv()
            time.sleep(0.003 * number)
        assert place.read_text("utf-8") == whole
        assert place.stat().st_mode & 0o777 == 0o600
    assert place == place_of(called.desk.uid, called.path)


def test_a_roll_call_is_opened_while_another_process_writes_without_pause(hand: Hand) -> None:
    hand.check_in(hand.book(), room="101")
    hand.do("raise-incident", type="fire", place="6F")
    with running(children.book_for_ever, hand.path, surroundings(), NOON) as (_, line):
        assert line.poll(60)
        line.recv()
        started = time.perf_counter()
        done = hand.do("open-roll-call", assembly="Gate")
        print(f"\nopened in {(time.perf_counter() - started) * 1000:.0f} ms beside a writer")
        assert line.poll(60), "the writer goes on"
    assert done.result["expected"] == 1
    check(hand)
