"""What a hotel's file holds, and whether it is sound: told of a backup before it is trusted."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures, schema
from hotelcs.storage.reading import DriverReader, Reader, one, value

_OURS = "name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
_TABLES = f"SELECT name FROM sqlite_master WHERE type = 'table' AND {_OURS} AND name <> 'alembic_version' ORDER BY name"
_DESIGN = (
    f"SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND {_OURS} "
    "AND tbl_name <> 'alembic_version' ORDER BY type, name"
)
_HEAD = "SELECT seq, hash, at FROM ledger ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Content:
    """A hotel's file in figures.

    `uid` names the hotel, `design` is the digest of every table, index and trigger of ours (how
    Alembic writes its own table differs between its releases), `rows` counts by table;
    `entry`, `head` and `at` are the newest ledger entry, its hash and its instant (0 and empty for none).
    """

    uid: str
    schema: int
    design: str
    rows: dict[str, int]
    entry: int
    head: str
    at: str


def content_of(reader: Reader) -> Content:
    """The content of the hotel that `reader` reads."""
    names = [name for (name,) in reader.rows(_TABLES)]
    head = one(reader, _HEAD) or (0, "", "")
    return Content(
        uid=str(value(reader, "SELECT uid FROM property") or ""),
        schema=int(value(reader, "PRAGMA user_version")),
        design=hashlib.sha256(repr(reader.rows(_DESIGN)).encode()).hexdigest(),
        rows={name: int(value(reader, f'SELECT count(*) FROM "{name}"')) for name in names},
        entry=int(head[0]),
        head=str(head[1]),
        at=str(head[2]),
    )


def checked(connection: Any, path: Path) -> Content:
    """The content of the file behind `connection`, after every check that the database itself can make.

    Raises Corrupt for damage and for references that point nowhere, NotReady for a file that is not ours.
    """
    with failures.told(path):
        if schema.application(connection) != schema.APPLICATION_ID:
            raise NotReady(schema.FOREIGN, path=path)
        damage = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if damage != "ok":
            raise Corrupt(N_("{path} is damaged ({why})."), path=path, why=" ".join(str(damage).split()))
        if astray := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Corrupt(N_("A row of {table} in {path} points to nothing."), table=astray[0], path=path)
        return content_of(DriverReader(connection))


def checked_still(path: Path) -> Content:
    """The same of a file that nobody writes."""
    with failures.told(path):
        connection = driver.connect_still(str(path))
        try:
            return checked(connection, path)
        finally:
            connection.close()


def sha256_of(path: Path) -> str:
    """The digest of the bytes at `path`.

    Plain file operations: only for a file that no connection of this process has open. Closing it would drop
    the locks of such a connection.
    """
    with failures.told_of_files(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
