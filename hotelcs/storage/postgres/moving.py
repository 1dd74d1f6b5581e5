"""Every row of a hotel from a file to a server and back, and the proof that both have the same.

What tables there are is asked of the file, whose schema the migrations made.
"""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

from hotelcs.errors import Corrupt
from hotelcs.i18n import N_
from hotelcs.storage import driver as sqlite
from hotelcs.storage import triggers
from hotelcs.storage.postgres.making import empty
from hotelcs.storage.postgres.reading import ServerReader
from hotelcs.storage.postgres.resting import NAMING, rules_rest
from hotelcs.storage.reading import DriverReader

AT_ONCE = 500
"""Rows of one INSERT; COPY does not go together with row level security."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('alembic_version', 'sqlite_sequence')"


@dataclass(frozen=True, slots=True)
class Listed:
    """A table: its columns, and those of its key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """One table: how many rows it has, and the digest of them all in the order of their keys."""

    table: str
    rows: int
    digest: str


def tables_of(path: Path) -> list[Listed]:
    """The tables of the hotel in the file at `path`."""
    with closing(sqlite.connect(str(path), readonly=True)) as connection:
        return _tables(connection)


def _tables(connection: Any) -> list[Listed]:
    names = sorted(name for (name,) in connection.execute(_TABLES).fetchall())
    return [_listed(connection, name) for name in names]


def _listed(connection: Any, name: str) -> Listed:
    found = connection.execute(f'PRAGMA table_info("{name}")').fetchall()
    keys = sorted((row[5], row[1]) for row in found if row[5])
    return Listed(name, tuple(row[1] for row in found), tuple(column for _, column in keys))


def rows_of(reader: Any, table: Listed) -> Iterator[tuple[Any, ...]]:
    """Every row of a table in the order of its key."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    order = ", ".join(f'"{column}"' for column in table.key)
    yield from reader.stream(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')


def counted(reader: Any, tables: list[Listed]) -> list[Moved]:
    """Every table of a hotel in figures that are equal exactly when the rows are."""
    return [_counted(reader, table) for table in tables]


def _counted(reader: Any, table: Listed) -> Moved:
    digest, rows = hashlib.sha256(), 0
    for row in rows_of(reader, table):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        rows += 1
    return Moved(table.name, rows, digest.hexdigest())


def into_server(reader: Any, connection: Any, tables: list[Listed]) -> None:
    """Copy what `reader` reads into the empty hotel that `connection` is at, in its open transaction."""
    with rules_rest(connection, but=NAMING):
        for table in tables:
            _insert(reader, connection, table)


def over_the_hotel(connection: Any, path: Path) -> None:
    """Put the hotel in the file at `path`, which nobody writes, in the place of the one that `connection` is at.

    All of it in the open transaction, whose end is the caller's. Raises Corrupt when a row came out different.
    """
    with closing(sqlite.connect_still(str(path))) as file:
        tables, reader = _tables(file), DriverReader(file)
        with rules_rest(connection):
            empty(connection)
            for table in tables:
                _insert(reader, connection, table)
        refuse_difference(counted(reader, tables), counted(ServerReader(connection), tables))


def _insert(reader: Any, connection: Any, table: Listed) -> None:
    columns = ", ".join(f'"{column}"' for column in table.columns)
    one = "(" + ", ".join(["%s"] * len(table.columns)) + ")"
    rows = rows_of(reader, table)
    while batch := list(islice(rows, AT_ONCE)):
        values = ", ".join([one] * len(batch))
        connection.execute(f'INSERT INTO "{table.name}" ({columns}) VALUES {values}', [*chain(*batch)])


def into_file(reader: Any, path: Path) -> None:
    """Copy what `reader` reads into the empty hotel in the file at `path`, in one transaction."""
    tables = tables_of(path)
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.insist("BEGIN IMMEDIATE")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name}"')
        for table in tables:
            marks = ", ".join("?" * len(table.columns))
            columns = ", ".join(f'"{column}"' for column in table.columns)
            insert = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
            connection.execute(f'DELETE FROM "{table.name}"')
            connection.executemany(insert, rows_of(reader, table))
        for trigger in triggers.sqlite_triggers():
            connection.execute(trigger)
        if astray := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Corrupt(N_("A row of {table} in {path} points to nothing."), table=astray[0], path=path)
        connection.commit()


def refuse_difference(source: list[Moved], target: list[Moved]) -> None:
    """Refuse two hotels whose rows differ."""
    if other := [one.table for one, two in zip(source, target, strict=True) if one != two]:
        raise Corrupt(N_("Rows of {tables} came out different; nothing was moved."), tables=", ".join(other))


def counted_in_file(path: Path, tables: list[Listed]) -> list[Moved]:
    """The figures of a hotel's file that nobody uses yet."""
    with closing(sqlite.connect(str(path), readonly=True)) as connection:
        return counted(DriverReader(connection), tables)


def copied_to_file(hotel: Any, path: Path) -> None:
    """Make the hotel's file at `path` of what is on the server, proved equal row by row within one picture of it."""
    from hotelcs.storage import migrate

    migrate.create(path)
    with hotel.read() as reader:
        into_file(reader, path)
        tables = tables_of(path)
        refuse_difference(counted(reader, tables), counted_in_file(path, tables))
