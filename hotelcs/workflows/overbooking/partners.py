"""Hotels that take guests for whom there is no room here, and rooms they hold for a night (handbook 03 W-12, 18:30)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import Field
from sqlmodel import select

from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.models.walks import PartnerHold, PartnerHotel
from hotelcs.workflows import lookup
from hotelcs.workflows.act import Act, Work
from hotelcs.workflows.fields import Amount, Day, Mark, Name, Ref, Words
from hotelcs.workflows.stale import refuse_stale


@dataclass(frozen=True, slots=True)
class PartnerKept:
    """The partner hotel, and what is different now."""

    partner: str
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoomsSourced:
    """Rooms held at a partner hotel on a night, the number of the hold, and the price of one in minor units."""

    hold: int
    partner: str
    night: date
    rooms: int
    rate_minor: int


class AddPartner(Act):
    """Write down a hotel that takes guests: its code, names, telephone, distance in metres, class in stars, price a night."""

    code: Mark
    name_en: Name
    name_zh: Name
    phone: Words = ""
    address: Words = ""
    distance_m: int = Field(default=0, ge=0, le=100_000)
    stars: int = Field(default=3, ge=1, le=5)
    rate: Amount

    def perform(self, work: Work) -> PartnerKept:
        """The code is what hands type."""
        made = self.model_dump(exclude={"code", "rate"})
        work.add(PartnerHotel(code=self.code.upper(), rate_minor=self.rate, **made))
        return PartnerKept(self.code.upper(), ("code",))


class ChangePartner(Act):
    """Change what is known of a partner hotel; `active=no` when it takes nobody any more."""

    partner: Ref
    name_en: Name | None = None
    name_zh: Name | None = None
    phone: Words | None = None
    address: Words | None = None
    distance_m: int | None = Field(default=None, ge=0, le=100_000)
    stars: int | None = Field(default=None, ge=1, le=5)
    rate: Amount | None = None
    active: bool | None = None
    version: int | None = None

    def perform(self, work: Work) -> PartnerKept:
        """What is not given stays."""
        row = partner(work, self.partner)
        asked = {
            name: value for name, value in self if value is not None and name not in ("partner", "version")
        }
        given = {"rate_minor" if name == "rate" else name: value for name, value in asked.items()}
        here = {"rate": row.rate_minor, **{name: getattr(row, name) for name in asked if name != "rate"}}
        refuse_stale(
            work,
            row.code,
            self.version,
            row.version,
            [(name, mine, here[name]) for name, mine in asked.items()],
        )
        changed = [name for name, value in given.items() if getattr(row, name) != value]
        for name in changed:
            setattr(row, name, given[name])
        if changed:
            work.touch(row)
        return PartnerKept(row.code, tuple(changed))


class SourceRooms(Act):
    """Let a partner hotel hold rooms for a night (tonight unless told otherwise), at its usual price or another."""

    partner: Ref
    rooms: int = Field(ge=1, le=99)
    night: Day | None = None
    rate: Amount | None = None
    reference: Words = ""

    def perform(self, work: Work) -> RoomsSourced:
        """They are taken off what is still to be sourced."""
        row, night = active_partner(work, self.partner), self.night or work.business_date
        if night < work.business_date:
            raise Refusal("DATE_PAST", N_("{arrival} is past; the business date is {today}."), field="night",
                          next=("choose-dates",), arrival=night, today=work.business_date)  # fmt: skip
        rate = row.rate_minor if self.rate is None else self.rate
        held = work.add(PartnerHold(partner_id=int(row.id or 0), night=night, rooms=self.rooms, rate_minor=rate,
                                    reference=self.reference, actor=work.actor.login, at=work.now))  # fmt: skip
        return RoomsSourced(held.id, row.code, night, self.rooms, rate)

    @classmethod
    def reverse(cls, result: dict[str, Any]) -> Act:
        """Letting the rooms go."""
        from hotelcs.workflows.verbs import act_of

        return act_of("release-sourced").parse({"hold": result["hold"]})


class ReleaseSourced(Act):
    """Let rooms at a partner hotel go that are not needed any more."""

    hold: int = Field(ge=1)

    def perform(self, work: Work) -> RoomsSourced:
        """Once."""
        held = work.session.get(PartnerHold, self.hold)
        if held is None or held.released_at is not None:
            raise Refusal("HOLD_UNKNOWN", N_("No rooms are held under the number {reference}."), field="hold",
                          next=("show partner-hotels",), reference=self.hold)  # fmt: skip
        held.released_at = work.now
        work.changed += 1
        code = lookup.by_id(work, PartnerHotel, held.partner_id).code
        return RoomsSourced(self.hold, code, held.night, held.rooms, held.rate_minor)


def partner(work: Work, reference: str) -> PartnerHotel:
    """The partner hotel with a code. Raises Refusal PARTNER_UNKNOWN."""
    found = work.session.exec(
        select(PartnerHotel).where(PartnerHotel.code == reference.strip().upper())
    ).first()
    if found is None:
        raise lookup.unknown(
            "PARTNER_UNKNOWN", N_("There is no partner hotel {reference}."), "partner", reference
        )
    return found


def active_partner(work: Work, reference: str) -> PartnerHotel:
    """One that takes guests. Raises Refusal PARTNER_UNKNOWN, PARTNER_ENDED."""
    found = partner(work, reference)
    if not found.active:
        raise Refusal("PARTNER_ENDED", N_("{reference} takes nobody any more."), field="partner", next=("show partner-hotels",),
                      reference=found.code)  # fmt: skip
    return found
