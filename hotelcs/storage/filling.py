"""One table of a new file while it is filled with what could be read of a damaged one, and what came of it."""

from dataclasses import dataclass, field
from typing import Any

from hotelcs.storage import driver
from hotelcs.storage.layout import Layout
from hotelcs.storage.pages import Pages, Walked

NUMBERS = 20
"""Numbers that people quote of lost rows, as many as are told for a table."""


@dataclass(slots=True)
class Table:
    """What came of a table: rows put into the new file, rows that its rules refuse, rows that its indexes tell of and that
    are on no page; numbers of those that are gone. `whole` is false where a page of it could not be read.
    """  # noqa: D205 - one sentence too long for a line

    name: str
    kept: int = 0
    refused: int = 0
    missing: int = 0
    numbers: list[str] = field(default_factory=list)
    whole: bool = True


class Filling:
    """One table of the new file while it is filled."""

    def __init__(self, connection: Any, layout: Layout) -> None:
        self.connection, self.layout, self.table = connection, layout, Table(layout.table)
        self.rows: set[int | None] = set()
        connection.execute(f'DELETE FROM "{layout.table}"')

    def take(self, pages: Pages, root: int | None, walked: Walked) -> None:
        """Every row below the table's root."""
        if root is None:
            self.table.whole = False
            return
        before = set(walked.damaged)
        for number, values in pages.walk(root, walked):
            self.put(number, values)
        self.table.whole = walked.damaged == before

    def put(self, number: int | None, values: list[Any]) -> None:
        """One row, as far as the rules of the table allow it."""
        if self._insert(number, values):
            self.table.kept += 1
            self.rows.add(number)
        elif number is None or number not in self.rows:
            self.table.refused += 1

    def is_like(self, rows: list[tuple[int | None, list[Any]]]) -> bool:
        """Whether these rows have the columns of the table and its rules allow them; nothing is kept."""
        wide = len(self.layout.columns)
        self.connection.execute("SAVEPOINT tried")
        try:
            return all(len(values) == wide and self._insert(number, values) for number, values in rows)
        finally:
            self.connection.execute("ROLLBACK TO tried")
            self.connection.execute("RELEASE tried")

    def _insert(self, number: int | None, values: list[Any]) -> bool:
        try:
            row = self.layout.row(number, values)
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            self.connection.execute(
                f'INSERT INTO "{self.layout.table}" ({names}) VALUES ({marks})', tuple(row.values())
            )
        except (driver.DatabaseError, ValueError, OverflowError):
            return False
        return True

    def count(self, listed: list[tuple[Any, Any]]) -> None:
        """What the indexes tell of that is not there: how many, and by which numbers."""
        if not self.layout.rowid:
            return
        gone = {row for row, _ in listed if isinstance(row, int)} - self.rows
        self.table.missing = max(0, len(gone) - self.table.refused)
        numbers = sorted({str(number) for row, number in listed if row in gone and isinstance(number, str)})
        if not numbers and self.layout.number == "seq":
            numbers = [str(row) for row in sorted(gone)]
        self.table.numbers = numbers[:NUMBERS]
