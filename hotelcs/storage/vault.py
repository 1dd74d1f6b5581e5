"""The folder of backups: one run at a time, leftovers of killed runs swept, files made whole before they appear."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hotelcs.errors import InputOutput, Locked
from hotelcs.i18n import N_
from hotelcs.storage import failures
from hotelcs.storage.place import NO_LINK

LOCK = ".backup.lock"
WORK = ".work"


@contextmanager
def working(folder: Path) -> Iterator[Path]:
    """The work folder (0700) inside `folder`, for one run at a time. Raises Locked while another one runs.

    What a killed run left in it holds guests' data; since no other run can be alive, all of it is removed. What `folder`
    lies in is not made: it may be the place of a disk that is away.
    """
    with failures.told_of_files(folder):
        folder.mkdir(exist_ok=True, mode=0o700)
        lock = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | NO_LINK, 0o600)
        try:
            _lock(lock, folder)
            work = folder / WORK
            work.mkdir(exist_ok=True, mode=0o700)
            sweep(work)
            try:
                yield work
            finally:
                sweep(work)
        finally:
            os.close(lock)


def _lock(handle: int, folder: Path) -> None:
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Locked(
            N_("Another backup into {folder} is running. Try again in a moment."), folder=folder
        ) from None


def sweep(work: Path) -> int:
    """Remove every file in the work folder; how many there were."""
    leftovers = [path for path in work.iterdir() if path.is_file() or path.is_symlink()]
    for path in leftovers:
        path.unlink()
    return len(leftovers)


FULL = 50 * 1024 * 1024
"""Bytes below which a disk is as good as full: a day's work, a copy of the log, what deleting itself writes first."""


def free_on(folder: Path) -> int:
    """The free bytes of the disk that holds `folder`. Raises InputOutput where that cannot be asked."""
    with failures.told_of_files(folder):
        return shutil.disk_usage(folder).free


def refuse_small(folder: Path, wanted: int) -> None:
    """Refuse before anything is written when `wanted` bytes do not fit."""
    free = free_on(folder)
    if free < wanted:
        raise InputOutput(
            N_("{folder} has {free} MB free; {wanted} MB are needed. Nothing was written."),
            hint=N_("Free some space, then try again."),
            folder=folder,
            free=free // 1_000_000,
            wanted=wanted // 1_000_000 + 1,
        )


def make_private(path: Path) -> None:
    """Make an empty file that is its owner's alone; refuses one that is there, and links."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | NO_LINK, 0o600))


def settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk for good."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def appear(partial: Path, path: Path) -> None:
    """Give a finished file its name at once and for good. Never takes the place of another file."""
    settle(partial)
    try:
        os.link(partial, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, like that of a memory stick
        if path.exists():
            raise FileExistsError(path) from None
        partial.rename(path)
    partial.unlink(missing_ok=True)
    settle(path.parent)
