"""What a terminal does while nobody is signed in, who is let in without a password, and who says yes from behind."""

import json

import pytest

from hotelcs.workflows.verbs import VERBS
from hotelcs.workflows.views import VIEWS
from tests.workflows.door.doors import PASSWORDS, WRONG, Hotel, code_of, refused
from tests.workflows.door.test_one_use import AnyAct


def test_an_emergency_is_raised_by_nobody_in_particular_and_marked_so(hotel: Hotel) -> None:
    desk = hotel.terminal("front-1")
    done = desk.raise_alarm("fire", "kitchen", signed_in=False)
    assert hotel.rows("SELECT no, type, place, signed_in, reported_by, terminal FROM incident") == [
        (done.result["incident"], "fire", "kitchen", 0, "", "front-1")
    ]
    assert hotel.rows("SELECT actor, terminal, verb FROM ledger WHERE seq = :seq", seq=done.entry) == [
        ("", "front-1", "raise-incident")
    ]
    assert done.result["signed_in"] is False


def test_an_emergency_at_a_locked_terminal_is_not_put_down_to_who_locked_it(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.raise_alarm("fire", "101", signed_in=False)
    assert hotel.rows("SELECT signed_in, reported_by FROM incident") == [(0, "")]
    assert desk.login == "desk"


def test_an_emergency_of_somebody_who_sits_there_bears_the_name(hotel: Hotel) -> None:
    hotel.inside().raise_alarm("medical", "102", signed_in=True)
    assert hotel.rows("SELECT signed_in, reported_by FROM incident") == [(1, "desk")]


@pytest.mark.parametrize("ending", ["end-sessions", "disable-account"])
def test_an_emergency_is_raised_also_by_whose_session_was_ended(hotel: Hotel, ending: str) -> None:
    """A fire does not wait for a password: it is raised, and put down to nobody."""
    desk = hotel.inside()
    hotel.do(ending, login="desk")
    assert desk.raise_alarm("fire", "101", signed_in=True).changed
    assert hotel.rows("SELECT signed_in, reported_by FROM incident") == [(0, "")]


def test_where_it_says_signed_in_and_nobody_is_it_is_marked_unsigned(hotel: Hotel) -> None:
    hotel.terminal().raise_alarm("other", "lobby", signed_in=True)
    assert hotel.rows("SELECT signed_in, reported_by FROM incident") == [(0, "")]


def test_nobody_does_anything_else(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = hotel.terminal()
    for verb in VERBS.keys() - {"raise-incident", "escalate-step", "note-waiting", "note-metrics"}:
        monkeypatch.setattr(AnyAct, "verb", verb)
        for call in (desk.execute, desk.preview):
            error = refused(call, AnyAct())
            assert (error.code, error.exit, getattr(error, "next", ())) == (
                "SIGN_IN_FIRST",
                6,
                ("sign-in",),
            ), verb
    assert hotel.value("SELECT count(*) FROM ledger WHERE verb = 'denied'") == 0


def test_nobody_sees_anything_but_the_door_and_that_they_are_nobody(hotel: Hotel) -> None:
    desk = hotel.terminal()
    shown = {view for view in VIEWS if code_of(desk.show, view) != "SIGN_IN_FIRST"}
    assert shown == {"door", "me"}
    me = desk.show("me")
    assert (me.login, me.name, me.staff, me.posts, me.must_reads) == ("", "", "", (), 0)
    assert refused(desk.check_ledger).code == "SIGN_IN_FIRST"
    assert refused(desk.require, "backup", "Back up the hotel").code == "SIGN_IN_FIRST"


def test_the_door_names_no_guest_and_no_person(hotel: Hotel) -> None:
    hotel.do("book", guest="Zhang Wei", type="KNG", arrival="2026-11-23", departure="2026-11-25")
    desk = hotel.terminal()
    desk.raise_alarm("fire", "kitchen", signed_in=False)
    shown = repr(desk.show("door"))
    assert "kitchen" in shown
    for kept_back in ("Zhang", "Wei", "admin", "desk", "night", "Administrator", "E001"):
        assert kept_back not in shown


def test_a_demo_hotel_admits_anybody(hotel: Hotel) -> None:
    hotel.write("UPDATE property SET demo = 1")
    desk = hotel.terminal(anew=True)
    for login in ("night", "desk"):
        desk.admit(login)
        assert (desk.login, desk.session) == (login, None)
        assert desk.do("log", {"text": "Here"}).changed
    assert hotel.value("SELECT count(*) FROM signed_in") == 0


@pytest.mark.parametrize("login", ["admin", "desk", "phantom", ""])
def test_a_real_hotel_admits_nobody(hotel: Hotel, login: str) -> None:
    desk = hotel.terminal()
    error = refused(desk.admit, login)
    assert (error.code, error.exit) == ("SIGN_IN_FIRST", 6)
    assert (desk.login, desk.session) == ("", None)
    assert refused(desk.do, "log", {"text": "x"}).code == "SIGN_IN_FIRST"


def asked(hotel: Hotel) -> str:
    """A receptionist asks for more than the post may do; the number of the request."""
    hotel.do("book", guest="Zhang Wei", type="KNG", arrival="2026-11-23", departure="2026-11-25")
    number = str(hotel.value("SELECT no FROM reservation"))
    fields = {"reservation": number, "room": "101", "document": "34052419800101001X", "waive_deposit": True}
    done = hotel.do("ask-approval", "desk", **{"for": "check-in"}, fields=fields, reason="Regular guest")
    return str(done.result["approval"])


def test_a_second_person_says_yes_by_password_and_does_not_take_the_seat(hotel: Hotel) -> None:
    number = asked(hotel)
    desk = hotel.inside()
    session = desk.session
    done = desk.approve_here(number, "night", PASSWORDS["night"])
    assert done.result["status"] == "approved"
    assert (desk.login, desk.session) == ("desk", session)
    assert hotel.rows("SELECT actor, terminal FROM ledger WHERE verb = 'decide-approval'") == [
        ("night", "front-1")
    ]
    assert (
        hotel.value(
            "SELECT count(*) FROM signed_in i JOIN account a ON a.id = i.account_id WHERE a.login = 'night'"
        )
        == 0
    )


def test_a_yes_needs_the_password_the_right_and_another_person(hotel: Hotel) -> None:
    number = asked(hotel)
    desk = hotel.inside()
    assert refused(desk.approve_here, number, "night", WRONG).code == "WRONG_PASSWORD"
    assert refused(desk.approve_here, number, "phantom", WRONG).code == "WRONG_PASSWORD"
    hotel.clock.on(60)
    assert refused(desk.approve_here, number, "desk", PASSWORDS["desk"]).code in ("DENIED", "SECOND_PERSON")
    assert hotel.value("SELECT status FROM approval") == "pending"


def test_whoever_says_yes_at_a_colleagues_terminal_may_not_go_on_there_by_pin(hotel: Hotel) -> None:
    desk = hotel.inside()
    desk.approve_here(asked(hotel), "night", PASSWORDS["night"])
    assert refused(desk.unlock, "night", "926153").code == "PASSWORD_NEEDED"


def test_what_somebody_may_not_is_entered_with_the_verb_and_why_and_nothing_else(hotel: Hotel) -> None:
    desk = hotel.inside()
    assert refused(desk.do, "close-day", {}).code == "DENIED"
    assert refused(desk.do, "disable-account", {"login": "night"}).code == "DENIED"
    entered = hotel.rows(
        "SELECT actor, terminal, act_key, digest, changed, result FROM ledger WHERE verb = 'denied'"
    )
    assert [(row[0], row[1], row[2], row[3], row[4], json.loads(row[5])) for row in entered] == [
        ("desk", "front-1", None, "", 0, {"verb": "close-day", "code": "DENIED"}),
        ("desk", "front-1", None, "", 0, {"verb": "disable-account", "code": "DENIED"}),
    ]


def test_what_somebody_previews_and_may_not_is_no_attempt(hotel: Hotel) -> None:
    assert refused(hotel.inside().preview, "close-day", {}).code == "DENIED"
    assert hotel.value("SELECT count(*) FROM ledger WHERE verb = 'denied'") == 0


def test_an_attempt_before_the_password_is_changed_is_entered(hotel: Hotel) -> None:
    hotel.hand_out()
    desk = hotel.terminal()
    desk.sign_in("desk", "bidak-mofet-ruvis-zolup-kanet")
    refused(desk.do, "log", {"text": "x"})
    assert hotel.rows("SELECT actor, result FROM ledger WHERE verb = 'denied'") == [
        ("desk", '{"code":"CHANGE_PASSWORD","verb":"log"}')
    ]


def test_an_attempt_after_the_session_was_ended_is_entered(hotel: Hotel) -> None:
    """Somebody goes on at a terminal from which the administrator has just signed everybody out."""
    desk = hotel.inside()
    hotel.do("end-sessions", login="desk")
    refused(desk.do, "log", {"text": "x"})
    assert hotel.rows("SELECT actor, result FROM ledger WHERE verb = 'denied'") == [
        ("desk", '{"code":"SIGNED_OUT","verb":"log"}')
    ]
