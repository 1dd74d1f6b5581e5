"""Check a reservation in: its day, its room, its people (handbook 02 SM-01, SM-02, §2.7)."""

from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Ref
from hotelcs.workflows.reception import room_ready, rooming
from hotelcs.workflows.reception.arriving import Arriving, CheckedIn, arrive
from hotelcs.workflows.reservations import assign_room, states


class CheckIn(Arriving):
    """Check a reservation in. Every adult shows a document; `document` is the first guest's."""

    reservation: Ref
    room: Ref | None = None

    def perform(self, work: Work) -> CheckedIn:
        """All of it, or nothing."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "check-in")
        refuse_day(work, reservation)
        room = self._room(work, reservation)
        return arrive(work, reservation, room, self)

    def _room(self, work: Work, reservation: Reservation) -> Room:
        held = rooming.held_tonight(work, reservation)
        room = held if self.room is None else lookup.room(work, self.room)
        if room is None:
            raise Refusal("ROOM_MISSING", N_("{no} has no room yet."), field="room",
                          next=("assign-room", "show suggestions"), no=reservation.no)  # fmt: skip
        if held is not None and room.id == held.id:
            reservation.room_id = room.id
            rooming.keep_room(work, reservation, room)
            return room
        assign_room.refuse_pinned(work, reservation)
        room_ready.refuse_occupied(work, room)
        rooming.take_room(work, reservation, room, force=bool(self.override) and work.actor.may("overbook"))
        return room

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Undoing the check-in, under its own guards."""
        from hotelcs.workflows.verbs import act_of

        return act_of("undo-check-in").parse({"stay": result["stay"], "reason": "undone"})


def refuse_day(work: Work, reservation: Reservation) -> None:
    """Refuse before the booked arrival and after the booked departure.

    Later than booked is fine up to the day of departure (scenario D5); after midnight and before the day is
    closed the business date still is the evening before (handbook 02 §2.4.6).
    """
    if reservation.arrival > work.business_date:
        raise Refusal(
            "ARRIVAL_LATER",
            N_("{no} arrives on {arrival}; the business date is {today}."),
            field="reservation",
            next=("amend", "walk-in", "queue"),
            no=reservation.no,
            arrival=reservation.arrival,
            today=work.business_date,
        )
    if reservation.departure < work.business_date:
        raise Refusal("DEPARTURE_PAST", N_("{no} ended on {departure}."), field="reservation",
                      next=("amend", "walk-in"), no=reservation.no, departure=reservation.departure)  # fmt: skip
