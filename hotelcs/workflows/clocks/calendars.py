"""The hours of a calendar as the hotel keeps them."""

from datetime import date
from zoneinfo import ZoneInfo

from hotelcs.storage.reading import Reader
from hotelcs.workflows.clocks.hours import Hours, Windows

_WINDOWS = (
    "SELECT weekday, from_minute, to_minute FROM calendar_window WHERE calendar = :calendar "
    "ORDER BY weekday, from_minute"
)
_DAYS = "SELECT day, kind, from_minute, to_minute FROM calendar_day WHERE calendar = :calendar"
WORKDAY = 1
"""A working day made up for has the hours of a Monday, unless it has its own."""


def hours_of(reader: Reader, calendar: str, tz: str) -> Hours:
    """A calendar of the hotel with its holidays and days made up for."""
    week: dict[int, list[tuple[int, int]]] = {}
    for weekday, begin, end in reader.rows(_WINDOWS, calendar=calendar):
        week.setdefault(weekday, []).append((begin, end))
    of_week = tuple(tuple(week.get(weekday, ())) for weekday in range(1, 8))
    days: dict[date, Windows] = {}
    for day, kind, begin, end in reader.rows(_DAYS, calendar=calendar):
        own = ((begin, end),) if begin is not None else ()
        days[date.fromisoformat(day)] = own or (of_week[WORKDAY - 1] if kind == "makeup_workday" else ())
    return Hours(ZoneInfo(tz), of_week, days)


class Calendars:
    """Calendars of the hotel, each read once."""

    def __init__(self, reader: Reader, tz: str) -> None:
        self._reader = reader
        self._tz = tz
        self._read: dict[str, Hours] = {}

    def of(self, code: str) -> Hours:
        """The hours of a calendar."""
        if code not in self._read:
            self._read[code] = hours_of(self._reader, code, self._tz)
        return self._read[code]
