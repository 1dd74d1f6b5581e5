"""Rules of escalation, and whom they would tell when for a case that is opened now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.storage.reading import one
from hotelcs.workflows.clocks.calendars import Calendars
from hotelcs.workflows.clocks.hours import NeverOpen
from hotelcs.workflows.escalation.moments import ANY, hours_of, in_hours
from hotelcs.workflows.escalation.whom import Whom
from hotelcs.workflows.views import Asking

_RULES = (
    "SELECT kind, level, place, since, minutes, metric, percent, whom, every, times, from_minute, to_minute, quiet, until "
    "FROM escalation_rule ORDER BY kind, level, place"
)
_POLICIES = (
    "SELECT metric, minutes, calendar FROM sla_policy WHERE kind = :kind AND level = :level ORDER BY id"
)
_QUIET = "SELECT quiet_from_minute, quiet_to_minute FROM property"
_STAFF = "SELECT id, no, name FROM staff"
LATER = ("followup",)
"""Clocks that do not run from the beginning of a case."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A step: since when it counts, minutes or per cent of a clock, whom it tells, how often again, its hours, until when."""

    kind: str
    level: str
    place: int
    since: str
    minutes: int
    metric: str
    percent: int
    whom: str
    every: int
    times: int
    hours: str
    quiet: bool
    until: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A step of a case that is opened now and that nobody takes: when it would run, whom it would find if that were now.

    Minutes are those from now; one that counts from when somebody took the case counts from now.
    """

    at: str
    minutes: int
    place: int
    turn: int
    since: str
    metric: str
    percent: int
    whom: str
    staff: tuple[str, ...]
    names: tuple[str, ...]
    until: str


def escalation_rules(asking: Asking, kind: str | None = None, level: str | None = None) -> list[RuleRow]:
    """Every step, or those of a kind of case, or a level."""
    return [
        RuleRow(of, at, place, since, minutes, metric, percent, whom, every, times, _hours(first, last), bool(quiet), until)
        for of, at, place, since, minutes, metric, percent, whom, every, times, first, last, quiet, until in asking.rows(_RULES)
        if kind in (None, of) and level in (None, at)
    ]  # fmt: skip


def escalation_preview(asking: Asking, kind: str, level: str) -> list[PreviewRow]:
    """The chain of a case of a kind at a level, in the order of time. Raises Usage when there are no steps for it."""
    every = [row for row in asking.rows(_RULES) if row[0] == kind]
    chosen = [row for row in every if row[1] == level] or [row for row in every if row[1] == ANY]
    if not chosen:
        known = ", ".join(sorted({f"{row[0]} {row[1]}" for row in asking.rows(_RULES)}))
        raise Usage(N_("There are no steps for {kind} {level}."), hint=known, kind=kind, level=level)
    quiet = one(asking.reader, _QUIET) or (0, 0)
    shares = _Shares(asking, kind, level)
    whom = Whom(asking.reader, asking.now, asking.tz)
    names = {key: (no, name) for key, no, name in asking.rows(_STAFF)}
    zone = ZoneInfo(asking.tz)
    found = []
    for row in chosen:
        _, _, place, since, minutes, metric, percent, who, again, times, first, last, waits, until = row
        hours = hours_of(None if first is None else (first, last), (quiet[0], quiet[1]) if waits else None)
        told = [names[staff] for staff in whom.of(who, kind, "")]
        anchors = (
            shares.at(metric, percent)
            if since == "clock"
            else [("", asking.now + timedelta(minutes=minutes))]
        )
        for clock, anchor in anchors:
            for turn in range(times + 1):
                at = in_hours(anchor + timedelta(minutes=turn * again), hours, zone)
                found.append((at, PreviewRow(
                    asking.local(iso(at)), int((at - asking.now).total_seconds()) // 60, place, turn, since, clock, percent, who,
                    tuple(no for no, _ in told), tuple(name for _, name in told), until,
                )))  # fmt: skip
    return [row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1].place, pair[1].metric))]


class _Shares:
    """When shares of the clocks of a case would be over that is opened now."""

    def __init__(self, asking: Asking, kind: str, level: str) -> None:
        self._now = asking.now
        self._calendars = Calendars(asking.reader, asking.tz)
        self._policies = [
            row for row in asking.rows(_POLICIES, kind=kind, level=level) if row[0] not in LATER
        ]

    def at(self, metric: str, percent: int) -> list[tuple[str, datetime]]:
        """The clocks that are meant, each with its instant; one that never runs is left out."""
        found = []
        for name, minutes, calendar in self._policies:
            if metric in (ANY, name):
                try:
                    due = self._calendars.of(calendar).due(self._now, minutes * 60 * percent // 100)
                except NeverOpen:
                    continue
                found.append((name, due))
        return found


def _hours(first: int | None, last: int | None) -> str:
    if first is None or last is None:
        return ""
    return f"{first // 60:02d}:{first % 60:02d}-{last // 60:02d}:{last % 60:02d}"
