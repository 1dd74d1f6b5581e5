"""Hours in which a clock runs, on plain values: by when, and how long it took (handbook 06 §6.3, SLA calendar).

Everything is an aware instant; hours are the hotel's wall clock, so that a night on which clocks are set has its 23 or
25 hours. Lengths are whole seconds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
"""From an instant until an instant, the end excluded."""
Windows = tuple[tuple[int, int], ...]
"""Minutes of a day, from and to, in order and apart."""
ALWAYS: Windows = ((0, 1440),)
FARTHEST = 3660
"""Days after which a calendar that never opens is given up."""


class NeverOpen(ValueError):
    """A calendar has no hours in ten years: nothing can be due on it."""


@dataclass(frozen=True)
class Hours:
    """Hours of a week (`week[0]` is Monday), and the days that are not like their weekday."""

    zone: ZoneInfo
    week: tuple[Windows, ...] = (ALWAYS,) * 7
    days: Mapping[date, Windows] = field(default_factory=dict)

    def windows(self, day: date) -> Windows:
        """The hours of one day."""
        return self.days.get(day, self.week[day.weekday()])

    def is_open(self, at: datetime) -> bool:
        """Whether the clock runs at an instant."""
        return any(begin <= at < end for begin, end in self._of_day(at.astimezone(self.zone).date()))

    def due(self, start: datetime, seconds: int, pauses: Sequence[Span] = ()) -> datetime:
        """When `seconds` of running hours after `start` are over; with none, when the clock first runs.

        Raises ValueError for a length below zero, NeverOpen for a calendar without hours.
        """
        if seconds < 0:
            raise ValueError(seconds)
        left = timedelta(seconds=seconds)
        for begin, end in self._running(start, pauses):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        raise NeverOpen(self.week)

    def elapsed(self, start: datetime, end: datetime, pauses: Sequence[Span] = ()) -> int:
        """Seconds of running hours between two instants; none when the end lies before."""
        total = timedelta()
        if end > start:
            for begin, until in self._running(start, pauses):
                if begin >= end:
                    break
                total += min(until, end) - begin
        return int(total.total_seconds())

    def pieces(self, start: datetime, end: datetime) -> list[Span]:
        """The span cut at every midnight of the hotel, hours or none (a long pause by days)."""
        found: list[Span] = []
        begin = start
        while begin < end:
            midnight = self._wall(begin.astimezone(self.zone).date() + timedelta(days=1), 0)
            found.append((begin, min(midnight, end)))
            begin = midnight
        return found

    def _running(self, start: datetime, pauses: Sequence[Span]) -> Iterator[Span]:
        """The spans from `start` on in which the clock runs: inside the hours, outside the pauses."""
        still = merged(pauses)
        first = start.astimezone(self.zone).date()
        for ahead in range(FARTHEST):
            for begin, end in self._of_day(first + timedelta(days=ahead)):
                yield from without((max(begin, start), end), still)

    def _of_day(self, day: date) -> Iterator[Span]:
        for begin, end in self.windows(day):
            span = self._wall(day, begin), self._wall(day, end)
            if span[0] < span[1]:
                yield span

    def _wall(self, day: date, minute: int) -> datetime:
        """The first instant at which the clock shows a minute of the day, or has jumped past it."""
        over, inside = divmod(minute, 1440)
        shown = datetime.combine(day + timedelta(days=over), time(*divmod(inside, 60)), self.zone)
        at = shown.astimezone(UTC)
        if at.astimezone(self.zone).replace(tzinfo=None) == shown.replace(tzinfo=None):
            return at
        return self._jump(shown.replace(fold=1).astimezone(UTC), at)

    def _jump(self, before: datetime, after: datetime) -> datetime:
        """When the clock was set forward between two instants."""
        early, late = int(before.timestamp()), int(after.timestamp())
        offset = before.astimezone(self.zone).utcoffset()
        while late - early > 1:
            middle = (early + late) // 2
            if datetime.fromtimestamp(middle, self.zone).utcoffset() == offset:
                early = middle
            else:
                late = middle
        return datetime.fromtimestamp(late, UTC)


def merged(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch made one, empty ones left out."""
    found: list[Span] = []
    for begin, end in sorted((begin, end) for begin, end in spans if begin < end):
        if found and begin <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def without(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """What is left of a span outside of `holes`, which are in order and apart."""
    begin, end = span
    for hole, over in holes:
        if over <= begin or hole >= end:
            continue
        if begin < hole:
            yield begin, hole
        begin = over
    if begin < end:
        yield begin, end


def stretch(start: datetime, until: datetime, end: datetime | None) -> Span:
    """How long a pause lasts: to its end, or as long as it may."""
    return start, min(end or until, until)
