"""Who of a team can be called: experienced, trained within the year, here or within reach (handbook 01 S-53)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotelcs.storage.reading import Reader
from hotelcs.workflows.roster.presence import present_at

EXPERIENCED = timedelta(days=365)
"""How long somebody has been here before being called out."""
COURSE = timedelta(days=365)
"""How long the emergency course counts."""
_MEMBERS = (
    "SELECT s.id, s.no, s.name, s.phone, s.hired_on, max(m.lead), t.kind, (SELECT max(q.issued_date) FROM qualification q "
    "WHERE q.staff_id = s.id AND q.kind = 'rapid_response' AND q.issued_date <= :day AND (q.expires_date IS NULL OR q.expires_date >= :day)) "
    "FROM team_member m JOIN staff s ON s.id = m.staff_id JOIN team t ON t.code = m.team WHERE m.team = :team "
    "AND m.valid_from <= :day AND (m.valid_to IS NULL OR m.valid_to >= :day) AND (s.left_on IS NULL OR s.left_on >= :day) "
    "GROUP BY s.id, s.no, s.name, s.phone, s.hired_on, t.kind ORDER BY max(m.lead) DESC, s.no"
)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a team today. `lacks` is what keeps them from being called: new (less than a year here), untrained.

    `place` is here, on_call, or nothing for somebody who is off.
    """

    staff: int
    no: str
    name: str
    phone: str
    lead: bool
    lacks: tuple[str, ...]
    place: str

    @property
    def is_eligible(self) -> bool:
        """Whether they count, and are called."""
        return not self.lacks


def members(reader: Reader, team: str, day: date, wall: datetime) -> list[Member]:
    """Everybody in a team on a day, its leads first, with where they are at `wall`, the hotel's clock."""
    places: dict[int, str] = {}
    for one in present_at(reader, wall):
        places.setdefault(one.staff, "on_call" if one.on_call else "here")
    return [
        Member(staff, no, name, phone, bool(lead), _lacks(kind, hired, course, day), places.get(staff, ""))
        for staff, no, name, phone, hired, lead, kind, course in reader.rows(
            _MEMBERS, team=team, day=day.isoformat()
        )
    ]


def called_first(found: list[Member]) -> list[Member]:
    """Whom a call goes to: eligible members who are here or on call, else every eligible one.

    Where nobody is eligible, whoever of the team is within reach, else all of it: a call reaches somebody while there is anybody.
    """
    able = [member for member in found if member.is_eligible] or found
    return [member for member in able if member.place] or able


def _lacks(kind: str, hired: str | None, course: str | None, day: date) -> tuple[str, ...]:
    if kind != "rapid_response":
        return ()
    found = []
    if hired is None or day - date.fromisoformat(hired) < EXPERIENCED:
        found.append("new")
    if course is None or day - date.fromisoformat(course) > COURSE:
        found.append("untrained")
    return tuple(found)
