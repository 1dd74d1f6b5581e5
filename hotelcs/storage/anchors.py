"""Anchors of the ledger outside the database: how far it went, and what its newest hash was.

The chain proves order and content of what is there; that the end was not cut off is proved by what is kept
elsewhere (reliability §7.3). Two files in the state folder, for each hotel at each place: the mark, rewritten after
every act, and the log, a line for every closed day, backup and restore. Whoever may write this folder may write the
anchors too: copy the log off the machine, or print the closed day's hash.
"""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hotelcs.clock import iso
from hotelcs.config import state_home
from hotelcs.storage.place import NO_LINK

WIDTH = 84
"""Bytes of the mark: 18 for the number, a space, 64 for the hash, a line end."""

_MARK = re.compile(rb"\d{18} [0-9a-f]{64}\n")

MARK = "mark"
"""Why an anchor is one that no log has."""
RESTORED, SEEN = "restore", "restore-seen"
"""A restore that the log begins anew with; one of another machine that explains nothing here (any more)."""
BEGINNINGS = {RESTORED, "note-loss"}
"""What the log begins anew with: a backup that was brought back, a loss that somebody said the hotel goes on with."""
GONE, UNSIGNED = "gone", "unsigned"
"""Why a line is in the log: it was the newest entry and later was not there; nobody here wrote it, and it has no key."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number and the hash the ledger had there, with when and why it was kept."""

    seq: int
    hash: str
    at: str = ""
    why: str = ""


class Anchors:
    """The anchors of the hotel `uid` whose file lies at `path`."""

    def __init__(self, uid: str, path: Path) -> None:
        place = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:12]
        self._stem = state_home() / "anchors" / f"{uid}-{place}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Anchors) and self._stem == other._stem

    def __hash__(self) -> int:
        return hash(self._stem)

    @property
    def mark_file(self) -> Path:
        """Where the mark lies."""
        return self._stem.with_suffix(".mark")

    @property
    def log_file(self) -> Path:
        """Where the log lies."""
        return self._stem.with_suffix(".log")

    def mark(self, seq: int, digest: str) -> None:
        """Remember this as the newest entry, whatever was remembered before (a restore begins anew).

        A folder that cannot be written is no reason to refuse what is committed; `hotelcs doctor` says so.
        """
        with suppress(OSError), _held(self.mark_file) as handle:
            _write(handle, seq, digest)

    def go_on(
        self, seq: int, digest: str, previous: str, hash_of: Callable[[int], str], now: datetime
    ) -> int:
        """Remember the newest entry, which follows `previous`; the number of the mark until now, 0 when there was none.

        The mark only goes on, whichever desk is faster.

        What was remembered and is not so any more (`hash_of` its number) stays in the log for ever: a ledger that was cut
        and has grown again does not forget it.
        """
        until_now = 0
        with suppress(OSError), _held(self.mark_file) as handle:
            known = _read(os.pread(handle, WIDTH + 1, 0))
            if known is not None:
                until_now = known.seq
                found = previous if known.seq == seq - 1 else hash_of(known.seq)
                if known.seq and found[-64:] != known.hash:
                    self.note(known.seq, known.hash, now, GONE)
                elif known.seq >= seq:
                    return until_now
            _write(handle, seq, digest)
        return until_now

    def marked(self) -> Anchor | None:
        """The newest entry there was, as far as this machine knows."""
        try:
            return _read(self.mark_file.read_bytes())
        except OSError:
            return None

    def note(self, seq: int, digest: str, now: datetime, why: str) -> None:
        """Add a line to the log; it is on the disk when this returns. A restore begins the numbers anew."""
        with suppress(OSError), _held(self.log_file) as handle:
            os.lseek(handle, 0, os.SEEK_END)
            os.write(handle, f"{iso(now)} {seq} {digest} {why}\n".encode())
            os.fsync(handle)

    def noted(self) -> list[Anchor]:
        """The lines of the log since it last began anew, oldest first."""
        kept: list[Anchor] = []
        for anchor in self.ever():
            if anchor.why in BEGINNINGS:
                kept = []
            kept.append(anchor)
        return kept

    def kept(self) -> list[Anchor]:
        """Those lines, and the mark."""
        return [*self.noted(), *filter(None, [self.marked()])]

    def ever(self) -> list[Anchor]:
        """Every line of the log, oldest first; a line that cannot be read is left out."""
        try:
            lines = self.log_file.read_text("ascii", errors="replace").splitlines()
        except OSError:
            return []
        told = ([*line.split(), "", "", "", ""] for line in lines)
        return [Anchor(int(seq), digest, at, why) for at, seq, digest, why, *_ in told if seq.isdecimal()]

    def move_to(self, other: "Anchors") -> None:
        """The hotel's file has its name now."""
        for mine, theirs in ((self.mark_file, other.mark_file), (self.log_file, other.log_file)):
            with suppress(OSError):
                mine.replace(theirs)

    def forget(self) -> None:
        """Remove both files: a demo hotel makes room for the next."""
        for path in (self.mark_file, self.log_file):
            path.unlink(missing_ok=True)


def _read(mark: bytes) -> Anchor | None:
    """What a mark says; None for one that is damaged."""
    return Anchor(int(mark[:18]), mark[19:83].decode(), why=MARK) if _MARK.fullmatch(mark) else None


def _write(handle: int, seq: int, digest: str) -> None:
    os.pwrite(handle, f"{seq:018d} {digest[-64:]:>64}\n".encode(), 0)
    os.ftruncate(handle, WIDTH)


@contextmanager
def _held(path: Path) -> Iterator[int]:
    """The file, its owner's alone, made when it is not there, held against other desks."""
    flags = os.O_RDWR | os.O_CREAT | NO_LINK
    try:
        handle = os.open(path, flags, 0o600)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, flags, 0o600)
    try:
        with suppress(ImportError):
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)
