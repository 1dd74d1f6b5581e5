"""Every view of the hotel: where its reading function lives and which filters it takes.

A view is a plain function `(Asking, **filters) -> frozen rows`, imported when first asked for. It never
imports SQLAlchemy.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import DriverReader, value
from hotelcs.workflows.actors import Actor
from hotelcs.workflows.view_rows import (
    cases,
    hotel,
    machine,
    night,
    people,
    privacy,
    reception,
    reservations,
    rooms,
    shift,
)
from hotelcs.workflows.view_rows.row import View


@dataclass(frozen=True, slots=True)
class Asking:
    """What a view is given: a read unit, the instant, and the hotel's constants."""

    reader: DriverReader
    now: datetime
    tz: str
    currency: str
    uid: str
    actor: Actor
    _day: list[str] = field(default_factory=list, repr=False, compare=False)

    @property
    def login(self) -> str:
        """Who asks; empty while nobody is signed in."""
        return self.actor.login

    def may(self, permission: str) -> bool:
        """Whether the person asking is granted `permission`."""
        return self.actor.may(permission)

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of a SELECT."""
        return self.reader.rows(sql, **values)

    def business_date(self) -> str:
        """The open business date, ISO; asked for once, for nothing moves inside of a read unit."""
        if not self._day:
            self._day.append(str(value(self.reader, "SELECT day FROM business_day WHERE status = 'open'")))
        return self._day[0]

    def local_now(self) -> datetime:
        """Now, on the hotel's own clock."""
        return self.now.astimezone(ZoneInfo(self.tz))

    def local(self, instant: str | None) -> str:
        """A stored instant as the hotel's wall clock, "2026-11-23 14:05"; empty for None."""
        if not instant:
            return ""
        return datetime.fromisoformat(instant).astimezone(ZoneInfo(self.tz)).strftime("%Y-%m-%d %H:%M")

    def local_due(self, due: str) -> str:
        """When something is due, as the hotel's wall clock; a date, a time of today or nothing stays as it is."""
        return self.local(due) if "T" in due else due


VIEWS: dict[str, View] = {
    name: row
    for rows in (reservations, reception, rooms, hotel, night, people, shift, cases, machine, privacy)
    for name, row in rows.ROWS.items()
}


MOST_ROWS = 100_000
"""The largest `limit` that a view is asked for; most give fewer rows at once."""


def refuse_limit(given: Any) -> None:
    """Refuse a `limit` that is no number of rows. Raises Usage."""
    try:
        rows = int(given)
    except (TypeError, ValueError):
        rows = 0
    if not 1 <= rows <= MOST_ROWS:
        raise Usage(N_("{name} is a whole number from 1 to {most}; it was given {value}."),
                    hint=N_("Leave it out for the first page."), name="limit", most=MOST_ROWS, value=str(given)[:40])  # fmt: skip


FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years that a question can be about; beyond them nothing is on file, and calendars end."""


def day_of(given: str | date, name: str) -> date:
    """The day typed for the filter `name`, as 2026-11-23 and of a year a hotel can mean. Raises Usage."""
    text = str(given)
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.isoformat() != text or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Usage(N_("{name} must be a date like 2026-11-23, not {text}."), name=name, text=text[:40])
    return day


def as_date(given: str | date, name: str) -> str:
    """The filter `name`, a date, as ISO text. Raises Usage."""
    return day_of(given, name).isoformat()


def wall_time_of(given: str, name: str) -> datetime:
    """The filter `name`, a time on the hotel's clock like 2026-11-23T14:05, without a zone. Raises Usage."""
    try:
        wall: datetime | None = datetime.fromisoformat(given)
    except ValueError:
        wall = None
    if wall is None or wall.tzinfo is not None or not FIRST_YEAR <= wall.year <= LAST_YEAR:
        raise Usage(
            N_("{name} must be a time like 2026-11-23T14:05, not {text}."), name=name, text=given[:40]
        )
    return wall
