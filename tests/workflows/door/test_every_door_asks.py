"""Everything that a desk answers asks first whether the session is over, and tells nothing to whom it does not concern."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from hotelcs.workflows.desk import Desk
from tests.workflows.door.doors import HANDED, Hotel, code_of, refused

DOORS: dict[str, Callable[[Desk], Any]] = {
    "check_ledger": lambda desk: desk.check_ledger(),
    "require": lambda desk: desk.require("read", "Read"),
    "drafts": lambda desk: desk.drafts,
    "keep_draft": lambda desk: desk.keep_draft("log line", "", {"text": "x"}),
    "undo": lambda desk: desk.undo(10**6),
    "show": lambda desk: desk.show("rooms"),
    "do": lambda desk: desk.do("log", {"text": "x"}),
    "preview": lambda desk: desk.preview("log", {"text": "x"}),
}


@pytest.mark.parametrize("door", DOORS)
def test_a_session_that_is_over_opens_no_door(hotel: Hotel, door: str) -> None:
    desk = hotel.inside("admin")
    hotel.do("end-sessions", login="admin")
    assert code_of(DOORS[door], desk) == "SIGNED_OUT"


@pytest.mark.parametrize("door", DOORS)
def test_a_password_for_one_use_opens_no_door_but_its_own(hotel: Hotel, door: str) -> None:
    hotel.hand_out("admin")
    desk = hotel.terminal()
    desk.sign_in("admin", HANDED)
    assert code_of(DOORS[door], desk) == "CHANGE_PASSWORD"


@pytest.mark.parametrize("login", ["admin", "desk"])
@pytest.mark.parametrize("door", ["check_ledger", "require", "keep_draft", "show", "do"])
def test_a_session_that_goes_on_opens_what_the_post_may(hotel: Hotel, door: str, login: str) -> None:
    denied = door == "check_ledger" and login == "desk"
    assert code_of(DOORS[door], hotel.inside(login)) == ("DENIED" if denied else "")


def test_where_nobody_sits_nothing_is_taken_back_nor_told(hotel: Hotel) -> None:
    made = hotel.do("set-overbooking", type="KNG", overbooking=2)
    for entry in (made.entry or 0, 10**6):
        assert code_of(hotel.terminal().undo, entry) == "SIGN_IN_FIRST"


def told(hotel: Hotel, login: str, entry: int) -> tuple[str, int, str]:
    """How the undoing of an entry is refused, without its number."""
    error = refused(hotel.inside(login).undo, entry)
    return error.code, error.exit, str(error).replace(str(entry), "N")


def test_what_an_entry_is_is_not_told_to_whom_it_does_not_concern(hotel: Hotel) -> None:
    """Neither that there is one: an act with a way back, one without, one that is a denial, none at all."""
    entries = [hotel.do(verb, **fields).entry or 0 for verb, fields in (
        ("set-overbooking", {"type": "KNG", "overbooking": 2}), ("end-sessions", {"login": "night"}),
    )]  # fmt: skip
    answers = {told(hotel, "desk", entry) for entry in (*entries, 1, 0, -1, 10**6)}
    assert answers == {("UNDO_NOT_YOURS", 6, "There is no entry N that you may take back.")}
    tried = hotel.rows("SELECT actor, result FROM ledger WHERE verb = 'denied'")
    assert [(actor, json.loads(result)) for actor, result in tried] == [
        ("desk", {"verb": "undo", "code": "UNDO_NOT_YOURS"})
    ] * 6


def test_who_reads_the_ledger_and_who_acted_is_told_why_not(hotel: Hotel) -> None:
    ended = hotel.do("end-sessions", login="night").entry or 0
    assert [told(hotel, "admin", entry)[0] for entry in (ended, 10**6)] == [
        "UNDO_IMPOSSIBLE",
        "ENTRY_UNKNOWN",
    ]
    own = hotel.inside("desk").do("log", {"text": "x"}).entry or 0
    assert told(hotel, "desk", own)[0] == "UNDO_IMPOSSIBLE"


def test_a_colleague_takes_back_what_the_own_post_may(hotel: Hotel) -> None:
    booked = {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
    entry = hotel.do("book", **booked).entry or 0
    assert hotel.inside("desk").undo(entry).verb == "cancel"


@pytest.mark.parametrize("text", ["\udc80", "desk\udcff"])
def test_bytes_of_another_encoding_are_a_wrong_login_or_password(hotel: Hotel, text: str) -> None:
    assert code_of(hotel.terminal("a").sign_in, text, "x") == "WRONG_PASSWORD"
    assert code_of(hotel.terminal("b").sign_in, "desk", text) == "WRONG_PASSWORD"
    assert code_of(hotel.terminal("c").unlock, text, text) == "PASSWORD_NEEDED"
    assert code_of(hotel.terminal("d").approve_here, "A261123-001", text, text) == "WRONG_PASSWORD"
    assert hotel.rows("SELECT DISTINCT result FROM ledger WHERE verb = 'sign-in-failed' ORDER BY 1") == [
        ('{"login":"?","scope":"account"}',), ('{"login":"desk","scope":"account"}',),
    ]  # fmt: skip
