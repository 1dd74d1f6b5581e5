"""Change a booking: dates, type, people, price, requests, guest (handbook 02 SM-01: amend)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field

from hotelcs.clock import nights as nights_between
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room, RoomType
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Minute, Name, Note, Ref, Words
from hotelcs.workflows.groups import block
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.rates import selling
from hotelcs.workflows.rates.sale_rules import Wanted
from hotelcs.workflows.rates.tariff import Plan
from hotelcs.workflows.reservations import (
    amending,
    assign_room,
    beds,
    booking_rules,
    fees,
    night_changes,
    nights,
    states,
)
from hotelcs.workflows.reservations.nights import Night
from hotelcs.workflows.reservations.prices import NightPrice, by_night, refuse_discount
from hotelcs.workflows.stale import refuse_stale

BY_DAY = ("day_use", "hourly")
_NO_SLOT = assign_room.NO_SLOT


@dataclass(frozen=True, slots=True)
class NightDifference:
    """A night and its price before and after, in minor units; None where the night was not or is no more."""

    night: date
    before_minor: int | None
    after_minor: int | None


@dataclass(frozen=True, slots=True)
class Amended:
    """What was changed, and the days the booking has now. `room_lost` is the room it had and no longer fits; `before` holds no personal value.

    `changed` has `nightly` or `reprice` for prices of nights that were typed or asked for anew; `was` is the price of every
    night before, when any is another now.
    """

    reservation: str
    version: int
    changed: tuple[str, ...]
    price: tuple[NightDifference, ...]
    difference_minor: int
    room: str | None
    room_lost: str | None
    before: dict[str, Any]
    arrival: date
    departure: date
    was: tuple[tuple[date, int], ...] = ()


class Amend(Act):
    """Change a booking. Give the `version` you looked at to be told when another desk was faster.

    Nights keep their price, unless the type or the `plan` is another or `reprice` asks for the prices of today; added
    nights cost what the plan of the booking says. Nights that were charged are never priced again.
    """

    reservation: Ref
    arrival: Day | None = None
    departure: Day | None = None
    type: Ref | None = None
    adults: int | None = Field(default=None, ge=0, le=99)
    children: int | None = Field(default=None, ge=0, le=99)
    rate: Amount | None = None
    nightly: tuple[NightPrice, ...] = ()
    plan: Ref | None = None
    reprice: bool = False
    eta: Minute | None = None
    requests: Note | None = None
    guest: Name | None = None
    booker: Words | None = None
    version: int | None = None
    overbook: bool = False

    def perform(self, work: Work) -> Amended:
        """Nights that were charged keep their price; a room that no longer fits is let go, and the result says so."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "amend")
        rights.ask(work, "overbook", "overbook", wanted=self.overbook)
        here = self._present(work, reservation)
        mine = {name: value for name in here if (value := getattr(self, name)) is not None}
        asked = [(name, value, here[name]) for name, value in mine.items()]
        refuse_stale(work, reservation.no, self.version, reservation.version, asked)
        changed = {name: old for name, new, old in asked if new != old}
        room_before = lookup.by_id(work, Room, reservation.room_id).no if reservation.room_id else None
        was = tuple((night.night, night.rate_minor) for night in nights.of(work, int(reservation.id or 0)))
        prices = self._move(work, reservation, changed)
        self._write(work, reservation, changed)
        if changed or prices:
            work.touch(reservation)
        room = lookup.by_id(work, Room, reservation.room_id).no if reservation.room_id else None
        kept = {name: old for name, old in changed.items() if name not in ("requests", "booker")}
        return Amended(
            reservation.no, reservation.version, (*changed, *self._priced(prices, changed)), tuple(prices),
            sum((p.after_minor or 0) - (p.before_minor or 0) for p in prices), room,
            room_before if room != room_before else None, kept, reservation.arrival, reservation.departure,
            was if prices else (),
        )  # fmt: skip

    def _priced(self, prices: list[NightDifference], changed: dict[str, Any]) -> tuple[str, ...]:
        """What made nights cost something else beside fields of the booking: prices that were typed, or `reprice`."""
        if not prices or ("rate" in changed and not self.nightly):
            return ()
        typed = bool(self.nightly) or self.rate is not None
        return ("nightly",) if typed else ("reprice",) if self.reprice else ()

    def _present(self, work: Work, reservation: Reservation) -> dict[str, Any]:
        """The fields as they are, under the names of this act."""
        guest = lookup.by_id(work, Guest, reservation.guest_id).no if reservation.guest_id else None
        return {
            "arrival": reservation.arrival, "departure": reservation.departure,
            "type": lookup.by_id(work, RoomType, reservation.type_id).code, "adults": reservation.adults,
            "children": reservation.children, "rate": reservation.rate_minor, "eta": reservation.eta_minute,
            "requests": reservation.requests, "guest": guest, "booker": reservation.booker,
            "plan": selling.bound(work, reservation) if self.plan else None,
        }  # fmt: skip

    def _move(self, work: Work, reservation: Reservation, changed: dict[str, Any]) -> list[NightDifference]:
        """Dates, type and prices; the nights whose price or presence changed come back."""
        concerned = {"arrival", "departure", "type", "adults", "children", "rate", "plan"} & set(changed)
        if not concerned and not self.nightly and self.rate is None and not self.reprice:
            return []
        self._refuse_in_house(reservation, changed)
        plan = self._plan(work, reservation, changed)
        terms = self._terms(work, reservation, plan, changed)
        self._check(work, terms, changed)
        before = nights.of(work, int(reservation.id or 0))
        self._refuse_unsold(work, reservation, terms, plan, changed)
        rooms = amending.rooms_for(work, reservation, terms)
        if rooms.lost:
            assign_room.refuse_pinned(work, reservation)
        after = amending.nights_for(work, reservation, terms, before, rooms)
        self._refuse_lower(work, reservation, terms, before, after)
        counted = reservation.status in nights.HOLDING
        night_changes.rewrite(
            work, int(reservation.id or 0), before, after, counted=counted, force=self.overbook
        )
        self._date(work, reservation, terms, changed)
        block.refill(work, int(reservation.id or 0))
        amending.take_rooms(work, reservation, after, rooms)
        if plan is not None and "plan" in changed:
            selling.bind(work, reservation, plan)
        beds.hold_free(work, reservation)
        return _differences(before, after)

    def _refuse_in_house(self, reservation: Reservation, changed: dict[str, Any]) -> None:
        if reservation.status == "checked_in" and (moved := {"arrival", "departure", "type"} & set(changed)):
            raise Refusal("IN_HOUSE", N_("{no} is in house; extend, shorten or move the stay instead."), field=min(moved),
                          next=("extend", "shorten", "move-room"), no=reservation.no)  # fmt: skip

    def _plan(self, work: Work, reservation: Reservation, changed: dict[str, Any]) -> Plan | None:
        """The plan the booking is on from now on."""
        code = self.plan or selling.bound(work, reservation)
        if code is None:
            return None
        plan = selling.plan_of(work, code)
        if "plan" in changed:
            firm = reservation.status in ("confirmed", "guaranteed")
            owed = fees.cancel_due(work, reservation).amount_minor
            rights.ask(work, "fee.waive", "plan", wanted=owed > 0)  # better terms now would be a fee forgiven
            selling.refuse_plan(plan, reservation.channel, reservation.guarantee, firm=firm)
        return plan

    def _refuse_unsold(
        self,
        work: Work,
        reservation: Reservation,
        terms: amending.Terms,
        plan: Plan | None,
        changed: dict[str, Any],
    ) -> None:
        """Rules of sale are asked of what is new: nights, a day of arrival or departure, all of it on another type or plan."""
        moved = {"arrival", "departure", "type", "plan"} & set(changed)
        if not moved or reservation.status not in nights.HOLDING:
            return
        whole = bool({"type", "plan"} & moved)
        stayed = () if whole else nights_between(reservation.arrival, reservation.departure)
        added = frozenset(
            nights_between(max(terms.arrival, work.business_date), terms.departure)
        ) - frozenset(stayed)
        wanted = Wanted(
            int(terms.kind.id or 0), plan.id if plan else None, terms.arrival, terms.departure, added,
            arrives=(whole or "arrival" in moved) and reservation.status != "checked_in",
            leaves=whole or "departure" in moved, but=int(reservation.id or 0),
        )  # fmt: skip
        selling.refuse_unsold(work, terms.kind, wanted, overbook=self.overbook)

    def _terms(
        self, work: Work, reservation: Reservation, plan: Plan | None, changed: dict[str, Any]
    ) -> amending.Terms:
        arrival, departure = self.arrival or reservation.arrival, self.departure or reservation.departure
        kind = (
            lookup.room_type(work, self.type)
            if self.type
            else lookup.by_id(work, RoomType, reservation.type_id)
        )
        adults = reservation.adults if self.adults is None else self.adults
        children = reservation.children if self.children is None else self.children
        nightly = by_night(self.nightly, arrival, departure)
        priced = (
            selling.prices(work, plan, kind, arrival, departure, adults + children)
            if plan and departure >= arrival
            else {}
        )
        anew = self.reprice or "plan" in changed
        return amending.Terms(arrival, departure, kind, adults, children, self.rate, nightly, priced, anew)

    def _refuse_lower(
        self,
        work: Work,
        reservation: Reservation,
        terms: amending.Terms,
        before: list[Night],
        after: list[Night],
    ) -> None:
        """What a night costs already stays; what is lower, or of another type, is measured against the list."""
        if terms.priced and self.rate is None and not self.nightly:
            return
        sold_as, kept = _sold_as(reservation, terms), reservation.rate_minor
        another = (terms.kind.id, sold_as) != (reservation.type_id, reservation.kind)
        paid = {night.night: night.rate_minor for night in before}
        prices = [(night.rate_minor, paid.get(night.night, kept)) for night in after]
        if not after and self.rate is not None:
            prices = [(self.rate, kept)]
        lower = [rate for rate, before_minor in prices if another or rate < before_minor]
        listed = booking_rules.list_price(terms.kind, sold_as)
        refuse_discount(work, reservation.channel, listed, lower, "nightly" if terms.nightly else "rate")

    def _check(self, work: Work, terms: amending.Terms, changed: dict[str, Any]) -> None:
        booking_rules.check_dates(work, terms.arrival if "arrival" in changed else max(terms.arrival, work.business_date),
                         terms.departure)  # fmt: skip
        if {"type", "adults", "children"} & set(changed):
            if terms.adults + terms.children == 0:
                raise Refusal("NOBODY", N_("A booking needs at least one person."), field="adults")
            booking_rules.refuse_small(terms.kind, terms.adults, terms.children)

    def _date(
        self, work: Work, reservation: Reservation, terms: amending.Terms, changed: dict[str, Any]
    ) -> None:
        """Write dates, type and people; hours of a day are let go when the day or the type is another."""
        if reservation.kind in BY_DAY and {"arrival", "departure", "type"} & set(changed):
            work.run(_NO_SLOT, {"id": reservation.id})
            reservation.room_id = None
        reservation.arrival, reservation.departure = terms.arrival, terms.departure
        reservation.kind = _sold_as(reservation, terms)
        if terms.rate_minor is None and ("type" in changed or terms.anew):
            reservation.rate_minor = terms.priced.get(terms.arrival, terms.kind.base_rate_minor)
        reservation.type_id = int(terms.kind.id or 0)
        reservation.adults, reservation.children = terms.adults, terms.children

    def _write(self, work: Work, reservation: Reservation, changed: dict[str, Any]) -> None:
        """The fields that touch no inventory."""
        if self.rate is not None:
            reservation.rate_minor = self.rate
        if self.eta is not None:
            reservation.eta_minute = self.eta
        if self.requests is not None:
            reservation.requests = self.requests
        if self.booker is not None:
            reservation.booker = self.booker
        if self.guest is not None and "guest" in changed:
            guest = profiles.named(work, self.guest)
            profiles.refuse_barred(guest)
            reservation.guest_id = guest.id

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act | None:
        """The values before, each night at its price, when no free text was changed and the room stayed."""
        before = dict(result["before"])
        told = {"requests", "booker", "plan"} & set(result["changed"])
        was = [{"night": night, "rate": rate} for night, rate in result["was"]]
        if told or result["room_lost"] or None in before.values() or not (before or was):
            return None
        rates = {price["rate"] for price in was}
        if "rate" not in before and len(rates) == 1:
            before["rate"] = rates.pop()
        elif len(rates) > 1:
            before["nightly"] = was
        return cls.parse({"reservation": result["reservation"], **before})


def _sold_as(reservation: Reservation, terms: amending.Terms) -> str:
    """What the booking is with these dates: a night that ends on its day is a day use, a day that does not a night."""
    if (terms.arrival == terms.departure) is (reservation.kind in BY_DAY):
        return reservation.kind
    return "day_use" if terms.arrival == terms.departure else "overnight"


def _differences(before: list[Night], after: list[Night]) -> list[NightDifference]:
    old, new = {n.night: n.rate_minor for n in before}, {n.night: n.rate_minor for n in after}
    listed = sorted(set(old) | set(new))
    return [NightDifference(n, old.get(n), new.get(n)) for n in listed if old.get(n) != new.get(n)]
