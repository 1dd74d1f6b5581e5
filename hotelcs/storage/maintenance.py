"""A hotel that is being restored: no desk writes meanwhile, and a restore that was killed can be finished or taken back.

A file beside the database says that a restore is under way, and how far it has come; whoever runs it holds its lock.
Every write looks whether it is there after it has begun, so that a desk is either in the saved state or refused. Left
by a killed run, it stops nobody before the copying began: the hotel is as it was. From then on the hotel is the old or
the new one, never a mixture, but nothing is entered in its ledger yet, so desks wait for `restore --resume` or
`restore --rollback`.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from hotelcs.errors import InputOutput, Locked, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import driver, failures
from hotelcs.storage.place import NO_LINK

SIZE = 1 << 16
"""The file is written in one piece of this size: it is never half a step."""
BEGUN, SAVED, COPYING, COPIED = "begun", "saved", "copying", "copied"
UNTOUCHED = frozenset({BEGUN, SAVED})
_MINE: dict[str, int] = {}
"""Databases that this process restores: it writes to them itself."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the restore of `backup` has come; `saved` is the state before. `note` is what goes into the ledger."""

    step: str = BEGUN
    backup: str = ""
    sha256: str = ""
    saved: str = ""
    note: dict[str, Any] | None = None


class Gate:
    """The closed door of one restore."""

    def __init__(self, handle: int, path: Path, progress: Progress) -> None:
        self._handle, self._path = handle, path
        self.progress = progress

    def step(self, step: str, **changes: Any) -> None:
        """Say how far it has come; it is on the disk when this returns."""
        self.progress = replace(self.progress, step=step, **changes)
        _write(self._handle, self.progress)

    def open(self) -> None:
        """The work is done: desks may write."""
        self._path.unlink(missing_ok=True)


def place_of(database: Path) -> Path:
    """Where the file lies that says so."""
    return database.with_name(database.name + ".restoring")


def read(database: Path) -> Progress | None:
    """How far a restore has come; None when there is none. One that cannot be read counts as copying."""
    try:
        data = place_of(database).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return Progress(COPYING)
    return _parse(data)


def _parse(data: bytes) -> Progress:
    if not data:
        return Progress()  # made, and nothing was done yet
    try:
        found = json.loads(data.decode("utf-8"))
        known = {field.name for field in fields(Progress)}
        return Progress(**{name: value for name, value in found.items() if name in known})
    except (ValueError, TypeError, AttributeError):
        return Progress(COPYING)


def _write(handle: int, progress: Progress) -> None:
    os.pwrite(handle, json.dumps(asdict(progress)).encode().ljust(SIZE), 0)
    os.fsync(handle)


def refuse(database: Path) -> None:
    """Refuse to write while a restore is under way, or since one was killed in its middle. Raises Locked, NotReady."""
    path = place_of(database)
    if not os.path.lexists(path) or _MINE.get(str(path)) == os.getpid():
        return
    if _is_held(path):
        raise Locked(
            N_("A backup is being brought back into this hotel; nothing was written. Try again in a moment.")
        )
    progress = read(database)
    if progress is not None and progress.step not in UNTOUCHED:
        raise NotReady(
            N_("A backup was being brought back and the work was cut off; nothing was written."),
            hint=N_("Run: hotelcs restore --resume, or hotelcs restore --rollback"),
        )


def _is_held(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY | NO_LINK)
    except OSError:
        return False
    try:
        return not _lock(handle, shared=True)
    finally:
        os.close(handle)


def _lock(handle: int, *, shared: bool = False) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def closed(database: Path, *, seconds: float, anew: bool = True) -> Iterator[Gate]:
    """Close the hotel for everybody else's writes; waits for the desk that writes now, at most `seconds`.

    With `anew` it begins a restore, and refuses when another was cut off in its middle; without, it takes that one up.
    The file stays when the block ends by an error after the copying began. Raises Locked, NotReady.
    """
    path = place_of(database)
    handle = _taken(path)
    try:
        left = _parse(os.pread(handle, SIZE, 0))
        if anew and left.step not in UNTOUCHED:
            raise NotReady(
                N_("A backup was being brought back and the work was cut off; nothing was written."),
                hint=N_("Run: hotelcs restore --resume, or hotelcs restore --rollback"),
            )
        gate = Gate(handle, path, Progress() if anew else left)
        _MINE[str(path)] = os.getpid()
        try:
            if anew:
                gate.step(BEGUN)
            _wait_for_writer(database, seconds)
            yield gate
        except BaseException:
            if gate.progress.step in UNTOUCHED:
                gate.open()
            raise
        finally:
            _MINE.pop(str(path), None)
    finally:
        os.close(handle)


def _taken(path: Path) -> int:
    """The handle of the file, locked. A run that just ended may have removed it meanwhile: then it is made again."""
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o600)
        except OSError as error:
            raise failures.failure_of_file(error, path) from error
        if not _lock(handle):
            os.close(handle)
            raise Locked(N_("Another restore is running. Try again in a moment."))
        with suppress(OSError):
            if os.fstat(handle).st_ino == path.stat().st_ino:
                return handle
        os.close(handle)
        time.sleep(0.001)


def _wait_for_writer(database: Path, seconds: float) -> None:
    """Take the writer's turn once and give it back: who writes after this has seen the closed door."""
    if not database.exists():
        raise InputOutput(N_("{path} is not there any more."), path=database)
    with failures.told(database):
        connection = driver.connect(str(database), wait=seconds)
        try:
            connection.insist("BEGIN IMMEDIATE")
            connection.rollback()
        finally:
            connection.close()
