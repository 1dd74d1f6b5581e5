"""Complaints by what is quoted of their number."""

from hotelcs.entry import number_pattern
from hotelcs.workflows.complaints.taxonomy import codes
from hotelcs.workflows.guests.find_hits import Hit
from hotelcs.workflows.views import Asking

_NUMBERED = (
    "SELECT c.no, c.severity, c.code, c.status, coalesce(m.no, ''), c.sensitive FROM complaint c "
    "LEFT JOIN room m ON m.id = c.room_id WHERE c.no LIKE :no ORDER BY c.id DESC LIMIT 3"
)


def complaint_hits(asking: Asking, text: str) -> list[Hit]:
    """The complaints that `text` is the number of; a sensitive one by its number alone."""
    pattern = number_pattern(text)
    if pattern is None or pattern.prefix != "C":
        return []
    found = []
    for no, severity, code, status, room, sensitive in asking.rows(_NUMBERED, no=pattern.like):
        hidden = sensitive and not asking.may("complaint.sensitive")
        title = "" if hidden or code not in codes() else codes()[code].name
        found.append(Hit("complaint", no, title, "" if hidden else f"{severity.upper()} {room} {status}"))
    return found
