"""The SQLAlchemy engine of write units: our driver, our BEGIN."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event

from hotelcs.storage import driver


def make_engine(path: Path, *, wait: float, foreign_keys: bool = True) -> Engine:
    """An engine whose every transaction begins IMMEDIATE and waits its turn at most `wait` seconds.

    The driver runs with isolation_level None and the BEGIN is ours; the legacy mode loses updates and
    `skip_autocommit_rollback` would leave the lock held, so neither is ever set.
    """

    def open_connection() -> Any:
        connection = driver.connect(str(path), wait=wait)
        driver.use_journal(connection)
        if not foreign_keys:
            connection.execute("PRAGMA foreign_keys=OFF")
        return connection

    engine = create_engine("sqlite://", module=driver.sqlite, creator=open_connection, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    """Begin for writing at once: a read that turns into a write would fail with no wait at all."""
    connection.connection.dbapi_connection.insist("BEGIN IMMEDIATE")
