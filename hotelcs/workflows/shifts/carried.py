"""What a shift hands over: open items, at the desk also the guests still to come and to go; read from the tables as they are.

The desk carries the whole house, another department what is its own (`share.Share`).
"""

from dataclasses import dataclass
from datetime import datetime

from hotelcs.storage.reading import Reader
from hotelcs.workflows.ownership import items_view
from hotelcs.workflows.ownership.owners import Held, Owners
from hotelcs.workflows.reception.in_house_view import STAYED_ON, night_before
from hotelcs.workflows.shifts.share import Share

_ARRIVALS = (
    "SELECT r.no, t.code, coalesce(m.no, ''), r.eta_minute, coalesce(g.vip_level, 0) FROM reservation r "
    "JOIN room_type t ON t.id = r.type_id LEFT JOIN room m ON m.id = r.room_id LEFT JOIN guest g ON g.id = r.guest_id "
    "WHERE r.arrival = :today AND r.status IN ('confirmed','guaranteed') ORDER BY r.eta_minute IS NULL, r.eta_minute, r.no"
)
_DEPARTURES = (
    f"SELECT s.no, m.no, s.due_out, {STAYED_ON} FROM stay s JOIN room m ON m.id = s.room_id "
    "WHERE s.status = 'in_house' AND s.due_out <= :today ORDER BY m.no"
)
ARRIVAL, DEPARTURE = "arrival", "departure"
PEOPLES = ("incident", "report", "log")
"""What somebody wrote down comes first."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One line: what it is, the number, words that name no guest, the room, by when, and whose it is (row of staff).

    `away` is whose it is while `staff` answers for it.
    """

    kind: str
    ref: str
    words: str
    room: str
    due: str
    staff: int | None
    held: str
    late: bool
    away: int | None


def carried(reader: Reader, now: datetime, today: str, tz: str, department: str) -> list[Carried]:
    """What a department hands over: items with their owners; at the desk arrivals and departures that are left, too."""
    owners, share = Owners(reader, now, tz), Share(reader, department, today)
    found = []
    for kind, ref, words, room, due, _ in items_view.rows(reader, today):
        held = owners.of(kind, ref)
        if share.has(kind, ref, held.owner):
            found.append(_line(kind, ref, words, room, due, held, late=items_view.is_late(due, now, today)))
    found.sort(key=lambda line: (line.kind not in PEOPLES, line.due or "9999", line.kind, line.ref))
    if share.whole:
        found += _arrivals(reader, owners, today) + _departures(reader, owners, today)
    return found


def _line(kind: str, ref: str, words: str, room: str, due: str, held: Held, *, late: bool = False) -> Carried:
    return Carried(kind, ref, words, room, due, held.staff, held.how, late, held.away)


def _arrivals(reader: Reader, owners: Owners, today: str) -> list[Carried]:
    listed = []
    for no, kind, room, eta, vip in reader.rows(_ARRIVALS, today=today):
        due = f"{eta // 60:02d}:{eta % 60:02d}" if eta is not None else ""
        words = f"{kind} VIP{vip}" if vip else kind
        listed.append(_line(ARRIVAL, no, words, room, due, owners.of(ARRIVAL, no)))
    return listed


def _departures(reader: Reader, owners: Owners, today: str) -> list[Carried]:
    return [
        _line(DEPARTURE, no, "", room, due, owners.of(DEPARTURE, no), late=due < today or bool(stayed))
        for no, room, due, stayed in reader.rows(_DEPARTURES, today=today, night_before=night_before(today))
    ]
