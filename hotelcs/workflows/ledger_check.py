"""Whether the ledger is whole: every entry by its chain, the end of it by the anchors outside the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotelcs.errors import Corrupt, NotReady
from hotelcs.i18n import N_
from hotelcs.storage import keys
from hotelcs.storage.anchors import GONE, MARK, UNSIGNED, Anchor, Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.keys import Keys
from hotelcs.storage.reading import Reader, value
from hotelcs.workflows import ledger
from hotelcs.workflows.restored import hash_of, reconcile

_UNKEYED = "SELECT min(seq) FROM ledger WHERE seq > :seq AND hash LIKE 'unkeyed:%'"


@dataclass(frozen=True, slots=True)
class Checked:
    """How many entries, the newest hash, how many were made without the key, how many anchors agree."""

    entries: int
    head: str
    unkeyed: int
    anchors: int


def check(hotel: HotelFile, uid: str) -> Checked:
    """Check the whole ledger. Raises Corrupt naming the first entry that is broken, missing, or not the one anchored.

    Raises NotReady while the key file is missing: what was signed with it cannot be checked.
    """
    anchors, own = (
        known(uid, hotel),
        keys.load(uid),
    )  # the anchors first: what is written meanwhile is beyond them
    with hotel.read() as reader:
        _refuse_without_key(reader, own)
        entries = ledger.verify(reader, own)
        compare(reader, anchors)
        _refuse_unsigned(reader, own, Anchors(uid, hotel.path).marked())
        return Checked(entries, ledger.head(reader)[1], ledger.unkeyed(reader), len(anchors))


def known(uid: str, hotel: HotelFile) -> list[Anchor]:
    """Every anchor of this machine, the log's and the mark; they begin anew when another machine brought a backup back."""
    if hotel.on_server:
        reconcile(hotel, uid)
    return Anchors(uid, hotel.path).kept()


def refuse_lost(reader: Reader, uid: str, hotel: HotelFile) -> None:
    """Refuse to go on with a hotel that is older than what this machine has seen of it (Corrupt naming the entries).

    A -wal file that was removed after a crash, or an old copy in the place of the hotel, looks sound to the database.
    """
    try:
        compare(reader, (anchor for anchor in known(uid, hotel) if anchor.why in {MARK, GONE}))
    except Corrupt as lost:
        lost.hint = N_("Restore the newest backup; only to go on with what is left: hotelcs do note-loss")
        raise


def compare(reader: Reader, anchors: Iterable[Anchor]) -> None:
    """Compare anchors with the entries of their numbers. Raises Corrupt: what is missing at the end, else the first other one."""
    last, ordered = ledger.head(reader)[0], sorted(anchors, key=lambda one: one.seq)
    if ordered and (newest := ordered[-1]).seq > last:
        raise Corrupt(
            N_("The ledger ends at entry {last}, but there was an entry {seq} ({why}): entries {first} to {seq} are missing."),
            hint=N_("Stop writing, keep the file, and compare it with the last backup."),
            items=(("missing_from", last + 1), ("missing_to", newest.seq)), last=last, first=last + 1, seq=newest.seq,
            why=newest.at or newest.why,
        )  # fmt: skip
    for anchor in ordered:
        if anchor.why == UNSIGNED:
            raise _unsigned(anchor.seq)
        if anchor.seq and hash_of(reader, anchor.seq) != anchor.hash[-64:]:
            raise Corrupt(
                N_("Entry {seq} of the ledger is not the one that was anchored ({why})."),
                items=(("entry", anchor.seq),), seq=anchor.seq, why=anchor.at or anchor.why,
            )  # fmt: skip


def _refuse_without_key(reader: Reader, own: Keys) -> None:
    signed = reader.rows("SELECT 1 FROM ledger WHERE hash NOT LIKE 'unkeyed:%' LIMIT 1")
    if signed and not own.present:
        raise NotReady(
            N_("The key file of this hotel is missing, so the ledger cannot be checked."),
            hint=N_("Put the key file back from the recovery sheet, then try again."),
        )


def _refuse_unsigned(reader: Reader, own: Keys, mark: Anchor | None) -> None:
    """An entry without the key that this machine never wrote is somebody else's."""
    if mark is None or not own.present:
        return
    seq = value(reader, _UNKEYED, seq=mark.seq)
    if seq is not None:
        raise _unsigned(int(seq))


def _unsigned(seq: int) -> Corrupt:
    return Corrupt(N_("Entry {seq} of the ledger was signed without the key and never written by this machine."),
                   items=(("entry", seq),), seq=seq)  # fmt: skip
