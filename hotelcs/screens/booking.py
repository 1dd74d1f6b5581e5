"""A booking as the check-in form needs it, whatever else the desk's rows carry."""

from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.money import Money

GUARANTEES = {
    "none": N_("no guarantee"),
    "prepaid": N_("prepaid"),
    "card": N_("card guarantee"),
    "company": N_("company guarantee"),
    "credit_stay": N_("credit stay"),
    "deposit": N_("deposit paid"),
}


@dataclass(frozen=True, slots=True)
class Booking:
    """What the form prefills and shows."""

    number: str
    guest: str
    type: str
    arrival: str
    departure: str
    nights: int
    adults: int
    children: int
    room: str
    room_code: str
    rate: Money
    guarantee: str
    requests: str
    deposit: Money
    guests: tuple[tuple[str, str], ...]
    """(name, masked document) of each guest known so far."""
    early_fee: Money | None = None
    """What who arrives now is charged for coming before dawn."""

    @property
    def summary(self) -> str:
        """The border of the form: who, how many, how long."""
        return tr(
            N_("{number}  {guest}  adults {adults}  nights {nights}"),
            number=self.number,
            guest=self.guest or tr(N_("(no name yet)")),
            adults=self.adults,
            nights=self.nights,
        )

    @property
    def terms(self) -> str:
        """Type, dates, rate, what coming before dawn costs, guarantee, wishes."""
        told = tr(
            N_("{type}  {arrival} to {departure}  {rate} a night  {guarantee}  {requests}"),
            type=self.type,
            arrival=self.arrival,
            departure=self.departure,
            rate=amount_text(self.rate),
            guarantee=self.guarantee,
            requests="; ".join(self.requests.splitlines()),
        )
        if self.early_fee is None:
            return told
        early = tr(N_("Early arrival fee: {amount}."), amount=amount_text(self.early_fee))
        return f"{early}  {told}"


def guarantee_word(guarantee: str) -> str:
    """How the booking is guaranteed, in words."""
    return tr(GUARANTEES.get(guarantee, guarantee)) if guarantee else ""


def booking_of(row: Any) -> Booking:
    """The booking behind a `reservation` row; extras it may lack have a plain default."""
    currency = getattr(row, "currency", "CNY")
    early = getattr(row, "early_fee_minor", 0)
    known = tuple((guest.name, getattr(guest, "document", "")) for guest in getattr(row, "guests", ()))
    return Booking(
        number=row.reservation,
        guest=row.guest or "",
        type=row.type,
        arrival=row.arrival,
        departure=row.departure,
        nights=row.nights,
        adults=row.adults,
        children=row.children,
        room=row.room or "",
        room_code=getattr(row, "room_code", "") or "",
        rate=Money(row.rate_minor or 0, currency),
        guarantee=guarantee_word(getattr(row, "guarantee", "")),
        requests=getattr(row, "requests", "") or "",
        deposit=Money(getattr(row, "deposit_minor", 0) or 0, currency),
        early_fee=Money(early, currency) if early else None,
        guests=known or ((row.guest or "", ""),),
    )


def amount_text(amount: Money) -> str:
    """An amount in plain digits and a point; the yen sign is two cells wide in many Chinese terminals."""
    return amount.plain()


def money(minor: int | None, currency: str, unknown: str = "") -> str:
    """The same of minor units; `unknown` when there are none, or for whoever may not see them."""
    return unknown if minor is None else amount_text(Money(minor, currency))
