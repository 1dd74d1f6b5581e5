"""Private folders for data in clear: gone at the end of the work, and swept by the next run when it was killed.

Whoever works in one holds a lock on it, so that a folder without one belongs to nobody any more.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotelcs.storage import failures

NAME = ".hotelcs-scratch"


@contextmanager
def scratch(beside: Path) -> Iterator[Path]:
    """A folder (0700) of this run inside `beside`, which is made when it is not there."""
    with failures.told_of_files(beside):
        home = beside / NAME
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        sweep(beside)
        folder, lock = _taken(home)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _taken(home: Path) -> tuple[Path, int]:
    """A new folder, and the handle that holds its lock; a sweeper may have been faster, so it is looked at again."""
    while True:
        folder = Path(tempfile.mkdtemp(dir=home))
        lock = os.open(folder, os.O_RDONLY)
        _hold(lock, wait=True)
        if folder.is_dir():
            return folder, lock
        os.close(lock)


def _hold(handle: int, *, wait: bool) -> bool:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def sweep(beside: Path) -> int:
    """Remove what killed runs left inside `beside`; how many folders there were."""
    swept = 0
    for folder in (beside / NAME).glob("*"):
        try:
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            continue
        try:
            if _hold(lock, wait=False):
                shutil.rmtree(folder, ignore_errors=True)
                swept += 1
        finally:
            os.close(lock)
    return swept
