"""What the registers hold for guests, as marks in other lists: read once for a whole list, from what is open alone."""

from collections import defaultdict
from collections.abc import Iterable

from hotelcs.clock import iso
from hotelcs.workflows.registers.wake_view import CALLING
from hotelcs.workflows.views import Asking

MARKS = ("urgent", "message", "parcel", "luggage", "visitor", "wake", "away")
"""Most urgent first: an urgent message, a message, a parcel, luggage, visitors, a wake-up call, somewhere else than in the room."""
_OPEN = (
    "SELECT x.reservation_id AS booking, CASE WHEN x.urgent THEN 'urgent' ELSE 'message' END AS mark FROM guest_message x "
    "WHERE x.status = 'open' UNION SELECT l.reservation_id, l.kind FROM luggage l "
    "WHERE l.out_at IS NULL AND l.reservation_id IS NOT NULL UNION "
    "SELECT s.reservation_id, 'visitor' FROM visitor v JOIN stay s ON s.id = v.stay_id WHERE v.out_at IS NULL UNION "
    f"SELECT s.reservation_id, 'wake' FROM wake_call w JOIN stay s ON s.id = w.stay_id WHERE {CALLING} UNION "
    "SELECT s.reservation_id, 'away' FROM whereabouts w JOIN stay s ON s.id = w.stay_id "
    "WHERE w.ended_at IS NULL AND w.until > :now AND s.status = 'in_house'"
)
_MARKED = f"SELECT r.no, o.mark FROM ({_OPEN}) o CROSS JOIN reservation r WHERE r.id = o.booking"
"""From what is open to its booking, never the other way round: of bookings there are ten years."""


class Marks:
    """The marks of every booking that has any on the business date `today`."""

    def __init__(self, asking: Asking, today: str) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for no, mark in asking.rows(_MARKED, today=today, now=iso(asking.now)):
            found[no].add(mark)
        self.found = found

    def around(self, reservation: str, others: Iterable[str]) -> tuple[str, ...]:
        """`others` with these marks around them: messages first, the rest behind."""
        return (*self.of(reservation, wanted=MARKS[:2]), *others, *self.of(reservation, wanted=MARKS[2:]))

    def of(self, reservation: str, *, wanted: tuple[str, ...] = MARKS) -> tuple[str, ...]:
        """The marks of a booking among those `wanted`, most urgent first; an urgent message stands for the others."""
        marks = self.found.get(reservation, set())
        return tuple(
            mark
            for mark in MARKS
            if mark in marks and mark in wanted and not (mark == "message" and "urgent" in marks)
        )
