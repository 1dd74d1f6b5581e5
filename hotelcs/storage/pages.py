"""The pages of a SQLite file read one by one, so that a damaged one costs what lies on it and no more.

The library gives a table up at its first damaged page. Here the tree of a table is walked from its root, and what cannot be
read is noted and left out (the file format: https://www.sqlite.org/fileformat2.html). Nothing is written, and nothing that
is read is trusted: what comes of it is put through every rule of a new file.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

HEADER = 100
MAGIC = b"SQLite format 3\0"
TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
LEAVES = (TABLE_LEAF, INDEX_LEAF)
DEEPEST = 60
"""Levels of a tree; a deeper one goes round in circles."""
_BROKEN = (IndexError, ValueError, struct.error, OverflowError)
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
"""Bytes of whole numbers by their kind."""
Record = list[Any]


@dataclass(slots=True)
class Walked:
    """What was met on the way through a file: pages that were read, and pages with something on them that could not be."""

    seen: set[int] = field(default_factory=set)
    damaged: set[int] = field(default_factory=set)


class Pages:
    """The bytes of a file, page by page; the first is number 1."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        size = int.from_bytes(raw[16:18], "big") if raw[:16] == MAGIC else 4096
        size = 65536 if size == 1 else size
        self.size = size if size >= 512 and size & (size - 1) == 0 else 4096
        self.usable = self.size - (raw[20] if raw[:16] == MAGIC and raw[20] < 33 else 0)
        self.count = len(raw) // self.size

    def page(self, number: int) -> bytes:
        """One page. Raises ValueError for a number that the file does not have."""
        if not 1 <= number <= self.count:
            raise ValueError(number)
        return self.raw[(number - 1) * self.size : number * self.size]

    def kind(self, number: int) -> int:
        """What the page says it is."""
        return self.page(number)[HEADER if number == 1 else 0]

    def walk(self, root: int, walked: Walked) -> Iterator[tuple[int | None, Record]]:
        """Row number and values of every row of the tree at `root`; None for a tree without row numbers."""
        waiting = [(root, 0)]
        while waiting:
            number, depth = waiting.pop()
            if number in walked.seen or depth > DEEPEST:
                walked.damaged.add(number)
                continue
            try:
                kind, cells, last = self._layout(number)
            except _BROKEN:
                walked.damaged.add(number)
                continue
            walked.seen.add(number)
            if last is not None:
                waiting.append((last, depth + 1))
            for place in cells:
                try:
                    below, row = self._cell(self.page(number), place, kind)
                except _BROKEN:
                    walked.damaged.add(number)
                    continue
                if below is not None:
                    waiting.append((below, depth + 1))
                if row is not None:
                    yield row

    def _layout(self, number: int) -> tuple[int, list[int], int | None]:
        """The kind of a page, where its cells are, and the last page below it. Raises for what is no page of a tree."""
        page, start = self.page(number), HEADER if number == 1 else 0
        kind, count = page[start], int.from_bytes(page[start + 3 : start + 5], "big")
        if kind not in (TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER):
            raise ValueError(kind)
        inner = kind not in LEAVES
        first = start + (12 if inner else 8)
        if first + 2 * count > self.usable:
            raise ValueError(count)
        cells = list(struct.unpack_from(f">{count}H", page, first))
        return kind, cells, int.from_bytes(page[start + 8 : start + 12], "big") if inner else None

    def _cell(self, page: bytes, at: int, kind: int) -> tuple[int | None, tuple[int | None, Record] | None]:
        """The page below a cell, and its row, where it has them."""
        below = None
        if kind in (TABLE_INNER, INDEX_INNER):
            below, at = int.from_bytes(page[at : at + 4], "big"), at + 4
            if kind == TABLE_INNER:
                return below, None
        length, at = _varint(page, at)
        row: int | None = None
        if kind == TABLE_LEAF:
            row, at = _varint(page, at)
            row = row - (1 << 64) if row >> 63 else row
        return below, (row, _record(self._payload(page, at, length, table=kind == TABLE_LEAF)))

    def _payload(self, page: bytes, at: int, length: int, *, table: bool) -> bytes:
        """The bytes of a row, with those that lie on further pages."""
        usable = self.usable
        most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
        if length <= most:
            return _exactly(page, at, length)
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts, left = [_exactly(page, at, here)], length - here
        following = int.from_bytes(_exactly(page, at + here, 4), "big")
        if left > len(self.raw):
            raise ValueError(length)
        while left:
            more = self.page(following)
            parts.append(more[4 : 4 + min(left, usable - 4)])
            left -= len(parts[-1])
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _exactly(page: bytes, at: int, length: int) -> bytes:
    found = page[at : at + length]
    if len(found) != length:
        raise ValueError(length)
    return found


def _varint(page: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(8):
        byte = page[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | page[at + 8], at + 9


def _record(payload: bytes) -> Record:
    """The values of a row. Raises for a text that is none, and for kinds that do not add up to the row's bytes."""
    end, at = _varint(payload, 0)
    if not at <= end <= len(payload):
        raise ValueError(end)
    values, body = [], end
    while at < end:
        kind, at = _varint(payload, at)
        value, body = _value(payload, body, kind)
        values.append(value)
    if body != len(payload):
        raise ValueError(body)
    return values


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in (0, 8, 9):
        return (None, 0, 1)[(0, 8, 9).index(kind)], at
    if kind in _WHOLE:
        return int.from_bytes(_exactly(payload, at, _WHOLE[kind]), "big", signed=True), at + _WHOLE[kind]
    if kind == 7:
        return struct.unpack(">d", _exactly(payload, at, 8))[0], at + 8
    if kind < 12:
        raise ValueError(kind)
    length = (kind - 12) // 2
    raw = _exactly(payload, at, length)
    return (raw.decode("utf-8") if kind % 2 else raw), at + length
