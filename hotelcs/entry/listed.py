"""A list of people as it is pasted from a letter or a sheet: lines of cells, with or without a heading."""

import re
from collections.abc import Callable, Sequence

HEADINGS = {
    "name": ("name", "guest", "姓名", "客人"),
    "type": ("type", "room type", "房型"),
    "room": ("room", "room no", "房号", "房间"),
    "place": ("place", "type or room", "房型或房号"),
    "sharing": ("sharing", "share", "shares with", "同住", "同住人"),
    "document": ("document", "id", "passport", "证件", "证件号"),
    "arrival": ("arrival", "in", "到店", "抵店", "到达"),
    "departure": ("departure", "out", "离店"),
    "lang": ("lang", "language", "语言"),
    "requests": ("requests", "wishes", "note", "要求", "备注"),
}
"""The words over a column, by field."""
ORDER = ("name", "place", "sharing", "document", "arrival", "departure", "lang", "requests")
"""What the cells are when no heading says so."""
_FIELD = {word: name for name, words in HEADINGS.items() for word in words}
_NUMBERED = re.compile(r"^\s*\d{1,3}[.)、]\s+")
_PARTS = ("\t", ";", "\uff1b", ",", "\uff0c")
_GAP = re.compile(r"\s{2,}|\u3000+")


def field_of(heading: str) -> str | None:
    """The field that a column with this heading holds; None for one that nobody knows."""
    return _FIELD.get(heading.strip().casefold())


def parse_list(text: str) -> list[dict[str, str]]:
    """The rows of a pasted list: cells by field, and the `line` each stood on (from 1). Empty lines are left out.

    Cells are parted by tabs, else by semicolons, else by commas, else by several blanks. Numbers before names ("1. ")
    are no part of them.
    """
    lines = [(at, line) for at, line in enumerate(text.splitlines(), 1) if line.strip()]
    part = _parter([line for _, line in lines])
    names: list[str] = list(ORDER)
    rows: list[dict[str, str]] = []
    for at, line in lines:
        cells = part(line)
        found = [field_of(cell) for cell in cells]
        if (
            not rows
            and found
            and found[0] is not None
            and sum(name is not None for name in found) * 2 > len(found)
        ):
            names = [name or "" for name in found]
            continue
        row = {name: cell for name, cell in zip(names, cells, strict=False) if name and cell}
        rows.append({**row, "name": _NUMBERED.sub("", row.get("name", "")), "line": str(at)})
    return rows


def _parter(lines: Sequence[str]) -> Callable[[str], list[str]]:
    """What parts the cells of these lines."""
    mark = next((mark for mark in _PARTS if 0 < len(lines) <= 2 * sum(mark in line for line in lines)), None)

    def part(line: str) -> list[str]:
        found = line.split(mark) if mark is not None else _GAP.split(line.strip())
        return [cell.strip() for cell in found]

    return part
