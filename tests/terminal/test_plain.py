"""`hotelcs --plain` as a process: at a terminal, in a pipe, with the input ending, with signals; no control characters at all."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.conftest import IDS, Hand
from tests.source_tree import ROOT
from tests.terminal.conftest import NOW, SECRETS, Start
from tests.terminal.pty_harness import Terminal

DESK = SECRETS["desk"]


def piped(
    hotel: Hand, text: str | bytes, *words: str, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """What comes of `text` as the whole input."""
    command = [
        sys.executable,
        "-m",
        "hotelcs",
        "--plain",
        "--db",
        str(hotel.path),
        "--now",
        NOW,
        "--lang",
        "en",
        *words,
    ]
    given = text if isinstance(text, bytes) else text.encode()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=False,
        env={**kept, **environment},
    )


@pytest.fixture
def line(start: Start, hotel: Hand) -> Terminal:
    """The sign-in, line by line, at a terminal."""
    terminal = start(
        "-m", "hotelcs", "--plain", "--db", str(hotel.path), "--now", NOW, "--lang", "en", rows=60
    )
    assert terminal.wait_for("Login*:"), terminal.text()
    return terminal


def came_in(terminal: Terminal) -> Terminal:
    """The receptionist is in."""
    terminal.send("desk\n")
    assert terminal.wait_for("Password*:"), terminal.text()
    terminal.send(f"{DESK}\n")
    assert terminal.wait_for("01>", 20.0), terminal.text()
    return terminal


def test_a_password_is_typed_unseen_and_everything_else_is_seen(line: Terminal) -> None:
    came_in(line)
    assert "desk" in line.text()
    assert DESK.encode() not in line.received
    line.send("log lift is loud\n")
    assert line.wait_for("In the log: J261123-001."), line.text()
    line.send("quit\n")
    assert line.exit_code(10.0) == 0
    assert b"\x1b" not in line.received, "nothing but lines"


def test_a_wrong_password_is_said_and_asked_again(line: Terminal, hotel: Hand) -> None:
    line.send("desk\n")
    line.wait_for("Password*:")
    line.send("wrong wrong wrong\n")
    assert line.wait_for("Login or password is wrong."), line.text()
    line.send(f"{DESK}\n")
    assert line.wait_for("01>", 20.0), line.text()


def test_a_guest_is_checked_in_from_a_pipe(hotel: Hand) -> None:
    hotel.book("Zhang Wei")
    done = piped(hotel, f"desk\n{DESK}\ngo 02\n1 i\n{IDS[0]}\n0\n\nquit\n")
    assert done.returncode == 0, done.stderr
    assert b"Zhang Wei is checked in, room" in done.stdout
    assert hotel.value("SELECT count(*) FROM stay WHERE status = 'in_house'") == 1
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0
    assert b"\x1b" not in done.stdout
    assert not done.stderr


def test_the_end_of_the_input_keeps_the_draft_and_signs_out(hotel: Hand) -> None:
    hotel.book("Zhang Wei")
    done = piped(hotel, f"desk\n{DESK}\nin r1\n{IDS[0]}")
    assert done.returncode == 0, done.stderr
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0
    (kept,) = hotel.at("desk").desk.drafts.mine()
    assert kept.fields["guests.0.document"] == IDS[0]


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_keeps_the_draft_and_signs_out(line: Terminal, hotel: Hand, number: signal.Signals) -> None:
    hotel.book("Zhang Wei")
    came_in(line)
    line.send("in r1\n")
    assert line.wait_for("Document*:"), line.text()
    line.send(f"{IDS[0]}\n")
    assert line.wait_for("Deposit*"), line.text()
    os.kill(line.pid, number)
    assert line.exit_code(8.0) == 128 + number
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0
    assert hotel.at("desk").desk.drafts.mine()[0].fields["guests.0.document"] == IDS[0]


def test_a_line_that_breaks_ends_it(line: Terminal, hotel: Hand) -> None:
    came_in(line)
    line.hang_up()
    assert line.exit_code(8.0) is not None
    assert hotel.value("SELECT count(*) FROM signed_in WHERE closed_at IS NULL") == 0


def test_ctrl_c_leaves_a_question_and_not_the_program(line: Terminal) -> None:
    came_in(line)
    line.send("n\n")
    assert line.wait_for("Name*:"), line.text()
    line.send("\x03")
    until = time.monotonic() + 10.0
    while not line.text().rstrip().endswith("01>") and time.monotonic() < until:
        line.read_some(0.2)
    assert line.text().rstrip().endswith("01>"), line.text()
    line.send("\x03")
    assert line.wait_for("quit leaves the program."), line.text()
    assert line.exit_code(0.2) is None


def test_an_emergency_at_another_desk_is_told_while_a_line_is_awaited(line: Terminal, hotel: Hand) -> None:
    came_in(line)
    hotel.do("raise-incident", type="fire", place="0703")
    assert line.wait_for("** FIRE 0703", 6.0), line.text()


def test_bytes_that_are_no_text_are_typed_wrong_and_nothing_worse(hotel: Hand) -> None:
    done = piped(hotel, b"desk\n" + DESK.encode() + b"\nlog \xff\xfe caf\xe9\nquit\n")
    assert done.returncode == 0, done.stderr
    assert hotel.value("SELECT words FROM log_entry") == "?? caf?"


def test_in_a_chinese_encoding_chinese_can_be_typed_and_latin_is_told(hotel: Hand) -> None:
    text = f"desk\n{DESK}\nlog 电梯很吵\ngo 11\nnext\nlist\nquit\n".encode("gbk")
    done = piped(hotel, text, LC_ALL="zh_CN.GBK")
    assert done.returncode == 0, done.stderr
    assert hotel.value("SELECT words FROM log_entry") == "电梯很吵"
    assert done.stdout.isascii()


def test_a_missing_hotel_is_said_or_made(hotel: Hand, tmp_path: object) -> None:
    command = [
        sys.executable,
        "-m",
        "hotelcs",
        "--plain",
        "--db",
        f"{tmp_path}/none/hotel.db",
        "--lang",
        "en",
    ]
    done = subprocess.run(
        command, input=b"Lake\n:back\ny\n", capture_output=True, cwd=ROOT, timeout=60, check=False
    )
    assert b"English name*:" in done.stdout
    assert b"Leave without making a hotel?" in done.stdout
    assert done.returncode == 0


def test_nobody_who_reads_is_an_end_without_a_traceback(hotel: Hand) -> None:
    command = [sys.executable, "-m", "hotelcs", "--plain", "--db", str(hotel.path), "--now", NOW]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as one:
        assert one.stdin is not None
        assert one.stdout is not None
        assert one.stderr is not None
        one.stdout.close()
        one.stdin.write(b"desk\n")
        one.stdin.close()
        assert one.wait(30) == 0
        assert one.stderr.read() == b""


LOADED = """
import sys, json
sys.argv = ["hotelcs", "--plain", "--db", {db!r}, "--now", {now!r}]
from hotelcs.__main__ import main
main()
print()
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
"""


def test_no_textual_and_no_typer_is_loaded(hotel: Hand) -> None:
    program = LOADED.format(db=str(hotel.path), now=NOW)
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=b":quit\n",
        capture_output=True,
        cwd=ROOT,
        timeout=60,
        check=True,
    )
    assert {"textual", "rich", "typer"}.isdisjoint(json.loads(done.stdout.splitlines()[-1]))
