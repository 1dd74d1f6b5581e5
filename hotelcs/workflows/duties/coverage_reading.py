"""Reading what coverage is judged by: people, posts, deputies, who answers for which duty, the roster."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotelcs.storage.reading import Reader
from hotelcs.workflows.duties.coverage import House, Person, Time
from hotelcs.workflows.roster.shift_times import ShiftTimes, named, shifts

_PEOPLE = (
    "SELECT s.id, s.no, s.name, h.post, h.valid_from, h.valid_to, s.left_on FROM staff s "
    "JOIN staff_post h ON h.staff_id = s.id WHERE s.left_on IS NULL OR s.left_on >= :first ORDER BY s.no, h.main DESC, h.id"
)
_DEPUTIES = "SELECT post, deputy FROM post_deputy ORDER BY post, place"
_ANSWERS = (
    "SELECT d.code, a.post, a.valid_from, a.valid_to FROM duty d JOIN duty_assignment a ON a.duty = d.code AND a.raci = 'A' "
    "AND a.valid_from <= :last AND (a.valid_to IS NULL OR a.valid_to >= :first) WHERE d.active "
    "ORDER BY d.sort, d.code, a.valid_from"
)
_ROSTER = "SELECT staff_id, begins, ends, on_call FROM roster_entry WHERE begins < :until AND ends > :first ORDER BY begins"


@dataclass(frozen=True, slots=True)
class Answering:
    """The post that answers (A) for a duty, from a day to a day (both included, None without an end)."""

    duty: str
    post: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What a span of days is judged by. `answering` is in the hotel's order of duties."""

    house: House
    shifts: tuple[ShiftTimes, ...]
    answering: tuple[Answering, ...]
    times: tuple[Time, ...]
    first: date
    last: date

    def answers(self, day: date) -> list[tuple[str, str]]:
        """Duty and the post that answers for it on `day`, in the hotel's order."""
        return [
            (one.duty, one.post)
            for one in self.answering
            if one.first <= day and (one.last is None or day <= one.last)
        ]

    def round_the_clock(self) -> list[tuple[date, ShiftTimes]]:
        """Every shift of every day that lies round the clock."""
        return [(day, shift) for day in self._days() for shift in self.shifts if not shift.beside]

    def called(self, code: str) -> list[tuple[date, ShiftTimes]]:
        """The shift of a code on every day, round the clock or beside. Raises Refusal SHIFT_UNKNOWN."""
        found = named(list(self.shifts), code)
        return [(day, found) for day in self._days()]

    def _days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1)]


def read(reader: Reader, first: date, last: date) -> Judged:
    """Everything about the days from `first` to `last`, in five queries."""
    until = (last + timedelta(days=2)).isoformat()
    rows = reader.rows(_ROSTER, first=f"{first.isoformat()}T00:00", until=until)
    times = tuple(
        Time(staff, datetime.fromisoformat(begins), datetime.fromisoformat(ends), bool(on_call))
        for staff, begins, ends, on_call in rows
    )
    deputies: dict[str, list[str]] = defaultdict(list)
    for post, deputy in reader.rows(_DEPUTIES):
        deputies[post].append(deputy)
    answering = tuple(
        Answering(duty, post, date.fromisoformat(begins), date.fromisoformat(ends) if ends else None)
        for duty, post, begins, ends in reader.rows(_ANSWERS, first=first.isoformat(), last=last.isoformat())
    )
    return Judged(
        House(_people(reader, first), deputies), tuple(shifts(reader)), answering, times, first, last
    )


def _people(reader: Reader, first: date) -> list[Person]:
    found: dict[int, tuple[str, str, list[tuple[str, date, date | None]]]] = {}
    for key, no, name, post, begins, ends, left in reader.rows(_PEOPLE, first=first.isoformat()):
        last = min((day for day in (ends, left) if day), default=None)
        held = (post, date.fromisoformat(begins), date.fromisoformat(last) if last else None)
        found.setdefault(key, (no, name, []))[2].append(held)
    return [Person(key, no, name, tuple(posts)) for key, (no, name, posts) in found.items()]
