"""Move guests who are in the house to another room, now or from a night to come (handbook 02 SM-02: move room)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field
from sqlalchemy import text

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref, Words
from hotelcs.workflows.rates import selling
from hotelcs.workflows.reception import arriving, in_house, keys, room_ready, rooming, settling, staying
from hotelcs.workflows.reception.admit import refuse_small_room
from hotelcs.workflows.reservations import assign_room, nights
from hotelcs.workflows.reservations.prices import refuse_lower

_REPRICE = text(
    "UPDATE reservation_night SET rate_minor = :rate WHERE reservation_id = :id AND night = :night"
)


@dataclass(frozen=True, slots=True)
class Moved:
    """The stay, where it was and is (or will be, from `from_night`), and the cards made anew."""

    stay: str
    reservation: str
    room: str
    before: str
    from_night: str
    planned: bool
    keys: int
    repriced: bool = False


class MoveRoom(Act):
    """Move a stay to `room`: today's night and those after it. The old room is dirty, old cards open nothing.

    `from_night` after today only plans the move. `rate` is the price of the nights in the new room; without
    it the price stays, unless `reprice` asks for that of the room's type. `keys` says how many cards to make, else as many as are out.
    """

    stay: Ref
    room: Ref
    reason: Words = ""
    from_night: Day | None = None
    rate: Amount | None = None
    reprice: bool = False
    keys: int | None = Field(default=None, ge=0, le=20)
    override: Words = ""

    def perform(self, work: Work) -> Moved:
        """Refused when the room is not ready or not free, or the booking is marked do-not-move."""
        arriving.require_override(work, self.override)
        stay, reservation = in_house.present(work, self.stay, "move-room")
        before, room = in_house.room_of(work, stay), lookup.room(work, self.room)
        assign_room.refuse_pinned(work, reservation)
        first = self.from_night or work.business_date
        planned = first > work.business_date
        self._refuse(work, stay, before, room, planned=planned)
        force = bool(self.override) and work.actor.may("overbook")
        if planned:
            assign_room.hold(work, reservation, room, first=first, force=force)
        else:
            rooming.take_room(work, reservation, room, force=force)
        repriced = self._reprice(work, reservation, room, first)
        cards = 0 if planned else self._change(work, stay, before, room)
        return Moved(stay.no, reservation.no, room.no, before.no, first.isoformat(), planned, cards, repriced)

    def _refuse(self, work: Work, stay: Stay, before: Room, room: Room, *, planned: bool) -> None:
        if room.id == before.id and not planned:
            raise Refusal("SAME_ROOM", N_("{stay} is in room {room} already."), field="room", next=("choose-room",),
                          stay=stay.no, room=room.no)  # fmt: skip
        if self.from_night is not None and not work.business_date <= self.from_night < stay.due_out:
            raise Refusal(
                "NO_NIGHTS", N_("{no} has no night there."), field="from_night", next=("extend",), no=stay.no
            )
        if not planned:
            room_ready.refuse_unready(work, room, override=self.override)
        if not self.override:
            people = settling.present(work, stay)
            minors = sum(person.minor for person in people)
            refuse_small_room(work, room, len(people) - minors, minors)

    def _reprice(self, work: Work, reservation: Reservation, room: Room, first: date) -> bool:
        """Price the nights in the new room anew; whether any was. Nights that were charged are over."""
        kind = lookup.by_id(work, RoomType, room.type_id)
        listed = [night.night for night in nights.of(work, int(reservation.id or 0), first)]
        if self.rate is not None:
            refuse_lower(
                work, reservation.channel, kind.base_rate_minor, reservation.rate_minor, (self.rate,)
            )
            priced = dict.fromkeys(listed, self.rate)
        elif self.reprice:
            plan = selling.bound(work, reservation)
            priced = dict.fromkeys(listed, kind.base_rate_minor)
            if plan is not None:
                people = reservation.adults + reservation.children
                found = selling.prices(
                    work,
                    selling.plan_of(work, plan),
                    kind,
                    reservation.arrival,
                    reservation.departure,
                    people,
                )
                priced = {night: found[night] for night in listed}
        else:
            return False
        rows = [
            {"rate": rate, "id": reservation.id, "night": night.isoformat()} for night, rate in priced.items()
        ]
        if rows:
            work.run(_REPRICE, rows)
        return bool(rows)

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
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Moving back, when the price stayed; the old room is dirty by now, so it takes the right to override."""
        if result["repriced"]:
            return None
        from hotelcs.workflows.verbs import act_of

        asked = {"stay": result["stay"], "room": result["before"], "reason": "undone", "override": "undone"}
        return act_of("move-room").parse(
            asked | ({"from_night": result["from_night"]} if result["planned"] else {})
        )
