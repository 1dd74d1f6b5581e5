"""Lines to read: a box that scrolls, closed with Esc or Enter."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hotelcs.i18n import N_, tr
from hotelcs.screens.dialogs.dialog import Dialog
from hotelcs.screens.paint import Line, Row, Rule, cell, panes, wrap
from hotelcs.screens.presses import Press

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter

WIDEST = 90


class Card(Dialog):
    """A title and lines, wrapped to the box; `hang` cells are before what is left of a line in the next row."""

    def __init__(self, counter: "Counter", title: str, lines: Sequence[str], hang: int = 0) -> None:
        super().__init__(counter)
        self.hang = " " * hang
        self.title = title
        self.lines = lines
        self.top = 0
        self.tall = 1
        self.long = 0

    def press(self, press: Press) -> None:
        """Scroll; Esc or Enter closes, any other key closes and is for the screen below."""
        moves = {
            "up": -1,
            "down": 1,
            "pageup": 1 - self.tall,
            "pagedown": self.tall - 1,
            "space": self.tall - 1,
        }
        if press.key in moves:
            self.top = max(0, min(self.top + moves[press.key], self.long - self.tall))
        elif press.key in ("escape", "enter"):
            self.close()
        else:
            self.close()
            self.counter.take(press)

    def box(self, width: int, height: int) -> list[Line]:
        """The window of the lines."""
        inner = min(width - 4, WIDEST)
        lines = [
            f"{self.hang if at else ''}{part}"
            for line in self.lines
            for at, part in enumerate(wrap(line, inner - 2 - len(self.hang)))
        ]
        self.long, self.tall = len(lines), max(min(height - 2, len(lines)), 1)
        more = tr(N_(": PgDn for more, Esc closes")) if self.long > self.tall else ""
        rows: list[Row] = [Rule(self.title + more)]
        rows += [(cell(f" {line}", inner),) for line in lines[self.top : self.top + self.tall]]
        return panes(self.tall + 2, (rows, inner))
