"""After a commit: the newest entry of the ledger is remembered outside the database (`hotelcs.storage.anchors`)."""

from datetime import datetime

from hotelcs.storage import keys
from hotelcs.storage.anchors import GONE, RESTORED, UNSIGNED, Anchor, Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger
from hotelcs.workflows.ledger import Written
from hotelcs.workflows.restored import acknowledge, restored_elsewhere

_STRANGERS = (
    "SELECT seq, hash FROM ledger WHERE seq > :first AND seq < :last AND hash LIKE 'unkeyed:%' ORDER BY seq"
)


def remember(hotel: HotelFile, uid: str, written: Written, now: datetime, why: str = "") -> None:
    """Move the mark on to `written`; with `why` it stays in the log, too."""

    def hash_of(seq: int) -> str:
        with hotel.read() as reader:
            return str(value(reader, "SELECT hash FROM ledger WHERE seq = :seq", seq=seq) or "")

    def gone(known: Anchor) -> None:
        with hotel.read() as reader:
            explained = hotel.on_server and restored_elsewhere(reader, kept, known)
        if not explained:
            kept.note(known.seq, known.hash, now, GONE)

    kept = Anchors(uid, hotel.path)
    until_now = kept.go_on(*written, hash_of, gone)
    if until_now == 0 and hotel.on_server:
        with hotel.read() as reader:
            acknowledge(reader, kept)
    if 0 < until_now < written.seq - 1:
        _note_strangers(hotel, uid, kept, (until_now, written.seq), now)
    if why:
        kept.note(written.seq, written.hash, now, why)


def begin_anew(hotel: HotelFile, uid: str, now: datetime) -> None:
    """The ledger goes on from where a backup ended: the anchors say so."""
    with hotel.read() as reader:
        seq, digest = ledger.head(reader)
    kept = Anchors(uid, hotel.path)
    kept.note(seq, digest, now, RESTORED)
    kept.mark(seq, digest)


def _note_strangers(
    hotel: HotelFile, uid: str, kept: Anchors, between: tuple[int, int], now: datetime
) -> None:
    """Entries without the key that no desk here has marked, while the key is here: they stay in the log for ever."""
    if not keys.load(uid).present:
        return
    with hotel.read() as reader:
        for seq, digest in reader.rows(_STRANGERS, first=between[0], last=between[1]):
            kept.note(int(seq), str(digest)[-64:], now, UNSIGNED)
