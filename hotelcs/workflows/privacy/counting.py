"""What is over its time, counted by part, with what holds keep."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.privacy.classes import Limit
from hotelcs.workflows.privacy.parts import PARTS, Part


@dataclass(frozen=True, slots=True)
class Due:
    """How many rows of a part go, and how many a hold keeps."""

    part: str
    due: int
    held: int


def due(reader: Reader, limits: dict[str, Limit]) -> list[Due]:
    """What a purge up to `limits` (by class) would take, part by part."""
    return [
        Due(part.name, _count(reader, part, limit, held=False), _count(reader, part, limit, held=True))
        for part in PARTS
        if (limit := limits.get(part.kind)) is not None
    ]


def _count(reader: Reader, part: Part, limit: Limit, *, held: bool) -> int:
    sql = f"SELECT count(*) FROM {part.table} t WHERE ({part.due}) AND {'' if held else 'NOT '}({part.held})"
    return int(reader.rows(sql, **values(sql, limit))[0][0])


def values(sql: str, limit: Limit) -> dict[str, Any]:
    """Of `limit` what a statement asks for; drivers refuse more."""
    return {name: text for name, text in (("day", limit.day), ("at", limit.at)) if f":{name}" in sql}


def oldest(reader: Reader, kind: str) -> tuple[int, str]:
    """How many rows a class has, and the day of its oldest."""
    count, first = 0, ""
    for part in PARTS:
        if part.kind == kind:
            stamp = "''" if part.stamp == "id" else f"coalesce(min(t.{part.stamp}), '')"
            rows, day = reader.rows(f"SELECT count(*), {stamp} FROM {part.table} t")[0]
            count += int(rows)
            first = min(filter(None, (first, str(day)[: len(date.min.isoformat())])), default="")
    return count, first
