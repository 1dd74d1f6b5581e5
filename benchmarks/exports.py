"""P12: a million charges into a CSV that no spreadsheet computes, against plain sqlite3 and csv, as whole processes."""

import subprocess
import sys
import time
from pathlib import Path

from benchmarks.hotels import scratch, small_hotel
from benchmarks.pairs import Claim, Figure, Measured, against, finish, in_turns

ROWS = 1_000_000
FLAT_MB = 40
"""How much more memory a million rows may take than a thousand."""
_LINES = (
    "INSERT INTO folio_line (folio_id, business_date, at, kind, description, qty, unit_minor, amount_minor, reason, actor) "
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) "
    "SELECT 1, date('2026-11-23', '-' || (i % 700) || ' days'), '2026-11-23T07:00:00Z', 'minibar', '=1+1', 1, i % 9000, i % 9000, '', 'admin' FROM n"
)


def full(path: Path, many: int) -> None:
    """A hotel with so many charges on one bill."""
    desk = small_hotel(path, 1)
    booked = desk.do(
        "book", {"guest": "Zhang Wei", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
    )
    desk.do(
        "check-in",
        {
            "reservation": booked.result["reservation"],
            "room": "101",
            "document": "34052419800101001X",
            "waive_deposit": True,
        },
    )
    desk.do("post-charge", {"reservation": booked.result["reservation"], "kind": "minibar", "amount": 100})
    with desk.file.write() as session:
        session.connection().exec_driver_sql(_LINES.format(many=many))
    desk.close()


def run(*arguments: str) -> Figure:
    """Milliseconds of a process."""

    def once() -> float:
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", *arguments], check=True, stdout=subprocess.DEVNULL)
        return (time.perf_counter() - start) * 1000

    return once


_LARGEST = (
    "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Started from a small process: a child begins with the memory of whoever starts it."""


def largest(*arguments: str) -> float:
    """The largest memory of a process, MB."""
    line = [sys.executable, "-c", _LARGEST, sys.executable, "-m", *arguments]
    return int(subprocess.run(line, check=True, capture_output=True).stdout) / 1024


def export(database: Path, out: Path) -> tuple[str, ...]:
    """The arguments of our process."""
    return ("hotelcs", "--db", str(database), "--quiet", "--yes", "export", "folio-lines", "--out", str(out))


def measure(folder: Path) -> list[Measured]:
    """The memory of few rows and of a million first, then both in turns."""
    few, many = folder / "few.db", folder / "many.db"
    full(few, 1000)
    small = largest(*export(few, folder / "few.csv"))
    full(many, ROWS)
    large = largest(*export(many, folder / "ours.csv"))
    memory = Claim(
        "P12", "export a million rows: memory beyond that of a thousand", f"{FLAT_MB} MB", 1.0, "MB"
    )
    speed = in_turns(
        Claim("P12", "export a million rows", "sqlite3 + csv with a formula guard", 1.3),
        run(*export(many, folder / "ours.csv")),
        run("benchmarks.plain_export", str(many), str(folder / "plain.csv")),
        3,
    )
    return [speed, against(memory, max(0.0, large - small), FLAT_MB)]


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
