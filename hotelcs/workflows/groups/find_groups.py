"""Groups by what is quoted of their number, and by their name while they are here or to come."""

from hotelcs.entry import number_pattern
from hotelcs.i18n import N_, tr
from hotelcs.workflows.guests.find_hits import Hit
from hotelcs.workflows.views import Asking

_COLUMNS = "SELECT no, name, arrival, departure FROM group_booking "
_NUMBERED = _COLUMNS + "WHERE no LIKE :no ORDER BY id DESC LIMIT 3"
_NAMED = (
    _COLUMNS + "WHERE departure >= :today AND status <> 'cancelled' AND instr(lower(name), lower(:name)) > 0 "
    "ORDER BY arrival, id LIMIT 5"
)
SHORTEST = 2
"""Characters of a name that are looked for."""


def group_hits(asking: Asking, text: str) -> list[Hit]:
    """The groups that `text` is the number of, else those with it in their name."""
    pattern = number_pattern(text)
    if pattern is not None and pattern.prefix == "G":
        rows = asking.rows(_NUMBERED, no=pattern.like)
    elif pattern is None and len(text) >= SHORTEST and not text.isdecimal():
        rows = asking.rows(_NAMED, today=asking.business_date(), name=text)
    else:
        return []
    return [
        Hit("group", no, name, tr(N_("{first} to {until}"), first=arrival, until=departure))
        for no, name, arrival, departure in rows
    ]
