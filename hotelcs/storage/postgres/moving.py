"""Every row of a hotel from a file to a server and back, and the proof that both have the same."""

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
from hotelcs.storage.reading import Reader


AT_ONCE = 500
"""Rows of one INSERT; COPY does not go together with row level security."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One table: how many rows it has, and the digest of them all in the order of their keys."""

    table: str
    rows: int
    digest: str


def rows_of(reader: Any, table: Any) -> Iterator[tuple[Any, ...]]:
    """Every row of a table in the order of its key, its columns in the order of the models."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    order = ", ".join(f'"{column.name}"' for column in table.primary_key.columns)
    yield from reader.stream(f'SELECT {columns} FROM "{table.name}" ORDER BY {order}')


def counted(reader: Reader, metadata: Any) -> list[Moved]:
    """Every table of a hotel in figures that are equal exactly when the rows are."""
    return [_counted(reader, table) for table in metadata.sorted_tables]


def _counted(reader: Reader, table: Any) -> Moved:
    digest, rows = hashlib.sha256(), 0
    for row in rows_of(reader, table):
        digest.update(repr(row).encode("utf-8", "surrogatepass"))
        rows += 1
    return Moved(table.name, rows, digest.hexdigest())


def into_server(reader: Any, connection: Any, metadata: Any) -> None:
    """Copy what `reader` reads into the empty hotel that `connection` is at, in its open transaction.

    The triggers rest meanwhile, as what they count was counted when the rows were first written; every constraint
    and every reference is checked.
    """
    connection.execute("SET CONSTRAINTS ALL DEFERRED")
    ruled = _ruled(connection)
    for table in ruled:
        connection.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
    for table in metadata.sorted_tables:
        _copy(reader, connection, table)
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    for table in ruled:
        connection.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')


def _ruled(connection: Any) -> list[str]:
    """The tables with triggers of ours, but the one that tells the list of hotels a uid."""
    asked = (
        "SELECT DISTINCT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n "
        "ON n.oid = c.relnamespace WHERE n.nspname = 'hotelcs' AND NOT t.tgisinternal AND t.tgname <> 'name_property'"
    )
    return [name for (name,) in connection.execute(asked).fetchall()]


def _copy(reader: Any, connection: Any, table: Any) -> None:
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    one = "(" + ", ".join(["%s"] * len(table.columns)) + ")"
    rows, some = rows_of(reader, table), False
    while batch := list(islice(rows, AT_ONCE)):
        some = True
        connection.execute(
            f'INSERT INTO "{table.name}" ({columns}) VALUES {", ".join([one] * len(batch))}', [*chain(*batch)]
        )
    column = table.autoincrement_column
    if some and column is not None and not column.foreign_keys:
        sequence = f"pg_get_serial_sequence('hotelcs.{table.name}', '{column.name}')"
        connection.execute(
            f"SELECT setval({sequence}, greatest((SELECT max(\"{column.name}\") FROM \"{table.name}\"), "
            f"nextval({sequence})))"
        )


def into_file(reader: Any, path: Path, metadata: Any) -> None:
    """Copy what `reader` reads into the empty hotel in the file at `path`, in one transaction."""
    with closing(sqlite.connect(str(path))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.insist("BEGIN IMMEDIATE")
        made = triggers.sqlite_triggers()
        for name in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f'DROP TRIGGER "{name[0]}"')
        for table in metadata.sorted_tables:
            marks = ", ".join("?" * len(table.columns))
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.execute(f'DELETE FROM "{table.name}"')
            connection.executemany(
                f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})', rows_of(reader, table)
            )
        for trigger in made:
            connection.execute(trigger)
        if astray := connection.execute("PRAGMA foreign_key_check").fetchone():
            raise Corrupt(N_("A row of {table} in {path} points to nothing."), table=astray[0], path=path)
        connection.commit()


def refuse_difference(source: list[Moved], target: list[Moved]) -> None:
    """Refuse two hotels whose rows differ."""
    if other := [one.table for one, two in zip(source, target, strict=True) if one != two]:
        raise Corrupt(N_("Rows of {tables} came out different; nothing was moved."), tables=", ".join(other))


