"""P11: the import of the resort's 40,059 bookings against plain Python csv and sqlite3, as whole processes."""

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.hotels import NOW, TODAY, scratch
from benchmarks.pairs import Claim, Figure, Measured, against, finish, in_turns

MEMORY_MB = 200


def shared_file() -> Path:
    """The resort's file: below the folder HOTELCS_SHARED names, else below ../shared beside the checkout."""
    folder = os.environ.get("HOTELCS_SHARED") or Path(__file__).parents[2] / "shared"
    return Path(folder) / "data" / "bookings_resort.csv.gz"


def empty(path: Path) -> None:
    """A founded hotel without rooms at `path`."""
    from hotelcs.workflows.organisation.founding import Plan, found

    path.unlink(missing_ok=True)
    found(path, Plan("Bench", "测试", TODAY, currency="EUR"), NOW).close()


def run(path: Path, *arguments: str) -> Figure:
    """Milliseconds of a process that fills the fresh hotel at `path`."""

    def once() -> float:
        empty(path)
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", *arguments],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return (time.perf_counter() - start) * 1000

    return once


def measure(folder: Path) -> list[Measured]:
    """Time in turns, then the largest memory of our process."""
    file = shared_file()
    if not file.is_file():
        print(f"P11  left out: {file} is not here")
        return []
    ours, plain = folder / "ours.db", folder / "plain.db"
    command = (
        "hotelcs",
        "--db",
        str(ours),
        "--quiet",
        "import",
        "reservations",
        str(file),
        "--reject",
        str(folder / "r.csv"),
    )
    speed = in_turns(
        Claim("P11", "import 40,059 bookings", "csv + executemany, the same rows and checks", 12),
        run(ours, *command),
        run(plain, "benchmarks.plain_import", str(file), str(plain)),
        7,
    )
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    memory = Claim("P11", "import 40,059 bookings: largest memory of a process", "200 MB", 1.0, "MB")
    return [speed, against(memory, largest, MEMORY_MB)]


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
