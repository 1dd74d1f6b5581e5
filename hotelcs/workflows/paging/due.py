"""Whether a page is to be sent; asked each minute, so it writes nothing and imports little."""

from datetime import datetime
from typing import TYPE_CHECKING

from hotelcs.clock import iso
from hotelcs.storage.reading import value

if TYPE_CHECKING:
    from hotelcs.storage.hotel_file import HotelFile

_DUE = "SELECT 1 FROM page WHERE state IN ('queued','sending') AND next_try_at <= :now LIMIT 1"


def is_due(hotel: "HotelFile", now: datetime) -> bool:
    """Whether a page is due."""
    with hotel.read() as reader:
        return value(reader, _DUE, now=iso(now)) is not None
