"""Which cells of a line changed. A leaf of the drawing: it knows lines only."""

from hotelcs.screens.certain_width import is_certain
from hotelcs.screens.paint import Line, Span
from hotelcs.text import width

GAP = 8
"""Unchanged cells between two changes that are cheaper to send again than to jump over."""


def changed_cells(old: Line, new: Line) -> list[tuple[int, int]]:
    """Half-open ranges of cells in which `new` differs from `old`, near ones joined."""
    first, last = _same_ends(old, new)
    start = sum(width(text) for text, _ in new[:first])
    before, after = _cells(old[first : len(old) - last]), _cells(new[first : len(new) - last])
    if len(before) != len(after):
        return [(start, start + max(len(before), len(after)))]
    ranges: list[tuple[int, int]] = []
    for x in [x for x, (was, now) in enumerate(zip(before, after, strict=True)) if was != now]:
        left, right = _whole(after, x)
        if ranges and start + left - ranges[-1][1] < GAP:
            ranges[-1] = (ranges[-1][0], max(start + right, ranges[-1][1]))
        else:
            ranges.append((start + left, start + right))
    return ranges


def _same_ends(old: Line, new: Line) -> tuple[int, int]:
    """How many spans are the same at the start, and at the end."""
    most = min(len(old), len(new))
    first = 0
    while first < most and old[first] == new[first]:
        first += 1
    last = 0
    while last < most - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, last


def _whole(cells: list[Span | None], x: int) -> tuple[int, int]:
    """The cells of the character at `x`: the right half of a wide one is drawn with its left half."""
    left, right = x, x + 1
    while left and cells[left] is None:
        left -= 1
    while right < len(cells) and cells[right] is None:
        right += 1
    return left, right


def _cells(line: Line) -> list[Span | None]:
    """One entry a cell: the character with its look; None for the right part of a wide one.

    A span of uncertain width is one piece: it is drawn whole.
    """
    cells: list[Span | None] = []
    for text, look in line:
        if text.isascii():
            cells += [(char, look) for char in text]
            continue
        if not is_certain(text):
            cells += [(text, look), *[None] * (width(text) - 1)] if width(text) else []
            continue
        for char in text:
            cells += [(char, look), *[None] * (width(char) - 1)]
    return cells
