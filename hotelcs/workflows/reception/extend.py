"""Let a stay last longer (handbook 02 SM-02: extend): from the open date on, for nothing is added to a closed one.

Who should have left before has the night already, for the audit sold it (`hotelcs.workflows.night.staying_on`). What is left
are rooms by the hour or day: they are checked out and taken in anew.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.clock import nights as nights_between
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref
from hotelcs.workflows.last_hand import taken_by
from hotelcs.workflows.rates import selling
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.reception import by_hours, deposits, in_house, keys, late_fee
from hotelcs.workflows.reservations import assign_room, night_changes, nights
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS
from hotelcs.workflows.reservations.prices import refuse_lower

_FREE = (
    "SELECT r.no FROM room r WHERE r.type_id = :type AND NOT EXISTS (SELECT 1 FROM room_night n "
    "WHERE n.room_id = r.id AND n.night >= :first AND n.night < :until) "
    "AND NOT EXISTS (SELECT 1 FROM bed b JOIN room_night n ON n.room_id IN (b.room_id, b.of_room_id) "
    "WHERE r.id IN (b.room_id, b.of_room_id) AND n.night >= :first AND n.night < :until) ORDER BY r.no LIMIT 3"
)


@dataclass(frozen=True, slots=True)
class Extended:
    """The stay with its new departure; `room` is where the added nights are slept (another one: move then).

    Amounts in minor units; `keys` cards are to be encoded again.
    """

    stay: str
    reservation: str
    room: str
    departure: str
    before: str
    nights: int
    added_minor: int
    deposit_open_minor: int
    keys: int


class Extend(Act):
    """Let a stay last until `departure`. `rate` is for every added night, `rates` for each, `plan` prices them.

    Without any of them the plan of the booking prices them, and the last rate when it has none.

    `room` holds another room for the added nights; the move itself is made on the day.
    """

    stay: Ref
    departure: Day
    room: Ref | None = None
    rate: Amount | None = None
    rates: tuple[Amount, ...] = ()
    plan: Ref | None = None
    overbook: bool = False

    def perform(self, work: Work) -> Extended:
        """Refused when the type is sold out or the room is held by somebody else, naming rooms that are free."""
        stay, reservation = in_house.present(work, self.stay, "extend")
        before = reservation.departure
        self._refuse(work, reservation)
        added = nights_between(before, self.departure)
        rates = self._rates(work, reservation, len(added))
        self._refuse_unsold(work, reservation, added)
        room = lookup.room(work, self.room) if self.room else self._room(work, stay, reservation)
        hours = by_hours.is_by_day(reservation)
        work.run(assign_room.NO_SLOT, {"id": reservation.id})
        listed = [nights.Night(night, room.type_id, rate) for night, rate in zip(added, rates, strict=True)]
        self._take(work, reservation, room, listed)
        reservation.departure = stay.due_out = self.departure
        reservation.kind = "overnight" if hours else reservation.kind
        work.touch(reservation)
        work.touch(stay)
        still = deposits.still_open(work, stay, reservation)
        return Extended(stay.no, reservation.no, room.no, self.departure.isoformat(), before.isoformat(), len(listed),
                        sum(rates), still, len(keys.out(work, stay)))  # fmt: skip

    def _refuse(self, work: Work, reservation: Reservation) -> None:
        if self.departure <= reservation.departure:
            raise Refusal("NOT_LONGER", N_("{no} leaves on {departure} already."), field="departure",
                          next=("shorten", "check-out"), no=reservation.no, departure=reservation.departure)  # fmt: skip
        if reservation.departure < work.business_date:
            raise Refusal("DATE_CLOSED", N_("{no} was to leave on {departure}, and that date is closed. Check out, then take them in anew."),
                          field="stay", next=("check-out", "walk-in"), no=reservation.no, departure=reservation.departure)  # fmt: skip
        if (self.departure - reservation.arrival).days > MAX_NIGHTS:
            raise Refusal("STAY_TOO_LONG", N_("A stay has at most {most} nights."), field="departure",
                          next=("choose-dates",), most=MAX_NIGHTS)  # fmt: skip

    def _rates(self, work: Work, reservation: Reservation, count: int) -> tuple[int, ...]:
        """A rate for each added night; hours that become nights cost the type's own rate."""
        if self.rates and len(self.rates) != count:
            raise Refusal("RATES_WRONG", N_("{count} nights are added; give a rate for each."), field="rates",
                          next=("rates",), count=count)  # fmt: skip
        asked = self.rates or (() if self.rate is None else (self.rate,) * count)
        kind = lookup.by_id(work, RoomType, reservation.type_id)
        priced = self._priced(work, reservation, kind)
        if priced and not asked:
            return priced
        hours = by_hours.is_by_day(reservation)
        so_far = kind.base_rate_minor if hours else late_fee.last_rate(work, reservation)
        if asked:
            field = "rates" if self.rates else "rate"
            refuse_lower(work, reservation.channel, kind.base_rate_minor, so_far, asked, field)
        return asked or (so_far,) * count

    def _priced(self, work: Work, reservation: Reservation, kind: RoomType) -> tuple[int, ...]:
        """What the plan asks for the added nights, of a stay as long as it is now; nothing without a plan."""
        code = self.plan or selling.bound(work, reservation)
        if code is None:
            return ()
        plan = selling.plan_of(work, code)
        if self.plan:
            selling.refuse_plan(plan, reservation.channel, reservation.guarantee, firm=False)
        people = reservation.adults + reservation.children
        found = selling.prices(work, plan, kind, reservation.arrival, self.departure, people)
        return tuple(found[night] for night in nights_between(reservation.departure, self.departure))

    def _refuse_unsold(self, work: Work, reservation: Reservation, added: list[date]) -> None:
        """Rules of sale hold for the added nights and the new day of departure."""
        kind = lookup.by_id(work, RoomType, reservation.type_id)
        code = self.plan or selling.bound(work, reservation)
        plan = selling.plan_of(work, code).id if code else None
        wanted = Wanted(reservation.type_id, plan, reservation.arrival, self.departure, frozenset(added),
                        arrives=False, leaves=True, but=int(reservation.id or 0))  # fmt: skip
        selling.refuse_unsold(work, kind, wanted, overbook=self.overbook)

    def _room(self, work: Work, stay: Stay, reservation: Reservation) -> Room:
        """The room of the last night: a planned move stays planned."""
        held = nights.rooms_held(work, int(reservation.id or 0), work.business_date)
        return lookup.by_id(work, Room, held[-1][1] if held else stay.room_id)  # type: ignore[no-any-return]

    def _take(self, work: Work, reservation: Reservation, room: Room, listed: list[nights.Night]) -> None:
        """Sell the nights and hold the room."""
        reservation_id = int(reservation.id or 0)
        if not night_changes.is_free(work, reservation_id, int(room.id or 0), [n.night for n in listed]):
            self._refuse_taken(work, reservation_id, room, listed)
        nights.sell(
            work, reservation_id, listed, force=rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        )
        nights.hold_room(work, reservation_id, int(room.id or 0), room.type_id, listed)

    def _refuse_taken(self, work: Work, reservation_id: int, room: Room, ahead: list[nights.Night]) -> None:
        """The room is somebody else's on one of the nights: offer the move."""
        until = date.fromordinal(ahead[-1].night.toordinal() + 1)
        found = work.reader.rows(
            _FREE, type=room.type_id, first=ahead[0].night.isoformat(), until=until.isoformat()
        )
        offered = tuple(no for (no,) in found)
        held = nights.holder(work, reservation_id, int(room.id or 0), ahead)
        taken = taken_by(work, held[1], room.no) if held is not None and held[1] else ""
        raise Refusal("ROOM_TAKEN", N_("Room {room} is held for somebody else on one of these nights{taken}."), field="room",
                      next=(*(f"extend room={no}" for no in offered), "move-room", "swap-rooms"), items=offered,
                      room=room.no, taken=taken)  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """Shortening to the departure before; not what an older release charged for nights that were over."""
        if result.get("charged_minor"):
            return None
        from hotelcs.workflows.verbs import act_of

        return act_of("shorten").parse({"stay": result["stay"], "departure": result["before"]})
