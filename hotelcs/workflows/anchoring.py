"""After a commit: the newest entry of the ledger is remembered outside the database (`hotelcs.storage.anchors`)."""

from datetime import datetime

from hotelcs.storage import keys
from hotelcs.storage.anchors import RESTORED, UNSIGNED, Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.reading import value
from hotelcs.workflows import ledger
from hotelcs.workflows.ledger import Written
from hotelcs.workflows.restored import reconcile

_STRANGERS = (
    "SELECT seq, hash FROM ledger WHERE seq > :first AND seq < :last AND hash LIKE 'unkeyed:%' ORDER BY seq"
)


def remember(hotel: HotelFile, uid: str, written: Written, now: datetime, why: str = "") -> None:
    """Move the mark on to `written`; with `why` it stays in the log, too."""

    def hash_of(seq: int) -> str:
        with hotel.read() as reader:
            return str(value(reader, "SELECT hash FROM ledger WHERE seq = :seq", seq=seq) or "")

    kept = Anchors(uid, hotel.path)
    if hotel.on_server and ((marked := kept.marked()) is None or marked.seq != written.seq - 1):
        reconcile(hotel, uid)
    until_now = kept.go_on(*written, hash_of, now)
    if 0 < until_now < written.seq - 1:
        _note_strangers(hotel, uid, kept, (until_now, written.seq), now)
    if why:
        kept.note(written.seq, written.hash, now, why)


def begin_anew(hotel: HotelFile, uid: str, now: datetime, entry: Written | None = None) -> None:
    """The ledger goes on from where a backup ended, or from `entry`, which says so: the anchors begin anew with it."""
    if entry is None:
        with hotel.read() as reader:
            seq, digest = ledger.head(reader)
    else:
        seq, digest = entry.seq, entry.hash
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
