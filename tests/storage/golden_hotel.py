"""Hotels that earlier releases left behind: of schema 1 with a closed day, of schemas 3 and 4 with work of every department."""

import gzip
from pathlib import Path
from typing import Any

from hotelcs.storage import driver, keys

FOLDER = Path(__file__).parent / "golden"
UID = "a93ca93b6680"
LOGINS = {"admin": "GM", "desk": "REC", "night": "NM", "cron": "INF"}
"""Whom it knows, with the posts they had; the last is the account of the jobs."""
ENTRIES = 18
_NAMES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"


def laid(path: Path, name: str = "v0001", uid: str = UID) -> Path:
    """Lay a hotel at `path` and its key where the program looks for it."""
    path.write_bytes(gzip.decompress((FOLDER / f"{name}.db.gz").read_bytes()))
    path.chmod(0o600)
    key = keys.key_file(uid)
    key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key.write_bytes((FOLDER / f"{name}.key").read_bytes())
    key.chmod(0o600)
    return path


def rows(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """What is in the tables."""
    connection = driver.connect(str(path), readonly=True)
    try:
        found: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
        return found
    finally:
        connection.close()


def dump(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, as values by column."""
    connection = driver.connect(str(path), readonly=True)
    try:
        found = {}
        for (name,) in connection.execute(_NAMES).fetchall():
            cursor = connection.execute(f'SELECT * FROM "{name}"')
            columns = [column[0] for column in cursor.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        return found
    finally:
        connection.close()
