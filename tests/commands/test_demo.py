"""`hotelcs demo`: made once a day, reused, never over a real hotel; then opened as its receptionist."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from hotelcs.commands import demonstration
from hotelcs.demo.ready import mark_of
from hotelcs.demo.zone import local_zone
from hotelcs.storage import driver
from tests.commands.conftest import NOON, Program, rows

LOCAL = datetime.fromisoformat(NOON).astimezone().date()


@pytest.fixture
def built(demo_hotel: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Building the demo is copying the one that was built for the tests; each building is listed."""
    listed: list[str] = []

    def build(path, wanted, now, told):
        listed.append(f"{wanted.today} {wanted.seed} {wanted.zone}")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(demo_hotel, path)
        connection = driver.connect(str(path))
        connection.execute("UPDATE imported_file SET sha256 = ?", (mark_of(wanted.today, wanted.seed),))
        connection.close()

    monkeypatch.setattr("hotelcs.demo.build.build", build)
    return listed


def test_it_is_made_in_a_file_of_its_own(program: Program, built, home):
    made = program("demo", "--no-ui", "--json")
    document = made.document
    assert (made.code, document["changed"], document["data"]["made"]) == (0, 1, True)
    assert document["data"]["path"] == str(home / "data" / "hotelcs" / "demo.db")
    assert document["data"]["rooms"] == 210
    assert 160 <= document["data"]["in_house"] <= 180
    assert built == [f"{LOCAL} 7 {local_zone(datetime.fromisoformat(NOON))}"]


def test_the_demo_of_the_same_day_is_used_again(program, built):
    program("demo", "--no-ui")
    again = program("demo", "--no-ui", "--json")
    assert (again.code, again.document["changed"], len(built)) == (0, 0, 1)
    assert program("demo", "--no-ui").out.startswith("Demo hotel of ")


@pytest.mark.parametrize(
    ("words", "now"), [(("--fresh",), NOON), (("--seed", "8"), NOON), ((), "2026-11-25T07:00:00Z")]
)
def test_an_older_or_another_one_is_made_anew(program, built, words, now):
    program("demo", "--no-ui")
    assert program("demo", "--no-ui", *words, now=now).code == 0
    assert len(built) == 2


def test_after_midnight_the_demo_is_still_in_the_evening_before(program, built, monkeypatch):
    monkeypatch.setattr("hotelcs.demo.zone.local_zone", lambda _: "Asia/Shanghai")
    program("demo", "--no-ui", now="2026-11-24T17:00:00Z")
    assert program("demo", "--no-ui", "--json", now="2026-11-24T22:59:00Z").document["changed"] == 0
    assert built == ["2026-11-24 7 Asia/Shanghai"]
    program("demo", "--no-ui", now="2026-11-24T23:00:00Z")
    assert built[1:] == ["2026-11-25 7 Asia/Shanghai"]


def test_the_database_that_is_named_is_used(program, built, home, monkeypatch):
    monkeypatch.setenv("HOTELCS_DB", str(home / "mine.db"))
    assert program("demo", "--no-ui").code == 0
    assert rows(home / "mine.db", "SELECT demo FROM property") == [(1,)]


def test_the_configured_hotel_is_not_the_demo(program, built, home):
    (home / "c.toml").write_text(f'db = "{home / "real.db"}"\n', "utf-8")
    program("demo", "--no-ui", "--config", str(home / "c.toml"))
    assert not (home / "real.db").exists()


@pytest.mark.parametrize("words", [(), ("--fresh",)])
def test_a_real_hotel_is_refused_and_left_alone(program, built, lakeside, words):
    before = lakeside.read_bytes()
    refused = program("demo", "--no-ui", "--json", *words)
    assert (refused.code, refused.document["error"]["code"]) == (4, "NOT_A_DEMO")
    assert (lakeside.read_bytes(), built) == (before, [])


def test_a_dry_run_makes_nothing(program, built, home):
    tried = program("demo", "--no-ui", "--dry-run", "--json")
    assert (tried.code, tried.document["data"]["made"], built) == (0, False, [])


def test_without_a_terminal_nothing_is_made_in_vain(program, built):
    refused = program("demo", "--json")
    assert (refused.code, built) == (3, [])


def test_it_opens_signed_in_as_the_receptionist(program, built, home, monkeypatch):
    opened = []
    monkeypatch.setattr(demonstration, "require_terminal", lambda _: None)
    monkeypatch.setattr(demonstration, "open_screens", lambda settings: opened.append(settings) or 0)
    assert program("demo", "--lang", "zh").code == 0
    (settings,) = opened
    assert (settings.login, settings.lang) == ("demo", "zh")
    assert settings.db == str(home / "data" / "hotelcs" / "demo.db")


def test_the_screens_stay_shut_when_it_was_refused(program, built, lakeside, monkeypatch):
    monkeypatch.setattr(demonstration, "require_terminal", lambda _: None)
    monkeypatch.setattr(demonstration, "open_screens", lambda _: pytest.fail("opened"))
    assert program("demo").code == 4
