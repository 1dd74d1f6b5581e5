"""When the steps of a chain are due, on plain values (handbook SM-06, 07 §7.8).

A step counts from the beginning of its chain, from when somebody took the case, or from when a share of a clock's time is
over; then it waits for its hours. What is due depends on nothing but that, so it is the same however often one looks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hotelcs.workflows.clocks.hours import ALWAYS, Hours, NeverOpen, Windows
from hotelcs.workflows.clocks.standing import Standing

ANY = "any"
"""The clock of a step that counts on every clock of its case."""
DAY = 1440


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a chain, as `EscalationStep` describes it."""

    place: int
    since: str
    minutes: int
    metric: str
    percent: int
    whom: str
    every: int
    times: int
    hours: str
    until: str


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that is not over: what it is of, which one of its case, since when, when somebody took it, and how often."""

    id: int
    kind: str
    ref: str
    turn: int
    level: str
    begun_at: datetime
    acknowledged_at: datetime | None
    acknowledgements: int


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A step at the instant it is due: `mark` is its clock or how often the case was taken, `turn` its repetition."""

    due_at: datetime
    chain: int
    place: int
    mark: int
    turn: int
    metric: str = ""


def moments(
    chain: Chain, step: Step, clocks: list[Standing], zone: ZoneInfo, now: datetime
) -> Iterator[Moment]:
    """Every moment of a step that has come, those that ran among them."""
    if step.until == "acknowledged" and chain.acknowledged_at is not None:
        return
    for mark, metric, since in _anchors(chain, step, clocks, now):
        for turn in range(step.times + 1):
            due = in_hours(since + timedelta(minutes=turn * step.every), step.hours, zone)
            if due > now:
                break
            yield Moment(due, chain.id, step.place, mark, turn, metric)


def _anchors(
    chain: Chain, step: Step, clocks: list[Standing], now: datetime
) -> Iterator[tuple[int, str, datetime]]:
    """What a step counts from: its mark, the clock's metric, the instant; a clock's share passed before counts from the beginning."""
    if step.since == "begun":
        yield 0, "", chain.begun_at + timedelta(minutes=step.minutes)
    elif step.since == "acknowledged":
        if chain.acknowledged_at is not None:
            yield chain.acknowledgements, "", chain.acknowledged_at + timedelta(minutes=step.minutes)
    else:
        for clock in clocks:
            if step.metric in (ANY, clock.metric) and (at := share_at(clock, step.percent, now)) is not None:
                yield clock.id, clock.metric, max(at, chain.begun_at)


def share_at(clock: Standing, percent: int, now: datetime) -> datetime | None:
    """When a share of a clock's time is over; None when that is after `now`, or never."""
    if clock.started_at + timedelta(seconds=clock.minutes * 60 * percent // 100) > now:
        return None
    try:
        at = clock.at_percent(percent)
    except NeverOpen:
        return None
    return at if at <= now else None


def in_hours(at: datetime, hours: str, zone: ZoneInfo) -> datetime:
    """The first instant from `at` on inside of the minutes of the day "0-420 1320-1440"; `at` itself when there are none."""
    if not hours:
        return at
    return Hours(zone, (windows_of(hours),) * 7).due(at, 0)


def windows_of(hours: str) -> Windows:
    """Minutes of the day from their text."""
    spans = (span.split("-") for span in hours.split())
    return tuple((int(begin), int(end)) for begin, end in spans)


def hours_of(only: tuple[int, int] | None, quiet: tuple[int, int] | None) -> str:
    """The text of the hours in which a step runs: only between two minutes of the day, and not in the quiet ones.

    Where the quiet hours leave nothing of them, they do not count.
    """
    inside = _round(*only) if only else ALWAYS
    loud = _round(quiet[1], quiet[0]) if quiet and quiet[0] != quiet[1] else ALWAYS
    both = [
        (max(first, other), min(last, end))
        for first, last in inside
        for other, end in loud
        if max(first, other) < min(last, end)
    ]
    chosen = tuple(sorted(both)) or inside
    return "" if chosen == ALWAYS else " ".join(f"{first}-{last}" for first, last in chosen)


def _round(first: int, last: int) -> Windows:
    """From a minute of the day to another, over midnight when it is the earlier one."""
    if first < last:
        return ((first, last),)
    spans = ((0, last), (first, DAY))
    return tuple((begin, end) for begin, end in spans if begin < end)
