"""How the rows of each table lie in a file: which columns, in which order, and what its indexes know of it."""

from dataclasses import dataclass
from typing import Any

from hotelcs.storage.pages import Record

_TABLES = (
    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'alembic_version' ORDER BY name"
)
_COLUMNS = "SELECT name, pk, type FROM pragma_table_info(?) ORDER BY cid"
_INDEXES = "SELECT name FROM pragma_index_list(?) WHERE origin <> 'pk' OR ?"
"""A table without row numbers is the index of its own key."""
_INDEXED = "SELECT name FROM pragma_index_info(?) ORDER BY seqno"


@dataclass(frozen=True, slots=True)
class Layout:
    """A table: its columns as a row has them, the one that is the row's number, and the first column of each index."""

    table: str
    columns: tuple[str, ...]
    number: str
    rowid: bool
    indexes: dict[str, str]

    def row(self, number: int | None, values: Record) -> dict[str, Any]:
        """Names and values. A row of before a column was added is shorter. Raises ValueError for one that cannot be of it:
        that is longer, or has something where the row's number is told once only.
        """  # noqa: D205 - one sentence too long for a line
        found = dict(zip(self.columns, values, strict=False))
        if len(values) > len(self.columns) or (self.number and found.get(self.number) is not None):
            raise ValueError(len(values))
        if self.number:
            found[self.number] = number
        return found


def layouts(connection: Any) -> dict[str, Layout]:
    """Every table of the file behind `connection`."""
    return {
        name: _layout(connection, name, rowid=not without) for name, without in connection.execute(_TABLES)
    }


def _layout(connection: Any, table: str, *, rowid: bool) -> Layout:
    columns = connection.execute(_COLUMNS, (table,)).fetchall()
    keys = sorted((place, name, kind) for name, place, kind in columns if place)
    names = [name for name, _, _ in columns]
    if not rowid:
        first = [name for _, name, _ in keys]
        names = first + [name for name in names if name not in first]
    number = keys[0][1] if rowid and len(keys) == 1 and keys[0][2].upper() == "INTEGER" else ""
    indexes = {}
    for (index,) in connection.execute(_INDEXES, (table, rowid)).fetchall():
        first_column = connection.execute(_INDEXED, (index,)).fetchone()
        indexes[index] = str(first_column[0] or "") if first_column else ""
    return Layout(table, tuple(names), number, rowid, indexes)
