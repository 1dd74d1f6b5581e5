"""Checks of the file: the library, the journal, who can read it, where it lies, its key, its size, its soundness."""

import platform
import stat
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from hotelcs import __version__
from hotelcs.i18n import N_, tr
from hotelcs.storage import driver, keys, manifest, place, vault
from hotelcs.storage.hotel_file import SCHEMA
from hotelcs.storage.writing_back import busy_since
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backups import at_hand
from hotelcs.workflows.machine.check import Check, pragma

WAL_LARGE = 64 * 1024 * 1024
DISK_LOW = 500 * 1024 * 1024


def _version(desk: Desk) -> Check:  # noqa: ARG001 - the process has one version, whatever the hotel
    words = N_("hotelcs {version} on Python {python}.")
    return Check("version", "ok", tr(words, version=__version__, python=platform.python_version()))


def _library(desk: Desk) -> Check:  # noqa: ARG001 - the process has one library, whatever the hotel
    version = ".".join(map(str, driver.VERSION))
    if driver.wal_is_safe():
        return Check(
            "sqlite",
            "ok",
            tr(N_("SQLite {version} from {library}."), version=version, library=driver.LIBRARY),
        )
    words = N_("SQLite {version} from {library} can lose data in WAL mode, so the rollback journal is used.")
    return Check("sqlite", "warn", tr(words, version=version, library=driver.LIBRARY))


def _journal(desk: Desk) -> Check:
    mode = pragma(desk, "journal_mode")
    if mode == "wal" and driver.wal_is_safe():
        return Check("journal", "ok", tr(N_("Journal: write-ahead log; readers and the writer do not wait.")))
    if mode == "wal":
        words = N_("Journal: write-ahead log, which this SQLite library must not write. Use a newer one.")
        return Check("journal", "bad", tr(words))
    words = N_("Journal: rollback journal ({mode}); safe, readers may wait for a moment.")
    return Check("journal", "ok", tr(words, mode=mode))


def _permissions(desk: Desk) -> Check:
    """Who may read the hotel, its log, its key and its backups, whose they are, and who may put others in their place.

    Where files have no modes nothing can be mended: of the hotel itself that is told, of a stick with backups it is not.
    """
    path = desk.file.path
    files = [one for one in _files(desk) if one.exists()]
    at = {folder: place.has_modes(folder) for folder in {one.parent for one in files}}
    there = [one for one in files if at[one.parent]]
    if loose := [path for path in there if place.loose_permissions(path)]:
        words = N_("Others can read {path}: chmod 600 {path}")
        return Check("permissions", "bad", tr(words, path=loose[0]), f"chmod 600 {loose[0]}")
    owner = place.owner_of(path)
    if strange := [one for one in there if one.stat().st_uid != path.stat().st_uid]:
        words = N_("{path} does not belong to the account of the hotel ({owner}).")
        return Check(
            "permissions", "bad", tr(words, path=strange[0], owner=owner), f"chown {owner} {strange[0]}"
        )
    mode = path.parent.stat().st_mode
    if mode & 0o002 and not mode & stat.S_ISVTX and at[path.parent]:
        words = N_("Everybody may put other files in the place of those in {folder}.")
        return Check("permissions", "bad", tr(words, folder=path.parent), f"chmod o-w {path.parent}")
    if not at[path.parent] and place.loose_permissions(path):
        words = N_(
            "{path} is on a disk whose files have no rights ({kind}): others may read it. Move it to another one."
        )
        return Check("permissions", "warn", tr(words, path=path, kind=place.file_system(path)))
    return Check("permissions", "ok", tr(N_("Only the owner can read the files (0600).")))


def _files(desk: Desk) -> Iterator[Path]:
    """What belongs to the hotel; of the files in folders of backups its own, since others may keep theirs there too."""
    path = desk.file.path
    yield from (
        path,
        path.with_name(path.name + "-wal"),
        path.with_name(path.name + "-shm"),
        keys.key_file(desk.uid),
    )
    for folder in at_hand(path):
        yield from (one for one in manifest.files_in(folder) if manifest.uid_of(one) == desk.uid)


def _place(desk: Desk) -> Check:
    if desk.file.still:
        path = desk.file.path
        words = tr(
            N_("The disk of {path} can only be read now: you may look, nothing can be saved."), path=path
        )
        return Check("place", "bad", words, f"mount -o remount,rw {path.parent}")
    kind = place.file_system(desk.file.path)
    return Check("place", "ok", tr(N_("The file is on a local disk ({kind})."), kind=kind or "?"))


def _key(desk: Desk) -> Check:
    path = keys.key_file(desk.uid)
    if keys.load(desk.uid).present:
        return Check("key", "ok", tr(N_("The key file is there: {path}"), path=path))
    words = N_(
        "The key file {path} is missing or unreadable: document numbers are not shown and cannot be kept."
    )
    return Check("key", "bad", tr(words, path=path))


def _schema(desk: Desk) -> Check:  # noqa: ARG001 - opening the desk has compared them
    return Check("schema", "ok", tr(N_("Schema {schema}, the one of this program."), schema=SCHEMA))


def _wal(desk: Desk) -> Check:
    log = desk.file.path.with_name(desk.file.path.name + "-wal")
    size = log.stat().st_size if log.exists() else 0
    told = round(size / 1024 / 1024, 1)
    if (since := busy_since(desk.file.path)) is not None:
        words = N_(
            "The log of {size} MB could not be written back since {time}: a desk hangs while it reads."
        )
        at = since.astimezone(ZoneInfo(desk.tz))
        return Check("wal", "bad", tr(words, size=told, time=f"{at:%H:%M}"), "hotelcs doctor --fix")
    words = tr(N_("Write-ahead log: {size} MB."), size=told)
    return Check("wal", "warn" if size > WAL_LARGE else "ok", words)


def _disk(desk: Desk) -> Check:
    folder = desk.file.path.parent
    free = vault.free_on(folder)
    size, look = free // 1024 // 1024, f"df -h {folder}"
    if free < vault.FULL:
        words = N_("The disk is full ({size} MB are left): free some space before anything else.")
        return Check("disk", "bad", tr(words, size=size), look)
    return Check(
        "disk", "warn" if free < DISK_LOW else "ok", tr(N_("Free on the disk: {size} MB."), size=size), look
    )


def _damage(desk: Desk) -> Check:
    found = pragma(desk, "quick_check(1)")
    if found == "ok":
        return Check("file", "ok", tr(N_("The file is sound (quick check).")))
    return Check("file", "bad", tr(N_("The file is damaged: {why}"), why=found))


OF_ANY_HOTEL = (_disk, _version, _key, _schema)
"""Those that a hotel on a server has, too: this machine keeps its key and its backups."""
LOOKS = (_disk, _version, _library, _journal, _permissions, _place, _key, _schema, _wal, _damage)
"""In the order in which they are told: without space nothing else can be mended."""
