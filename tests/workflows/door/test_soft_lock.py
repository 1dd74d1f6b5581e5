"""After ten wrong passwords an account is locked for half an hour, or until a supervisor lifts it; never for ever."""

from typing import Any

import pytest

from hotelcs.errors import HotelcsError
from tests.workflows.door.doors import HANDED, WRONG_PIN, Hotel, code_of, refused, right, wrong
from tests.workflows.door.test_waits import AFTER, Elsewhere, fail

LOCKED = "ACCOUNT_LOCKED"


def told(error: HotelcsError) -> dict[str, Any]:
    """What a refusal says, without when."""
    return {"code": error.code, "text": error.message, "field": getattr(error, "field", None), "exit": error.exit,
            "next": getattr(error, "next", ()), "slots": sorted(error.slots)}  # fmt: skip


def locked(hotel: Hotel, login: str = "desk") -> Elsewhere:
    """An account after ten wrong passwords, each at a terminal of its own."""
    somewhere = fail(hotel, 9, login)
    hotel.clock.on(AFTER[9])
    assert wrong(somewhere(), login) == "WRONG_PASSWORD"
    return somewhere


def test_the_tenth_wrong_password_locks_the_account_and_not_the_ninth(hotel: Hotel) -> None:
    somewhere = fail(hotel, 9)
    hotel.clock.on(AFTER[9])
    assert right(somewhere()).login == "desk"
    somewhere = locked(hotel)
    error = refused(right, somewhere())
    assert (error.code, error.exit, error.slots["minutes"]) == (LOCKED, 6, 30)
    assert "supervisor" in str(error)


def test_the_lock_ends_by_itself_after_half_an_hour(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(minutes=29, seconds=59)
    assert refused(right, somewhere()).slots["minutes"] == 1
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


def test_one_more_failure_after_the_lock_locks_again(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(minutes=30)
    assert wrong(somewhere()) == "WRONG_PASSWORD"
    assert refused(right, somewhere()).slots["minutes"] == 30


def test_after_the_lock_the_right_password_makes_the_count_begin_anew(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.clock.on(minutes=30)
    right(somewhere())
    assert [wrong(somewhere()) for _ in range(3)] == ["WRONG_PASSWORD"] * 3
    assert refused(right, somewhere()).code == "WAIT"


def test_trying_while_it_is_locked_makes_the_lock_no_longer(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    for _ in range(29):
        hotel.clock.on(minutes=1)
        assert wrong(somewhere()) == LOCKED
    hotel.clock.on(minutes=1)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize(("back", "twice"), [(60, 60), (86_400, 0)])
def test_a_clock_set_back_does_not_shorten_the_lock(hotel: Hotel, back: int, twice: int) -> None:
    """The minute that it shows twice counts once."""
    somewhere = locked(hotel)
    hotel.clock.on(-back)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(minutes=29, seconds=59 + twice)
    assert wrong(somewhere()) == LOCKED
    hotel.clock.on(1)
    assert right(somewhere()).login == "desk"


@pytest.mark.parametrize("supervisor", ["night", "admin", "cron"])
def test_a_supervisor_lifts_the_lock(hotel: Hotel, supervisor: str) -> None:
    somewhere = locked(hotel)
    done = hotel.do("unlock-account", supervisor, login="desk")
    assert (done.changed, done.result) == (1, {"login": "desk", "status": "active"})
    assert right(somewhere()).login == "desk"


def test_a_colleague_does_not_lift_the_lock(hotel: Hotel) -> None:
    somewhere = locked(hotel, "night")
    assert refused(hotel.do, "unlock-account", "desk", login="night").code == "DENIED"
    assert code_of(right, somewhere(), "night") == LOCKED


def test_lifting_where_nothing_is_locked_changes_nothing(hotel: Hotel) -> None:
    assert hotel.do("unlock-account", login="desk").changed == 0
    assert refused(hotel.do, "unlock-account", login="nobody").code == "LOGIN_UNKNOWN"


def test_lifting_takes_a_wait_away_too_and_the_count_with_it(hotel: Hotel) -> None:
    somewhere = fail(hotel, 9)
    assert hotel.do("unlock-account", login="desk").changed == 1
    assert [wrong(somewhere()) for _ in range(3)] == ["WRONG_PASSWORD"] * 3


def test_a_password_handed_out_lifts_the_lock(hotel: Hotel) -> None:
    somewhere = locked(hotel)
    hotel.hand_out()
    assert somewhere().sign_in("desk", HANDED).must_change


def test_an_account_that_is_not_there_is_locked_in_the_same_words(hotel: Hotel) -> None:
    known, unknown = locked(hotel), locked(hotel, "phantom")
    assert told(refused(known().sign_in, "desk", "x")) == told(refused(unknown().sign_in, "phantom", "x"))
    hotel.clock.on(minutes=30)
    assert wrong(unknown(), "phantom") == "WRONG_PASSWORD"


def test_capitals_make_no_other_account_of_it(hotel: Hotel) -> None:
    """Whoever varies them has no more tries."""
    somewhere = Elsewhere(hotel)
    names = ["desk", "Desk", "dEsk", "DESK", "desK", "deSk", "DeSk", "dESK", "DESk"]
    for failures, name in enumerate(names, 1):
        assert wrong(somewhere(), name) == "WRONG_PASSWORD"
        hotel.clock.on(AFTER[failures])
    wrong(somewhere())
    assert code_of(right, somewhere()) == LOCKED


def test_a_lock_does_not_keep_out_who_is_inside(hotel: Hotel) -> None:
    """A colleague who types ten wrong passwords must not stop somebody's work."""
    working = hotel.inside()
    locked(hotel)
    assert working.do("log", {"text": "Wet floor"}).changed
    assert working.unlock("desk", "481937").login == "desk"
    assert refused(working.unlock, "desk", WRONG_PIN).code == "WRONG_PIN"


def test_two_days_later_nothing_is_left_of_it(hotel: Hotel) -> None:
    locked(hotel, "phantom")
    hotel.clock.on(days=2, seconds=1)
    wrong(hotel.terminal("new"), "somebody")
    assert hotel.value("SELECT max(failures) FROM throttle") == 1
