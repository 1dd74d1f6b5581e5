"""Making a hotel's file, and bringing an older one up to date: Alembic inside one write transaction.

A killed migration leaves the old schema or the new one, never a half: DDL is transactional because the
BEGIN IMMEDIATE is ours. Foreign keys are off while tables are rebuilt (a rebuild with them on deletes
children silently) and checked, with the row counts and the triggers, before the commit.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures, place, schema

FOLDER = Path(__file__).parent / "migrations"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('alembic_version', 'sqlite_sequence')"
_RULES = (
    "SELECT name FROM sqlite_master WHERE type = 'trigger' "
    "UNION ALL SELECT name || ' STRICT' FROM pragma_table_list WHERE schema = 'main' AND strict"
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a file held: rows by table, the names of its triggers, and which tables are strict."""

    rows: dict[str, int]
    rules: frozenset[str]


def create(path: Path, target: int | None = None) -> None:
    """Make a new, empty hotel file at `path` (mode 0600), with the whole schema. Refuses an existing file."""
    if place.identity(path) is not None:
        raise NotReady(N_("{path} exists already; it was left as it is."), path=path)
    place.create_private(path)
    try:
        _run(path, schema.SCHEMA if target is None else target, wait=30.0)
    except BaseException:
        for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            leftover.unlink(missing_ok=True)
        raise


def schema_of(path: Path) -> int:
    """The schema number of the hotel at `path`. Refuses a file that is not ours; writes nothing."""
    place.check_existing(path)
    schema.refuse_foreign(path)
    with failures.told(path):
        connection = driver.connect(str(path), readonly=True)
        try:
            if schema.application(connection) != schema.APPLICATION_ID:
                raise NotReady(schema.FOREIGN, path=path)
            return schema.number(connection)
        finally:
            connection.close()


def run(path: Path, target: int | None = None, *, wait: float = 30.0) -> bool:
    """Apply every migration up to `target` (this program's schema) in one transaction; whether there were any.

    The caller has made the backup. Of two at once the second waits and finds nothing left to do.
    """
    target = schema.SCHEMA if target is None else target
    if (found := schema_of(path)) > target:
        raise schema.mismatch(found)
    return _run(path, target, wait=wait)


def _run(path: Path, target: int, *, wait: float) -> bool:
    from hotelcs.storage.engine import make_engine

    engine = make_engine(path, wait=wait, foreign_keys=False)
    try:
        with failures.told(path), engine.begin() as connection:
            if schema.number(connection.connection.dbapi_connection) >= target:
                return False
            before = _held(connection)
            # A table that is rebuilt is gone for a moment; triggers of others that read it are not checked meanwhile.
            connection.exec_driver_sql("PRAGMA legacy_alter_table = ON")
            _upgrade(connection, f"{target:04d}")
            _refuse_loss(connection, before)
            connection.exec_driver_sql(f"PRAGMA application_id={schema.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
            return True
    finally:
        engine.dispose()


def _upgrade(connection: Any, revision: str) -> None:
    """Hand the open connection to Alembic."""
    from alembic import command

    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def alembic_config() -> Any:
    """Alembic's configuration: our folder of versions, no ini file."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _held(connection: Any) -> Held:
    names = connection.exec_driver_sql(_TABLES).scalars().all()
    rows = {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar() for name in names}
    return Held(rows, frozenset(connection.exec_driver_sql(_RULES).scalars()))


def _refuse_loss(connection: Any, before: Held) -> None:
    """Raise, so that all is rolled back, when rows or rules went missing or a reference points nowhere."""
    after = _held(connection)
    lost = [name for name, rows in before.rows.items() if after.rows.get(name, 0) < rows]
    lost += [name for name in after.rows if name.startswith("_alembic_tmp")]
    lost += sorted(before.rules - after.rules)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost or broken:
        names = ", ".join(lost or sorted({f"{row[0]} → {row[2]}" for row in broken}))
        raise Corrupt(
            N_("The migration would lose rows or rules of {names}; nothing was changed."), names=names
        )
