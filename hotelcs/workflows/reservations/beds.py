"""Beds of shared rooms: whoever books one holds one at once (docs/adr/0015).

A bed is a room of its own; triggers on `room_night` keep it and its whole room apart, and count the one as taken when the
other is. That counting needs every bed that is sold to be held, so no path leaves a bed booking without its bed.
"""

from contextlib import suppress
from datetime import timedelta

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Work
from hotelcs.workflows.reservations import assign_room, nights

_TYPES = "SELECT DISTINCT r.type_id FROM bed b JOIN room r ON r.id = b.room_id"
_TAKEN_IN = (
    "SELECT r.id FROM reservation r WHERE r.id >= :first AND r.status IN ('tentative','confirmed','guaranteed') "
    "AND r.type_id IN (SELECT x.type_id FROM bed b JOIN room x ON x.id = b.room_id) ORDER BY r.arrival, r.id"
)
_UNHELD = (
    "SELECT DISTINCT r.id FROM reservation r JOIN reservation_night n ON n.reservation_id = r.id AND n.night >= :today "
    "WHERE r.type_id = :type AND r.status IN ('tentative','confirmed','guaranteed') AND NOT EXISTS "
    "(SELECT 1 FROM room_night h WHERE h.reservation_id = r.id AND h.night = n.night) ORDER BY r.id"
)
_FREE = (
    "SELECT r.no, (SELECT count(*) FROM bed x JOIN room_night n ON n.room_id = x.room_id AND n.night >= :first "
    "AND n.night < :until WHERE x.of_room_id = b.of_room_id) AS shared FROM bed b JOIN room r ON r.id = b.room_id "
    "WHERE r.type_id = :type AND NOT EXISTS (SELECT 1 FROM room_night n WHERE n.room_id IN (b.room_id, b.of_room_id) "
    "AND n.night >= :first AND n.night < :until) ORDER BY shared DESC, r.floor, length(r.no), r.no LIMIT 1"
)


def hold_free(work: Work, reservation: Reservation) -> None:
    """Hold a bed for the nights to come of a booking of beds that have none: where others sleep already, if anywhere.

    Refused (NO_BED) when no bed is free for all of them.
    """
    types = {kind for (kind,) in work.reader.rows(_TYPES)}
    if reservation.type_id not in types or reservation.status not in nights.HOLDING:
        return
    reservation_id, today = int(reservation.id or 0), work.business_date
    held = {night for night, _ in nights.rooms_held(work, reservation_id, today)}
    wanted = [n for n in nights.of(work, reservation_id, today) if n.night.isoformat() not in held]
    if not wanted:
        return
    span = {"first": wanted[0].night.isoformat(), "until": (wanted[-1].night + timedelta(days=1)).isoformat()}
    found = work.reader.rows(_FREE, type=reservation.type_id, **span)
    if not found:
        kind = lookup.by_id(work, RoomType, reservation.type_id)
        raise Refusal("NO_BED", N_("No bed of {type} is free for all of these nights."), field="type",
                      next=("choose-dates", "choose-type"), type=kind.code)  # fmt: skip
    room = lookup.room(work, str(found[0][0]))
    nights.hold_room(work, reservation_id, int(room.id or 0), room.type_id, wanted)
    assign_room.settle_room(work, reservation)


def hold_sold(work: Work, type_id: int) -> None:
    """Hold beds for the bookings of a type that was sold before it had any, as far as there are enough."""
    for (key,) in work.reader.rows(_UNHELD, type=type_id, today=work.business_date.isoformat()):
        with suppress(Refusal):
            hold_free(work, lookup.by_id(work, Reservation, key))


def hold_taken_in(work: Work, first_id: int) -> None:
    """Hold a bed for each booking from `first_id` on that an import brought; a fact for which none is left stays without."""
    for (key,) in work.reader.rows(_TAKEN_IN, first=first_id):
        with suppress(Refusal):
            hold_free(work, lookup.by_id(work, Reservation, key))
