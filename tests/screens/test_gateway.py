"""The way to the desk: one thread reads, one writes, stale answers are dropped, the end does not hang."""

import threading
import time
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import pytest

from hotelcs.errors import Locked, NotReady, Refusal, Replaced
from hotelcs.screens.gateway import Answer, Bug, Gateway
from tests.screens.fake_desk import FakeDesk


class Way:
    """A gateway whose answers are given out one by one."""

    def __init__(self, desk: Any) -> None:
        self.answers: Queue[Answer] = Queue()
        self.gateway = Gateway(lambda: desk, self.answers.put)
        self.got: list[Any] = []

    def next(self) -> None:
        """Receive the next answer."""
        self.gateway.receive(self.answers.get(timeout=5))

    def opened(self) -> "Way":
        """With the desk open."""
        self.gateway.open(self.got.append, self.got.append)
        self.next()
        self.got.clear()
        return self


@pytest.fixture
def way() -> Iterator[Way]:
    """An open way to the desk in memory."""
    made = Way(FakeDesk()).opened()
    yield made
    assert made.gateway.close(5.0)


def test_an_answer_comes_back_to_whoever_asked(way: Way) -> None:
    way.gateway.ask("home", lambda desk: desk.show("home").hotel, way.got.append, way.got.append)
    way.next()
    assert way.got == ["Lakeside Hotel"]


def test_the_older_answer_in_a_slot_is_dropped(way: Way) -> None:
    held = threading.Event()
    way.gateway.ask("find", lambda _: held.wait(5) and "old", way.got.append, way.got.append)
    time.sleep(0.05)  # the first question is under way
    way.gateway.ask("find", lambda _: "new", way.got.append, way.got.append)
    held.set()
    way.next()
    way.next()
    assert way.got == ["new"]


def test_a_question_that_is_stale_before_its_turn_is_not_asked(way: Way) -> None:
    held = threading.Event()
    asked: list[int] = []
    way.gateway.ask("block", lambda _: held.wait(5), lambda _: None, lambda _: None)
    for n in range(20):
        way.gateway.ask("find", lambda _, n=n: asked.append(n), lambda _: None, lambda _: None)
    held.set()
    way.next()
    way.next()
    assert asked == [19]


def test_a_long_read_does_not_hold_up_a_save(way: Way) -> None:
    held = threading.Event()
    way.gateway.ask("slow", lambda _: held.wait(5), lambda _: None, lambda _: None)
    way.gateway.act(
        lambda desk: desk.do("queue", {"reservation": "R261123-001"}), way.got.append, way.got.append
    )
    way.next()
    assert way.got[0].verb == "queue"
    held.set()
    way.next()


@pytest.mark.parametrize("error", [Refusal("X", "No."), Locked("Busy."), NotReady("Not yet.")])
def test_a_failure_the_hotel_knows_comes_back_as_it_is(way: Way, error: Exception) -> None:
    def fail(_: Any) -> None:
        raise error

    way.gateway.act(fail, way.got.append, way.got.append)
    way.next()
    assert way.got == [error]
    assert way.gateway.writing == 0


def test_any_other_error_is_reported_and_comes_back_as_a_number(way: Way) -> None:
    def fail(_: Any) -> None:
        raise KeyError("secret")

    way.gateway.ask("x", fail, way.got.append, way.got.append)
    way.next()
    assert isinstance(way.got[0], Bug)
    way.gateway.ask("x", lambda _: "alive", way.got.append, way.got.append)
    way.next()
    assert way.got[-1] == "alive"


def test_nothing_is_asked_before_the_desk_is_open() -> None:
    way = Way(FakeDesk())
    way.gateway.ask("home", lambda desk: desk.show("home"), way.got.append, way.got.append)
    way.next()
    assert isinstance(way.got[0], NotReady)
    way.gateway.close()


def test_a_change_is_told_once_and_nothing_is_posted_without_one(way: Way) -> None:
    moved: list[int] = []

    def look() -> int:
        """Poll, then let a question go through the same thread: what was posted before it."""
        way.gateway.poll(lambda: moved.append(1))
        way.gateway.ask("after", lambda _: None, lambda _: None, lambda _: None)
        posted = 0
        while (answer := way.answers.get(timeout=5)).slot != "after":
            way.gateway.receive(answer)
            posted += 1
        return posted

    assert [look(), look()] == [0, 0]
    way.gateway._desk.version += 1  # type: ignore[union-attr]
    assert [look(), look()] == [1, 0]
    assert moved == [1]


def test_a_change_between_opening_and_the_first_look_is_told(way: Way) -> None:
    moved: list[int] = []
    way.gateway._desk.version += 1  # type: ignore[union-attr]
    way.gateway.poll(lambda: moved.append(1))
    way.gateway.receive(way.answers.get(timeout=5))
    assert moved == [1]


def test_what_was_noticed_is_not_lost_when_the_next_look_begins_first(way: Way) -> None:
    moved: list[int] = []
    way.gateway._desk.version += 1  # type: ignore[union-attr]
    way.gateway.poll(lambda: moved.append(1))
    noticed = way.answers.get(timeout=5)
    way.gateway.poll(lambda: moved.append(2))
    way.gateway.receive(noticed)
    assert moved == [1]


def test_a_file_that_was_replaced_is_told_once_and_that_it_is_back_too(way: Way) -> None:
    told: list[bool] = []
    desk = way.gateway._desk
    there = desk.changed  # type: ignore[union-attr]

    def gone() -> int:
        raise Replaced("gone")

    for changed in (there, gone, gone, there, there):
        desk.changed = changed  # type: ignore[union-attr, method-assign]
        way.gateway.poll(lambda: None, lambda error: told.append(error is not None))
        way.gateway.ask("after", lambda _: None, lambda _: None, lambda _: None)
        while (answer := way.answers.get(timeout=5)).slot != "after":
            way.gateway.receive(answer)
    assert told == [True, False]


def test_a_desk_that_cannot_be_asked_for_changes_is_asked_again(way: Way) -> None:
    moved: list[int] = []
    desk = way.gateway._desk
    changed, desk.changed = desk.changed, lambda: 1 // 0  # type: ignore[union-attr, method-assign]
    for _ in range(2):
        way.gateway.poll(lambda: moved.append(1))
        way.gateway.ask("after", lambda _: None, lambda _: None, lambda _: None)
        assert way.answers.get(timeout=5).slot == "after"
    desk.changed = changed  # type: ignore[union-attr, method-assign]
    assert moved == []


def test_the_end_waits_for_a_save_but_not_for_ever() -> None:
    way = Way(FakeDesk()).opened()
    done: list[str] = []
    way.gateway.act(lambda _: (time.sleep(0.2), done.append("saved"))[1], lambda _: None, lambda _: None)  # type: ignore[arg-type, func-returns-value, return-value]
    assert way.gateway.close(5.0)
    assert done == ["saved"]
    stuck = Way(FakeDesk()).opened()
    release: Callable[[], None]
    event = threading.Event()
    release = event.set
    stuck.gateway.act(lambda _: event.wait(5), lambda _: None, lambda _: None)  # type: ignore[arg-type, return-value]
    before = time.monotonic()
    assert not stuck.gateway.close(0.1)
    assert time.monotonic() - before < 2.0
    release()
