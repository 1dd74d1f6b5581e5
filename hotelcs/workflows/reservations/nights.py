"""The nights of a reservation: sold from a type's inventory, and held in a room.

Every path that sells, moves or frees a night comes through here, so the counters, the night rows and the
room rows agree. The constraints of the database have the last word (`ck_type_night_sold`, `pk_room_night`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.act import Work
from hotelcs.workflows.last_hand import taken_by

HOLDING = ("tentative", "confirmed", "guaranteed", "checked_in")
"""The states of a reservation that take inventory."""

_ROW = text(
    "INSERT INTO type_night (night, type_id, sold, blocked, cap) "
    "SELECT :night, t.id, 0, 0, (SELECT count(*) FROM room r WHERE r.type_id = t.id) + t.overbooking "
    "FROM room_type t WHERE t.id = :type ON CONFLICT (night, type_id) DO NOTHING"
)
_FULL = (
    "SELECT n.night FROM type_night n WHERE n.type_id = :type AND n.night >= :first AND n.night <= :last "
    "AND n.sold + :count > n.cap ORDER BY n.night"
)
_SELL = text("UPDATE type_night SET sold = sold + :count WHERE night = :night AND type_id = :type")
_FORCE = text(
    "UPDATE type_night SET sold = sold + :count, cap = CASE WHEN sold + :count > cap THEN sold + :count ELSE cap END "
    "WHERE night = :night AND type_id = :type"
)
_ALLOWED = (
    "((SELECT count(*) FROM room r WHERE r.type_id = :type) "
    "+ (SELECT t.overbooking FROM room_type t WHERE t.id = :type) - blocked)"
)
_GIVE = text(
    f"UPDATE type_night SET sold = sold - 1, cap = CASE WHEN cap < {_ALLOWED} THEN cap "
    f"WHEN sold - 1 > {_ALLOWED} THEN sold - 1 ELSE {_ALLOWED} END WHERE night = :night AND type_id = :type"
)
_KEEP = text(
    "INSERT INTO reservation_night (reservation_id, night, type_id, rate_minor) VALUES (:id, :night, :type, :rate)"
)
_NIGHTS = (
    "SELECT night, type_id, rate_minor FROM reservation_night WHERE reservation_id = :id AND night >= :first"
)
_DROP = text("DELETE FROM reservation_night WHERE reservation_id = :id AND night >= :first")
_TAKE_ROOM = text("INSERT INTO room_night (night, room_id, reservation_id) VALUES (:night, :room, :id)")
_FREE_ROOM = text("DELETE FROM room_night WHERE reservation_id = :id AND night >= :first AND night < :until")
_RETYPE = text("UPDATE reservation_night SET type_id = :type WHERE reservation_id = :id AND night = :night")
END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Night:
    """One night of a reservation: whose inventory it takes, at what rate in minor units."""

    night: date
    type_id: int
    rate_minor: int


def sell(work: Work, reservation_id: int, nights: Iterable[Night], *, force: bool = False) -> None:
    """Take inventory for `nights` and write them down. Refused (SOLD_OUT) past the cap unless `force`."""
    sell_each(work, [(reservation_id, night) for night in nights], force=force)


def sell_each(work: Work, listed: list[tuple[int, Night]], *, force: bool = False) -> None:
    """The same for nights of several bookings (ids), in as many statements as for one."""
    take_inventory(work, [(n.night, n.type_id) for _, n in listed], force=force)
    _keep_each(work, listed)


def keep(work: Work, reservation_id: int, nights: list[Night]) -> None:
    """Write the nights down without touching the inventory (waitlist, past nights)."""
    _keep_each(work, [(reservation_id, night) for night in nights])


def _keep_each(work: Work, listed: list[tuple[int, Night]]) -> None:
    rows = [
        {"id": booking, "night": n.night.isoformat(), "type": n.type_id, "rate": n.rate_minor}
        for booking, n in listed
    ]
    if rows:
        work.run(_KEEP, rows)
        work.changed += len(rows)


def take_inventory(work: Work, wanted: list[tuple[date, int]], *, force: bool = False) -> None:
    """Count one more sold for each (night, type). Refused past the cap, naming the nights, unless `force`."""
    if not wanted:
        return
    rows = [{"night": night.isoformat(), "type": type_id, "count": 1} for night, type_id in wanted]
    open_counters(work, rows)
    if not force:
        _refuse_full(work, wanted)
    work.run(_FORCE if force else _SELL, rows)


def open_counters(work: Work, rows: list[dict[str, Any]]) -> None:
    """Make the counters of (`night`, `type`) that nobody has asked for yet: nothing sold, nothing blocked."""
    work.run(_ROW, rows)


def give_inventory(work: Work, given: Iterable[tuple[str, int]]) -> None:
    """Count one less sold for each (ISO night, type). What was sold by force is not for sale again."""
    rows = [{"night": night, "type": type_id} for night, type_id in given]
    if rows:
        work.run(_GIVE, rows)


def lend_inventory(work: Work, given: Iterable[tuple[str, int]]) -> None:
    """As `give_inventory`, for somebody who takes the very same places next: a place had by force stays one."""
    rows = [{"night": night, "type": type_id, "count": -1} for night, type_id in given]
    if rows:
        work.run(_SELL, rows)


def release(
    work: Work, reservation_id: int, first: date, *, counted: bool = True, forget: bool = False
) -> int:
    """Free every night from `first` on: its inventory (if `counted`) and its room. Their number comes back.

    The rows stay as the record of what was booked at what rate, unless `forget` (nights given up by a stay).
    """
    rows = work.reader.rows(_NIGHTS, id=reservation_id, first=first.isoformat())
    if counted:
        give_inventory(work, [(night, type_id) for night, type_id, _ in rows])
    if forget:
        work.run(_DROP, {"id": reservation_id, "first": first.isoformat()})
    free_room(work, reservation_id, first)
    work.changed += len(rows)
    return len(rows)


def of(work: Work, reservation_id: int, first: date = date.min) -> list[Night]:
    """The nights written down from `first` on, in order."""
    rows = work.reader.rows(_NIGHTS + " ORDER BY night", id=reservation_id, first=first.isoformat())
    return [Night(date.fromisoformat(night), type_id, rate) for night, type_id, rate in rows]


def hold_room(
    work: Work, reservation_id: int, room_id: int, type_id: int, nights: list[Night], *, force: bool = False
) -> None:
    """Hold the room for `nights`; each takes the inventory of the room's type from now on.

    Refused when the room is held by another reservation or block on one of them, or when the room's type is
    sold out to others (unless `force`).
    """
    if not nights:
        return
    first, until = nights[0].night, date.fromordinal(nights[-1].night.toordinal() + 1)
    free_room(work, reservation_id, first, until)
    _refuse_held(work, reservation_id, room_id, nights)
    work.run(
        _TAKE_ROOM, [{"night": n.night.isoformat(), "room": room_id, "id": reservation_id} for n in nights]
    )
    other = [n for n in nights if n.type_id != type_id]
    retype(work, reservation_id, type_id, other, force=force)
    work.changed += len(nights)


def retype(
    work: Work, reservation_id: int, type_id: int, nights: list[Night], *, force: bool = False
) -> None:
    """Let `nights` take the inventory of another type."""
    if not nights:
        return
    give_inventory(work, [(n.night.isoformat(), n.type_id) for n in nights])
    take_inventory(work, [(n.night, type_id) for n in nights], force=force)
    work.run(_RETYPE, [{"type": type_id, "id": reservation_id, "night": n.night.isoformat()} for n in nights])


def free_room(work: Work, reservation_id: int, first: date, until: date | None = None) -> None:
    """Let go of the room held for nights from `first` up to `until`."""
    values = {"id": reservation_id, "first": first.isoformat(), "until": until.isoformat() if until else END}
    work.run(_FREE_ROOM, values)


def rooms_held(work: Work, reservation_id: int, first: date = date.min) -> list[tuple[str, int]]:
    """(ISO night, room id) held from `first` on, in order."""
    sql = (
        "SELECT night, room_id FROM room_night WHERE reservation_id = :id AND night >= :first ORDER BY night"
    )
    return [
        (night, room) for night, room in work.reader.rows(sql, id=reservation_id, first=first.isoformat())
    ]


def _refuse_full(work: Work, wanted: list[tuple[date, int]]) -> None:
    for type_id in {type_id for _, type_id in wanted}:
        nights = [night for night, kind in wanted if kind == type_id]
        full = work.reader.rows(
            _FULL, type=type_id, first=min(nights).isoformat(), last=max(nights).isoformat(), count=1
        )
        asked = {night.isoformat() for night in nights}
        if sold_out := [night for (night,) in full if night in asked]:
            raise Refusal(
                "SOLD_OUT",
                N_("No room of this type is left on {nights}."),
                field="type",
                next=("waitlist", "choose-type", "choose-dates", "overbook"),
                items=tuple(sold_out),
                nights=", ".join(sold_out),
            )


def holder(
    work: Work, reservation_id: int, room_id: int, nights: list[Night]
) -> tuple[str, str | None, str | None, str] | None:
    """Who else has the room first on one of `nights`: the night, the booking or else why it is blocked, the room's number."""
    sql = (
        "SELECT n.night, r.no, b.reason, m.no FROM room_night n JOIN room m ON m.id = n.room_id LEFT JOIN reservation r "
        "ON r.id = n.reservation_id LEFT JOIN room_block b ON b.id = n.block_id WHERE n.room_id = :room AND n.night >= :first "
        "AND n.night <= :last AND coalesce(n.reservation_id, 0) <> :id ORDER BY n.night LIMIT 1"
    )
    values = {"room": room_id, "first": nights[0].night.isoformat(), "last": nights[-1].night.isoformat()}
    found = work.reader.rows(sql, id=reservation_id, **values)
    return found[0] if found else None


def _refuse_held(work: Work, reservation_id: int, room_id: int, nights: list[Night]) -> None:
    held = holder(work, reservation_id, room_id, nights)
    if held is None:
        return
    night, booking, reason, room = held
    if booking:
        raise Refusal(
            "ROOM_TAKEN",
            N_("The room is held by {holder} on {night}{taken}."),
            field="room",
            next=("choose-room", "swap-rooms"),
            holder=booking,
            night=night,
            taken=taken_by(work, booking, room),
        )
    raise Refusal(
        "ROOM_OUT_OF_ORDER",
        N_("The room is out of order on {night}: {reason}."),
        field="room",
        next=("choose-room",),
        night=night,
        reason=reason,
    )
