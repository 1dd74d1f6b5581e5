"""Who has not arrived and is not kept, with what the night manager decides by: telephone, guarantee, fees (W-03, 01:40).

Three queries, however many there are.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from hotelcs.clock import parse_instant
from hotelcs.storage.reading import one
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.reservations.fee_rules import Booked, Terms
from hotelcs.workflows.views import Asking

_THEIRS = (
    "v.arrival = :today AND v.status IN ('confirmed','guaranteed') AND NOT EXISTS (SELECT 1 FROM kept_arrival k "
    "WHERE k.day = :today AND k.reservation_id = v.id)"
)
_AWAITED = (
    "SELECT v.id, v.no, coalesce(g.name, ''), coalesce(g.phone, ''), coalesce(g.lang, ''), t.code, coalesce(m.no, ''), "
    "v.eta_minute, v.guarantee, v.arrival, v.departure, v.adults, v.children, v.channel, v.requests, v.rate_minor, v.prepaid_minor, "
    "v.status, v.created_at, p.needs, p.cancel_free_hours, p.cancel_fee, p.cancel_percent, p.no_show_fee, p.no_show_percent "
    "FROM reservation v JOIN room_type t ON t.id = v.type_id LEFT JOIN guest g ON g.id = v.guest_id "
    "LEFT JOIN room m ON m.id = v.room_id LEFT JOIN reservation_terms p ON p.reservation_id = v.id "
    f"WHERE {_THEIRS} ORDER BY v.no LIMIT :most"
)
_NIGHTS = (
    "SELECT n.reservation_id, n.rate_minor FROM reservation_night n JOIN reservation v ON v.id = n.reservation_id "
    f"WHERE {_THEIRS} ORDER BY n.reservation_id, n.night"
)
_HOUSE = "SELECT cancel_free_hours, checkin_minute FROM property"
MOST = 500


@dataclass(frozen=True, slots=True)
class NotArrived:
    """A booking of the open date that has not arrived. `eta` is HH:MM, dates ISO, amounts in minor units.

    `no_show_minor` is what not coming would cost, `cancel_minor` what cancelling now would; the telephone is whole for who may call them, else its end is.
    """

    reservation: str
    guest: str
    phone: str
    lang: str
    type: str
    room: str
    eta: str
    guarantee: str
    arrival: str
    departure: str
    adults: int
    children: int
    channel: str
    requests: str
    rate_minor: int
    prepaid_minor: int
    no_show_minor: int
    cancel_minor: int
    currency: str


def not_arrived(asking: Asking) -> list[NotArrived]:
    """Arrivals of the open date that have not come and are not kept, by number; at most five hundred."""
    today, whole = asking.business_date(), asking.may("reservation.write")
    hours, minute = one(asking.reader, _HOUSE) or (0, 0)
    nights: dict[int, list[int]] = defaultdict(list)
    for key, rate in asking.rows(_NIGHTS, today=today):
        nights[key].append(rate)
    found = []
    for row in asking.rows(_AWAITED, today=today, most=MOST):
        (
            key,
            no,
            guest,
            phone,
            lang,
            kind,
            room,
            eta,
            guarantee,
            arrival,
            departure,
            adults,
            children,
            channel,
            wishes,
            rate,
        ) = row[:16]
        prepaid, status, created, *terms = row[16:]
        booked = Booked(
            status, date.fromisoformat(arrival), parse_instant(created), rate, tuple(nights[key]),
            None if terms[0] is None else Terms(*terms), hours, minute, asking.tz,
        )  # fmt: skip
        found.append(NotArrived(
            no, guest, phone if whole else asked.masked(phone), lang, kind, room, asked.clock(eta), guarantee, arrival, departure, adults, children, channel,
            wishes, rate, prepaid, booked.no_show().amount_minor, booked.cancel(asking.now).amount_minor, asking.currency,
        ))  # fmt: skip
    return found
