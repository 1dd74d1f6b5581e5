"""Which cells of a line changed. A leaf of the drawing: it knows lines only."""

from hotelcs.screens.paint import Line, Span
from hotelcs.text import clusters, width

GAP = 8
"""Unchanged cells between two changes that are cheaper to send again than to jump over."""


def changed_cells(old: Line, new: Line) -> list[tuple[int, int]]:
    """Half-open ranges of cells in which `new` differs from `old`, near ones joined."""
    before, after = _cells(old), _cells(new)
    if len(before) != len(after):
        return [(0, len(after))]
    ranges: list[tuple[int, int]] = []
    for x, (was, now) in enumerate(zip(before, after, strict=True)):
        if was == now:
            continue
        first, last = x, x + 1
        while first and after[first] is None:
            first -= 1  # the right half of a wide character is drawn with its left half
        while last < len(after) and after[last] is None:
            last += 1
        if ranges and first - ranges[-1][1] < GAP:
            ranges[-1] = (ranges[-1][0], max(last, ranges[-1][1]))
        else:
            ranges.append((first, last))
    return ranges


def _cells(line: Line) -> list[Span | None]:
    """One entry a cell: the cluster with its look; None for the right part of a wide one."""
    cells: list[Span | None] = []
    for text, look in line:
        if text.isascii():
            cells += [(char, look) for char in text]
            continue
        for piece in clusters(text):
            size = width(piece)
            if size:
                cells += [(piece, look), *[None] * (size - 1)]
            elif cells:
                cells[-1] = (f"{(cells[-1] or ('', ''))[0]}{piece}", look)
    return cells
