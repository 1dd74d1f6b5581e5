"""Bars of a chart in a terminal: block characters, an eighth of a cell exact, where it draws them in one cell; else `#`."""

from decimal import Decimal

from hotelcs import i18n
from hotelcs.terminal import Profile

EIGHTHS = " ▏▎▍▌▋▊▉█"
EIGHT = 8


def in_blocks(profile: Profile) -> bool:
    """Whether bars are of blocks: where the terminal is sure to draw them in one cell, and nobody reads Chinese on it."""
    return profile.blocks and i18n.current() == "en"


def bar(value: Decimal | int | str | None, most: Decimal, cells: int, *, blocks: bool = False) -> str:
    """A bar of at most so many cells, `most` being the longest; nothing for no number, or one below nought."""
    if value is None or isinstance(value, str) or most <= 0:
        return ""
    share = max(Decimal(0), Decimal(value)) * cells / most
    if not blocks:
        return "#" * int(share + Decimal("0.5"))
    whole, rest = divmod(int(share * EIGHT + Decimal("0.5")), EIGHT)
    return EIGHTHS[EIGHT] * whole + (EIGHTHS[rest] if rest else "")
