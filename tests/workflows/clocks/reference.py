"""A slow reference for clocks, written from the definition: one walks minute by minute and counts those in which the clock runs.

Nothing here asks the program. The wall clock of a day never goes back: while the clocks are set back, the latest hour shown so far
counts (hours end the first time they are shown).
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)
DAYS = 16
"""Days of the walk."""


@lru_cache(maxsize=16)
def walls(zone: str, first: datetime) -> list[tuple[date, list[int]]]:
    """The days of the walk, each with the minute of the day that counts in each of its minutes."""
    found: list[tuple[date, list[int]]] = []
    latest = (date.min, 0)
    for number in range(DAYS * 1440):
        shown = (first + number * MINUTE).astimezone(ZoneInfo(zone))
        latest = max(latest, (shown.date(), shown.hour * 60 + shown.minute))
        if not found or found[-1][0] != latest[0]:
            found.append((latest[0], []))
        found[-1][1].append(latest[1])
    return found


@dataclass
class Hours:
    """The hours of a calendar: windows by weekday, and days that have their own."""

    zone: str
    first: datetime
    week: dict[int, list[tuple[int, int]]]
    days: dict[date, list[tuple[int, int]]] = field(default_factory=dict)
    _open: bytes | None = None

    def changed(self) -> None:
        """Somebody changed the hours."""
        self._open = None

    def open(self) -> bytes:
        """For each minute of the walk whether the hours are open."""
        if self._open is None:
            self._open = b"".join(
                bytes(map(self._minutes(day).__getitem__, minutes))
                for day, minutes in walls(self.zone, self.first)
            )
        return self._open

    def _minutes(self, day: date) -> bytearray:
        found = bytearray(1440)
        for begin, end in self.days.get(day, self.week.get(day.isoweekday(), [])):
            found[begin:end] = b"\x01" * (end - begin)
        return found


@dataclass
class Clock:
    """One clock of a case, in minutes of the walk."""

    metric: str
    round: int
    level: str
    minutes: int
    hours: Hours
    waits: bool
    started: int
    pauses: list[list[int | None]] = field(default_factory=list)
    state: str = "running"
    stopped: int | None = None
    missed: int | None = None
    ended: int | None = None

    def due(self) -> int:
        """The first minute at which enough minutes were counted; as it was in the end, once it runs no more."""
        if self.ended is not None:
            return self.ended
        running, minute = self._running(), self.started - 1
        for _ in range(self.minutes):
            minute = running.index(1, minute + 1)
        return minute + 1

    def _running(self) -> bytearray:
        """The minutes in which it runs: the hours, but for each pause to its end, at the latest as long as it may."""
        running = bytearray(self.hours.open())
        for begin, until, end in self.pauses:
            assert begin is not None
            assert until is not None
            last = until if end is None else min(end, until)
            running[begin:last] = bytes(max(0, last - begin))
        return running

    def look(self, now: int) -> None:
        """What is late at `now` is missed for good."""
        if self.state == "running" and self.missed is None and self.due() < now:
            self.missed = self.due()

    def leave(self, state: str) -> None:
        """It runs no more, stopped or void."""
        self.ended, self.state = self.due(), state

    def waiting(self) -> list[int | None] | None:
        """The pause that nobody ended."""
        return next((pause for pause in self.pauses if pause[2] is None), None)

    def go_on(self, now: int) -> None:
        """The pause that nobody ended ends."""
        pause = self.waiting()
        if pause is not None and pause[0] is not None and pause[1] is not None:
            pause[2] = max(pause[0], min(now, pause[1]))


def instant(first: datetime, minute: int | None) -> str | None:
    """A minute of the walk as it is stored."""
    return (
        None if minute is None else (first + minute * MINUTE).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
