"""A person who types lines: what was told, what is typed next; no terminal."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from hotelcs.clock import fixed
from hotelcs.screens.plain.face import PlainFace
from hotelcs.screens.plain.lines import Ended
from tests.conftest import NOON, Hand
from tests.screens.fake_desk import FakeDesk


class Script:
    """Lines that are typed one after the other; then the input ends."""

    is_terminal = False
    signalled = 0

    def __init__(self, typed: list[str]) -> None:
        self.typed = typed
        self.said: list[str] = []
        self.secrets: list[str] = []

    def watch(self) -> None:
        """No signals come."""

    def tell(self, lines: Any) -> None:
        self.said += lines

    def ask(self, prompt: str, tick: Callable[[], bool], *, secret: bool = False) -> str | None:
        self.said.append(prompt)
        tick()
        if not self.typed:
            raise Ended
        line = self.typed.pop(0)
        if secret:
            self.secrets.append(line)
        return line


class Person:
    """Types lines into a desk and reads what comes."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        self.script = Script([])
        self.face = PlainFace(self.script, fixed(NOON))  # type: ignore[arg-type]

    def type(self, *lines: str) -> list[str]:
        """Type `lines`; everything that was told, until the next line is awaited."""
        self.script.typed = list(lines)
        before = len(self.script.said)
        if self.face.gateway.desk is None and self.face.counter.cover is None:
            self.face._open(lambda: self.desk, None)
        try:
            while not self.face.left:
                self.face.turn()
        except Ended:
            self.face.counter.keep_drafts()
        return self.script.said[before:]

    @property
    def said(self) -> str:
        """Everything so far."""
        return "\n".join(self.script.said)


@pytest.fixture
def person() -> Person:
    """At the hotel in memory."""
    return Person(FakeDesk())


@pytest.fixture
def real(hand: Hand) -> Iterator[Person]:
    """At a real hotel of six rooms, where nobody need sign in; the desk's shift is open."""
    hand.admit_everybody()
    desk = Hand(hand.path).desk
    yield Person(desk)
    desk.close()
