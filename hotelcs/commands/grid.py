"""Frozen rows as text for people: aligned columns, or a card of one thing. Widths are terminal cells."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from hotelcs.commands.headings import heading
from hotelcs.money import Money
from hotelcs.text import pad, visible, width

WIDEST = 36
"""Cells of the widest column; what is longer ends in two dots (`--json` has it whole)."""


def table(rows: Sequence[Any], currency: str) -> list[str]:
    """A heading and a line a row; columns that are empty in every row are left out."""
    names = [column.name for column in fields(rows[0])]
    cells = [[cell(name, getattr(row, name), currency) for name in names] for row in rows]
    kept = [place for place in range(len(names)) if any(line[place] for line in cells)]
    listed = [[heading(names[place]) for place in kept], *([line[place] for place in kept] for line in cells)]
    wide = [min(WIDEST, max(width(line[n]) for line in listed)) for n in range(len(kept))]
    right = [all(_is_number(getattr(row, names[place])) for row in rows) for place in kept]
    return [
        "  ".join(pad(text, cells, "right" if to_right else "left")
                  for text, cells, to_right in zip(line, wide, right, strict=True)).rstrip()
        for line in listed
    ]  # fmt: skip


def card(thing: Any, currency: str) -> list[str]:
    """One thing: a line a field, then a table for each list of rows in it."""
    lines, below = [], []
    named = {column.name: getattr(thing, column.name) for column in fields(thing)}
    across = max(width(heading(name)) for name in named)
    for name, value in named.items():
        if isinstance(value, list | tuple) and value and is_dataclass(value[0]):
            below += ["", heading(name), *(f"  {line}" for line in table(value, currency))]
        elif text := cell(name, value, currency):
            lines.append(f"{pad(heading(name), across)}  {text}")
    return lines + below


def cell(name: str, value: Any, currency: str) -> str:
    """A value on one line: money with its symbol, lists with commas, nothing for none."""
    if value is None or value is False:
        return ""
    if name.endswith("_minor") and isinstance(value, int):
        return str(Money(value, currency))
    if isinstance(value, dict):
        return ", ".join(f"{key} {count}" for key, count in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(cell("", part, currency) for part in value)
    return "x" if value is True else visible(str(value))


def _is_number(value: Any) -> bool:
    return value is None or (isinstance(value, int) and not isinstance(value, bool))
