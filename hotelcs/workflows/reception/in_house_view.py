"""Everybody who is in the house now (handbook 04 SC03), in one query."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from hotelcs.workflows.reception import balances
from hotelcs.workflows.registers.marks_view import Marks
from hotelcs.workflows.reservations.asked import clock
from hotelcs.workflows.views import Asking

BALANCE = balances.owed(balances.of_guest("r.id"))
"""What the reservation `r` owes, in minor units."""
BY_COMPANY = balances.owed(f"{balances.of_guest('r.id')} AND b.company_id IS NOT NULL")
"""What of it stands in windows that a company pays at check-out, in minor units."""
PEOPLE = (
    "(SELECT count(*) FROM stay_guest a WHERE a.stay_id = s.id AND a.left_at IS NULL AND NOT a.minor), "
    "(SELECT count(*) FROM stay_guest a WHERE a.stay_id = s.id AND a.left_at IS NULL AND a.minor)"
)
"""Adults and minors who sleep there now."""
OPEN_REGISTRATIONS = (
    "(SELECT count(*) FROM registration q JOIN stay_guest a ON a.id = q.stay_guest_id "
    "WHERE a.stay_id = s.id AND q.status IN ('pending','rejected'))"
)
STAYED_ON = (
    "(CASE WHEN EXISTS (SELECT 1 FROM folio_line z WHERE z.auto_key = 'room:' || s.reservation_id || :night_before "
    "AND z.description = 'overstay') THEN 1 ELSE 0 END)"
)
"""Whether the audit charged last night to a stay that should have left before it; `:night_before` as `night_before` gives it."""
_IN_HOUSE = (
    "SELECT s.no, r.no, m.no, m.floor, t.code, g.name, g.no, s.date_in, s.due_out, r.kind, g.vip_level, g.lang, r.party, "
    f"r.do_not_move, r.requests, h.to_minute, {PEOPLE}, {BALANCE}, {OPEN_REGISTRATIONS}, "
    "(SELECT count(*) FROM key_card k WHERE k.stay_id = s.id AND k.status = 'out'), s.version, "
    f"{STAYED_ON} FROM stay s JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id "
    "JOIN room_type t ON t.id = m.type_id JOIN guest g ON g.id = s.guest_id "
    "LEFT JOIN room_slot h ON h.reservation_id = r.id "
    "WHERE s.status = 'in_house' AND (:floor < 0 OR m.floor = :floor) ORDER BY m.floor, m.no"
)


@dataclass(frozen=True, slots=True)
class InHouse:
    """A stay in house. `until` is when an hourly or day room ends (HH:MM); `marks` are codes for the screen."""

    stay: str
    reservation: str
    room: str
    floor: int
    type: str
    guest: str
    guest_no: str
    arrival: str
    departure: str
    kind: str
    vip: int
    lang: str
    adults: int
    minors: int
    balance_minor: int | None
    currency: str
    keys_out: int
    until: str
    marks: tuple[str, ...]
    version: int


def in_house(asking: Asking, floor: int | str = -1) -> list[InHouse]:
    """Stays in house by floor and room; `floor` narrows to one."""
    today = asking.business_date()
    kept = Marks(asking, today)
    return [_row(asking, today, row, kept) for row in
            asking.rows(_IN_HOUSE, floor=int(floor), night_before=night_before(today))]  # fmt: skip


def night_before(today: str) -> str:
    """The end of the key under which the night before `today` was charged."""
    return f":{date.fromisoformat(today) - timedelta(days=1)}"


def _row(asking: Asking, today: str, row: tuple[Any, ...], kept: Marks) -> InHouse:
    (stay, reservation, room, floor, kind_code, guest, guest_no, arrival, departure, kind, vip, lang, party, pinned,
     requests, until, adults, minors, balance, open_registrations, cards, version, stayed_on) = row  # fmt: skip
    flags = {
        "due_out": departure == today and not stayed_on,
        "overstay": departure < today or (departure == today and bool(stayed_on)),
        "vip": vip > 0,
        "party": party is not None,
        "pinned": bool(pinned),
        "request": bool(requests),
        "register": open_registrations > 0,
        "day_use": kind == "day_use",
        "hourly": kind == "hourly",
        "minor": minors > 0,
    }
    marks = kept.around(reservation, (mark for mark, on in flags.items() if on))
    return InHouse(
        stay, reservation, room, floor, kind_code, guest, guest_no, arrival, departure, kind, vip, lang, adults,
        minors, balance, asking.currency, cards, clock(until), marks, version,
    )  # fmt: skip
