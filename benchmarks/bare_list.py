"""Yardstick: a list of rows drawn by line, with a cursor and nothing else. Usage: python -m benchmarks.bare_list ROWS."""

import sys

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

CURSOR = Style(reverse=True)
PLAIN = Style()


class Rows(ScrollView, can_focus=True, inherit_bindings=False):
    """`count` rows; Down and Up move the cursor and redraw two lines."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.cursor = 0
        self.virtual_size = Size(76, count)

    def render_line(self, y: int) -> Strip:
        """One row, as wide as an arrivals list."""
        row = y + self.scroll_offset.y
        text = f" {row:04d}  R261123-{row:03d}  Guest number {row:<6d}  KNG  2 nights  clean  "[:76].ljust(76)
        return Strip(
            [Segment(text if row < self.count else " " * 76, CURSOR if row == self.cursor else PLAIN)], 76
        )

    def on_key(self, event: events.Key) -> None:
        """Move the cursor."""
        step = {"down": 1, "up": -1}.get(event.key)
        if step is None or not 0 <= self.cursor + step < self.count:
            return
        before, self.cursor = self.cursor, self.cursor + step
        top = self.scroll_offset.y
        for row in (before, self.cursor):
            self.refresh(Region(0, row - top, 76, 1))


class Listing(App[None]):
    """The list alone."""

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Rows(int(sys.argv[1]))

    def on_mount(self) -> None:
        """Keys go to the list."""
        self.query_one(Rows).focus()


if __name__ == "__main__":
    Listing().run(mouse=False)
