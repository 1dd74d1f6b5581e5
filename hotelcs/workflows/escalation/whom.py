"""Whom a step tells, asked for when it runs: roster, posts, deputies and teams as they are then (handbook 01 S-52, S-57)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.ownership.owners import Owners
from hotelcs.workflows.roster.presence import Present, present_at
from hotelcs.workflows.roster.shift_times import wall_of

_HOLDERS = (
    "SELECT h.post, h.staff_id, p.department FROM staff_post h JOIN staff s ON s.id = h.staff_id JOIN post p ON p.code = h.post "
    "WHERE h.valid_from <= :day AND (h.valid_to IS NULL OR h.valid_to >= :day) "
    "AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY h.main DESC, s.no"
)
_DEPUTIES = "SELECT post, deputy FROM post_deputy ORDER BY post, place"
_MEMBERS = (
    "SELECT m.team, m.staff_id FROM team_member m JOIN staff s ON s.id = m.staff_id WHERE m.valid_from <= :day "
    "AND (m.valid_to IS NULL OR m.valid_to >= :day) AND (s.left_on IS NULL OR s.left_on >= :day) ORDER BY m.lead DESC, s.no"
)
_POSTS = "SELECT department, code, reports_to FROM post ORDER BY level DESC, sort"
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
        if name == "post":
            return self._post(code)
        if name == "duty_manager":
            return _some(self._owners.answers.duty_manager)
        if name == "supervisor":
            return _some(self._owners.answers.supervisor)
        if name in ("team", "members"):
            members = self._members[code]
            here = {one.staff for one in self._here}
            return list(members) if name == "members" else [staff for staff in members if staff in here]
        owner = self._owners.of(kind, ref).staff
        return _some(owner) if name == "owner" else self._head(code or self._department(owner))

    def post_of(self, staff: int) -> str:
        """The post in which somebody is here, else the first of those they hold; nothing for who holds none."""
        here = (one.post for one in self._here if one.staff == staff)
        return next(here, "") or next((post for post, one, _ in self._held if one == staff), "")

    def _post(self, code: str) -> list[int]:
        """Whoever holds a post and is here, or on call; then its deputies; then somebody who holds it, wherever they are.

        A post that nobody stands above is told at home before its deputies.
        """
        holders = self._holders[code][:1]
        own = self._on((code,))
        if not own and holders and code in self._tops:
            return holders
        return own or self._on(self._deputies[code]) or holders

    def _on(self, posts: Sequence[str]) -> list[int]:
        """Whoever is here in the first of these posts that somebody is here in, else on call."""
        for on_call in (False, True):
            for post in posts:
                found = [one.staff for one in self._here if one.post == post and one.on_call is on_call]
                if found:
                    return list(dict.fromkeys(found))
        return []

    def _head(self, department: str) -> list[int]:
        post = next((code for of, code, _ in self._posts if of == department), "")
        return self._post(post)

    def _department(self, staff: int | None) -> str:
        return next((department for _, one, department in self._held if one == staff), "")

    @cached_property
    def _held(self) -> list[tuple[str, int, str]]:
        return [
            (post, staff, department)
            for post, staff, department in self._reader.rows(_HOLDERS, day=self._day)
        ]

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        return _listed((post, staff) for post, staff, _ in self._held)

    @cached_property
    def _deputies(self) -> dict[str, list[str]]:
        return _listed(self._reader.rows(_DEPUTIES))

    @cached_property
    def _members(self) -> dict[str, list[int]]:
        return _listed(self._reader.rows(_MEMBERS, day=self._day))

    @cached_property
    def _posts(self) -> list[tuple[str, str, str | None]]:
        return [(department, code, above) for department, code, above in self._reader.rows(_POSTS)]

    @cached_property
    def _tops(self) -> set[str]:
        return {code for _, code, above in self._posts if above is None}


def _listed(pairs: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found


def _some(staff: int | None) -> list[int]:
    return [] if staff is None else [staff]
