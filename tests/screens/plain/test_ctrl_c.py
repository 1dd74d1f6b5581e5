"""Ctrl+C leaves the question that can be seen, at whatever moment it comes; what is being done is done to its end."""

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from hotelcs.screens.plain.lines import Lines


class Hasty(Lines):
    """Lines of somebody who presses Ctrl+C as soon as a question stands there, before the program waits for an answer."""

    hasty = True

    def _write(self, text: str) -> None:
        super()._write(text)
        if self.hasty:
            signal.raise_signal(signal.SIGINT)


@pytest.fixture
def asked() -> Iterator[Callable[[bytes], Hasty]]:
    """Lines that watch for signals, with what was typed ahead."""
    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)}
    (source, typing), (seen, target) = os.pipe(), os.pipe()

    def lines(typed: bytes) -> Hasty:
        os.write(typing, typed)
        made = Hasty(source, target)
        made.watch()
        return made

    yield lines
    for number, handler in before.items():
        signal.signal(number, handler)
    for end in (source, typing, seen, target):
        os.close(end)


def test_ctrl_c_before_the_program_waits_leaves_the_question(asked: Callable[[bytes], Hasty]) -> None:
    lines = asked(b"")
    with pytest.raises(KeyboardInterrupt):
        lines.ask("Name*:", lambda: False)


def test_one_that_came_while_something_was_done_leaves_no_later_question(
    asked: Callable[[bytes], Hasty],
) -> None:
    lines = asked(b"Li Na\n")
    lines.tell(["Saved."])
    lines.hasty = False
    assert lines.ask("Name*:", lambda: False) == "Li Na"
