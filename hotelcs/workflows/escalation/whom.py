"""Whom a step tells, asked for when it runs: roster, posts, deputies and teams as they are then (handbook 01 S-52, S-57)."""

from collections.abc import Sequence
from datetime import datetime

from hotelcs.storage.reading import Reader, value
from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.roster.presence import Present, present_at
from hotelcs.workflows.roster.shift_times import wall_of

_HOLDERS = (
    "SELECT h.staff_id FROM staff_post h JOIN staff s ON s.id = h.staff_id WHERE h.post = :post AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY h.main DESC, s.no"
)
_DEPUTIES = "SELECT deputy FROM post_deputy WHERE post = :post ORDER BY place"
_ABOVE = "SELECT reports_to FROM post WHERE code = :post"
_MEMBERS = (
    "SELECT m.staff_id FROM team_member m JOIN staff s ON s.id = m.staff_id WHERE m.team = :team AND m.valid_from <= :day "
    "AND (m.valid_to IS NULL OR m.valid_to >= :day) AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY m.lead DESC, s.no"
)
_HEAD = "SELECT code FROM post WHERE department = :department ORDER BY level DESC, sort LIMIT 1"
_DEPARTMENT = (
    "SELECT p.department FROM staff_post h JOIN post p ON p.code = h.post WHERE h.staff_id = :staff AND h.valid_from <= :day "
    "AND (h.valid_to IS NULL OR h.valid_to >= :day) ORDER BY h.main DESC LIMIT 1"
)
KINDS = ("post", "head", "team", "members")
"""What stands before a colon and a code."""
PERSONS = ("owner", "head", "duty_manager", "supervisor")
"""Who is found without a code; `head` is the head of the owner's department."""


class Whom:
    """The people of a moment; what is read for one step serves the next."""

    def __init__(self, reader: Reader, now: datetime, tz: str) -> None:
        self._reader = reader
        self._owners = Owners(reader, now, tz)
        wall = wall_of(now, tz)
        self._day = wall.date().isoformat()
        self._here: list[Present] = present_at(reader, wall)

    def of(self, whom: str, kind: str, ref: str) -> list[int]:
        """The rows of staff that `whom` means for a case, in order; nobody when there is nobody."""
        name, _, code = whom.partition(":")
        if name == "owner":
            return _some(self._owners.of(kind, ref).staff)
        if name == "duty_manager":
            return _some(self._owners.answers.duty_manager)
        if name == "supervisor":
            return _some(self._owners.answers.supervisor)
        if name == "head":
            return self._head(code or self._department(self._owners.of(kind, ref).staff))
        if name == "post":
            return self._post(code)
        members = [staff for (staff,) in self._reader.rows(_MEMBERS, team=code, day=self._day)]
        here = {one.staff for one in self._here}
        return members if name == "members" else [staff for staff in members if staff in here]

    def _post(self, code: str) -> list[int]:
        """Whoever holds a post and is here, or on call; then its deputies; then somebody who holds it, wherever they are.

        A post that nobody stands above is told at home before its deputies.
        """
        holders = [staff for (staff,) in self._reader.rows(_HOLDERS, post=code, day=self._day)][:1]
        deputies = [str(deputy) for (deputy,) in self._reader.rows(_DEPUTIES, post=code)]
        own = self._on((code,))
        if not own and holders and value(self._reader, _ABOVE, post=code) is None:
            return holders
        return own or self._on(deputies) or holders

    def _on(self, posts: Sequence[str]) -> list[int]:
        """Whoever is here in the first of these posts that somebody is here in, else on call."""
        for on_call in (False, True):
            for post in posts:
                found = [one.staff for one in self._here if one.post == post and one.on_call is on_call]
                if found:
                    return list(dict.fromkeys(found))
        return []

    def _head(self, department: str) -> list[int]:
        post = value(self._reader, _HEAD, department=department)
        return self._post(str(post)) if post else []

    def _department(self, staff: int | None) -> str:
        return str(value(self._reader, _DEPARTMENT, staff=staff, day=self._day) or "")


def _some(staff: int | None) -> list[int]:
    return [] if staff is None else [staff]
