"""Which room each real stay can have: a proof that 210 rooms are enough, and the plan the soak follows.

Rooms are "A01" to "I08". On each date the rooms of those who leave become free first (by 12:00), day use takes
its rooms (12:00-14:00), then those who arrive take theirs (from 14:00). A day-use room is therefore one that
nobody sleeps in tonight without having left it, and the same room can be slept in by an arrival of that date.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from tests.acceptance.resort.oracle import Row, is_reject

ROOMS = {"A": 75, "B": 2, "C": 13, "D": 53, "E": 33, "F": 13, "G": 9, "H": 4, "I": 8}
"""Rooms of each type: the fewest that hold every stay by the type really assigned."""


class NoRoom(Exception):
    """No room of the assigned type is free for this row."""


def stays(bookings: Iterable[Row]) -> list[Row]:
    """The bookings whose guests came, the reject left out, by date and position."""
    came = (row for row in bookings if row.stayed and not is_reject(row))
    return sorted(came, key=lambda row: (row.arrival, row.nights > 0, row.position))


def place(bookings: Iterable[Row], capacity: dict[str, int] | None = None) -> dict[int, str]:
    """A room for each stay, by position. Raises NoRoom where a type is full."""
    sizes = ROOMS if capacity is None else capacity
    free = {kind: [f"{kind}{n:02}" for n in range(size, 0, -1)] for kind, size in sizes.items()}
    leaving: defaultdict[date, list[str]] = defaultdict(list)
    plan: dict[int, str] = {}
    today, used_today = date.min, list[str]()
    for row in stays(bookings):
        while leaving and (due := min(leaving)) <= row.arrival:
            for room in leaving.pop(due):
                free[room[0]].append(room)
        if row.arrival > today or row.nights:
            today = row.arrival
            while used_today:
                free[used_today[-1][0]].append(used_today.pop())
        if not free.get(row.assigned):
            raise NoRoom(row)
        plan[row.position] = room = free[row.assigned].pop()
        (leaving[row.departure] if row.nights else used_today).append(room)
    return plan


def slept_in(bookings: Iterable[Row]) -> Counter[tuple[date, str]]:
    """Rooms of each type in use on each night."""
    nights: Counter[tuple[date, str]] = Counter()
    for row in stays(bookings):
        for night in range(row.nights):
            nights[row.arrival + timedelta(night), row.assigned] += 1
    return nights


def day_uses(bookings: Iterable[Row]) -> Counter[tuple[date, str]]:
    """Zero-night stays of each type on each date."""
    return Counter((row.arrival, row.assigned) for row in stays(bookings) if row.nights == 0)
