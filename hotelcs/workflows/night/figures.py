"""The figures of a business date, counted while it is being closed and kept as they were (handbook 06 M-01 to M-07, M-41).

Everything is counted from rows of that date alone, and what guests owed before it is what they owed when the last date
was closed: ten years of business make no night slower.
"""

import json
from datetime import timedelta
from typing import Any

from hotelcs.storage.reading import Reader, one, value
from hotelcs.workflows.measures import house as sold
from hotelcs.workflows.overbooking.shortage_view import FIRM
from hotelcs.workflows.reception import balances

_ROOMS = (
    "SELECT (SELECT count(*) FROM room), "
    "(SELECT count(DISTINCT n.room_id) FROM room_night n WHERE n.night = :day AND n.block_id IS NOT NULL), "
    "(SELECT count(DISTINCT r.id) FROM room r JOIN room_block b ON b.room_id = r.id AND b.to_date > :day "
    "WHERE b.kind = 'oos' AND b.ended_at IS NULL AND b.from_date <= :day)"
)
_SLEPT = f"SELECT r.kind, count(*) FROM {sold.SLEPT} GROUP BY r.kind"
_PEOPLE = "SELECT count(*) FROM stay s JOIN stay_guest g ON g.stay_id = s.id AND g.left_at IS NULL WHERE s.status = 'in_house'"
_CAME = (
    "SELECT v.kind, count(*) FROM stay s JOIN reservation v ON v.id = s.reservation_id "
    "WHERE s.date_in = :day AND s.status <> 'voided' GROUP BY v.kind"
)
_LEFT = (
    "SELECT count(*) FROM stay s JOIN reservation v ON v.id = s.reservation_id WHERE s.date_out = :day "
    "AND s.status IN ('checked_out','skipped') AND v.kind NOT IN ('day_use','hourly')"
)
_DUE = f"SELECT status, count(*) FROM reservation WHERE arrival = :day AND {FIRM} GROUP BY status"
_COMPLAINTS = (
    "SELECT count(*) FROM complaint WHERE business_date = :day AND status NOT IN ('merged','withdrawn')"
)
_CHARGES = (
    "SELECT l.kind, sum(l.amount_minor) FROM folio_line l JOIN folio b ON b.id = l.folio_id "
    f"WHERE l.business_date = :day AND {balances.NOT_HOUSE} GROUP BY l.kind"
)
_PAYMENTS = (
    "SELECT coalesce(sum(p.amount_minor), 0) FROM payment p JOIN folio b ON b.id = p.folio_id "
    f"WHERE p.business_date = :day AND {balances.NOT_HOUSE} AND {balances.moves('p')}"
)
_BEFORE = (
    "SELECT coalesce((SELECT sum(l.amount_minor) FROM folio_line l JOIN folio b ON b.id = l.folio_id "
    f"WHERE l.business_date < :day AND {balances.NOT_HOUSE}), 0) - coalesce((SELECT sum(p.amount_minor) FROM payment p "
    f"JOIN folio b ON b.id = p.folio_id WHERE p.business_date < :day AND {balances.NOT_HOUSE} AND {balances.moves('p')}), 0)"
)
_LAST = "SELECT totals FROM business_day WHERE day = :before AND status = 'closed'"
BY_DAY = ("day_use", "hourly")
GROUPS = {"room": "room", "room_half": "room_hour", "room_hour": "room_hour", "breakfast": "breakfast",
          "no_show_fee": "no_show_fee"}  # fmt: skip
"""Kinds of lines by the heading of what was posted; everything else is `other` (handbook 05 §5.5). No measure: those ask
what a line was for, not what it is called."""
HEADINGS = ("room", "room_hour", "breakfast", "no_show_fee", "other")
DUE = ("confirmed", "guaranteed", "checked_in", "checked_out", "no_show", "walked")
"""States of a booking that was to arrive; with those that were cancelled they are all that was booked (M-07)."""


def counted(reader: Reader, today: Any) -> dict[str, Any]:
    """The figures of the open date `today`: rooms, people, arrivals, money in minor units, the guest ledger."""
    day = today.isoformat()
    rooms, ooo, oos = one(reader, _ROOMS, day=day) or (0, 0, 0)
    slept = dict(reader.rows(_SLEPT, first=day, last=day))
    came = dict(reader.rows(_CAME, day=day))
    states = dict(reader.rows(_DUE, day=day))
    house, free = slept.pop("house_use", 0), slept.pop("complimentary", 0)
    posted = _posted(reader, day)
    due, cancelled = sum(states.get(state, 0) for state in DUE), states.get("cancelled", 0)
    return {
        "rooms": rooms, "ooo": ooo, "oos": oos, "house_use": house, "paid": sum(slept.values()), "complimentary": free,
        "day_use": sum(came.get(kind, 0) for kind in BY_DAY),
        "arrivals": sum(count for kind, count in came.items() if kind not in BY_DAY),
        "departures": value(reader, _LEFT, day=day), "people": value(reader, _PEOPLE),
        "due": due, "no_shows": states.get("no_show", 0), "walked": states.get("walked", 0),
        "cancelled": cancelled, "booked": due + cancelled, "complaints": value(reader, _COMPLAINTS, day=day),
        "posted": posted, sold.REVENUE_KEPT: sold.revenue(reader, day, day).get(day, sold.NO_REVENUE),
        "ledger": _ledger(reader, today, posted),
    }  # fmt: skip


def _posted(reader: Reader, day: str) -> dict[str, int]:
    """What was charged on the date by heading; together the charges of the ledger."""
    posted = dict.fromkeys(HEADINGS, 0)
    for kind, amount in reader.rows(_CHARGES, day=day):
        posted[GROUPS.get(kind, "other")] += amount
    return posted


def _ledger(reader: Reader, today: Any, posted: dict[str, int]) -> dict[str, int]:
    """What guests owed before the date, what was charged and paid on it, what they owe after it (M-41)."""
    day = today.isoformat()
    opening = owed_before(reader, today)
    charges, payments = sum(posted.values()), value(reader, _PAYMENTS, day=day)
    return {
        "opening": opening,
        "charges": charges,
        "payments": payments,
        "closing": opening + charges - payments,
    }


def owed_before(reader: Reader, today: Any) -> int:
    """What guests owed when the date before `today` was over, in minor units."""
    before = value(reader, _LAST, before=(today - timedelta(days=1)).isoformat())
    kept = json.loads(before) if before else {}
    if "ledger" in kept:
        return int(kept["ledger"]["closing"])
    return int(value(reader, _BEFORE, day=today.isoformat()))
