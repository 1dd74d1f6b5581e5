"""What every shift needs: people who hold a post, are qualified, or belong to a team, on each of some days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hotelcs.storage.reading import Reader
from hotelcs.workflows.duties.coverage import Person

_LEAST = (
    "SELECT l.shift, l.people, l.on_call, l.post, l.qualification FROM staffing_least l JOIN shift t ON t.code = l.shift "
    "ORDER BY t.sort, l.id"
)
_QUALIFIED = (
    "SELECT kind, staff_id, issued_date, expires_date FROM qualification WHERE issued_date <= :last "
    "AND (expires_date IS NULL OR expires_date >= :first)"
)
_TEAMS = "SELECT t.code, t.least, s.code FROM team t JOIN shift s ON NOT s.beside WHERE t.least > 0 ORDER BY t.code, s.sort"
_MEMBERS = (
    "SELECT team, staff_id, valid_from, valid_to FROM team_member WHERE valid_from <= :last "
    "AND (valid_to IS NULL OR valid_to >= :first)"
)
NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Least:
    """How many people a shift needs who hold `post`, or are `qualified`: on every day, or on those in `by_day`.

    `name` is what they are. `on_call` says a telephone will do. A team (`last`) is reached after everybody's days of
    work: whoever is here anyway counts.
    """

    shift: str
    people: int
    on_call: bool
    name: str
    post: str = ""
    qualified: frozenset[int] = NOBODY
    last: bool = False
    by_day: Mapping[date, frozenset[int]] = field(default_factory=dict)

    def is_met_by(self, person: Person, day: date) -> bool:
        """Whether somebody is what is needed on `day`. Whoever holds no post any more is not."""
        if self.post:
            return person.holds(self.post, day)
        able = person.id in self.qualified or person.id in self.by_day.get(day, NOBODY)
        return able and any(person.holds(post, day) for post, *_ in person.posts)


def read(reader: Reader, first: date, last: date) -> list[Least]:
    """What every shift needs on the days from `first` to `last`, in the hotel's order, teams at the end; in four queries."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    able = qualified(reader, first, last)
    members = _by_day(reader.rows(_MEMBERS, **span), first, last)
    found = [
        Least(shift, people, bool(on_call), post or kind, post or "", by_day={} if post else able.get(kind, {}))
        for shift, people, on_call, post, kind in reader.rows(_LEAST)
    ]  # fmt: skip
    return found + [
        Least(shift, people, on_call=True, name=team, last=True, by_day=members.get(team, {}))
        for team, people, shift in reader.rows(_TEAMS)
    ]


def qualified(reader: Reader, first: date, last: date) -> dict[str, dict[date, frozenset[int]]]:
    """Who is qualified for what on each day from `first` to `last`."""
    return _by_day(reader.rows(_QUALIFIED, first=first.isoformat(), last=last.isoformat()), first, last)


def _by_day(
    rows: Iterable[tuple[Any, ...]], first: date, last: date
) -> dict[str, dict[date, frozenset[int]]]:
    """What, who, from when and until when (None without an end), as the people of each day."""
    found: dict[str, dict[date, set[int]]] = defaultdict(lambda: defaultdict(set))
    for what, person, begins, ends in rows:
        day = max(first, date.fromisoformat(begins))
        until = min(last, date.fromisoformat(ends)) if ends else last
        while day <= until:
            found[what][day].add(person)
            day += timedelta(days=1)
    return {what: {day: frozenset(people) for day, people in days.items()} for what, days in found.items()}
