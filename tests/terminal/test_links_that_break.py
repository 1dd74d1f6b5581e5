"""What happens to a terminal: another size, a lost line, a stop, a terminal that reads no more. Nothing typed is lost."""

import os
import signal
import time

import pytest

from tests.conftest import IDS, Hand
from tests.terminal.conftest import NOW, Sit, Start
from tests.terminal.pty_harness import Terminal


def at_a_form(sit: Sit, hotel: Hand) -> Terminal:
    """The check-in form of a booking, with a document half typed."""
    hotel.book("Zhang Wei")
    terminal = sit("desk")
    terminal.send("<F3>", "in r1", "<Enter>")
    assert terminal.wait_for("Document"), terminal.text()
    terminal.send("34052419")
    terminal.settle()
    return terminal


def test_a_form_keeps_what_is_typed_through_every_size_and_goes_on(sit: Sit, hotel: Hand) -> None:
    terminal = at_a_form(sit, hotel)
    terminal.resize(40, 12)
    assert terminal.wait_for("80x24"), terminal.text()
    terminal.send("8001")
    assert terminal.wait_for("340524198001"), "what is typed is seen in the smallest window"
    terminal.resize(120, 40)
    assert terminal.wait_for("340524198001"), terminal.text()
    terminal.send("01001X", "<Enter>", "0", "<F10>")
    assert terminal.wait_for("Zhang Wei is checked in"), terminal.text()
    terminal.resize(80, 24)
    terminal.settle()
    assert terminal.lines()[0].startswith(" 01 Home") or terminal.lines()[0].startswith(" 0"), terminal.text()
    assert terminal.lines()[-1].startswith(" F1"), terminal.text()
    assert hotel.value("SELECT count(*) FROM stay") == 1


def test_many_sizes_in_a_row_end_with_a_whole_screen(sit: Sit, hotel: Hand) -> None:
    terminal = at_a_form(sit, hotel)
    for columns, rows in [(40, 12), (200, 60), (1, 1), (81, 25), (20, 40), (80, 24)]:
        terminal.resize(columns, rows)
    assert terminal.wait_for("34052419"), terminal.text()
    terminal.settle()
    assert terminal.lines()[-1].startswith(" F1"), terminal.text()
    assert all(line[:1] in "+| " for line in terminal.lines()[2:-3])


def wait_until_gone(terminal: Terminal, seconds: float = 8.0) -> int | None:
    """The exit code once it has ended."""
    return terminal.exit_code(seconds)


@pytest.mark.parametrize("how", ["hang up", "SIGHUP", "SIGTERM"])
def test_a_lost_line_keeps_the_draft_and_ends_the_session_at_once(sit: Sit, hotel: Hand, how: str) -> None:
    terminal = at_a_form(sit, hotel)
    terminal.send("8")  # the key before the line breaks is kept as well
    terminal.settle()
    if how == "hang up":
        terminal.hang_up()
    else:
        os.kill(terminal.pid, signal.Signals[how])
    code = wait_until_gone(terminal)
    assert code == 128 + (signal.SIGTERM if how == "SIGTERM" else signal.SIGHUP)
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0
    kept = hotel.at("desk").desk.drafts.mine()
    assert [one.fields["guests.0.document"] for one in kept] == ["340524198"]
    assert hotel.at("night").desk.drafts.mine() == []


def test_a_program_that_was_stopped_goes_on_with_the_whole_screen_and_one_keyboard(
    sit: Sit, hotel: Hand
) -> None:
    terminal = at_a_form(sit, hotel)
    os.kill(terminal.pid, signal.SIGSTOP)
    time.sleep(0.2)
    terminal.send("8001")
    os.kill(terminal.pid, signal.SIGCONT)
    assert terminal.wait_for("340524198001"), terminal.text()
    terminal._screen.reset()  # whatever drew over it meanwhile
    os.kill(terminal.pid, signal.SIGCONT)
    assert terminal.wait_for("340524198001"), "every cell is sent again"
    typed = "01001X"
    terminal.send(*typed)
    assert terminal.wait_for(IDS[0]), "no key went to a second reader"
    terminal.send("<Enter>", "0", "<F10>")
    assert terminal.wait_for("Zhang Wei is checked in"), terminal.text()
    terminal.send("<F3>", "quit", "<Enter>")
    assert terminal.exit_code(5.0) == 0


def test_ctrl_z_of_a_shell_gives_the_terminal_back_and_takes_it_again(sit: Sit, hotel: Hand) -> None:
    terminal = at_a_form(sit, hotel)
    os.kill(terminal.pid, signal.SIGTSTP)
    terminal.settle()
    assert terminal.received.endswith(b"\x1b[?1049l"), "the shell's own screen is back"
    os.kill(terminal.pid, signal.SIGCONT)
    assert terminal.wait_for("34052419"), terminal.text()


def test_a_terminal_that_reads_no_more_blocks_nobody_else_and_catches_up(sit: Sit, hotel: Hand) -> None:
    stuck, other = at_a_form(sit, hotel), sit("night")
    for _ in range(60):  # a whole screen in Chinese and back, and nobody reads it
        stuck.send("<F7>", "<F7>")
        time.sleep(0.05)
    stuck.send("8001")
    for number in range(3):
        other.send("<F8>", f"line {number}", "<Enter>")
        assert other.wait_for(f"In the log: J261123-00{number + 1}.", 10.0), other.text()
    time.sleep(5.0)
    kept = hotel.at("desk").desk.drafts.mine()
    assert [one.fields["guests.0.document"] for one in kept] == ["340524198001"], "typed blind, and kept"
    assert stuck.wait_for("340524198001"), "once it reads again, it sees what is"
    stuck.settle()
    assert stuck.lines()[0].startswith(" 02 Check-in"), stuck.text()


def test_a_stuck_terminal_that_is_hung_up_ends_its_session_too(sit: Sit, hotel: Hand) -> None:
    stuck = at_a_form(sit, hotel)
    for _ in range(80):
        stuck.send("<F7>", "<F7>")
        time.sleep(0.03)
    os.kill(stuck.pid, signal.SIGHUP)
    until = time.monotonic() + 8.0
    while time.monotonic() < until and hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL"):
        time.sleep(0.1)
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0
    assert hotel.at("desk").desk.drafts.mine()[0].fields["guests.0.document"] == "34052419"


STARTS = [
    ({"TERM": "linux"}, "Sign in"),
    ({"TERM": "vt100"}, "Sign in"),
    ({"TERM": "xterm", "NO_COLOR": "1"}, "Sign in"),
    ({"TERM": "xterm", "LANG": "C", "LC_ALL": "C"}, "not UTF-8"),
    ({"TERM": "xterm", "LC_ALL": "zh_CN.GBK"}, "not UTF-8"),
    ({"TERM": "xterm-256color", "HOTELCS_TERMINAL": "ssh"}, "Sign in"),
    ({"TERM": "dumb"}, "hotelcs --plain"),
    ({"TERM": ""}, "hotelcs --plain"),
    ({"TERM": "dumb", "HOTELCS_TERMINAL": "dumb"}, "00 Sign in"),
]


@pytest.mark.parametrize(("environment", "says"), STARTS, ids=str)
def test_every_terminal_starts_or_is_told_what_to_do(
    start: Start, hotel: Hand, environment: dict[str, str], says: str
) -> None:
    terminal = start("-m", "hotelcs", "--db", str(hotel.path), "--now", NOW, **environment)
    assert terminal.wait_for(says), terminal.text()
    if "LC_ALL" in environment:
        terminal.settle()
        assert terminal.received.isascii()


@pytest.mark.parametrize(("kind", "rings"), [("ssh", 1), ("dumb", 0)])
def test_an_emergency_rings_once(start: Start, hotel: Hand, kind: str, rings: int) -> None:
    words = ("--plain",) if kind == "dumb" else ()
    terminal = start("-m", "hotelcs", "--db", str(hotel.path), "--now", NOW, *words, HOTELCS_TERMINAL=kind)
    assert terminal.wait_for("Sign in"), terminal.text()
    hotel.do("raise-incident", type="fire", place="0703")
    assert terminal.wait_for("FIRE 0703", 10.0), terminal.text()
    terminal.settle()
    terminal.read(2.5)
    assert terminal.received.count(b"\a") == rings


def test_the_doctor_says_what_the_terminal_is_taken_for_and_what_it_lacks(start: Start, hotel: Hand) -> None:
    words = ("-m", "hotelcs", "--db", str(hotel.path), "--as", "admin", "doctor")
    small = start(*words, columns=60, rows=20, SSH_TTY="/dev/pts/9", LC_ALL="C")
    assert small.exit_code(30.0) is not None
    told = small.received.decode()
    assert "ssh (SSH_TTY is set), 60x20, ASCII" in told
    assert "--plain" in told
    assert "UTF-8" in told
    fine = start(*words, columns=120, rows=40, LC_ALL="C.UTF-8")
    assert fine.exit_code(30.0) is not None
    assert "OK    Terminal: local (nothing says otherwise), 120x40, UTF-8, 16 colours" in fine.text()
