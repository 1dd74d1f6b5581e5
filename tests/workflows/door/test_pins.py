"""A PIN opens again what a password opened: for that person, at that terminal, in that shift, five tries long."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotelcs.workflows.desk import Desk
from tests.workflows.door.doors import PASSWORDS, PINS, WRONG_PIN, ZONE, Hotel, code_of, local, refused, right

BEGINS = (time(7), time(15), time(23))
"""When the shifts of the hotel begin, on its own clock."""


def unlock(desk: Desk, login: str = "desk") -> str:
    """Try the right PIN; the code it is refused with, nothing when it opened."""
    return code_of(desk.unlock, login, PINS[login])


def shift_of(instant: datetime) -> datetime:
    """When the shift that is on at `instant` began."""
    wall = instant.astimezone(ZONE)
    days = (wall.date(), wall.date() - timedelta(days=1))
    return max(at for day in days for begin in BEGINS if (at := datetime.combine(day, begin, ZONE)) <= wall)


def test_a_pin_opens_again_what_was_opened_by_password(hotel: Hotel) -> None:
    desk = hotel.inside()
    came = desk.unlock("desk", PINS["desk"])
    assert (came.login, came.must_change, came.has_pin) == ("desk", False, True)
    assert came.session == desk.session
    assert desk.do("log", {"text": "Back again"}).changed
    assert hotel.tried() == [("sign-in", "desk"), ("unlock", "desk")]


def test_a_pin_written_in_wide_digits_is_the_same_pin(hotel: Hotel) -> None:
    """So an input method leaves them."""
    wide = "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in PINS["desk"])
    assert hotel.inside().unlock("desk", wide).login == "desk"


def test_a_pin_opens_nothing_where_nobody_signed_in(hotel: Hotel) -> None:
    error = refused(hotel.terminal().unlock, "desk", PINS["desk"])
    assert (error.code, error.exit, getattr(error, "next", ())) == ("PASSWORD_NEEDED", 6, ("sign-in",))


def test_a_pin_opens_no_other_terminal(hotel: Hotel) -> None:
    hotel.inside("desk", "front-1")
    assert unlock(hotel.terminal("front-2")) == "PASSWORD_NEEDED"


def test_a_pin_opens_no_program_that_was_started_anew(hotel: Hotel) -> None:
    hotel.inside("desk", "front-1")
    assert unlock(hotel.terminal("front-1", anew=True)) == "PASSWORD_NEEDED"


def test_a_pin_opens_nothing_of_a_colleague(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert unlock(desk, "night") == "PASSWORD_NEEDED"
    assert refused(desk.unlock, "desk", PINS["night"]).code == "WRONG_PIN"
    assert desk.login == "desk"


def test_two_who_signed_in_take_turns_by_pin(hotel: Hotel) -> None:
    desk = hotel.inside("desk")
    right(desk, "night")
    for login in ("desk", "night", "night", "desk"):
        assert desk.unlock(login, PINS[login]).login == login
        assert (desk.login, desk.do("log", {"text": "Mine"}).entry is not None) == (login, True)
        assert hotel.value("SELECT actor FROM ledger ORDER BY seq DESC") == login


def test_whoever_has_no_pin_needs_the_password(hotel: Hotel) -> None:
    hotel.write("UPDATE account SET pin = '' WHERE login = 'desk'")
    desk = hotel.terminal()
    assert right(desk).has_pin is False
    for typed in ("", PINS["desk"]):
        assert refused(desk.unlock, "desk", typed).code == "PASSWORD_NEEDED"


def test_after_signing_out_the_password_is_needed(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.sign_out()
    assert unlock(desk) == "PASSWORD_NEEDED"
    desk = hotel.inside("night", "front-2")
    desk.leave_all("closed")
    assert unlock(desk, "night") == "PASSWORD_NEEDED"


def test_when_one_signs_out_the_other_stays_inside(hotel: Hotel) -> None:
    desk = hotel.inside("desk")
    right(desk, "night")
    desk.sign_out()
    assert unlock(desk, "night") == "PASSWORD_NEEDED"
    assert unlock(desk, "desk") == ""


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("end-sessions", {"login": "desk"}),
        ("disable-account", {"login": "desk"}),
        ("reset-password", {"login": "desk", "secret": "bidak-mofet-ruvis"}),
        ("leave-staff", {"staff": "E002"}),
    ],
)
def test_a_session_that_others_ended_is_not_opened_by_pin(
    hotel: Hotel, verb: str, fields: dict[str, str]
) -> None:
    desk = hotel.inside()
    hotel.do(verb, **fields)
    assert unlock(desk) == "PASSWORD_NEEDED"


@pytest.mark.parametrize("begin", BEGINS)
def test_a_pin_is_good_to_the_end_of_the_shift_and_not_a_second_longer(hotel: Hotel, begin: time) -> None:
    start = datetime.combine(local("2026-11-24T12:00").date(), begin, ZONE).astimezone(UTC)
    for opened, until in ((start, 8), (start - timedelta(hours=1), 8), (start - timedelta(seconds=3601), 0)):
        hotel.clock.now = opened
        desk = hotel.inside()
        for now, code in (
            (start + timedelta(hours=until, seconds=-1), ""),
            (start + timedelta(hours=until), "PASSWORD_NEEDED"),
        ):
            hotel.clock.now = now
            assert unlock(desk) == code, (begin, opened, now)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(opened=st.integers(0, 2 * 86_400), later=st.integers(0, 12 * 3600))
def test_a_pin_is_good_for_whoever_signed_in_for_the_shift_that_is_on(
    hotel: Hotel, opened: int, later: int
) -> None:
    """At most an hour before it began."""
    hotel.clock.now = local("2026-11-24T00:00") + timedelta(seconds=opened)
    desk, since = hotel.inside(), hotel.clock.now
    hotel.clock.on(later)
    good = since >= shift_of(hotel.clock.now) - timedelta(hours=1)
    assert unlock(desk) == ("" if good else "PASSWORD_NEEDED")


def test_after_the_shift_the_password_makes_the_pin_good_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    hotel.clock.now = local("2026-11-23T23:00")
    assert unlock(desk) == "PASSWORD_NEEDED"
    right(desk)
    assert unlock(desk) == ""


def test_in_a_hotel_without_shifts_a_pin_is_good_until_midnight(hotel: Hotel) -> None:
    hotel.write("UPDATE shift SET beside = 1")
    desk = hotel.inside()
    hotel.clock.now = local("2026-11-23T23:59:59")
    assert unlock(desk) == ""
    hotel.clock.on(1)
    assert unlock(desk) == "PASSWORD_NEEDED"


def spoil(hotel: Hotel, desk: Desk) -> list[str]:
    """Five wrong PINs, each after its wait."""
    codes = []
    for _ in range(5):
        codes.append(code_of(desk.unlock, "desk", WRONG_PIN))
        hotel.clock.on(10)
    return codes


def test_a_wrong_pin_five_times_asks_for_the_password(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert spoil(hotel, desk) == ["WRONG_PIN"] * 4 + ["PASSWORD_NEEDED"]
    hotel.clock.on(minutes=1)
    assert unlock(desk) == "PASSWORD_NEEDED"
    assert unlock(hotel.terminal("front-1", anew=True)) == "PASSWORD_NEEDED"
    assert ("unlock-failed", "") in hotel.tried()


def test_the_password_makes_a_spoilt_pin_good_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    spoil(hotel, desk)
    right(desk)
    hotel.clock.on(minutes=1)
    assert unlock(desk) == ""


def test_after_the_password_the_pin_has_five_tries_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    spoil(hotel, desk)
    right(desk)
    hotel.clock.on(minutes=30)
    assert spoil(hotel, desk) == ["WRONG_PIN"] * 4 + ["PASSWORD_NEEDED"]


def test_a_right_pin_gives_five_tries_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    for _ in range(3):
        for _ in range(4):
            assert refused(desk.unlock, "desk", WRONG_PIN).code == "WRONG_PIN"
            hotel.clock.on(400)
        assert unlock(desk) == ""


def test_wrong_pins_are_waited_for_as_wrong_passwords_are(hotel: Hotel) -> None:
    desk = hotel.inside()
    for seconds in (0, 0, 1, 2):
        assert refused(desk.unlock, "desk", WRONG_PIN).code == "WRONG_PIN"
        if seconds:
            error = refused(desk.unlock, "desk", PINS["desk"])
            assert (error.code, error.slots["seconds"]) == ("WAIT", seconds)
            hotel.clock.on(seconds)


def test_wrong_pins_of_one_are_no_wrong_pins_of_another(hotel: Hotel) -> None:
    desk = hotel.inside("desk")
    right(desk, "night")
    for _ in range(4):
        refused(desk.unlock, "night", WRONG_PIN)
        hotel.clock.on(400)
    assert refused(desk.unlock, "desk", WRONG_PIN).code == "WRONG_PIN"
    hotel.clock.on(400)
    assert unlock(desk, "night") == ""
    assert unlock(desk, "desk") == ""


def test_wrong_pins_do_not_lock_the_account(hotel: Hotel) -> None:
    desk = hotel.inside()
    for _ in range(3):
        spoil(hotel, desk)
        hotel.clock.on(minutes=30)
        assert right(desk).login == "desk"


def test_a_spoilt_pin_leaves_the_work_to_who_sits_there(hotel: Hotel) -> None:
    """The session is open still: the password brings the same person back to the same form."""
    desk = hotel.inside()
    spoil(hotel, desk)
    assert desk.do("log", {"text": "As if nothing was"}).changed


def test_a_pin_set_anew_counts_at_once_and_the_old_one_no_more(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.do("set-pin", {"current": PASSWORDS["desk"], "pin": "846215"})
    assert refused(desk.unlock, "desk", PINS["desk"]).code == "WRONG_PIN"
    assert desk.unlock("desk", "846215").login == "desk"
