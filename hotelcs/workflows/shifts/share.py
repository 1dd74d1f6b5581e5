"""Which open items the handover of a department carries."""

from hotelcs.storage.reading import Reader
from hotelcs.workflows.shifts.cash import DESK

_STAFF = (
    "SELECT DISTINCT h.staff_id FROM staff_post h JOIN post p ON p.code = h.post WHERE p.department = :department "
    "AND h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day)"
)
_LINES = (
    "SELECT e.no FROM log_open o JOIN log_entry e ON e.id = o.entry_id JOIN shift_run r ON r.id = e.run_id "
    "WHERE r.department = :department"
)
WRITTEN = ("log", "report")
"""Kinds of items that are lines of the log."""


class Share:
    """What of the house a department hands over: the desk everything, another what its people own or wrote down."""

    def __init__(self, reader: Reader, department: str, today: str) -> None:
        self.whole = department == DESK
        if not self.whole:
            self.staff = {staff for (staff,) in reader.rows(_STAFF, department=department, day=today)}
            self.lines = {str(no) for (no,) in reader.rows(_LINES, department=department)}

    def has(self, kind: str, ref: str, owner: int | None) -> bool:
        """Whether the item of an explicit `owner` (row of staff) is handed over here."""
        return self.whole or owner in self.staff or (kind in WRITTEN and ref in self.lines)
