"""A guest who was promised the room is not sent elsewhere: the list of whom to send is edited so (handbook 03 W-12)."""

from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.walks import RoomPromise
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Name, Ref
from hotelcs.workflows.reservations import states


@dataclass(frozen=True, slots=True)
class Promised:
    """The booking, and whether its guest is promised the room now."""

    reservation: str
    promised: bool


class PromiseRoom(Act):
    """Promise a guest that there will be a room, and why."""

    reservation: Ref
    reason: Name

    def perform(self, work: Work) -> Promised:
        """Once, for a booking that is still to arrive."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "walk")
        if work.session.get(RoomPromise, reservation.id) is not None:
            raise Refusal("ALREADY_PROMISED", N_("This guest was promised the room already."), field="reservation",
                          next=("show walk-list",))  # fmt: skip
        work.add(
            RoomPromise(
                reservation_id=int(reservation.id or 0),
                reason=self.reason,
                actor=work.actor.login,
                at=work.now,
            )
        )
        return Promised(reservation.no, promised=True)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking the promise back."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unpromise-room").parse({"reservation": result["reservation"]})


class UnpromiseRoom(Act):
    """Take the promise of a room back: nobody has told the guest."""

    reservation: Ref

    def perform(self, work: Work) -> Promised:
        """Only what was promised."""
        reservation = lookup.reservation(work, self.reservation)
        promise = work.session.get(RoomPromise, reservation.id)
        if promise is None:
            raise Refusal("NOT_PROMISED", N_("{no} was promised no room."), field="reservation", next=("show walk-list",),
                          no=reservation.no)  # fmt: skip
        work.session.delete(promise)
        work.session.flush()
        work.changed += 1
        return Promised(reservation.no, promised=False)
