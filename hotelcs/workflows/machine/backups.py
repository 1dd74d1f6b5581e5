"""How the hotel's backups stand: when the last verified one was made, and what a doctor says to it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from hotelcs.i18n import N_, tr
from hotelcs.storage import backup_notes, driver, manifest, recipients
from hotelcs.storage.manifest import Manifest
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine.backing_up import folder_of

OLD = timedelta(hours=26)
"""A night and a late start; from then on the backup is too old."""
DRILL_OLD = timedelta(days=35)
State = Literal["ok", "warn", "bad"]


def last_verified(desk: Desk) -> datetime | None:
    """When the newest verified backup was begun; None for none. Looks beside the database alone, never at the backups."""
    return last_verified_of(desk.file.path)


def last_verified_of(database: Path) -> datetime | None:
    """The same, of the hotel in `database`."""
    return backup_notes.instant(backup_notes.read(database).verified_at)


def hours_since(database: str, now: datetime) -> int | None:
    """Whole hours since the newest verified backup; None while there is none, or no file to look beside."""
    at = last_verified_of(Path(database)) if database else None
    return None if at is None else int((now - at).total_seconds() // 3600)


def database_of(reader: object) -> str:
    """The file that a reader reads; empty for another kind."""
    connection = getattr(reader, "connection", None)
    return driver.path_of(connection) if isinstance(connection, driver.Connection) else ""


def folders(database: Path) -> list[Path]:
    """Where this hotel's backups lie, as far as is known: where one was made, newest first, and beside the database."""
    known = [Path(folder) for folder in backup_notes.read(database).folders]
    return list(dict.fromkeys([*known, folder_of(database)]))


def listed(database: Path, uid: str) -> list[tuple[Path, Manifest]]:
    """Every finished backup of the hotel `uid`, oldest first."""
    found = [
        (path, made)
        for folder in folders(database)
        if folder.is_dir()
        for path, made in manifest.listed(folder)
        if made.uid == uid
    ]
    return sorted(found, key=lambda pair: (pair[1].started_at, pair[1].entry))


def health(desk: Desk) -> tuple[State, str]:
    """Whether the newest verified backup is there and young enough, and sealed: state and sentence."""
    notes, at = backup_notes.read(desk.file.path), last_verified(desk)
    if at is None:
        words = N_("There is no verified backup yet: hotelcs backup --verify")
        return "warn", tr(words)
    hours = int((desk.clock() - at).total_seconds() // 3600)
    if not Path(notes.verified).exists():
        words = N_("The last verified backup is not where it was made: {path}")
        return "bad", tr(words, path=notes.verified)
    if desk.clock() - at > OLD:
        words = N_("The last verified backup is {hours} hours old: hotelcs backup --verify")
        return "bad", tr(words, hours=hours)
    if not recipients.listed(desk.uid):
        words = N_(
            "The last verified backup is {hours} hours old; it is not sealed: hotelcs backup new-key, backup keys add"
        )
        return "warn", tr(words, hours=hours)
    return "ok", tr(N_("The last verified backup is {hours} hours old."), hours=hours)


def drilled(desk: Desk) -> tuple[State, str]:
    """Whether a backup was brought back lately to see that it can be: state and sentence."""
    notes = backup_notes.read(desk.file.path)
    proved = backup_notes.instant(notes.proved_at)
    if notes.drill_at and notes.drill_why:
        words = N_("The last restore drill failed ({day}): {why}")
        return "bad", tr(words, day=notes.drill_at[:10], why=notes.drill_why)
    if proved is None:
        return "warn", tr(N_("No backup was ever brought back to try it: hotelcs restore-drill"))
    days = (desk.clock() - proved).days
    words = N_("The last restore drill was {days} days ago.")
    return "warn" if desk.clock() - proved > DRILL_OLD else "ok", tr(words, days=days)
