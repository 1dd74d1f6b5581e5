"""How old the last verified backup is: read beside the database alone, so that a screen may ask at any time."""

from datetime import datetime
from pathlib import Path

from hotelcs.storage import backup_notes

OLD_HOURS = 26
"""A night and a late start; from then on the backup is too old (handbook M-39)."""


def last_verified_of(database: Path) -> datetime | None:
    """When the newest verified backup of the hotel in `database` was begun; None for none."""
    return backup_notes.instant(backup_notes.read(database).verified_at)


def hours_since(database: str, now: datetime) -> int | None:
    """Whole hours since the newest verified backup; None while there is none, or no file to look beside."""
    at = last_verified_of(Path(database)) if database else None
    return None if at is None else max(0, int((now - at).total_seconds() // 3600))


def database_of(reader: object) -> str:
    """The file that a reader reads, or what stands for it on this machine; empty inside an act."""
    return str(getattr(reader, "database", ""))
