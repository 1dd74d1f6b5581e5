"""A password handed out opens the door once, for a day, to whoever chooses an own one; and how the own one is changed."""

from datetime import timedelta
from typing import Any, ClassVar

import pytest

from hotelcs.clock import iso
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.door import passwords
from hotelcs.workflows.verbs import VERBS
from tests.workflows.door.doors import HANDED, PASSWORDS, PINS, WRONG, Hotel, code_of, refused, right, wrong
from tests.workflows.test_refusals import Nothing

OWN = {"current": HANDED, "password": WRONG}
"""What somebody who was handed a password does with it."""


class AnyAct(Act):
    """An act of whatever verb, which says that it was performed."""

    verb: ClassVar[str] = ""

    def perform(self, work: Work) -> Nothing:
        raise AssertionError(self.verb, work)


def handed(hotel: Hotel) -> Any:
    """A terminal at which somebody came in with a password for one use."""
    hotel.hand_out()
    desk = hotel.terminal()
    assert desk.sign_in("desk", HANDED).must_change
    return desk


def test_a_password_handed_out_is_good_for_a_day_and_told_until_when(hotel: Hotel) -> None:
    done = hotel.do("reset-password", login="desk", secret=HANDED)
    assert done.result == {"login": "desk", "secret_until": "2026-11-24T07:00:00Z"}
    hotel.clock.on(hours=24)
    assert hotel.terminal().sign_in("desk", HANDED).must_change
    hotel.clock.on(1)
    error = refused(hotel.terminal().sign_in, "desk", HANDED)
    assert (error.code, error.exit, getattr(error, "next", ())) == ("SECRET_EXPIRED", 6, ("ask-supervisor",))


def test_how_long_it_is_good_is_a_setting_of_the_hotel(hotel: Hotel) -> None:
    hotel.do("change-setting", name="secret_hours", value="2")
    hotel.hand_out()
    hotel.clock.on(hours=2, seconds=1)
    assert refused(hotel.terminal().sign_in, "desk", HANDED).code == "SECRET_EXPIRED"


def test_a_wrong_password_does_not_learn_that_it_has_expired(hotel: Hotel) -> None:
    hotel.hand_out()
    hotel.clock.on(days=3)
    assert wrong(hotel.terminal()) == "WRONG_PASSWORD"


def test_one_that_expired_is_replaced_by_another(hotel: Hotel) -> None:
    hotel.hand_out()
    hotel.clock.on(days=3)
    hotel.do("reset-password", login="desk", secret="zolup-kanet-fovid")
    assert refused(hotel.terminal().sign_in, "desk", HANDED).code == "WRONG_PASSWORD"
    assert hotel.terminal().sign_in("desk", "zolup-kanet-fovid").must_change


def test_one_that_expires_while_somebody_is_inside_does_not_become_an_own_one(hotel: Hotel) -> None:
    hotel.hand_out()
    hotel.clock.on(hours=1)
    desk = hotel.terminal()
    desk.sign_in("desk", HANDED)
    hotel.clock.on(hours=23, seconds=1)
    assert refused(desk.do, "set-password", OWN).code == "SECRET_EXPIRED"


def test_an_own_password_never_expires(hotel: Hotel) -> None:
    hotel.clock.on(days=3650)
    assert not right(hotel.terminal()).must_change


def test_what_was_before_ends_with_a_password_handed_out(hotel: Hotel) -> None:
    desk, other = hotel.inside("desk", "front-1"), hotel.inside("desk", "front-2")
    hotel.hand_out()
    for terminal in (desk, other):
        assert refused(terminal.do, "log", {"text": "Still here"}).code == "SIGNED_OUT"
    assert refused(right, hotel.terminal()).code == "WRONG_PASSWORD"
    hotel.clock.on(300)
    assert hotel.terminal().sign_in("desk", HANDED).has_pin is False
    assert hotel.rows("SELECT DISTINCT ended FROM signed_in WHERE closed_at IS NOT NULL") == [("reset",)]


def test_before_it_is_changed_nothing_else_is_done(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = handed(hotel)
    for verb in VERBS.keys() - {"set-password"}:
        monkeypatch.setattr(AnyAct, "verb", verb)
        for call in (desk.execute, desk.preview):
            error = refused(call, AnyAct())
            assert (error.code, error.exit) == ("CHANGE_PASSWORD", 6), verb
            assert getattr(error, "next", ()) == ("set-password",)


def test_before_it_is_changed_no_pin_is_set_and_nothing_undone_nor_approved(hotel: Hotel) -> None:
    entry = hotel.do("set-room-status", room="101", status="dirty").entry
    desk = handed(hotel)
    assert refused(desk.do, "set-pin", {"current": HANDED, "pin": PINS["desk"]}).code == "CHANGE_PASSWORD"
    assert refused(desk.undo, entry).code == "CHANGE_PASSWORD"
    hotel.do("reset-password", login="night", secret=HANDED)
    other = hotel.inside("admin", "front-2")
    error = refused(other.approve_here, "A261123-001", "night", HANDED)
    assert (error.code, error.exit) == ("CHANGE_PASSWORD", 6)


def test_before_it_is_changed_no_guest_is_read(hotel: Hotel) -> None:
    desk = handed(hotel)
    assert desk.show("me").must_change
    for view in ("arrivals", "rooms", "reservations"):
        assert code_of(desk.show, view) == "CHANGE_PASSWORD"


def test_whoever_has_chosen_an_own_one_is_inside_and_the_handed_one_is_gone(hotel: Hotel) -> None:
    desk = handed(hotel)
    done = desk.do("set-password", OWN)
    assert (done.changed, done.result) == (1, {"login": "desk", "status": "active"})
    assert desk.do("log", {"text": "Now I may"}).changed
    assert hotel.terminal("b").sign_in("desk", WRONG).must_change is False
    assert refused(hotel.terminal("c").sign_in, "desk", HANDED).code == "WRONG_PASSWORD"
    hotel.clock.on(days=30)
    assert hotel.terminal("d").sign_in("desk", WRONG).must_change is False


def test_the_handed_one_itself_is_not_chosen(hotel: Hotel) -> None:
    desk = handed(hotel)
    error = refused(desk.do, "set-password", {"current": HANDED, "password": HANDED})
    assert (error.code, getattr(error, "field", "")) == ("PASSWORD_SAME", "password")
    assert refused(desk.do, "log", {"text": "x"}).code == "CHANGE_PASSWORD"


def test_the_old_one_in_another_spelling_is_the_old_one(hotel: Hotel) -> None:
    desk = hotel.inside()
    wide = PASSWORDS["desk"].replace("kettle", "ｋｅｔｔｌｅ")
    error = refused(desk.do, "set-password", {"current": PASSWORDS["desk"], "password": wide})
    assert error.code == "PASSWORD_SAME"


@pytest.mark.parametrize(
    ("verb", "fresh"), [("set-password", {"password": WRONG}), ("set-pin", {"pin": "846215"})]
)
def test_an_own_secret_is_changed_by_whoever_knows_the_password(
    hotel: Hotel, verb: str, fresh: dict[str, str]
) -> None:
    before = hotel.rows("SELECT login, password, pin FROM account WHERE login <> 'desk'")
    desk = hotel.inside()
    kept = hotel.rows("SELECT password, pin FROM account WHERE login = 'desk'")
    assert refused(desk.do, verb, {"current": WRONG, **fresh}).code == "WRONG_PASSWORD"
    assert refused(desk.do, verb, {"current": PINS["desk"], **fresh}).code == "WRONG_PASSWORD"
    assert hotel.rows("SELECT password, pin FROM account WHERE login = 'desk'") == kept
    hotel.clock.on(10)
    assert desk.do(verb, {"current": PASSWORDS["desk"], **fresh}).changed == 1
    changed = hotel.rows("SELECT password, pin FROM account WHERE login = 'desk'")[0]
    assert [old != new for old, new in zip(kept[0], changed, strict=True)] == [
        verb == "set-password",
        verb == "set-pin",
    ]
    assert hotel.rows("SELECT login, password, pin FROM account WHERE login <> 'desk'") == before


def test_a_preview_changes_no_secret(hotel: Hotel) -> None:
    desk = hotel.inside()
    kept = hotel.rows("SELECT password, pin FROM account")
    desk.preview("set-password", {"current": PASSWORDS["desk"], "password": WRONG})
    desk.preview("set-pin", {"current": PASSWORDS["desk"], "pin": "846215"})
    hotel.terminal("office", "admin").preview("reset-password", {"login": "desk", "secret": HANDED})
    assert hotel.rows("SELECT password, pin FROM account") == kept
    assert desk.do("log", {"text": "Still inside"}).changed


def test_the_same_key_changes_a_password_once_and_answers_again_without_comparing(hotel: Hotel) -> None:
    desk = hotel.inside()
    fields = {"current": PASSWORDS["desk"], "password": WRONG}
    assert not desk.do("set-password", fields, key="k").replayed
    assert desk.do("set-password", fields, key="k").replayed
    assert hotel.value("SELECT count(*) FROM throttle WHERE failures > 0") == 0
    assert hotel.terminal("b").sign_in("desk", WRONG).login == "desk"


def test_a_key_of_another_act_changes_no_password(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.do("log", {"text": "First"}, key="k")
    kept = hotel.rows("SELECT password, pin FROM account")
    fields = {"current": PASSWORDS["desk"], "password": WRONG}
    assert refused(desk.do, "set-password", fields, "k").code == "KEY_REUSED"
    assert hotel.rows("SELECT password, pin FROM account") == kept


def test_a_service_account_gets_no_password(hotel: Hotel) -> None:
    error = refused(hotel.do, "reset-password", login="cron", secret=HANDED)
    assert (error.code, error.exit) == ("SERVICE_ACCOUNT", 4)
    assert refused(hotel.do, "reset-password", login="nobody", secret=HANDED).code == "LOGIN_UNKNOWN"
    assert refused(hotel.do, "set-password", "cron", **OWN).code == "WRONG_PASSWORD"


def test_nobody_hands_a_password_to_somebody_above(hotel: Hotel) -> None:
    """Who looks after the computers gives rights, but may not sit down as the general manager."""
    staff = hotel.do("add-staff", name="Wu Min", posts=["INF"]).result["staff"]
    hotel.do("add-account", login="wu", staff=staff)
    error = refused(hotel.do, "reset-password", "wu", login="admin", secret=HANDED)
    assert (error.code, error.exit) == ("ABOVE_YOU", 6)
    assert refused(hotel.do, "end-sessions", "wu", login="admin").code == "ABOVE_YOU"
    assert refused(hotel.do, "disable-account", "wu", login="admin").code == "ABOVE_YOU"
    assert hotel.do("reset-password", "wu", login="desk", secret=HANDED).changed
    assert refused(hotel.do, "reset-password", "desk", login="wu", secret=HANDED).code == "DENIED"


def test_a_first_password_of_a_new_account_is_for_one_use(hotel: Hotel) -> None:
    staff = hotel.do("add-staff", name="Chen Jing", posts=["REC"]).result["staff"]
    done = hotel.do("add-account", login="chen", staff=staff, secret=HANDED)
    assert done.result["secret_until"] == iso(hotel.clock.now + timedelta(hours=24))
    desk = hotel.terminal()
    assert desk.sign_in("chen", HANDED).must_change
    desk.do("set-password", OWN)
    assert desk.do("log", {"text": "Hello"}).changed


def test_secrets_are_hashed_before_the_hotel_is_held(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another desk can write while a password is compared or made."""
    other = hotel.terminal("front-2", "night", anew=True)
    wrote: list[int | None] = []

    def beside(real: Any) -> Any:
        def call(*given: Any) -> Any:
            wrote.append(other.do("log", {"text": "Meanwhile"}).entry)
            return real(*given)

        return call

    desk = hotel.inside()
    for name in ("matches", "hashed"):
        monkeypatch.setattr(passwords, name, beside(getattr(passwords, name)))
    desk.do("set-password", {"current": PASSWORDS["desk"], "password": WRONG})
    desk.do("set-pin", {"current": WRONG, "pin": "846215"})
    hotel.do("reset-password", login="admin", secret=HANDED)
    desk.unlock("desk", "846215")
    assert len(wrote) == 6
