"""kill -9 at the door: between counting a try and answering it, between an entry and its anchor, while typing."""

import os
import random
from typing import Any

import pytest

from hotelcs.workflows.ledger_check import check
from tests.conftest import NOON
from tests.faults import door_children
from tests.faults.door_children import Step
from tests.faults.fleet import surroundings
from tests.faults.test_killed_keeping import Victim
from tests.workflows.door.doors import PASSWORDS, PINS, WRONG, WRONG_PIN, Hotel, refused, right

pytestmark = pytest.mark.sqlite_only("other processes work in the file")

KILLS = 12
SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)
SIGN_IN: Step = ("sign_in", "desk", PASSWORDS["desk"])
LOG: Step = ("do", "log", {"text": "Wet floor"})
DENIED: Step = ("do", "close-day", {})


def kill_at(hotel: Hotel, moment: str, *steps: Step) -> None:
    """A terminal that takes these steps and is killed at a moment of the last one."""
    victim = Victim(door_children.stop_at, moment, hotel.path, surroundings(), hotel.clock.now, list(steps))
    assert victim.line.recv() == "there"
    victim.kill_after(0)


def killed_after(victim: Victim, answers: int) -> list[Any]:
    """Kill it while it goes on after so many answers; what it had said until then."""
    said = [victim.line.recv() for _ in range(answers)]
    return said + victim.kill_after(0)


def failures(hotel: Hotel) -> dict[str, int]:
    """Failures that are written down, by scope."""
    return dict(hotel.rows("SELECT scope, sum(failures) FROM throttle WHERE failures > 0 GROUP BY scope"))


@pytest.mark.parametrize("moment", ["looking", "looked", "entering", "entered"])
def test_a_try_that_is_killed_before_its_answer_is_counted_and_waited_for(hotel: Hotel, moment: str) -> None:
    for tried in range(1, 4):
        kill_at(hotel, moment, ("sign_in", "desk", WRONG))
        assert failures(hotel) == {"account": tried, "terminal": tried}
    told = refused(right, hotel.terminal("front-2"))
    assert (told.code, told.slots["seconds"]) == ("WAIT", 1)
    told = refused(right, hotel.terminal("front-1"), "night")
    assert (told.code, told.slots["seconds"]) == ("WAIT", 1)
    hotel.clock.on(1)
    assert right(hotel.terminal("front-1")).login == "desk"


def test_ten_killed_tries_lock_the_account(hotel: Hotel) -> None:
    for seconds in (0, 0, 1, 2, 4, 8, 16, 32, 64, 128):
        kill_at(hotel, "looking", ("sign_in", "desk", WRONG))
        hotel.clock.on(seconds)
    assert refused(right, hotel.terminal("front-2")).code == "ACCOUNT_LOCKED"


def test_a_right_password_that_is_killed_before_it_is_looked_at_is_no_sign_in(hotel: Hotel) -> None:
    kill_at(hotel, "looking", SIGN_IN)
    assert failures(hotel) == {"account": 1, "terminal": 1}
    assert hotel.value("SELECT count(*) FROM signed_in") == 0
    right(hotel.terminal())
    assert failures(hotel) == {"terminal": 1}


def test_a_killed_pin_is_counted_and_the_terminal_asks_for_the_password(hotel: Hotel) -> None:
    for tried in range(1, 3):
        kill_at(hotel, "looking", SIGN_IN, ("unlock", "desk", WRONG_PIN))
        assert failures(hotel) == {"pin": 1, "terminal": tried}, "the password gives the PIN its tries again"
    assert refused(hotel.terminal("front-1").unlock, "desk", PINS["desk"]).code == "PASSWORD_NEEDED"


@pytest.mark.parametrize("moment", ["entering", "entered", "marking", "marked"])
@pytest.mark.parametrize("last", [SIGN_IN, LOG, DENIED, ("sign_out",), ("sign_in", "desk", WRONG)])
def test_wherever_a_desk_is_killed_the_ledger_is_whole(hotel: Hotel, moment: str, last: Step) -> None:
    before = hotel.value("SELECT max(seq) FROM ledger")
    kill_at(hotel, moment, SIGN_IN, last)
    entered = hotel.value("SELECT max(seq) FROM ledger") - before
    assert entered == (1 if moment in ("entering", "entered") else 2)
    desk = hotel.terminal("office", "admin")
    check(desk.file, desk.uid)
    desk.do("log", {"text": "Going on"})
    assert check(desk.file, desk.uid).anchors == 1


def test_guesses_killed_at_any_moment_were_counted_before_they_were_answered(hotel: Hotel) -> None:
    print(f"\nHOTELCS_SEED={SEED}")
    chance, answered = random.Random(SEED), 0
    for kill in range(KILLS):
        victim = Victim(
            door_children.guess_for_ever, hotel.path, surroundings(), hotel.clock.now, kill * 10_000
        )
        said = killed_after(victim, chance.randrange(1, 9))
        assert {code for _, code in said} <= {"WRONG_PASSWORD"}
        answered += len(said)
        counted = hotel.value("SELECT count(*) FROM throttle WHERE scope = 'account' AND failures = 1")
        entered = hotel.value("SELECT count(*) FROM ledger WHERE verb = 'sign-in-failed'")
        assert answered <= entered <= counted <= answered + kill + 1
    desk = hotel.terminal("office", "admin")
    check(desk.file, desk.uid)
    print(f"{KILLS} terminals killed after {answered} answers")
    assert answered > KILLS


def test_what_was_kept_of_a_line_is_there_after_a_kill(hotel: Hotel) -> None:
    chance, longest = random.Random(SEED), 0
    for _ in range(KILLS):
        victim = Victim(door_children.type_for_ever, hotel.path, surroundings(), NOON)
        said = killed_after(victim, chance.randrange(1, 9))
        found = hotel.terminal("front-2", "desk").drafts.mine()
        length = len(found[0].fields["text"]) if found else 0
        assert length >= said[-1]
        longest = max(longest, length)
    assert longest > 3
