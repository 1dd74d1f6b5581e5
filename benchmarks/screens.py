"""P1 to P3 and P5 to P7: the terminal screens on the demo hotel, in a pty of 80x24, beside bare Textual programs."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from benchmarks.hotels import scratch
from benchmarks.pairs import Claim, Measured, against, finish, in_turns
from benchmarks.raw_pty import SSH, Watched

BARE = [sys.executable, "-m", "benchmarks.bare_app"]
LIST = [sys.executable, "-m", "benchmarks.bare_list", "210"]
DOWN, UP, F4 = "\x1b[B", "\x1b[A", "\x1bOS"
STEPS = (DOWN, DOWN, DOWN, UP, UP, UP)
"""Down and up within the window: a cursor that moves, nothing that scrolls. A screen of fewer rows moves less."""
AERC_BYTES = 188
"""Bytes aerc sends for a cursor down in a list of mails, 80x24."""
IDLE_SECONDS = 60
SETTLED = 3.0
"""Seconds without a byte after which a screen has read what it shows, on a busy machine as well."""


def bare() -> float:
    """Milliseconds until the bare program's one line is drawn."""
    with Watched(BARE) as program:
        return program.until("bare and complete")


def first_frame(command: list[str]) -> float:
    """Milliseconds until Home is drawn: its title, its frame, its key bar."""
    with Watched(command) as program:
        return program.until("01 Home", "+- Today", "F2")


def live(command: list[str], hotel: str) -> float:
    """Milliseconds until Home shows the hotel's numbers and a key has acted (F4 02 shows the arrivals)."""
    with Watched(command) as program:
        program.until("01 Home", hotel)
        program.key(F4 + "02", gap=0.0)
        return program.until("Walk-in")


def at(command: list[str], keys: str, environment: dict[str, str] | None = None) -> Watched:
    """The program after `keys`, with everything drawn. The caller ends it."""
    program = Watched(command, environment)
    program.__enter__()
    program.until("01 Home")
    program.quiet(SETTLED)
    program.key(keys, gap=SETTLED)
    return program


def lists(command: list[str], db: Path) -> list[Measured]:
    """P5 and P6 on every list one can jump to and on a bill, under the SSH profile: each beside the bare list in turns."""
    found = []
    for name, keys in ways(db):
        ours, listing = at(command, keys, SSH), Watched(LIST, SSH)
        with ours, listing:
            listing.until("R261123-005")
            listing.quiet()
            mine, theirs, sizes = cycle(STEPS), cycle(STEPS), list[int]()

            def pressed(ours: Watched = ours, mine: Iterator[str] = mine, sizes: list[int] = sizes) -> float:
                spent, size = ours.key(next(mine))
                sizes.append(size)
                return spent

            def yardstick(listing: Watched = listing, theirs: Iterator[str] = theirs) -> float:
                return listing.key(next(theirs))[0]

            claim = Claim("P5", f"{name}: key to last byte over SSH", "line-drawn list of 210 rows", 1.3)
            found.append(in_turns(claim, pressed, yardstick, 30))
            claim = Claim("P6", f"{name}: bytes of a cursor key over SSH", "aerc", 1.0, "bytes")
            found.append(against(claim, statistics.median(sizes), AERC_BYTES))
    return found


def ways(db: Path) -> list[tuple[str, str]]:
    """What to press for every screen with a cursor: those one can jump to, and the bill of somebody in the house."""
    from hotelcs.keymap import AREAS
    from hotelcs.workflows.desk import open_desk

    desk = open_desk(db, login="demo", lang="en")
    try:
        room = max(desk.show("in-house"), key=lambda row: row.balance_minor or 0).room
    finally:
        desk.close()
    screens = [(f"{area.number} {area.title}", F4 + area.number) for area in AREAS]
    return [*screens, ("30 Bill", f"\x1bORbill {room}\r")]


def idle(command: list[str]) -> list[Measured]:
    """P7: what an idle screen costs."""
    with at(command, F4 + "01", SSH) as ours, Watched(BARE, SSH) as other:
        other.until("bare and complete")
        other.quiet()
        written, cpu = ours.idle(IDLE_SECONDS)
        _, other_cpu = other.idle(IDLE_SECONDS)
    quiet = against(
        Claim("P7", f"idle Home, {IDLE_SECONDS} s: bytes", "200 bytes", 1.0, "bytes"), written, 200
    )
    claim = Claim("P7", f"idle Home, {IDLE_SECONDS} s: CPU", "bare Textual, idle", 2.0, "ms")
    return [quiet, against(claim, cpu, max(other_cpu, 10.0))]


def memory(command: list[str]) -> list[Measured]:
    """P3: resident memory after 50 screen changes beside the bare program's, and growth over 500."""
    with Watched(BARE) as other, Watched(command) as ours:
        other.until("bare and complete")
        other.quiet()
        ours.until("01 Home")
        ours.quiet(1.5)
        change(ours, 50)
        early = ours.memory()
        first = against(
            Claim("P3", "memory after 50 screen changes", "bare Textual", 2.4, "MB"), early, other.memory()
        )
        change(ours, 450)
        growth = Claim("P3", "memory after 500 screen changes", "after 50", 1.03, "MB")
        return [first, against(growth, ours.memory(), early)]


def change(program: Watched, times: int) -> None:
    """Go round the three screens."""
    for turn in range(times):
        program.key(F4 + ("01", "02", "05")[turn % 3], gap=0.08)


def measure(folder: Path) -> list[Measured]:
    """Every claim about the screens, on a demo hotel."""
    db = folder / "demo.db"
    subprocess.run(
        [sys.executable, "-m", "hotelcs", "--db", str(db), "demo", "--no-ui"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    command = [sys.executable, "-m", "hotelcs", "--db", str(db), "--as", "demo", "--lang", "en"]
    hotel = named(db)
    time.sleep(0.5)
    return [
        in_turns(Claim("P1", "exec to the first complete frame", "bare Textual app", 1.35), lambda: first_frame(command), bare),
        in_turns(Claim("P2", "exec to live numbers and a key that acts", "bare Textual app", 2.5),
                 lambda: live(command, hotel), bare),
        *memory(command),
        *lists(command, db),
        *idle(command),
    ]  # fmt: skip


def named(db: Path) -> str:
    """The English name of the hotel at `db`."""
    from hotelcs.workflows.desk import open_desk

    desk = open_desk(db, lang="en")
    try:
        return desk.hotel
    finally:
        desk.close()


if __name__ == "__main__":
    with scratch() as scratch_folder:
        sys.exit(finish(measure(scratch_folder)))
