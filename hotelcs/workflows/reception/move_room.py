"""Move guests who are in the house to another room, now or from a night to come (handbook 02 SM-02: move room)."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, taking_back
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref, Words
from hotelcs.workflows.housekeeping import cleaned_since, cleanliness
from hotelcs.workflows.rates import selling
from hotelcs.workflows.reception import arriving, in_house, keys, room_ready, rooming, settling, staying
from hotelcs.workflows.reception.admit import refuse_small_room
from hotelcs.workflows.reservations import assign_room, nights
from hotelcs.workflows.reservations.prices import refuse_lower

_REPRICE = text(
    "UPDATE reservation_night SET rate_minor = :rate WHERE reservation_id = :id AND night = :night"
)


Why = Literal["", "wish", "noise", "fault", "view", "upgrade", "house"]
"""Why guests move: their wish, noise, a fault, the view or smell of the room, an upgrade, the house needs the room."""


@dataclass(frozen=True, slots=True)
class Moved:
    """The stay, where it was and is (or will be, from `from_night`), the cards made anew, and why.

    `rates_before` are what its nights cost before, in minor units, when the price changed.
    """

    stay: str
    reservation: str
    room: str
    before: str
    from_night: str
    planned: bool
    keys: int
    why: str = ""
    rates_before: tuple[int, ...] = ()


class MoveRoom(Act):
    """Move a stay to `room`: today's night and those after it. The old room is dirty, old cards open nothing.

    `from_night` after today only plans the move. `rate` is the price of the nights in the new room; `rates` that of each; without
    them the price stays, unless `reprice` asks for that of the room's type. `why` is kept, the words of `reason` are not. `keys` says how many cards to make, else as many as are out.
    """

    stay: Ref
    room: Ref
    reason: Words = ""
    why: Why = ""
    from_night: Day | None = None
    rate: Amount | None = None
    rates: tuple[Amount, ...] = ()
    reprice: bool = False
    keys: int | None = Field(default=None, ge=0, le=20)
    override: Words = ""

    def perform(self, work: Work) -> Moved:
        """Refused when the room is not ready or not free, or the booking is marked do-not-move.

        Whoever takes an own move back at once needs no override: nobody was in the old room meanwhile.
        """
        mistake = self._mistake(work)
        override = self.override or ("undone" if work.undoes is not None else "")
        arriving.require_override(work, override if mistake is None else self.override)
        stay, reservation = in_house.present(work, self.stay, "move-room")
        before, room = in_house.room_of(work, stay), lookup.room(work, self.room)
        assign_room.refuse_pinned(work, reservation)
        first = self.from_night or work.business_date
        planned = first > work.business_date
        back = mistake if mistake is not None and cleaned_since.untouched(work, room, mistake.at) else None
        self._refuse(work, stay, before, room, planned=planned, override=override, back=back is not None)
        force = bool(override) and work.actor.may("overbook")
        if planned:
            assign_room.hold(work, reservation, room, first=first, force=force)
        else:
            rooming.take_room(work, reservation, room, force=force)
        rates = self._reprice(work, reservation, room, first, back=back is not None)
        states = (
            [(one, cleaned_since.state_before(work, one, back.at)) for one in (before, room)] if back else []
        )
        cards = 0 if planned else self._change(work, stay, before, room)
        for one, state in states:
            cleanliness.change(work, one, state, "manual")
        return Moved(stay.no, reservation.no, room.no, before.no, first.isoformat(), planned, cards, self.why,
                     rates)  # fmt: skip

    def _mistake(self, work: Work) -> taking_back.OwnAct | None:
        """The own move of a moment ago that this one takes back, while the guests are still where it put them."""
        act = taking_back.own(work)
        if act is None or act.result.get("planned"):
            return act
        stay, _ = in_house.present(work, self.stay, "move-room")
        return act if in_house.room_of(work, stay).no == act.result.get("room") else None

    def _refuse(
        self, work: Work, stay: Stay, before: Room, room: Room, *, planned: bool, override: str, back: bool
    ) -> None:
        if room.id == before.id and not planned:
            raise Refusal("SAME_ROOM", N_("{stay} is in room {room} already."), field="room", next=("choose-room",),
                          stay=stay.no, room=room.no)  # fmt: skip
        if self.from_night is not None and not work.business_date <= self.from_night < stay.due_out:
            raise Refusal(
                "NO_NIGHTS", N_("{no} has no night there."), field="from_night", next=("extend",), no=stay.no
            )
        if back:
            room_ready.refuse_occupied(work, room)
            return
        if not planned:
            room_ready.refuse_unready(work, room, override=override)
        if not override:
            people = settling.present(work, stay)
            minors = sum(person.minor for person in people)
            refuse_small_room(work, room, len(people) - minors, minors)

    def _reprice(
        self, work: Work, reservation: Reservation, room: Room, first: date, *, back: bool
    ) -> tuple[int, ...]:
        """Price the nights from `first` on anew, when a price is given; what they cost before."""
        if self.rate is None and not self.rates and not self.reprice:
            return ()
        reservation_id = int(reservation.id or 0)
        listed = nights.of(work, reservation_id, first)
        named = self.rates or (() if self.rate is None else (self.rate,) * len(listed))
        asked = named or self._listed(work, reservation, room, listed)
        if len(asked) != len(listed):
            raise Refusal("RATES_WRONG", N_("{count} nights are left; give a rate for each."), field="rates",
                          next=("rates",), count=len(listed))  # fmt: skip
        if not back and named:
            kind = lookup.by_id(work, RoomType, room.type_id)
            refuse_lower(work, reservation.channel, kind.base_rate_minor, reservation.rate_minor, asked)
        for night, rate in zip(listed, asked, strict=True):
            work.run(_REPRICE, {"rate": rate, "id": reservation_id, "night": night.night.isoformat()})
        return tuple(night.rate_minor for night in listed)

    def _listed(
        self, work: Work, reservation: Reservation, room: Room, listed: list[nights.Night]
    ) -> tuple[int, ...]:
        """What the nights cost in the room's type, on the plan of the booking or by the list."""
        kind = lookup.by_id(work, RoomType, room.type_id)
        code = selling.bound(work, reservation)
        if code is None:
            return (kind.base_rate_minor,) * len(listed)
        people = reservation.adults + reservation.children
        plan = selling.plan_of(work, code)
        found = selling.prices(work, plan, kind, reservation.arrival, reservation.departure, people)
        return tuple(found[night.night] for night in listed)

    def _change(self, work: Work, stay: Stay, before: Room, room: Room) -> int:
        """The guests change rooms; the cards made anew are counted."""
        stay.room_id = int(room.id or 0)
        work.touch(stay)
        work.session.flush()
        staying.vacate(work, before, "move")
        staying.occupy(work, room)
        returned = keys.cancel(work, stay)
        count = returned if self.keys is None else self.keys
        for _ in range(count):
            staying.issue_card(work, stay)
        return count

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Moving back; the old room is dirty by now, so it takes the right to override, but for whoever moved them just now."""
        from hotelcs.workflows.verbs import act_of

        asked = {
            "stay": result["stay"],
            "room": result["before"],
            "reason": "undone",
            "rates": result.get("rates_before", ()),
        }
        return act_of("move-room").parse(
            asked | ({"from_night": result["from_night"]} if result["planned"] else {})
        )
