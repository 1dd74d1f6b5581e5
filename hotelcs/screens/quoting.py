"""What a stay costs, for a form: read beside the typing, shown in a line or a list of plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.paint import ALARM, GREY, PLAIN, STRONG, Line, fit, words


@dataclass(frozen=True, slots=True)
class Asked:
    """A stay to be priced; a type may still be missing, and the nights (`told`) be one for want of a number."""

    type: str
    arrival: date
    departure: date
    adults: int
    children: int
    told: bool

    def read(self, desk: Any) -> tuple[dict[str, int], list[Any]]:
        """How many of each type are free on every night, and the quotes of the type chosen."""
        first, until = self.arrival.isoformat(), self.departure.isoformat()
        free: dict[str, int] = {}
        for row in desk.show("availability", **{"from": first, "to": until}):
            free[row.type] = min(free.get(row.type, row.sellable), row.sellable)
        if not self.type or not self.told:
            return free, []
        asked = {
            "type": self.type,
            "arrival": first,
            "departure": until,
            "adults": self.adults,
            "children": self.children,
        }
        return free, list(desk.show("quote", **asked))


def priced_lines(quotes: Sequence[Any], plan: str, width: int) -> list[Line]:
    """The price of the stay on the plan chosen: nights, what is beside the room, all of it, the terms; or why it is not sold."""
    one = next((quote for quote in quotes if quote.plan == plan), quotes[0])
    if not one.sold:
        return [fit((words(f" {one.why}", ALARM),), width)]
    parts = [tr(N_("nights {nights}: {room}"), nights=one.nights, room=money(one.room_minor, one.currency))]
    if one.packages_minor:
        parts.append(tr(N_("packages {amount}"), amount=money(one.packages_minor, one.currency)))
    if one.taxes_minor:
        parts.append(tr(N_("taxes {amount}"), amount=money(one.taxes_minor, one.currency)))
    total = tr(N_("in all {amount}"), amount=money(one.total_minor, one.currency))
    lines = [fit((words(f" {' + '.join(parts)}  "), words(total, STRONG)), width)]
    return [*lines, fit((words(f" {terms_of(one)}"),), width)] if one.plan else lines


def offers_of(quotes: Sequence[Any], width: int) -> list[Line]:
    """A row for each plan: its code, all it costs, and the terms it comes with."""
    rows: list[Line] = []
    for one in quotes:
        name = one.plan or tr(N_("List price"))
        told = (
            f" {name:<12} {money(one.total_minor, one.currency):>10}  "
            if one.plan
            else f" {name}  {money(one.total_minor, one.currency)}"
        )
        rows.append(fit((words(told, PLAIN if one.sold else GREY),), width))
        below = one.why if not one.sold else terms_of(one) if one.plan else ""
        if below:
            rows.append(fit((words(f"   {below}", ALARM if not one.sold else GREY),), width))
    return rows


def terms_of(one: Any) -> str:
    """In a few words: until when cancelling is free, what guarantee is needed, what is included."""
    if not one.plan:
        return ""
    hours = one.cancel_free_hours
    parts = [tr(N_("no refund")) if hours is None else tr(N_("free until {hours} h before"), hours=hours)]
    if one.needs != "none":
        parts.append(tr(N_("guarantee needed")) if one.needs == "any" else tr(N_("paid in advance")))
    if one.includes:
        parts.append(tr(N_("with {packages}"), packages=tr(N_(", ")).join(one.included)))
    return tr(N_(", ")).join(parts)


def booked_terms(detail: Any) -> list[str]:
    """For the card of a booking: its plan and packages, until when cancelling is free, what it costs now and why."""
    lines = []
    if getattr(detail, "plan", ""):
        lines.append(
            tr(N_("Rate plan {plan}  {packages}"), plan=detail.plan, packages=detail.packages).rstrip()
        )
    if getattr(detail, "cancel_why", ""):
        fee = money(detail.cancel_fee_minor, detail.currency)
        lines.append(tr(N_("Cancelling now costs {fee}: {why}"), fee=fee, why=detail.cancel_why))
    if getattr(detail, "cancel_free_until", ""):
        lines.append(tr(N_("Cancelling is free until {until}"), until=detail.cancel_free_until))
    return lines
