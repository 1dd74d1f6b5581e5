"""The kinds of room the hotel sells."""

from dataclasses import dataclass

from hotelcs.storage.reading import build
from hotelcs.workflows.views import Asking

_TYPES = (
    "SELECT t.code, t.name_en, t.name_zh, (SELECT count(*) FROM room r WHERE r.type_id = t.id), t.max_adults, "
    "t.max_children, t.base_rate_minor, t.hourly_rate_minor, t.overbooking, "
    ":currency FROM room_type t ORDER BY t.sort, t.code"
)


@dataclass(frozen=True, slots=True)
class RoomTypeRow:
    """A room type: its rooms (a type may have none of its own), whom it takes, what it costs."""

    type: str
    name_en: str
    name_zh: str
    rooms: int
    max_adults: int
    max_children: int
    rate_minor: int
    hourly_rate_minor: int
    overbooking: int
    currency: str


def room_types(asking: Asking) -> list[RoomTypeRow]:
    """Every room type in the hotel's own order."""
    return build(asking.reader, RoomTypeRow, _TYPES, currency=asking.currency)
