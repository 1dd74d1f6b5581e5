"""The backups there are, with the state of each (handbook 02 SM-22)."""

from dataclasses import dataclass
from pathlib import Path

from hotelcs.errors import HotelcsError
from hotelcs.storage import manifest
from hotelcs.storage.manifest import Manifest
from hotelcs.workflows.machine import backups as known
from hotelcs.workflows.machine.backup_age import database_of
from hotelcs.workflows.views import Asking

MOST = 200


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A backup. `at` and `verified_at` are the hotel's own time.

    `state`: written, verified (the rules of the hotel hold in it), unsound (they do not), damaged (its manifest or its size
    is not as it was).
    """

    file: str
    tag: str
    at: str
    bytes: int
    state: str
    verified_at: str
    sealed: bool
    pinned: bool
    folder: str


def backups(asking: Asking, limit: int | str = 100) -> tuple[BackupRow, ...]:
    """Backups of this hotel, newest first; what cannot be read is among them."""
    database = database_of(asking.reader)
    found: list[BackupRow] = []
    for folder in known.at_hand(Path(database)) if database else ():
        for path in manifest.files_in(folder):
            try:
                made = manifest.read(path)
            except HotelcsError:
                made, damaged = None, True
            else:
                damaged = False
            if made is not None and made.uid == asking.uid:
                found.append(_row(asking, path, made))
            elif damaged:
                found.append(
                    BackupRow(
                        path.name, "", "", path.stat().st_size, "damaged", "", False, False, str(folder)
                    )
                )
    found.sort(key=lambda row: (row.at, row.file), reverse=True)
    return tuple(found[: max(0, min(int(limit), MOST))])


def _row(asking: Asking, path: Path, made: Manifest) -> BackupRow:
    state = "verified" if made.verified else "unsound" if made.problems else "written"
    if path.stat().st_size != made.bytes or made.file != path.name:
        state = "damaged"
    return BackupRow(
        path.name,
        made.tag,
        asking.local(made.started_at),
        path.stat().st_size,
        state,
        asking.local(made.ended_at) if made.examined else "",
        bool(made.recipients),
        made.pinned,
        str(path.parent),
    )
