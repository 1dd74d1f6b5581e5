"""Two terminals on one hotel: what one hands over the other sees and accepts; a killed one loses nothing typed."""

import os
import signal
import time
from random import Random

import pytest

from tests.conftest import Hand
from tests.terminal.conftest import KEPT_AFTER, NOW, Sit, Start
from tests.terminal.pty_harness import Terminal


def seen(terminal: Terminal, words: str, seconds: float) -> bool:
    """Whether `words` are on the screen within `seconds`; nothing is pressed."""
    return terminal.wait_for(words, seconds)


def test_a_handover_shows_on_the_other_terminal_within_two_seconds_and_is_accepted_there(
    sit: Sit, hotel: Hand
) -> None:
    desk, night = sit("desk"), sit("night")
    night.send("<F4>", "11")
    assert night.wait_for("Shift Late FD"), night.text()
    desk.send("<F4>", "11", "s")
    assert desk.wait_for("The drawer, counted"), desk.text()
    desk.send("100", "<Enter>", "quiet so far", "<F10>")
    assert desk.wait_for("H261123-001 is handed over"), desk.text()
    polls = 2  # of one second each, and the answer
    assert seen(night, "waits to be accepted", polls + 3.0), night.text()
    night.send("<F10>")
    assert night.wait_for("is taken over"), night.text()
    assert hotel.rows("SELECT status, submitted_by, accepted_by FROM handover") == [
        ("accepted", "desk", "night")
    ]
    assert seen(desk, "Shift", 5.0)


def test_the_screens_look_for_changes_every_second() -> None:
    from hotelcs.screens.desk_app import DRAFT_SECONDS, POLL_SECONDS

    assert POLL_SECONDS <= 1.0
    assert DRAFT_SECONDS < KEPT_AFTER


TYPED = (
    "<F4>", "1", "1", "s", "1", "0", "0", "<Tab>", *"none", "<Tab>", *"4 cards", "<Tab>", *"1106 is sensitive to noise",
)  # fmt: skip
"""A handover as it is typed, key by key, up to the key that submits it."""
AT = (len(TYPED), *Random(7).sample(range(9, len(TYPED)), 1))


def typed_into(keys: tuple[str, ...]) -> dict[str, str]:
    """What the form holds after `keys` (the fields of the draft, counted from the form's own order)."""
    order, found, at = ["counted", "difference_reason", "keys", "note"], {}, 0
    for key in keys[4:]:
        if key in ("<Enter>", "<Tab>"):
            at += 1
        else:
            found[order[at]] = found.get(order[at], "") + key
    return found


@pytest.mark.parametrize("at", AT)
def test_killed_at_any_key_nothing_typed_more_than_five_seconds_before_is_lost(
    sit: Sit, hotel: Hand, at: int
) -> None:
    keys = TYPED[:at]
    terminal = sit("desk")
    for key in keys:
        terminal.send(key)
        terminal.settle(0.05)
    until = time.monotonic() + KEPT_AFTER
    while time.monotonic() < until:
        terminal.read_some(0.2)
    os.kill(terminal.pid, signal.SIGKILL)
    again = sit("desk")
    wanted = typed_into(keys)
    assert again.wait_for("Parked forms: 1"), again.text()
    number = next(
        line.split("Parked forms")[0].split("|")[-1].strip("> ")
        for line in again.lines()
        if "Parked forms: 1" in line and "|" in line
    )
    again.send(number, "1")
    for value in wanted.values():
        if value != "100" or "note" not in wanted:
            assert again.wait_for(value), again.text()
    assert hotel.value("SELECT count(*) FROM handover WHERE status = 'submitted'") == 0


def test_a_terminal_that_is_killed_leaves_the_other_working(sit: Sit, hotel: Hand) -> None:
    desk, night = sit("desk"), sit("night")
    desk.send("<F8>", "half a line")
    desk.settle()
    os.kill(desk.pid, signal.SIGKILL)
    night.send("<F8>", "lift is noisy", "<Enter>")
    assert night.wait_for("In the log: J261123-001."), night.text()
    assert hotel.rows("SELECT words, author FROM log_entry") == [("lift is noisy", "night")]


def test_an_emergency_is_on_every_terminal_whether_somebody_is_signed_in_or_not(
    sit: Sit, start: Start, hotel: Hand
) -> None:
    night = sit("night")
    door = start("-m", "hotelcs", "--db", str(hotel.path), "--lang", "en", "--now", NOW)
    assert door.wait_for("Sign in"), door.text()
    door.send("<F9>", "1", "0703", "<Enter>")
    assert door.wait_for("N261123-001"), door.text()
    assert seen(night, "** FIRE 0703", 5.0), night.text()
    assert "raised where nobody was signed in" in night.text()
    night.send("<F9>", "2", "lobby", "<Enter>")
    assert seen(door, "MEDICAL lobby", 5.0), door.text()
    assert hotel.rows("SELECT type, signed_in FROM incident ORDER BY id") == [("fire", 0), ("medical", 1)]
