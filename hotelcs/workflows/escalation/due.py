"""What is due to be escalated now: the moments of open chains that have not run. Four queries, and two for each calendar."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.clocks.case import Case
from hotelcs.workflows.clocks.standing import Standing, standing
from hotelcs.workflows.escalation.moments import Chain, Moment, Step, moments

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
_ONE = "state = 'running' AND kind = :kind AND ref = :ref"
_OF = " AND kind = :kind AND ref = :ref"


@dataclass(frozen=True, slots=True)
class Due:
    """A moment that has come and not run, with its chain and step."""

    moment: Moment
    chain: Chain
    step: Step


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
    zone = ZoneInfo(tz)
    found = [
        Due(moment, chain, step)
        for chain in chains
        for step in steps[chain.id]
        for moment in moments(chain, step, clocks[chain.kind, chain.ref], zone, now)
        if (moment.chain, moment.place, moment.mark, moment.turn) not in ran
    ]
    return sorted(found, key=lambda one: one.moment)
