"""A room that is offered or typed: its state, its type, and what that costs more by the list, in the same words wherever it is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hotelcs.i18n import N_, tr
from hotelcs.screens.booking import money
from hotelcs.screens.codes import READY, code_word
from hotelcs.screens.forms.field import Option

MOST = 9
"""Rooms offered in a form: one digit each."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A room; `more_minor` is what its type costs more a night by the list."""

    room: str
    code: str
    type: str
    more_minor: int
    reasons: tuple[str, ...]

    @property
    def title(self) -> str:
        """Its number and state."""
        return f"{self.room} {code_word(self.code)}"

    def told(self, currency: str) -> str:
        """Type, difference of price, reasons."""
        return f"{self.type}  {price_told(self.more_minor, currency)}  {self._reasons()}"

    def detail(self, booked: str, currency: str) -> str:
        """What stands beside it in a form: the reasons, for a room of another type than `booked` the whole."""
        return self.told(currency).rstrip() if booked and self.type != booked else self._reasons()

    def _reasons(self) -> str:
        return tr(N_(", ")).join(self.reasons)

    @property
    def ready(self) -> bool:
        """True when a guest may go in."""
        return self.code in READY


def offer_of(row: Any, booked: str, listed: Mapping[str, int], reasons: Iterable[str] = ()) -> Offer:
    """The offer of a `row` with room, code and type; `listed` are the prices of the types, that of `booked` what they are compared with."""
    own = listed.get(booked, 0)
    return Offer(row.room, row.code, row.type, listed.get(row.type, own) - own, tuple(reasons))


def price_told(more_minor: int, currency: str) -> str:
    """The difference of price with its sign, or that there is none."""
    return signed(more_minor, currency) if more_minor else tr(N_("same price"))


def signed(minor: int, currency: str) -> str:
    """An amount with its sign."""
    return f"{'+' if minor > 0 else ''}{money(minor, currency)}"


def options_of(offers: Iterable[Offer], typed: Offer | None, booked: str, currency: str) -> list[Option]:
    """The rooms of a form by digit, the one that was typed below them."""
    options = [
        Option(str(at), one.room, one.title, one.detail(booked, currency))
        for at, one in enumerate(list(offers)[:MOST], 1)
    ]
    if typed is not None and all(one.value != typed.room for one in options):
        options.append(Option("", typed.room, typed.title, typed.told(currency).rstrip()))
    return options


def other_type(offer: Offer, booked: str, currency: str, nights: int) -> str:
    """That a room is of another type than `booked`, and what that costs by the list; nothing when it is not."""
    if not booked or offer.type == booked:
        return ""
    slots = {"room": offer.title, "type": offer.type, "booked": booked}
    if not offer.more_minor:
        return tr(N_("Room {room} is {type}, not {booked}: same price."), **slots)
    return tr(N_("Room {room} is {type}, not {booked}: price stays; by the list {more} a night x {nights}."), **slots,
              more=signed(offer.more_minor, currency), nights=nights)  # fmt: skip
