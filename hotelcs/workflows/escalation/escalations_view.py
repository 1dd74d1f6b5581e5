"""The chains of cases: what ran and whom it told, what is still to come."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.clock import iso, parse_instant
from hotelcs.workflows.clocks.hours import NeverOpen
from hotelcs.workflows.clocks.standing import Standing, standing
from hotelcs.workflows.escalation.moments import ANY, Chain, Step, in_hours
from hotelcs.workflows.views import Asking

_CHAINS = (
    "SELECT id, kind, ref, turn, level, begun_at, acknowledged_at, acknowledgements, ended_at FROM escalation_chain "
    "WHERE {where} ORDER BY id DESC LIMIT :most"
)
_STEPS = (
    "SELECT chain_id, place, since, minutes, metric, percent, whom, every, times, hours, until FROM escalation_step "
    "WHERE chain_id IN (SELECT id FROM escalation_chain WHERE {where} ORDER BY id DESC LIMIT :most) ORDER BY chain_id, place"
)
_RUNS = (
    "SELECT r.chain_id, r.place, r.mark, r.turn, r.metric, r.due_at, r.at, r.outcome, "
    "(SELECT group_concat(no, ' ') FROM (SELECT s.no FROM escalation_told t JOIN staff s ON s.id = t.staff_id "
    "WHERE t.run_id = r.id ORDER BY s.no)) FROM escalation_run r "
    "WHERE r.chain_id IN (SELECT id FROM escalation_chain WHERE {where} ORDER BY id DESC LIMIT :most)"
)
_CLOCKS = (
    "state = 'running' AND (kind, ref) IN (SELECT kind, ref FROM escalation_chain WHERE ended_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class EscalationRow:
    """A step of a chain: when it is due, when it ran, whom it told (numbers of staff).

    `state` is told, nobody (nobody was found), coming, waiting (for somebody to take the case) or off (not any more). Times are
    the hotel's wall clock.
    """

    kind: str
    no: str
    level: str
    begun: str
    taken: str
    ended: str
    place: int
    turn: int
    metric: str
    percent: int
    whom: str
    state: str
    due: str
    ran: str
    told: str


def escalations(
    asking: Asking, kind: str = "", no: str = "", open: str | bool = True, limit: int | str = 100
) -> list[EscalationRow]:
    """Steps of chains that are not over, or of one case, or (with `open` false) of those that are over too."""
    asked = [f"{column} = :{column}" for column, given in (("kind", kind), ("ref", no)) if given]
    if str(open).lower() not in ("false", "0", "no", "") and not no:
        asked.append("ended_at IS NULL")
    values: dict[str, Any] = {
        "most": max(1, min(int(limit), 500)),
        **{column: given for column, given in (("kind", kind), ("ref", no)) if given},
    }
    where = " AND ".join(asked) or "1 = 1"
    steps: dict[int, list[Step]] = defaultdict(list)
    for chain, *step in asking.rows(_STEPS.format(where=where), **values):
        steps[chain].append(Step(*step))
    runs: dict[int, list[tuple[object, ...]]] = defaultdict(list)
    for chain, *run in asking.rows(_RUNS.format(where=where), **values):
        runs[chain].append(tuple(run))
    clocks: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for clock in standing(asking.reader, asking.tz, _CLOCKS):
        clocks[clock.kind, clock.ref].append(clock)
    found = []
    for key, of, ref, turn, level, begun, taken, times, ended in asking.rows(
        _CHAINS.format(where=where), **values
    ):
        acknowledged = parse_instant(taken) if taken else None
        chain = Chain(key, of, ref, turn, level, parse_instant(begun), acknowledged, times)
        running = [] if ended else clocks[of, ref]
        found += _Listed(asking, chain, ended).rows(steps[key], runs[key], running)
    return found[: values["most"]]


class _Listed:
    """One chain as rows."""

    def __init__(self, asking: Asking, chain: Chain, ended: str | None) -> None:
        self.asking = asking
        self.chain = chain
        self.ended = ended
        self.zone = ZoneInfo(asking.tz)

    def rows(
        self, steps: list[Step], runs: list[tuple[object, ...]], clocks: list[Standing]
    ) -> list[EscalationRow]:
        """What ran, then what is to come, both in the order of time."""
        by_place = {step.place: step for step in steps}
        done = [
            (str(due), self._row(by_place[int(str(place))], int(str(turn)), str(metric), str(outcome), str(due), str(at), str(told or "")))
            for place, _, turn, metric, due, at, outcome, told in runs
        ]  # fmt: skip
        ran = {run[:3] for run in runs}
        coming = [] if self.ended else [one for step in steps for one in self._coming(step, clocks, ran)]
        return [row for _, row in sorted(done, key=lambda pair: pair[0])] + [
            row for _, row in sorted(coming, key=lambda pair: pair[0] or "9999")
        ]

    def _coming(
        self, step: Step, clocks: list[Standing], ran: set[tuple[object, ...]]
    ) -> list[tuple[str, EscalationRow]]:
        off = step.until == "acknowledged" and self.chain.acknowledged_at is not None
        found = []
        for mark, metric, anchor in self._anchors(step, clocks):
            for turn in range(step.times + 1):
                if (step.place, mark, turn) not in ran:
                    due = self._due(anchor, step, turn)
                    state = "off" if off else "waiting" if anchor is None else "coming"
                    found.append((due, self._row(step, turn, metric, state, due, "", "")))
        return found

    def _anchors(self, step: Step, clocks: list[Standing]) -> list[tuple[int, str, datetime | None]]:
        chain = self.chain
        if step.since == "begun":
            return [(0, "", chain.begun_at + timedelta(minutes=step.minutes))]
        if step.since == "acknowledged":
            since = chain.acknowledged_at
            return [(chain.acknowledgements, "", since + timedelta(minutes=step.minutes) if since else None)]
        found: list[tuple[int, str, datetime | None]] = []
        for clock in clocks:
            if step.metric in (ANY, clock.metric):
                try:
                    found.append(
                        (clock.id, clock.metric, max(clock.at_percent(step.percent), chain.begun_at))
                    )
                except NeverOpen:
                    continue
        return found

    def _due(self, anchor: datetime | None, step: Step, turn: int) -> str:
        if anchor is None:
            return ""
        return iso(in_hours(anchor + timedelta(minutes=turn * step.every), step.hours, self.zone))

    def _row(
        self, step: Step, turn: int, metric: str, state: str, due: str, ran: str, told: str
    ) -> EscalationRow:
        local, chain = self.asking.local, self.chain
        return EscalationRow(
            chain.kind, chain.ref, chain.level, local(iso(chain.begun_at)),
            local(iso(chain.acknowledged_at)) if chain.acknowledged_at else "", local(self.ended), step.place, turn, metric,
            step.percent, step.whom, state, local(due), local(ran), told,
        )  # fmt: skip
