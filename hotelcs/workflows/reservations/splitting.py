"""The plan of a split: which room on which nights, with as few moves as can be. Reads only."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.storage.reading import Reader

_HELD = (
    "SELECT r.no, r.floor, n.night FROM room r JOIN room_type t ON t.id = r.type_id "
    "LEFT JOIN room_night n ON n.room_id = r.id AND n.night >= :first AND n.night < :until "
    "AND coalesce(n.reservation_id, 0) <> :but WHERE t.code = :type ORDER BY r.no, n.night"
)
NOBODY = -1
"""No reservation's id."""


@dataclass(frozen=True, slots=True)
class Question:
    """Rooms of `type` on the ISO nights first → until; `but` is a reservation whose own rooms count as free."""

    type: str
    first: str
    until: str
    but: int = NOBODY


@dataclass(frozen=True, slots=True)
class Segment:
    """A room from one ISO night up to another."""

    room: str
    floor: int
    first: str
    until: str


def plan(reader: Reader, asked: Question) -> list[Segment]:
    """The fewest rooms that cover every night; empty when some night has none. The longest run goes first each time.

    Taking the room that lasts longest, again and again, needs the fewest moves (interval covering).
    """
    held: dict[tuple[str, int], set[str]] = {}
    for no, floor, night in reader.rows(
        _HELD, type=asked.type, first=asked.first, until=asked.until, but=asked.but
    ):
        held.setdefault((no, floor), set()).update({night} if night else ())
    segments: list[Segment] = []
    at, end = date.fromisoformat(asked.first), date.fromisoformat(asked.until)
    while at < end:
        runs = {room: _free_until(taken, at, end) for room, taken in held.items()}
        lasting = max(runs.values(), default=at)
        if lasting == at:
            return []
        room, floor = _nearest([room for room, until in runs.items() if until == lasting], segments)
        segments.append(Segment(room, floor, at.isoformat(), lasting.isoformat()))
        at = lasting
    return segments


def _free_until(taken: set[str], at: date, end: date) -> date:
    """The first night from `at` on that is taken, or the end."""
    while at < end and at.isoformat() not in taken:
        at += timedelta(days=1)
    return at


def _nearest(rooms: list[tuple[str, int]], before: list[Segment]) -> tuple[str, int]:
    """Of rooms that last equally long, the one on the floor nearest to the room before."""
    floor = before[-1].floor if before else None
    return min(rooms, key=lambda room: (abs(room[1] - floor) if floor is not None else 0, room))
