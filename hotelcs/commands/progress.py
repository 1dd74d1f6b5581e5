"""A progress bar on standard error, when that is a terminal and the work takes more than a second."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from hotelcs.i18n import N_, tr

PATIENCE = 1.0
"""Seconds of work before anything is shown."""


class Bar:
    """Called with rows done and rows in all, now and then. A count that falls back begins the next phase."""

    def __init__(self, phase: str = "", *, quiet: bool = False) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._begin = time.monotonic()
        self._bar: Any = None
        self._last = 0
        self._phase = phase or tr(N_("Checking"))

    def __call__(self, done: int, total: int) -> None:
        """Show how far the work is."""
        if done < self._last:
            self._phase = tr(N_("Writing"))
        self._last = done
        if not self._shown or time.monotonic() - self._begin < PATIENCE:
            return
        if self._bar is None:
            self._bar = _rich_bar()
            self._bar.start()
            self._task = self._bar.add_task(self._phase)
        self._bar.update(self._task, completed=done, total=total, description=self._phase, refresh=True)

    def __enter__(self) -> Self:
        """Begin counting the second."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the bar off the screen."""
        if self._bar is not None:
            self._bar.stop()


def _rich_bar() -> Any:
    """A bar of rich on standard error, gone when the work is done."""
    from rich.console import Console
    from rich.progress import Progress

    return Progress(console=Console(stderr=True), transient=True)
