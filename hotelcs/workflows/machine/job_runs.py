"""What the machine notes about its own jobs: how a command ended, and which process runs one now.

Neither is an act of the hotel: nobody decided it, and nothing of the hotel hangs on it. A crashed process leaves its row;
it is taken over at once where its process is gone, and after ten minutes where that cannot be known.
"""

import os
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from hotelcs.models.jobs import JobLock, JobRun
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.workflows.machine.holders import is_gone, machine, process

LONGEST_KEY = 200


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: what it was about (a date, a file), from when to when, its exit code, how much it changed."""

    command: str
    key: str
    started_at: datetime
    ended_at: datetime
    exit: int
    changed: int
    login: str


def keep(file: HotelFile, ended: Ended) -> None:
    """Write it down; what ended like the run before and changed nothing is counted there."""
    with file.write() as session:
        query = (
            select(JobRun)
            .where(JobRun.command == ended.command)
            .order_by(col(JobRun.ended_at).desc(), col(JobRun.id).desc())
        )
        last = session.exec(query.limit(1)).first()
        key, started = ended.key[:LONGEST_KEY], min(ended.started_at, ended.ended_at)
        alike = last is not None and (last.key, last.exit, last.login) == (key, ended.exit, ended.login)
        if (
            last is not None
            and alike
            and not ended.changed
            and not last.changed
            and last.started_at <= ended.ended_at
        ):
            last.ended_at, last.runs = max(last.ended_at, ended.ended_at), last.runs + 1
            return
        session.add(JobRun(command=ended.command, key=key, started_at=started, ended_at=ended.ended_at, exit=ended.exit,
                           changed=ended.changed, login=ended.login))  # fmt: skip


def take(file: HotelFile, family: str, now: datetime, login: str) -> bool:
    """Take the lock of a family of commands; false while another process has it."""
    with file.write() as session:
        row = session.get(JobLock, family)
        if row is not None and not is_gone(row.machine, row.process, row.begun_at, now):
            return False
        if row is None:
            row = JobLock(family=family, machine="", process="", begun_at=now)
        row.machine, row.process, row.begun_at, row.login = machine(), process(os.getpid()), now, login
        session.add(row)
        return True


def release(file: HotelFile, family: str) -> None:
    """Let it go, if this process has it."""
    with file.write() as session:
        row = session.get(JobLock, family)
        if row is not None and (row.machine, row.process) == (machine(), process(os.getpid())):
            session.delete(row)


def sweep(file: HotelFile, now: datetime) -> list[str]:
    """Let go what processes hold that are gone; which families."""
    with file.write() as session:
        gone = [
            row
            for row in session.exec(select(JobLock))
            if is_gone(row.machine, row.process, row.begun_at, now)
        ]
        for row in gone:
            session.delete(row)
        return [row.family for row in gone]
