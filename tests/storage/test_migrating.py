"""Migrations keep every row and every rule, or change nothing."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotelcs.errors import Corrupt, InputOutput, Locked, SchemaMismatch
from hotelcs.storage import driver, migrate
from hotelcs.storage.hotel_file import HotelFile
from tests.conftest import Hand
from tests.faults.test_full_disk import full_disk
from tests.storage.later_schema import LATER, PRESENT, later_program, write_later

pytestmark = pytest.mark.sqlite_only("migrates a file")

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"


@pytest.fixture
def later(tmp_path: Path) -> Iterator[Path]:
    folder = write_later(tmp_path / "later")
    with later_program(folder):
        yield folder


@pytest.fixture
def older(hand: Hand) -> Path:
    """A hotel with work in it, closed."""
    hand.check_in(hand.book())
    hand.book("Li Na", type="TWN")
    hand.desk.close()
    return hand.path


def counts(path: Path) -> dict[str, int]:
    connection = driver.connect(str(path), readonly=True)
    names = [name for (name,) in connection.execute(TABLES)]
    found = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    connection.close()
    return found


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    connection = driver.connect(str(path), readonly=True)
    found: list[tuple[object, ...]] = connection.execute(sql).fetchall()
    connection.close()
    return found


def untouched(path: Path, before: dict[str, int]) -> None:
    """The hotel is at the schema of this program, whole."""
    assert migrate.schema_of(path) == PRESENT
    assert counts(path) == before
    assert ask(path, "SELECT version_num FROM alembic_version") == [(f"{PRESENT:04d}",)]
    assert ask(path, "PRAGMA integrity_check") == [("ok",)]


def test_rows_children_and_rules_survive_tables_that_are_rebuilt(older: Path, later: Path) -> None:
    before = counts(older)
    assert before["stay"] == 1
    triggers = ask(older, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    assert migrate.run(older, LATER)
    assert counts(older) == before
    assert ask(older, "SELECT DISTINCT nickname FROM guest ORDER BY 1") == [("L",), ("Z",)]
    assert ask(older, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name") == triggers
    assert ask(older, "PRAGMA foreign_key_check") == []
    assert ask(older, "PRAGMA user_version") == [(LATER,)]
    assert ask(
        older,
        "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name = 'guest'",
    ) == [(0,)]
    connection = driver.connect(str(older))
    with pytest.raises(driver.IntegrityError, match="ck_guest_vip"):
        connection.execute("UPDATE guest SET vip_level = 9")
    connection.close()


def test_migrating_again_does_nothing(older: Path, later: Path) -> None:
    assert migrate.run(older, LATER)
    assert not migrate.run(older, LATER)


def test_a_program_does_not_take_a_database_back(older: Path, later: Path) -> None:
    migrate.run(older, LATER)
    with pytest.raises(SchemaMismatch):
        migrate.run(older, PRESENT)
    assert migrate.schema_of(older) == LATER


def test_an_older_database_is_not_opened_for_work(older: Path, later: Path) -> None:
    with pytest.raises(SchemaMismatch, match="older schema") as refused:
        HotelFile(older)
    assert refused.value.hint == "Run: hotelcs migrate"


LOSING = {
    "rows": 'op.execute("DELETE FROM search_term")',
    "a table": 'op.drop_table("queue_ticket"); op.execute("DROP TABLE search_term")',
    "a trigger": 'op.execute("DROP TRIGGER tr_ledger_no_delete")',
    "a trigger with its table": 'with op.batch_alter_table("payment", recreate="always") as table: '
    'table.add_column(sa.Column("till", sa.String()))',
    "strictness": 'op.execute("CREATE TABLE lax AS SELECT * FROM number_sequence"); '
    'op.execute("DROP TABLE number_sequence"); op.execute("ALTER TABLE lax RENAME TO number_sequence")',
    "a leftover": 'op.execute("CREATE TABLE _alembic_tmp_room (id INTEGER)")',
    "a parent": "op.execute(\"DELETE FROM room_type WHERE code = 'SUI'\"); "
    "op.execute(\"INSERT INTO room_type SELECT 99, 'NEW', name_en, name_zh, max_adults, max_children, base_rate_minor, "
    'hourly_rate_minor, overbooking, sort FROM room_type LIMIT 1")',
}  # fmt: skip


@pytest.mark.parametrize("what", LOSING)
def test_a_migration_that_would_lose_something_changes_nothing(
    older: Path, tmp_path: Path, what: str
) -> None:
    before = counts(older)
    with later_program(write_later(tmp_path / "losing", LOSING[what])):
        with pytest.raises(Corrupt, match="nothing was changed"):
            migrate.run(older, LATER)
        untouched(older, before)


def test_children_would_vanish_silently_with_foreign_keys_on(older: Path, later: Path) -> None:
    """The control: what the switch and the counting guard against does happen."""
    connection = driver.connect(str(older))
    connection.execute("CREATE TABLE cascade_child (guest INTEGER REFERENCES guest(id) ON DELETE CASCADE)")
    connection.execute("INSERT INTO cascade_child SELECT id FROM guest")
    connection.execute("PRAGMA legacy_alter_table=ON")
    connection.execute("BEGIN IMMEDIATE")
    children = connection.execute("SELECT count(*) FROM cascade_child").fetchone()
    connection.execute("CREATE TABLE other AS SELECT * FROM guest")
    try:
        connection.execute("DROP TABLE guest")
        left = connection.execute("SELECT count(*) FROM cascade_child").fetchone()
    except driver.IntegrityError:
        left = None
    connection.rollback()
    connection.close()
    assert children != (0,)
    assert left in {(0,), None}
    before = counts(older)
    assert migrate.run(older, LATER)
    assert counts(older) == before


def test_a_migration_that_fails_changes_nothing(older: Path, tmp_path: Path) -> None:
    before = counts(older)
    with later_program(write_later(tmp_path / "failing", "raise RuntimeError")):
        with pytest.raises(RuntimeError):
            migrate.run(older, LATER)
        untouched(older, before)


def test_a_full_disk_changes_nothing(older: Path, later: Path) -> None:
    before = counts(older)
    with full_disk(20_000), pytest.raises(InputOutput):
        migrate.run(older, LATER)
    untouched(older, before)
    assert migrate.run(older, LATER)


def test_while_a_desk_writes_it_waits_and_then_gives_up(older: Path, later: Path) -> None:
    before = counts(older)
    holder = driver.connect(str(older))
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked):
        migrate.run(older, LATER, wait=0.1)
    holder.rollback()
    holder.close()
    untouched(older, before)


def test_a_new_hotel_of_the_later_program_is_at_its_schema(tmp_path: Path, later: Path) -> None:
    migrate.create(tmp_path / "new.db")
    assert migrate.schema_of(tmp_path / "new.db") == LATER
    assert (tmp_path / "new.db").stat().st_mode & 0o077 == 0
    shutil.copy(tmp_path / "new.db", tmp_path / "copy.db")
    assert counts(tmp_path / "copy.db")["room"] == 0
