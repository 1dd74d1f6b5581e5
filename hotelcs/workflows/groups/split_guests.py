"""Some guests of a booking, or of a room, get a booking of their own; somebody has to stay (handbook 02 SM-01, SM-02)."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.text import fold
from hotelcs.workflows import lookup, numbers, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.groups import members, split_stay_guests
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.rates import selling
from hotelcs.workflows.reservations import assign_room, beds, nights, states
from hotelcs.workflows.reservations.booking_rules import refuse_small
from hotelcs.workflows.reservations.nights import Night


@dataclass(frozen=True, slots=True)
class GuestsSplit:
    """The booking that was, the one that was made, its stay and room if they are in house, and how many went and are left."""

    reservation: str
    made: str
    stay: str | None
    room: str | None
    went: int
    left: int


class SplitGuests(Act):
    """Give some guests of a booking one of their own, on the same nights at the same price.

    `reservation` is a booking still to come, or the booking, stay or room of guests in house, who need the `room` they go
    to. `guests` are names, in house names or numbers; `children` go with them.
    """

    reservation: Ref
    guests: Annotated[tuple[Name, ...], Field(min_length=1, max_length=99)]
    children: int = Field(default=0, ge=0, le=99)
    room: Ref | None = None
    overbook: bool = False

    def perform(self, work: Work) -> GuestsSplit:
        """Refused (SOMEBODY_STAYS) when nobody would be left."""
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        room = lookup.room(work, self.room) if self.room else None
        booking = self._booking(work)
        if booking is None:
            return self._in_house(work, room)
        states.require(booking, "amend")
        if booking.status not in nights.HOLDING:
            raise Refusal("ILLEGAL_STATE", N_("Give {no} its place first."), field="reservation", next=("confirm",),
                          no=booking.no)  # fmt: skip
        return self._to_come(work, booking, room)

    def _booking(self, work: Work) -> Reservation | None:
        """The booking named when its guests are still to come; None when they are in house."""
        if not (numbers.full(self.reservation) or self.reservation).upper().startswith("R"):
            return None
        found = lookup.reservation(work, self.reservation)
        return None if found.status == "checked_in" else found

    def _to_come(self, work: Work, booking: Reservation, room: Room | None) -> GuestsSplit:
        left, children = booking.adults - len(self.guests), booking.children - self.children
        if left < 1 or children < 0:
            raise somebody_stays(booking.no)
        guest = self._guest(work, booking)
        made = another(work, booking, nights.of(work, int(booking.id or 0)), room, force=self.overbook,
                       adults=len(self.guests), children=self.children)  # fmt: skip
        made.guest_id = guest.id
        members.move(work, booking, made, {fold(name) for name in self.guests})
        booking.adults, booking.children = left, children
        work.touch(booking)
        if room is not None:
            assign_room.hold(work, made, room, force=self.overbook)
        return GuestsSplit(booking.no, made.no, None, room.no if room else None, len(self.guests), left)

    def _guest(self, work: Work, booking: Reservation) -> Guest:
        """Whose the new booking is. When the guest of the old one goes, somebody who is known to stay takes their place."""
        own = lookup.by_id(work, Guest, booking.guest_id) if booking.guest_id else None
        going = {fold(name) for name in self.guests}
        if own is None or not ({fold(own.name), own.no.casefold()} & going):
            return profiles.named(work, self.guests[0])
        staying = [name for name in members.names(work, booking) if fold(name) not in going]
        if not staying:
            raise Refusal("NAME_STAYS", N_("{no} is in the name of somebody who goes; choose the others, or change it first."),
                          field="guests", next=("amend",), no=booking.no)  # fmt: skip
        booking.guest_id = profiles.create(work, staying[0]).id
        found: Guest = own
        return found

    def _in_house(self, work: Work, room: Room | None) -> GuestsSplit:
        rights.ask(work, "stay.write", "reservation")
        if room is None:
            raise Refusal("ROOM_MISSING", N_("Name the room they go to."), field="room",
                          next=("show free-rooms", "choose-room"))  # fmt: skip
        split = split_stay_guests.move(work, self.reservation, self.guests, room, force=self.overbook)
        return GuestsSplit(split.before.no, split.made.no, split.stay.no, room.no, split.went, split.left)


def somebody_stays(no: str) -> Refusal:
    """Everybody was chosen: then nothing is split."""
    return Refusal("SOMEBODY_STAYS", N_("Somebody must stay in {no}; choose fewer, or move the whole booking."), field="guests",
                   next=("move-room", "amend"), no=no)  # fmt: skip


def another(
    work: Work,
    booking: Reservation,
    listed: list[Night],
    room: Room | None,
    *,
    adults: int,
    children: int,
    force: bool,
) -> Reservation:
    """A booking like `booking` for `listed` nights, of the type of `room` when one is named; its places are taken."""
    same = room is None or room.type_id == booking.type_id
    kind: RoomType = lookup.by_id(work, RoomType, booking.type_id if same or room is None else room.type_id)
    refuse_small(kind, adults, children)
    rate = booking.rate_minor if same else kind.base_rate_minor
    serial = numbers.reserve(work, "R")
    copied: dict[str, Any] = {name: getattr(booking, name) for name in COPIED}
    made = Reservation(
        **copied, no=numbers.spell(work, "R", serial), tail=serial, type_id=int(kind.id or 0), rate_minor=rate,
        arrival=listed[0].night if listed else booking.arrival, adults=adults, children=children,
        booked_date=work.business_date, created_at=work.now,
    )  # fmt: skip
    work.add(made)
    members.link_like(work, booking, made, [(night.night, int(kind.id or 0)) for night in listed])
    selling.copy_terms(work, booking, made)
    priced = [Night(n.night, int(kind.id or 0), n.rate_minor if same else rate) for n in listed]
    nights.sell(work, int(made.id or 0), priced, force=force)
    if room is None:
        beds.hold_free(work, made)
    return made


COPIED = (
    "party", "booker", "channel", "source", "departure", "eta_minute", "from_minute", "to_minute", "kind", "guarantee",
    "hold_until", "segment", "country", "status",
)  # fmt: skip
"""What the new booking has from the old one; what was prepaid stays with the old one."""
