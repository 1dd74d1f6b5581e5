"""A try is counted before the secret is looked at: nothing that happens afterwards makes it free."""

import threading
from typing import Any

import pytest

from hotelcs.storage import keys
from hotelcs.workflows import ledger
from hotelcs.workflows.door import passwords
from tests.workflows.door.doors import (
    PASSWORDS,
    PINS,
    WRONG,
    WRONG_PIN,
    Hotel,
    code_of,
    refused,
    right,
    wrong,
)


def failures(hotel: Hotel) -> dict[str, int]:
    """Failures that are written down, by scope."""
    return dict(hotel.rows("SELECT scope, sum(failures) FROM throttle WHERE failures > 0 GROUP BY scope"))


def test_when_the_secret_is_looked_at_the_try_is_on_disk(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, int]] = []
    compare = passwords.matches

    def look(*given: Any) -> bool:
        seen.append(failures(hotel))
        return compare(*given)

    monkeypatch.setattr(passwords, "matches", look)
    desk = hotel.terminal()
    wrong(desk)
    right(desk)
    refused(desk.unlock, "desk", WRONG_PIN)
    assert seen == [
        {"account": 1, "terminal": 1},
        {"account": 2, "terminal": 2},
        {"pin": 1, "terminal": 2},
    ]
    assert failures(hotel) == {"pin": 1, "terminal": 2}


@pytest.mark.parametrize("end", [RuntimeError("power"), KeyboardInterrupt(), MemoryError(), SystemExit(1)])
def test_a_comparison_that_does_not_come_to_its_end_is_a_failure(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch, end: BaseException
) -> None:
    def stop(*_: Any) -> bool:
        raise end

    monkeypatch.setattr(passwords, "matches", stop)
    for _ in range(3):
        with pytest.raises(type(end)):
            right(hotel.terminal("a"))
    monkeypatch.undo()
    assert failures(hotel) == {"account": 3, "terminal": 3}
    assert refused(right, hotel.terminal("b")).code == "WAIT"


@pytest.mark.parametrize("secret", ["password", "pin"])
def test_an_entry_that_cannot_be_written_gives_no_try_back(
    hotel: Hotel, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    desk = hotel.inside()

    def full(*_: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(ledger, "append", full)
    for _ in range(2):
        with pytest.raises(Exception, match="full"):
            desk.sign_in("desk", WRONG) if secret == "password" else desk.unlock("desk", WRONG_PIN)
    monkeypatch.undo()
    assert failures(hotel) == {"account" if secret == "password" else "pin": 2, "terminal": 2}


@pytest.mark.parametrize(("verb", "fields"), [
    ("set-pin", {"current": WRONG, "pin": PINS["desk"]}),
    ("set-password", {"current": WRONG, "password": PASSWORDS["night"]}),
])  # fmt: skip
def test_a_preview_that_is_rolled_back_counts_what_was_tried_in_it(
    hotel: Hotel, verb: str, fields: dict[str, str]
) -> None:
    desk = hotel.inside()
    for _ in range(3):
        assert refused(desk.preview, verb, fields).code == "WRONG_PASSWORD"
    assert failures(hotel) == {"account": 3, "terminal": 3}
    assert refused(desk.do, verb, {**fields, "current": PASSWORDS["desk"]}).code == "WAIT"


def test_an_approval_by_password_counts_at_the_same_account_and_terminal(hotel: Hotel) -> None:
    desk = hotel.inside()
    for _ in range(3):
        assert refused(desk.approve_here, "A1", "night", WRONG).code == "WRONG_PASSWORD"
    assert refused(right, hotel.terminal("other"), "night").code == "WAIT"
    assert refused(right, hotel.terminal("front-1"), "desk").code == "WAIT"


def test_a_program_that_is_started_anew_has_forgotten_nothing(hotel: Hotel) -> None:
    for failure in range(4):
        assert wrong(hotel.terminal("front-1", anew=True)) == "WRONG_PASSWORD"
        if failure >= 2:
            assert refused(right, hotel.terminal("front-1", anew=True)).code == "WAIT"
            hotel.clock.on(failure - 1)
    hotel.clock.on(-1)
    assert refused(right, hotel.terminal("front-2", anew=True)).code == "WAIT"


def test_two_programs_at_one_terminal_share_the_count_of_its_pins(hotel: Hotel) -> None:
    first = hotel.inside("desk", "front-1")
    second = hotel.terminal("front-1", anew=True)
    right(second)
    codes = []
    for turn in range(5):
        codes.append(code_of((first, second)[turn % 2].unlock, "desk", WRONG_PIN))
        hotel.clock.on(10)
    assert codes == ["WRONG_PIN"] * 4 + ["PASSWORD_NEEDED"]


def test_tries_at_the_same_moment_do_not_slip_through(hotel: Hotel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of twelve at once, three are looked at: two are free, after the third there is a second to wait."""
    looked: list[str] = []

    def look(*given: Any) -> bool:
        looked.append(str(given[-1]))
        return False

    monkeypatch.setattr(passwords, "matches", look)
    start, codes = threading.Barrier(12), []

    def attempt(number: int) -> None:
        desk = hotel.terminal(f"t{number}", anew=True)
        start.wait(30)
        codes.append(code_of(desk.sign_in, "desk", WRONG))

    threads = [threading.Thread(target=attempt, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["WAIT"] * 9 + ["WRONG_PASSWORD"] * 3
    assert len(looked) == 3
    assert failures(hotel)["account"] == 3


def test_a_login_is_nowhere_in_the_table_of_failures(hotel: Hotel) -> None:
    """Neither is a password that somebody typed where the login goes; not even with the key file gone."""
    desk = hotel.inside()
    typed = ["desk", "night", PASSWORDS["night"], PINS["desk"], "mallory"]
    for login in typed:
        wrong(desk, login)
        hotel.clock.on(300)
    refused(desk.unlock, "desk", WRONG_PIN)
    keys.key_file(desk.uid).rename(keys.key_file(desk.uid).with_suffix(".away"))
    try:
        wrong(desk, PASSWORDS["admin"])
    finally:
        keys.key_file(desk.uid).with_suffix(".away").rename(keys.key_file(desk.uid))
    rows = hotel.rows("SELECT * FROM throttle")
    assert len(rows) > len(typed)
    for row in rows:
        assert len(row[1]) == 64
        assert set(row[1]) <= set("0123456789abcdef")
    held = repr(rows)
    for word in (*typed, PASSWORDS["admin"], "front-1"):
        assert word not in held


def test_names_of_the_table_are_keyed_so_that_nobody_finds_a_login_by_trying(hotel: Hotel) -> None:
    from hotelcs.storage.keys import Keys
    from hotelcs.workflows.door import throttle

    made = [throttle.account(held, "desk").name for held in (Keys(b"a" * 32), Keys(b"b" * 32))]
    assert made[0] != made[1]
    assert throttle.pin(Keys(b"a" * 32), "desk", "front-1").name not in made


def test_the_right_password_leaves_no_row_of_the_account(hotel: Hotel) -> None:
    desk = hotel.terminal()
    wrong(desk)
    right(desk)
    assert failures(hotel) == {"terminal": 1}


def test_rows_of_long_ago_are_swept_and_rows_of_today_stay(hotel: Hotel) -> None:
    for number in range(5):
        wrong(hotel.terminal(f"t{number}"), f"stranger{number}")
    hotel.clock.on(days=2)
    wrong(hotel.terminal("new"), "mallory")
    assert hotel.value("SELECT count(*) FROM throttle") == 12
    hotel.clock.on(1)
    wrong(hotel.terminal("newer"), "trudy")
    assert hotel.value("SELECT count(*) FROM throttle") == 4
