"""P10: an act through the desk (rights, ledger, FULL) against the same rows written raw in one transaction.

What an act writes is recorded statement by statement and replayed with the bare driver on a copy of the
database that stands at the same point, so both sides write the same rows with the same durability.
"""

import shutil
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import event

from benchmarks.hotels import scratch, small_hotel
from benchmarks.pairs import Claim, Measured, finish, in_turns
from hotelcs.demo.people import resident_number
from hotelcs.storage import driver

WRITES = ("INSERT", "UPDATE", "DELETE")
ACTS = 60


class Recorder:
    """The statements an engine writes, as (sql, parameters, many)."""

    def __init__(self, engine: Any) -> None:
        self.taken: list[tuple[str, Any, bool]] = []
        event.listen(engine, "before_cursor_execute", self._take)

    def _take(self, _conn: Any, _cursor: Any, sql: str, values: Any, _context: Any, many: bool) -> None:
        if sql.lstrip().upper().startswith(WRITES):
            self.taken.append((sql, values, many))

    def drain(self) -> list[tuple[str, Any, bool]]:
        """What was recorded since the last time."""
        taken, self.taken = self.taken, []
        return taken


def raw(connection: Any, statements: list[tuple[str, Any, bool]]) -> float:
    """Milliseconds to write `statements` in one transaction."""
    start = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    for sql, values, many in statements:
        if many:
            connection.executemany(sql, values)
        else:
            cursor = connection.execute(sql, values)
            if "RETURNING" in sql:
                cursor.fetchall()
    connection.execute("COMMIT")
    return (time.perf_counter() - start) * 1000


def measure(folder: Path) -> list[Measured]:
    """Both acts: book for three nights, check one adult in."""
    desk = small_hotel(folder / "ours.db")
    desk.close()
    shutil.copy(folder / "ours.db", folder / "raw.db")
    other = driver.connect(str(folder / "raw.db"))
    driver.use_journal(other)
    recorder = Recorder(desk.file.engine)
    booked: list[str] = []
    serial = iter(range(10_000))

    def book() -> float:
        fields = {
            "guest": f"Guest {next(serial)}",
            "type": "KNG",
            "arrival": "2026-11-23",
            "departure": "2026-11-26",
        }
        start = time.perf_counter()
        done = desk.do("book", fields)
        booked.append(str(done.result["reservation"]))
        return (time.perf_counter() - start) * 1000

    def check_in() -> float:
        number = next(serial)
        document = resident_number(date(1980, 1, 1 + number % 28), "m", number % 500)
        fields = {
            "reservation": booked.pop(0),
            "room": str(101 + len(done)),
            "document": document,
            "deposit": 0,
        }
        done.append(number)
        start = time.perf_counter()
        desk.do("check-in", fields)
        return (time.perf_counter() - start) * 1000

    done: list[int] = []
    again = lambda: raw(other, recorder.drain())  # noqa: E731 - the yardstick of both claims
    yardstick = "the same rows, raw driver, one transaction, FULL"
    return [
        in_turns(Claim("P10", "desk: book three nights", yardstick, 12), book, again, ACTS),
        in_turns(Claim("P10", "desk: check in one adult", yardstick, 12), check_in, again, ACTS),
    ]


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
