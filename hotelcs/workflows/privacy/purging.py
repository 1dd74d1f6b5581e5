"""A purge done, a batch of one part at a time."""

from hotelcs.workflows.act import Work
from hotelcs.workflows.guests.update_guest import reindex
from hotelcs.workflows.lookup import by_id
from hotelcs.workflows.privacy.classes import Limit
from hotelcs.workflows.privacy.counting import values
from hotelcs.workflows.privacy.doing import over
from hotelcs.workflows.privacy.parts import PARTS, Part

BATCH = 500
"""Rows of one part that one write unit takes."""
_OWNERS = "SELECT DISTINCT d.guest_id FROM id_document d WHERE d.id IN ({ids})"


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
    return [int(row[0]) for row in work.reader.rows(sql, **values(sql, limit))]


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
