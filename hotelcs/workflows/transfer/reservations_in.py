"""Bookings from a file: each row checked as a booking is, written in bulk, counted in the inventory.

Past bookings keep the state they are given. Nights still to come are counted by the reserved type; what
goes over the cap is taken all the same and listed as overbooked.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, get_args

from sqlalchemy import insert, text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import GUARANTEES, STATUSES, Reservation, ReservationNight
from hotelcs.models.rooms import RoomType
from hotelcs.money import LIMIT_MINOR
from hotelcs.text import clean
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work
from hotelcs.workflows.fields import NAME_LIMIT
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reservations import beds
from hotelcs.workflows.reservations.book import Channel
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS
from hotelcs.workflows.reservations.nights import HOLDING
from hotelcs.workflows.transfer.mapping import plain_day
from hotelcs.workflows.transfer.rows import Good, Progress, Sorted, pieces, refuse_beyond

PIECE = 5_000
CHANNELS = frozenset(get_args(Channel))
OVER = frozenset({"checked_in", "checked_out", "no_show"})
"""States a booking that is still to come cannot be in."""
DEFAULTS: dict[str, Any] = {
    "adults": 1, "children": 0, "rate": None, "status": "confirmed", "channel": "phone", "guarantee": "none",
    "country": "", "segment": "", "requests": "", "guest": "", "phone": "", "booked": None, "status_date": None,
}  # fmt: skip
MOST = {"adults": 99, "children": 99, "rate": LIMIT_MINOR}
VERBS = ("book",)
"""What a row is when it is done by itself."""
KNOWN = frozenset({*DEFAULTS, "type", "arrival", "departure"})
_KNOWN_REFS = "SELECT source_ref FROM reservation WHERE source = :source"
_ROW = text(
    "INSERT INTO type_night (night, type_id, sold, blocked, cap) VALUES (:night, :type, 0, 0, :rooms) "
    "ON CONFLICT (night, type_id) DO NOTHING"
)
_SELL = text(
    "UPDATE type_night SET sold = sold + :count, cap = CASE WHEN sold + :count > cap THEN sold + :count ELSE cap END "
    "WHERE night = :night AND type_id = :type"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What was written: bookings new and known before, types made, nights now overbooked, guest data missing."""

    added: int
    known: int
    types: tuple[str, ...]
    overbooked: tuple[str, ...]
    without_guest: int


def check(fields: dict[str, Any]) -> dict[str, Any]:
    """One row's fields, complete and legal. Raises Refusal naming the field."""
    for name in fields.keys() - KNOWN:
        raise Refusal("FIELD_UNKNOWN", N_("There is no field {name}."), field=name, name=name)
    for name in ("type", "arrival", "departure"):
        if fields.get(name) is None:
            raise Refusal("FIELD_MISSING", N_("{name} is missing."), field=name, name=name)
    made = {**DEFAULTS, **fields}
    _check_dates(made)
    _check_codes(made)
    for name in ("type", "guest", "country", "segment", "phone"):
        made[name] = clean(made[name], field=name, limit=NAME_LIMIT) if made[name] else ""
    made["requests"] = (
        clean(made["requests"], field="requests", limit=10_000, multiline=True) if made["requests"] else ""
    )
    return made


def _check_dates(made: dict[str, Any]) -> None:
    for name in ("arrival", "departure", "booked", "status_date"):
        if isinstance(made[name], str):
            try:
                made[name] = plain_day(made[name])
            except ValueError:
                raise Refusal("DATE_WRONG", N_("{day} is not a date."), field=name, day=made[name]) from None
    length = (made["departure"] - made["arrival"]).days
    if not 0 <= length <= MAX_NIGHTS:
        raise Refusal(
            "DATES_REVERSED", N_("{nights} nights are not possible."), field="departure", nights=length
        )


def _check_codes(made: dict[str, Any]) -> None:
    for name, legal in (("status", STATUSES), ("channel", CHANNELS), ("guarantee", GUARANTEES)):
        if made[name] not in legal:
            raise Refusal(
                "CODE_UNKNOWN", N_("{name} cannot be {value}."), field=name, name=name, value=made[name]
            )
    for name, most in MOST.items():
        if made[name] is not None:
            made[name] = _whole(name, made[name], most)


def _whole(name: str, value: Any, most: int) -> int:
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= len(str(most)):
        value = int(value)
    if isinstance(value, int) and 0 <= value <= most:
        return value
    raise Refusal("NUMBER_WRONG", N_("{value} is not a whole number."), field=name, value=value)


def write(work: Work, sorted_rows: Sorted, progress: Progress) -> Taken:
    """Write every good row that is not known by its reference yet."""
    known = {ref for (ref,) in work.reader.rows(_KNOWN_REFS, source=sorted_rows.source)}
    fresh = [row for row in sorted_rows.good if row.reference not in known]
    types, made = _types(work, fresh)
    first = numbers.reserve(work, "R", len(fresh)) if fresh else 0
    next_id = (work.reader.rows("SELECT max(id) FROM reservation")[0][0] or 0) + 1
    sold: Counter[tuple[str, int]] = Counter()
    for start, piece in zip(range(0, len(fresh), PIECE), pieces(fresh, PIECE), strict=False):
        _write_piece(work, sorted_rows.source, piece, types, (first + start, next_id + start), sold)
        progress(start + len(piece), len(fresh))
    overbooked = _count(work, sold, types)
    beds.hold_taken_in(work, next_id)
    work.changed += len(fresh)
    missing = sum(1 for row in fresh if not row.fields["guest"])
    return Taken(len(fresh), len(sorted_rows.good) - len(fresh), made, overbooked, missing)


def _types(work: Work, rows: list[Good]) -> tuple[dict[str, RoomType], tuple[str, ...]]:
    """Every type the rows name; those the hotel does not have are made, without rooms."""
    from sqlmodel import select

    types = {kind.code: kind for kind in work.session.exec(select(RoomType))}
    made = sorted({row.fields["type"] for row in rows} - types.keys())
    refuse_beyond(work, ("add-room-type",) if made else ())
    for code in made:
        types[code] = work.add(
            RoomType(code=code, name_en=code, name_zh=code, max_adults=99, max_children=99)
        )
    return types, tuple(made)


def _write_piece(
    work: Work,
    source: str,
    piece: list[Good],
    types: dict[str, RoomType],
    begin: tuple[int, int],
    sold: Counter[tuple[str, int]],
) -> None:
    bookings, nights = [], []
    for offset, row in enumerate(piece):
        kind = types[row.fields["type"]]
        booking = _booking(work, source, row, kind, begin[0] + offset, begin[1] + offset)
        bookings.append(booking)
        nights.extend(_nights(work, booking, sold))
    connection = work.session.connection()
    work.session.flush()
    connection.execute(insert(Reservation.__table__), bookings)  # type: ignore[attr-defined]
    if nights:
        connection.execute(insert(ReservationNight.__table__), nights)  # type: ignore[attr-defined]


def _booking(work: Work, source: str, row: Good, kind: RoomType, serial: int, key: int) -> dict[str, Any]:
    """One row of the reservation table."""
    given = row.fields
    guest = (
        profiles.create(work, given["guest"], phone=given["phone"], nationality=given["country"])
        if given["guest"]
        else None
    )
    status = _status(given, work.business_date)
    return {
        "id": key, "no": numbers.spell(work, "R", serial), "tail": serial, "party": None,
        "guest_id": guest.id if guest else None, "booker": "", "channel": given["channel"], "source": source,
        "source_ref": row.reference, "type_id": kind.id, "room_id": None, "do_not_move": False,
        "arrival": given["arrival"], "departure": given["departure"], "eta_minute": None, "from_minute": None, "to_minute": None,
        "kind": "day_use" if given["arrival"] == given["departure"] else "overnight",
        "adults": given["adults"], "children": given["children"],
        "rate_minor": kind.base_rate_minor if given["rate"] is None else given["rate"],
        "guarantee": given["guarantee"], "hold_until": None, "prepaid_minor": 0, "requests": given["requests"],
        "segment": given["segment"], "country": given["country"], "status": status, "status_before": None,
        "reason": "", "status_date": given["status_date"], "booked_date": given["booked"] or work.business_date,
        "created_at": work.now, "version": 1,
    }  # fmt: skip


def _status(given: dict[str, Any], today: date) -> str:
    """The state a booking is kept in. Nobody is in house by a file: whoever still is one day gets checked in."""
    status = str(given["status"])
    if status in OVER and given["arrival"] >= today:
        return "confirmed"
    if status == "checked_in":
        return "confirmed" if given["departure"] >= today else "checked_out"
    if status == "checked_out" and given["departure"] > today:
        return "confirmed"
    return status


def _nights(work: Work, booking: dict[str, Any], sold: Counter[tuple[str, int]]) -> list[dict[str, Any]]:
    """The nights of a booking; those still to come are counted in `sold`."""
    made = []
    holding = booking["status"] in HOLDING
    for day in range((booking["departure"] - booking["arrival"]).days):
        night = booking["arrival"] + timedelta(days=day)
        made.append({
            "reservation_id": booking["id"], "night": night, "type_id": booking["type_id"],
            "rate_minor": booking["rate_minor"],
        })  # fmt: skip
        if holding and night >= work.business_date:
            sold[night.isoformat(), booking["type_id"]] += 1
    return made


def _count(work: Work, sold: Counter[tuple[str, int]], types: dict[str, RoomType]) -> tuple[str, ...]:
    """Count the nights in the inventory; nights beyond the rooms there are come back, as "2026-12-24 KNG +2"."""
    if not sold:
        return ()
    rooms = dict(work.reader.rows("SELECT type_id, count(*) FROM room GROUP BY type_id"))
    codes = {kind.id: kind for kind in types.values()}
    rows = [
        {
            "night": night,
            "type": type_id,
            "count": count,
            "rooms": rooms.get(type_id, 0) + codes[type_id].overbooking,
        }
        for (night, type_id), count in sorted(sold.items())
    ]
    work.run(_ROW, rows)
    work.run(_SELL, rows)
    over = work.reader.rows(
        "SELECT n.night, t.code, n.sold + n.blocked - (SELECT count(*) FROM room r WHERE r.type_id = t.id) "
        "FROM type_night n JOIN room_type t ON t.id = n.type_id WHERE n.night >= :today "
        "AND n.sold + n.blocked > (SELECT count(*) FROM room r WHERE r.type_id = t.id) ORDER BY n.night, t.code",
        today=work.business_date.isoformat(),
    )
    return tuple(f"{night} {code} +{count}" for night, code, count in over)
