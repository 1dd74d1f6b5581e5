"""Who of those that the shifts need is on the roster: what is told as a gap, and what a rotation must not take away.

Whoever is on the roster during all of a shift counts, whatever shift they were entered on.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from hotelcs.workflows.duties.coverage import Time
from hotelcs.workflows.duties.coverage_reading import Judged
from hotelcs.workflows.roster.least import Least
from hotelcs.workflows.roster.shift_times import ShiftTimes

DAY = timedelta(days=1)


class Staffing:
    """The roster of some days, asked who is there of what a shift needs."""

    def __init__(self, judged: Judged) -> None:
        self._people = judged.house.people
        self._shifts = {shift.code: shift for shift in judged.shifts}
        self._times: dict[date, list[Time]] = defaultdict(list)
        for time in judged.times:
            self._times[time.begins.date()].append(time)

    def near(self, day: date) -> list[Time]:
        """Whoever may be there during a shift of `day`, which ends on the next day at the latest."""
        return [time for near in (day - DAY, day, day + DAY) for time in self._times.get(near, ())]

    def there(self, day: date, least: Least) -> int:
        """How many people a shift has of what it needs."""
        on = self._on(self._shifts[least.shift], day, or_on_call=least.on_call)
        return sum(least.is_met_by(self._people[person], day) for person in on)

    def short(self, day: date, needs: Iterable[Least]) -> list[tuple[Least, int]]:
        """What is not met on `day`, and how many people there are of it."""
        counted = [(least, self.there(day, least)) for least in needs]
        return [(least, there) for least, there in counted if there < least.people]

    def _on(self, shift: ShiftTimes, day: date, *, or_on_call: bool) -> set[int]:
        begins, ends = shift.begins(day), shift.ends(day)
        return {
            time.person
            for time in self.near(day)
            if time.begins <= begins
            and ends <= time.ends
            and (or_on_call or not time.on_call)
            and time.person in self._people
        }
