"""The log of the program: one line of JSON each, rotated, read by whoever keeps the machine (reliability §7.3, ASVS 16).

A line is made of what the program itself knows: names of commands and acts, codes, exits, times, places in the
source. Each field has a form, and a value of another form is written as "?": no name, number of a document,
telephone or free text has a form here. What cannot be written is left out; the log never stands in the way of work.
"""

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from hotelcs import __version__
from hotelcs.clock import iso
from hotelcs.config import state_home

LARGE = 1_000_000
"""Bytes from which on a new file is begun."""
KEPT = 5
"""Files kept beside the one that is written: hotelcs.log.1 is the newest of them."""
TURN = 0.5
"""Seconds a line waits at most for another process that writes one."""
Level = Literal["info", "warning", "error"]

_WORD = re.compile(r"[a-z][a-z-]{0,40}( [a-z][a-z-]{0,40}){0,2}")
_CODE = re.compile(r"[A-Z]{1,30}(_[A-Z]{1,30}){0,8}")
_PLACE = re.compile(r"[\w./<>-]{1,120}:\d{1,6} [\w<>]{1,80}|[a-z_][\w]{0,60}(\.[\w<>]{1,80}){1,12}", re.ASCII)
FORMS: dict[str, re.Pattern[str]] = {
    "event": _WORD,
    "command": _WORD,
    "verb": _WORD,
    "code": _CODE,
    "reference": re.compile("[0-9A-F]{6}"),
    "places": _PLACE,
}
"""What the words of a field look like; numbers and claims have no form of their own."""
NUMBERS = ("exit", "ms", "changed")
MOST = 999_999_999
"""Larger numbers are none of ours, but somebody's."""
_named: Path | None = None


def use(path: Path) -> None:
    """From now on this process writes its lines to `path`."""
    global _named  # noqa: PLW0603 - one log for the process, like one language
    _named = path


def place() -> Path:
    """Where the log is: as told, else HOTELCS_LOG, else hotelcs.log among the program's state."""
    named = os.environ.get("HOTELCS_LOG")
    return _named or (Path(named).expanduser() if named else state_home() / "hotelcs.log")


def note(event: str, level: Level, instant: datetime, *, path: Path | None = None, **facts: Any) -> bool:
    """Write a line about `event`; whether it could be written."""
    line = {"at": iso(instant), "level": level, "version": __version__, "pid": os.getpid()}
    line |= {name: _formed(name, value) for name, value in {"event": event, **facts}.items()}
    try:
        _write(path or place(), json.dumps(line, ensure_ascii=True))
    except (OSError, ValueError):  # full, read-only, a folder, a path that is none
        return False
    return True


def _formed(name: str, value: Any) -> Any:
    """The value when it has the form of its field, and "?" otherwise."""
    if isinstance(value, list | tuple):
        return [_formed(name, one) for one in value]
    if name in NUMBERS:
        return value if isinstance(value, int) and abs(value) <= MOST else "?"
    return value if isinstance(value, str) and name in FORMS and FORMS[name].fullmatch(value) else "?"


def _write(path: Path, line: str) -> None:
    """Append the line, after a new file was begun where the old one is large."""
    from logging import makeLogRecord

    from hotelcs.rotating_log import Rotating

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _turn(path.parent):
        handler = Rotating(path, LARGE, KEPT)
        try:
            handler.emit(makeLogRecord({"msg": line}))
        finally:
            handler.close()


@contextmanager
def _turn(folder: Path) -> Iterator[None]:
    """One process at a time: no line is lost between two that begin a new file. Who has to wait too long goes on."""
    held = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        until = time.monotonic() + TURN
        while not _taken(held) and time.monotonic() < until:
            time.sleep(0.01)
        yield
    finally:
        os.close(held)


def _taken(held: int) -> bool:
    import fcntl

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def newest(path: Path | None = None, most: int = 200) -> list[dict[str, Any]]:
    """The last lines, oldest first, as far as they can be read; what is no line of ours is left out."""
    lines: list[dict[str, Any]] = []
    try:
        with open(path or place(), "rb", opener=_without_waiting) as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - most * 1000))
            kept = file.read().split(b"\n")[-most - 1 :]
    except (OSError, ValueError):
        return lines
    for raw in kept:
        try:
            line = json.loads(raw)
        except ValueError:
            continue
        if isinstance(line, dict) and {"at", "event", "level"} <= set(line):
            lines.append(line)
    return lines


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)
