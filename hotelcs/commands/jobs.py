"""The commands that cron runs: what names a run of each, and of which only one process runs at a time (handbook 05 §5.1)."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

from hotelcs.commands.outcome import Outcome, Run
from hotelcs.errors import HotelcsError, Locked
from hotelcs.i18n import N_
from hotelcs.workflows.machine.noted_jobs import Job, job_of

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

STEP = 0.1
"""Seconds between two looks whether another process has let go."""
NOTE_WAIT = 1.0
"""Seconds a note about a run waits at most for a desk that writes; then it is left out."""
UNNOTED = frozenset({2, 3, 5, 7})
"""Ends of which nothing can be noted: the command was wrong, or there is no hotel to write into."""


@contextmanager
def alone(job: Run, desk: "Desk") -> Iterator[None]:
    """Hold the lock of the command's family while its body works. Raises Locked when another run has it for too long."""
    family = job.command
    known = job_of(family)
    if known is None or not known.alone or job.settings.dry_run:
        yield
        return
    from hotelcs.workflows.machine import job_runs

    until = time.monotonic() + job.settings.lock_wait
    while not job_runs.take(desk.file, family, job.settings.clock(), desk.login):
        if time.monotonic() >= until:
            raise Locked(N_("Another run of {command} is under way."), hint=N_("`hotelcs show jobs` says since when."),
                         command=family)  # fmt: skip
        time.sleep(STEP)
    try:
        yield
    finally:
        with suppress(HotelcsError):  # the process ends, and its row is taken over
            job_runs.release(desk.file, family)


def note(job: Run, started: datetime, exit_: int, outcome: Outcome | None = None) -> None:
    """Note how a job ended. Whatever goes wrong here changes nothing for the job."""
    settings = job.settings
    known = job_of(job.command)
    if known is None or settings.dry_run or job.schema is None or exit_ in UNNOTED:
        return
    with suppress(Exception):
        from hotelcs.workflows.desk import open_desk
        from hotelcs.workflows.machine import job_runs

        data = outcome.data if outcome is not None and isinstance(outcome.data, dict) else {}
        desk = open_desk(settings.db, login=settings.login, clock=settings.clock, wait=NOTE_WAIT)
        try:
            job_runs.keep(desk.file, job_runs.Ended(
                job.command, _named(known, data), started, settings.clock(), exit_,
                outcome.changed if outcome else 0, desk.login,
            ))  # fmt: skip
        finally:
            desk.close()


def _named(known: Job, data: dict[str, Any]) -> str:
    """What names a run: "verified /mnt/disk/hotel.db", "2026-11-23"; nothing where nothing does."""
    name = str(data.get(known.key) or "") if known.key else ""
    return f"{known.mark} {name}" if name and known.mark and data.get(known.mark) is True else name
