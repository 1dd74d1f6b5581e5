"""Whose complaint it is: the room, the stay and the guest that a word at the desk names."""

from dataclasses import dataclass

from sqlmodel import col, select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.storage.reading import value
from hotelcs.workflows import lookup, numbers
from hotelcs.workflows.act import Work

_BEFORE = "SELECT 1 FROM complaint WHERE stay_id = :stay AND status NOT IN ('merged','withdrawn') LIMIT 1"


@dataclass(frozen=True, slots=True)
class Whose:
    """Room, stay and guest, as far as they are known; whether they are in the house."""

    room: Room | None
    stay: Stay | None
    guest: Guest | None
    in_house: bool


def whose(work: Work, reference: str | None, *, anonymous: bool) -> Whose:
    """By a room, a stay, a booking or a guest. Raises Refusal WHOSE_MISSING, and as lookup."""
    if not reference:
        if anonymous:
            return Whose(None, None, None, in_house=True)
        raise Refusal("WHOSE_MISSING", N_("Whose complaint is it? Give a room or a guest, or say that nobody said their name."),
                      field="whose", next=("find",))  # fmt: skip
    named = reference.strip()
    room = work.session.exec(select(Room).where(Room.no == named)).first()
    if room is not None:
        return _of_room(work, room, anonymous=anonymous)
    if (numbers.full(named) or "").startswith("P"):
        return _of_guest(work, lookup.guest(work, named))
    try:
        return of_stay(work, lookup.stay(work, named))
    except Refusal as refusal:
        refusal.field = "whose"
        raise


def of_stay(work: Work, stay: Stay) -> Whose:
    """The guest of a stay, here or gone."""
    room = lookup.by_id(work, Room, stay.room_id)
    return Whose(room, stay, lookup.by_id(work, Guest, stay.guest_id), stay.status == "in_house")


def _of_room(work: Work, room: Room, *, anonymous: bool) -> Whose:
    inside = work.session.exec(select(Stay).where(Stay.room_id == room.id, Stay.status == "in_house")).first()
    if anonymous or inside is None:
        return Whose(room, None, None, in_house=True)
    return of_stay(work, inside)


def _of_guest(work: Work, guest: Guest) -> Whose:
    """In the house when a stay of theirs is; else their last one."""
    query = select(Stay).where(Stay.guest_id == guest.id, Stay.status != "voided")
    stays = query.order_by(col(Stay.status) != "in_house", col(Stay.id).desc())
    last = work.session.exec(stays).first()
    return of_stay(work, last) if last is not None else Whose(None, None, guest, in_house=False)


def has_complained(work: Work, stay: Stay | None) -> bool:
    """Whether something was complained of in this stay before."""
    return stay is not None and bool(value(work.reader, _BEFORE, stay=stay.id))
