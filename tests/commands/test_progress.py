"""A progress bar: on a terminal only, and only when the work takes its time."""

import io
import sys

import pytest

from hotelcs.commands import progress
from hotelcs.commands.progress import Bar


class Terminal(io.StringIO):
    """Standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch):
    made = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    return made


def work(bar: Bar) -> None:
    with bar:
        for done in (10, 20, 30, 5, 30):
            bar(done, 30)


def test_long_work_shows_its_phases_and_cleans_up(terminal):
    work(Bar())
    assert "Checking" in terminal.getvalue()
    assert "Writing" in terminal.getvalue()


def test_a_phase_can_have_a_name(terminal):
    work(Bar("Making the demo hotel"))
    assert "Making the demo hotel" in terminal.getvalue()


def test_short_work_shows_nothing(terminal, monkeypatch):
    monkeypatch.setattr(progress, "PATIENCE", 60.0)
    work(Bar())
    assert terminal.getvalue() == ""


def test_quiet_work_shows_nothing(terminal):
    work(Bar(quiet=True))
    assert terminal.getvalue() == ""


def test_a_pipe_shows_nothing(monkeypatch):
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    work(Bar())
    assert pipe.getvalue() == ""
