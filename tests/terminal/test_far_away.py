"""At 300 ms of latency with jitter, a burst of keys does the same as at none: nothing is lost, nothing overtakes."""

import shutil
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import IDS, Hand
from tests.source_tree import ROOT
from tests.terminal.conftest import NOW
from tests.terminal.far_away import FarTerminal
from tests.terminal.pty_harness import KEYS, Terminal

SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
MORNING = (
    "<F4>", "02", "<Down>", "<Up>", "i", IDS[0], "<Enter>", "0", "<Enter>", "<F10>",  # the first arrival, in one breath
    "<F8>", "!wet floor at the lift", "<Enter>",
    "<F4>", "05", "201", "s", "2",
    "<F2>", "lina", "<Enter>",
)  # fmt: skip
BOOKED = (
    "<F3>", "n", "<Enter>", "Sun Qi", "<Tab>", "13911223344", "<Tab>", "1", "<Tab>", "fri", "<Tab>", "2", "<F10>",
    "<F4>", "06", "<Tab>", "<Tab>", "<Esc>", "<F4>", "11", "<Tab>", "c", "fans <lent>", "<Enter>",
)  # fmt: skip
TABLES = {
    "who is where": "SELECT r.no, s.status, rv.no FROM stay s JOIN room r ON r.id = s.room_id JOIN reservation rv ON rv.id = "
                    "s.reservation_id ORDER BY s.id",
    "bookings": "SELECT no, arrival, departure, status FROM reservation ORDER BY id",
    "the log": "SELECT words FROM log_entry ORDER BY id",
    "rooms": "SELECT no, hk_state FROM room ORDER BY no",
    "what was done": "SELECT verb FROM ledger ORDER BY seq",
    "guests": "SELECT name FROM guest ORDER BY id",
}  # fmt: skip
"""What both hotels hold afterwards; numbers and instants of their own are left out."""


def parted(keys: tuple[str, ...]) -> list[str]:
    """Keys by name, texts by character."""
    return [one for key in keys for one in ([key] if key in KEYS else key)]


def held(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What a hotel holds."""
    seen = Hand(path)
    try:
        return {told: seen.rows(sql) for told, sql in TABLES.items()}
    finally:
        seen.desk.close()


def values(tables: dict[str, list[tuple[Any, ...]]]) -> set[str]:
    """Every value in `tables`, as text."""
    return {str(value) for found in tables.values() for row in found for value in row}


def left_behind(terminal: Terminal, keys: tuple[str, ...], path: Path, done: set[str]) -> list[str]:
    """The screen after all `keys`, sent at once, when all of it is done or was given a minute."""
    with terminal:
        assert terminal.wait_for("In house", 40.0), terminal.text()
        terminal.settle()
        terminal.send(*parted(keys))
        until = time.monotonic() + 60.0
        terminal.settle(2.0, 60.0)
        while not done <= values(held(path)) and time.monotonic() < until:
            terminal.settle(1.0)
        terminal.settle(1.0)
        return terminal.lines()


@pytest.mark.parametrize(
    ("keys", "done"),
    [
        (MORNING, {"in_house", "wet floor at the lift", "dirty"}),
        (BOOKED, {"Sun Qi", "2026-11-27", "edit-handover"}),
    ],
    ids=["arrivals, log, rooms, find", "booking, calendar, note"],
)
def test_a_burst_over_a_long_line_ends_as_it_does_at_the_desk(
    hand: Hand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...], done: set[str]
) -> None:
    hand.admit_everybody()
    hand.book("Zhang Wei")
    hand.book("Li Na", type="TWN")
    hand.do("open-shift", department="FD", float_="100.00")
    hand.desk.close()
    monkeypatch.chdir(ROOT)
    screens, rows = [], []
    for kind, name in ((Terminal, "near"), (FarTerminal, "far")):
        path = tmp_path / f"{name}.db"
        shutil.copy(hand.path, path)
        command = [
            sys.executable,
            "-m",
            "hotelcs",
            "--db",
            str(path),
            "--as",
            "admin",
            "--lang",
            "en",
            "--now",
            NOW,
        ]
        screens.append(left_behind(kind(command, environment=dict(SSH)), keys, path, done))
        rows.append(held(path))
    assert rows[0] == rows[1]
    assert screens[0] == screens[1]
    assert done <= values(rows[0]), "and all of it was done"
