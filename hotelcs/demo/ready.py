"""Whether there is a demo hotel already, and of which day; a demo out of date makes room for a new one.

A database that is not a demo is never touched.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hotelcs.errors import Locked, Refusal
from hotelcs.i18n import N_
from hotelcs.storage import driver, keys
from hotelcs.storage.anchors import Anchors
from hotelcs.storage.hotel_file import APPLICATION_ID, SCHEMA

_FACTS = "SELECT uid, demo, (SELECT sha256 FROM imported_file WHERE kind = 'reservations' AND source = 'demo') FROM property"


@dataclass(frozen=True, slots=True)
class Found:
    """A demo hotel that is there: its key, the mark of its day and seed, its schema."""

    uid: str
    mark: str
    schema: int


def mark_of(today: date, seed: int) -> str:
    """What a demo hotel bears in place of a file's digest: its day and its seed."""
    return f"demo {today.isoformat()} {seed}"


def look(path: Path) -> Found | None:
    """The demo hotel at `path`, None where there is nothing. Raises Refusal NOT_A_DEMO for anything else."""
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file():
        raise _not_a_demo(path)
    try:
        uid, demo, mark, schema = _facts(path)
    except driver.DatabaseError:
        raise _not_a_demo(path) from None
    if not demo:
        raise _not_a_demo(path)
    return Found(uid, mark, schema)


def _facts(path: Path) -> tuple[str, bool, str, int]:
    """Key, whether it is a demo, mark and schema of our file at `path`. Raises DatabaseError for other files."""
    connection = driver.connect(str(path), readonly=True)
    try:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        uid, demo, mark = connection.execute(_FACTS).fetchone() or ("", 0, "")
    finally:
        connection.close()
    return uid, bool(demo) and ours, mark or "", schema


def is_current(found: Found | None, today: date, seed: int) -> bool:
    """Whether the demo that is there can be used as it is."""
    return found is not None and found.schema == SCHEMA and found.mark == mark_of(today, seed)


def retire(path: Path, found: Found) -> None:
    """Take an old demo away, with its journal and its key. Raises Locked while somebody has it open.

    Leaving WAL mode needs every other connection to be closed, and leaves no journal that could be taken for
    one of the new file.
    """
    connection = driver.connect(str(path), wait=0.5)
    try:
        connection.execute("PRAGMA journal_mode=DELETE")
    except driver.OperationalError:
        raise Locked(
            N_("The demo hotel at {path} is open elsewhere. Leave it there first."), path=path
        ) from None
    finally:
        connection.close()
    path.unlink()
    keys.key_file(found.uid).unlink(missing_ok=True)
    Anchors(found.uid, path).forget()


def _not_a_demo(path: Path) -> Refusal:
    return Refusal(
        "NOT_A_DEMO",
        N_("{path} is not a demo hotel; it was left as it is."),
        hint=N_("Leave HOTELCS_DB and --db out, or name another place."),
        field="db",
        path=path,
    )
