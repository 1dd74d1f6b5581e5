"""What a terminal receives and sends: order, bytes, control characters, the end."""

import os
import re
import signal
import time

import pytest

from tests.hostile import needs_hostile
from tests.terminal.conftest import Start
from tests.terminal.pty_harness import Terminal

SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;?<>=$]*[A-Za-z]|[78=>]|[()][AB0])")
"""What Textual and the page send: control sequences with parameters, nothing else."""
FORM = ("<F3>", "in R261123-001", "<Enter>")


def test_two_hundred_keys_in_one_burst_arrive_complete_and_in_order(fake: Start) -> None:
    terminal = fake()
    typed = "".join(chr(ord("a") + n * 7 % 26) for n in range(200))
    terminal.send("<F2>", typed)
    assert terminal.wait_for(typed[-60:]), terminal.text()
    terminal.send("<Home>")
    assert terminal.wait_for(typed[:60]), terminal.text()


def test_keys_typed_before_the_first_frame_are_kept(start: Start) -> None:
    terminal = start("-m", "tests.screens.run_fake")
    terminal.send("<F4>", "02")
    assert terminal.wait_for("Arrivals to come 210"), terminal.text()


@pytest.mark.parametrize("screen", ["02", "05"])
def test_moving_the_cursor_costs_few_bytes_over_a_line(fake: Start, screen: str) -> None:
    terminal = fake(SSH_CONNECTION="1", TERM="xterm-16color")
    terminal.send("<F4>", screen)
    terminal.settle()
    costs = []
    for _ in range(5):
        terminal.send("<Down>")
        costs.append(len(terminal.settle()))
    assert 0 < max(costs) <= 188, costs


def test_an_idle_screen_is_silent(fake: Start) -> None:
    terminal = fake()
    seconds = 5.0
    assert len(terminal.read(seconds)) <= 200 * seconds / 60 + 20  # a minute may change meanwhile


def test_the_first_row_and_the_last_row_are_as_the_contract_says(fake: Start) -> None:
    terminal = fake()
    assert terminal.lines()[0].startswith(" 01 Home")
    assert terminal.lines()[-1].startswith(" F1Help  F2Find")


def test_no_colour_is_sent_when_none_is_wanted(fake: Start) -> None:
    terminal = fake(NO_COLOR="1")
    terminal.send("<F4>", "05")
    terminal.settle()
    codes = {
        code for found in re.findall(rb"\x1b\[([0-9;]*)m", terminal.received) for code in found.split(b";")
    }
    assert codes <= {b"", b"0", b"1", b"7"}


@needs_hostile
@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_from_outside_send_no_control_bytes_and_break_no_frame(fake: Start, language: str) -> None:
    terminal = fake("hostile", language)
    terminal.send("<F4>", "02")
    for _ in range(42):
        terminal.send("<PgDn>")
        terminal.settle(0.05)
        assert_frame_holds(terminal)
    for screen in (("<Enter>",), ("<F4>", "05"), ("<F4>", "01"), ("<F2>", "a")):
        terminal.send(*screen)
        terminal.settle()
        assert_frame_holds(terminal)
    plain = SEQUENCE.sub(b"", terminal.received)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", plain)
    assert not re.search("[\x80-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", plain.decode())


def assert_frame_holds(terminal: Terminal) -> None:
    """The outer frame of every body row stands in the first and the last column."""
    for row, line in list(enumerate(terminal.cells()))[3:-3]:
        assert line[0] in "+|", (row, "".join(line))
        assert line[-1] in "+|", (row, "".join(line))


def test_quit_leaves_with_zero_and_restores_the_terminal(fake: Start) -> None:
    terminal = fake()
    terminal.send("<F3>", "quit", "<Enter>")
    assert terminal.exit_code(5.0) == 0
    terminal.settle(0.1)
    assert b"\x1b[?1049l" in terminal.received


def test_quit_asks_while_a_form_is_unsaved(fake: Start) -> None:
    terminal = fake()
    terminal.send(*FORM, "E12", "<F3>", "quit", "<Enter>")
    assert terminal.wait_for("kept for you"), terminal.text()
    terminal.send("n")
    terminal.settle()
    assert terminal.exit_code(0.2) is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_cleanly(fake: Start, number: signal.Signals) -> None:
    terminal = fake()
    os.kill(terminal.pid, number)
    assert terminal.exit_code(5.0) == 128 + number
    terminal.settle(0.1)
    assert b"\x1b[?1049l" in terminal.received


def test_a_terminal_that_is_gone_ends_the_program(fake: Start) -> None:
    terminal = fake()
    terminal.hang_up()
    assert terminal.exit_code(8.0) is not None


def test_the_first_frame_is_there_before_the_database_is_imported(start: Start, tmp_path: object) -> None:
    found = f"{tmp_path}/modules"
    program = (
        "import sys\nfrom hotelcs.app import show\n"
        "def opened():\n"
        f"    open({found!r}, 'w').write(' '.join(sys.modules))\n"
        "    from tests.screens.fake_desk import FakeDesk\n    return FakeDesk()\n"
        "sys.exit(show(opened))"
    )
    terminal = start("-c", program)
    assert terminal.wait_for("Arrivals     37"), terminal.text()
    with open(found) as modules:  # noqa: PTH123 - written by the program above
        loaded = {name.split(".")[0] for name in modules.read().split()}
    assert loaded.isdisjoint(
        {"sqlalchemy", "sqlmodel", "pydantic", "sqlite3", "pysqlite3", "alembic", "typer"}
    )


def test_a_hostile_environment_is_dropped(fake: Start) -> None:
    terminal = fake(TEXTUAL_DRIVER="os:abort", TEXTUAL_LOG="/nonexistent/log", TEXTUAL="devtools")
    assert terminal.lines()[0].startswith(" 01 Home")


def test_typing_stays_alive_while_a_question_is_open(start: Start) -> None:
    program = (
        "import sys, time\nfrom hotelcs.app import show\nfrom tests.screens.fake_desk import FakeDesk\n"
        "class Slow(FakeDesk):\n"
        "    def show(self, view, **filters):\n"
        "        time.sleep(3 if view == 'find' else 0)\n        return super().show(view, **filters)\n"
        "sys.exit(show(Slow))"
    )
    terminal = start("-c", program)
    assert terminal.wait_for("Arrivals     37"), terminal.text()
    terminal.send("<F2>", "li")
    terminal.settle()
    before = time.monotonic()
    terminal.send("na")
    assert terminal.wait_for("> lina", 2.0), terminal.text()
    assert time.monotonic() - before < 1.0
