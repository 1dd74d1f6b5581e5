"""Clocks of cases: by when, how much is used and left, what stands still, what was missed."""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.clock import iso
from hotelcs.workflows.clocks.standing import RUNNING, Standing, standing
from hotelcs.workflows.views import Asking

_OVER = "(kind, ref) IN (SELECT kind, ref FROM sla_clock ORDER BY id DESC LIMIT 500)"
"""Without a case in question the newest are enough of those that are over."""


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A clock. Minutes are of running hours, `left` below nothing once it is late; times are the hotel's wall clock."""

    kind: str
    no: str
    round: int
    metric: str
    level: str
    state: str
    started: str
    due: str
    minutes: int
    used: int
    left: int
    percent: int
    paused: bool
    breached: bool
    stopped: str


def clocks(asking: Asking, kind: str = "", no: str = "", open: str | bool = True) -> list[ClockRow]:
    """Clocks that run, the next due first: all, of a kind of case, of one case. With `open` false those that are over too."""
    only_open = str(open).lower() not in ("false", "0", "no", "")
    asked = [f"{name} = :{name}" for name, given in (("kind", kind), ("ref", no)) if given]
    if only_open:
        asked.append(RUNNING)
    elif not no:
        asked.append(_OVER)
    values = {name: given for name, given in (("kind", kind), ("ref", no)) if given}
    found = standing(asking.reader, asking.tz, " AND ".join(asked), **values)
    return [_row(asking, clock) for clock in found]


def _row(asking: Asking, clock: Standing) -> ClockRow:
    used = clock.used(asking.now) // 60
    return ClockRow(
        clock.kind, clock.ref, clock.round, clock.metric, clock.level, clock.state, _local(asking, clock.started_at),
        _local(asking, clock.due_at), clock.minutes, used, _left(clock, asking.now), clock.percent(asking.now),
        clock.state == "running" and clock.is_paused(asking.now), clock.is_breached(asking.now),
        _local(asking, clock.stopped_at),
    )  # fmt: skip


def _left(clock: Standing, now: datetime) -> int:
    """Whole minutes that are left, rounded down: a clock with seconds left has none, one late by seconds lacks one."""
    return (clock.minutes * 60 - clock.used(now)) // 60


def _local(asking: Asking, at: datetime | None) -> str:
    return asking.local(iso(at)) if at else ""
