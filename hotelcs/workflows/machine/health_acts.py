"""What the checks showed, written down so that somebody is told: open, acknowledged, resolved by itself (handbook SM-22)."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.jobs import JobSchedule
from hotelcs.models.machine import HealthEvent
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.clocks.running import Case
from hotelcs.workflows.escalation import chains
from hotelcs.workflows.fields import Ref, Refs
from hotelcs.workflows.machine.noted_jobs import NAMES, job_of
from hotelcs.workflows.stale import Was, refuse_moved

KIND = "health"
"""The kind of case that a check is which is not well."""
PASSES = 2
"""So often in a row a check passes before what it showed is over."""


@dataclass(frozen=True, slots=True)
class HealthNoted:
    """Names of checks: newly not well, worse or better than before, over; and how many are not well now."""

    opened: tuple[str, ...]
    changed: tuple[str, ...]
    resolved: tuple[str, ...]
    standing: int


class NoteHealth(Act):
    """Write down how every check ended, by its name; `hotelcs health` does."""

    bad: Refs = ()
    warn: Refs = ()
    ok: Refs = ()

    def perform(self, work: Work) -> HealthNoted:
        """One event of a check stands at a time (uq_health_event_standing)."""
        query = select(HealthEvent).where(HealthEvent.state != "resolved")
        standing = {row.name: row for row in work.session.exec(query)}
        opened, changed, resolved = [], [], []
        for severity, names in (("bad", self.bad), ("warn", self.warn)):
            for name in dict.fromkeys(names):
                row = standing.get(name)
                if row is None:
                    row = work.add(
                        HealthEvent(name=name, severity=severity, opened_at=work.now, seen_at=work.now)
                    )
                    chains.begin(work, case_of(row), severity)
                    standing[name] = row
                    opened.append(name)
                elif self._again(work, row, severity):
                    changed.append(name)
        for name in self.ok:
            if name in standing and self._passed(work, standing[name]):
                resolved.append(name)
                del standing[name]
        return HealthNoted(tuple(opened), tuple(changed), tuple(resolved), len(standing))

    @staticmethod
    def _again(work: Work, row: HealthEvent, severity: str) -> bool:
        """It is still not well; whether it is of another severity now. What grew worse is told anew."""
        row.seen_at, row.passes = work.now, 0
        work.changed += 1
        if row.severity == severity:
            return False
        row.severity = severity
        if severity == "bad":
            row.state, row.acked_at, row.acked_by = "open", None, None
            chains.begin(work, case_of(row), severity)
        return True

    @staticmethod
    def _passed(work: Work, row: HealthEvent) -> bool:
        """It was well this time; whether that was often enough."""
        row.passes += 1
        work.changed += 1
        if row.passes < PASSES:
            return False
        row.state, row.resolved_at = "resolved", work.now
        chains.end(work, case_of(row))
        return True


@dataclass(frozen=True, slots=True)
class HealthAcked:
    """The check, and how bad it is."""

    check: str
    severity: str


class AckHealth(Act):
    """Say that one looks after a check that is not well; nobody else is told meanwhile."""

    check: Ref

    def perform(self, work: Work) -> HealthAcked:
        """Once."""
        query = select(HealthEvent).where(HealthEvent.name == self.check, HealthEvent.state != "resolved")
        row = work.session.exec(query).first()
        if row is None:
            raise lookup.unknown(
                "HEALTH_WELL", N_("Nothing stands against {reference}."), "check", self.check
            )
        if row.state == "acked":
            raise Refusal("HEALTH_ACKED", N_("{login} looks after {check} already."), field="check", next=("show health",),
                          login=row.acked_by, check=row.name)  # fmt: skip
        row.state, row.acked_at, row.acked_by = "acked", work.now, work.actor.login
        work.changed += 1
        chains.acknowledged(work, case_of(row))
        return HealthAcked(row.name, row.severity)


@dataclass(frozen=True, slots=True)
class JobExpected:
    """The command, and within how many minutes it is to end well again; 0 asks for nothing."""

    command: str
    minutes: int


class ExpectJob(Act):
    """Say how often a job is to run: it is missed when it did not end well for so many minutes; 0 asks for nothing."""

    command: Annotated[
        str,
        Field(
            pattern="^[a-z]+([ -][a-z]+){0,4}$", max_length=60, description="a command as it is typed: backup"
        ),
    ]
    minutes: Annotated[int, Field(ge=0, le=100_000)]
    was: Was | None = None

    def perform(self, work: Work) -> JobExpected:
        """Counted from now on. Refused for a command whose runs are not noted: it would be missed for ever."""
        row = work.session.get(JobSchedule, self.command)
        if job_of(self.command) is None and (row is None or self.minutes):
            raise Refusal("JOB_UNKNOWN", N_("Runs of {command} are not noted; jobs are: {jobs}."), field="command",
                          next=("show jobs",), command=self.command, jobs=", ".join(NAMES))  # fmt: skip
        if row is None:
            row = JobSchedule(command=self.command, minutes=0, since=work.now)
        refuse_moved(work, self.command, self.was, [("minutes", self.minutes, row.minutes)])
        row.minutes, row.since = self.minutes, work.now
        work.add(row)
        return JobExpected(row.command, row.minutes)


def case_of(row: HealthEvent) -> Case:
    """An event as a case that is escalated; the check may fail again another day."""
    return Case(KIND, f"{row.name}/{row.id}")
