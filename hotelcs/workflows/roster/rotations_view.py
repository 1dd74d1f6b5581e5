"""Rotations: who works where for some time, proposed, approved, ended."""

from dataclasses import dataclass

from hotelcs.workflows.views import Asking

_ALL = (
    "SELECT o.no, s.no, s.name, o.from_post, o.to_post, coalesce(m.no, ''), o.from_date, o.to_date, o.goals, o.status, "
    "o.reason, o.proposed_by, coalesce(o.decided_by, '') FROM rotation o JOIN staff s ON s.id = o.staff_id "
    "LEFT JOIN staff m ON m.id = o.mentor_id ORDER BY o.id DESC LIMIT 200"
)


@dataclass(frozen=True, slots=True)
class RotationRow:
    """A rotation: from one post to another, with a mentor, from a day to a day."""

    rotation: str
    staff: str
    name: str
    from_post: str
    to_post: str
    mentor: str
    first: str
    last: str
    goals: str
    status: str
    reason: str
    proposed_by: str
    decided_by: str


def rotations(asking: Asking, status: str | None = None) -> list[RotationRow]:
    """Rotations, newest first."""
    rows = [RotationRow(*row) for row in asking.rows(_ALL)]
    return [row for row in rows if status in (None, row.status)]
