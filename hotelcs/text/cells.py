"""Widths in terminal cells: measuring, clipping and padding without ever cutting a character in two.

Widths agree with what Textual measures (rich.cells), so columns drawn from these strings stay aligned.
Boundaries follow UAX 29, joining a little more than it does and never less.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from hotelcs.text.cell_table import EMOJI, WIDE, ZERO, ranges

ZWJ, VS16 = "\u200d", "\ufe0f"
THAI_LAO_AM = "\u0e33\u0eb3"
PREPENDED = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd\U000111c2"
    "\U000111c3\U0001193f\U00011941\U00011a3a\U00011a84\U00011a85\U00011a86\U00011a87\U00011a88\U00011a89"
    "\U00011d46\U00011f02"
)
"""Signs written before the character they belong to (Grapheme_Cluster_Break=Prepend)."""


@lru_cache(maxsize=1)
def _table() -> tuple[list[int], list[int], list[int]]:
    """First code points, last code points and widths of every range that is not one cell wide."""
    rows = sorted([(*r, 0) for r in ranges(ZERO)] + [(*r, 2) for r in ranges(WIDE)])
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]


@lru_cache(maxsize=1)
def _widened() -> frozenset[str]:
    """Characters that variation selector 16 makes two cells wide."""
    return frozenset(chr(c) for first, last in ranges(EMOJI) for c in range(first, last + 1))


@lru_cache(maxsize=8192)
def _char_width(char: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    if char < " " or "\x7f" <= char < "\xa0":
        return 0
    code = ord(char)
    firsts, lasts, widths = _table()
    row = bisect_right(firsts, code) - 1
    return widths[row] if code <= lasts[row] else 1


def width(text: str) -> int:
    """Cells that `text` takes on one line; control characters count nothing."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _width(text)


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    if ZWJ not in text and VS16 not in text:
        return sum(map(_char_width, text))
    total, index, last = 0, 0, ""
    while index < len(text):
        char = text[index]
        if char == ZWJ:
            index += 1  # what follows is drawn into the character before
        elif char == VS16:
            total, last = total + (last in _widened()), ""
        elif cells := _char_width(char):
            total, last = total + cells, char
        index += 1
    return total


def clusters(text: str) -> Iterator[str]:
    """`text` in pieces that must not be cut: letters with marks, flags, families, Hangul syllables."""
    start, flag_open = 0, False
    for index, char in enumerate(text):
        before = text[index - 1] if index else ""
        pairs = flag_open and _is_flag_half(char) and _is_flag_half(before)
        if index and not pairs and not _belongs(before, char):
            yield text[start:index]
            start = index
        flag_open = _is_flag_half(char) and not pairs
    if text:
        yield text[start:]


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _belongs(before: str, char: str) -> bool:
    """True where UAX 29 (or a joiner before) forbids a break between two characters."""
    if before == ZWJ or before in PREPENDED or _char_width(char) == 0 or char in THAI_LAO_AM:
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff":
        return True  # a skin tone
    if "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c":  # a leading Hangul jamo
        return "\u1100" <= char <= "\u115f" or "\ua960" <= char <= "\ua97c" or "\uac00" <= char <= "\ud7a3"
    return category(char) in ("Mn", "Me", "Mc")


def _take(text: str, cells: int) -> str:
    """The longest start of `text` that fits, cut between clusters."""
    kept: list[str] = []
    for piece in clusters(text):
        cells -= width(piece)
        if cells < 0:
            break
        kept.append(piece)
    return "".join(kept)


def clip(text: str, cells: int, ellipsis: str = "..") -> str:
    """`text` in at most `cells` cells; what was cut ends in `ellipsis` where room for any text is left."""
    if cells <= 0:
        return ""
    text = text.lstrip(ZWJ + VS16).rstrip(ZWJ)  # at an edge they would change the neighbouring column
    if width(text) <= cells:
        return text
    kept = _take(text, cells - width(ellipsis))
    return kept + ellipsis if kept else _take(text, cells)


def pad(text: str, cells: int, align: str = "left") -> str:
    """`text` clipped or filled with spaces to exactly `cells` cells; `align` is left, right or center."""
    shown = clip(text, cells)
    gap = max(cells, 0) - width(shown)
    left = {"left": 0, "right": gap, "center": gap // 2}[align]
    return " " * left + shown + " " * (gap - left)
