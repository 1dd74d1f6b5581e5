"""What an erasure leaves on the disk: the log written back into the file, and every byte of it looked at.

Rows that are deleted are overwritten (`secure_delete`); what may be left of one in a page that was rearranged is found by
looking, and gone after the file is written anew.
"""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hotelcs.storage import backup, driver, failures, vault

CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class Scrubbed:
    """Whether the log was written back (another desk that reads keeps it from that), how many of the needles still stand in
    the file, and whether it had to be written anew.
    """  # noqa: D205 - one sentence too long for a line

    written_back: bool
    found: int
    rewritten: bool


def scrub(path: Path, needles: tuple[str, ...], *, seconds: float = 10.0) -> Scrubbed:
    """Write the log of the hotel at `path` back and look for `needles` in every byte; written anew when one is found."""
    with failures.told(path):
        done = _write_back(path, seconds)
        if not (left := count_in(path, needles, seconds=seconds)):
            return Scrubbed(done, 0, rewritten=False)
        _rewrite(path, seconds)
        done = _write_back(path, seconds)
        left = count_in(path, needles, seconds=seconds)
        return Scrubbed(done, left, rewritten=True)


def count_in(path: Path, needles: tuple[str, ...], *, seconds: float = 10.0) -> int:
    """How many of `needles` stand in the file at `path`, in whatever case; looked at in a copy, page by page the same."""
    wanted = {needle.lower().encode() for needle in needles if needle}
    if not wanted:
        return 0
    with tempfile.TemporaryDirectory(prefix=".looking-", dir=path.parent) as folder:
        copy = Path(folder) / path.name
        vault.make_private(copy)
        backup.copy_live(path, copy, seconds=seconds)
        return len(_standing(copy, wanted))


def _standing(copy: Path, wanted: set[bytes]) -> set[bytes]:
    longest = max(map(len, wanted))
    found: set[bytes] = set()
    with copy.open("rb") as file:
        before = b""
        while chunk := file.read(CHUNK):
            block = (before + chunk).lower()
            found |= {needle for needle in wanted - found if needle in block}
            before = (before + chunk)[-longest:]
    return found


def _write_back(path: Path, seconds: float) -> bool:
    connection = driver.connect(str(path), wait=seconds)
    try:
        busy = connection.insist("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy[0]
    finally:
        connection.close()


def _rewrite(path: Path, seconds: float) -> None:
    connection = driver.connect(str(path), wait=seconds)
    try:
        connection.insist("VACUUM")
    finally:
        connection.close()
