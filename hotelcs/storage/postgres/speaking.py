"""What the house's SQL is on PostgreSQL, remembered: a text is translated once on a machine, not once in a process.

Translating takes some milliseconds a text, and a desk holds the hotel's turn meanwhile. The file in the cache folder
is a line for each text; it bears the age of program and translator in its name, and a line that cannot be read is
translated again. Without the folder everything works, more slowly at first.
"""

import hashlib
import json
import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from hotelcs import __version__
from hotelcs.config import cache_home

FULL: set[str] = set()
"""Columns that are never empty, in any table; they sort the same everywhere."""
_KNOWN: dict[str, str] = {}
_READ = [0]
"""How far the file was read."""
_GUARD = Lock()
_MOST = 8192
"""Texts that a process remembers; what the house says is a fraction of that."""


def translated(sql: str) -> str:
    """`sql` for psycopg: named parameters as %(name)s."""
    found = _KNOWN.get(sql)
    if found is None:
        with _GUARD:
            _catch_up()
            found = _KNOWN.get(sql) or _newly(sql)
    return found


def _newly(sql: str) -> str:
    from hotelcs.storage.postgres import translating

    found = translating.translated(sql)
    if len(_KNOWN) < _MOST:
        _KNOWN[sql] = found
        _remember(sql, found)
    return found


def learn(full: set[str]) -> None:
    """Know the columns that are never empty, and what was translated before."""
    if full == FULL:
        return
    with _GUARD:
        FULL.clear()
        FULL.update(full)
        _KNOWN.clear()
        _READ[0] = 0
        _catch_up()


def _catch_up() -> None:
    """Take in what this and other processes have written since."""
    with suppress(OSError), _file().open("rb") as file:
        file.seek(_READ[0])
        lines = file.read().split(b"\n")
        _READ[0] = file.tell() - len(lines[-1])  # the last may be half a line still
        for line in lines[:-1]:
            with suppress(ValueError):
                sql, found = json.loads(line)
                _KNOWN[sql] = found


def _file() -> Path:
    """The file of this program, this translator and these columns."""
    rules = (Path(__file__).parent / "translating.py").stat()
    told = repr((__version__, version("sqlglot"), rules.st_mtime_ns, rules.st_size, sorted(FULL)))
    return cache_home() / f"postgres-{hashlib.sha256(told.encode()).hexdigest()[:16]}.jsonl"


def _remember(sql: str, found: str) -> None:
    with suppress(OSError):
        path = _file()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, json.dumps([sql, found], ensure_ascii=False).encode() + b"\n")
        finally:
            os.close(handle)
