"""00: signing in, locking, taking turns, the password for one use, leaving; what is typed waits for whoever typed it."""

from datetime import datetime
from typing import Any

import pytest

from hotelcs import i18n
from hotelcs.errors import Denied
from hotelcs.screens.counter import Counter
from hotelcs.screens.home import Home
from hotelcs.screens.presses import press_of
from hotelcs.screens.sign_in import DEMO_PASSWORD, DEMO_PIN
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.test_home_items import pressing

PASSWORD, OTHER = "correct horse battery staple", "another horse entirely"


@pytest.fixture
def shut() -> Keys:
    """A terminal where nobody is signed in."""
    desk = FakeDesk()
    desk.login = ""
    return Keys(desk)


def inside(person: Keys) -> bool:
    return person.counter.cover is None and person.counter.sitting.me is not None


def sign_in(person: Keys, login: str = "zhang.wei", password: str = PASSWORD) -> Keys:
    return person.press(login, "<Enter>", password, "<Enter>")


def test_nothing_of_the_hotel_is_shown_before_somebody_is_signed_in(shut: Keys) -> None:
    shown = "\n".join(shut.screen())
    assert shown.startswith(" 00 Sign in")
    assert "Lakeside Hotel" in shown
    assert "2026-11-23" in shown
    for guest in shut.desk.arrivals:
        assert not guest.guest or guest.guest not in shown
    assert set(shut.desk.asked) <= {"door"}


def test_login_and_password_let_in(shut: Keys) -> None:
    sign_in(shut)
    assert inside(shut)
    assert shut.screen()[0].startswith(" 01 Home")
    assert "REC zhang.wei" in shut.screen()[0]


def test_the_password_is_never_on_the_screen(shut: Keys) -> None:
    shut.press("zhang.wei", "<Enter>", PASSWORD)
    shown = "\n".join(shut.screen())
    assert PASSWORD not in shown
    assert "*" * 20 in shown


def test_a_wrong_password_is_said_and_typed_again(shut: Keys) -> None:
    sign_in(shut, password="wrong")
    assert not inside(shut)
    assert "Login or password is wrong." in "\n".join(shut.screen())
    assert shut.counter.cover.login.value == "zhang.wei"  # type: ignore[union-attr]
    shut.press(PASSWORD, "<Enter>")
    assert inside(shut)


def test_keys_that_mean_something_inside_only_type_at_the_door(shut: Keys) -> None:
    shut.press("g", "r", ".", "?", "/", ":", "u")
    assert shut.counter.cover.login.value == "gr.?/:u"  # type: ignore[union-attr]
    assert shut.counter.dialog is None
    assert shut.counter.prompt is None


def test_function_keys_that_work_at_the_door(shut: Keys) -> None:
    shut.press("<F7>")
    assert i18n.current() == "zh"
    assert shut.screen()[0].startswith(" 00 登录")
    shut.press("<F7>", "<F2>", "<F4>", "<F8>")
    assert shut.counter.prompt is None
    assert shut.counter.dialog is None


@pytest.mark.parametrize("line", ["in", "find zhang", "log somebody was here", "r 1208 vc", "items", "pin"])
def test_words_of_the_hotel_are_refused_at_the_door(shut: Keys, line: str) -> None:
    shut.press("<F3>", line, "<Enter>")
    assert shut.message == "Sign in first."
    assert shut.acts == []


def test_the_program_is_left_from_the_door(shut: Keys) -> None:
    shut.press("<F3>", "quit", "<Enter>")
    assert shut.left


def test_an_emergency_is_raised_without_signing_in_and_marked_so(shut: Keys) -> None:
    shut.press("<F9>", "1", "0703", "<Enter>")
    assert shut.acts == [("raise-incident", {"type": "fire", "place": "0703", "signed_in": False})]
    assert not inside(shut)
    assert "N261123-001" in shut.message


def test_an_emergency_of_somebody_signed_in_is_theirs(keys: Keys) -> None:
    keys.press("<F9>", "2", "lobby", "<Enter>")
    assert keys.acts == [("raise-incident", {"type": "medical", "place": "lobby", "signed_in": True})]


def test_an_emergency_interrupts_a_form_and_loses_nothing_of_it(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na").press("<F9>", "3")
    assert "SOS power" in "\n".join(keys.screen())
    keys.press("roof", "<Enter>")
    assert keys.screen()[0].startswith(" 10 fire")
    keys.press("<Esc>")
    assert keys.counter.sheet.form.value("guest") == "Li Na"  # type: ignore[attr-defined]


def test_an_emergency_is_taken_back_before_it_is_raised(keys: Keys) -> None:
    keys.press("<F9>", "1", "0703", "<Esc>")
    assert keys.acts == []
    assert keys.counter.alarm is None


def test_an_emergency_needs_a_place_and_a_kind(keys: Keys) -> None:
    keys.press("<F9>", "x", "<Enter>")
    assert keys.counter.alarm is not None
    keys.press("1", "<Enter>")
    assert keys.acts == []
    keys.press("<F9>", "2", "lobby", "<Enter>")
    assert keys.acts[0][1]["type"] == "medical"


def test_the_emergency_is_there_in_a_terminal_that_is_too_small(keys: Keys) -> None:
    keys.press("<F9>")
    lines = keys.screen(60, 10)
    assert "SOS" in lines[0]


# --- locking


def test_locking_keeps_the_form_and_the_pin_opens_it(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    keys.counter.press(press_of("ctrl+l", None))
    shown = "\n".join(keys.screen())
    assert shown.startswith(" 00 Locked")
    assert "Li Na" not in shown
    keys.press("271828", "<Enter>")
    assert inside(keys)
    assert keys.counter.sheet.form.value("guest") == "Li Na"  # type: ignore[attr-defined]


def test_locking_writes_what_is_typed_to_the_disk(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    keys.counter.sitting.lock()
    assert keys.desk.drafts.kept["book "]["guest"] == "Li Na"


def test_the_lock_word_locks(keys: Keys) -> None:
    keys.press(":", "lock", "<Enter>")
    assert keys.screen()[0].startswith(" 00 Locked")


def test_a_wrong_pin_is_said_and_the_password_opens_it_too(keys: Keys) -> None:
    keys.counter.sitting.lock()
    keys.press("111111", "<Enter>")
    assert "This PIN is wrong." in "\n".join(keys.screen())
    keys.press(PASSWORD, "<Enter>")
    assert inside(keys)


def test_another_signs_in_at_a_locked_terminal_and_each_finds_their_own_forms(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    keys.counter.sitting.lock()
    keys.press("<Esc>", *["<Backspace>"] * 9, "wang.li", "<Enter>", OTHER, "<Enter>")
    assert inside(keys)
    assert keys.desk.login == "wang.li"
    assert keys.screen()[0].startswith(" 01 Home")
    assert "Li Na 李娜" not in str(keys.counter.drafts)
    keys.counter.sitting.lock()
    keys.press("<Esc>", *["<Backspace>"] * 7, "zhang.wei", "<Enter>", "271828", "<Enter>")
    assert keys.counter.sheet.form.value("guest") == "Li Na"  # type: ignore[attr-defined]


def test_an_idle_terminal_locks_itself(keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("hotelcs.screens.sitting.time.monotonic", lambda: now[0])
    keys.press("<F5>")
    now[0] += 3 * 60 - 1
    assert not keys.counter.sitting.idle()
    now[0] += 2
    assert keys.counter.sitting.idle()
    keys.press("<F5>")
    assert not keys.counter.sitting.idle()
    keys.counter.sitting.lock()
    now[0] += 10_000
    assert not keys.counter.sitting.idle()


@pytest.mark.parametrize("under_way", [False, True])
def test_no_screen_stays_open_longer_than_a_quarter_of_an_hour_but_in_an_emergency(
    keys: Keys, monkeypatch: pytest.MonkeyPatch, under_way: bool
) -> None:
    now = [1000.0]
    monkeypatch.setattr("hotelcs.screens.sitting.time.monotonic", lambda: now[0])
    monkeypatch.setattr(type(keys.counter.sheet), "patience", 20)
    keys.desk.pressing = [pressing("incident")] if under_way else []
    keys.counter.refresh()
    keys.press("<F5>")
    now[0] += 15 * 60 - 1
    assert not keys.counter.sitting.idle()
    now[0] += 2
    assert keys.counter.sitting.idle() is not under_way
    now[0] += 50 * 60
    assert keys.counter.sitting.idle()


def test_signing_out_asks_for_a_login_again(keys: Keys) -> None:
    keys.press(":", "sign-out", "<Enter>")
    assert keys.screen()[0].startswith(" 00 Sign in")
    assert keys.desk.login == ""
    assert keys.counter.home is None


@pytest.mark.parametrize("keys_pressed", [("<F4>", "11"), ("<F8>", "noise", "<Enter>")])
def test_whoever_was_signed_out_from_elsewhere_stands_at_the_door_and_finds_their_screens_again(
    shut: Keys, monkeypatch: pytest.MonkeyPatch, keys_pressed: tuple[str, ...]
) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise Denied("SIGNED_OUT", "You are not signed in here any more.")

    sign_in(shut).press("<F4>", "11")
    title = shut.screen()[0]
    with monkeypatch.context() as patch:
        show = shut.desk.show
        patch.setattr(shut.desk, "do", refused)
        patch.setattr(shut.desk, "show", lambda view, **given: show(view) if view == "door" else refused())
        shut.press(*keys_pressed)
        shown = shut.screen()
        assert shown[0].startswith(" 00 Sign in")
        assert any("not signed in here any more" in line for line in shown)
        assert not shut.desk.login
    sign_in(shut)
    assert inside(shut)
    assert shut.screen()[0] == title


def test_whoever_signs_out_takes_their_undo_along(keys: Keys) -> None:
    keys.press("<F4>", "05", "1208", "s", "1")
    assert keys.counter.last_entries
    keys.press(":", "sign-out", "<Enter>")
    sign_in(keys).press("u")
    assert keys.message == "You have done nothing here yet that could be taken back."


# --- first things first


def test_a_password_for_one_use_is_changed_before_anything_else(shut: Keys) -> None:
    shut.desk.must_change = True
    sign_in(shut)
    assert shut.screen()[0].startswith(" 00 Password")
    shut.press("four quiet words here", "<Enter>", "four quiet words there", "<Enter>")
    assert shut.acts == []
    assert "Both are not the same." in "\n".join(shut.screen())
    shut.desk.must_change = False
    shut.press(*["<Backspace>"] * 30, "four quiet words here", "<Enter>")
    assert shut.acts == [("set-password", {"current": PASSWORD, "password": "four quiet words here"})]
    assert inside(shut)


def test_whoever_does_not_choose_a_password_is_signed_out(shut: Keys) -> None:
    shut.desk.must_change = True
    sign_in(shut).press("<Esc>")
    assert shut.screen()[0].startswith(" 00 Sign in")
    assert shut.desk.login == ""


def test_drafts_from_before_are_offered(shut: Keys) -> None:
    shut.desk.keep_draft("book ", "", {"guest": "Wu Min"})
    sign_in(shut)
    assert "Parked forms: 1." in shut.message
    found = next(told for told, _ in shut.counter.sheet.items() if "Parked" in told)  # type: ignore[attr-defined]
    assert found == "Parked forms: 1"


@pytest.mark.parametrize("verb", ["password", "pin"])
def test_own_secrets_are_changed_in_a_form_that_shows_none(keys: Keys, verb: str) -> None:
    fresh = "four quiet words here" if verb == "password" else "271829"
    keys.press(":", verb, "<Enter>", PASSWORD, "<Enter>", fresh, "<Enter>", fresh)
    shown = "\n".join(keys.screen())
    assert PASSWORD not in shown
    assert fresh not in shown
    keys.press("<F10>")
    field = "password" if verb == "password" else "pin"
    assert keys.acts == [(f"set-{verb}", {"current": PASSWORD, field: fresh})]


def test_secrets_are_in_no_draft(keys: Keys) -> None:
    keys.press(":", "password", "<Enter>", PASSWORD, "<Enter>", "four quiet words here")
    keys.counter.keep_drafts()
    assert PASSWORD not in str(keys.desk.drafts.kept)
    assert "four quiet" not in str(keys.desk.drafts.kept)


def test_a_demo_tells_its_password_at_the_door() -> None:
    desk = FakeDesk()
    desk.login, desk.demo = "", True
    shown = "\n".join(Keys(desk).screen())
    assert DEMO_PASSWORD in shown
    assert DEMO_PIN in shown


def test_the_demo_is_built_with_the_password_the_door_tells() -> None:
    from hotelcs.demo import on_duty

    assert (on_duty.PASSWORD, on_duty.PIN) == (DEMO_PASSWORD, DEMO_PIN)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_door_fits(size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    desk = FakeDesk()
    desk.login, desk.demo = "", True
    person = Keys(desk)
    person.counter.now = datetime(2026, 11, 23, 3, 0)
    for line in person.screen(*size):
        assert ".." not in line


def test_the_counter_of_a_closed_door_draws_before_anything_is_read() -> None:
    desk = FakeDesk()
    desk.login = ""
    person = Keys(desk, opened=False)
    assert isinstance(person.counter, Counter)
    assert isinstance(person.counter.sheet, Home)
    assert person.screen()[0].startswith(" 01 Home")
