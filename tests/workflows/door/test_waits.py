"""How long somebody waits after wrong passwords: exactly, for the account and for the terminal, on any clock."""

from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotelcs.workflows.desk import Desk
from tests.workflows.door.doors import Clock, Hotel, code_of, refused, right, wrong

AFTER = {1: 0, 2: 0, 3: 1, 4: 2, 5: 4, 6: 8, 7: 16, 8: 32, 9: 64}
"""Wrong passwords in a row → seconds until the next may be tried."""
AFTER_AT_A_TERMINAL = {**AFTER, 10: 128, 11: 256, 12: 300, 13: 300, 14: 300}
NUMBERS = count()


class Elsewhere:
    """Every try at a terminal of its own, so that only the account counts."""

    def __init__(self, hotel: Hotel) -> None:
        self.hotel = hotel

    def __call__(self) -> Desk:
        return self.hotel.terminal(f"t{next(NUMBERS)}")


class Strangers:
    """Every try with a login of its own, so that only the terminal counts."""

    def __init__(self) -> None:
        self.names = count()

    def __call__(self) -> str:
        return f"stranger{next(self.names)}"


def fail(hotel: Hotel, times: int, login: str = "desk") -> Elsewhere:
    """So many wrong passwords for an account, each after its wait; the wait after the last one is not over."""
    somewhere = Elsewhere(hotel)
    for failures in range(1, times + 1):
        assert wrong(somewhere(), login) == "WRONG_PASSWORD"
        if failures < times:
            hotel.clock.on(AFTER[failures])
    return somewhere


def fail_at(hotel: Hotel, terminal: Desk, times: int) -> Strangers:
    """So many wrong passwords at a terminal."""
    stranger = Strangers()
    for failures in range(1, times + 1):
        assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
        if failures < times:
            hotel.clock.on(AFTER_AT_A_TERMINAL[failures])
    return stranger


@pytest.mark.parametrize(("failures", "seconds"), [(n, s) for n, s in AFTER.items() if s])
def test_an_account_waits_so_long_after_so_many_failures(hotel: Hotel, failures: int, seconds: int) -> None:
    somewhere = fail(hotel, failures)
    told = refused(right, somewhere())
    assert (told.code, told.slots["seconds"], told.exit) == ("WAIT", seconds, 6)
    hotel.clock.on(seconds - 1)
    assert refused(right, somewhere()).slots["seconds"] == 1
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize("failures", [n for n, seconds in AFTER.items() if not seconds])
def test_the_first_failures_cost_no_time(hotel: Hotel, failures: int) -> None:
    somewhere = fail(hotel, failures)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize(("failures", "seconds"), [(n, s) for n, s in AFTER_AT_A_TERMINAL.items() if s])
def test_a_terminal_waits_so_long_whoever_tries_there(hotel: Hotel, failures: int, seconds: int) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, failures)
    told = refused(right, terminal, "night")
    assert (told.code, told.slots["seconds"]) == ("WAIT", seconds)
    hotel.clock.on(seconds - 1)
    assert wrong(terminal, stranger()) == "WAIT"
    hotel.clock.on(1)
    assert right(terminal, "night").login == "night"


def test_the_longer_of_two_waits_is_told(hotel: Hotel) -> None:
    fail(hotel, 3)
    terminal = hotel.terminal("busy")
    fail_at(hotel, terminal, 6)
    assert refused(right, terminal).slots["seconds"] == AFTER[6]


def test_an_account_that_waits_makes_no_other_wait(hotel: Hotel) -> None:
    somewhere = fail(hotel, 9)
    assert right(somewhere(), "night").login == "night"
    assert right(somewhere(), "admin").login == "admin"


def test_a_terminal_that_waits_makes_no_other_wait(hotel: Hotel) -> None:
    fail_at(hotel, hotel.terminal("front-1"), 9)
    assert right(hotel.terminal("front-2")).login == "desk"


def test_a_try_that_has_to_wait_is_not_counted(hotel: Hotel) -> None:
    somewhere = fail(hotel, 5)
    for _ in range(20):
        assert wrong(somewhere()) == "WAIT"
    hotel.clock.on(AFTER[5])
    assert wrong(somewhere()) == "WRONG_PASSWORD"
    assert refused(right, somewhere()).slots["seconds"] == AFTER[6]


def test_the_right_password_makes_the_account_begin_anew(hotel: Hotel) -> None:
    somewhere = fail(hotel, 6)
    hotel.clock.on(AFTER[6])
    right(somewhere())
    for failures in range(1, 5):
        assert wrong(somewhere()) == "WRONG_PASSWORD"
        assert code_of(right, somewhere(), "night") == ""
        if AFTER[failures]:
            assert refused(right, somewhere()).slots["seconds"] == AFTER[failures]
            hotel.clock.on(AFTER[failures])


def test_the_right_password_takes_only_its_own_try_back_at_the_terminal(hotel: Hotel) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 5)
    hotel.clock.on(AFTER[5])
    right(terminal)
    hotel.clock.on(AFTER[6])
    assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
    assert refused(right, terminal).slots["seconds"] == AFTER[6]


def test_the_right_password_costs_no_wait_at_the_terminal(hotel: Hotel) -> None:
    """Before it nothing was left to wait for; it was right; so nothing is left after it."""
    terminal = hotel.terminal()
    fail_at(hotel, terminal, 5)
    hotel.clock.on(AFTER[5])
    right(terminal)
    assert right(terminal, "night").login == "night"


@pytest.mark.parametrize("back", [1, 3600, 86_400, 400 * 86_400])
@pytest.mark.parametrize("failures", [4, 9])
def test_a_clock_set_back_does_not_shorten_a_wait(hotel: Hotel, failures: int, back: int) -> None:
    """What it shows twice counts once, so a clock that catches up with itself makes a wait so much longer."""
    somewhere = fail(hotel, failures)
    hotel.clock.on(-back)
    assert refused(right, somewhere()).slots["seconds"] == AFTER[failures]
    hotel.clock.on(AFTER[failures] - 1 + (back if back < AFTER[failures] else 0))
    assert refused(right, somewhere()).slots["seconds"] == 1
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


def test_a_clock_set_back_does_not_shorten_the_wait_at_a_terminal(hotel: Hotel) -> None:
    terminal = hotel.terminal()
    fail_at(hotel, terminal, 9)
    hotel.clock.on(-7200)
    assert refused(right, terminal).slots["seconds"] == AFTER[9]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.floats(0.001, 4), min_size=1, max_size=30))
def test_trying_again_and_again_does_not_shorten_a_wait(hotel: Hotel, steps: list[float]) -> None:
    """Whenever the impatient try meanwhile, the wait ends when it would have ended, and not a moment before."""
    login = f"impatient{next(NUMBERS)}"
    clock = hotel.clock = Clock()
    somewhere = fail(hotel, 7, login)
    end = clock.now.timestamp() + AFTER[7]
    terminal = somewhere()
    for step in steps:
        clock.on(step)
        early = clock.now.timestamp() < end - 1e-6
        told = code_of(terminal.sign_in, login, "x")
        assert (told == "WAIT") is early, f"{end - clock.now.timestamp():.3f} s before the end"
        if not early:
            return
    hotel.close()


def test_a_wait_is_told_in_whole_seconds_and_never_as_none(hotel: Hotel) -> None:
    somewhere = fail(hotel, 3)
    hotel.clock.on(0.5)
    told = refused(right, somewhere())
    assert (told.code, told.slots["seconds"]) == ("WAIT", 1)


@pytest.mark.parametrize("quiet", [32, 299, 300, 599, 600, 1500, 2100, 2400, 3600, 36_000])
def test_a_terminal_forgets_one_failure_in_five_quiet_minutes(hotel: Hotel, quiet: int) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 8)
    hotel.clock.on(quiet)
    expected = AFTER[8 - min(quiet // 300, 8) + 1]
    assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
    if expected:
        assert refused(right, terminal).slots["seconds"] == expected
    else:
        assert right(terminal).login == "desk"


def test_a_terminal_forgets_also_while_others_come_and_go_there(hotel: Hotel) -> None:
    """Quiet means without a new failure; a busy desk would never forget otherwise."""
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 4)
    for _ in range(6):
        hotel.clock.on(minutes=4)
        right(terminal, "night")
    hotel.clock.on(minutes=1)
    for _ in range(2):
        assert wrong(terminal, stranger()) == "WRONG_PASSWORD"


def test_a_clock_set_back_makes_a_terminal_forget_nothing(hotel: Hotel) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 6)
    hotel.clock.on(-86_400)
    assert wrong(terminal, stranger()) == "WAIT"
    hotel.clock.on(AFTER[6])
    assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
    assert refused(right, terminal).slots["seconds"] == AFTER[7]
