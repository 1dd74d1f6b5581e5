"""A purge counted and done: what is due by class, what is held, a batch of it at a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.act import Work
from hotelcs.workflows.guests.update_guest import reindex
from hotelcs.workflows.lookup import by_id
from hotelcs.workflows.privacy.classes import Limit
from hotelcs.workflows.privacy.doing import over
from hotelcs.workflows.privacy.parts import PARTS, Part

BATCH = 500
"""Rows of one part that one write unit takes."""
_OWNERS = "SELECT DISTINCT d.guest_id FROM id_document d WHERE d.id IN ({ids})"


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
    return int(reader.rows(sql, **_values(sql, limit))[0][0])


def _values(sql: str, limit: Limit) -> dict[str, Any]:
    """The limits that a statement asks for; drivers refuse others."""
    return {name: text for name, text in (("day", limit.day), ("at", limit.at)) if f":{name}" in sql}


def take(work: Work, limits: dict[str, Limit], most: int = BATCH) -> tuple[str, int]:
    """Let the next batch go, at most `most` rows of one part; its name and how many, or "" and 0 when nothing is left.

    The gate is open.
    """
    for part in PARTS:
        limit = limits.get(part.kind)
        if limit is not None and (ids := _next(work, part, limit, most)):
            _do(work, part, ids)
            return part.name, len(ids)
    return "", 0


def _next(work: Work, part: Part, limit: Limit, most: int) -> list[int]:
    first = f" AND {part.first}" if part.first else ""
    sql = f"SELECT t.id FROM {part.table} t WHERE ({part.due}) AND NOT ({part.held}){first} ORDER BY t.id DESC LIMIT {most}"
    return [int(row[0]) for row in work.reader.rows(sql, **_values(sql, limit))]


def _do(work: Work, part: Part, ids: list[int]) -> None:
    owners = _owners(work, ids) if part.table == "id_document" else []
    for statement in part.do:
        if ":nothing" in statement:
            over(work, statement, ids, nothing=b"")
        else:
            over(work, statement, ids)
    work.session.expire_all()
    for owner in owners:
        from hotelcs.models.guests import Guest

        reindex(work, by_id(work, Guest, owner))


def _owners(work: Work, ids: list[int]) -> list[int]:
    """Whose documents these are: the last characters of the numbers are search terms."""
    listed = ", ".join(map(str, ids))
    return [int(row[0]) for row in work.reader.rows(_OWNERS.format(ids=listed))]


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
