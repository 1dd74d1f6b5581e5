"""The one SQLite library of the process, and how a connection to the hotel's file is made.

Nothing else imports a SQLite library: two libraries in one process drop each other's file locks, and a
committed booking can vanish. The stock library of many systems has the WAL-reset bug (SQLite 3.7.0 to
3.51.2; mended in 3.51.3, 3.50.7 and 3.44.6), so a newer one is taken from a wheel where one exists; with
an unmended library the file uses the rollback journal instead of WAL, and `hotelcs doctor` says so.
"""

import random
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

try:
    from pysqlite3 import dbapi2 as sqlite
except ImportError:  # no wheel for this platform
    import sqlite3 as sqlite

from hotelcs.errors import Locked, NotReady
from hotelcs.i18n import N_

LIBRARY = sqlite.__name__.split(".")[0]
VERSION: tuple[int, ...] = tuple(int(part) for part in sqlite.sqlite_version.split("."))
MODULE: Any = sqlite
Connection: Any = sqlite.Connection
DatabaseError = sqlite.DatabaseError
OperationalError = sqlite.OperationalError
IntegrityError = sqlite.IntegrityError

LOCKED = N_("Another desk is still saving; nothing was written. Try again in a moment.")
BUSY = frozenset({5, 6})
"""Primary result codes of SQLite that mean waiting helps (SQLITE_BUSY, SQLITE_LOCKED)."""
IN_WORDS = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}
"""Result codes by SQLite's own words for them (sqlite3_errstr)."""
PRAGMAS = (
    "foreign_keys=ON",
    "synchronous=FULL",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "recursive_triggers=ON",
    "temp_store=MEMORY",
    "cache_size=-8192",
    "mmap_size=0",
    "journal_size_limit=67108864",
)


def wal_is_safe(version: tuple[int, ...] = VERSION) -> bool:
    """Whether `version` of SQLite has the WAL-reset bug mended."""
    if version >= (3, 51, 3):
        return True
    return (version[:2] == (3, 50) and version >= (3, 50, 7)) or (
        version[:2] == (3, 44) and version >= (3, 44, 6)
    )


JOURNAL = "wal" if wal_is_safe() else "delete"
"""The journal every writer of this process uses."""


def primary_code(error: BaseException) -> int:
    """SQLite's primary result code behind `error`; 0 when it has none. A failed backup tells it as words only."""
    code = int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    return code or IN_WORDS.get(str(error), 0)


def is_busy(error: BaseException) -> bool:
    """Whether `error` says that another connection holds the lock."""
    return isinstance(error, OperationalError) and primary_code(error) in BUSY


class Patient(Connection):  # type: ignore[misc]  # the base comes from one of two libraries
    """A connection that waits for its turn: short, even retries instead of SQLite's growing, unfair ones."""

    wait_seconds = 10.0

    def insist(self, statement: str) -> Any:
        """Run `statement` (BEGIN IMMEDIATE, COMMIT, a PRAGMA), retrying each 1 to 3 ms while another desk writes.

        Its cursor comes back. Raises Locked after `wait_seconds`.
        """
        deadline = time.monotonic() + self.wait_seconds
        while True:
            try:
                return self.execute(statement)
            except OperationalError as error:
                if not is_busy(error):
                    raise
                if time.monotonic() >= deadline:
                    raise Locked(LOCKED) from error
            time.sleep(random.uniform(0.001, 0.003))

    def commit(self) -> None:
        """Commit; with the rollback journal a reader can make this wait. What cannot be committed is rolled back.

        SQLAlchemy takes a connection whose commit failed for one without a transaction and would put it back
        into the pool with the lock held.
        """
        if self.in_transaction:
            try:
                self.insist("COMMIT")
            except BaseException:
                self.rollback()
                raise


def connect(path: str, *, wait: float = 10.0, readonly: bool = False) -> Any:
    """A connection with every pragma the house relies on. It opens no transaction by itself, and no new file.

    With `readonly` it refuses to write; it still takes part in the locks of the file.
    """
    connection = _open(path, "mode=rw", timeout=wait if readonly else 0.0)
    connection.wait_seconds = wait
    try:
        for pragma in PRAGMAS:
            connection.insist(f"PRAGMA {pragma}")  # the first one reads, and another desk may just be closing
        if readonly:
            connection.execute("PRAGMA query_only=ON")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_still(path: str) -> Any:
    """A connection to a file that nobody writes: no lock, no journal, nothing beside it is looked at or made.

    What is only in the -wal file is not seen, so a live hotel is never read this way.
    """
    connection = _open(path, "mode=ro&immutable=1", timeout=0.0)
    connection.execute("PRAGMA trusted_schema=OFF")
    return connection


def _open(path: str, mode: str, *, timeout: float) -> Any:
    """Open `path` (its odd characters escaped, so that it cannot carry options)."""
    return sqlite.connect(
        f"file:{quote(path)}?{mode}" if path else ":memory:",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=Patient,
        cached_statements=256,
    )


def use_journal(connection: Any) -> str:
    """Put the file into the journal mode that is safe with this library; the mode in force comes back.

    While others are connected the mode cannot change. Then a mended library goes on with what it finds, and
    an unmended one refuses WAL.
    """
    present = journal_of(connection)
    if present != JOURNAL and path_of(connection):
        try:
            present = str(connection.execute(f"PRAGMA journal_mode={JOURNAL}").fetchone()[0])
        except OperationalError as error:
            if not is_busy(error):
                raise
    refuse_unsafe_journal(present)
    return present


def leave_unsafe_journal(path: str) -> None:
    """Take the file at `path` out of WAL before it is used, when this library is not mended; else nothing."""
    if JOURNAL == "wal":
        return
    connection = connect(path)
    try:
        use_journal(connection)
    finally:
        connection.close()


def refuse_unsafe_journal(present: str) -> None:
    """Refuse the journal mode `present` when it is WAL and this library could lose what is written to it."""
    if JOURNAL != "wal" and present == "wal":
        raise NotReady(
            N_(
                "Others use this database in a way that SQLite {version} here cannot do safely; nothing was written."
            ),
            hint=N_(
                "Close hotelcs everywhere and open it here first, or install a newer SQLite (pysqlite3)."
            ),
            version=".".join(map(str, VERSION)),
        )


def journal_of(connection: Any) -> str:
    """The journal mode in force."""
    return str(connection.insist("PRAGMA journal_mode").fetchone()[0])


def path_of(connection: Any) -> str:
    """The file behind `connection`; empty for one in memory."""
    return str(connection.execute("PRAGMA database_list").fetchone()[2])


def copy(source: Any, target: Any, *, seconds: float) -> None:
    """Copy the whole database of `source` over that of `target` in one step, by SQLite's online backup.

    One step, because a copy in many starts again at every commit of another desk and never ends. SQLite waits
    for a lock for ever here; `Locked` is raised after `seconds` instead, and `target` is as it was.
    """
    source.backup(target, pages=-1, progress=_bounded(seconds), sleep=0.01)


def _bounded(seconds: float) -> Callable[[int, int, int], None]:
    deadline = time.monotonic() + seconds

    def progress(status: int, remaining: int, total: int) -> None:  # noqa: ARG001 - the signature is SQLite's
        if status in BUSY and time.monotonic() >= deadline:
            raise Locked(LOCKED)

    return progress
