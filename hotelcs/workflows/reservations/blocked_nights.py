"""Nights taken from sale by a repair: the room's rows and the type's counters, beside `nights`.

A repair holds the same rows as a guest would (`pk_room_night`), so the two cannot meet, and each of its
nights leaves the type's inventory: cap = rooms − blocked + overbooking, never below what is sold.
"""

from datetime import date

from sqlalchemy import text

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.last_hand import taken_by
from hotelcs.workflows.reservations.nights import open_counters

_ALLOWED = (
    "(SELECT count(*) FROM room r WHERE r.type_id = :type) "
    "+ (SELECT t.overbooking FROM room_type t WHERE t.id = :type) - (blocked + :count)"
)
_COUNT = text(
    f"UPDATE type_night SET blocked = blocked + :count, cap = CASE WHEN sold > {_ALLOWED} THEN sold ELSE {_ALLOWED} END "
    "WHERE night = :night AND type_id = :type"
)
_TAKE = text("INSERT INTO room_night (night, room_id, block_id) VALUES (:night, :room, :block)")
_FREE = text("DELETE FROM room_night WHERE block_id = :block AND night >= :first")
_SHORT = (
    "SELECT night, sold, :rooms - (blocked + 1) FROM type_night "
    "WHERE type_id = :type AND night >= :first AND night < :until AND sold > :rooms - (blocked + 1) ORDER BY night"
)
_HELD = (
    "SELECT n.night, r.no FROM room_night n JOIN reservation r ON r.id = n.reservation_id "
    "WHERE n.room_id = :room AND n.night >= :first AND n.night < :until "
    "UNION ALL SELECT s.day, r.no FROM room_slot s JOIN reservation r ON r.id = s.reservation_id "
    "WHERE s.room_id = :room AND s.day >= :first AND s.day < :until "
    "AND r.status IN ('tentative','confirmed','guaranteed','checked_in') ORDER BY 1 LIMIT 1"
)


def take(work: Work, block_id: int, room: Room, first: date, until: date, *, override: bool = False) -> int:
    """Take the room's nights from `first` up to `until` out of sale; their number comes back.

    Refused when a booking holds the room (ROOM_TAKEN, naming it) or when more of the type is sold than
    would be left (TYPE_OVERSOLD), unless `override` by somebody who may overbook.
    """
    listed = [night.isoformat() for night in nights(first, until)]
    _refuse_held(work, room, first, until)
    open_counters(work, [{"night": night, "type": room.type_id} for night in listed])
    _refuse_oversold(work, room, first, until, override=override)
    _count(work, room.type_id, listed, 1)
    work.run(_TAKE, [{"night": night, "room": room.id, "block": block_id} for night in listed])
    work.changed += len(listed)
    return len(listed)


def give_back(work: Work, block_id: int, room: Room, first: date) -> int:
    """Put the nights of a repair from `first` on back into sale; their number comes back."""
    sql = "SELECT night FROM room_night WHERE block_id = :block AND night >= :first"
    listed = [str(night) for (night,) in work.reader.rows(sql, block=block_id, first=first.isoformat())]
    work.run(_FREE, {"block": block_id, "first": first.isoformat()})
    _count(work, room.type_id, listed, -1)
    work.changed += len(listed)
    return len(listed)


def _count(work: Work, type_id: int, listed: list[str], count: int) -> None:
    if listed:
        work.run(_COUNT, [{"night": night, "type": type_id, "count": count} for night in listed])


def _refuse_held(work: Work, room: Room, first: date, until: date) -> None:
    values = {"room": room.id, "first": first.isoformat(), "until": until.isoformat()}
    held = work.reader.rows(_HELD, **values)
    if held:
        night, holder = held[0]
        raise Refusal("ROOM_TAKEN", N_("The room is held by {holder} on {night}{taken}."), field="room",
                      next=("assign-room", "move-room", "choose-dates"), holder=holder, night=night,
                      taken=taken_by(work, holder, room.no))  # fmt: skip


def _refuse_oversold(work: Work, room: Room, first: date, until: date, *, override: bool) -> None:
    sql = "SELECT count(*) + (SELECT overbooking FROM room_type WHERE id = :type) FROM room WHERE type_id = :type"
    rooms = int(work.reader.rows(sql, type=room.type_id)[0][0])
    values = {"first": first.isoformat(), "until": until.isoformat(), "rooms": rooms}
    short = work.reader.rows(_SHORT, type=room.type_id, **values)
    if not short:
        return
    if not override:
        night, sold, left = short[0]
        raise Refusal("TYPE_OVERSOLD", N_("On {night} {sold} rooms of the type are sold and {left} would be left."),
                      field="room", next=("choose-dates", "amend", "override=true"),
                      items=tuple(str(row[0]) for row in short), night=night, sold=sold, left=left)  # fmt: skip
    rights.ask(work, "overbook", "override")
