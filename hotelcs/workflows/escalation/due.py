"""What is due to be escalated now: the moments of open chains that have not run. Four queries, and two for each calendar."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.clocks.case import Case
from hotelcs.workflows.clocks.standing import Standing, standing
from hotelcs.workflows.escalation.limits import Limits
from hotelcs.workflows.escalation.moments import Chain, Moment, Step, hours_of, moments
from hotelcs.workflows.escalation.waits import KINDS, Wait

_CHAINS = "SELECT id, kind, ref, turn, level, begun_at, acknowledged_at, acknowledgements FROM escalation_chain WHERE ended_at IS NULL"
_STEPS = (
    "SELECT s.chain_id, s.place, s.since, s.minutes, s.metric, s.percent, s.whom, s.every, s.times, s.hours, s.until "
    "FROM escalation_chain c JOIN escalation_step s ON s.chain_id = c.id WHERE c.ended_at IS NULL"
)
_RUNS = (
    "SELECT r.chain_id, r.place, r.mark, r.turn FROM escalation_chain c JOIN escalation_run r ON r.chain_id = c.id "
    "WHERE c.ended_at IS NULL"
)
_CLOCKS = (
    "state = 'running' AND (kind, ref) IN (SELECT kind, ref FROM escalation_chain WHERE ended_at IS NULL)"
)
_RULES = (
    "SELECT r.kind, r.place, r.since, r.minutes, r.metric, r.percent, r.whom, r.every, r.times, r.from_minute, r.to_minute, r.quiet, "
    "r.until, p.quiet_from_minute, p.quiet_to_minute FROM escalation_rule r CROSS JOIN property p "
    "WHERE r.level = 'any' AND r.since = 'begun' ORDER BY r.kind, r.place"
)
_ONE = "state = 'running' AND kind = :kind AND ref = :ref"
_OF = " AND kind = :kind AND ref = :ref"


@dataclass(frozen=True, slots=True)
class Due:
    """A moment that has come and not run, with its chain and step; how much of the time is used now, in per cent."""

    moment: Moment
    chain: Chain
    step: Step
    used: int


def due(reader: Reader, tz: str, now: datetime, case: Case | None = None) -> list[Due]:
    """What is due, of one case or of all, in the order in which it came due."""
    values = {"kind": case.kind, "ref": case.ref} if case else {}
    of = _OF if case else ""
    chains = [
        Chain(
            key, kind, ref, turn, level, parse_instant(begun), parse_instant(taken) if taken else None, times
        )
        for key, kind, ref, turn, level, begun, taken, times in reader.rows(_CHAINS + of, **values)
    ]
    if not chains:
        return []
    steps: dict[int, list[Step]] = defaultdict(list)
    for chain, *step in reader.rows(
        _STEPS + of.replace(" kind", " c.kind").replace(" ref", " c.ref"), **values
    ):
        steps[chain].append(Step(*step))
    ran = set(reader.rows(_RUNS + of.replace(" kind", " c.kind").replace(" ref", " c.ref"), **values))
    clocks: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for clock in standing(reader, tz, _ONE if case else _CLOCKS, **values):
        clocks[clock.kind, clock.ref].append(clock)
    zone, limits = ZoneInfo(tz), Limits(reader, now)
    found = [
        Due(moment, chain, step, _used(moment, chain, step, clocks[chain.kind, chain.ref], limits, now))
        for chain in chains
        for step in steps[chain.id]
        for moment in _told_of(chain, moments(chain, step, clocks[chain.kind, chain.ref], zone, now))
        if (moment.chain, moment.place, moment.mark, moment.turn) not in ran
    ]
    return sorted(found, key=lambda one: one.moment)


def of_waits(reader: Reader, tz: str, now: datetime, new: Sequence[Wait]) -> list[Due]:
    """What would be due of cases whose chains are still to begin; changes nothing. Chains are numbered below nothing."""
    rules = [
        (kind, Step(place, since, minutes, metric, percent, whom, every, times, hours_of(_pair(first, last), _pair(*quiet) if waits else None), until))
        for kind, place, since, minutes, metric, percent, whom, every, times, first, last, waits, until, *quiet in reader.rows(_RULES)
    ]  # fmt: skip
    limits, zone = Limits(reader, now), ZoneInfo(tz)
    found = []
    for number, wait in enumerate(new, -len(new)):
        chain = Chain(number, wait.case.kind, wait.case.ref, 1, "any", wait.since, None, 0)
        found += [
            Due(moment, chain, step, limits.used(chain, step))
            for kind, step in rules
            if kind == chain.kind
            for moment in _told_of(chain, moments(chain, step, [], zone, now))
        ]
    return sorted(found, key=lambda one: one.moment)


def _told_of(chain: Chain, come: Iterable[Moment]) -> Iterable[Moment]:
    """Of a step of a case that was found waiting the newest repetition alone: those that nobody looked for are past."""
    return {one.mark: one for one in come}.values() if chain.kind in KINDS else come


def _pair(first: int | None, last: int | None) -> tuple[int, int] | None:
    return None if first is None or last is None else (first, last)


def _used(
    moment: Moment, chain: Chain, step: Step, clocks: list[Standing], limits: Limits, now: datetime
) -> int:
    """Of the clock's time, or of the time that a step without one has."""
    clock = next((one for one in clocks if step.since == "clock" and one.id == moment.mark), None)
    return limits.used(chain, step) if clock is None else clock.percent(now)
