"""What the machine notes about its own jobs: how a command ended, and which process runs one now.

Neither is an act of the hotel: nobody decided it, and nothing of the hotel hangs on it. A crashed process leaves its row;
it is taken over at once where its process is gone, and after ten minutes where that cannot be known.
"""

import os
import socket
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlmodel import col, select

from hotelcs.models.jobs import JobLock, JobRun
from hotelcs.storage.hotel_file import HotelFile

GIVEN_UP = timedelta(minutes=10)
"""After so long a process of another machine is taken for gone."""
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


def machine() -> str:
    """This machine, by its name."""
    return socket.gethostname()


def process(pid: int) -> str:
    """A process by its number and when it began, where the system tells that: numbers are given again."""
    try:
        began = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return str(pid)
    return f"{pid} {began}"


def is_gone(on: str, of: str, begun_at: datetime, now: datetime) -> bool:
    """Whether a process that took a lock is there no more; of another machine after ten minutes."""
    if on != machine():
        return now - begun_at >= GIVEN_UP
    pid = of.partition(" ")[0]
    if not pid.isdigit():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's: it lives
        return False
    return process(int(pid)) != of
