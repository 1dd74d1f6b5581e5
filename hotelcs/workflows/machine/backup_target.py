"""Where a backup goes, looked at before anything is written: a disk that is away must not be taken for an empty folder.

Where a stick or a share is not mounted, its folder is one of the hotel's own disk. A backup there would look well and be lost
with the hotel (reliability F28), so a folder that had backups of the hotel and has none now is refused.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from hotelcs.errors import InputOutput
from hotelcs.i18n import N_
from hotelcs.storage import backup_notes, manifest
from hotelcs.workflows.machine.backing_up import folder_of

PATIENCE = 20.0
"""Seconds within which a disk has to say what is in a folder; a share whose server is gone never does."""
SILENT_FOR = 120.0
"""Seconds for which a disk that did not answer is not asked again by the same program."""
_SILENT: dict[Path, float] = {}
"""The folders that did not answer, and when."""
_LOOK = "import os, sys; os.path.isdir(sys.argv[1]) and os.listdir(sys.argv[1])"


def refuse_away(database: Path, uid: str, folder: Path, *, new: bool, patience: float = PATIENCE) -> None:
    """Raise InputOutput where `folder` cannot be the one that is meant; `new` says that it is another disk on purpose."""
    if folder == folder_of(database):
        return
    if not (
        answers(folder.parent, patience) and answers(folder, patience)
    ):  # either may be where the share is
        raise InputOutput(
            N_("{folder} does not answer within {seconds} seconds; nothing was written."),
            hint=N_("See that its disk or share is there: mount"),
            folder=folder,
            seconds=int(patience),
        )
    if not folder.parent.is_dir():
        raise InputOutput(
            N_("{parent} is not there, so its disk may be away; nothing was written."),
            hint=N_("Mount the disk, or make the folder: mkdir -p {parent}"),
            parent=folder.parent,
        )
    known = str(folder) in backup_notes.read(database).folders
    if known and not new and not _has_backup(folder, uid):
        raise InputOutput(
            N_("{folder} had backups of this hotel and has none now: its disk is away; nothing was written."),
            hint=N_(
                "Mount it. If this is another disk on purpose: hotelcs backup --verify --out {folder} --new-disk"
            ),
            folder=folder,
        )


def at_hand(folders: Sequence[Path], *, patience: float = PATIENCE) -> list[Path]:
    """Those of `folders` that are there and answer, in their order; all are asked at once. The others are away."""
    if not folders:
        return []
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(len(folders)) as asking:
        told = list(asking.map(lambda folder: _answers(folder, patience), folders))
    return [folder for folder, answered in zip(folders, told, strict=True) if answered and folder.is_dir()]


def _answers(folder: Path, patience: float) -> bool:
    if time.monotonic() - _SILENT.get(folder, -SILENT_FOR) < SILENT_FOR:
        return False
    if answered := answers(folder, patience):
        _SILENT.pop(folder, None)
    else:
        _SILENT[folder] = time.monotonic()
    return answered


def on_the_same_disk(database: Path, folder: Path) -> bool:
    """Whether one broken disk takes both the hotel and the backups in `folder`."""
    try:
        return database.parent.stat().st_dev == folder.stat().st_dev
    except OSError:
        return False


def answers(folder: Path, patience: float) -> bool:
    """Whether the disk under `folder` says in time what is in it: asked by a process that may hang in our place."""
    words = [sys.executable, "-I", "-S", "-c", _LOOK, str(folder)]
    nowhere = subprocess.DEVNULL
    try:
        asking = subprocess.Popen(words, stdin=nowhere, stdout=nowhere, stderr=nowhere)  # noqa: S603 - our own interpreter
    except OSError:
        return True  # no process can be started: then whoever writes finds out
    try:
        asking.wait(patience)
    except subprocess.TimeoutExpired:
        asking.kill()
        with suppress(subprocess.TimeoutExpired):  # what waits for a dead share cannot even be killed
            asking.wait(1.0)
        return False
    return True


def _has_backup(folder: Path, uid: str) -> bool:
    return folder.is_dir() and any(made.uid == uid for _, made in manifest.listed(folder))
