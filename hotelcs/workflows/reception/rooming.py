"""Giving a reservation its room at the desk: from tonight on, whatever was held before."""

from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.workflows.act import Work
from hotelcs.workflows.reception import by_hours
from hotelcs.workflows.reservations import assign_room, nights


def take_room(work: Work, reservation: Reservation, room: Room, *, force: bool = False) -> None:
    """Hold `room` from tonight on; nights that are over keep the room they had.

    Hours of a day keep their begin and end. On the day of departure there is no night left to hold.
    Refused (ROOM_TAKEN, ROOM_OUT_OF_ORDER, SLOT_TAKEN, SOLD_OUT) when it is not free.
    """
    assign_room.hold(work, reservation, room, slot=by_hours.slot_of(work, reservation), force=force)


def keep_room(work: Work, reservation: Reservation, room: Room) -> None:
    """Hold `room` also for the nights to come that have none: it was assigned for some of the nights only.

    Refused (ROOM_TAKEN, ROOM_OUT_OF_ORDER, SOLD_OUT) when it is not free then; a guest in house without a
    room for tomorrow would let the room be given away around them.
    """
    reservation_id = int(reservation.id or 0)
    held = {night for night, _ in nights.rooms_held(work, reservation_id, work.business_date)}
    for night in nights.of(work, reservation_id, work.business_date):
        if night.night.isoformat() not in held:
            nights.hold_room(work, reservation_id, int(room.id or 0), room.type_id, [night])


def held_tonight(work: Work, reservation: Reservation) -> Room | None:
    """The room the reservation sleeps in tonight (a split stay has several), or the one assigned."""
    rooms = nights.rooms_held(work, int(reservation.id or 0), work.business_date)
    today = work.business_date.isoformat()
    room_id = rooms[0][1] if rooms and str(rooms[0][0]) == today else reservation.room_id
    return work.session.get(Room, room_id) if room_id else None
