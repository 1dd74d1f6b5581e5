"""The files of backups that audits made, looked up by name: how large they are, and their digest."""

from pathlib import Path

from hotelcs.errors import HotelcsError
from hotelcs.storage import manifest
from hotelcs.workflows.machine import backups
from hotelcs.workflows.machine.backup_age import database_of
from hotelcs.workflows.views import Asking

NOTHING = (0, "")


class Folders:
    """Where backups of the hotel lie; their manifests are asked, the files themselves are not read."""

    def __init__(self, asking: Asking) -> None:
        database = database_of(asking.reader)
        self._folders = backups.folders(Path(database)) if database else []

    def size_and_digest(self, name: str) -> tuple[int, str]:
        """Bytes and SHA-256 of the backup called `name`; 0 and empty for one that is gone or has no sound manifest."""
        for folder in self._folders if name else ():
            try:
                made = manifest.read(folder / name)
            except HotelcsError:
                continue
            if made is not None:
                return made.bytes, made.sha256
        return NOTHING
