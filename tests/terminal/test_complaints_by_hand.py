"""W-04 and W-20 of the handbook in real terminals: the keys it allows, over the SSH profile, and what the tables hold afterwards."""

import sys

import pytest

from tests.conftest import IDS, Hand
from tests.source_tree import ROOT
from tests.terminal.conftest import Start
from tests.terminal.far_away import FarTerminal
from tests.terminal.pty_harness import KEYS, Terminal

SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "SSH_TTY": "/dev/pts/9"}
NIGHT, SECOND_CALL = "2026-11-23T19:00:00Z", "2026-11-23T19:25:00Z"
"""Three in the morning at the hotel, and twenty-five minutes later."""
A_SCREEN = 1024
"""Bytes that a refresh over SSH may take (W-04)."""


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Guests in 101 and, next door, in 102."""
    hand.admit_everybody()
    hand.check_in(hand.book("Ma Li"), room="101")
    hand.check_in(hand.book("Sun Qi"), room="102", document=IDS[1])
    return hand


class Typist:
    """Somebody at a terminal whose keys are counted: control keys, and letters or digits that act (written `!s`)."""

    def __init__(self, start: Start, house: Hand, login: str, now: str, **surroundings: str) -> None:
        self.terminal: Terminal = start("-m", "hotelcs", "--db", str(house.path), "--lang", "en", "--as", login, "--now", now,
                                        **surroundings)  # fmt: skip
        assert self.terminal.wait_for("In house"), self.terminal.text()
        self.terminal.settle(0.2)
        self.control = 0

    def step(self, allowed: int, said: str, *keys: str) -> int:
        """Type `keys`, at most `allowed` of them control, until `said` is on the screen; the bytes it took."""
        control = sum(key in KEYS or (key[0] == "!" and len(key) == 2) for key in keys)
        assert control <= allowed, keys
        self.control += control
        before = len(self.terminal.received)
        self.terminal.send(*(key[1:] if key[0] == "!" and len(key) == 2 else key for key in keys))
        assert self.terminal.wait_for(said), f"{keys}\n{self.terminal.text()}"
        self.terminal.settle(0.15)
        return len(self.terminal.received) - before


def test_w04_noise_at_three_in_the_morning_over_ssh(start: Start, house: Hand) -> None:
    noise_at_three(start, house)


@pytest.mark.soak
def test_w04_over_a_line_of_300_ms(house: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same keys within the same budgets; every key and every byte takes its time, and nothing is lost."""
    monkeypatch.chdir(ROOT)
    started: list[FarTerminal] = []

    def far(*arguments: str, **surroundings: str) -> Terminal:
        terminal = FarTerminal([sys.executable, *arguments], environment=dict(surroundings)).__enter__()
        started.append(terminal)
        return terminal

    try:
        noise_at_three(far, house)
    finally:
        for terminal in started:
            terminal.__exit__(None, None, None)


def noise_at_three(start: Start, house: Hand) -> None:
    """The night manager's part of W-04, from the call to the second call."""
    night = Typist(start, house, "night", NIGHT, **SSH)
    night.step(2, "Likely source", "!:", "c 101 noise", "<Enter>")
    assert "102 OC 1p since 15:00 next door" in night.terminal.text()
    assert "answer in 10 min" in night.terminal.text()
    night.step(5, "[1put right]", "loud music, flight at 8", "<Enter>", "!2", "<Enter>", "!1")
    night.step(1, "is taken: S3", "<F10>")
    spent = night.step(1, "致电吵闹房间", "<F1>")
    night.step(1, "To do", "<Esc>")
    night.step(2, "noted", "!c", "called 102, they say sorry", "<Enter>")
    menu = night.step(1, "On the spot", "!s")
    night.step(1, "somebody is on the spot", "!1")
    night.step(3, "is resolved", "!s", "!1", "quiet since 03:09", "<Enter>")
    assert menu <= A_SCREEN
    assert spent <= 4 * A_SCREEN
    assert house.value("SELECT status || ' ' || severity FROM complaint") == "resolved s3"
    assert house.rows("SELECT outcome FROM complaint_action ORDER BY seq") == [("done",), ("done",)]
    later = Typist(start, house, "night", SECOND_CALL, **SSH)
    later.step(2, "is about the same", "!:", "c 101 noise", "<Enter>")
    later.step(2, "is open again: S2", "it starts again", "<Enter>", "<F10>")
    assert house.rows("SELECT status, severity, round, reopen_count FROM complaint") == [
        ("in_action", "s2", 2, 1)
    ]
    assert house.value("SELECT count(*) FROM recovery_call WHERE status = 'dropped'") == 1


def test_w20_a_dirty_bathroom_from_the_lobby_to_the_call_at_eight(start: Start, house: Hand) -> None:
    day = Typist(start, house, "admin", "2026-11-23T08:10:00Z")
    day.step(2, "Plan suggested by CLN-1", "!:", "c 101 clean", "<Enter>")
    day.step(6, "is taken: S3", "the bathroom is dirty", "<Enter>", "!2", "<Enter>", "!1", "<F10>")
    day.step(2, "the guest knows the plan", "!s", "!2")
    day.step(4, "is promised", "!w", "ready at 16:40", "<Tab>", "26", "<F10>")
    day.step(4, "It is given", "!m", "!3", "<Tab>", "38", "<F10>")
    day.step(2, "somebody is on the spot", "!s", "!1")
    done = Typist(start, house, "admin", "2026-11-23T08:33:00Z")
    done.step(3, "Clean the room again", "!:", "c c1", "<Enter>")
    done.step(3, "/1 is done", "!s", "!6", "inspected by HKS", "<Enter>")
    done.step(3, "is resolved", "!s", "!1", "clean and inspected", "<Enter>")
    done.step(3, "the cause is noted", "!s", "!2", "01")
    assert house.value("SELECT status || ' ' || root_cause FROM complaint") == "resolved skip_inspection"
    evening = Typist(start, house, "admin", "2026-11-24T08:40:00Z")
    evening.step(3, "Ma Li", "<F4>", "13")
    evening.step(4, "noted", "!1", "!4", "<Tab>", "4", "<F10>")
    assert house.rows("SELECT status, close_kind, mood_out, sat_out FROM complaint") == [
        ("closed", "confirmed", 4, 4)
    ]
    assert house.rows("SELECT kind, value_minor FROM compensation") == [("fnb", 3800)]
    assert (
        house.value(
            "SELECT count(*) FROM sla_clock WHERE breached_at IS NOT NULL AND kind = 'complaint' AND metric = 'resolve'"
        )
        == 0
    )
