"""Rooms near each other for many bookings, the ready ones first. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotelcs.storage.reading import Reader
from hotelcs.workflows.reservations import candidates, room_scores
from hotelcs.workflows.reservations.candidates import Candidate
from hotelcs.workflows.reservations.room_scores import Wanted

_NEEDS = (
    "SELECT r.id, r.no, t.code, t.base_rate_minor, r.arrival, r.departure, r.adults, r.children FROM group_room l "
    "JOIN reservation r ON r.id = l.reservation_id JOIN room_type t ON t.id = r.type_id "
    "WHERE l.group_id = :group AND r.room_id IS NULL AND r.status IN ('confirmed','guaranteed') ORDER BY r.departure DESC, r.id"
)

APART = 20
"""Points that a floor between the lowest and the highest costs."""


@dataclass(frozen=True, slots=True)
class Need:
    """A booking that needs a room: its id and number, type and its price, ISO dates, people."""

    id: int
    no: str
    type: str
    rate_minor: int
    first: str
    until: str
    adults: int
    children: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Which booking gets which room (numbers), on which floors, and the points of all rooms together."""

    rooms: dict[str, str]
    floors: tuple[int, ...]
    points: int


def needs(reader: Reader, group: int) -> list[Need]:
    """Bookings of the group without a room, who stay longest first."""
    return [Need(*row) for row in reader.rows(_NEEDS, group=group)]


def plan(reader: Reader, wanted: Sequence[Need], today: str, floors: Sequence[int] = ()) -> Plan:
    """The best rooms for most of them on floors near each other, of `floors` only when some are named.

    A floor further away costs `APART` points, so a room that is ready is worth a floor. Who finds no room is left out.
    """
    free = {
        (need.first, need.until): candidates.free(reader, max(need.first, today), need.until)
        for need in wanted
    }
    there = {room.floor for listed in free.values() for room in listed}
    known = sorted(there & set(floors) if floors else there)
    windows = [
        tuple(known[start : start + size])
        for size in range(1, len(known) + 1)
        for start in range(len(known) - size + 1)
    ]
    found = (_fill(wanted, free, window, today) for window in windows)
    return max(found, key=lambda plan: (len(plan.rooms), plan.points), default=Plan({}, (), 0))


def _fill(
    wanted: Sequence[Need],
    free: dict[tuple[str, str], list[Candidate]],
    window: tuple[int, ...],
    today: str,
) -> Plan:
    """Give every booking the best room of its type on these floors that is still free."""
    given: dict[str, str] = {}
    floors: set[int] = set()
    points = 0
    for need in wanted:
        scored = [
            (room_scores.score(room, _asked(need, window, today), 0)[0], room)
            for room in free[need.first, need.until]
            if room.floor in window
            and room.type == need.type
            and room.takes(need.adults, need.children)
            and not room.out_of_service
            and room.room not in given.values()
        ]
        if scored:
            best, room = min(scored, key=lambda one: (-one[0], one[1].floor, len(one[1].room), one[1].room))
            given[need.no] = room.room
            floors.add(room.floor)
            points += best
    used = tuple(sorted(floors))
    return Plan(given, used, points - APART * (used[-1] - used[0] if used else 0))


def _asked(need: Need, window: tuple[int, ...], today: str) -> Wanted:
    return Wanted(need.type, need.rate_minor, today, need.first, frozenset(window))
