"""What makes a SQLite file ours, and which schema it has. Everything here reads; nothing is mended."""

from pathlib import Path
from typing import Any

from hotelcs.errors import HotelcsError, NotReady, SchemaMismatch
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures

APPLICATION_ID = 0x48435331
"""Marks a SQLite file as ours ("HCS1")."""
SCHEMA = 1
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

    A hotel that was killed in its first second may have everything in its -wal file still: a database
    without a mark and without tables is left for the caller to look at in the ordinary way.
    """
    with failures.told(path):
        connection = driver.connect_still(str(path))
        try:
            mark = application(connection)
            bare = mark == 0 and not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        finally:
            connection.close()
    if mark != APPLICATION_ID and not bare:
        raise NotReady(FOREIGN, path=path)


def check(connection: Any, path: Path) -> None:
    """Refuse a file that is not ours, is damaged, or has another schema number than this program's."""
    with failures.told(path):
        mark, found = application(connection), number(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID:
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
