"""Finding the record that a field names: by its number, a short form of it, or for stays the room."""

from typing import Any

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.models.stays import Stay
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Work


def unknown(code: str, message: str, field: str, reference: str) -> Refusal:
    """The refusal for a record that is not there."""
    return Refusal(code, message, field=field, next=("find",), reference=reference)


def reservation(work: Work, reference: str) -> Reservation:
    """The reservation named `reference`; a short form means the latest with that serial."""
    query = select(Reservation)
    if whole := numbers.full(reference):
        query = query.where(Reservation.no == whole)
    elif (tail := numbers.short_tail(reference)) is not None:
        query = query.where(Reservation.tail == tail).order_by(col(Reservation.id).desc()).limit(1)
    else:
        query = query.where(Reservation.no == reference)
    found = work.session.exec(query).first()
    if found is None:
        raise unknown("RESERVATION_UNKNOWN", N_("There is no reservation {reference}."), "reservation", reference)
    return found


def stay(work: Work, reference: str) -> Stay:
    """The stay named by its number, by a room somebody is in, or by its reservation."""
    found: Stay | None = None
    if whole := numbers.full(reference):
        column = Reservation.no if whole.startswith("R") else Stay.no
        query = select(Stay).join(Reservation, col(Reservation.id) == Stay.reservation_id).where(column == whole)
        found = work.session.exec(query.where(Stay.status != "voided")).first()
    else:
        query = select(Stay).join(Room, col(Room.id) == Stay.room_id)
        found = work.session.exec(query.where(Room.no == reference, Stay.status == "in_house")).first()
    if found is None:
        raise unknown("STAY_UNKNOWN", N_("There is no stay {reference}."), "stay", reference)
    return found


def room(work: Work, number: str, field: str = "room") -> Room:
    """The room `number`."""
    found = work.session.exec(select(Room).where(Room.no == number)).first()
    if found is None:
        raise unknown("ROOM_UNKNOWN", N_("There is no room {reference}."), field, number)
    return found


def room_type(work: Work, code: str) -> RoomType:
    """The room type `code`."""
    found = work.session.exec(select(RoomType).where(RoomType.code == code)).first()
    if found is None:
        raise unknown("TYPE_UNKNOWN", N_("There is no room type {reference}."), "type", code)
    return found


def guest(work: Work, number: str) -> Guest:
    """The guest `number`."""
    found = work.session.exec(select(Guest).where(Guest.no == numbers.full(number))).first()
    if found is None:
        raise unknown("GUEST_UNKNOWN", N_("There is no guest {reference}."), "guest", number)
    return found


def by_id(work: Work, kind: type[Any], key: int | None) -> Any:
    """The row of `kind` with the id `key`, which a foreign key says is there."""
    found = work.session.get(kind, key)
    if found is None:
        raise LookupError(f"{kind.__name__} {key}")
    return found
