"""The SQLAlchemy engine of write units: our driver, our BEGIN."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event

from hotelcs.storage import driver

Check = Callable[[Any], None]
"""Looks at a connection that has just begun to write; raises when it must not."""


def make_engine(path: Path, *, wait: float, foreign_keys: bool = True, check: Check | None = None) -> Engine:
    """An engine whose every transaction begins IMMEDIATE and waits its turn at most `wait` seconds.

    The driver runs with isolation_level None and the BEGIN is ours; the legacy mode loses updates and
    `skip_autocommit_rollback` would leave the lock held, so neither is ever set. The pool has no upper bound:
    the wait for the writer's turn is the only queue.
    """

    def open_connection() -> Any:
        connection = driver.connect(str(path), wait=wait)
        try:
            driver.use_journal(connection)
            if not foreign_keys:
                connection.execute("PRAGMA foreign_keys=OFF")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        "sqlite://",
        module=driver.MODULE,
        creator=open_connection,
        poolclass=QueuePool,
        max_overflow=-1,
        hide_parameters=True,  # what was written is a guest's name or phone; errors go to a log
    )
    event.listen(engine, "begin", lambda connection: _begin(connection.connection.dbapi_connection, check))
    return engine


def _begin(connection: Any, check: Check | None) -> None:
    """Begin for writing at once: a read that turns into a write would fail with no wait at all."""
    connection.insist("BEGIN IMMEDIATE")
    try:
        if driver.JOURNAL != "wal":
            driver.refuse_unsafe_journal(driver.journal_of(connection))
        if check is not None:
            check(connection)
    except BaseException:
        connection.rollback()
        raise
