"""A session ends by itself a day after it began, whatever became of its terminal."""

from typing import Any

import pytest

from tests.workflows.door.doors import Hotel, code_of, right

DAY = 24 * 3600


def terminals(hotel: Hotel, login: str = "desk") -> str:
    """Where somebody is signed in, as the list of accounts says."""
    rows: list[Any] = hotel.terminal("office", "admin").show("accounts")
    return str(next(row.terminals for row in rows if row.login == login))


@pytest.mark.parametrize(
    ("passed", "over"), [(DAY - 1, False), (DAY, True), (DAY + 1, True), (3 * DAY, True), (-3600, False)]
)
def test_a_session_is_over_a_day_after_it_began(hotel: Hotel, passed: int, over: bool) -> None:
    desk = hotel.inside()
    hotel.clock.on(passed)
    for call in (
        lambda: desk.show("rooms"), lambda: desk.do("log", {"text": "x"}), lambda: desk.preview("log", {"text": "x"}),
        lambda: desk.require("read", "Read"), lambda: list(desk.drafts.mine()), lambda: desk.keep_draft("x", "", {}),
        lambda: desk.show("me"),
    ):  # fmt: skip
        assert code_of(call) == ("SIGNED_OUT" if over else "")
    assert terminals(hotel) == ("" if over else "front-1")


def test_a_day_is_counted_from_its_beginning_and_not_from_what_was_done_last(hotel: Hotel) -> None:
    desk = hotel.inside()
    for _ in range(23):
        hotel.clock.on(hours=1)
        assert code_of(desk.show, "rooms") == ""
    hotel.clock.on(hours=1)
    assert code_of(desk.show, "rooms") == "SIGNED_OUT"


def test_after_a_day_the_password_opens_another(hotel: Hotel) -> None:
    desk = hotel.inside()
    hotel.clock.on(DAY)
    right(desk)
    assert desk.do("log", {"text": "Back"}).changed
    assert terminals(hotel) == "front-1"


def test_a_terminal_that_was_killed_does_not_keep_somebody_signed_in(hotel: Hotel) -> None:
    hotel.inside("desk", "front-1")
    hotel.inside("night", "front-2")
    hotel.clock.on(hours=12)
    hotel.inside("desk", "front-3")
    hotel.clock.on(hours=12)
    assert (terminals(hotel), terminals(hotel, "night")) == ("front-3", "")
