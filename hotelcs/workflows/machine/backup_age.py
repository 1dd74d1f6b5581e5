"""How old the last verified backup is, and whether there should be one: cheap, so that a screen may ask at any time."""

from datetime import datetime, timedelta
from pathlib import Path

from hotelcs.clock import parse_instant
from hotelcs.storage import backup_notes
from hotelcs.storage.reading import Reader, one, value

OLD_HOURS = 26
"""A night and a late start; from then on the backup is too old (handbook M-39)."""
FIRST = timedelta(days=1)
"""So long a new hotel may be without one, unless it closes its first day before."""
_JOB = "SELECT max(started_at) FROM job_run WHERE command = 'backup' AND exit = 0 AND key LIKE 'verified %'"
_WORKED = (
    "SELECT p.demo, (SELECT min(d.opened_at) FROM business_day d), "
    "(SELECT count(*) FROM business_day d WHERE d.status = 'closed') FROM property p"
)


def last_verified_of(database: Path) -> datetime | None:
    """When the newest verified backup of the hotel in `database` was begun, as this machine knows; None for none."""
    return backup_notes.instant(backup_notes.read(database).verified_at)


def last_of(reader: Reader) -> datetime | None:
    """When the newest verified backup was begun; None while there is none, or no file to look beside."""
    database = database_of(reader)
    return last_beside(reader, Path(database)) if database else None


def last_beside(reader: Reader, database: Path) -> datetime | None:
    """The same where the reader does not say what it reads, as inside an act.

    Notes lie beside the database. A machine that has none of a hotel on a server (another one makes the backups) goes by
    when a job began that verified one; there is no file then.
    """
    at = last_verified_of(database)
    if at is not None or database.exists() or backup_notes.place_of(database).exists():
        return at
    noted = value(reader, _JOB)
    return parse_instant(str(noted)) if noted else None


def hours_since(reader: Reader, now: datetime) -> int | None:
    """Whole hours since the newest verified backup; None while there is none."""
    return hours_of(last_of(reader), now)


def hours_of(at: datetime | None, now: datetime) -> int | None:
    """Whole hours since `at`; None where there is none."""
    return None if at is None else max(0, int((now - at).total_seconds() // 3600))


def is_expected(reader: Reader, now: datetime) -> bool:
    """Whether a hotel that is worked in should have a backup by now: from its first night audit, or its second day.

    A demo hotel needs none.
    """
    demo, opened, closed = one(reader, _WORKED) or (1, None, 0)
    return not demo and bool(closed or (opened and now - parse_instant(str(opened)) >= FIRST))


def database_of(reader: object) -> str:
    """The file that a reader reads, or what stands for it on this machine; empty inside an act."""
    return str(getattr(reader, "database", ""))
