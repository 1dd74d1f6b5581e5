"""What child processes do to a roll call: tick for ever, write the copy on disk for ever, book for ever."""

import os
import random
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path

from hotelcs.clock import fixed
from hotelcs.reports.copy_on_disk import write_copy
from hotelcs.workflows.desk import open_desk

LETTERS = "yoihm"


def tick_for_ever(
    path: Path, surroundings: dict[str, str], now: datetime, seed: int, people: int, line: Connection
) -> None:
    """Tick people of the list at random and tell each tick that was acknowledged: place, letter."""
    os.environ.update(surroundings)
    chance = random.Random(seed)
    desk = open_desk(path, "admin", f"terminal-{seed}", clock=fixed(now))
    line.send("ready")
    while True:
        place, letter = f"#{chance.randrange(people) + 1}", chance.choice(LETTERS)
        desk.do("tick-roll-call", {"who": place, "status": letter})
        line.send((place, letter))


def copy_for_ever(path: Path, surroundings: dict[str, str], now: datetime, line: Connection) -> None:
    """Write the copy on disk again and again."""
    os.environ.update(surroundings)
    desk = open_desk(path, "admin", "copy", clock=fixed(now))
    while True:
        line.send(str(write_copy(desk)))


def book_for_ever(path: Path, surroundings: dict[str, str], now: datetime, line: Connection) -> None:
    """Take one booking after the other, as fast as it goes."""
    os.environ.update(surroundings)
    desk = open_desk(path, "admin", "writer", clock=fixed(now))
    while True:
        booked = desk.do("book", {
            "guest": "Li Na", "type": "KNG", "arrival": "2026-12-01", "departure": "2026-12-02", "overbook": True,
        })  # fmt: skip
        line.send(booked.result["reservation"])
