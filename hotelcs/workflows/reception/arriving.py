"""What every arrival has in common, with a booking or without: identity, deposit, registration, keys.

Handbook 02 SM-01 and SM-02 (check in), §2.4 (deposit, hours), §2.7 (identity).
"""

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from hotelcs.models.guests import Guest
from hotelcs.models.reservations import Reservation
from hotelcs.models.rooms import Room
from hotelcs.workflows import lookup, rights
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Name, Words
from hotelcs.workflows.guests import profiles
from hotelcs.workflows.reception import (
    admit,
    briefing,
    by_hours,
    deposits,
    early_fee,
    folio,
    room_ready,
    staying,
)
from hotelcs.workflows.reception.admit import Admitted
from hotelcs.workflows.reception.briefing import Ticks
from hotelcs.workflows.reception.person import DocumentText, Person
from hotelcs.workflows.registers.left_behind import left_behind

Method = Literal[
    "none", "cash", "wechat", "alipay", "unionpay", "intl_card", "card", "preauth", "prepaid_ota", "company_ar", "ecny"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The stay that began; personal values stay in their tables.

    `deposit_open_minor` is what the suggestion asks for and was neither taken nor waived; `early_fee_minor` is the part
    of what was charged that an arrival before dawn costs; `warnings` are sentences to translate, without values.
    """

    stay: str
    reservation: str
    room: str
    guests: tuple[str, ...]
    folio: str
    registrations: int
    deposit_minor: int
    deposit_open_minor: int
    charged_minor: int
    early_fee_minor: int
    cards: int
    warnings: tuple[str, ...]


class Arriving(Act):
    """The fields of an arrival. `document` and `name` are the first guest's, `guests` everybody else.

    `seconds` is how long the form was open (M-25); nothing where there was no form.
    """

    document: DocumentText = ""
    name: Name | None = None
    confirmed: bool = False
    guests: tuple[Person, ...] = ()
    deposit: Amount | None = None
    method: Method = "none"
    auth_no: Words = ""
    waive_deposit: bool = False
    cards: int = Field(default=0, ge=0, le=20)
    briefed: Ticks = ()
    override: Words = ""
    seconds: int | None = Field(default=None, ge=0, le=86_400)

    def people(self) -> list[Person]:
        """Everybody who stays, the first guest first."""
        first = (
            [Person(name=self.name, document=self.document, confirmed=self.confirmed)]
            if self.document
            else []
        )
        return [*first, *self.guests]


def arrive(work: Work, reservation: Reservation, room: Room, form: Arriving) -> CheckedIn:
    """Bring the people of `form` into `room` for `reservation`; all of it, or nothing."""
    require_override(work, form.override)
    room_ready.refuse_unready(work, room, override=form.override)
    briefing.refuse_unbriefed(work, form.briefed, override=form.override)
    by_hours.start(work, reservation, room, override=form.override)
    party, warnings = _admit(work, reservation, room, form)
    lead = party[0].guest
    reservation.guest_id = reservation.guest_id or lead.id
    briefed = briefing.merged("", form.briefed)
    stay = staying.begin(
        work, reservation, room, lead, briefed=briefed, override=form.override, seconds=form.seconds
    )
    registrations = staying.settle(work, stay, party)
    bill = folio.of_reservation(work, reservation, stay)
    taken = deposits.take(work, stay, bill, form)
    early = early_fee.charge(work, stay, reservation, bill)
    charged = by_hours.charge_base(work, reservation, bill) + early
    for _ in range(form.cards):
        staying.issue_card(work, stay)
    still = deposits.still_open(work, stay, reservation)
    guests = tuple(admitted.guest.no for admitted in party)
    return CheckedIn(stay.no, reservation.no, room.no, guests, bill.no, registrations, taken, still, charged,
                     early, form.cards, warnings)  # fmt: skip


def require_override(work: Work, override: str) -> None:
    """An override needs its right, whether or not anything had to be overridden."""
    rights.ask(work, "stay.override", "override", wanted=bool(override))


def _admit(
    work: Work, reservation: Reservation, room: Room, form: Arriving
) -> tuple[list[Admitted], tuple[str, ...]]:
    booked = lookup.by_id(work, Guest, reservation.guest_id) if reservation.guest_id else None
    if booked is not None:
        profiles.refuse_barred(booked)
    admit.refuse_no_adult(reservation, override=form.override)
    party, warnings = admit.identify(work, form.people(), booked)
    admit.refuse_unidentified(reservation, party, override=form.override)
    admit.refuse_crowd(work, reservation, room, party, override=form.override)
    kept = left_behind(work.reader, int(reservation.id or 0))
    return party, (*warnings, *admit.notices(work, reservation, party), *kept)
