"""The migrations make what the models say, on SQLite to the letter; every table can be made on PostgreSQL."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from hotelcs.models import every_table
from hotelcs.storage import driver, migrate, schema
from hotelcs.storage.engine import make_engine
from hotelcs.storage.schema import APPLICATION_ID, SCHEMA
from hotelcs.storage.triggers import sqlite_triggers
from tests.storage.specimens import tables

MASTER = "SELECT name, sql FROM sqlite_master WHERE type = '{kind}' AND sql IS NOT NULL AND name <> 'alembic_version'"


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "hotel.db"
    migrate.create(path)
    return path


@pytest.fixture(scope="module")
def modelled() -> Any:
    engine = create_engine("sqlite://", module=driver.MODULE)
    with engine.connect() as connection:
        every_table().create_all(connection)  # type: ignore[attr-defined]
        yield connection


def parts(sql: str) -> set[str]:
    """The clauses of a CREATE statement, whatever their order and spacing.

    A column that was added later stands in one line with those before it, and its rules stand behind it.
    """
    flat, depth = "", 0
    for char in sql:
        depth += (char == "(") - (char == ")")
        flat += "\n" if (char == "," and depth == 1) or (char in "()" and depth == (char == "(")) else char
    told = re.split(r"\n\s*(?=\S)|\s(?=CONSTRAINT )", flat)
    return {clause for line in told if (clause := re.sub(r"[\s\",]+", " ", line).strip())}


def made(path: Path, kind: str) -> dict[str, str]:
    connection = driver.connect(str(path), readonly=True)
    found = dict(connection.execute(MASTER.format(kind=kind)).fetchall())
    connection.close()
    return found


def test_alembic_sees_no_difference_between_migrations_and_models(migrated: Path) -> None:
    engine = make_engine(migrated, wait=1)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, every_table())  # type: ignore[arg-type]
    engine.dispose()
    assert differences == []


def test_tables_are_those_of_the_models_with_every_check(migrated: Path, modelled: Any) -> None:
    wanted = dict(modelled.exec_driver_sql(MASTER.format(kind="table")).fetchall())
    found = made(migrated, "table")
    assert set(found) == set(wanted)
    for name, sql in wanted.items():
        assert parts(found[name]) == parts(sql), name


def test_indexes_are_those_of_the_models_with_their_conditions(migrated: Path, modelled: Any) -> None:
    wanted = dict(modelled.exec_driver_sql(MASTER.format(kind="index")).fetchall())
    found = made(migrated, "index")
    assert {name: parts(sql) for name, sql in found.items()} == {
        name: parts(sql) for name, sql in wanted.items()
    }


def test_triggers_are_those_that_storage_lists(migrated: Path) -> None:
    assert sorted(made(migrated, "trigger").values()) == sorted(sqlite_triggers())


@pytest.mark.parametrize("name", tables())
def test_every_table_is_strict(migrated: Path, name: str) -> None:
    assert made(migrated, "table")[name].rstrip().endswith("STRICT")


@pytest.mark.parametrize("name", tables())
def test_every_rule_has_a_name(name: str) -> None:
    table = tables()[name]
    assert all(rule.name for rule in table.constraints | table.indexes)


@pytest.mark.parametrize("name", tables())
def test_every_table_can_be_made_on_postgresql(name: str) -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    table = tables()[name]
    written = str(CreateTable(table).compile(dialect=dialect))
    assert "STRICT" not in written
    for index in table.indexes:
        sql = str(CreateIndex(index).compile(dialect=dialect))
        conditional = index.dialect_options["sqlite"]["where"] is not None
        assert (" WHERE " in sql) == conditional, "a partial index is partial on both"


def test_instants_are_text_on_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    made = str(CreateTable(tables()["ledger"]).compile(dialect=dialect))
    assert re.search(r"\bat (VARCHAR|TEXT) NOT NULL", made)


def test_the_mark_and_the_number_are_written_with_the_schema(migrated: Path) -> None:
    connection = driver.connect(str(migrated), readonly=True)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{SCHEMA:04d}",)
    connection.close()


def test_migrations_are_one_line_that_ends_at_the_schema_of_the_program() -> None:
    script = ScriptDirectory.from_config(migrate.alembic_config())
    assert script.get_heads() == [f"{SCHEMA:04d}"]
    assert [int(step.revision) for step in script.walk_revisions()] == list(range(SCHEMA, 0, -1))


@pytest.mark.parametrize(
    "path", sorted((migrate.FOLDER / "versions").glob("v*.py")), ids=lambda path: path.stem
)
def test_no_migration_imports_the_models_of_today(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not str(node.module).startswith("hotelcs.models")


def taken_back(path: Path, revision: str) -> None:
    """Alembic's downgrade of the hotel at `path` to `revision`, in one transaction."""
    engine = make_engine(path, wait=1, foreign_keys=False)
    try:
        with engine.begin() as connection:
            config = migrate.alembic_config()
            config.attributes["connection"] = connection
            command.downgrade(config, revision)
    finally:
        engine.dispose()


def test_taking_the_first_schema_back_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "SCHEMA", 1)
    migrate.create(tmp_path / "hotel.db")
    assert "staff" not in made(tmp_path / "hotel.db", "table")
    taken_back(tmp_path / "hotel.db", "base")
    assert made(tmp_path / "hotel.db", "table") == {}


@pytest.mark.parametrize("revision", ["0001", "base"])
def test_the_second_schema_is_not_taken_back_because_what_people_did_would_be_lost(
    tmp_path: Path, revision: str
) -> None:
    migrate.create(tmp_path / "hotel.db")
    before = made(tmp_path / "hotel.db", "table"), made(tmp_path / "hotel.db", "trigger")
    with pytest.raises(NotImplementedError):
        taken_back(tmp_path / "hotel.db", revision)
    assert (made(tmp_path / "hotel.db", "table"), made(tmp_path / "hotel.db", "trigger")) == before
    assert migrate.schema_of(tmp_path / "hotel.db") == SCHEMA


def test_a_hotel_of_schema_1_has_in_schema_2_what_a_new_one_has(
    tmp_path: Path, migrated: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty file is migrated in steps as it is made at once."""
    with monkeypatch.context() as patch:
        patch.setattr(schema, "SCHEMA", 1)
        migrate.create(tmp_path / "hotel.db")
    assert migrate.run(tmp_path / "hotel.db")
    for kind in ("table", "index", "trigger"):
        assert made(tmp_path / "hotel.db", kind) == made(migrated, kind)
