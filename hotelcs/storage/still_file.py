"""A hotel on a disk that can only be read: looked at in a private copy, never written (reliability F10).

With its log SQLite cannot even read such a file, and without it the newest acts would be missing. So file and log are copied
into memory where there is some; the copy is gone at the end, and what a killed program left is swept by the next that
opens a hotel. A disk may be read only for us and written by others (a second mount), so a copy of which a file has
changed meanwhile is made again.
"""

import shutil
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hotelcs.errors import InputOutput, Locked, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import backup, driver, failures, looking, place, vault
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.reading import DriverReader
from hotelcs.storage.scratch import scratch

if TYPE_CHECKING:
    from sqlmodel import Session

READ_ONLY = N_("The disk of {path} can only be read now: you may look, nothing can be saved.")
MEND = N_("See why (dmesg), then: mount -o remount,rw {folder}")
LOGS = ("-wal", "-journal")
TRIES = 5
REST = 0.2
"""Seconds between two tries."""


class StillReader(DriverReader):
    """Reads the copy; notes of backups lie beside the file it is of."""

    def __init__(self, connection: object, beside: Path) -> None:
        super().__init__(connection)
        self.beside = beside

    @property
    def database(self) -> str:
        """The hotel's file, not the copy."""
        return str(self.beside)


class StillFile(HotelFile):
    """The hotel at `path`, to look at. `write` is refused with the reason; sessions of the door live in the copy alone."""

    still = True

    def __init__(
        self, path: Path, *, wait: float = 10.0
    ) -> None:  # what is asked of a file to work in is not asked
        place.refuse_name(str(path))
        self.path, self.wait = path, wait
        place.check_there(path)
        self._left = ExitStack()
        try:
            copy = self._left.enter_context(scratch(_room(path))) / path.name
            _copied(path, copy)
            self._begin(copy)
        except BaseException:
            self._left.close()
            raise

    def copy_to(self, path: Path) -> None:
        """Make a file of the hotel at `path`, for a backup on another disk."""
        vault.make_private(path)
        backup.copy_live(self.where, path, seconds=self.wait)

    @contextmanager
    def read(self) -> Iterator[DriverReader]:
        """A read unit of the copy."""
        with super().read() as reader:
            yield StillReader(reader.connection, self.path)

    @contextmanager
    def write(self, *, keep: bool = True) -> Iterator["Session"]:
        """Refused: raises InputOutput."""
        if self.still:
            raise InputOutput(READ_ONLY, hint=MEND, path=self.path, folder=self.path.parent)
        with super().write(keep=keep) as session:
            yield session

    def at_the_door(self) -> AbstractContextManager["Session"]:
        """Who comes in is written into the copy: the secret is compared as ever, and the session ends with the program."""
        return super().write()

    def close(self) -> None:
        """End every connection, and remove the copy."""
        super().close()
        self._left.close()


def _room(path: Path) -> Path:
    """A private folder with space for a copy, in memory first. Raises NotReady where there is none."""
    wanted = sum(one.stat().st_size for one in _files(path)) * 2
    for room in looking.rooms():
        try:
            if shutil.disk_usage(room.parent).free < wanted:
                continue
            room.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            continue
        if looking.is_ours(room):
            return room
    raise NotReady(N_("{path} can only be read, and there is no place for a copy to look at."), path=path)


def _files(path: Path) -> list[Path]:
    """The file, and what lies in its log."""
    logs = [path.with_name(path.name + end) for end in LOGS]
    return [path, *(log for log in logs if log.exists())]


def _copied(path: Path, copy: Path) -> None:
    """Copy the file and its log, private from the first byte, and take the log in.

    Raises Locked where they go on changing meanwhile.
    """
    with failures.told_of_files(path):
        for number in range(TRIES):
            if number:
                time.sleep(REST)
            if _copied_whole(path, copy):
                break
        else:
            raise Locked(driver.LOCKED)
    with failures.told(path):
        connection = driver.connect(str(copy))
        try:
            driver.use_journal(connection)
        finally:
            connection.close()


def _copied_whole(path: Path, copy: Path) -> bool:
    """Copy each file; whether none has changed, come or gone since the first was looked at."""
    for left in (copy, *(copy.with_name(copy.name + end) for end in LOGS)):
        left.unlink(missing_ok=True)
    try:
        before = _state(path)
        for file in before:
            made = copy.with_name(copy.name + file.name.removeprefix(path.name))
            vault.make_private(made)
            shutil.copyfile(file, made)
        return _state(path) == before
    except FileNotFoundError:
        if not path.exists():
            raise
        return False  # a log that is gone was written back


def _state(path: Path) -> dict[Path, tuple[int, int, int]]:
    """Which file each one is, its size, and when it was changed."""
    found = {file: file.stat() for file in _files(path)}
    return {file: (one.st_ino, one.st_size, one.st_mtime_ns) for file, one in found.items()}
