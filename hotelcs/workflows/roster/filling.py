"""Filling a roster: first the least that every shift needs, then everybody's days of work (the rule, on plain values).

Whoever has worked least comes first. Nobody is on two shifts at once, has less rest than the hotel gives, or works more
days of seven than the hotel's week has. Somebody on call is within reach of the telephone beside that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from hotelcs.workflows.duties.coverage import Person
from hotelcs.workflows.roster.least import Least
from hotelcs.workflows.roster.shift_times import ShiftTimes

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Put:
    """Somebody put on a shift."""

    person: int
    day: date
    shift: str
    post: str
    on_call: bool


@dataclass(slots=True)
class Filling:
    """A roster being filled; `put` are the new entries in order."""

    people: Sequence[Person]
    shifts: Sequence[ShiftTimes]
    least: Sequence[Least]
    rest_hours: int
    week_days: int
    put: list[Put] = field(default_factory=list)
    _worked: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))
    _called: dict[int, list[tuple[datetime, datetime]]] = field(default_factory=lambda: defaultdict(list))

    def know(self, person: int, begins: datetime, ends: datetime, *, on_call: bool) -> None:
        """What is on the roster already."""
        (self._called if on_call else self._worked)[person].append((begins, ends))

    def fill(self, days: Iterable[date]) -> list[Put]:
        """Fill the days, the least first; the entries come back."""
        listed = list(days)
        ordered = sorted(self.least, key=lambda one: (one.on_call, one.shift))
        for day in listed:
            for least in ordered:
                if not least.last:
                    self._reach(day, least)
        for day in listed:
            self._give_work(day)
        for day in listed:
            for least in ordered:
                if least.last:
                    self._reach(day, least)
        return self.put

    def short(self, day: date, least: Least) -> int:
        """How many people a shift lacks of what it needs."""
        shift = next(one for one in self.shifts if one.code == least.shift)
        there = [
            person
            for person in self.people
            if least.is_met_by(person, day) and self._is_on(person.id, shift, day, or_on_call=least.on_call)
        ]
        return max(0, least.people - len(there))

    def _reach(self, day: date, least: Least) -> None:
        shift = next(one for one in self.shifts if one.code == least.shift)
        able = [person for person in self.people if least.is_met_by(person, day)]
        missing = self.short(day, least)
        for person in sorted(able, key=lambda one: self._turn(one, day)):
            if missing > 0 and self._free(person.id, shift, day, on_call=least.on_call):
                self._put(person, day, shift, least.post or self._main(person, day), on_call=least.on_call)
                missing -= 1

    def _give_work(self, day: date) -> None:
        """Whoever has days left this week works the shift of the own main post that has the fewest people."""
        on_shift: dict[tuple[str, str], int] = defaultdict(int)
        for entry in self.put:
            if entry.day == day and not entry.on_call:
                on_shift[entry.shift, entry.post] += 1
        for person in sorted(self.people, key=lambda one: self._turn(one, day)):
            post = self._main(person, day)
            if not post:
                continue
            for shift in sorted(self._shifts_of(post, day), key=lambda one: on_shift[one.code, post]):
                if self._free(person.id, shift, day, on_call=False):
                    self._put(person, day, shift, post, on_call=False)
                    on_shift[shift.code, post] += 1
                    break

    def _shifts_of(self, post: str, day: date) -> list[ShiftTimes]:
        """The shifts a post works: those that need it, else the office on weekdays."""
        needed = {least.shift for least in self.least if least.post == post and not least.on_call}
        if needed:
            return [shift for shift in self.shifts if shift.code in needed]
        return [shift for shift in self.shifts if shift.beside] if day.isoweekday() <= 5 else []

    @staticmethod
    def _main(person: Person, day: date) -> str:
        return next((post for post, *_ in person.posts if person.holds(post, day)), "")

    def _turn(self, person: Person, day: date) -> tuple[int, int, str]:
        """Whose turn it is: fewest days of work this week, then fewest in all, then fewest calls, then by number."""
        recent = sum(1 for begins, _ in self._worked[person.id] if abs(begins.date() - day) < WEEK)
        return recent, len(self._worked[person.id]) + len(self._called[person.id]), person.no

    def _is_on(self, person: int, shift: ShiftTimes, day: date, *, or_on_call: bool) -> bool:
        spans = self._worked[person] + (self._called[person] if or_on_call else [])
        return any(begins <= shift.begins(day) and shift.ends(day) <= ends for begins, ends in spans)

    def _free(self, person: int, shift: ShiftTimes, day: date, *, on_call: bool) -> bool:
        begins, ends = shift.begins(day), shift.ends(day)
        if any(first < ends and begins < last for first, last in self._worked[person] + self._called[person]):
            return False
        if on_call:
            return True
        rest = timedelta(hours=self.rest_hours)
        if any(first < ends + rest and begins - rest < last for first, last in self._worked[person]):
            return False
        return all(self._days_from(person, day - timedelta(days=n)) < self.week_days for n in range(7))

    def _days_from(self, person: int, first: date) -> int:
        """Days of work in the seven from `first` on."""
        return len(
            {begins.date() for begins, _ in self._worked[person] if first <= begins.date() < first + WEEK}
        )

    def _put(self, person: Person, day: date, shift: ShiftTimes, post: str, *, on_call: bool) -> None:
        self.put.append(Put(person.id, day, shift.code, post, on_call))
        self.know(person.id, shift.begins(day), shift.ends(day), on_call=on_call)
