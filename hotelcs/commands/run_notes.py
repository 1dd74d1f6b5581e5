"""What the log is told of a command that ended: a change, a job, a failure. A list that somebody looked at is no event."""

from datetime import datetime
from typing import Any

from hotelcs import program_log
from hotelcs.commands.context import Settings
from hotelcs.commands.outcome import Outcome, Run
from hotelcs.workflows.machine.noted_jobs import job_of

UNTOLD = frozenset({1, 2})
"""Ends that are no event of the hotel: a bug has its own line, a wrong word was typed."""


def note(job: Run, started: datetime, exit_: int, outcome: Outcome | None = None) -> None:
    """A line about how `job` ended, where it is worth one."""
    changed = outcome.changed if outcome is not None else 0
    if exit_ in UNTOLD or not (exit_ or changed or job_of(job.command)):
        return
    ended = job.settings.clock()
    facts: dict[str, Any] = {"exit": exit_, "changed": changed, "ms": _ms(started, ended)}
    if job.refused:
        facts["code"] = job.refused
    level: program_log.Level = "warning" if exit_ else "info"
    program_log.note("run", level, ended, path=job.settings.log, command=known(job.command), **facts)


def of_screens(settings: Settings, started: datetime, exit_: int) -> int:
    """A line about how a terminal was left; the same exit code."""
    ended = settings.clock()
    program_log.note("run", "warning" if exit_ else "info", ended, path=settings.log, command="screens", exit=exit_,
                     ms=_ms(started, ended))  # fmt: skip
    return exit_


def _ms(started: datetime, ended: datetime) -> int:
    return int((ended - started).total_seconds() * 1000)


def known(command: str) -> str:
    """The command when there is one of this name: what was typed is not told on."""
    from hotelcs.commands.table import COMMANDS

    names = {row.name for row in COMMANDS}
    return command if command.partition(" ")[0] in names else ""
