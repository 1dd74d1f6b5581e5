"""P8 and P9: finding and the daily lists in a hotel of 500 rooms, after ten years and after one.

Ours is `Desk.show`: the read unit, the queries, the frozen rows. The yardstick is the same statements on the
bare driver, recorded from ours and run again. Ten years are then measured against one year.
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.decade import hotel
from benchmarks.hotels import NOW, scratch
from benchmarks.pairs import Claim, Measured, against, finish, in_turns
from hotelcs.storage import driver
from hotelcs.storage.reading import DriverReader
from hotelcs.workflows.desk import Desk, open_desk

YEAR = 365
DECADE = 3650
FEW = (8, 26)
"""Days behind and ahead that make about four thousand guests."""
VIEWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("availability", {}),
    ("arrivals", {}),
    ("in-house", {}),
    ("rooms", {}),
    ("home", {}),
)
TEXTS = (
    "w", "wa", "wang", "wangwei", "wf", "zxm", "s", "sm", "smith", "anna s", "maria garcia", "kim ji", "1", "13", "138",
    "4567", "0000", "王", "王伟", "李丽", "欧阳", "nobody", "r12", "1208", "ji min", "zhang wei",
)  # fmt: skip
"""First characters and whole texts: Latin, pinyin, initials, telephone tails, Chinese, numbers."""
ALLOWED_MS = 50.0


class Recorded:
    """The statements that a call asks, to be asked again without us."""

    def __init__(self, path: Path, call: Callable[[], object]) -> None:
        taken: list[tuple[str, dict[str, Any]]] = []
        plain = DriverReader.rows
        DriverReader.rows = lambda reader, sql, **values: (
            taken.append((sql, values)) or plain(reader, sql, **values)
        )  # type: ignore[method-assign]
        try:
            call()
        finally:
            DriverReader.rows = plain  # type: ignore[method-assign]
        self.taken = taken
        self.connection = driver.connect(str(path), readonly=True)

    def run(self) -> float:
        """Milliseconds that the statements take, in one read transaction."""
        start = time.perf_counter()
        self.connection.execute("BEGIN")
        for sql, values in self.taken:
            self.connection.execute(sql, values).fetchall()
        self.connection.execute("ROLLBACK")
        return (time.perf_counter() - start) * 1000


def opened(path: Path) -> Desk:
    """A desk at the hotel of `path`."""
    return open_desk(path, "admin", "bench", clock=lambda: NOW)


def showing(desk: Desk, view: str, filters: dict[str, Any]) -> Callable[[], float]:
    """A figure: milliseconds of one view."""

    def run() -> float:
        start = time.perf_counter()
        desk.show(view, **filters)
        return (time.perf_counter() - start) * 1000

    return run


def lists(year: Path, decade: Path) -> list[Measured]:
    """P9 for every list."""
    new, old = opened(year), opened(decade)
    measured = []
    for view, filters in VIEWS:
        recorded = Recorded(decade, lambda view=view, filters=filters: old.show(view, **filters))  # type: ignore[misc]
        rows = old.show(view, **filters)
        many = len(rows) if isinstance(rows, list) else 1
        claim = Claim("P9", f"{view}: {many} rows at ten years", "the same statements, raw driver", 3)
        measured.append(in_turns(claim, showing(old, view, filters), recorded.run, 41))
        flat = Claim("P9", f"{view}: at ten years", "at one year", 1.3)
        measured.append(in_turns(flat, showing(old, view, filters), showing(new, view, filters), 41))
    return measured


def finding(few: Path, decade: Path) -> list[Measured]:
    """P8: the slowest in a hundred searches beside its raw statements, and four thousand guests beside 400,000."""
    small, large = opened(few), opened(decade)
    ours, raw, fewer = [], [], []
    for text in TEXTS:
        recorded = Recorded(decade, lambda text=text: large.show("find", text=text))  # type: ignore[misc]
        among_many, among_few = (showing(desk, "find", {"text": text}) for desk in (large, small))
        for _ in range(12):
            ours.append(among_many())
            raw.append(recorded.run())
            fewer.append(among_few())
    slowest = _p99(ours)
    more = Claim("P8", "find: p99 more than its statements raw, 400k guests", "allowed", 1)
    flat = Claim("P8", "find: p99 more at 400k guests than at 4k", "allowed", 1)
    middle = Claim("P8", "find: median at 400k guests", "median of its statements raw", 3)
    return [
        against(more, slowest - _p99(raw), ALLOWED_MS),
        against(flat, slowest - _p99(fewer), ALLOWED_MS),
        against(middle, statistics.median(ours), statistics.median(raw)),
    ]


def _p99(figures: list[float]) -> float:
    """The figure that one in a hundred exceeds."""
    return sorted(figures)[int(len(figures) * 0.99)]


def measure(folder: Path) -> list[Measured]:  # noqa: ARG001 - its files are kept between runs
    """Every claim about ten years."""
    decade = hotel(DECADE)
    return lists(hotel(YEAR), decade) + finding(hotel(*FEW), decade)


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
