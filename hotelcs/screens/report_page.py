"""24 One report, to be read: it scrolls; a digit makes it of other days, p writes it to a file."""

from collections.abc import Callable
from typing import Any, ClassVar

from hotelcs import terminal
from hotelcs.bars import in_blocks
from hotelcs.i18n import N_, tr
from hotelcs.keymap import PAGE, Action
from hotelcs.screens import periods
from hotelcs.screens.paint import WARN, Line, Row, Rule, cell, panes, words
from hotelcs.screens.periods import Period
from hotelcs.screens.presses import Press
from hotelcs.screens.reports import write_report
from hotelcs.screens.sheet import Sheet


class ReportPage(Sheet):
    """The lines of a report."""

    number: ClassVar[str] = "24"
    title: ClassVar[str] = N_("Report")
    keys: ClassVar[tuple[Action, ...]] = PAGE

    def __init__(self, counter: Any, report: str, title: str, period: Period) -> None:
        super().__init__(counter)
        self.report, self.what, self.period = report, title, period
        self.made: Any = None
        self.lines: tuple[int, list[str]] = (0, [])
        self.top, self.tall = 0, 1

    @property
    def name(self) -> str:
        """Which report."""
        return tr(self.what)

    def open(self) -> None:
        """Make it; keys typed meanwhile are for it."""
        self.top = 0
        self.counter.ask_first("report", self._make, self._made)

    def reload(self) -> None:
        """Make it again."""
        if self.counter.desk is not None:
            self.counter.ask("report", self._make, self._made)

    def _make(self, desk: Any) -> Any:
        from hotelcs.reports.menu import make

        return make(desk, self.report, self.period.first, self.period.last)

    def _made(self, found: Any) -> None:
        self.made, self.lines = found, (0, [])

    def _lines(self, cells: int) -> list[str]:
        """The report in lines of so many cells."""
        from hotelcs.reports.plain_text import text

        if self.made is None:
            return [tr(N_("One moment ..."))]
        if self.lines[0] != cells:
            self.lines = (cells, text(self.made, blocks=in_blocks(terminal.current()), line=cells))
        return self.lines[1]

    def banner(self) -> Line:
        """The days, and whether they are closed."""
        told = (
            words(tr(N_("provisional: the day is open")), WARN)
            if self.made is not None and self.made.provisional
            else words("")
        )
        return (words(f" {self.period.told}  "), told)

    def body(self, width: int, height: int) -> list[Line]:
        """A window of the lines."""
        self.tall = height - 2
        lines = self._lines(width - 4)
        self.top = max(0, min(self.top, len(lines) - self.tall))
        more = tr(N_(": PgDn for more, Esc closes")) if len(lines) > self.tall else ""
        rows: list[Row] = [Rule(self.name + more)]
        rows += [(cell(f" {line}", width - 2),) for line in lines[self.top : self.top + self.tall]]
        return panes(height, (rows, width - 2))

    def press(self, press: Press) -> bool:
        """Scroll, other days, export."""
        moves = {"up": -1, "down": 1, "pageup": 1 - self.tall, "pagedown": self.tall - 1, "space": self.tall - 1,
                 "home": -(10**6), "end": 10**6}  # fmt: skip
        deeds: dict[str, Callable[[], None]] = {
            **periods.keys(self.counter, self.period, self.open),
            "p": lambda: periods.export(
                self.counter, f"{self.report}.html", write_report(self.report, self.period)
            ),
        }
        if press.key in moves:
            self.top = max(0, self.top + moves[press.key])
        elif press.key in deeds:
            deeds[press.key]()
        else:
            return False
        return True
