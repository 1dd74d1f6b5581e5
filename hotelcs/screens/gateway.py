"""The way from the screens to the desk: one thread reads, one writes, and answers come back as messages.

A thread cannot be stopped, so every question carries the generation of its slot: a newer question in the
same slot makes the older answer stale, and stale answers are dropped (pitfalls, textual#4889, #3966).
Threads are daemons and only post; nothing here waits for the screen.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread
from typing import Any, Protocol

from hotelcs.errors import HotelcsError, NotReady, Replaced
from hotelcs.i18n import N_
from hotelcs.screens.desk_port import DeskPort
from hotelcs.screens.trouble import report

Then = Callable[[Any], None]
Call = Callable[[DeskPort], Any]


@dataclass(frozen=True, slots=True)
class Bug:
    """An unexpected error, already reported under `reference`."""

    reference: str


Failure = HotelcsError | Bug
Fail = Callable[[Failure], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a thread hands to the screen: whom it is for, and the value or the failure."""

    slot: str
    generation: int
    give: Callable[[], None]


class Asking(Protocol):
    """What the screens use of a gateway (tests answer at once)."""

    def ask(self, slot: str, call: Call, then: Then, fail: Fail) -> None:
        """Read in the read thread; a newer question in `slot` makes this one stale."""

    def act(self, call: Call, then: Then, fail: Fail) -> None:
        """Write in the write thread, one after the other; never dropped."""

    def before(self, call: Callable[[], Any], then: Then, fail: Fail) -> None:
        """Do something for which no desk is needed, in the write thread."""

    def forget(self, slot: str) -> None:
        """Answers to what was asked in `slot` are not wanted any more."""


class Worker:
    """A daemon thread that runs what it is given, in order."""

    def __init__(self, name: str) -> None:
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name=f"hotelcs-{name}", daemon=True)
        self._thread.start()

    def put(self, task: Callable[[], None]) -> None:
        """Run `task` after those before it."""
        self._tasks.put(task)

    def stop(self, seconds: float) -> bool:
        """Let the tasks given so far end, waiting at most `seconds`; True when they did."""
        self._tasks.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()


class Gateway:
    """Runs questions and acts on a desk, and posts the answers with `deliver`."""

    def __init__(self, open_desk: Callable[[], DeskPort], deliver: Callable[[Answer], None]) -> None:
        self._open = open_desk
        self._deliver = deliver
        self._desk: DeskPort | None = None
        self._generations: dict[str, int] = {}
        self._reader = Worker("reads")
        self._writer = Worker("writes")
        self._seen: int | None = None
        self._polling = False
        self._replaced: Replaced | None = None
        self.writing = 0

    def open(self, then: Then, fail: Fail) -> None:
        """Open the desk in the read thread; `then` gets the desk."""

        def opened(_: DeskPort) -> DeskPort:
            self._desk = self._open()
            self._seen = self._desk.changed()  # before anything is read: what comes later is a change
            return self._desk

        self._run(self._reader, "open", opened, then, fail, first=True)

    def ask(self, slot: str, call: Call, then: Then, fail: Fail) -> None:
        """Read in the read thread; a newer question in `slot` makes this one stale."""
        self._run(self._reader, slot, call, then, fail)

    def act(self, call: Call, then: Then, fail: Fail) -> None:
        """Write in the write thread, one after the other; never dropped."""
        self.writing += 1

        def done(answer: Any) -> None:
            self.writing -= 1
            then(answer)

        def failed(failure: Failure) -> None:
            self.writing -= 1
            fail(failure)

        self._run(self._writer, f"act {id(call)}", call, done, failed)

    def before(self, call: Callable[[], Any], then: Then, fail: Fail) -> None:
        """Do something for which no desk is needed, in the write thread."""
        self._run(self._writer, f"before {id(call)}", lambda _: call(), then, fail, first=True)

    def forget(self, slot: str) -> None:
        """Answers to what was asked in `slot` are not wanted any more."""
        self._generations[slot] = self._generations.get(slot, 0) + 1

    def poll(
        self, moved: Callable[[], None], replaced: Callable[[Replaced | None], None] = lambda _: None
    ) -> None:
        """Look in the read thread whether another process changed the hotel; `moved` is called when it did.

        `replaced` is called once when the hotel's file is no longer the one that was opened, and when it is again.
        Nothing is posted when nothing changed: an idle screen does no work (limits P7).
        """
        if self._polling or self._desk is None:
            return
        self._polling = True
        generation, desk = self._generations.setdefault("poll", 0), self._desk

        def look() -> None:
            before, gone = self._seen, self._replaced
            try:
                self._seen, gone = desk.changed(), None
            except Replaced as error:
                gone = error
            except Exception as error:  # the thread's edge: the next question tells staff
                if not isinstance(error, HotelcsError):
                    report(error)
            finally:
                self._polling = False
            if before is not None and before != self._seen:
                self._deliver(Answer("poll", generation, moved))
            if (gone is None) != (self._replaced is None):
                self._replaced = gone
                self._deliver(Answer("poll", generation, lambda: replaced(gone)))

        self._reader.put(look)

    def warm(self) -> None:
        """Import what writing needs, in the write thread, so that the first act is not slower than the next."""
        self._writer.put(lambda: getattr(self._desk, "performer", None) and None)

    def escalate(self) -> None:
        """Tell, in the write thread, whom it concerns what nobody took in time. Every terminal looks, each step runs once.

        Nothing is posted: what came of it is seen by the next `poll`. While somebody waits for an act the next minute will do.
        """
        if self.writing or self._desk is None:
            return
        desk = self._desk

        def run() -> None:
            try:
                desk.escalate()
            except HotelcsError:
                pass  # busy, or the disk is full: the next act tells staff, the next minute tries again
            except Exception as error:  # the thread's edge
                report(error)

        self._writer.put(run)

    def receive(self, answer: Answer) -> None:
        """Give `answer` to whoever asked, unless it is stale. Runs where the screens live."""
        if self._generations.get(answer.slot) == answer.generation:
            answer.give()

    def close(self, seconds: float = 3.0) -> bool:
        """End both threads, waiting at most `seconds` for an act under way; True when all ended."""
        if self._desk is not None:
            self._writer.put(self._leave)
        ended = self._writer.stop(seconds)
        if self._desk is not None and ended:
            self._reader.put(self._desk.close)
        return self._reader.stop(min(seconds, 0.5)) and ended

    def _leave(self) -> None:
        """The terminal ends: whoever signed in here is signed out; what cannot be written is no reason to stay."""
        with suppress(Exception):
            if self._desk is not None:
                self._desk.leave_all("quit")

    def _run(
        self, worker: Worker, slot: str, call: Call, then: Then, fail: Fail, *, first: bool = False
    ) -> None:
        self.forget(slot)
        generation = self._generations[slot]

        def task() -> None:
            if self._generations.get(slot) != generation:
                return
            try:
                value = call(self._ready(first=first))
            except HotelcsError as error:
                self._hand(slot, generation, fail, error)
            except Exception as error:  # the thread's edge: reported, shown, and the desk goes on
                self._hand(slot, generation, fail, Bug(report(error)))
            else:
                self._hand(slot, generation, then, value)

        worker.put(task)

    def _ready(self, *, first: bool) -> DeskPort:
        if self._desk is None and not first:
            raise NotReady(N_("The hotel is not open yet."))
        return self._desk  # type: ignore[return-value] # the first call opens it

    def _hand(self, slot: str, generation: int, give: Callable[[Any], None], value: Any) -> None:
        self._deliver(Answer(slot, generation, lambda: give(value)))
