"""Send a guest to another hotel because there is no room here (handbook 02 SM-01: walk; 03 W-12).

One act: the booking is walked, its nights are free, what it costs stands on an account of the house, the guest is
called next morning by somebody, the channel is told, the nights after are booked again when the guest comes back.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from hotelcs.clock import iso
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.folios import Folio
from hotelcs.models.reservations import Reservation
from hotelcs.models.walks import PartnerHotel, WalkRecord
from hotelcs.workflows import numbers
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Ref, Words
from hotelcs.workflows.groups import members
from hotelcs.workflows.overbooking import partners, walk_guards
from hotelcs.workflows.ownership import hands
from hotelcs.workflows.people import finding
from hotelcs.workflows.rates import selling
from hotelcs.workflows.reception import folio
from hotelcs.workflows.reservations import beds, cancel, nights

TELLS = ("ota",)
"""Channels that have to be told."""
CALL_AT = time(10)
"""When the guest is called next morning."""
NO_ROOM = "no room"
_BEYOND = (
    "SELECT 1 FROM reservation_night n JOIN type_night c ON c.night = n.night AND c.type_id = n.type_id "
    "JOIN room_type t ON t.id = n.type_id WHERE n.reservation_id = :id AND n.night >= :today "
    "AND c.sold > (SELECT count(*) FROM room r WHERE r.type_id = t.id) + t.overbooking - c.blocked LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Walked:
    """The booking, the hotel, its nights there, costs in minor units and the folio of the house they stand on.

    `to_refund_minor` was paid here and is owed back, `prepaid_minor` was paid elsewhere. `return_booking` is of the nights
    after; `tell` the channel that has to be told; `follow_up_at` when the guest is called (UTC) and `owner` by whom.
    `overbooked` when more was sold than there are rooms on one of the nights.
    """

    reservation: str
    partner: str
    nights: int
    cost_minor: int
    transport_minor: int
    folio: str
    to_refund_minor: int
    prepaid_minor: int
    released_nights: int
    return_booking: str | None
    tell: str
    follow_up_at: str
    owner: str
    overbooked: bool


class Walk(Act):
    """Send the guest of a booking to a partner hotel at the house's cost.

    Without `cost` the partner's price for the nights there. With `return_on` the nights from that day on are booked again.
    Out of order, or while a room is left, a `reason` is needed.
    """

    reservation: Ref
    partner: Ref
    transport: Literal["none", "taxi", "hotel_car", "own"] = "taxi"
    transport_cost: Amount = 0
    room_type: Words = ""
    cost: Amount | None = None
    return_on: Day | None = None
    return_offer: Words = ""
    owner: Ref | None = None
    reason: Words = ""

    def perform(self, work: Work) -> Walked:
        """All of it or nothing."""
        reservation = walk_guards.walkable(work, self.reservation)
        hotel = partners.active_partner(work, self.partner)
        walk_guards.refuse_out_of_order(work, reservation, self.reason)
        away = self._nights(work, reservation)
        kept = nights.of(work, int(reservation.id or 0), self.return_on) if self.return_on else []
        beyond = bool(work.reader.rows(_BEYOND, id=reservation.id, today=work.business_date.isoformat()))
        released = cancel.close(work, reservation, "walked", self.reason or NO_ROOM)
        back = _return(work, reservation, self.return_on, kept) if self.return_on else None
        bill = self._costs(work, reservation, hotel, away)
        record = work.add(self._record(work, reservation, hotel, bill, away, back))
        owner = self._owned(work, reservation)
        owed = folio.balance(work, int(reservation.id or 0))
        return Walked(
            reservation.no, hotel.code, away, record.cost_minor, self.transport_cost, bill.no, max(-owed, 0),
            reservation.prepaid_minor, released, back.no if back else None, record.channel, iso(record.follow_due_at), owner,
            beyond,
        )  # fmt: skip

    def _nights(self, work: Work, reservation: Reservation) -> int:
        """Nights in the other hotel: until the guest comes back, or leaves."""
        back = self.return_on
        if back is not None and not work.business_date < back < reservation.departure:
            raise Refusal("RETURN_WRONG", N_("The guest comes back after {today} and before {departure}."), field="return_on",
                          next=("choose-dates",), today=work.business_date, departure=reservation.departure)  # fmt: skip
        return max(((back or reservation.departure) - work.business_date).days, 1)

    def _costs(self, work: Work, reservation: Reservation, hotel: PartnerHotel, away: int) -> Folio:
        """What it costs, on a folio of the house that no guest sees."""
        bill: Folio = work.add(
            Folio(
                no=numbers.new(work, "F"),
                reservation_id=int(reservation.id or 0),
                kind="house",
                title=hotel.code,
            )
        )
        cost = hotel.rate_minor * away if self.cost is None else self.cost
        told = f"{reservation.no} {hotel.code}"
        folio.charge(work, bill, "other", cost, description=told, reason="walk")
        if self.transport_cost:
            folio.charge(work, bill, "transport", self.transport_cost, description=told, reason="walk")
        return bill

    def _record(
        self, work: Work, reservation: Reservation, hotel: PartnerHotel, bill: Folio, away: int, back: Reservation | None
    ) -> WalkRecord:  # fmt: skip
        return WalkRecord(
            reservation_id=int(reservation.id or 0), partner_id=int(hotel.id or 0), business_date=work.business_date,
            room_type=self.room_type, nights=away, cost_minor=hotel.rate_minor * away if self.cost is None else self.cost,
            transport=self.transport, transport_minor=self.transport_cost, folio_id=int(bill.id or 0), agreed_at=work.now,
            return_offer=self.return_offer, return_id=back.id if back else None, reason=self.reason, actor=work.actor.login,
            channel=reservation.channel if reservation.channel in TELLS else "", follow_due_at=_morning(work),
        )  # fmt: skip

    def _owned(self, work: Work, reservation: Reservation) -> str:
        """Who calls the guest: the one named, or whoever sends them; a service account leaves it to the duty manager."""
        if self.owner is None and work.actor.staff is None:
            return ""
        person = finding.present(work, self.owner, "owner") if self.owner else finding.myself(work)
        hands.own(work, "walk_follow", reservation.no, person)
        return person.no

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Taking it back while the day is open."""
        from hotelcs.workflows.verbs import act_of

        return act_of("unwalk").parse(
            {"reservation": result["reservation"], "overbook": result.get("overbooked", False)}
        )


def _morning(work: Work) -> datetime:
    """Ten o'clock of the morning after tonight, in UTC."""
    day = work.business_date + timedelta(days=1)
    return datetime.combine(day, CALL_AT, ZoneInfo(work.property.tz))


def _return(work: Work, sent: Reservation, day: date, kept: list[nights.Night]) -> Reservation:
    """Book the nights from `day` on again, at their price, for the same guest."""
    serial = numbers.reserve(work, "R")
    back: Reservation = work.add(Reservation(
        no=numbers.spell(work, "R", serial), tail=serial, party=sent.party, guest_id=sent.guest_id, booker=sent.booker, channel=sent.channel,
        type_id=sent.type_id, arrival=day, departure=sent.departure, kind=sent.kind, adults=sent.adults,
        children=sent.children, rate_minor=sent.rate_minor, guarantee=sent.guarantee, segment=sent.segment,
        country=sent.country, requests=sent.requests, booked_date=work.business_date, created_at=work.now,
        status="guaranteed" if sent.guarantee != "none" else "confirmed",
    ))  # fmt: skip
    members.link_like(work, sent, back, [])
    members.move_all(work, sent, back)
    selling.copy_terms(work, sent, back)
    nights.sell(
        work, int(back.id or 0), kept, force=True
    )  # given up by the walk: nobody else had them in between
    beds.hold_free(work, back)
    return back
