"""Programs in a pseudo-terminal for the tests of this folder."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Hand
from tests.source_tree import ROOT
from tests.terminal.pty_harness import Terminal

Start = Callable[..., Terminal]
Sit = Callable[..., Terminal]
NOW = "2026-11-23T07:00:00Z"
SECRETS = {"desk": "kettle orbit walnut fjord", "night": "bishop lantern quartz mule"}
ONCE = "bidak-mofet-ruvis"
KEPT_AFTER = 5.0
"""Seconds after which what was typed is on the disk (SC00, reliability F27)."""


IN_EARNEST = ("test_gate", "test_terminal")
"""Tests of how the program starts: an interpreter of its own for each."""


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts `python ARGUMENTS` in the checkout, in a terminal that is closed after the test."""
    afresh = request.module.__name__.rpartition(".")[2] in IN_EARNEST
    with ExitStack() as stack:

        def started(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Terminal:
            before = Path.cwd()
            os.chdir(ROOT)
            try:
                return stack.enter_context(
                    Terminal([sys.executable, *arguments], columns, rows, dict(environment), afresh)
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


@pytest.fixture
def hotel(hand: Hand) -> Hand:
    """A hotel whose receptionist and night manager have passwords, and whose shift is open."""
    for login, secret in SECRETS.items():
        hand.do("reset-password", login=login, secret=ONCE)
        person = hand.at(login)
        person.do("set-password", current=ONCE, password=secret)
        person.desk.close()
    desk = hand.at("desk")
    desk.do("open-shift", float_="100.00")
    desk.desk.close()
    return hand


@pytest.fixture
def sit(start: Start, hotel: Hand) -> Sit:
    """Sits somebody down at a terminal of their own, through the door."""

    def sits(login: str, **surroundings: Any) -> Terminal:
        terminal = start(
            "-m", "hotelcs", "--db", str(hotel.path), "--lang", "en", "--now", NOW, **surroundings
        )
        assert terminal.wait_for("Sign in"), terminal.text()
        terminal.send(login, "<Enter>")
        terminal.settle(0.1)
        terminal.send(SECRETS[login], "<Enter>")
        assert terminal.wait_for("In house"), terminal.text()
        return terminal

    return sits
