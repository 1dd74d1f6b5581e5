"""How clocks stand at an instant, for lists and for escalation: what is used, what is left, when a share of it is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.clocks.calendars import Calendars
from hotelcs.workflows.clocks.hours import Hours, Span, stretch

_CLOCKS = (
    "SELECT id, kind, ref, round, metric, level, minutes, calendar, state, started_at, due_at, stopped_at, breached_at "
    "FROM sla_clock WHERE {where} ORDER BY due_at, id"
)
_PAUSES = (
    "SELECT p.clock_id, p.from_at, p.until_at, p.to_at FROM sla_pause p JOIN sla_clock c ON c.id = p.clock_id "
    "WHERE {where} ORDER BY p.id"
)
RUNNING = "state = 'running'"


@dataclass(frozen=True, slots=True)
class Standing:
    """A clock with its hours and pauses. `paused` is true while it stands still at the instant it was asked for."""

    id: int
    kind: str
    ref: str
    round: int
    metric: str
    level: str
    minutes: int
    calendar: str
    state: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    breached_at: datetime | None
    hours: Hours
    pauses: Sequence[Span]

    def used(self, now: datetime) -> int:
        """Seconds of running hours that are over."""
        return self.hours.elapsed(self.started_at, self.stopped_at or now, self.pauses)

    def percent(self, now: datetime) -> int:
        """How much of the time is used, in per cent, rounded down; above 100 once it is late."""
        return self.used(now) * 100 // (self.minutes * 60)

    def at_percent(self, percent: int) -> datetime:
        """When a share of the time is over."""
        return self.hours.due(self.started_at, self.minutes * 60 * percent // 100, self.pauses)

    def is_breached(self, now: datetime) -> bool:
        """Whether it was missed, marked or not yet."""
        return self.breached_at is not None or (self.stopped_at or now) > self.due_at

    def is_paused(self, now: datetime) -> bool:
        """Whether it stands still."""
        return any(begin <= now < end for begin, end in self.pauses)


def standing(reader: Reader, tz: str, where: str = RUNNING, **values: str | int) -> list[Standing]:
    """The clocks that a condition on sla_clock names, the next due first. Two queries, and two for each calendar."""
    calendars = Calendars(reader, tz)
    pauses: dict[int, list[Span]] = {}
    for clock, begin, until, end in reader.rows(_PAUSES.format(where=where), **values):
        span = stretch(parse_instant(begin), parse_instant(until), _at(end))
        pauses.setdefault(clock, []).append(span)
    return [
        Standing(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], parse_instant(row[9]), parse_instant(row[10]),
            _at(row[11]), _at(row[12]), calendars.of(row[7]), pauses.get(row[0], ()),
        )
        for row in reader.rows(_CLOCKS.format(where=where), **values)
    ]  # fmt: skip


def _at(text: str | None) -> datetime | None:
    return parse_instant(text) if text else None
