"""A list drawn by line: a cursor that stays on its record, a window, columns measured in cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from hotelcs.i18n import tr
from hotelcs.screens.paint import CURSOR, HEADING, PLAIN, STRONG, Line, Span, cell
from hotelcs.screens.presses import Press

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its heading (msgid), cells, what it shows, and how it is aligned. 0 cells takes the rest."""

    title: str
    cells: int
    shows: Callable[[T], str]
    align: str = "left"


class LineList(Generic[T]):
    """Rows with a cursor. `name` tells one record from another across reloads."""

    def __init__(self, columns: Sequence[Column[T]], name: Callable[[T], str]) -> None:
        self.columns = columns
        self.rows: list[T] = []
        self.at = 0
        self.top = 0
        self.height = 1
        self.marked: set[str] = set()
        self.sought = ""
        self._name = name

    @property
    def current(self) -> T | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    def put(self, rows: Sequence[T]) -> None:
        """Show `rows`; the cursor stays on its record, or near where it was."""
        name = self._name(self.rows[self.at]) if self.rows else None
        self.rows = list(rows)
        if self.sought and any(self._name(row) == self.sought for row in self.rows):
            name, self.sought = self.sought, ""
        found = next((i for i, row in enumerate(self.rows) if self._name(row) == name), self.at)
        self.marked &= {self._name(row) for row in self.rows}
        self.go(found)

    def go(self, at: int) -> None:
        """Move the cursor to row `at`, or the nearest there is."""
        self.at = max(0, min(at, len(self.rows) - 1))

    def seek(self, name: str) -> None:
        """Move the cursor to the record `name`, now or when it comes; a key that moves it calls that off."""
        self.sought = name
        self.put(self.rows)

    def mark(self) -> None:
        """Mark the row under the cursor, or take its mark away; the cursor goes on."""
        if self.current is not None:
            self.marked ^= {self._name(self.current)}
            self.go(self.at + 1)

    @property
    def chosen(self) -> list[T]:
        """The marked rows, in order."""
        return [row for row in self.rows if self._name(row) in self.marked]

    def press(self, press: Press) -> bool:
        """Move the cursor; False for a key that does not."""
        page = max(self.height - 1, 1)
        moves = {
            "up": self.at - 1,
            "down": self.at + 1,
            "pageup": self.at - page,
            "pagedown": self.at + page,
            "home": 0,
            "end": len(self.rows) - 1,
        }
        if press.key not in moves:
            return False
        self.sought = ""
        self.go(moves[press.key])
        return True

    def draw(self, width: int, height: int, columns: Sequence[Column[T]] = ()) -> list[Line]:
        """The heading and the window of rows in `width` cells and `height` lines; `columns` replaces the usual ones."""
        shown_columns = columns or self.columns
        self.height = max(height - 1, 1)
        if not self.top <= self.at < self.top + self.height:
            self.top = self.at if self.at < self.top else self.at - self.height + 1
        self.top = max(min(self.top, len(self.rows) - self.height), 0)
        sized = list(zip(shown_columns, _sizes(shown_columns, width), strict=True))
        shown = enumerate(self.rows[self.top : self.top + self.height], self.top)
        return [
            _heading(sized),
            *(
                _row(row, sized, here=index == self.at, marked=self._name(row) in self.marked)
                for index, row in shown
            ),
        ]


Sized = Sequence[tuple[Column[Any], int]]
"""Columns with the cells each takes."""


def _sizes(columns: Sequence[Column[Any]], width: int) -> list[int]:
    """Cells of each column; what is left goes to the columns without a size, evenly."""
    loose = [i for i, column in enumerate(columns) if not column.cells]
    rest = max(width - 1 - sum(column.cells + 1 for column in columns), 0)
    share = {i: rest // len(loose) + (n < rest % len(loose)) for n, i in enumerate(loose)}
    return [share.get(i, column.cells) for i, column in enumerate(columns)]


def _heading(columns: Sized) -> Line:
    spans: list[Span] = [(" ", PLAIN)]
    for column, size in columns:
        spans += [cell(tr(column.title), size, HEADING, column.align), (" ", PLAIN)]
    return tuple(spans)


def _row(row: Any, columns: Sized, *, here: bool, marked: bool = False) -> Line:
    """The cursor's row has its mark, and its first column reversed; marked rows have a star."""
    spans: list[Span] = [("*" if marked else ">" if here else " ", STRONG if here or marked else PLAIN)]
    for index, (column, size) in enumerate(columns):
        look = CURSOR if here and index == 0 else PLAIN
        spans += [cell(column.shows(row), size, look, column.align), (" ", PLAIN)]
    return tuple(spans)
