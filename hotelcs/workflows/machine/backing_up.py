"""Making a backup of the desk's hotel, for whoever needs one: by command, before an audit, before a restore or a purge."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hotelcs.storage import backup_notes, driver, recipients
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.backup import Wish, back_up
from hotelcs.storage.manifest import Manifest
from hotelcs.storage.scratch import sweep
from hotelcs.workflows.desk import Desk

FOLDER = "backups"
"""Beside the database, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Where to and what for; `folder` None is the one beside the database, `seconds` bound the wait for a desk."""

    tag: str = ""
    folder: Path | None = None
    examine: bool = True
    pinned: bool = False
    seconds: float = 30.0


def folder_of(database: Path) -> Path:
    """Where backups of the database at `database` go."""
    return database.absolute().parent / FOLDER


def recipients_of(database: Path) -> tuple[str, ...]:
    """The public keys of the hotel in `database`, also where its schema is an older one."""
    connection = driver.connect(str(database), readonly=True)
    try:
        uid = connection.execute("SELECT uid FROM property").fetchone()
    finally:
        connection.close()
    return tuple(one.key for one in recipients.listed(str(uid[0]))) if uid else ()


def rules(reader: Any) -> list[str]:
    """What the hotel's own rules say of a copy: sentences, none when all is well."""
    from hotelcs.errors import Corrupt
    from hotelcs.storage import keys
    from hotelcs.storage.reading import value
    from hotelcs.workflows import ledger
    from hotelcs.workflows.night.invariants import broken

    found = [str(rule) for rule in broken(reader)]
    try:
        ledger.verify(reader, keys.load(str(value(reader, "SELECT uid FROM property"))))
    except Corrupt as error:
        found.append(str(error))
    return found


def wish_of(desk: Desk, purpose: Purpose) -> Wish:
    """What is wanted: the name bears the hotel's own time, the copy is sealed for the hotel's public keys."""
    stamp = f"{desk.clock().astimezone(ZoneInfo(desk.tz)):%Y%m%d-%H%M%S}"
    folder = purpose.folder.expanduser().absolute() if purpose.folder else folder_of(desk.file.path)
    return Wish(
        desk.file.path,
        folder,
        stamp,
        desk.clock,
        purpose.tag,
        purpose.seconds,
        rules if purpose.examine else None,
        tuple(one.key for one in recipients.listed(desk.uid)),
        purpose.pinned,
        desk.file.copy_to,
    )


def make(desk: Desk, purpose: Purpose) -> tuple[Path, Manifest]:
    """Make the backup and remember it outside of the database. Raises as `back_up`; the caller has asked who may."""
    wish = wish_of(desk, purpose)
    sweep(desk.file.path.parent)
    path, made = back_up(wish)
    if desk.file.on_server:
        from hotelcs.workflows.restored import reconcile

        reconcile(desk.file, desk.uid)
    Anchors(desk.uid, desk.file.path).note(made.entry, made.head, desk.clock(), "backup")
    if not desk.file.still:
        backup_notes.note_folder(desk.file.path, wish.folder)
        note_verified(desk.file.path, path, made)
    return path, made


def note_verified(database: Path, path: Path, made: Manifest) -> None:
    """Remember `made` as the last verified backup, when it is verified and none is newer."""
    if made.verified and made.started_at >= backup_notes.read(database).verified_at:
        backup_notes.note(database, verified_at=made.started_at, verified=str(path))
