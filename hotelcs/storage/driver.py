"""The one SQLite library of the process, and how a connection to the hotel's file is made.

Nothing else imports a SQLite library: two libraries in one process drop each other's file locks, and a
committed booking can vanish. The stock library of many systems has the WAL-reset bug (SQLite 3.7.0 to
3.51.2; mended in 3.51.3, 3.50.7 and 3.44.6), so a newer one is taken from a wheel where one exists; with
an unmended library the file uses the rollback journal instead of WAL, and `hotelcs doctor` says so.
"""

import random
import time
from typing import Any

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # no wheel for this platform
    import sqlite3 as sqlite

from hotelcs.errors import Locked
from hotelcs.i18n import N_

LIBRARY = sqlite.__name__.split(".")[0]
VERSION: tuple[int, ...] = tuple(int(part) for part in sqlite.sqlite_version.split("."))
Connection = sqlite.Connection
DatabaseError = sqlite.DatabaseError
OperationalError = sqlite.OperationalError
IntegrityError = sqlite.IntegrityError

LOCKED = N_("Another desk is still saving; nothing was written. Try again in a moment.")
PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
    "journal_size_limit=67108864",
)


def wal_is_safe(version: tuple[int, ...] = VERSION) -> bool:
    """Whether `version` of SQLite has the WAL-reset bug mended."""
    if version >= (3, 51, 3):
        return True
    return (version[:2] == (3, 50) and version >= (3, 50, 7)) or (version[:2] == (3, 44) and version >= (3, 44, 6))


JOURNAL = "wal" if wal_is_safe() else "delete"
"""The journal every writer of this process uses."""


def is_busy(error: BaseException) -> bool:
    """Whether `error` says that another connection holds the lock."""
    text = str(error)
    return isinstance(error, OperationalError) and ("locked" in text or "busy" in text)


class Patient(Connection):  # type: ignore[misc]  # the base comes from one of two libraries
    """A connection that waits for its turn: short, even retries instead of SQLite's growing, unfair ones."""

    wait_seconds = 10.0

    def insist(self, statement: str) -> None:
        """Run `statement` (BEGIN IMMEDIATE, COMMIT), retrying each 1 to 3 ms while another desk writes.

        Raises Locked after `wait_seconds`.
        """
        deadline = time.monotonic() + self.wait_seconds
        while True:
            try:
                self.execute(statement)
                return
            except OperationalError as error:
                if not is_busy(error):
                    raise
                if time.monotonic() > deadline:
                    raise Locked(LOCKED) from error
            time.sleep(random.uniform(0.001, 0.003))  # noqa: S311 - spreads the desks, guards nothing

    def commit(self) -> None:
        """Commit; with the rollback journal a reader can make this wait."""
        if self.in_transaction:
            self.insist("COMMIT")


def connect(path: str, *, wait: float = 10.0, readonly: bool = False) -> Any:
    """A connection with every pragma the house relies on. It opens no transaction by itself."""
    connection = sqlite.connect(
        path,
        timeout=wait if readonly else 0.0,
        isolation_level=None,
        check_same_thread=False,
        factory=Patient,
        cached_statements=256,
    )
    connection.wait_seconds = wait
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if readonly:
        connection.execute("PRAGMA query_only=ON")
    return connection


def use_journal(connection: Any) -> str:
    """Put the file into the journal mode that is safe with this library; the mode in force comes back."""
    present = str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    if present != JOURNAL and path_of(connection):
        present = str(connection.execute(f"PRAGMA journal_mode={JOURNAL}").fetchone()[0])
    return present


def path_of(connection: Any) -> str:
    """The file behind `connection`; empty for one in memory."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])
