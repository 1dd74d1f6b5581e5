"""Hotels for benchmarks: made in a temporary folder, with keys of their own."""

import os
import tempfile
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hotelcs.workflows.desk import Desk

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


@contextmanager
def scratch() -> "Iterator[Path]":
    """An empty folder that is also home to configuration, state and data while it lasts."""
    with tempfile.TemporaryDirectory(prefix="hotelcs-bench-") as folder:
        for name in ("CONFIG", "STATE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        yield Path(folder)


def small_hotel(path: Path, rooms: int = 210) -> "Desk":
    """A hotel of one type with `rooms` rooms and nobody in it."""
    from hotelcs.workflows.desk import open_desk
    from hotelcs.workflows.organisation.founding import Plan, found

    found(path, Plan("Bench", "测试", TODAY, currency="EUR"), NOW).close()
    desk = open_desk(path, "admin", "bench", clock=lambda: NOW)
    desk.do("add-room-type", {"code": "KNG", "rate": 37600})
    for number in range(rooms):
        desk.do("add-room", {"no": str(101 + number), "floor": 1 + number // 30, "type": "KNG"})
    return desk
