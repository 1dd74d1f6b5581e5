"""Check a reservation in: identity, room, deposit, registration, keys (handbook 02 SM-01, SM-02, §2.7)."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from hotelcs.errors import Denied, Refusal
from hotelcs.i18n import N_
from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.models.stays import Stay
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Ref, Words
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reception import admit, deposits, folio, room_ready, staying
from hotelcs.workflows.reservations import assign_room, states

Method = Literal[
    "none", "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "preauth", "prepaid_ota", "company_ar", "ecny"
]  # fmt: skip


class Person(BaseModel):
    """Somebody who will sleep in the room: a document, or for a minor the guardian."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Name | None = None
    document: Annotated[str, Field(max_length=200)] = ""
    minor: bool = False
    guardian: Words = ""
    guardian_phone: Words = ""
    relation: Words = ""
    exception: Words = ""


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The stay that began; personal values stay in their tables."""

    stay: str
    reservation: str
    room: str
    guests: tuple[str, ...]
    folio: str
    registrations: int
    deposit_minor: int
    warnings: tuple[str, ...]


class CheckIn(Act):
    """Check a reservation in. Every adult shows a document; `document` is the first guest's."""

    reservation: Ref
    room: Ref | None = None
    document: Annotated[str, Field(max_length=200)] = ""
    name: Name | None = None
    guests: tuple[Person, ...] = ()
    deposit: Amount | None = None
    method: Method = "none"
    auth_no: Words = ""
    waive_deposit: bool = False
    cards: int = Field(default=0, ge=0, le=20)
    briefed: tuple[str, ...] = ()
    override: Words = ""

    def perform(self, work: Work) -> CheckedIn:
        """All of it, or nothing."""
        reservation = lookup.reservation(work, self.reservation)
        states.require(reservation, "check-in")
        self._refuse_day(work, reservation)
        room = self._room(work, reservation)
        room_ready.refuse_unready(work, room, override=self.override)
        people = self._people()
        admit.refuse_unidentified(work, reservation, people, override=self.override)
        lead = self._lead(work, reservation)
        party, warnings = admit.identify(work, people, lead)
        stay = self._begin(work, reservation, room, party[0].guest)
        registrations = staying.settle(work, stay, party)
        bill = folio.of_reservation(work, reservation, stay)
        taken = deposits.take(work, stay, bill, self)
        for _ in range(self.cards):
            staying.issue_card(work, stay)
        return CheckedIn(
            stay.no, reservation.no, room.no, tuple(p.guest.no for p in party), bill.no, registrations, taken, warnings
        )

    def _people(self) -> list[Person]:
        first = [Person(name=self.name, document=self.document)] if self.document else []
        return [*first, *self.guests]

    def _refuse_day(self, work: Work, reservation: Reservation) -> None:
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
        if reservation.departure <= work.business_date and reservation.departure > reservation.arrival:
            raise Refusal("DEPARTURE_PAST", N_("{no} ended on {departure}."), field="reservation", next=("amend", "walk-in"),
                          no=reservation.no, departure=reservation.departure)  # fmt: skip

    def _room(self, work: Work, reservation: Reservation) -> Room:
        if self.room is not None:
            room = lookup.room(work, self.room)
            if room.id != reservation.room_id:
                assign_room.refuse_pinned(work, reservation)
                assign_room.hold(work, reservation, room, force=bool(self.override) and work.actor.may("overbook"))
            return room
        if reservation.room_id is None:
            raise Refusal("ROOM_MISSING", N_("{no} has no room yet."), field="room", next=("assign-room", "show suggestions"),
                          no=reservation.no)  # fmt: skip
        return lookup.by_id(work, Room, reservation.room_id)  # type: ignore[no-any-return]

    def _lead(self, work: Work, reservation: Reservation) -> Guest | None:
        guest = lookup.by_id(work, Guest, reservation.guest_id) if reservation.guest_id else None
        if guest is not None:
            profiles.refuse_barred(guest)
        return guest

    def _begin(self, work: Work, reservation: Reservation, room: Room, lead: Guest) -> Stay:
        if self.override and not work.actor.may("stay.override"):
            raise Denied("DENIED", N_("An override needs the right {permission}."), field="override",
                         permission="stay.override", next=("ask-supervisor",))  # fmt: skip
        reservation.guest_id = reservation.guest_id or lead.id
        return staying.begin(work, reservation, room, lead, briefed=" ".join(self.briefed), override=self.override)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Undoing the check-in, under its own guards."""
        from hotelcs.workflows.verbs import act_of

        return act_of("undo-check-in").parse({"stay": result["stay"], "reason": "undone"})
