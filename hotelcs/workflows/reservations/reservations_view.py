"""Bookings, page by page: filtered by arrival, state, guest or party; the next page begins after a number."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.workflows.reservations import asked, named
from hotelcs.workflows.views import Asking, day_of

PAGE = 50
MOST = 1000
_ROWS = (
    "SELECT r.no, coalesce(g.name, ''), coalesce(g.no, ''), t.code, r.arrival, r.departure, coalesce(m.no, ''), "
    "r.adults, r.children, r.status, r.guarantee, r.rate_minor, r.channel, coalesce(r.party, ''), r.version "
    "FROM reservation r JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id "
    "LEFT JOIN room m ON m.id = r.room_id WHERE r.id > :after"
)
_FILTERS = {
    "arrival": " AND r.arrival = :arrival",
    "status": " AND r.status = :status",
    "guest": " AND g.no = :guest",
    "party": " AND r.party = :party",
}


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking in a list; dates ISO, `rate_minor` a night."""

    reservation: str
    guest: str
    guest_no: str
    type: str
    arrival: str
    departure: str
    nights: int
    room: str
    adults: int
    children: int
    status: str
    guarantee: str
    rate_minor: int
    currency: str
    channel: str
    party: str
    version: int


def reservations(
    asking: Asking,
    arrival: str | date | None = None,
    status: str | None = None,
    guest: str | None = None,
    party: str | None = None,
    limit: int | str = PAGE,
    after: str | None = None,
) -> list[BookingRow]:
    """At most `limit` bookings in the order they were made, after the one numbered `after`. Raises Refusal for an unknown one."""
    given = {
        "arrival": day_of(arrival, "arrival").isoformat() if arrival else None,
        "status": status,
        "guest": guest.strip().upper() if guest else None,
        "party": party.strip().upper() if party else None,
    }
    values: dict[str, Any] = {name: wanted for name, wanted in given.items() if wanted}
    sql = _ROWS + "".join(_FILTERS[name] for name in values) + " ORDER BY r.id LIMIT :limit"
    rows = asking.rows(
        sql,
        after=named.key_of(asking.reader, after) if after else 0,
        limit=max(0, min(int(limit), MOST)),
        **values,
    )
    return [_row(row, asking.currency) for row in rows]


def _row(row: tuple[Any, ...], currency: str) -> BookingRow:
    no, guest, guest_no, kind, arrival, departure, room, adults, children, status, guarantee, rate, *rest = (
        row
    )
    channel, party, version = rest
    return BookingRow(
        no, guest, guest_no, kind, arrival, departure, asked.nights_between(arrival, departure), room, adults, children,
        status, guarantee, rate, currency, channel, party, version,
    )  # fmt: skip
