"""The one widget of the program: lines of text, of which only changed cells are sent to the terminal.

Textual repaints whole regions; over SSH each cell counts (limits P6). The page compares the lines it showed
with the lines it shall show and marks the differing cells; `PageUpdate` sends exactly those.
"""

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hotelcs.screens import terminal_text
from hotelcs.screens.differences import changed_cells
from hotelcs.screens.paint import Line, cells_of

if TYPE_CHECKING:
    from rich.console import Console

NOWHERE = Color(0, 0, 0, ansi=-1)
REMEMBERED = 500
"""Lines kept as strips."""
REVERSE, BOLD = Style(reverse=True), Style(bold=True)


class Page(Widget, inherit_css=False):
    """Shows lines. `show` is cheap when little changed."""

    can_focus = False

    def __init__(self, *, colours: int) -> None:
        super().__init__()
        self.sgr = terminal_text.SCHEMES[colours]
        self.lines: list[Line] = []
        self._columns = 0
        self._made: dict[Line, Strip] = {}

    def forget(self) -> None:
        """What the terminal shows is not known any more."""
        self._columns = 0

    def show(self, lines: list[Line], columns: int) -> None:
        """Show `lines`, each exactly `columns` cells as the frame makes them; only what differs is repainted."""
        before, self.lines = self.lines, lines
        if len(lines) != len(before) or columns != self._columns:
            self._columns = columns
            self.refresh()
            return
        regions = [
            Region(x1, y, x2 - x1, 1)
            for y, (old, new) in enumerate(zip(before, lines, strict=True))
            if old is not new and old != new
            for x1, x2 in changed_cells(old, new)
        ]
        if regions:
            self.refresh(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of the page inside `crop`: what Textual knows of the screen."""
        if len(self._made) > REMEMBERED:
            self._made.clear()
        strips = [self._strip(line) for line in self.lines[crop.y : crop.bottom]]
        return [*strips, *[Strip.blank(crop.width)] * (crop.height - len(strips))]

    def _strip(self, line: Line) -> Strip:
        strip = self._made.get(line)
        if strip is None:
            segments = [Segment(text, _style(self.sgr.get(look, ""))) for text, look in line]
            for line_filter in self.get_line_filters():
                segments = line_filter.apply(segments, NOWHERE)
            strip = self._made[line] = Strip(segments, cells_of(line))
        return strip


def _style(code: str) -> Style | None:
    """The style behind a sequence, as far as anything but a terminal needs it."""
    return REVERSE if code == "7" else BOLD if code.startswith("1") else None


class PageUpdate(CompositorUpdate):
    """Draws spans of the page's own lines."""

    def __init__(self, page: Page, spans: list[tuple[int, int, int]]) -> None:
        self._page = page
        self._spans = spans

    def render_segments(self, console: "Console") -> str:
        """The terminal sequences; sixteen colours whatever the console can do."""
        del console
        return terminal_text.update(self._page.lines, self._spans, self._page.sgr)


def tightened(page: Page, update: Any) -> Any:
    """Textual's `update` of a screen that shows only `page`, drawn by the page; anything else as it is."""
    if type(update) is ChopsUpdate:
        return PageUpdate(page, list(update.spans))
    if type(update) is LayoutUpdate:
        return PageUpdate(page, [(y, 0, cells_of(line)) for y, line in enumerate(page.lines)])
    return update
