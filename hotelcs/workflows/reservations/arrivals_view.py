"""Who arrives: those still to come and those who came, of a day (handbook 04 SC02).

Found by the indexes of open arrivals and of the day a stay began, so ten years of bookings cost nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hotelcs.workflows.housekeeping.composite import code_of
from hotelcs.workflows.registers.marks_view import Marks
from hotelcs.workflows.reservations import asked
from hotelcs.workflows.reservations.booked_kinds import BY_DAY
from hotelcs.workflows.views import Asking, day_of

_COLUMNS = (
    "SELECT r.no, r.arrival, r.departure, r.eta_minute, r.adults, r.children, r.status, r.guarantee, r.rate_minor, "
    "r.requests, coalesce(r.party, ''), r.do_not_move, r.kind, coalesce(g.name, ''), coalesce(g.no, ''), "
    "coalesce(g.vip_level, 0), coalesce(g.blacklist, ''), t.code, coalesce(m.no, ''), m.hk_state, o.id, b.kind, q.since, "
    "r.hold_until "
)
_JOINS = (
    " JOIN room_type t ON t.id = r.type_id LEFT JOIN guest g ON g.id = r.guest_id LEFT JOIN room m ON m.id = r.room_id "
    "LEFT JOIN stay o ON o.room_id = m.id AND o.status = 'in_house' "
    "LEFT JOIN room_block b ON b.room_id = m.id AND b.ended_at IS NULL AND b.from_date <= :today AND b.to_date > :today "
    "LEFT JOIN queue_ticket q ON q.reservation_id = r.id AND q.ended_at IS NULL "
)
_OPEN = "WHERE r.status IN ('confirmed','guaranteed') AND r.arrival >= :first AND r.arrival <= :day"
_CAME = "FROM stay s JOIN reservation r ON r.id = s.reservation_id"
_ARRIVALS = (
    f"{_COLUMNS} FROM reservation r{_JOINS}{_OPEN} UNION ALL "
    f"{_COLUMNS} {_CAME}{_JOINS}WHERE s.date_in = :day AND s.status <> 'voided'"
)
_HOLD = "SELECT hold_minute FROM property"
EARLIEST = "0001-01-01"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A booking that arrives. `status` is checked_in once the guest is here; `eta` is HH:MM; dates are ISO.

    `marks`: vip, watch, delayed (should have come on an earlier day), hold_lapsed (no guarantee, past the hour
    bookings are held), no_room, not_ready, pinned, day_use, party; what the registers hold
    (urgent, message, parcel, luggage). `queued_minutes` is None unless the guest waits.
    """

    reservation: str
    guest: str
    guest_no: str
    type: str
    arrival: str
    departure: str
    nights: int
    eta: str
    room: str
    room_code: str
    adults: int
    children: int
    status: str
    vip: int
    marks: tuple[str, ...]
    guarantee: str
    rate_minor: int
    currency: str
    requests: str
    guest_missing: bool
    party: str
    queued_minutes: int | None


@dataclass(frozen=True, slots=True)
class _Now:
    """What rows are compared with: the business date, the instant, whether bookings are held no longer."""

    today: str
    now: datetime
    lapsed: int
    minute: int
    currency: str
    kept: Marks


def arrivals(asking: Asking, day: str | date | None = None) -> list[Arrival]:
    """Arrivals of `day` (the business date): those to come by their hour, then those who are here.

    On the business date, those who should have come on an earlier day are among them. Raises Usage for a bad date.
    """
    today = asking.business_date()
    wanted = day_of(day or today, "day").isoformat()
    local = asking.local_now()
    hold = int(asking.rows(_HOLD)[0][0])
    now = _Now(today, asking.now, hold, local.hour * 60 + local.minute, asking.currency, Marks(asking, today))
    first = EARLIEST if wanted == today else wanted
    found: dict[str, Arrival] = {}
    for row in asking.rows(_ARRIVALS, first=first, day=wanted, today=today):
        found.setdefault(row[0], _row(row, now))
    return sorted(found.values(), key=_order)


def _order(row: Arrival) -> tuple[bool, bool, str, str, str]:
    """To come before here, waiting first, then by hour, name and number."""
    here = row.status not in ("confirmed", "guaranteed")
    return here, row.queued_minutes is None, row.eta or "99:99", row.guest, row.reservation


def _row(row: tuple[Any, ...], now: _Now) -> Arrival:
    (no, arrival, departure, eta, adults, children, status, guarantee, rate, requests, party, pinned, kind, guest,
     guest_no, vip, blacklist, code, room, hk_state, occupied, block, since, kept) = row  # fmt: skip
    room_code = code_of(hk_state, occupied=occupied is not None, block=block) if room else ""
    open_ = status in ("confirmed", "guaranteed")
    told = {
        "vip": vip > 0,
        "watch": blacklist == "watch",
        "delayed": open_ and arrival < now.today,
        "hold_lapsed": status == "confirmed" and arrival <= now.today and _lapsed(eta, kept, arrival, now),
        "no_room": open_ and not room,
        "not_ready": open_ and room_code not in ("", "VC", "VI"),
        "pinned": bool(pinned),
        "day_use": kind in BY_DAY,
        "party": bool(party),
    }
    return Arrival(
        no, guest, guest_no, code, arrival, departure, asked.nights_between(arrival, departure), asked.clock(eta), room,
        room_code, adults, children, status, vip, now.kept.around(no, _said(told)), guarantee, rate, now.currency, requests,
        not guest or adults + children == 0, party, None if since is None else minutes_since(since, now.now),
    )  # fmt: skip


def _said(told: dict[str, bool]) -> Iterator[str]:
    return (mark for mark, true in told.items() if true)


def _lapsed(eta: int | None, kept: str | None, arrival: str, now: _Now) -> bool:
    """Whether a booking without guarantee is held no longer: past the hour of the house, the one it named and the one it is kept to."""
    if kept and datetime.fromisoformat(kept) > now.now:
        return False
    return arrival < now.today or now.minute > max(now.lapsed, eta or 0)


def minutes_since(since: str, now: datetime) -> int:
    """Whole minutes from a stored instant to `now`."""
    return int((now - datetime.fromisoformat(since)).total_seconds()) // 60
