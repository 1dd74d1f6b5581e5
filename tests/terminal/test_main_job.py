"""The main job from the keyboard of a real terminal, on a real hotel: the right rows, within the budget."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import IDS, Hand
from tests.source_tree import ROOT
from tests.terminal.conftest import Start
from tests.terminal.pty_harness import Count, Terminal

NOW = "2026-11-23T07:00:00Z"
KNOWN = ("<F2>", "zw", "<Enter>", IDS[0], "<Enter>", "0", "<Enter>", "<F10>")
WALK_IN = (
    "<F3>",
    "in",
    "<Enter>",
    IDS[1],
    "<Enter>",
    "Li Na",
    "<Enter>",
    "1",
    "<Enter>",
    "2",
    "<Enter>",
    "0",
    "<F10>",
)
TERMINALS = [{"TERM": "xterm-256color"}, {"TERM": "linux"}, {"TERM": "xterm", "NO_COLOR": "1"}]


def opened(start: Start, hand: Hand, **environment: str) -> Terminal:
    """The screens on the hotel of `hand`, which lets everybody in as a demo does, with live numbers."""
    hand.admit_everybody()
    terminal = start("-m", "hotelcs", "--db", str(hand.path), "--as", "admin", "--now", NOW, **environment)
    assert terminal.wait_for("In house"), terminal.text()
    return terminal


def test_the_paths_are_within_their_budgets() -> None:
    known = Count.of([key for key in KNOWN if key not in IDS])
    walk_in = Count.of([key for key in WALK_IN if key not in IDS])
    assert known.control <= 8
    assert known.characters <= 4
    assert walk_in.control <= 14
    assert walk_in.characters <= 12


@pytest.mark.parametrize("environment", TERMINALS, ids=lambda e: "-".join(e.values()))
def test_a_known_booking_is_checked_in(start: Start, hand: Hand, environment: dict[str, str]) -> None:
    number = hand.book("Zhang Wei")
    terminal = opened(start, hand, **environment)
    terminal.send(*KNOWN)
    assert terminal.wait_for("is checked in, room"), terminal.text()
    rows = hand.rows("SELECT r.no, s.status FROM stay s JOIN reservation r ON r.id = s.reservation_id")
    assert rows == [(number, "in_house")]
    assert hand.value("SELECT count(*) FROM registration") == 1


@pytest.mark.parametrize("environment", TERMINALS, ids=lambda e: "-".join(e.values()))
def test_a_walk_in_is_received(start: Start, hand: Hand, environment: dict[str, str]) -> None:
    terminal = opened(start, hand, **environment)
    terminal.send(*WALK_IN)
    assert terminal.wait_for("Li Na is checked in, room"), terminal.text()
    assert hand.rows("SELECT channel, status, departure FROM reservation") == [
        ("walk_in", "checked_in", "2026-11-25")
    ]


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_both_work_in_a_tmux_of_80x24(hand: Hand, tmp_path: Path) -> None:
    hand.admit_everybody()
    hand.book("Zhang Wei")
    settings = tmp_path / "tmux.conf"
    settings.write_text("set -g status off\nset -sg escape-time 0\nset -g default-terminal screen-256color\n")
    program = f"{sys.executable} -m hotelcs --db {hand.path} --as admin --now {NOW}"
    server = ["tmux", "-L", f"hotelcs-{os.getpid()}", "-f", str(settings)]
    command = [*server, "new-session", "-c", str(ROOT), program]
    with ExitStack() as stack:
        stack.callback(subprocess.run, [*server, "kill-server"], check=False, capture_output=True)
        terminal = stack.enter_context(Terminal(command, environment={"TERM": "xterm-256color", "TMUX": ""}))
        assert terminal.wait_for("In house"), terminal.text()
        terminal.send(*KNOWN)
        assert terminal.wait_for("is checked in, room"), terminal.text()
        terminal.send(*WALK_IN)
        assert terminal.wait_for("Li Na is checked in, room"), terminal.text()
        terminal.send("<F3>", "quit", "<Enter>")
        assert terminal.exit_code(5.0) == 0
    assert hand.value("SELECT count(*) FROM stay WHERE status = 'in_house'") == 2
