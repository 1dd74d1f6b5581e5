"""The write-ahead log is written back into the file after a backup and an audit, so that it does not grow for ever.

A desk that reads keeps it from that for a moment, so it is tried for a second. One that goes on reading for minutes has hung,
and the log grows with every act: when a try failed first and last is remembered beside the database, and `hotelcs doctor`
says so once these are far apart (reliability §2.4).
"""

import time
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from hotelcs.clock import iso
from hotelcs.storage import backup_notes, driver, failures

TOO_LONG = timedelta(minutes=5)
"""So long nobody reads in one go."""
PATIENCE = 1.0
"""Seconds for which it is tried: whoever reads a page is done by then."""
REST = 0.02
"""Seconds between two tries."""


def write_back(path: Path, now: datetime) -> bool:
    """Write the log of the hotel at `path` back and cut it off, at once or not at all; whether there is none left.

    What stood in the way is remembered, the first time and the last, until it is gone. Raises InputOutput.
    """
    with failures.told(path), closing(driver.connect(str(path))) as connection:
        busy = not _cut_off(connection)
    since = backup_notes.read(path).log_busy_since
    if busy:
        backup_notes.note(path, log_busy_since=since or iso(now), log_busy_again=iso(now))
    elif since:
        backup_notes.note(path, log_busy_since="", log_busy_again="")
    return not busy


def _cut_off(connection: Any) -> bool:
    """Try for as long as somebody may read; whether it was done."""
    deadline = time.monotonic() + PATIENCE
    while connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        if time.monotonic() >= deadline:
            return False
        time.sleep(REST)
    return True


def busy_since(path: Path) -> datetime | None:
    """Since when the log could not be written back, when tries too far apart have failed; else None.

    One try that failed says nothing, however long ago: nobody has tried since.
    """
    notes = backup_notes.read(path)
    since, again = (backup_notes.instant(at) for at in (notes.log_busy_since, notes.log_busy_again))
    return since if since and again and again - since >= TOO_LONG else None
