"""What happened to the cleanliness of a room since an act: needed where the act is taken back."""

from hotelcs.models.rooms import Room
from hotelcs.storage.reading import value
from hotelcs.workflows.act import Work

_SINCE = "SELECT count(*) FROM room_status_change WHERE room_id = :room AND at > :at"
_BEFORE = "SELECT from_state FROM room_status_change WHERE room_id = :room AND at = :at ORDER BY id LIMIT 1"


def untouched(work: Work, room: Room, at: str) -> bool:
    """Whether nobody has set the cleanliness of `room` since the instant `at` (UTC, as stored)."""
    return not value(work.reader, _SINCE, room=room.id, at=at)


def state_before(work: Work, room: Room, at: str) -> str:
    """The cleanliness `room` had before what was done at `at`."""
    return str(value(work.reader, _BEFORE, room=room.id, at=at) or room.hk_state)
