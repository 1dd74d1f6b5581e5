"""A clock that is set back, set right again, set back and forth: no wait becomes shorter, and none lasts for a year."""

from datetime import timedelta

import pytest

from tests.workflows.door.doors import Hotel, code_of, refused, right, wrong
from tests.workflows.door.test_soft_lock import LOCKED, locked
from tests.workflows.door.test_waits import AFTER, fail, fail_at

HOUR = 3600
YEAR = 365 * 86_400


def test_a_clock_set_back_and_right_again_leaves_the_lock_as_it_was(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(minutes=5)
    assert refused(right, somewhere()).slots["minutes"] == 25
    hotel.clock.on(-HOUR)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(HOUR + 5)
    assert (told := refused(right, somewhere())).code == LOCKED
    assert told.slots["minutes"] == 25
    hotel.clock.on(25 * 60 - 6)
    assert refused(right, somewhere()).slots["minutes"] == 1
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


def test_setting_it_back_and_forth_again_and_again_gains_nothing(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    for _ in range(20):
        hotel.clock.on(-HOUR)
        assert refused(right, somewhere()).slots["minutes"] == 30
        hotel.clock.on(HOUR)
        assert refused(right, somewhere()).slots["minutes"] == 30
    hotel.clock.on(minutes=30)
    assert right(somewhere()).login == "desk"


def test_what_passed_on_a_clock_that_was_set_back_counts_once(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(-HOUR)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(minutes=10)
    assert refused(right, somewhere()).slots["minutes"] == 20
    hotel.clock.on(minutes=50)
    assert refused(right, somewhere()).slots["minutes"] == 20
    hotel.clock.on(minutes=20)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize("ahead", [HOUR, 86_400, YEAR])
def test_a_clock_that_ran_ahead_and_was_set_right_does_not_lock_longer(hotel: Hotel, ahead: int) -> None:
    hotel.clock.on(ahead)
    somewhere = locked(hotel)
    hotel.clock.on(-ahead)
    assert refused(right, somewhere()).slots["minutes"] == 30
    hotel.clock.on(minutes=29, seconds=59)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize("failures", [4, 9])
def test_a_wait_is_as_long_after_setting_it_back_and_right_again(hotel: Hotel, failures: int) -> None:
    somewhere = fail(hotel, failures)
    for back in (60, HOUR, YEAR):
        hotel.clock.on(-back)
        assert refused(right, somewhere()).slots["seconds"] == AFTER[failures]
        hotel.clock.on(back)
    assert refused(right, somewhere()).slots["seconds"] == AFTER[failures]


def test_a_terminal_forgets_nothing_by_setting_the_clock_back_and_forth(hotel: Hotel) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 8)
    for _ in range(10):
        hotel.clock.on(-HOUR)
        assert wrong(terminal, stranger()) == "WAIT"
        hotel.clock.on(HOUR)
        assert refused(right, terminal, "night").slots["seconds"] == AFTER[8]
    hotel.clock.on(AFTER[8])
    assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
    assert refused(right, terminal, "night").slots["seconds"] == AFTER[9]


def test_a_terminal_forgets_by_a_clock_that_was_set_back_as_by_any_other(hotel: Hotel) -> None:
    terminal = hotel.terminal()
    stranger = fail_at(hotel, terminal, 4)
    hotel.clock.on(-86_400)
    assert code_of(right, terminal, "night") == "WAIT"
    hotel.clock.on(timedelta(minutes=20).total_seconds())
    for _ in range(2):
        assert wrong(terminal, stranger()) == "WRONG_PASSWORD"
    assert right(terminal, "night").login == "night"


def test_a_lock_is_not_swept_away_by_the_days_a_clock_was_set_back(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(days=-3)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(days=3)
    assert wrong(somewhere(), "stranger") == "WRONG_PASSWORD"
    assert refused(right, somewhere()).slots["minutes"] == 30
