"""Receive somebody without a booking: booking, room and check-in in one act (handbook 02 SM-02; §2.4.5, §2.4.6)."""

from datetime import timedelta
from typing import Any

from pydantic import Field

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.rooms import Room, RoomType
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, FieldError, Minute, Name, Note, Ref, Refs, Words
from hotelcs.workflows.reception import by_hours, early_fee, identity, ready_rooms
from hotelcs.workflows.reception.arriving import Arriving, CheckedIn, arrive
from hotelcs.workflows.reception.documents import read_document
from hotelcs.workflows.reservations.asked import clock
from hotelcs.workflows.reservations.book import Book
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS, list_price

MIDNIGHT = 1440


class WalkIn(Arriving):
    """Receive a guest without a booking. `hours` makes it an hourly room, `day_use` a day room, else `nights`.

    On a `plan` each night costs what the plan says, unless a `rate` is given.
    """

    guest: Name
    type: Ref | None = None
    nights: int | None = Field(default=None, ge=1, le=MAX_NIGHTS)
    hours: int | None = Field(default=None, ge=1, le=23)
    day_use: bool = False
    to_minute: Minute | None = None
    room: Ref | None = None
    rate: Amount | None = None
    plan: Ref | None = None
    packages: Refs = ()
    overbook: bool = False
    adults: int = Field(default=1, ge=1, le=99)
    children: int = Field(default=0, ge=0, le=99)
    phone: Words = ""
    country: Words = ""
    requests: Note = ""

    def perform(self, work: Work) -> CheckedIn:
        """All of it, or nothing. Without `room` the best ready room of the type is given."""
        self._refuse_mixed()
        kind = self._type(work)
        until = work.business_date + timedelta(days=self._nights())
        room = lookup.room(work, self.room) if self.room else ready_rooms.best(work, kind, until)
        booked = self._booking(work, kind, room).perform(work)
        return arrive(work, lookup.reservation(work, booked.reservation), room, self)

    def _refuse_mixed(self) -> None:
        if sum((self.nights is not None, self.hours is not None, self.day_use)) > 1:
            raise FieldError(
                "FIELD_INVALID", N_("Give nights, hours or day_use, not two of them."), field="nights"
            )

    def _nights(self) -> int:
        return 0 if self.hours or self.day_use else self.nights or 1

    def _type(self, work: Work) -> RoomType:
        if self.type is not None:
            return lookup.room_type(work, self.type)
        if self.room is None:
            raise FieldError("FIELD_MISSING", N_("{name} is missing."), field="type", name="type")
        return lookup.by_id(work, RoomType, lookup.room(work, self.room).type_id)  # type: ignore[no-any-return]

    def _booking(self, work: Work, kind: RoomType, room: Room) -> Book:
        begin, end = self._slot(work)
        return Book(
            guest=self._known(work) or self.guest,
            type=kind.code,
            arrival=work.business_date,
            departure=work.business_date + timedelta(days=self._nights()),
            adults=self.adults,
            children=self.children,
            rate=None if self.plan and self.rate is None and not self.hours else self._rate(kind),
            plan=self.plan,
            packages=self.packages,
            overbook=self.overbook,
            channel="walk_in",
            room=room.no,
            phone=self.phone,
            kind=self._kind(work),
            from_minute=begin,
            to_minute=end,
            requests=self.requests,
            country=self.country,
        )

    def _known(self, work: Work) -> str | None:
        """The guest on file whom the first document brings back, so that no second profile is made."""
        first = next((person.document for person in self.people() if person.document), "")
        known = identity.holder(work, read_document(first, today=work.business_date)) if first else None
        return known[0].no if known else None

    def _kind(self, work: Work) -> Any:
        if self.hours:
            return "hourly"
        return (
            "day_use" if self.day_use else "early_hours" if early_fee.is_after_midnight(work) else "overnight"
        )

    def _rate(self, kind: RoomType) -> int:
        """The rate asked: per night, per hour, or once for the day (half a night); minor units."""
        if self.rate is not None:
            return self.rate
        if self.hours:
            if not kind.hourly_rate_minor:
                raise Refusal("RATE_MISSING", N_("Type {type} has no hourly rate. Name one."), field="rate",
                              next=("rate",), type=kind.code)  # fmt: skip
            return kind.hourly_rate_minor
        return list_price(kind, "day_use" if self.day_use else "overnight")

    def _slot(self, work: Work) -> tuple[int | None, int | None]:
        """The minutes taken; past midnight a day room is taken until the day is closed (handbook 02 §2.4.6)."""
        if self._nights():
            return None, None
        late = early_fee.is_after_midnight(work)
        begin = MIDNIGHT - 1 if late else work.local_minute()
        if self.hours:
            end = begin + by_hours.HOUR * self.hours
            by_hours.refuse_late(end, work.property.hourly_latest_minute)
        else:
            end = self.to_minute or (MIDNIGHT if late else work.property.late_half_until_minute)
            self._refuse_over(begin, end)
        return begin, end

    def _refuse_over(self, begin: int, end: int) -> None:
        if end <= begin:
            raise Refusal("HOURS_OVER", N_("The day room would end at {end}, before it begins."), field="to_minute",
                          next=("to_minute", "nights"), end=clock(end))  # fmt: skip

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Undoing the check-in and cancelling the booking made for it."""
        from hotelcs.workflows.verbs import act_of

        return act_of("undo-check-in").parse({"stay": result["stay"], "reason": "undone", "cancel": True})
