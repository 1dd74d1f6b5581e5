"""The waitlist: who waits, in the order of booking, and for whom a place is free now. Reads only."""

from dataclasses import dataclass

from hotelcs.storage.reading import Reader

_WAITING = (
    "SELECT r.id, r.no, r.type_id, r.arrival, r.departure, NOT EXISTS ("
    "SELECT 1 FROM reservation_night n LEFT JOIN type_night y ON y.night = n.night AND y.type_id = n.type_id "
    "WHERE n.reservation_id = r.id AND coalesce(y.sold, 0) >= coalesce(y.cap, "
    "(SELECT count(*) FROM room m WHERE m.type_id = t.id) + t.overbooking)) AS fits "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id "
    "WHERE r.status IN ('tentative','waitlist') AND r.status = 'waitlist' AND r.arrival >= :today"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A booking on the waitlist: whether a place is free for it, and who of those before it would take it."""

    id: int
    no: str
    type_id: int
    arrival: str
    departure: str
    fits: bool
    after: str | None = None

    def meets(self, type_id: int, arrival: str, departure: str) -> bool:
        """Whether this is about the same type on one of the nights arrival → departure."""
        return self.type_id == type_id and self.arrival < departure and arrival < self.departure


def queue(reader: Reader, today: str) -> list[Waiting]:
    """Everybody who waits, first come first. `after` names an earlier one who fits and wants one of the same nights."""
    listed: list[Waiting] = []
    for key, no, type_id, arrival, departure, fits in sorted(reader.rows(_WAITING, today=today)):
        first = next((w.no for w in listed if w.fits and w.meets(type_id, arrival, departure)), None)
        listed.append(Waiting(key, no, type_id, arrival, departure, bool(fits), first))
    return listed
