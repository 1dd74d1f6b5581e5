"""Spans as terminal sequences: the fewest bytes, and columns that hold whatever a terminal thinks of a script."""

from collections.abc import Iterable

from hotelcs import terminal
from hotelcs.screens.certain_width import is_certain
from hotelcs.screens.paint import ALARM, CURSOR, GOOD, GREY, HEADING, STRONG, TITLE, WARN, Line, cells_of, cut
from hotelcs.text import visible, width

COLOURS = {
    STRONG: "1",
    TITLE: "7",
    CURSOR: "7",
    HEADING: "1;36",
    WARN: "1;33",
    ALARM: "1;31",
    GOOD: "32",
    GREY: "90",
}
"""Sixteen colours of the terminal's own palette, the shortest sequences there are."""
EIGHT_COLOURS = {look: code for look, code in COLOURS.items() if look != GREY}
"""The Linux console draws grey as black on black where it has eight colours."""
NO_COLOURS = {STRONG: "1", TITLE: "7", CURSOR: "7", HEADING: "1", WARN: "1", ALARM: "1"}
"""With NO_COLOR: bold and reverse only."""
SCHEMES = {terminal.SIXTEEN: COLOURS, terminal.EIGHT: EIGHT_COLOURS, terminal.NONE: NO_COLOURS}
"""What a profile's number of colours means."""
REVERSE = "7"


def at(x: int, y: int) -> str:
    """Sets the cursor to cell `x` of row `y`, both from 0."""
    return f"\x1b[{y + 1};{x + 1}H"


def cells(line: Line, x1: int, x2: int, y: int, sgr: dict[str, str]) -> str:
    """The sequences that draw cells `x1` up to `x2` of `line` in row `y`."""
    parts = [at(x1, y)]
    x = x1
    spans, blank = (
        _without_blanks(cut(line, x1, x2), sgr) if x2 == cells_of(line) else (cut(line, x1, x2), False)
    )
    for text, look in spans:
        code = sgr.get(look)
        shown = visible(text)  # cleaned already where it was drawn; nothing unclean passes here either
        size = width(text)
        if not shown.isascii() and not terminal.current().utf8:
            shown = "?" * size  # what is being typed; everything else came in Latin letters already
        elif not is_certain(text):
            shown = _held(shown, x, y, size, filled=code == REVERSE)
        parts.append(f"\x1b[{code}m{shown}\x1b[m" if code else shown)
        x += size
    return "".join(parts) + (ERASE if blank else "")


ERASE = "\x1b[K"
"""Makes the rest of the row blank."""
FEWEST = 4
"""Blanks that are longer than saying so."""


def _without_blanks(spans: Line, sgr: dict[str, str]) -> tuple[Line, bool]:
    """The spans of the end of a row without the blanks at its end, and whether they are to be erased instead."""
    kept, blanks = list(spans), 0
    while kept and sgr.get(kept[-1][1]) != REVERSE:
        text, look = kept.pop()
        bare = text.rstrip(" ")
        blanks += len(text) - len(bare)
        if bare:
            kept.append((bare, look))
            break
    return (tuple(kept), True) if blanks >= FEWEST else (spans, False)


def _held(text: str, x: int, y: int, size: int, *, filled: bool) -> str:
    """Uncertain text: its cells erased first, the cursor set after it to where we think it ends."""
    shown = text if filled else text.rstrip(" ")
    return f"\x1b[{size}X{shown}{at(x + size, y)}"


def update(lines: list[Line], spans: Iterable[tuple[int, int, int]], sgr: dict[str, str]) -> str:
    """The sequences that draw `spans` (row, first cell, cell after the last) of `lines`."""
    return "".join(cells(lines[y], x1, x2, y, sgr) for y, x1, x2 in spans if y < len(lines))
