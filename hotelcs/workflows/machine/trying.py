"""The restore drill: the newest backup is brought back into a scratch file, and the result is remembered.

A backup that was never brought back is a hope. The file of the hotel is not touched.
"""

from pathlib import Path

from hotelcs.clock import iso
from hotelcs.errors import HotelcsError, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import backup_notes, manifest
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.opened import Identities, opened
from hotelcs.storage.scratch import scratch
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine import backups, checking
from hotelcs.workflows.machine.checking import Checked


def newest(desk: Desk, folder: Path | None = None) -> tuple[Path, Manifest]:
    """The newest backup, or the newest in `folder`. Raises NotReady when there is none."""
    found = (
        [pair for pair in manifest.listed(folder) if pair[1].uid == desk.uid]
        if folder is not None
        else backups.listed(desk.file.path, desk.uid)
    )
    if not found:
        raise NotReady(N_("There is no backup of this hotel yet."), hint=N_("Run: hotelcs backup --verify"))
    return found[-1]


def tried(
    desk: Desk, identities: Identities | None, folder: Path | None = None
) -> tuple[Checked, Path, Manifest]:
    """Bring the newest backup back into a scratch file. Raises as `opened`."""
    path, made = newest(desk, folder)
    beside = desk.file.path.parent
    with opened(path, identities, beside) as found, scratch(beside) as inside:
        return checking.brought_back(found, inside), path, made


def drill(desk: Desk, identities: Identities | None, folder: Path | None = None) -> tuple[Checked, Path]:
    """The same, remembered beside the database and in the ledger, however it ended."""
    now = iso(desk.clock())
    try:
        checked, path, made = tried(desk, identities, folder)
    except HotelcsError as error:
        backup_notes.note(desk.file.path, drill_at=now, drill_why=error.code)
        raise
    if checked.exit:
        backup_notes.note(desk.file.path, drill_at=now, drill_why=checked.words)
    else:
        backup_notes.note(desk.file.path, drill_at=now, drill_why="", proved_at=now, proved=str(path))
    told = {
        "backup": path.name,
        "sha256": made.sha256,
        "entry": made.entry,
        "problems": int(bool(checked.exit)),
    }
    desk.do("note-restore-drill", told)
    return checked, path
