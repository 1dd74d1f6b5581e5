"""What makes a SQLite file ours, and which schema it has. Everything here reads; nothing is mended."""

import time
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt, HotelcsError, NotReady, SchemaMismatch
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures

APPLICATION_ID = 0x48435331
"""Marks a SQLite file as ours ("HCS1")."""
SALVAGED_ID = 0x48435344
"""Marks what was salvaged from a damaged file ("HCSD"): it may be read; written only when somebody has accepted it."""
PARTIAL_ID = 0x48435350
"""The same where something is missing ("HCSP")."""
SALVAGED = (SALVAGED_ID, PARTIAL_ID)
SCHEMA = 5
"""The schema number this program reads and writes (`PRAGMA user_version`)."""

FOREIGN = N_("{path} is a database of another program.")


def number(connection: Any) -> int:
    """The schema number of the file behind `connection`."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application(connection: Any) -> int:
    """The mark of the program that the file behind `connection` belongs to; 0 when there is none."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def refuse_foreign(path: Path) -> None:
    """Refuse a file that is not ours, or no database at all, without so much as making a journal beside it.

    Only the file itself is looked at here. While a desk moves its log into the file, or when a crash left that
    half done, the file alone makes no sense; then the ordinary way, which reads the log too, has the word. So
    it has for a hotel that was killed in its first second and has everything in its log still.
    """
    for wait in (0.02, 0.05, 0.1, None):
        try:
            with failures.told(path):
                foreign = _is_foreign(path)
            break
        except Corrupt:
            if _has_log(path):
                return
            if wait is None:
                raise
            time.sleep(wait)
    if foreign:
        raise NotReady(FOREIGN, path=path)


def _is_foreign(path: Path) -> bool:
    """Whether the file bears another program's mark, or none though it has tables."""
    connection = driver.connect_still(str(path))
    try:
        mark = application(connection)
        bare = mark == 0 and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        return mark not in (APPLICATION_ID, *SALVAGED) and not bare
    finally:
        connection.close()


def _has_log(path: Path) -> bool:
    """Whether a log or a journal with something in it lies beside the file."""
    beside = (path.with_name(path.name + end) for end in ("-wal", "-journal"))
    return any(log.exists() and log.stat().st_size for log in beside)


def check(connection: Any, path: Path) -> None:
    """Refuse a file that is not ours, is damaged, or has another schema number than this program's."""
    with failures.told(path):
        mark, found = application(connection), number(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark not in (APPLICATION_ID, *SALVAGED):
        raise NotReady(FOREIGN, path=path)
    if found != SCHEMA:
        raise mismatch(found)


def mismatch(found: int) -> HotelcsError:
    """The refusal of schema number `found`: too new for this program, or to be migrated."""
    if found > SCHEMA:
        return SchemaMismatch(
            N_("The database needs a newer hotelcs (schema {found}; this program knows {known})."),
            found=found,
            known=SCHEMA,
        )
    return SchemaMismatch(
        N_("The database has an older schema ({found}; this program needs {known})."),
        hint=N_("Run: hotelcs migrate"),
        found=found,
        known=SCHEMA,
    )
