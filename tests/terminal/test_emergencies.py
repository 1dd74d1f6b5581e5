"""W-06, a fire with evacuation, and W-07, a guest who collapsed: several terminals at once, by the keys of the handbook, as over SSH."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.conftest import IDS, Hand
from tests.terminal.conftest import SECRETS, Sit, Start
from tests.terminal.pty_harness import KEYS, Count, Terminal

SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}
A_SECOND = 200
"""Bytes in which a terminal may show that a second has passed."""
POLLS = 6.0
"""Seconds in which what one terminal does is on every other: two polls, and a machine that has much else to do."""


@pytest.fixture
def house(hotel: Hand) -> Hand:
    """Three guests in two rooms; the hotel has its address."""
    stay = hotel.check_in(hotel.book("Zhang Wei"), room="101")
    hotel.do("add-guest", stay=stay, document=IDS[1], name="Li Na")
    hotel.check_in(hotel.book("Sun Qi"), room="102", document=IDS[2])
    hotel.do("change-setting", name="address_zh", value="湖滨路1号")
    return hotel


@pytest.fixture
def door(start: Start, house: Hand) -> Terminal:
    """A terminal where nobody is signed in."""
    terminal = start("-m", "hotelcs", "--db", str(house.path), "--lang", "en", **SSH)
    assert terminal.wait_for("Sign in"), terminal.text()
    return terminal


Type = Callable[..., None]


class Typing:
    """Keys sent one after another, counted as the handbook counts them; each waits for what it brings."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys: list[str] = []

    def __call__(self, *keys: str, shows: str) -> None:
        self.keys += keys
        self.terminal.send(*keys)
        assert self.terminal.wait_for(shows, 20.0), f"{keys} {shows}\n{self.terminal.text()}"

    @property
    def count(self) -> Count:
        """Control keys and characters so far; a letter or digit that acts at once is a control key."""
        acting = [key for key in self.keys if key in KEYS or len(key) == 1]
        return Count(len(acting), sum(len(key) for key in self.keys if key not in acting))


def test_w06_a_fire_is_seen_everywhere_commanded_evacuated_and_everybody_is_found(
    sit: Sit, house: Hand, door: Terminal
) -> None:
    night, desk = sit("night", **SSH), sit("desk", **SSH)
    at_desk, at_night = Typing(desk), Typing(night)

    at_desk("<F9>", "1", "6F", "<Enter>", shows="Plan CP-FIRE")
    assert (at_desk.count.control, at_desk.count.characters) == (3, 2)
    assert night.wait_for("FIRE 6F", POLLS), night.text()
    assert door.wait_for("** FIRE 6F", POLLS), door.text()
    assert door.wait_for("1 SEC  Two people go and look", POLLS), "what to do first stands at the closed door"

    at_night("<F4>", "1", "0", shows="Plan CP-FIRE")
    at_night("y", shows="commander night")
    at_night("k", shows="湖滨路1号")
    at_night("1", shows="119 is stamped")
    at_night("op 0421", "<Enter>", shows="119 called at")
    at_desk("3", shows="Step 3 is done")
    assert night.wait_for("step 3 done", POLLS), night.text()
    assert desk.wait_for("119 called at", POLLS), desk.text()

    at_night("v", "y", shows="Roll call N")
    assert desk.wait_for("NO RE-ENTRY", POLLS), desk.text()
    assert at_night.count.control <= 10
    assert desk.wait_for("expected 3", POLLS), desk.text()
    at_desk("<Tab>", "101", "<Enter>", "y", shows="SAFE 1")
    at_desk("y", shows="SAFE 2")
    at_desk("102", "<Enter>", "y", shows="SAFE 3")
    assert night.wait_for("SAFE 3", POLLS), night.text()

    clear(at_night, house, door)


def clear(at_night: "Typing", house: Hand, door: Terminal) -> None:
    """No further danger, then all clear while the staff on the list are with the rescuers; no terminal shows it any more."""
    at_night("s", shows="What comes next")
    at_night("1", shows="no further danger")
    at_night("s", shows="1 All clear")
    at_night("1", shows="All clear: 1 the authority")
    at_night("3", shows="ALL CLEAR")
    assert not any("FIRE 6F" in line for line in door_after(door)), door.text()
    assert house.rows("SELECT status, evac, no_reentry FROM incident") == [("recovering", 1, 0)]
    codes = [code for (code,) in house.rows("SELECT code FROM incident_event WHERE code <> '' ORDER BY id")]
    wanted = ["raised", "confirmed", "called", "step", "evacuate", "contained", "all_clear_authority"]
    assert [code for code in codes if code in wanted] == wanted


def door_after(door: Terminal) -> list[str]:
    """What the closed door shows once it has looked again."""
    for _ in range(10):
        door.read(1.0)
        if "FIRE" not in door.text():
            break
    return door.lines()


@pytest.fixture
def ticking(house: Hand) -> Iterator[Callable[[str], Terminal]]:
    """Sits somebody down at a terminal whose clock goes on."""
    with ExitStack() as stack:

        def sits(login: str) -> Terminal:
            terminal = stack.enter_context(
                Terminal(
                    [sys.executable, "-m", "hotelcs", "--db", str(house.path), "--lang", "en"],
                    environment=SSH,
                )
            )
            assert terminal.wait_for("Sign in", 30.0), terminal.text()
            terminal.send(login, "<Enter>")
            terminal.settle(0.1)
            terminal.send(SECRETS[login], "<Enter>")
            assert terminal.wait_for("In house", 30.0), terminal.text()
            return terminal

        yield sits


def test_w07_a_guest_collapsed_each_line_is_one_key_and_the_clock_goes_on(
    ticking: Callable[[str], Terminal], house: Hand
) -> None:
    desk, night = ticking("desk"), ticking("night")
    at_desk, at_night = Typing(desk), Typing(night)
    at_desk("<F9>", "2", "101", "<Enter>", shows="In room 101")
    assert "Zhang Wei" in desk.text()
    assert "Plan CP-MED" in desk.text()
    at_desk("k", shows="120")
    at_desk("1", shows="120 is stamped")
    at_desk("<Enter>", shows="120 called at")
    at_desk("c", shows="compressions begun")
    at_desk("a", shows="AED shock given")
    at_desk("r", shows="breathing again")
    at_desk("b", "3", shows="the ambulance is here")
    assert at_desk.count.control <= 14
    at_night("<F4>", "1", "0", "y", shows="commander night")
    assert night.wait_for("the ambulance is here", POLLS), night.text()
    first = seconds(night)
    assert night.wait_for("+00:", 1.0) or first >= 60
    sent = len(night.read(3.5))
    assert seconds(night) > first, "the clock on the screen goes on by itself"
    assert sent < 4 * A_SECOND, "only the cells that changed are sent"
    assert [code for (code,) in house.rows("SELECT code FROM incident_event WHERE kind <> 'notify' ORDER BY id")] == [
        "cpr", "aed_shock", "breathing", "ambulance", "confirmed",
    ]  # fmt: skip
    (number,) = house.rows("SELECT number FROM authority_call")
    assert number == ("120",)


def seconds(terminal: Terminal) -> int:
    """What the clock in the banner shows."""
    import re

    found = re.search(r"\+(\d+):(\d\d)", terminal.lines()[1])
    assert found, terminal.text()
    return int(found[1]) * 60 + int(found[2])
