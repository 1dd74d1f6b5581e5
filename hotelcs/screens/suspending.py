"""Stopping and going on (SIGTSTP, SIGSTOP and SIGCONT): a suspended tmux, a shell's `kill -STOP`, a laptop's lid.

Textual's own answer to SIGCONT starts a second thread that reads keys, and takes the raw terminal for the one to give
back at the end. Here nothing is started again: the terminal is set as it was, and everything is drawn.
"""

import os
import signal
import sys
import termios
from collections.abc import Callable
from typing import Any

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""The other screen, no caret of the terminal's, focus and pastes told, no wrapping: as Textual starts it."""
LEAVE = "\x1b[?7h\x1b[?2004l\x1b[?1004l\x1b[?25h\x1b[?1049l"


class Suspending:
    """Knows how the terminal was before the screens and how it is for them. `back` draws anew; `later` calls it in the loop."""

    def __init__(
        self, driver: Any, later: Callable[[Callable[[], None]], object], back: Callable[[], None]
    ) -> None:
        self._driver = driver
        self._later = later
        self._back = back
        self._raw: list[Any] | None = None

    def watch(self) -> None:
        """From here on; nothing where there is no terminal."""
        stdin = sys.__stdin__
        if stdin is None or not stdin.isatty():
            return
        self._fd = stdin.fileno()
        self._raw = termios.tcgetattr(self._fd)
        signal.signal(signal.SIGTSTP, self._stop)
        signal.signal(signal.SIGCONT, self._go_on)

    def _stop(self, *_: Any) -> None:
        """Give the terminal back and stop."""
        before = getattr(self._driver, "attrs_before", None)
        if before is not None:
            termios.tcsetattr(self._fd, termios.TCSANOW, before)
        os.write(self._fd, LEAVE.encode())
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self, *_: Any) -> None:
        self._later(self._again)

    def _again(self) -> None:
        try:
            termios.tcsetattr(self._fd, termios.TCSANOW, self._raw or termios.tcgetattr(self._fd))
        except termios.error:
            return  # the terminal is gone; SIGHUP says so too
        self._driver.write(ENTER)
        self._back()
