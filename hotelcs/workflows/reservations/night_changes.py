"""Changing the nights of a booking in place: dropped, added, repriced, or taken from another type."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import text

from hotelcs.workflows.act import Work
from hotelcs.workflows.groups import block
from hotelcs.workflows.reservations import nights
from hotelcs.workflows.reservations.nights import Night

_FORGET = text("DELETE FROM reservation_night WHERE reservation_id = :id AND night = :night")
_HELD_BY_OTHERS = (
    "SELECT night FROM room_night WHERE room_id = :room AND night >= :first AND night <= :last "
    "AND coalesce(reservation_id, 0) <> :id "
    "UNION SELECT n.night FROM bed b JOIN room_night n ON n.room_id = b.of_room_id WHERE b.room_id = :room "
    "AND n.night >= :first AND n.night <= :last "
    "UNION SELECT n.night FROM bed b JOIN room_night n ON n.room_id = b.room_id WHERE b.of_room_id = :room "
    "AND n.night >= :first AND n.night <= :last"
)
_FULL = "SELECT night FROM type_night WHERE type_id = :type AND night >= :first AND night <= :last AND sold >= cap"
_NEVER = "SELECT 1 FROM room_type t WHERE t.id = :type AND (SELECT count(*) FROM room r WHERE r.type_id = t.id) + t.overbooking < 1"


def rewrite(
    work: Work,
    reservation_id: int,
    before: list[Night],
    after: list[Night],
    *,
    counted: bool,
    force: bool = False,
) -> None:
    """Make `after` the nights of a reservation that had `before`; inventory follows when `counted`.

    Places given up are given back before new ones are taken, so a booking never stands in its own way.
    Refused (SOLD_OUT) past the cap unless `force`.
    """
    old, new = {n.night: n for n in before}, {n.night: n for n in after}
    gone = [n for n in before if new.get(n.night) != n]
    come = [n for n in after if old.get(n.night) != n]
    if counted:
        left = {(n.night, n.type_id) for n in gone} - {(n.night, n.type_id) for n in come}
        taken = {(n.night, n.type_id) for n in come} - {(n.night, n.type_id) for n in gone}
        nights.give_inventory(work, sorted((night.isoformat(), kind) for night, kind in left))
        block.lend(work, reservation_id, taken)
        nights.take_inventory(work, sorted(taken), force=force)
    if gone:
        work.run(_FORGET, [{"id": reservation_id, "night": n.night.isoformat()} for n in gone])
        work.changed += sum(n.night not in new for n in gone)
    nights.keep(work, reservation_id, come)


def is_free(work: Work, reservation_id: int, room_id: int, wanted: Iterable[date]) -> bool:
    """Whether nobody else holds the room on any of the nights `wanted`."""
    listed = sorted(wanted)
    values = {"room": room_id, "first": listed[0].isoformat(), "last": listed[-1].isoformat()}
    held = work.reader.rows(_HELD_BY_OTHERS, id=reservation_id, **values)
    return {night for (night,) in held}.isdisjoint(night.isoformat() for night in listed)


def is_sellable(work: Work, type_id: int, wanted: Iterable[date]) -> bool:
    """Whether one more of the type can be sold on each of the nights `wanted`."""
    listed = sorted(wanted)
    if work.reader.rows(_NEVER, type=type_id):
        return False
    values = {"type": type_id, "first": listed[0].isoformat(), "last": listed[-1].isoformat()}
    full = work.reader.rows(_FULL, **values)
    return {night for (night,) in full}.isdisjoint(night.isoformat() for night in listed)
