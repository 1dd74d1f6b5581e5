"""A progress bar: on a terminal only, and only when the work takes its time."""

import io
import sys
from collections.abc import Callable

import pytest

from hotelcs.commands import progress
from hotelcs.commands.progress import Bar


class Stream(io.StringIO):
    """Standard error that is a terminal, or is not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal


Work = Callable[..., str]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Long work of two phases; what a terminal was shown comes back."""

    def run(*words: str, terminal: bool = True, patience: float = 0.0, quiet: bool = False) -> str:
        stream = Stream(terminal)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "PATIENCE", patience)
        with Bar(*words, quiet=quiet) as bar:
            for done in (10, 20, 30, 5, 30):
                bar(done, 30)
        return stream.getvalue()

    return run


def test_long_work_shows_its_phases(work):
    shown = work()
    assert shown.index("Checking") < shown.index("Writing")
    assert "100%" in shown


def test_the_bar_is_gone_when_the_work_is_done(work):
    assert work().endswith("\x1b[2K")


def test_a_phase_can_have_a_name(work):
    assert "Making the demo hotel" in work("Making the demo hotel")


def test_short_work_shows_nothing(work):
    assert work(patience=60.0) == ""


def test_quiet_work_shows_nothing(work):
    assert work(quiet=True) == ""


def test_a_pipe_shows_nothing(work):
    assert work(terminal=False) == ""
