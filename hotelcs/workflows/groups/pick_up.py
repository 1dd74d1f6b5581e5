"""A room of the block becomes a booking with a guest (handbook 02 §2.3.5, SM-30)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.groups import GroupBooking, GroupNight, GroupRoom
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup, numbers, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Day, Name, Note, Ref
from hotelcs.workflows.groups import block, states
from hotelcs.workflows.groups.agree import CHANNELS, check_stay, rows_of
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reservations import assign_room, beds
from hotelcs.workflows.reservations.booking_rules import refuse_small
from hotelcs.workflows.reservations.nights import Night, sell


@dataclass(frozen=True, slots=True)
class PickedUp:
    """The group, the booking, how many of its nights came out of the block, and the room if one was named."""

    group: str
    reservation: str
    nights: int
    from_block: int
    room: str | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A booking for a group: whose, of which type, from when to when, for how many, out of the block or beyond it."""

    kind: RoomType
    arrival: date
    departure: date
    adults: int
    children: int = 0
    requests: str = ""
    beyond: bool = False
    overbook: bool = False


class PickUp(Act):
    """Make a booking for a guest of a group out of its block; nights outside the block come from what is free.

    Without dates those of the group. `beyond` takes a room more than the block has left.
    """

    group: Ref
    type: Ref | None = None
    guest: Name | None = None
    arrival: Day | None = None
    departure: Day | None = None
    adults: int = Field(default=1, ge=1, le=99)
    children: int = Field(default=0, ge=0, le=99)
    room: Ref | None = None
    requests: Note = ""
    beyond: bool = False
    overbook: bool = False

    def perform(self, work: Work) -> PickedUp:
        """The block lends its place, the booking takes it: nobody else can come between."""
        group = states.named(work, self.group)
        states.require(work, group, "pick-up")
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        room = lookup.room(work, self.room) if self.room else None
        if self.type is None and room is None:
            raise Refusal(
                "FIELD_MISSING", N_("{name} is missing."), field="type", next=("choose-type",), name="type"
            )
        kind = (
            lookup.room_type(work, self.type)
            if self.type
            else lookup.by_id(work, RoomType, room.type_id if room else None)
        )
        guest = profiles.named(work, self.guest) if self.guest else None
        wanted = Wanted(kind, self.arrival or max(group.arrival, work.business_date), self.departure or group.departure,
                        self.adults, self.children, self.requests, self.beyond, self.overbook)  # fmt: skip
        made, lent = take(work, group, wanted, guest)
        if room is not None:
            assign_room.hold(work, made, room, force=self.overbook)
        return PickedUp(
            group.no, made.no, (made.departure - made.arrival).days, lent, room.no if room else None
        )

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Cancelling gives the room back to the block."""
        from hotelcs.workflows.verbs import act_of

        return act_of("cancel").parse({"reservation": result["reservation"], "reason": "taken up by mistake"})


def take(work: Work, group: GroupBooking, wanted: Wanted, guest: Guest | None) -> tuple[Reservation, int]:
    """The booking made, and how many of its nights came out of the block. Refused (BLOCK_EMPTY) where it has none left."""
    check_stay(work, wanted.arrival, wanted.departure)
    refuse_small(wanted.kind, wanted.adults, wanted.children)
    if guest is not None:
        profiles.refuse_barred(guest)
    rows = {row.night: row for row in rows_of(work, group, wanted.kind.code)}
    listed = nights(wanted.arrival, wanted.departure)
    if not wanted.beyond and group.released_at is None:
        _refuse_empty(group, wanted.kind, rows, listed)
    rate = next((row.rate_minor for row in rows.values()), wanted.kind.base_rate_minor)
    reservation = _booked(work, group, wanted, guest, rate)
    type_id = int(wanted.kind.id or 0)
    lent = block.lend_of(work, int(group.id or 0), [(night, type_id) for night in listed])
    priced = [Night(night, type_id, rows[night].rate_minor if night in rows else rate) for night in listed]
    sell(work, int(reservation.id or 0), priced, force=wanted.overbook)
    beds.hold_free(work, reservation)
    return reservation, len(lent)


def _booked(work: Work, group: GroupBooking, wanted: Wanted, guest: Guest | None, rate: int) -> Reservation:
    """The reservation, of the group's party; who pays for all guarantees for all."""
    guarantee = "company" if group.billing in ("master", "split") and group.company else "none"
    serial = numbers.reserve(work, "R")
    made = Reservation(
        no=numbers.spell(work, "R", serial), tail=serial, party=group.no, guest_id=guest.id if guest else None,
        booker=group.leader, channel=CHANNELS.get(group.kind, "phone"), type_id=int(wanted.kind.id or 0),
        arrival=wanted.arrival, departure=wanted.departure, eta_minute=group.coach_minute, adults=wanted.adults,
        children=wanted.children, rate_minor=rate, guarantee=guarantee, requests=wanted.requests, segment="group",
        status="confirmed" if guarantee == "none" else "guaranteed", booked_date=work.business_date, created_at=work.now,
    )  # fmt: skip
    work.add(made)
    work.add(GroupRoom(reservation_id=int(made.id or 0), group_id=int(group.id or 0)))
    return made


def _refuse_empty(
    group: GroupBooking, kind: RoomType, rows: dict[date, GroupNight], listed: list[date]
) -> None:
    """Refuse where the block has none of the type left, or never had any on a night of the group."""
    empty = [
        night.isoformat()
        for night in listed
        if (night in rows and rows[night].held == 0)
        or (night not in rows and group.arrival <= night < group.departure)
    ]
    if empty:
        raise Refusal("BLOCK_EMPTY", N_("The block of {no} has no room of type {type} left on {nights}."), field="type",
                      next=("set-block", "beyond=true", "choose-type"), items=tuple(empty), no=group.no, type=kind.code,
                      nights=", ".join(empty))  # fmt: skip
