"""The write-ahead log is written back into the file after a backup and an audit, so that it does not grow for ever.

A desk that reads keeps it from that for a moment. One that goes on reading for minutes has hung, and the log grows with
every act: since when is remembered beside the database, and `hotelcs doctor` says so (reliability §2.4).
"""

from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from hotelcs.clock import iso
from hotelcs.storage import backup_notes, driver, failures

TOO_LONG = timedelta(minutes=5)
"""So long nobody reads in one go."""


def write_back(path: Path, now: datetime) -> bool:
    """Write the log of the hotel at `path` back and cut it off, now or not at all; whether there is none left.

    What stood in the way is remembered from the first time on until it is gone. Raises InputOutput.
    """
    with failures.told(path), closing(driver.connect(str(path))) as connection:
        busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    since = backup_notes.read(path).log_busy_since
    if busy and not since:
        backup_notes.note(path, log_busy_since=iso(now))
    elif since and not busy:
        backup_notes.note(path, log_busy_since="")
    return not busy


def busy_since(path: Path, now: datetime) -> datetime | None:
    """Since when the log could not be written back, when that is too long; else None."""
    since = backup_notes.instant(backup_notes.read(path).log_busy_since)
    return since if since is not None and now - since > TOO_LONG else None
