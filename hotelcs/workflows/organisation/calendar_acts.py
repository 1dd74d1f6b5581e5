"""The hours of a calendar: its weekdays, and days that are unlike theirs (handbook SC27)."""

from typing import Annotated, Literal

from pydantic import Field
from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.policies import CalendarDay, CalendarWindow
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.clocks.changing import bring_up, recount
from hotelcs.workflows.fields import Day, Ref, Words
from hotelcs.workflows.organisation.settings_acts import (
    Clock,
    ClockEnd,
    RuleChanged,
    calendar_of,
    clock,
    minute,
)
from hotelcs.workflows.stale import Was, refuse_moved


class SetHours(Act):
    """Set the hours of a weekday (1 Monday to 7 Sunday) in a calendar; without hours the day is closed."""

    calendar: Ref
    weekday: Annotated[int, Field(ge=1, le=7)]
    begins: Clock | None = None
    ends: ClockEnd | None = None
    beside: bool = False
    was: Was | None = None

    def perform(self, work: Work) -> RuleChanged:
        """`beside` adds a window to those there are; windows of a day never overlap."""
        calendar = calendar_of(work, self.calendar)
        bring_up(work, calendar.code)
        if (self.begins is None) != (self.ends is None):
            raise Refusal("FIELD_MISSING", N_("Hours have a beginning and an end."), field="ends")
        if not self.beside:
            query = select(CalendarWindow).where(
                CalendarWindow.calendar == calendar.code, CalendarWindow.weekday == self.weekday
            )
            windows = list(work.session.exec(query.order_by(col(CalendarWindow.from_minute))))
            self._refuse_moved(work, [(clock(one.from_minute), clock(one.to_minute)) for one in windows])
            for window in windows:
                work.session.delete(window)
            work.session.flush()
        if self.begins is not None and self.ends is not None:
            _refuse_reversed(self.begins, self.ends)
            work.session.add(CalendarWindow(calendar=calendar.code, weekday=self.weekday, from_minute=minute(self.begins),
                                            to_minute=minute(self.ends)))  # fmt: skip
        recount(work, calendar.code)
        work.changed += 1
        return RuleChanged("calendar", f"{calendar.code} {self.weekday}")

    def _refuse_moved(self, work: Work, windows: list[tuple[str, str]]) -> None:
        """One of several windows was looked at: it is still there, or the first one is what is there now."""
        looked = ((self.was or {}).get("begins"), (self.was or {}).get("ends"))
        now = looked if looked in windows else windows[0] if windows else (None, None)
        told = [("begins", self.begins, now[0]), ("ends", self.ends, now[1])]
        refuse_moved(work, f"{self.calendar} {self.weekday}", self.was, told)


class SetDay(Act):
    """Make a day unlike its weekday in a calendar: a holiday, a working day made up for, or closed."""

    calendar: Ref
    day: Day
    kind: Literal["holiday", "makeup_workday", "closure", "plain"]
    begins: Clock | None = None
    ends: ClockEnd | None = None
    note: Words = ""
    was: Was | None = None

    def perform(self, work: Work) -> RuleChanged:
        """`plain` makes it a day like any other again."""
        calendar = calendar_of(work, self.calendar)
        bring_up(work, calendar.code)
        row = work.session.get(CalendarDay, (calendar.code, self.day))
        self._refuse_moved(work, row)
        if row is not None:
            work.session.delete(row)
            work.session.flush()
        if self.kind != "plain":
            if (self.begins is None) != (self.ends is None):
                raise Refusal("FIELD_MISSING", N_("Hours have a beginning and an end."), field="ends")
            if self.begins is not None and self.ends is not None:
                _refuse_reversed(self.begins, self.ends)
            work.session.add(CalendarDay(
                calendar=calendar.code, day=self.day, kind=self.kind, note=self.note,
                from_minute=minute(self.begins) if self.begins else None, to_minute=minute(self.ends) if self.ends else None,
            ))  # fmt: skip
        recount(work, calendar.code)
        work.changed += 1
        return RuleChanged("calendar", f"{calendar.code} {self.day}")

    def _refuse_moved(self, work: Work, row: CalendarDay | None) -> None:
        hours = (None, None) if row is None else (row.from_minute, row.to_minute)
        begins, ends = (None if at is None else clock(at) for at in hours)
        kind, note = ("plain", "") if row is None else (row.kind, row.note)
        refuse_moved(work, f"{self.calendar} {self.day}", self.was, [("kind", self.kind, kind), ("begins", self.begins, begins),
                                                     ("ends", self.ends, ends), ("note", self.note or None, note or None)])  # fmt: skip


def _refuse_reversed(begins: str, ends: str) -> None:
    if minute(begins) >= minute(ends):
        raise Refusal(
            "HOURS_REVERSED", N_("{begins} is not before {ends}."), field="ends", begins=begins, ends=ends
        )
