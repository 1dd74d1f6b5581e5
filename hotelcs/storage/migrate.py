"""Making a hotel's file, and bringing an older one up to date: Alembic inside one write transaction.

A killed migration leaves the old schema or the new one, never a half: DDL is transactional because the
BEGIN IMMEDIATE is ours. Foreign keys are off while tables are rebuilt (a rebuild with them on deletes
children silently) and checked, with the row counts, before the commit.
"""

from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, place
from hotelcs.storage.hotel_file import APPLICATION_ID, SCHEMA


def create(path: Path) -> None:
    """Make a new, empty hotel file at `path` (mode 0600), with the whole schema. Refuses an existing file."""
    if path.exists() or path.is_symlink():
        raise NotReady(N_("{path} exists already; it was left as it is."), path=path)
    place.create_private(path)
    try:
        run(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def schema_of(path: Path) -> int:
    """The schema number of the file at `path`."""
    connection = driver.connect(str(path), readonly=True)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def run(path: Path, target: int = SCHEMA, *, wait: float = 30.0) -> None:
    """Apply every migration up to `target` in one transaction. The caller has made the backup."""
    from hotelcs.storage.engine import make_engine

    engine = make_engine(path, wait=wait, foreign_keys=False)
    try:
        with engine.begin() as connection:
            before = _counts(connection)
            _upgrade(connection, f"{target:04d}")
            _check(connection, before)
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={target}")
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
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _counts(connection: Any) -> dict[str, int]:
    """Rows of every table."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars().all()
    return {n: connection.exec_driver_sql(f'SELECT count(*) FROM "{n}"').scalar() for n in names}  # noqa: S608 - own names


def _check(connection: Any, before: dict[str, int]) -> None:
    """Raise, so that all is rolled back, when rows went missing or a reference points nowhere."""
    after = _counts(connection)
    lost = [name for name, rows in before.items() if name != "alembic_version" and after.get(name, rows) < rows]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if lost or broken:
        raise Corrupt(N_("The migration would lose rows of {tables}; nothing was changed."), tables=lost or broken[:5])
