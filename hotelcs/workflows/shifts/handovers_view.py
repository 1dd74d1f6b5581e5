"""Handovers, newest first: all of them, those of one state, those that wait to be accepted."""

import json
from dataclasses import dataclass
from typing import Any

from hotelcs.workflows.shifts.patience import Patience
from hotelcs.workflows.views import Asking

MOST = 500
OPEN = "h.status <> 'accepted'"
"""What the index over handovers holds that are not accepted; a condition that says so is answered from there."""
_HANDOVERS = (
    "SELECT h.no, h.status, r.department, r.day, r.shift, s.name, h.summary, r.counted_minor - h.expected_minor, "
    "h.submitted_by, h.submitted_at, h.accepted_by FROM handover h JOIN shift_run r ON r.id = h.run_id "
    "JOIN staff s ON s.id = r.lead_id"
)


@dataclass(frozen=True, slots=True)
class HandoverRow:
    """A handover in the list of them; `submitted` is hotel time, the difference of the drawer minor units."""

    handover: str
    status: str
    department: str
    day: str
    shift: str
    lead: str
    lines: int
    difference_minor: int | None
    submitted_by: str
    submitted: str
    accepted_by: str
    overdue: bool


def handovers(asking: Asking, status: str | None = None, limit: int | str = 30) -> list[HandoverRow]:
    """Handovers, newest first: all, or those of one state."""
    most = max(1, min(int(limit), MOST))
    if status is None:
        return _listed(asking, "ORDER BY h.id DESC", most=most)
    if status == "accepted":
        return _listed(asking, "WHERE h.status = :status ORDER BY h.id DESC", most=most, status=status)
    return _listed(asking, f"WHERE {OPEN} AND h.status = :status ORDER BY -h.id", most=most, status=status)


def waiting(asking: Asking) -> list[HandoverRow]:
    """Every handover that waits to be accepted, newest first: at most one of each department."""
    return _listed(asking, f"WHERE {OPEN} AND h.status IN ('submitted','disputed') ORDER BY -h.id", most=-1)


def _listed(asking: Asking, which: str, **values: Any) -> list[HandoverRow]:
    patience = Patience(asking.reader, asking.now)
    listed = []
    for row in asking.rows(f"{_HANDOVERS} {which} LIMIT :most", **values):
        no, status, department, day, shift, lead, summary, difference, by, at, taken_by = row
        lines = sum(value for name, value in json.loads(summary).items() if name != "late")
        listed.append(HandoverRow(no, status, department, day, shift, lead, lines, difference, by or "",
                                  asking.local(at), taken_by or "", patience.is_over(status, at)))  # fmt: skip
    return listed
