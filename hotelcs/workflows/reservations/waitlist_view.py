"""Who waits for a place, in turn, and who can be placed now (handbook 02 SM-01: place freed)."""

from dataclasses import dataclass

from hotelcs.workflows.reservations import asked, waiting
from hotelcs.workflows.views import Asking

_DETAILS = (
    "SELECT r.no, coalesce(g.name, ''), coalesce(g.phone, ''), t.code, r.arrival, r.departure, r.adults, r.children, "
    "r.created_at FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "WHERE r.status IN ('tentative','waitlist') AND r.status = 'waitlist' AND r.arrival >= :today"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A booking on the waitlist. `fits`: a place is free on every night; `turn`: and nobody before it would take it."""

    reservation: str
    guest: str
    phone: str
    type: str
    arrival: str
    departure: str
    nights: int
    adults: int
    children: int
    since: str
    fits: bool
    turn: bool
    after: str


def waitlist(asking: Asking) -> list[Waiting]:
    """First those whose turn it is, then the others, each in the order of booking. Phones are masked."""
    today = asking.business_date()
    details = {row[0]: row[1:] for row in asking.rows(_DETAILS, today=today)}
    listed = []
    for place in waiting.queue(asking.reader, today):
        guest, phone, kind, arrival, departure, adults, children, since = details[place.no]
        listed.append(Waiting(
            place.no, guest, asked.masked(phone), kind, arrival, departure, asked.nights_between(arrival, departure),
            adults, children, asking.local(since), place.fits, place.fits and place.after is None, place.after or "",
        ))  # fmt: skip
    return sorted(listed, key=lambda row: not row.turn)
