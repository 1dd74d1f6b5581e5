"""M-39: how much of the time the systems worked, planned maintenance aside (handbook 06)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal

from hotelcs.clock import iso, parse_instant
from hotelcs.storage.reading import Reader

_DOWN = (
    "SELECT o.component, o.planned, o.from_at, coalesce(o.to_at, :to) FROM system_outage o "
    "JOIN system_component c ON c.code = o.component WHERE o.cancelled_at IS NULL AND o.from_at < :to "
    "AND (o.to_at IS NULL OR o.to_at > :from) {which}ORDER BY o.from_at, o.id"
)
CRITICAL = "AND c.critical "
Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Availability:
    """Minutes of a span, minutes in which something was down unplanned, and the share that is left."""

    minutes: int
    down: int

    @property
    def percent(self) -> Decimal:
        """(minutes - unplanned down) / minutes, in per cent with two places."""
        share = Decimal(100 * (self.minutes - self.down)) / Decimal(self.minutes or 1)
        return share.quantize(Decimal("0.01"), ROUND_HALF_UP)


def availability(reader: Reader, begin: datetime, end: datetime, component: str = "") -> Availability:
    """Of a component; without one of all critical ones together, a minute in which two are down counted once."""
    rows = reader.rows(
        _DOWN.format(which="" if component else CRITICAL), **{"from": iso(begin), "to": iso(end)}
    )
    seconds = 0
    downs: list[Span] = []
    for code in dict.fromkeys(row[0] for row in rows if component in ("", row[0])):
        mine = [
            (bool(planned), _within(since, until, begin, end))
            for of, planned, since, until in rows
            if of == code
        ]
        planned = _merged([span for is_planned, span in mine if is_planned])
        downs += _without(_merged([span for is_planned, span in mine if not is_planned]), planned)
    seconds = sum(int((until - since).total_seconds()) for since, until in _merged(downs))
    return Availability(int((end - begin).total_seconds()) // 60, seconds // 60)


def _within(since: str, until: str, begin: datetime, end: datetime) -> Span:
    return max(parse_instant(since), begin), min(parse_instant(until), end)


def _merged(spans: list[Span]) -> list[Span]:
    """Spans that do not overlap and cover the same."""
    found: list[Span] = []
    for since, until in sorted(spans):
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def _without(spans: list[Span], taken: list[Span]) -> list[Span]:
    """What is left of spans that do not overlap once others are cut out of them."""
    for since, until in taken:
        cut = [((begin, min(end, since)), (max(begin, until), end)) for begin, end in spans]
        spans = [part for pair in cut for part in pair if part[0] < part[1]]
    return spans
