"""P14: the night audit of 500 rooms after ten years against the rows it writes written raw, and against the same after one.

Both sides are rolled back, so that every round finds the same hotel. What the audit writes is recorded statement by
statement and run again with the bare driver; what it reads and checks beside is ours to pay for.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.acts import Recorder
from benchmarks.decade import hotel
from benchmarks.hotels import scratch
from benchmarks.pairs import Claim, Measured, finish, in_turns
from benchmarks.ten_years import DECADE, YEAR, opened
from hotelcs.storage import driver
from hotelcs.workflows.desk import Desk

ROUNDS = 15
FIELDS: dict[str, Any] = {"keep_arrivals": True}
"""Arrivals are kept: what is measured are the rooms, not how many did not come."""


def audits(desk: Desk) -> Callable[[], float]:
    """A figure: milliseconds of money and date."""

    def run() -> float:
        start = time.perf_counter()
        desk.preview("close-day", FIELDS)
        return (time.perf_counter() - start) * 1000

    return run


def raws(path: Path, statements: list[tuple[str, Any, bool]]) -> Callable[[], float]:
    """A figure: milliseconds of the same rows, raw."""
    connection = driver.connect(str(path))
    connection.execute("PRAGMA foreign_keys=ON")

    def run() -> float:
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for sql, values, many in statements:
            if many:
                connection.executemany(sql, values)
            else:
                cursor = connection.execute(sql, values)
                if "RETURNING" in sql:
                    cursor.fetchall()
        connection.execute("ROLLBACK")
        return (time.perf_counter() - start) * 1000

    return run


def measure(folder: Path) -> list[Measured]:
    """P14, both claims."""
    del folder
    year, decade = hotel(YEAR), hotel(DECADE)
    new, old = opened(year), opened(decade)
    recorder = Recorder(old.file.engine)
    done = old.preview("close-day", FIELDS).result
    statements = recorder.drain()
    print(f"{done['rooms_charged']} rooms charged, {len(statements)} statements")
    claim = Claim(
        "P14", f"night audit of {done['rooms_charged']} rooms at ten years", "the same rows, raw driver", 10
    )
    flat = Claim("P14", "night audit at ten years", "at one year", 1.3)
    return [
        in_turns(claim, audits(old), raws(decade, statements), ROUNDS),
        in_turns(flat, audits(old), audits(new), ROUNDS),
    ]


if __name__ == "__main__":
    with scratch() as here:
        sys.exit(finish(measure(here)))
