"""After a commit: the newest entry of the ledger is remembered outside the database (`hotelcs.storage.anchors`)."""

from datetime import datetime

from hotelcs.storage.anchors import Anchors
from hotelcs.storage.hotel_file import HotelFile
from hotelcs.storage.reading import value
from hotelcs.workflows.ledger import Written


def remember(hotel: HotelFile, uid: str, written: Written, now: datetime, why: str = "") -> None:
    """Move the mark on to `written`; with `why` it stays in the log, too."""

    def hash_of(seq: int) -> str:
        with hotel.read() as reader:
            return str(value(reader, "SELECT hash FROM ledger WHERE seq = :seq", seq=seq) or "")

    kept = Anchors(uid, hotel.path)
    kept.go_on(*written, hash_of, now)
    if why:
        kept.note(written.seq, written.hash, now, why)
