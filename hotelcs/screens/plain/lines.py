"""Standard input and output by line: a line that is awaited can be interrupted, a secret is not shown, an end is an end."""

import codecs
import os
import select
import signal
import sys
import termios
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from hotelcs import terminal
from hotelcs.screens.paint import shown

LONGEST = 65_536
"""Bytes of one line; what is longer is no line that a person types."""


class Ended(Exception):
    """Nobody writes or reads any more: the end of the input, a lost terminal, a signal."""


class Lines:
    """Tells lines and reads lines. `tick` is called each second of waiting; where it says True the waiting ends without a line."""

    def __init__(self, source: int = 0, target: int = 1) -> None:
        self._source = source
        self._target = target
        self._left = b""
        self._over = False
        self._asking = False
        self._reading = False
        self._interrupted = False
        self.signalled = 0
        self._codec = terminal.current().codec
        self.is_terminal = os.isatty(source)

    # --- out

    def tell(self, lines: Iterable[str]) -> None:
        """Print each line as this terminal can show it. Raises Ended when nobody reads."""
        self._write("".join(f"{shown(line).rstrip()}\n" for line in lines))

    def _write(self, text: str) -> None:
        rest = text.encode(self._codec, "replace")
        try:
            while rest:
                rest = rest[os.write(self._target, rest) :]
        except OSError:
            raise Ended from None

    # --- in

    def ask(self, prompt: str, tick: Callable[[], bool], *, secret: bool = False) -> str | None:
        """A line, without its end; None when `tick` said that something else is to be asked. Raises Ended.

        Ctrl+C raises KeyboardInterrupt, from the moment on in which the question can be seen.
        """
        self._asking, self._interrupted = True, False
        try:
            with (
                self._unseen() if secret and self.is_terminal else _as_it_is()
            ):  # before it is asked: who types ahead is unseen too
                self._write(f"{shown(prompt)} " if self.is_terminal else f"{shown(prompt)}\n")
                return self._line(tick)
        finally:
            self._asking = False

    def _line(self, tick: Callable[[], bool]) -> str | None:
        while b"\n" not in self._left:
            if self._over or len(self._left) > LONGEST:
                raise Ended
            if not self._wait():
                if tick():
                    return None
                continue
            self._fill()
        line, _, self._left = self._left.partition(b"\n")
        text = codecs.decode(line.rstrip(b"\r"), self._codec, "replace")
        return text.replace("\ufffd", "?")

    def _wait(self) -> bool:
        """Whether something can be read within a second."""
        self._reading = True
        try:
            if self.signalled:
                raise Ended
            if self._interrupted:
                raise KeyboardInterrupt
            return bool(select.select([self._source], [], [], 1.0)[0])
        finally:
            self._reading = False

    def _fill(self) -> None:
        try:
            fresh = os.read(self._source, 4096)
        except OSError:  # a terminal that was hung up
            fresh = b""
        self._over = not fresh
        self._left += fresh
        if self._over and self._left and b"\n" not in self._left:
            self._left += b"\n"  # the last line of a file need not have an end

    @contextmanager
    def _unseen(self) -> Iterator[None]:
        before = termios.tcgetattr(self._source)
        hidden = [*before]
        hidden[3] = before[3] & ~termios.ECHO
        termios.tcsetattr(self._source, termios.TCSADRAIN, hidden)
        try:
            yield
        finally:
            with suppress(termios.error):
                termios.tcsetattr(self._source, termios.TCSADRAIN, before)
            with suppress(Ended):
                self._write("\n")

    # --- signals

    def watch(self) -> None:
        """SIGHUP and SIGTERM end the waiting for a line, and Ctrl+C leaves the question; what is being done is done to its end."""
        for name in ("SIGHUP", "SIGTERM", "SIGINT"):
            signal.signal(getattr(signal, name), self._on_signal)

    def _on_signal(self, number: int, _: Any) -> None:
        if number == signal.SIGINT:
            if self._reading:
                raise KeyboardInterrupt
            self._interrupted = self._asking
            return
        self.signalled = number
        if self._reading:
            raise Ended


@contextmanager
def _as_it_is() -> Iterator[None]:
    yield


def standard() -> Lines:
    """Standard input and output."""
    sys.stdout.flush()
    return Lines()
