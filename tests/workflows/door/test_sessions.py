"""Who is signed in where, and how it ends: by oneself, by the administrator, with the account, with the terminal."""

import pytest

from hotelcs.workflows.verbs import VERBS
from tests.workflows.door.doors import HANDED, PASSWORDS, PINS, Hotel, code_of, local, refused, right, wrong
from tests.workflows.door.test_one_use import AnyAct

ENDINGS = {
    "end-sessions": ({"login": "desk"}, "ended"),
    "disable-account": ({"login": "desk"}, "disabled"),
    "reset-password": ({"login": "desk", "secret": HANDED}, "reset"),
    "leave-staff": ({"staff": "E002"}, "left"),
}
"""Act → fields, and the word for how the session ended."""


def opened(hotel: Hotel) -> list[tuple[str, str]]:
    """(login, terminal) of the sessions that are open."""
    return hotel.rows(
        "SELECT a.login, i.terminal FROM signed_in i JOIN account a ON a.id = i.account_id WHERE i.closed_at IS NULL "
        "ORDER BY 1, 2"
    )


def test_a_session_is_of_a_person_at_a_terminal_from_the_password_on(hotel: Hotel) -> None:
    desk = hotel.inside("desk", "front-1")
    assert (desk.login, desk.post) == ("desk", "REC")
    assert hotel.rows(
        "SELECT a.login, i.terminal, i.opened_at, i.closed_at, i.ended, i.pin_good FROM signed_in i "
        "JOIN account a ON a.id = i.account_id WHERE i.id = :id",
        id=desk.session,
    ) == [("desk", "front-1", "2026-11-23T07:00:00Z", None, "", 1)]
    assert hotel.value("SELECT signed_in_at FROM account WHERE login = 'desk'") == "2026-11-23T07:00:00Z"


def test_signing_out_ends_the_session_and_nobody_sits_there(hotel: Hotel) -> None:
    desk = hotel.inside()
    session = desk.session
    hotel.clock.on(60)
    desk.sign_out()
    assert (desk.login, desk.session, desk.post) == ("", None, "")
    ended = hotel.rows("SELECT closed_at, ended FROM signed_in WHERE id = :id", id=session)
    assert ended == [("2026-11-23T07:01:00Z", "out")]
    assert hotel.tried() == [("sign-in", "desk"), ("sign-out", "desk")]
    assert refused(desk.do, "log", {"text": "x"}).code == "SIGN_IN_FIRST"


def test_signing_out_where_nobody_is_changes_nothing(hotel: Hotel) -> None:
    desk = hotel.terminal()
    desk.sign_out()
    desk.leave_all("closed")
    desk.entrance.leave("desk")
    assert (hotel.tried(), opened(hotel)) == ([], [])


def test_a_session_that_others_ended_is_not_ended_again(hotel: Hotel) -> None:
    desk = hotel.inside()
    hotel.do("end-sessions", login="desk")
    desk.sign_out()
    assert hotel.tried() == [("sign-in", "desk")]
    assert hotel.value("SELECT ended FROM signed_in") == "ended"


def test_a_terminal_that_ends_signs_everybody_out_who_signed_in_there(hotel: Hotel) -> None:
    desk = hotel.inside("desk", "front-1")
    right(desk, "night")
    hotel.inside("admin", "front-2")
    desk.leave_all("closed")
    assert opened(hotel) == [("admin", "front-2")]
    assert hotel.rows("SELECT DISTINCT ended FROM signed_in WHERE terminal = 'front-1'") == [("closed",)]


def test_somebody_who_signs_in_again_at_the_same_terminal_has_one_session_there(hotel: Hotel) -> None:
    """As after five wrong PINs; else the terminal is never empty again in the list of accounts."""
    desk = hotel.inside()
    right(desk)
    assert opened(hotel) == [("desk", "front-1")]
    desk.leave_all("closed")
    assert opened(hotel) == []


def test_one_person_may_be_signed_in_at_two_terminals_and_leave_one(hotel: Hotel) -> None:
    first, second = hotel.inside("desk", "front-1"), hotel.inside("desk", "front-2")
    first.sign_out()
    assert second.do("log", {"text": "Still here"}).changed
    assert opened(hotel) == [("desk", "front-2")]


@pytest.mark.parametrize("verb", ENDINGS)
def test_a_session_that_was_ended_stops_the_next_act_whatever_it_is(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    fields, word = ENDINGS[verb]
    desk, other = hotel.inside("desk"), hotel.inside("night", "front-2")
    assert hotel.do(verb, **fields).changed
    for each in VERBS:
        monkeypatch.setattr(AnyAct, "verb", each)
        error = refused(desk.execute, AnyAct())
        assert (error.code, error.exit, getattr(error, "next", ())) == ("SIGNED_OUT", 6, ("sign-in",))
    assert refused(desk.preview, "log", {"text": "x"}).code == "SIGNED_OUT"
    assert hotel.rows("SELECT DISTINCT ended FROM signed_in WHERE closed_at IS NOT NULL") == [(word,)]
    assert other.do("log", {"text": "Not me"}).changed


def test_every_session_of_the_person_is_ended_and_they_are_counted(hotel: Hotel) -> None:
    for number in range(3):
        hotel.inside("desk", f"front-{number}")
    assert hotel.do("end-sessions", login="desk").changed == 3
    assert hotel.do("end-sessions", login="desk").changed == 0
    assert opened(hotel) == []
    assert refused(hotel.do, "end-sessions", login="nobody").code == "LOGIN_UNKNOWN"


def test_after_their_session_was_ended_they_read_nothing_any_more(hotel: Hotel) -> None:
    desk = hotel.inside()
    hotel.do("end-sessions", login="desk")
    assert code_of(desk.show, "arrivals") == "SIGNED_OUT"


def test_after_an_ended_session_the_password_opens_another(hotel: Hotel) -> None:
    desk = hotel.inside()
    hotel.do("end-sessions", login="desk")
    right(desk)
    assert desk.do("log", {"text": "Back"}).changed


def test_a_session_that_nobody_opened_is_none(hotel: Hotel) -> None:
    desk = hotel.terminal()
    desk.sit_down("desk", "0" * 32)
    assert refused(desk.do, "log", {"text": "x"}).code == "SIGNED_OUT"


def test_an_account_that_is_shut_opens_to_nothing_until_it_is_open_again(hotel: Hotel) -> None:
    hotel.do("disable-account", login="desk")
    assert refused(right, hotel.terminal()).code == "WRONG_PASSWORD"
    assert refused(hotel.terminal("office", "desk").do, "log", {"text": "x"}).code == "UNKNOWN_LOGIN"
    assert refused(hotel.terminal("office", "desk").show, "rooms").code == "UNKNOWN_LOGIN"
    hotel.do("enable-account", login="desk")
    assert right(hotel.terminal()).login == "desk"


def test_shutting_an_account_twice_changes_nothing_the_second_time(hotel: Hotel) -> None:
    assert hotel.do("disable-account", login="desk").changed == 1
    assert hotel.do("disable-account", login="desk").changed == 0
    done = hotel.do("disable-account", login="night")
    hotel.terminal("office", "admin").undo(done.entry or 0)
    assert hotel.value("SELECT status FROM account WHERE login = 'night'") == "active"


def test_the_last_who_can_give_rights_is_not_shut_out(hotel: Hotel) -> None:
    desk = hotel.inside("admin")
    error = refused(desk.do, "disable-account", {"login": "admin"})
    assert (error.code, error.exit) == ("LAST_ADMINISTRATOR", 4)
    assert desk.do("log", {"text": "Still inside"}).changed


def test_somebody_who_has_left_does_not_sign_in_from_the_day_after_on(hotel: Hotel) -> None:
    hotel.do("leave-staff", staff="E002", on="2026-11-24")
    assert right(hotel.terminal("a")).login == "desk"
    for _ in range(2):
        hotel.clock.on(days=1)
        hotel.do("close-day")
    assert hotel.value("SELECT day FROM business_day WHERE status = 'open'") == "2026-11-25"
    assert code_of(right, hotel.terminal("b")) == "WRONG_PASSWORD"


def test_the_last_night_lasts_until_the_day_is_closed(hotel: Hotel) -> None:
    """The business date decides, not the calendar: at the terminal, for an act, and for the items in their hands."""
    hotel.do("leave-staff", staff="E003", on="2026-11-24")
    hotel.clock.on(hours=12)
    hotel.do("close-day")
    hotel.clock.now = local("2026-11-24 23:05")
    desk = hotel.inside("night")
    hotel.clock.now = local("2026-11-25 00:40")
    assert desk.unlock("night", PINS["night"]).login == "night"
    assert desk.do("log", {"text": "The last night"}).changed
    assert right(hotel.terminal("b"), "night").login == "night"
    assert desk.do("close-day", {}).changed
    assert refused(desk.unlock, "night", PINS["night"]).code == "PASSWORD_NEEDED"
    assert code_of(right, hotel.terminal("c"), "night") == "WRONG_PASSWORD"


def test_whose_last_business_date_is_over_is_out_though_the_calendar_shows_the_same_day(hotel: Hotel) -> None:
    hotel.do("leave-staff", staff="E003", on="2026-11-23")
    hotel.write("UPDATE account SET status = 'active' WHERE login = 'night'")
    assert right(hotel.terminal("a"), "night").login == "night"
    hotel.clock.now = local("2026-11-23 23:50")
    hotel.do("close-day")
    assert code_of(right, hotel.terminal("b"), "night") == "WRONG_PASSWORD"


def test_a_service_account_never_signs_in(hotel: Hotel) -> None:
    """Not even when somebody gives it secrets behind the program's back."""
    hotel.write(
        "UPDATE account SET (password, pin) = (SELECT password, pin FROM account WHERE login = 'desk') WHERE login = 'cron'"
    )
    desk = hotel.inside()
    assert refused(hotel.terminal("b").sign_in, "cron", PASSWORDS["desk"]).code == "WRONG_PASSWORD"
    desk.entrance.inside["cron"] = str(desk.session)
    assert refused(desk.unlock, "cron", PINS["desk"]).code == "PASSWORD_NEEDED"


def test_the_ledger_has_who_came_went_and_tried_with_references_only(hotel: Hotel) -> None:
    desk = hotel.terminal()
    wrong(desk)
    right(desk)
    refused(desk.unlock, "desk", PINS["night"])
    desk.unlock("desk", PINS["desk"])
    desk.sign_out()
    entries = hotel.rows("SELECT verb, actor, terminal, changed, result FROM ledger WHERE verb LIKE '%sign-%' "
                         "OR verb LIKE 'unlock%' ORDER BY seq")  # fmt: skip
    assert entries == [
        ("sign-in-failed", "", "front-1", 0, '{"login":"desk","scope":"account"}'),
        ("sign-in", "desk", "front-1", 0, '{"login":"desk"}'),
        ("unlock-failed", "", "front-1", 0, '{"login":"desk","scope":"pin"}'),
        ("unlock", "desk", "front-1", 0, '{"login":"desk"}'),
        ("sign-out", "desk", "front-1", 0, '{"login":"desk"}'),
    ]


def test_the_door_works_before_the_first_and_after_the_last_business_day(hotel: Hotel) -> None:
    """Who came is entered under the machine's date while no day is open."""
    hotel.write("UPDATE business_day SET status = 'closed', closed_at = opened_at")
    desk = hotel.inside()
    assert hotel.value("SELECT business_date FROM ledger ORDER BY seq DESC") == "2026-11-23"
    desk.sign_out()
    assert opened(hotel) == []
