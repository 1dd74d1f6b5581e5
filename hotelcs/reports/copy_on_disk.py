"""The list of who is in the house, always on disk as plain text: readable when neither program nor database is (docs/adr/0023).

One file a hotel in the state folder, mode 0600, for it holds names and telephones of guests. It is made beside its place and
takes it in one step: whoever reads it finds the old list or the new one, never half of one, whenever a writer is killed.
"""

import os
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from hotelcs.config import state_home
from hotelcs.reports.house_list import house_list
from hotelcs.storage.vault import make_private, settle

if TYPE_CHECKING:
    from hotelcs.workflows.desk import Desk

OLD = timedelta(minutes=5)
"""An older copy is told of on the screens and by `hotelcs doctor`."""
LEFT_BEHIND = timedelta(hours=1)
"""What a killed writer left unfinished longer ago than this is swept."""


def place_of(uid: str, database: Path) -> Path:
    """Where the list of the hotel `uid` in `database` lies."""
    return state_home() / "roll-call" / f"{database.stem}-{uid[:8]}.txt"


def write_copy(desk: "Desk") -> Path:
    """Write the list as of now, in both languages; where it lies comes back. Raises OSError (no space, no rights)."""
    now, text = desk.clock(), house_list(desk).text
    place = place_of(desk.uid, desk.file.path)
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = place.with_name(f".{place.name}.{uuid4().hex}.partial")
    try:
        make_private(partial)
        partial.write_text(text, "utf-8")
        os.utime(partial, (now.timestamp(), now.timestamp()))
        settle(partial)
        partial.replace(place)
    finally:
        partial.unlink(missing_ok=True)
    settle(place.parent)
    _sweep(place, now)
    return place


def age_of(place: Path, now: datetime) -> timedelta | None:
    """How old the list at `place` is; None when there is none."""
    try:
        return timedelta(seconds=max(now.timestamp() - place.stat().st_mtime, 0.0))
    except OSError:
        return None


def _sweep(place: Path, now: datetime) -> None:
    """Remove what killed writers left: it holds guests' data as well."""
    for left in place.parent.glob(f".{place.name}.*.partial"):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > LEFT_BEHIND.total_seconds():
                left.unlink()
