"""Whether a call-out waits for an answer longer than it may; asked each minute, so it writes nothing."""

from datetime import datetime
from typing import TYPE_CHECKING

from hotelcs.clock import iso
from hotelcs.storage.reading import value

if TYPE_CHECKING:
    from hotelcs.storage.hotel_file import HotelFile

_OVERDUE = "SELECT 1 FROM callout WHERE stood_down_at IS NULL AND status = 'raised' AND answer_due_at <= :now LIMIT 1"


def overdue(hotel: "HotelFile", now: datetime) -> bool:
    """Whether a call-out has to be passed on."""
    with hotel.read() as reader:
        return value(reader, _OVERDUE, now=iso(now)) is not None
