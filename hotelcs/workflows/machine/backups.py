"""How the hotel's backups stand: when the last verified one was made, and what a doctor says to it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from hotelcs.i18n import N_, tr
from hotelcs.storage import backup_notes, manifest, recipients
from hotelcs.storage.manifest import Manifest
from hotelcs.workflows.desk import Desk
from hotelcs.workflows.machine import backup_target
from hotelcs.workflows.machine.backing_up import folder_of
from hotelcs.workflows.machine.backup_age import last_verified_of

DRILL_OLD = timedelta(days=35)
State = Literal["ok", "warn", "bad"]


def last_verified(desk: Desk) -> datetime | None:
    """When the newest verified backup was begun; None for none. Looks beside the database alone, never at the backups."""
    return last_verified_of(desk.file.path)


def folders(database: Path) -> list[Path]:
    """Where this hotel's backups lie, as far as is known: where one was made, newest first, and beside the database."""
    known = [Path(folder) for folder in backup_notes.read(database).folders]
    return list(dict.fromkeys([*known, folder_of(database)]))


def at_hand(database: Path) -> list[Path]:
    """Those of `folders` that can be looked into now: not one whose disk is away or does not answer.

    The one beside the database is not asked: where that hangs there is no hotel.
    """
    beside = folder_of(database)
    there = {
        *backup_target.at_hand([one for one in folders(database) if one != beside]),
        *([beside] if beside.is_dir() else ()),
    }
    return [folder for folder in folders(database) if folder in there]


def listed(database: Path, uid: str) -> list[tuple[Path, Manifest]]:
    """Every finished backup of the hotel `uid`, oldest first."""
    found = [
        (path, made)
        for folder in at_hand(database)
        for path, made in manifest.listed(folder)
        if made.uid == uid
    ]
    return sorted(found, key=lambda pair: (pair[1].started_at, pair[1].entry))


def shortcoming(desk: Desk) -> tuple[State, str, str]:
    """What is wrong with the last verified backup besides its age: state, sentence, and the line that mends it."""
    notes = backup_notes.read(desk.file.path)
    if notes.verified and not _is_there(desk.file.path, Path(notes.verified)):
        words = N_("It is not where it was made: {path}.")
        return "bad", tr(words, path=notes.verified), "hotelcs backup --verify"
    if notes.verified and not recipients.listed(desk.uid):
        return "warn", tr(N_("It is not sealed.")), "hotelcs backup new-key"
    return "ok", "", ""


def _is_there(database: Path, backup: Path) -> bool:
    """Whether the file is where it was made, as far as that folder answers."""
    answers = backup.parent == folder_of(database) or backup_target.at_hand([backup.parent])
    return bool(answers) and backup.exists()


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
