"""What tests do to a hotel behind the desk's back, as with SQLite's driver, when the hotel is on a server."""

import re
from collections.abc import Iterable
from typing import Any

import psycopg
import pytest
from psycopg.pq import TransactionStatus

from hotelcs.models import every_table
from hotelcs.storage import driver
from hotelcs.storage.postgres.speaking import translated

_QUOTED = re.compile(r"('(?:[^']|'')*')")
_EVERYTHING = re.compile(r"SELECT \* FROM \"?(\w+)\"?")
_UNGUARDING = ("PRAGMA FOREIGN_KEYS", "DROP TRIGGER")
UNGUARDED = """CREATE FUNCTION unguarded() RETURNS void LANGUAGE sql SECURITY DEFINER AS
$$ SELECT set_config('session_replication_role', 'replica', false) $$"""
"""From then on neither triggers nor references stop the connection; made by a superuser, who alone may say so."""


def named(sql: str, values: Any) -> tuple[str, dict[str, Any]]:
    """`sql` with a name for each question mark, and the values by name."""
    if isinstance(values, dict):
        return sql, values
    parts, given = _QUOTED.split(sql), {}
    for index in range(0, len(parts), 2):
        while "?" in parts[index]:
            name = f"given{len(given)}"
            given[name] = values[len(given)]
            parts[index] = parts[index].replace("?", f":{name}", 1)
    return "".join(parts), given


def as_in_the_file(sql: str) -> str:
    """Everything of a table: the columns that the file has too, in the order of its key."""
    if (found := _EVERYTHING.fullmatch(sql)) is None or found[1] not in every_table().tables:
        return sql
    table = every_table().tables[found[1]]
    columns, key = (
        ", ".join(f'"{each.name}"' for each in some) for some in (table.columns, table.primary_key.columns)
    )
    return f'SELECT {columns} FROM "{table.name}" ORDER BY {key}'


class Behind:
    """A connection with the face of SQLite's driver."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, sql: str, values: Any = ()) -> Any:
        """Run a statement; a broken rule is the error that the file's driver has."""
        if sql.upper().startswith(_UNGUARDING):
            return self.connection.execute("SELECT hotelcs.unguarded()")
        if sql.upper().startswith("PRAGMA"):
            self.close()  # who skips does not come back to close it
            pytest.skip(f"only in a file: {sql}")
        text, given = named(as_in_the_file(sql), values)
        try:
            return self.connection.execute(translated(text), given)
        except psycopg.IntegrityError as broken:
            raise driver.IntegrityError(broken.diag.constraint_name) from broken

    insist = execute

    def executemany(self, sql: str, rows: Iterable[Any]) -> None:
        """Run a statement for each of `rows`."""
        for row in rows:
            self.execute(sql, row)

    def executescript(self, script: str) -> None:
        """Run statements that are parted by semicolons."""
        for statement in filter(None, map(str.strip, script.split(";"))):
            self.execute(statement)

    def commit(self) -> None:
        """Each statement stands as soon as it is done, unless BEGIN was said."""
        if self.connection.info.transaction_status != TransactionStatus.IDLE:
            self.connection.execute("COMMIT")

    def close(self) -> None:
        """End it."""
        self.connection.close()
