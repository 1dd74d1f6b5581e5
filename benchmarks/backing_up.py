"""P13: a backup, checked and sealed, beside what the sqlite3 program does: `.backup` and `quick_check`.

A hotel of 500 MB is asked for; by default a smaller one is filled (`HOTELCS_BENCH_MB`, 120), since a ratio of the two
hardly depends on the size.
"""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.decade import hotel
from benchmarks.pairs import Claim, Measured, in_turns
from hotelcs.clock import system_clock
from hotelcs.storage import driver, recipients
from hotelcs.storage.backup import Wish, back_up
from hotelcs.workflows.machine.backing_up import rules

MEGABYTES = int(os.environ.get("HOTELCS_BENCH_MB", "120"))
DAYS_PER_MB = 3.2
"""About as many days of 500 rooms are a megabyte."""
CLAIM = Claim("P13", "backup checked and sealed, {size} MB", "sqlite3 .backup, quick_check", 2.5)
WITH_RULES = Claim(
    "P13", "the same with every rule and the ledger, {size} MB", "sqlite3 .backup, quick_check", 2.5
)


def measure(folder: Path) -> list[Measured]:
    """Both, in turns, on one file."""
    source = folder / "hotel.db"
    shutil.copy(hotel(int(MEGABYTES * DAYS_PER_MB)), source)
    size = round(source.stat().st_size / 1e6)
    keys = (recipients.new_key()[1], recipients.new_key()[1])

    def ours(examined: bool) -> float:
        target = folder / "ours"
        shutil.rmtree(target, ignore_errors=True)
        started = time.perf_counter()
        back_up(
            Wish(source, target, "bench", system_clock, recipients=keys, examine=rules if examined else None)
        )
        return (time.perf_counter() - started) * 1000

    def theirs() -> float:
        target = folder / "theirs.db"
        target.unlink(missing_ok=True)
        started = time.perf_counter()
        there, here = driver.MODULE.connect(str(target)), driver.MODULE.connect(str(source))
        here.backup(there)
        there.execute("PRAGMA quick_check").fetchall()
        there.close()
        here.close()
        return (time.perf_counter() - started) * 1000

    named = [replace(claim, what=claim.what.format(size=size)) for claim in (CLAIM, WITH_RULES)]
    return [
        in_turns(named[0], lambda: ours(False), theirs, pairs=5),
        in_turns(named[1], lambda: ours(True), theirs, pairs=3),
    ]
