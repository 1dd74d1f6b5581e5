"""What a screen shows, as lines to be read out: one thing after the other, no frames, no columns side by side."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from re import compile as pattern
from typing import TYPE_CHECKING, Any

from hotelcs.i18n import N_, tr
from hotelcs.keymap import shown
from hotelcs.screens.paint import Line, cells_of, cut, text_of

if TYPE_CHECKING:
    from hotelcs.screens.counter import Counter
    from hotelcs.screens.sheet import Sheet

TITLED = pattern("(?:- (.+?) )?-+")
"""A border, with a title or without."""
WIDTH, HEIGHT = 80, 45
"""What a sheet is told it has: narrow, so that nothing stands beside anything, and tall, so that everything is there."""
PAGE = 20
"""Rows of a list told at once."""


def unframed(body: Sequence[Line]) -> list[str]:
    """The words of `body` without its frame: each column from top to bottom, blank lines left out."""
    lines = [line for line in body if text_of(line).strip()]
    if not lines:
        return []
    edges = _edges(text_of(lines[-1]))
    if not edges:
        return [text_of(line).strip() for line in lines]
    framed = [line for line in lines if text_of(line)[:1] in ("+", "|")]
    before = [text_of(line).strip() for line in lines[: lines.index(framed[0])]]
    columns = [
        _plain(text_of(cut(line, left + 1, right)))
        for left, right in pairwise(edges)
        for line in framed
        if cells_of(line) >= right
    ]
    return [*before, *(words for words in columns if words)]


def _edges(border: str) -> list[int]:
    """Where the frame stands in its last row; nothing when that is no frame."""
    if len(border) < 2 or set(border) - set("+-") or border[0] != "+":
        return []
    return [at for at, char in enumerate(border) if char == "+"]


def _plain(text: str) -> str:
    """A row or a border of a pane without its dashes."""
    bare = text.strip()
    found = TITLED.fullmatch(bare)
    return found[1] or "" if found else bare


def rows_of(sheet: "Sheet", first: int, *, numbered: bool) -> tuple[list[str], int]:
    """A page of the list in front from row `first` on, and the row after it."""
    listed = sheet.listed
    if listed is None:
        return [], 0
    shown_rows = listed.rows[first : first + PAGE]
    lines = [
        (f"{at}. " if numbered else "") + row_in_words(row, listed.columns)
        for at, row in enumerate(shown_rows, first + 1)
    ]
    after = first + len(shown_rows)
    if after < len(listed.rows):
        lines.append(
            tr(N_("{first} to {last} of {count}; Enter tells more."), first=first + 1, last=after, count=len(listed.rows))
        )  # fmt: skip
    return lines, after


def row_in_words(row: Any, columns: Sequence[Any]) -> str:
    """The first column bare, the others with what they are called; empty ones are left out."""
    told = []
    for at, column in enumerate(columns):
        value = " ".join(column.shows(row).split())
        if value and value != "-":
            told.append(value if at == 0 else f"{tr(column.title)} {value}")
    return "; ".join(told)


def keys_in_words(counter: "Counter") -> Iterator[str]:
    """What can be typed on this screen: its letters with what they do."""
    for action in counter.sheet.keys:
        if action.name not in ("field", "pane", "item", "digits", "rooms"):
            needs = counter.needs(action.verb)
            yield f"{shown(action.keys)} {tr(action.title)}" + (f" ({needs})" if needs else "")
