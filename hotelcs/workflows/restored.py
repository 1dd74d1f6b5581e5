"""A hotel on a server that another machine has brought back: what this machine remembers of it is explained by its ledger."""

import json
from dataclasses import dataclass

from hotelcs.clock import parse_instant
from hotelcs.storage.anchors import RESTORED, Anchor, Anchors
from hotelcs.storage.reading import Reader, one

_NEWEST = "SELECT seq, hash, at, result FROM ledger WHERE verb = 'note-restore' ORDER BY seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class Restored:
    """The newest restore that a ledger knows: its entry, and how far the hotel had come.

    `common` is the last entry of before that is still there, `before` the newest of the state that was replaced, with its
    hash, `highest` the highest number that the hotel has ever had.
    """

    entry: Anchor
    common: int
    before: int
    head: str
    highest: int

    def explains(self, anchor: Anchor) -> bool:
        """Whether `anchor` is of an entry that the restore has replaced."""
        if anchor.seq == self.before:
            return anchor.hash[-64:] == self.head
        return self.common < anchor.seq <= self.highest


def newest(reader: Reader) -> Restored | None:
    """The newest restore in the ledger; None when no backup was ever brought back."""
    row = one(reader, _NEWEST)
    if row is None:
        return None
    seq, digest, at, told = int(row[0]), str(row[1]), str(row[2]), json.loads(row[3])
    before, head = int(told["entry_before"]), str(told["head_before"])[-64:]
    common, highest = before - int(told["entries_lost"]), max(before, int(told.get("highest", 0)))
    return Restored(Anchor(seq, digest[-64:], at, RESTORED), common, before, head, highest)


def restored_elsewhere(reader: Reader, kept: Anchors, anchor: Anchor) -> bool:
    """Whether a restore on another machine has replaced the entry that `anchor` remembers; then the log begins anew with it.

    A restore explains once: what is missing later on is missing.
    """
    found = newest(reader)
    if found is None or _is_known(kept, found) or not found.explains(anchor):
        return False
    _note(kept, found)
    return True


def acknowledge(reader: Reader, kept: Anchors) -> None:
    """A machine that is new to the hotel knows of its last restore from the beginning."""
    found = newest(reader)
    if found is not None and not _is_known(kept, found):
        _note(kept, found)


def _is_known(kept: Anchors, found: Restored) -> bool:
    return any(
        (one.seq, one.hash[-64:], one.why) == (found.entry.seq, found.entry.hash, RESTORED)
        for one in kept.noted()
    )


def _note(kept: Anchors, found: Restored) -> None:
    kept.note(found.entry.seq, found.entry.hash, parse_instant(found.entry.at), RESTORED)
