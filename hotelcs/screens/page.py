"""The one widget of the program: lines of text, of which only changed cells are sent to the terminal.

Textual repaints whole regions; over SSH each cell counts (limits P6). The page compares the lines it showed
with the lines it shall show, marks the differing cells, and `TightUpdate` sends exactly those.
"""

from typing import TYPE_CHECKING, Any

from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from hotelcs.screens.differences import changed_cells
from hotelcs.screens.paint import (
    ALARM,
    CURSOR,
    GOOD,
    HEADING,
    PLAIN,
    STRONG,
    TITLE,
    WARN,
    Line,
    cells_of,
    fit,
)

if TYPE_CHECKING:
    from rich.console import Console

STYLES = {
    STRONG: Style(bold=True),
    TITLE: Style(reverse=True),
    CURSOR: Style(reverse=True),
    HEADING: Style(bold=True, color="cyan"),
    WARN: Style(bold=True, color="yellow"),
    ALARM: Style(bold=True, color="red"),
    GOOD: Style(color="green"),
}
"""Sixteen colours of the terminal's own palette, the shortest sequences there are."""
COLOURLESS = {look: Style(bold=style.bold, reverse=style.reverse) for look, style in STYLES.items()}
COLOURLESS[GOOD] = Style()
NOWHERE = Color(0, 0, 0, ansi=-1)


class Page(Widget, inherit_css=False):
    """Shows lines. `show` is cheap when little changed."""

    can_focus = False

    def __init__(self, colours: bool) -> None:
        super().__init__()
        self._looks = STYLES if colours else COLOURLESS
        self._lines: list[Line] = []
        self._strips: list[Strip] = []

    def show(self, lines: list[Line], width: int) -> None:
        """Show `lines`, each made exactly `width` cells; only what differs is repainted."""
        fresh = [fit(line, width) for line in lines]
        shape_changed = len(fresh) != len(self._lines) or (
            self._strips and self._strips[0].cell_length != width
        )
        if shape_changed or not self._lines:
            self._lines = fresh
            self._strips = [self._strip(line, width) for line in fresh]
            self.refresh()
            return
        regions = []
        for y, (old, new) in enumerate(zip(self._lines, fresh, strict=True)):
            if old != new:
                regions += [Region(x1, y, x2 - x1, 1) for x1, x2 in changed_cells(old, new)]
                self._strips[y] = self._strip(new, width)
        self._lines = fresh
        if regions:
            self.refresh(*regions)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of the page inside `crop`."""
        strips = self._strips[crop.y : crop.bottom]
        blank = [Strip.blank(crop.width)] * (crop.height - len(strips))
        return [*strips, *blank]

    def _strip(self, line: Line, width: int) -> Strip:
        segments = [Segment(text, self._looks.get(look) if look != PLAIN else None) for text, look in line]
        for line_filter in self.get_line_filters():
            segments = line_filter.apply(segments, NOWHERE)
        return Strip(segments, width if cells_of(line) == width else None)


class TightUpdate(ChopsUpdate):
    """A partial update that sends the changed cells only; Textual's own begins at the edge of the widget."""

    def __init__(self, update: ChopsUpdate) -> None:
        super().__init__(update.chops, update.spans, update.chop_ends)

    def render_segments(self, console: "Console") -> str:
        """The changed cells as terminal sequences."""
        parts: list[str] = []
        for y, x1, x2 in self.spans:
            for x, strip in self.chops[y].items():
                if strip is None or x >= x2 or x + strip.cell_length <= x1:
                    continue
                start = max(x1, x)
                parts.append(str(Control.move_to(start, y).segment.text))
                parts.append(strip.crop(start - x, x2 - x).render(console))
        return "".join(parts)


def tightened(update: Any) -> Any:
    """`update` with partial updates made tight; anything else as it is."""
    return TightUpdate(update) if type(update) is ChopsUpdate and update.spans else update
