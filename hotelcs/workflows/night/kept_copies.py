"""The files of backups that audits made, looked up by name: how large they are, and their digest."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from hotelcs.errors import HotelcsError
from hotelcs.storage import manifest
from hotelcs.workflows.machine import backups
from hotelcs.workflows.machine.backing_up import folder_of
from hotelcs.workflows.machine.backup_age import database_of
from hotelcs.workflows.views import Asking

NOTHING = (0, "")


class Folders:
    """Where backups of the hotel lie; their manifests are asked, the files themselves are not read."""

    def __init__(self, asking: Asking) -> None:
        database = database_of(asking.reader)
        self._database = Path(database) if database else None

    def _folders(self) -> Iterator[Path]:
        """Beside the hotel first, where audits make them; the others are asked only for what is not there."""
        if self._database is not None:
            yield (beside := folder_of(self._database))
            yield from (folder for folder in self._elsewhere if folder != beside)

    @cached_property
    def _elsewhere(self) -> list[Path]:
        return backups.at_hand(self._database) if self._database is not None else []

    def size_and_digest(self, name: str) -> tuple[int, str]:
        """Bytes and SHA-256 of the backup called `name`; 0 and empty for one that is gone or has no sound manifest."""
        for folder in self._folders() if name else ():
            try:
                made = manifest.read(folder / name)
            except HotelcsError:
                continue
            if made is not None:
                return made.bytes, made.sha256
        return NOTHING
