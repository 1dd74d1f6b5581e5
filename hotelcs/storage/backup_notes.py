"""What is remembered of a hotel's backups beside its database: where they lie, the last verified one, the last drill.

It lies outside of the database, so that a restore does not take it back; whoever opens the hotel can read it. The
manifests beside the backups are the truth about each; this says where to look, at once, also when the disk of the
backups is away.
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from hotelcs.storage import vault

MOST_FOLDERS = 8


@dataclass(frozen=True, slots=True)
class Notes:
    """Folders, newest first; the instants are UTC text, empty for never.

    `log_busy_since` is when the write-ahead log could first not be written back, `log_busy_again` when that failed last. `saved` is the state before the last restore; `drill_*` the last drill, `proved*` the last that went well.
    """

    folders: tuple[str, ...] = ()
    verified_at: str = ""
    verified: str = ""
    saved: str = ""
    drill_at: str = ""
    drill_why: str = ""
    proved_at: str = ""
    proved: str = ""
    log_busy_since: str = ""
    log_busy_again: str = ""


def place_of(database: Path) -> Path:
    """Where the notes about the database at `database` lie."""
    return database.with_name(database.name + ".backups")


def read(database: Path) -> Notes:
    """The notes; empty ones when there are none, or none that can be understood."""
    try:
        found: Any = json.loads(place_of(database).read_text("utf-8"))
        known = {field.name for field in fields(Notes)}
        values = {name: found[name] for name in found if name in known}
        folders = tuple(str(folder) for folder in values.pop("folders", ()))
        return Notes(folders, **{name: str(value) for name, value in values.items()})
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return Notes()


def note(database: Path, **changes: Any) -> bool:
    """Change the notes; whether they could be written. What they are about has happened all the same."""
    path = place_of(database)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    made = replace(read(database), **changes)
    try:
        partial.unlink(missing_ok=True)
        vault.make_private(partial)
        partial.write_text(json.dumps(asdict(made), indent=1, ensure_ascii=False) + "\n", "utf-8")
        vault.settle(partial)
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        return False
    return True


def note_folder(database: Path, folder: Path) -> bool:
    """Remember that backups lie in `folder`."""
    known = read(database).folders
    if known[:1] == (str(folder),):
        return True
    rest = [one for one in known if one != str(folder)]
    return note(database, folders=(str(folder), *rest)[:MOST_FOLDERS])


def instant(text: str) -> datetime | None:
    """A noted instant; None for never, and for what is none."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
