"""A list drawn by line: a cursor that stays on its record, a window, columns measured in cells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

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
        self._name = name

    @property
    def current(self) -> T | None:
        """The row under the cursor."""
        return self.rows[self.at] if self.rows else None

    def put(self, rows: Sequence[T]) -> None:
        """Show `rows`; the cursor stays on its record, or near where it was."""
        name = self._name(self.rows[self.at]) if self.rows else None
        self.rows = list(rows)
        found = next((i for i, row in enumerate(self.rows) if self._name(row) == name), self.at)
        self.go(found)

    def go(self, at: int) -> None:
        """Move the cursor to row `at`, or the nearest there is."""
        self.at = max(0, min(at, len(self.rows) - 1))

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
        self.go(moves[press.key])
        return True

    def draw(self, width: int, height: int, *, heading: bool = True) -> list[Line]:
        """The heading and the window of rows in `width` cells and `height` lines."""
        self.height = max(height - heading, 1)
        if not self.top <= self.at < self.top + self.height:
            self.top = self.at if self.at < self.top else self.at - self.height + 1
        self.top = max(min(self.top, len(self.rows) - self.height), 0)
        sizes = self._sizes(width)
        lines = [self._heading(sizes)] if heading else []
        shown = enumerate(self.rows[self.top : self.top + self.height], self.top)
        return lines + [self._row(row, sizes, here=index == self.at) for index, row in shown]

    def _sizes(self, width: int) -> list[int]:
        """Cells of each column; what is left goes to the columns without a size, evenly."""
        fixed = sum(column.cells + 1 for column in self.columns)
        loose = [i for i, column in enumerate(self.columns) if not column.cells]
        rest = max(width - 1 - fixed, 0)
        share = {i: rest // len(loose) + (n < rest % len(loose)) for n, i in enumerate(loose)}
        return [share.get(i, column.cells) for i, column in enumerate(self.columns)]

    def _heading(self, sizes: list[int]) -> Line:
        spans: list[Span] = [(" ", PLAIN)]
        for column, size in zip(self.columns, sizes, strict=True):
            spans += [cell(tr(column.title), size, HEADING, column.align), (" ", PLAIN)]
        return tuple(spans)

    def _row(self, row: T, sizes: list[int], *, here: bool) -> Line:
        spans: list[Span] = [(">" if here else " ", STRONG if here else PLAIN)]
        for index, (column, size) in enumerate(zip(self.columns, sizes, strict=True)):
            look = CURSOR if here and index == 0 else PLAIN
            spans += [cell(column.shows(row), size, look, column.align), (" ", PLAIN)]
        return tuple(spans)
