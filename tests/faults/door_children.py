"""What the child processes at the door do: they come to a named moment, say so, and wait there to be killed."""

import os
import threading
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from hotelcs.clock import fixed
from hotelcs.errors import HotelcsError
from hotelcs.storage.anchors import Anchors
from hotelcs.workflows import ledger
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.door import passwords

passwords.STRENGTH.passes, passwords.STRENGTH.memory = 1, 8

Step = tuple[Any, ...]
"""A method of the desk and what it is given."""
MOMENTS: dict[str, tuple[Any, str, bool]] = {
    "looking": (passwords, "matches", False),
    "looked": (passwords, "matches", True),
    "entering": (ledger, "append", False),
    "entered": (ledger, "append", True),
    "marking": (Anchors, "go_on", False),
    "marked": (Anchors, "go_on", True),
}
"""Moment → where it is, and whether what happens there has happened."""


def _desk(path: Path, surroundings: dict[str, str], now: datetime) -> Desk:
    os.environ.update(surroundings)
    return open_desk(path, login="", terminal="front-1", clock=fixed(now))


def stop_at(
    moment: str, path: Path, surroundings: dict[str, str], now: datetime, steps: list[Step], line: Connection
) -> None:
    """Take the steps; in the last one stand still at `moment`."""
    desk = _desk(path, surroundings, now)
    line.send("ready")
    for step in steps[:-1]:
        _take(desk, step)
    where, name, after = MOMENTS[moment]
    setattr(where, name, _standing(getattr(where, name), line, after=after))
    line.send(_take(desk, steps[-1]))


def _standing(real: Callable[..., Any], line: Connection, *, after: bool) -> Callable[..., Any]:
    def call(*given: Any, **more: Any) -> Any:
        if after:
            real(*given, **more)
        line.send("there")
        threading.Event().wait()

    return call


def _take(desk: Desk, step: Step) -> str:
    method, *given = step
    try:
        getattr(desk, method)(*given)
    except HotelcsError as error:
        return error.code
    return "done"


def guess_for_ever(
    path: Path, surroundings: dict[str, str], now: datetime, first: int, line: Connection
) -> None:
    """Try a wrong password for one login after the other at one terminal after the other, and say each answer."""
    desk = _desk(path, surroundings, now)
    line.send("ready")
    for number in range(first, first + 100_000):
        desk.entrance.terminal = f"t{number}"
        line.send((f"guess{number}", _take(desk, ("sign_in", f"guess{number}", "x"))))


def type_for_ever(path: Path, surroundings: dict[str, str], now: datetime, line: Connection) -> None:
    """Keep what is typed, longer each time, and say how long it is once it is kept."""
    os.environ.update(surroundings)
    desk = open_desk(path, login="desk", terminal="front-1", clock=fixed(now))
    line.send("ready")
    for length in range(1, 100_000):
        if desk.keep_draft("log line", "", {"text": "x" * length}):
            line.send(length)
