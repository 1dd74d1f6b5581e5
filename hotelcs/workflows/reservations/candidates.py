"""Rooms that nobody holds on the nights asked for, with what speaks for each. Reads only."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotelcs.storage.reading import Reader
from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.reservations.splitting import NOBODY

_ROOMS = (
    "SELECT r.no, r.floor, t.code, t.base_rate_minor, t.sort, t.max_adults, t.max_children, r.hk_state, r.features, "
    "r.connecting_to, r.vacant_since, s.due_out, b.kind, coalesce(e.reservation_id, 0), coalesce(x.reservation_id, 0) "
    "FROM room r JOIN room_type t ON t.id = r.type_id JOIN property p ON p.id = 1 "
    "LEFT JOIN stay s ON s.room_id = r.id AND s.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = r.id AND b.ended_at IS NULL AND b.from_date < :until AND b.to_date > :first "
    "LEFT JOIN room_night e ON e.room_id = r.id AND e.night = :eve "
    "LEFT JOIN room_night x ON x.room_id = r.id AND x.night = :until "
    "WHERE NOT EXISTS (SELECT 1 FROM room_night n WHERE n.room_id = r.id AND n.night >= :first AND n.night < :until "
    "AND coalesce(n.reservation_id, 0) <> :but) "
    "AND NOT EXISTS (SELECT 1 FROM bed d JOIN room_night n ON n.room_id = d.of_room_id WHERE d.room_id = r.id "
    "AND n.night >= :first AND n.night < :until) "
    "AND NOT EXISTS (SELECT 1 FROM bed d JOIN room_night n ON n.room_id = d.room_id WHERE d.of_room_id = r.id "
    "AND n.night >= :first AND n.night < :until) "
    "AND NOT EXISTS (SELECT 1 FROM room_slot d WHERE d.room_id = r.id AND d.reservation_id <> :but AND ("
    "(d.day >= :first AND d.day < :until AND (:by_day = 1 OR d.to_minute > p.checkin_minute)) "
    "OR (d.day > :first AND d.day <= :until AND d.from_minute < p.checkout_minute)))"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A room free on every night asked for. `code` is that of now; `before` and `after` say who is next to the nights."""

    room: str
    floor: int
    type: str
    rate_minor: int
    sort: int
    max_adults: int
    max_children: int
    code: str
    features: frozenset[str]
    connecting_to: str
    vacant_since: str
    due_out: str
    out_of_service: bool
    before: bool
    after: bool

    def takes(self, adults: int, children: int) -> bool:
        """Whether so many people may sleep here."""
        return adults <= self.max_adults and adults + children <= self.max_adults + self.max_children


def free(
    reader: Reader, first: str, until: str, *, but: int = NOBODY, type: str | None = None
) -> list[Candidate]:
    """Rooms free on the ISO nights first → until (a day when both are the same), by floor and number.

    What the reservation `but` holds itself counts as free.
    """
    day = date.fromisoformat(first)
    last = until if until > first else (day + timedelta(days=1)).isoformat()
    values = {"first": first, "until": last, "eve": (day - timedelta(days=1)).isoformat(), "but": but}
    sql = _ROOMS + (" AND t.code = :type" if type else "")
    found: dict[str, Candidate] = {}
    for row in reader.rows(sql, by_day=int(until == first), **values, **({"type": type} if type else {})):
        found.setdefault(row[0], _candidate(row))
    return sorted(found.values(), key=lambda c: (c.floor, len(c.room), c.room))


def _candidate(row: tuple[object, ...]) -> Candidate:
    (no, floor, kind, rate, sort, adults, children, state, features, connecting, vacant, due_out, block, eve, next_) = row  # fmt: skip
    code = code_of(str(state), occupied=due_out is not None, block=str(block) if block == "oos" else None)
    return Candidate(
        str(no), int(str(floor)), str(kind), int(str(rate)), int(str(sort)), int(str(adults)), int(str(children)), code,
        frozenset(str(features).replace(",", " ").split()), str(connecting), str(vacant or ""), str(due_out or ""),
        block == "oos", bool(eve), bool(next_),
    )  # fmt: skip
