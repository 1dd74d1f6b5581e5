"""Which backups stay: a pure function from what there is to what is kept, and why.

Grandfather, father, son by the instant a backup was begun: the newest of each hour, day, week, month and year that has any,
so many of each. Periods are counted where there are backups, not back from now: a clock that jumped removes nothing by
itself. What is dated ahead of the clock stays and takes no place.

What is older than data may be kept at all (reliability §4.4) goes whatever its period, for it holds people who were let go
since. Then the clock does count, so this waits until backups of several days are younger.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

AUDIT_DAYS = 7
"""Backups made before a night audit stay that long."""
GREAT = frozenset({"pre_migrate", "pre_restore", "pre_purge"})
"""Made before what cannot be taken back: no figure takes these away, age does."""
YOUNG_DAYS = 7
"""Days of which there are younger backups, before one goes for its age: a clock that jumped ahead has none of them."""
BEFORE_AUDIT = "pre_audit"


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup there is: its name, the instant it was begun, and what protects it."""

    name: str
    at: datetime
    verified: bool = False
    pinned: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Keep:
    """How many of each kind of period keep one."""

    hourly: int = 0
    daily: int = 14
    weekly: int = 8
    monthly: int = 12
    yearly: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a backup stays; without a reason it goes."""

    name: str
    reasons: tuple[str, ...]

    @property
    def stays(self) -> bool:
        """Whether anything keeps it."""
        return bool(self.reasons)


Period = Callable[[datetime], tuple[int, ...]]
_PERIODS: dict[str, Period] = {
    "hourly": lambda at: (at.year, at.month, at.day, at.hour),
    "daily": lambda at: (at.year, at.month, at.day),
    "weekly": lambda at: at.isocalendar()[:2],
    "monthly": lambda at: (at.year, at.month),
    "yearly": lambda at: (at.year,),
}


def judge(
    there: Iterable[Kept],
    keep: Keep | None,
    now: datetime,
    zone: tzinfo,
    *,
    drilled: datetime | None = None,
    proved: str = "",
    longest: timedelta | None = None,
    elsewhere: Sequence[Kept] = (),
) -> list[Verdict]:
    """What becomes of each backup, oldest first; `zone` is the hotel's, in whose days and hours is counted.

    No figure takes away: the newest verified one, the newest of all, whatever was made after the last drill that brought
    one back (`drilled`) and the one it brought back (`proved`), what is pinned, what was made before a migration, a
    restore or a purge, and before an audit of the last days. Without `keep` nothing goes for a figure.

    What is older than `longest` goes all the same, but for what somebody pinned, the newest verified one and the newest of
    all; `elsewhere` are backups of the hotel in other folders, which are counted for that.
    """
    order = sorted(there, key=lambda one: (one.at, len(one.name), one.name))
    reasons: dict[str, list[str]] = {one.name: [] for one in order}
    for one in order:
        reasons[one.name] += _floors(one, now, drilled, proved)
    for newest in (order[-1:], [one for one in order if one.verified][-1:]):
        for one in newest:
            reasons[one.name].append("newest verified" if one.verified else "newest")
    past = [one for one in order if one.at <= now]
    if keep is None:
        reasons = {name: [*found, "not rotated"] for name, found in reasons.items()}
    for kind, period in _PERIODS.items() if keep is not None else ():
        for name in _of_periods(past, getattr(keep, kind), period, zone):
            reasons[name].append(kind)
    for name in _over(order, elsewhere, now, zone, longest):
        reasons[name] = []
    return [Verdict(one.name, tuple(reasons[one.name])) for one in order]


def _over(
    order: Sequence[Kept], elsewhere: Sequence[Kept], now: datetime, zone: tzinfo, longest: timedelta | None
) -> list[str]:
    """The names of those that are too old to be kept, and not pinned; none while too few are younger."""
    if longest is None:
        return []
    everything = [*order, *elsewhere]
    young = {one.at.astimezone(zone).date() for one in everything if now - longest < one.at <= now}
    if len(young) < max(1, min(YOUNG_DAYS, longest.days // 2)):
        return []
    last = [
        max(group, key=lambda one: one.at).at
        for group in (everything, [one for one in everything if one.verified])
        if group
    ]
    return [one.name for one in order if one.at <= now - longest and not one.pinned and one.at not in last]


def kept(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """How many backups stay for the sake of an hour, a day, a week, a month, a year; one may stay for several."""
    reasons = [reason for verdict in verdicts for reason in verdict.reasons]
    return {kind: reasons.count(kind) for kind in _PERIODS}


def _floors(one: Kept, now: datetime, drilled: datetime | None, proved: str) -> list[str]:
    found = []
    if one.pinned:
        found.append("pinned")
    if one.tag in GREAT:
        found.append("before a great change")
    if one.tag == BEFORE_AUDIT and one.at > now - timedelta(days=AUDIT_DAYS):
        found.append("audit")
    if one.at > now:
        found.append("ahead of the clock")
    if drilled is not None and one.at > drilled:
        found.append("younger than the drill")
    if proved and one.name == proved:
        found.append("proved by the drill")
    return found


def _of_periods(past: Sequence[Kept], count: int, period: Period, zone: tzinfo) -> list[str]:
    """The names that the newest `count` periods keep: of each the newest verified, or the newest where none is."""
    chosen: dict[tuple[int, ...], Kept] = {}
    for one in reversed(past):
        key = period(one.at.astimezone(zone))
        if key not in chosen or (one.verified and not chosen[key].verified):
            chosen[key] = one
    newest = sorted(chosen, reverse=True)[: max(count, 0)]
    return [chosen[key].name for key in newest]
