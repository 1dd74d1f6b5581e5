"""Jobs: when each ended well, within what time it is to end well again, which were missed (handbook SC25)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader
from hotelcs.workflows.views import Asking

_WELL = "(SELECT max(r.ended_at) FROM job_run r WHERE r.command = n.command AND r.exit = 0)"
_AUDITED = "(SELECT max(a.done_at) FROM audit_run a)"
"""An audit that a person ran on screen 31 is no run of the job, and the job was not missed."""
_JOBS = (
    "SELECT n.command, coalesce(s.minutes, 0), s.since, "
    f"CASE WHEN n.command = 'night-audit' AND {_AUDITED} > coalesce({_WELL}, '') THEN {_AUDITED} ELSE {_WELL} END, "
    "(SELECT r.ended_at FROM job_run r WHERE r.command = n.command ORDER BY r.ended_at DESC, r.id DESC LIMIT 1), "
    "(SELECT r.exit FROM job_run r WHERE r.command = n.command ORDER BY r.ended_at DESC, r.id DESC LIMIT 1), "
    "(SELECT l.begun_at FROM job_lock l WHERE l.family = n.command) "
    "FROM (SELECT command FROM job_schedule UNION SELECT DISTINCT command FROM job_run) n "
    "LEFT JOIN job_schedule s ON s.command = n.command ORDER BY n.command"
)
_RUNS = (
    "SELECT command, key, started_at, ended_at, exit, changed, runs, login FROM job_run "
    "WHERE :command = '' OR command = :command ORDER BY ended_at DESC, id DESC LIMIT :most"
)
MOST = 1000


@dataclass(frozen=True, slots=True)
class Job:
    """A job as it stands: minutes asked for (0: none), when it last ended well, how it ended last, whether it was missed."""

    command: str
    minutes: int
    good_at: datetime | None
    ended_at: datetime | None
    exit: int | None
    running_since: datetime | None
    missed: bool


@dataclass(frozen=True, slots=True)
class JobRow:
    """The same for people, with moments of the hotel's clock."""

    command: str
    minutes: int
    good: str
    ended: str
    exit: int | None
    running: str
    missed: bool


@dataclass(frozen=True, slots=True)
class JobRunRow:
    """How a job ended; several that changed nothing and ended alike are one, counted in `times`."""

    command: str
    key: str
    started: str
    ended: str
    exit: int
    changed: int
    times: int
    login: str


def standing(reader: Reader, now: datetime) -> list[Job]:
    """Every job that is asked for or ever ran."""
    return [_job(row, now) for row in reader.rows(_JOBS)]


def _job(row: tuple[Any, ...], now: datetime) -> Job:
    command, minutes, since, good, ended, code, begun = row
    counted = max(text for text in (good, since, "") if text is not None)
    missed = bool(minutes and counted and now - parse_instant(counted) > timedelta(minutes=minutes))
    return Job(command, minutes, _at(good), _at(ended), code, _at(begun), missed)


def _at(text: str | None) -> datetime | None:
    return parse_instant(text) if text else None


def jobs(asking: Asking) -> list[JobRow]:
    """Every job, those missed first."""
    found = sorted(
        standing(asking.reader, asking.now), key=lambda job: (not job.missed, not job.minutes, job.command)
    )
    return [
        JobRow(job.command, job.minutes, _local(asking, job.good_at), _local(asking, job.ended_at), job.exit,
               _local(asking, job.running_since), job.missed)
        for job in found
    ]  # fmt: skip


def _local(asking: Asking, instant: datetime | None) -> str:
    return asking.local(instant.isoformat()) if instant else ""


def job_runs(asking: Asking, command: str = "", limit: int | str = 100) -> list[JobRunRow]:
    """How jobs ended, the newest first."""
    rows = asking.rows(_RUNS, command=command or "", most=max(1, min(int(limit), MOST)))
    return [
        JobRunRow(name, key, asking.local(started), asking.local(ended), code, changed, times, login)
        for name, key, started, ended, code, changed, times, login in rows
    ]
