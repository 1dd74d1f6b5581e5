"""Which jobs are held by processes that are gone; reads only, and needs no SQLAlchemy."""

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import Reader

GIVEN_UP = timedelta(minutes=10)
"""After so long a process of another machine is taken for gone."""
_LOCKS = "SELECT family, machine, process, begun_at FROM job_lock ORDER BY family"


def gone(reader: Reader, now: datetime) -> list[str]:
    """Families of commands whose lock nobody has any more."""
    return [
        family for family, on, of, begun in reader.rows(_LOCKS) if is_gone(on, of, parse_instant(begun), now)
    ]


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
    if not pid.isdecimal():
        return True
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:  # somebody else's: it lives
        return False
    return process(int(pid)) != of
