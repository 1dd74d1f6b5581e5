"""Nobody learns from the door which logins there are: what an unknown one gets is what a wrong password gets."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import argon2
import pytest

from hotelcs.storage import driver
from hotelcs.workflows.door import passwords
from tests.workflows.door.doors import WRONG, WRONG_PIN, Hotel, refused
from tests.workflows.door.test_soft_lock import told
from tests.workflows.door.test_waits import fail

pytestmark = pytest.mark.sqlite_only("counts what the library of the file is asked")
LITERAL = re.compile(r"'(?:[^']|'')*'|x'[0-9a-f]*'|\b\d+\b|NULL", re.IGNORECASE)


@dataclass
class Work:
    """What was done: statements without their values, hashes computed."""

    statements: list[str] = field(default_factory=list)
    hashes: Counter[str] = field(default_factory=Counter)

    def clear(self) -> None:
        """Begin anew."""
        self.statements.clear()
        self.hashes.clear()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Every statement of every connection that is opened from now on, and every hash."""
    seen, connect = Work(), driver.connect

    def traced(*given: Any, **more: Any) -> Any:
        connection = connect(*given, **more)
        connection.set_trace_callback(lambda sql: seen.statements.append(LITERAL.sub("?", sql)))
        return connection

    monkeypatch.setattr(driver, "connect", traced)
    for name in ("hash", "verify"):
        real = getattr(argon2.PasswordHasher, name)

        def counted(*given: Any, _real: Any = real, _name: str = name, **more: Any) -> Any:
            seen.hashes[_name] += 1
            return _real(*given, **more)

        monkeypatch.setattr(argon2.PasswordHasher, name, counted)
    return seen


NOBODYS = ["phantom", "DESK", "", "desk ", "cron", "gone", "bare", "' OR 1=1 --", "%", "\u0000", "桌" * 400]
"""Logins with which nobody signs in: not there, a service account, shut, without a password."""


@pytest.fixture
def people(hotel: Hotel) -> Hotel:
    """Beside the three with passwords: one who was shut out, one who never got a password."""
    for login in ("gone", "bare"):
        staff = hotel.do("add-staff", name=login, posts=["REC"]).result["staff"]
        hotel.do("add-account", login=login, staff=staff)
    hotel.write(
        "UPDATE account SET password = (SELECT password FROM account WHERE login = 'desk') WHERE login IN ('gone', 'cron')"
    )
    hotel.do("disable-account", login="gone")
    return hotel


@pytest.mark.parametrize("login", NOBODYS)
def test_a_login_nobody_signs_in_with_is_refused_in_the_words_of_a_wrong_password(
    people: Hotel, login: str
) -> None:
    wrong = refused(people.terminal("a").sign_in, "desk", WRONG)
    nobody = refused(people.terminal("b").sign_in, login, WRONG)
    assert told(wrong) == told(nobody)
    assert str(wrong) == str(nobody) == "Login or password is wrong."
    assert (wrong.code, wrong.exit) == ("WRONG_PASSWORD", 6)


@pytest.mark.parametrize("login", NOBODYS)
def test_a_login_nobody_signs_in_with_costs_as_many_hashes(people: Hotel, work: Work, login: str) -> None:
    refused(people.terminal("a").sign_in, "desk", WRONG)
    known = Counter(work.hashes)
    work.clear()
    passwords.dummy()
    work.clear()
    refused(people.terminal("b").sign_in, login, WRONG)
    assert work.hashes == known == {"verify": 1}


def test_the_first_unknown_login_of_a_program_costs_no_hash_more(people: Hotel, work: Work) -> None:
    """Somebody may start the program for every try."""
    refused(people.terminal("a", anew=True).sign_in, "phantom", WRONG)
    assert work.hashes == {"verify": 1}


def statements(hotel: Hotel, work: Work, login: str, password: str = WRONG) -> list[str]:
    """What a try does to the database, at a terminal where nobody tried before."""
    desk = hotel.terminal(f"of {login[:9]}", anew=True)
    with desk.file.read() as reader, desk.file.write() as session:
        reader.rows("SELECT 1")
        session.connection().exec_driver_sql("SELECT 1")
    work.clear()
    refused(desk.sign_in, login, password)
    return list(work.statements)


@pytest.mark.parametrize("login", ["phantom", "cron", "gone", "bare"])
def test_a_login_nobody_signs_in_with_runs_the_same_statements(people: Hotel, work: Work, login: str) -> None:
    known = statements(people, work, "desk")
    assert len(known) > 10
    assert statements(people, work, login) == known


@pytest.mark.parametrize("failures", [3, 6, 9])
def test_the_waits_of_an_unknown_login_are_those_of_a_known_one(hotel: Hotel, failures: int) -> None:
    known = refused(fail(hotel, failures)().sign_in, "desk", WRONG)
    unknown = refused(fail(hotel, failures, "phantom")().sign_in, "phantom", WRONG)
    assert (told(known), str(known)) == (told(unknown), str(unknown))


def test_the_ledger_names_a_login_only_when_it_is_one(people: Hotel) -> None:
    typed = "desk", "phantom", WRONG, "gone", "cron"
    for number, login in enumerate(typed):
        refused(people.terminal(f"t{number}").sign_in, login, "x")
    entered = people.rows("SELECT actor, result FROM ledger WHERE verb = 'sign-in-failed' ORDER BY seq")
    assert (
        entered
        == [("", '{"login":"desk","scope":"account"}')] + [("", '{"login":"?","scope":"account"}')] * 4
    )


@pytest.mark.parametrize("login", ["phantom", "night", "cron", ""])
def test_a_pin_is_asked_for_the_password_whoever_is_not_inside(hotel: Hotel, work: Work, login: str) -> None:
    """Known or not: no try is counted, no hash is made."""
    desk = hotel.inside()
    work.clear()
    error = refused(desk.unlock, login, WRONG_PIN)
    assert (error.code, error.exit, work.hashes) == ("PASSWORD_NEEDED", 6, {})
    assert hotel.value("SELECT count(*) FROM throttle WHERE scope = 'pin'") == 0


def test_a_password_far_too_long_costs_no_more_than_another(people: Hotel, work: Work) -> None:
    for login in ("desk", "phantom"):
        passwords.dummy()
        work.clear()
        refused(people.terminal(f"of {login}").sign_in, login, "x" * 5_000_000)
        assert work.hashes == {"verify": 1}


def test_the_secret_the_dummy_is_made_of_opens_nothing(people: Hotel) -> None:
    for number, login in enumerate(("phantom", "bare", "gone", "cron")):
        assert (
            refused(people.terminal(f"t{number}").sign_in, login, passwords.dummy()).code == "WRONG_PASSWORD"
        )
        assert refused(people.terminal(f"u{number}").sign_in, login, "").code == "WRONG_PASSWORD"
