"""Hotels of earlier schemas, with a day's work of every department in them, come over whole."""

from pathlib import Path

import pytest

from hotelcs.storage import keys, migrate
from hotelcs.storage.schema import SCHEMA
from hotelcs.workflows import ledger
from hotelcs.workflows.desk import open_desk
from hotelcs.workflows.organisation import templates
from tests.invariants import check
from tests.storage.golden_hotel import dump, laid, rows

HOTELS = {"v0003": ("2ddb02d06324", 282), "v0004": ("89ae1ca3eb8c", 1185)}
"""Their uid, and how many entries their ledger has; in the newer one nearly every act of its release was done once."""
REMADE = {"post_grant", "alembic_version"}
"""Tables whose rows become something else."""
GROWN = {"v0003": {"sla_policy"}, "v0004": {"sla_policy", "escalation_rule"}}
"""Tables that get more rows."""


@pytest.fixture(params=HOTELS)
def name(request: pytest.FixtureRequest) -> str:
    """Which of them."""
    return str(request.param)


@pytest.fixture
def old(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The hotel as its release left it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return laid(tmp_path / "hotel.db", name, HOTELS[name][0])


def test_no_row_of_any_table_is_lost_and_no_value_changes(name: str, old: Path) -> None:
    before = dump(old)
    assert migrate.run(old)
    after = dump(old)
    assert sum(map(len, before.values())) > 1000
    for table in set(before) - REMADE:
        columns = set(before[table][0]) if before[table] else set()
        kept = [{name: row[name] for name in columns} for row in after[table]]
        assert kept[: len(before[table])] == before[table], table
        assert len(kept) == len(before[table]) or table in GROWN[name], table
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]
    assert rows(old, "PRAGMA user_version") == [(SCHEMA,)]


def test_it_has_every_table_index_and_trigger_of_a_new_hotel(old: Path, tmp_path: Path) -> None:
    assert migrate.run(old)
    migrate.create(tmp_path / "other.db")
    sql = "SELECT type, name, sql FROM sqlite_master WHERE name <> 'alembic_version' ORDER BY type, name"
    assert rows(old, sql) == rows(tmp_path / "other.db", sql)


def test_every_post_has_the_rights_of_this_release_and_none_that_it_had_is_gone(old: Path) -> None:
    before = set(rows(old, "SELECT post, permission FROM post_grant"))
    assert migrate.run(old)
    granted = set(rows(old, "SELECT post, permission FROM post_grant"))
    assert before <= granted
    known, posts = {right for _, right in before}, {post for (post,) in rows(old, "SELECT code FROM post")}
    fresh = {right: listed for right, listed in templates.rights().items() if right not in known}
    wanted = {(post, right) for right, listed in fresh.items() for post in listed if post in posts}
    given = granted - before
    assert wanted <= given
    assert {post for post, _ in given - wanted} <= {"SPM"}, (
        "a post of the hotel's own has what every post has"
    )


def test_its_ledger_verifies_with_its_key_and_the_hotel_is_sound(name: str, old: Path) -> None:
    assert migrate.run(old)
    desk = open_desk(old, "admin", "test")
    with desk.file.read() as reader:
        assert ledger.verify(reader, keys.load(HOTELS[name][0])) == HOTELS[name][1]
    check(desk)
    desk.close()
