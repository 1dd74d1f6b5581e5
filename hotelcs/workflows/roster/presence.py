"""Who is here at a moment, who is within reach of the telephone, and in whose hands things are (handbook 01 S-11, S-57)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotelcs.storage.reading import Reader, value

_ON = (
    "SELECT s.id, r.on_call, h.post FROM roster_entry r "
    "LEFT JOIN roster_cover c ON c.staff_id = r.staff_id AND c.status = 'taken' AND c.begins <= :at AND c.ends > :at "
    "JOIN staff s ON s.id = coalesce(c.taker_id, r.staff_id) JOIN staff_post h ON h.staff_id = s.id AND h.valid_from <= r.day AND (h.valid_to IS NULL OR h.valid_to >= r.day) "
    "WHERE r.begins > :since AND r.begins <= :at AND r.ends > :at AND (s.left_on IS NULL OR s.left_on >= r.day) "
    "ORDER BY r.on_call, h.main DESC, s.no"
)
_HOLDERS = (
    "SELECT h.staff_id, h.post FROM staff_post h JOIN staff s ON s.id = h.staff_id "
    "WHERE h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) "
    "AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY h.main DESC, s.no"
)
_LEAD = (
    "SELECT r.lead_id FROM shift_run r JOIN staff s ON s.id = r.lead_id WHERE r.status = 'open' AND r.department = 'FD' "
    "AND (s.left_on IS NULL OR s.left_on >= (SELECT day FROM business_day WHERE status = 'open'))"
)
_PLANNED = "SELECT 1 FROM roster_entry WHERE day = :day LIMIT 1"
LONGEST = timedelta(days=1)
"""A shift is shorter than this."""
_CHAINS = "SELECT duty_managers, supervisors FROM property"


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody on the roster at a moment: their row, whether on call only, one of the posts held."""

    staff: int
    on_call: bool
    post: str


@dataclass(frozen=True, slots=True)
class Responsible:
    """Whose hands unassigned items are in, and to whom a transfer goes that nobody accepts (rows of staff).

    `here` is everybody on the roster or on call at that moment; None where no roster is kept for the day.
    """

    duty_manager: int | None
    supervisor: int | None
    here: frozenset[int] | None

    def is_away(self, staff: int) -> bool:
        """Whether somebody is neither here nor on call, as far as a roster tells."""
        return self.here is not None and staff not in self.here


def present_at(reader: Reader, wall: datetime) -> list[Present]:
    """Everybody on the roster at `wall`, once for each post held on the day of their shift, those who are here first."""
    at, since = (moment.strftime("%Y-%m-%dT%H:%M") for moment in (wall, wall - LONGEST))
    rows = reader.rows(_ON, at=at, since=since)
    return [Present(staff, bool(on_call), post) for staff, on_call, post in rows]


def responsible(reader: Reader, wall: datetime) -> Responsible:
    """Who answers now: the first of the hotel's chain who is here, then on call, then whoever holds such a post.

    A hotel without a roster has the lead of the desk's open shift, then its manager. There is somebody as long as
    anybody works here.
    """
    managers, supervisors = reader.rows(_CHAINS)[0]
    here = present_at(reader, wall)
    holders = [
        Present(staff, on_call=True, post=post)
        for staff, post in reader.rows(_HOLDERS, day=wall.date().isoformat())
    ]
    lead = value(reader, _LEAD)
    duty = _first(managers.split(), here) or lead or _first(managers.split(), holders)
    above = _first(supervisors.split(), here) or _first(supervisors.split(), holders)
    anybody = holders[0].staff if holders else None
    planned = here or value(reader, _PLANNED, day=wall.date().isoformat())
    present = frozenset(one.staff for one in here) if planned else None
    return Responsible(duty or anybody, above or duty or anybody, present)


def _first(chain: Sequence[str], people: list[Present]) -> int | None:
    """Whoever of `people` holds the first post of the chain; somebody who is here before anybody on call."""
    for on_call in (False, True):
        for post in chain:
            for one in people:
                if one.post == post and one.on_call is on_call:
                    return one.staff
    return None
