"""Lines of text with looks: what every screen is drawn from, measured in terminal cells.

A span is `(text, look)`, a line a tuple of spans. Text is made fit for a terminal here, once, by `cell`.
A key changes two lines of twenty-four, so lines that were measured once are remembered.
Frames are ASCII: box-drawing is two cells wide in many Chinese terminals (handbook 04 §4.1 rule 3).
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from hotelcs import terminal
from hotelcs.screens.certain_width import is_certain
from hotelcs.text import clip, clusters, pad, visible, width

Span = tuple[str, str]
Line = tuple[Span, ...]

PLAIN = ""
STRONG = "strong"
TITLE = "title"
CURSOR = "cursor"
HEADING = "heading"
WARN = "warn"
ALARM = "alarm"
GOOD = "good"
GREY = "grey"


class Rule(str):
    """A row of a pane that is a horizontal border with this title."""

    __slots__ = ()


def shown(text: str) -> str:
    """`text` from anywhere as this terminal can show it."""
    safe = visible(text)
    if safe.isascii() or terminal.current().utf8:
        return safe
    from hotelcs.screens.latin import latin

    return latin(safe)


@lru_cache(maxsize=2048)
def cell(text: str, cells: int, look: str = PLAIN, align: str = "left") -> Span:
    """`text`, from anywhere, as exactly `cells` cells."""
    return (pad(shown(text), cells, align), look)


def words(text: str, look: str = PLAIN) -> Span:
    """`text`, from anywhere, as wide as it is."""
    return (shown(text), look)


def fits(text: str, cells: int) -> str:
    """`text` fit for a terminal in at most `cells` cells."""
    return clip(shown(text), cells)


def cells_of(line: Iterable[Span]) -> int:
    """The cells that `line` takes."""
    return sum(width(text) for text, _ in line)


def text_of(line: Iterable[Span]) -> str:
    """The words of `line` without looks."""
    return "".join(text for text, _ in line)


@lru_cache(maxsize=512)
def fit(line: Line, cells: int) -> Line:
    """`line` cut or filled to exactly `cells` cells, neighbours of one look joined."""
    used = cells_of(line)
    if used > cells:
        return tidy(cut(line, 0, cells))
    return tidy((*line, (" " * (cells - used), PLAIN)) if used < cells else line)


def tidy(line: Line) -> Line:
    """`line` with empty spans gone and neighbours of the same look joined: fewer escape sequences.

    Text of uncertain width stays a span of its own (`certain_width`).
    """
    joined: list[Span] = []
    for text, look in line:
        if joined and joined[-1][1] == look and is_certain(text) and is_certain(joined[-1][0]):
            joined[-1] = (joined[-1][0] + text, look)
        elif text:
            joined.append((text, look))
    return tuple(joined)


def cut(line: Line, start: int, end: int) -> Line:
    """The cells of `line` from `start` up to `end`; half of a wide character becomes a space."""
    kept: list[Span] = []
    at = 0
    for text, look in line:
        size = width(text)
        if start <= at and at + size <= end:
            kept.append((text, look))
        elif at < end and at + size > start:
            kept.append((_slice(text, start - at, end - at), look))
        at += size
    return tuple(kept)


def _slice(text: str, start: int, end: int) -> str:
    if text.isascii():
        return text[max(start, 0) : end]
    out, at = [], 0
    for piece in clusters(text):
        size = width(piece)
        if start <= at and at + size <= end:
            out.append(piece)
        elif at < end and at + size > start:
            out.append(" " * (min(end, at + size) - max(start, at)))
        at += size
    return "".join(out)


def overlay(line: Line, at: int, patch: Line) -> Line:
    """`line` with `patch` laid over it from cell `at`."""
    end = at + cells_of(patch)
    return tidy((*cut(line, 0, at), *patch, *cut(line, end, cells_of(line))))


def rule_text(title: str, cells: int) -> str:
    """A border of `cells` cells with `title` in it: `- Today ------`."""
    head = f"- {fits(title, cells - 4)} " if title and cells > 6 else ""
    return head + "-" * (cells - width(head))


Row = Line | Rule


def panes(height: int, *columns: tuple[Sequence[Row], int]) -> list[Line]:
    """Columns of rows side by side in one frame, `height` rows of borders and content in all.

    Each column is `(rows, inner width)`; a `Rule` among the rows is a border with a title. The first row of
    each column should be a Rule; the last line is the bottom border.
    """
    lines = [
        _side_by_side(tuple((_row(rows, y), cells) for rows, cells in columns)) for y in range(height - 1)
    ]
    return [*lines, (("+" + "+".join("-" * cells for _, cells in columns) + "+", PLAIN),)]


def _row(rows: Sequence[Row], y: int) -> Row:
    return rows[y] if y < len(rows) else ()


@lru_cache(maxsize=512)
def _side_by_side(pieces: tuple[tuple[Row, int], ...]) -> Line:
    spans: list[Span] = []
    before = False
    for row, cells in pieces:
        ruled = isinstance(row, Rule)
        spans.append(("+" if ruled or before else "|", PLAIN))
        if isinstance(row, Rule):
            spans.append((rule_text(row, cells), PLAIN))
        else:
            spans.extend(fit(row, cells))
        before = ruled
    spans.append(("+" if before else "|", PLAIN))
    return tidy(tuple(spans))


def wrap(text: str, cells: int) -> list[str]:
    """`text` in lines of at most `cells` cells, broken at spaces, or anywhere where there are none."""
    lines: list[str] = []
    line = ""
    for word in shown(text).split(" "):
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while width(line) > cells:
            head = clip(line, cells, "")
            lines.append(head or line[:1])
            line = line[len(head) or 1 :]
    return [*lines, line] if line or not lines else lines


def flow(parts: Iterable[str], cells: int, gap: str = "  ") -> list[str]:
    """`parts` one after the other in lines of at most `cells` cells; none is broken."""
    lines: list[str] = []
    for part in parts:
        if lines and width(lines[-1]) + width(gap) + width(part) <= cells:
            lines[-1] += gap + part
        else:
            lines.append(part)
    return lines
