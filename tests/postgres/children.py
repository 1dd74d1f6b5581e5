"""What the child processes of these tests do: a desk on the server that works on whatever happens."""

import os
from datetime import datetime
from multiprocessing.connection import Connection
from typing import Any

from hotelcs.clock import fixed
from hotelcs.errors import HotelcsError
from hotelcs.storage.postgres import engine, hotel
from hotelcs.workflows.desk import open_desk

__all__ = ["engine", "hotel"]  # a fork finds them imported

WAIT = 60.0
"""Seconds an act is tried again while the server is away."""


def work_on(
    url: str, terminal: str, surroundings: dict[str, str], now: datetime, barrier: Any, line: Connection
) -> None:
    """Book a night and cancel it, as often as asked, each under its own key; what was acknowledged is answered."""
    os.environ.update(surroundings)
    desk = open_desk(url, "desk", terminal, clock=fixed(now), wait=WAIT)
    done: list[tuple[str, int | None]] = []
    refused: list[str] = []
    line.send("open")
    times = line.recv()
    barrier.wait(60)
    while len(done) < times and len(refused) < 10 * times:
        key = f"{terminal}-{len(done)}-{len(refused)}"
        asked = {"guest": "Li Na", "type": "TWN", "arrival": "2026-11-24", "departure": "2026-11-25"}
        try:
            booked = desk.do("book", asked, key=key)
            done.append((key, booked.entry))
            desk.do("cancel", {"reservation": booked.result["reservation"], "reason": "race"})
        except HotelcsError as error:
            refused.append(error.code)
    line.send((done, refused))
    line.recv()
    desk.close()


def race(
    url: str, terminal: str, surroundings: dict[str, str], now: datetime, barrier: Any, line: Connection
) -> None:
    """A patient desk that waits for orders (verb, fields, key), acts when all the others do, and answers."""
    os.environ.update(surroundings)
    desk = open_desk(url, "desk", terminal, clock=fixed(now), wait=WAIT)
    while (order := line.recv()) is not None:
        verb, fields, key = order
        barrier.wait(60)
        try:
            answer: tuple[str, Any] = ("done", desk.do(verb, fields, key=key))
        except HotelcsError as error:
            answer = ("refused", error.code)
        line.send((*answer, 0.0))
    desk.close()
