"""Fill the roster of some days: the least of every shift, then everybody's days of work (the rule: `filling`)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Annotated

from pydantic import Field
from sqlmodel import select

from hotelcs.models.people import Staff
from hotelcs.models.roster import RosterEntry
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.duties import coverage_reading
from hotelcs.workflows.fields import Day
from hotelcs.workflows.roster import least, roster_acts
from hotelcs.workflows.roster.filling import Filling


@dataclass(frozen=True, slots=True)
class RosterFilled:
    """The days, how many shifts were entered, how many of them on call, and what is still missing ("night MNT 1")."""

    first: date
    last: date
    entered: int
    on_call: int
    missing: tuple[str, ...]


class FillRoster(Act):
    """Fill the roster from a day on (a week unless told otherwise). What is on it stays."""

    first: Day
    days: Annotated[int, Field(ge=1, le=35)] = 7

    def perform(self, work: Work) -> RosterFilled:
        """What people are too few for is left open and told."""
        last = self.first + timedelta(days=self.days - 1)
        listed = [self.first + timedelta(days=n) for n in range(self.days)]
        judged = coverage_reading.read(work.reader, self.first, last)
        needs = least.read(work.reader, self.first, last)
        filling = Filling(list(judged.house.people.values()), judged.shifts, needs,
                          work.property.rest_hours, work.property.week_days)  # fmt: skip
        for row in _known(work, self.first, last):
            filling.know(row.staff_id, datetime.fromisoformat(row.begins), datetime.fromisoformat(row.ends),
                         on_call=row.on_call)  # fmt: skip
        put = filling.fill(listed)
        staff = {person.id: person for person in work.session.exec(select(Staff))}
        shifts = {shift.code: shift for shift in judged.shifts}
        for entry in put:
            roster_acts.enter(
                work, staff[entry.person], entry.day, shifts[entry.shift], entry.post, on_call=entry.on_call
            )
        missing = tuple(
            f"{day.isoformat()} {need.shift} {need.name} {short}"
            for day in listed for need in needs if (short := filling.short(day, need))
        )  # fmt: skip
        return RosterFilled(self.first, last, len(put), sum(entry.on_call for entry in put), missing)


def _known(work: Work, first: date, last: date) -> list[RosterEntry]:
    """The roster around the days: a week before and after, for rest and days of work."""
    week = timedelta(days=7)
    query = select(RosterEntry).where(RosterEntry.day >= first - week, RosterEntry.day <= last + week)
    return list(work.session.exec(query))
