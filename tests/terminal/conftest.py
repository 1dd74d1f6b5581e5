"""Programs in a pseudo-terminal for the tests of this folder."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.source_tree import ROOT
from tests.terminal.pty_harness import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts `python ARGUMENTS` in the checkout, in a terminal that is closed after the test."""
    with ExitStack() as stack:

        def started(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Terminal:
            before = Path.cwd()
            os.chdir(ROOT)
            try:
                return stack.enter_context(
                    Terminal([sys.executable, *arguments], columns, rows, dict(environment))
                )
            finally:
                os.chdir(before)

        yield started


@pytest.fixture
def fake(start: Start) -> Start:
    """Starts the screens on the desk in memory, and waits for live numbers."""

    def started(*arguments: str, **environment: str) -> Terminal:
        terminal = start("-m", "tests.screens.run_fake", *arguments, **environment)
        assert terminal.wait_for("> 1  ") or terminal.wait_for("Nothing waits", 0.1), terminal.text()
        terminal.settle()
        return terminal

    return started
