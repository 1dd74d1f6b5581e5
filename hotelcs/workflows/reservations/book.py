"""Book a room, or a party of rooms (handbook 02 SM-01: create)."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import RoomType
from hotelcs.workflows import lookup, numbers, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Minute, Name, Note, Ref, Refs, Words
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.rates import selling
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.rates.tariff import Plan
from hotelcs.workflows.reservations import assign_room, beds
from hotelcs.workflows.reservations.booking_rules import check_dates, list_price, refuse_small
from hotelcs.workflows.reservations.nights import Night, keep, sell
from hotelcs.workflows.reservations.prices import NightPrice, by_night, refuse_discount

Channel = Literal[
    "walk_in", "phone", "direct_web", "ota", "corporate", "agency", "member", "bot", "house"
]  # fmt: skip
Guarantee = Literal["none", "prepaid", "card", "company", "credit_stay", "deposit"]
Kind = Literal["overnight", "day_use", "hourly", "early_hours", "long_stay", "house_use", "complimentary"]


@dataclass(frozen=True, slots=True)
class Booked:
    """The reservation made (the first of a party), and all of them."""

    reservation: str
    reservations: tuple[str, ...]
    guest: str | None
    party: str | None
    status: str
    room: str | None


class Book(Act):
    """Book a room of a type for a guest from arrival to departure (the departure night is not used).

    On a `plan` each night costs what the plan says; `rate` or `nightly` are prices given instead. `packages` are charged
    beside the room. Who may overbook passes the rules of sale too.
    """

    guest: Name | None = None
    type: Ref
    arrival: Day
    departure: Day
    adults: int = Field(default=1, ge=0, le=99)
    children: int = Field(default=0, ge=0, le=99)
    rooms: int = Field(default=1, ge=1, le=99)
    rate: Amount | None = None
    nightly: tuple[NightPrice, ...] = ()
    plan: Ref | None = None
    packages: Refs = ()
    channel: Channel = "phone"
    source: Words = ""
    source_ref: Words = ""
    room: Ref | None = None
    phone: Words = ""
    booker: Words = ""
    eta: Minute | None = None
    kind: Kind = "overnight"
    from_minute: Minute | None = None
    to_minute: Minute | None = None
    guarantee: Guarantee = "none"
    prepaid: Amount = 0
    requests: Note = ""
    segment: Words = ""
    country: Words = ""
    status: Literal["tentative", "waitlist", "confirmed"] = "confirmed"
    hold_minutes: int = Field(default=30, ge=1, le=60 * 24 * 30)
    overbook: bool = False

    def perform(self, work: Work) -> Booked:
        """One reservation per room; all of a party or none."""
        check_dates(work, self.arrival, self.departure)
        kind = lookup.room_type(work, self.type)
        self._check(work, kind)
        plan = self._plan(work)
        guest = (
            profiles.named(work, self.guest, phone=self.phone, nationality=self.country)
            if self.guest
            else None
        )
        if guest is not None:
            profiles.refuse_barred(guest)
        first = numbers.reserve(work, "R", self.rooms)
        party = numbers.spell(work, "R", first) if self.rooms > 1 else None
        made = [
            self._one(work, kind, plan, guest.id if guest else None, first + n, party)
            for n in range(self.rooms)
        ]
        held = self._hold(work, made[0]) if self.room else None
        listed = tuple(reservation.no for reservation in made)
        return Booked(listed[0], listed, guest.no if guest else None, party, made[0].status, held)

    def _check(self, work: Work, kind: RoomType) -> None:
        if self.guest is None and not self.source_ref:
            raise Refusal("GUEST_MISSING", N_("Whose booking is it? Give the guest's name."), field="guest")
        if self.adults + self.children == 0 and not self.source_ref:
            raise Refusal("NOBODY", N_("A booking needs at least one person."), field="adults")
        refuse_small(kind, self.adults, self.children)
        if self.room and self.rooms > 1:
            raise Refusal(
                "ONE_ROOM_ONLY", N_("Name the rooms of a party one by one, after booking."), field="room"
            )
        if self.room and self.status == "waitlist":
            raise Refusal("WAITLIST_ROOM", N_("Who waits for a place holds no room; leave the room out."), field="room",
                          next=("confirm", "assign-room"))  # fmt: skip
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)

    def _plan(self, work: Work) -> Plan | None:
        if self.plan is None:
            return None
        plan = selling.plan_of(work, self.plan)
        selling.refuse_plan(plan, self.channel, self.guarantee, firm=self.status == "confirmed")
        return plan

    def _prices(
        self, work: Work, kind: RoomType, plan: Plan | None, sold_as: str
    ) -> tuple[int, dict[date, int]]:
        """The rate of the booking and the price of each night that has one of its own; given prices are measured."""
        given = by_night(self.nightly, self.arrival, self.departure)
        listed = list_price(kind, sold_as)
        if plan is None or sold_as == "hourly":
            rate = self.rate if self.rate is not None else given.get(self.arrival, listed)
            refuse_discount(work, self.channel, listed, (rate, *given.values()), self._priced())
            return rate, given
        people = self.adults + self.children
        priced = selling.prices(work, plan, kind, self.arrival, self.departure, people)
        if sold_as == "day_use":
            priced = {night: price // 2 for night, price in priced.items()}
        asked = given or ({} if self.rate is None else dict.fromkeys(priced, self.rate))
        selling.refuse_below(work, self.channel, asked, priced, self._priced())
        priced |= asked
        return priced[self.arrival], priced

    def _one(
        self,
        work: Work,
        kind: RoomType,
        plan: Plan | None,
        guest_id: int | None,
        serial: int,
        party: str | None,
    ) -> Reservation:
        sold_as = "day_use" if self.departure == self.arrival and self.kind != "hourly" else self.kind
        rate, prices = self._prices(work, kind, plan, sold_as)
        self._refuse_unsold(work, kind, plan)
        hours = self._hours()
        reservation = Reservation(
            no=numbers.spell(work, "R", serial), tail=serial, party=party, guest_id=guest_id, booker=self.booker,
            channel=self.channel, source=self.source or ("channel" if self.source_ref else None),
            source_ref=self._source_ref(serial, party), type_id=int(kind.id or 0), arrival=self.arrival,
            departure=self.departure, eta_minute=self.eta, kind=sold_as,
            adults=self.adults, children=self.children, rate_minor=rate, guarantee=self.guarantee,
            prepaid_minor=self.prepaid, requests=self.requests, segment=self.segment, country=self.country,
            status="guaranteed" if self.status == "confirmed" and self.guarantee != "none" else self.status,
            hold_until=work.now + timedelta(minutes=self.hold_minutes) if self.status == "tentative" else None,
            booked_date=work.business_date, created_at=work.now, from_minute=hours and hours[0],
            to_minute=hours and hours[1],
        )  # fmt: skip
        work.add(reservation)
        listed = [
            Night(night, reservation.type_id, prices.get(night, rate))
            for night in nights(self.arrival, self.departure)
        ]
        if self.status == "waitlist":
            keep(work, int(reservation.id or 0), listed)
        else:
            sell(work, int(reservation.id or 0), listed, force=self.overbook)
        if plan is not None:
            selling.bind(work, reservation, plan)
        for code in self.packages:
            selling.add_package(work, reservation, selling.package_of(work, code, "packages"))
        if not self.room:
            beds.hold_free(work, reservation)
        return reservation

    def _refuse_unsold(self, work: Work, kind: RoomType, plan: Plan | None) -> None:
        """Rules of sale; who waits for a place asks again when one is free."""
        if self.status != "waitlist":
            added = frozenset(nights(self.arrival, self.departure))
            wanted = Wanted(int(kind.id or 0), plan.id if plan else None, self.arrival, self.departure, added)
            selling.refuse_unsold(work, kind, wanted, overbook=self.overbook)

    def _priced(self) -> str:
        """The field a price was asked in."""
        return "nightly" if self.nightly else "rate"

    def _source_ref(self, serial: int, party: str | None) -> str | None:
        """The source's own reference; rooms of a party after the first carry a suffix."""
        if not self.source_ref:
            return None
        return (
            self.source_ref
            if party is None or party.endswith(f"-{serial:03d}")
            else f"{self.source_ref}/{serial}"
        )

    def _hours(self) -> tuple[int, int] | None:
        """The hours asked for a day use; both or neither are named."""
        if self.departure > self.arrival or (self.from_minute is None and self.to_minute is None):
            return None
        if self.from_minute is None or self.to_minute is None or self.from_minute >= self.to_minute:
            raise Refusal("HOURS_WRONG", N_("Name the first and the last hour of the day use."), field="from_minute",
                          next=("choose-time",))  # fmt: skip
        return self.from_minute, self.to_minute

    def _hold(self, work: Work, reservation: Reservation) -> str:
        room = lookup.room(work, str(self.room))
        assign_room.hold(work, reservation, room, force=self.overbook)
        return room.no

    @classmethod
    def reverse(cls, result: dict[str, object]) -> Act:
        """Cancelling takes a booking back."""
        from hotelcs.workflows.reservations.cancel import Cancel

        cancel = Cancel(
            reservation=str(result["reservation"]), reason="booked by mistake", party=bool(result["party"])
        )
        Cancel.verb = "cancel"
        return cancel
