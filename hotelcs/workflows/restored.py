"""A hotel on a server that another machine has brought back: what this machine remembers of it is explained by its ledger.

The entry of a restore says where the two states part. It explains once: whatever this machine knows of a restore, it
knows for ever, and what is missing after that is missing.
"""

import json
from dataclasses import dataclass

from hotelcs.clock import parse_instant
from hotelcs.storage import keys
from hotelcs.storage.anchors import RESTORED, SEEN, Anchor, Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows import ledger

_HASH = "SELECT hash FROM ledger WHERE seq = :seq"
_LATEST = "SELECT hash FROM ledger WHERE verb = 'note-restore' ORDER BY seq DESC LIMIT 1"
_RESTORES = f"SELECT {', '.join(ledger.COVERED)}, prev, hash FROM ledger WHERE verb = 'note-restore' ORDER BY seq DESC"
_LOOKED_AT: dict[Anchors, str] = {}
"""The hash of the latest restore that this process has looked at, by the anchors of the hotel."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A restore that a ledger knows: its entry, and how far the hotel had come.

    `common` is the last entry of before that is still there, `before` the newest of the state that was replaced, with its
    hash, `highest` the highest number that the hotel had ever had, as far as the machine knew that brought it back.
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


def restores(reader: Reader, own: Keys) -> list[Restored]:
    """Every restore in the ledger that was signed with the hotel's key, newest first; who has no key explains nothing."""
    return [_restored(row) for row in reader.rows(_RESTORES) if own.present and ledger.is_signed(own, row)]


def highest(reader: Reader, uid: str, hotel: HotelFile) -> int:
    """The highest number an entry of the hotel has ever had: in the ledger, in its restores, on this machine."""
    found = [ledger.head(reader)[0], *(one.highest for one in restores(reader, keys.load(uid)))]
    return max(found + [anchor.seq for anchor in Anchors(uid, hotel.path).kept()])


def _restored(row: tuple[object, ...]) -> Restored:
    entry = dict(zip((*ledger.COVERED, "prev", "hash"), row, strict=True))
    told = json.loads(str(entry["result"]))
    seq, before = int(str(entry["seq"])), int(told["entry_before"])
    anchor = Anchor(seq, str(entry["hash"])[-64:], str(entry["at"]), RESTORED)
    reach = max(before, int(told.get("highest", 0)))
    return Restored(anchor, before - int(told["entries_lost"]), before, str(told["head_before"])[-64:], reach)


def reconcile(hotel: HotelFile, uid: str) -> None:
    """Look at restores this machine does not know yet; when they explain all that is gone, its anchors begin anew."""
    kept = Anchors(uid, hotel.path)
    with hotel.read() as reader:
        latest = one(reader, _LATEST)
        if latest is None or _LOOKED_AT.get(kept) == latest[0]:
            return
        known = {(line.seq, line.hash[-64:]) for line in kept.ever() if line.why in {RESTORED, SEEN}}
        unknown = [
            found
            for found in restores(reader, keys.load(uid))
            if (found.entry.seq, found.entry.hash) not in known
        ]
        if unknown:
            _look(reader, kept, unknown)
    _LOOKED_AT[kept] = str(latest[0])


def _look(reader: Reader, kept: Anchors, unknown: list[Restored]) -> None:
    gone = [
        anchor for anchor in kept.kept() if anchor.seq and hash_of(reader, anchor.seq) != anchor.hash[-64:]
    ]
    explained = bool(gone) and all(any(found.explains(anchor) for found in unknown) for anchor in gone)
    for found in reversed(unknown):
        why = RESTORED if explained and found is unknown[0] else SEEN
        kept.note(found.entry.seq, found.entry.hash, parse_instant(found.entry.at), why)
    if explained and kept.marked() in gone:
        kept.mark(*ledger.head(reader))


def hash_of(reader: Reader, seq: int) -> str:
    """The hash of an entry, without the sign of one that was made without the key; empty where there is none."""
    return str(value(reader, _HASH, seq=seq) or "")[-64:]
