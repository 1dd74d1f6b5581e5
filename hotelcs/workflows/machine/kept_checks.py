"""The hotel's backups looked at where they lie: each is what was written, and what can be opened is looked into."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hotelcs.errors import Corrupt, HotelcsError
from hotelcs.i18n import N_, tr
from hotelcs.storage import content, manifest, restore, sealing
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.opened import Identities, opened
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine import backups, checking
from hotelcs.workflows.machine.checking import BROKEN, CORRUPT, Checked

NAME = "backup"


@dataclass(frozen=True, slots=True)
class Depth:
    """How far it is looked into what can be opened, and whether at every backup or at the newest alone."""

    chain: bool
    invariants: bool
    every: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A backup that was looked at, and whether it was opened; `file` is empty for words about what was not looked at."""

    file: str
    checked: Checked
    opened: bool = False


def seen(desk: Desk, identities: Identities | None, depth: Depth) -> Iterator[Seen]:
    """Look at the newest backup, or at all of them, newest first. A folder that is away is told, and is no failure.

    The newest is one of this hotel whose manifest can be read; the others are damaged where all were asked for or there is
    no good one, else told in words.

    Without `identities` a sealed one is compared with the checksum of its manifest and stays closed.
    """
    keys = cache(identities) if identities is not None else None  # standard input is read once
    there = backups.at_hand(desk.file.path)
    away = [folder for folder in backups.folders(desk.file.path) if folder not in there]
    good, broken = _there(desk, there)
    if not good and not broken:
        yield Seen("", Checked(NAME, tr(N_("There is no backup to look at."))))
    for path, made in good if depth.every else good[:1]:
        yield _seen(desk, path, made, keys, depth)
    as_words = bool(good) and not depth.every
    for path in broken:
        if as_words:
            words = tr(N_("The manifest of {path} cannot be read: whose it is, is not known."), path=path)
            yield Seen("", Checked(NAME, words))
        else:
            yield _seen(desk, path, None, keys, depth)
    for folder in away if depth.every and (good or broken) else ():
        yield Seen(
            "", Checked(NAME, tr(N_("{folder} is not there: its backups were not looked at."), folder=folder))
        )


def _there(desk: Desk, there: list[Path]) -> tuple[list[tuple[Path, Manifest]], list[Path]]:
    """Every backup of this hotel, newest first, and the files whose manifest cannot be read."""
    good: list[tuple[Path, Manifest]] = []
    broken: list[Path] = []
    for folder in there:
        for path in manifest.files_in(folder):
            try:
                made = manifest.read(path)
            except Corrupt:
                broken.append(path)
                continue
            if made is not None and made.uid == desk.uid:
                good.append((path, made))
    return sorted(good, key=lambda pair: (pair[1].started_at, pair[1].entry), reverse=True), broken


def _seen(desk: Desk, path: Path, made: Manifest | None, keys: Identities | None, depth: Depth) -> Seen:
    slots = {"file": path.name}
    closed = sealing.is_sealed(path) and keys is None
    try:
        if made is None:
            manifest.read(path)
            raise Corrupt(restore.DIFFERS, path=path)
        if closed:
            if made.file != path.name or content.sha256_of(path) != made.sha256:
                raise Corrupt(restore.DIFFERS, path=path)
            words = tr(N_("{file} is what was written; it is sealed and was not opened."), **slots)
            return Seen(str(path), Checked(NAME, words))
        with opened(path, keys, desk.file.path.parent) as found:
            checks = checking.backup_of(found, desk.uid, chain=depth.chain, invariants=depth.invariants)
            failed = next((check for check in checks if check.exit), None)
    except HotelcsError as error:
        worth = CORRUPT if isinstance(error, Corrupt) else BROKEN
        return Seen(str(path), Checked(NAME, f"{path.name}: {error}", worth))
    if failed is not None:
        return Seen(str(path), Checked(NAME, f"{path.name}: {failed.words}", failed.exit), opened=True)
    return Seen(
        str(path), Checked(NAME, tr(N_("{file} is what was written, and sound."), **slots)), opened=True
    )
