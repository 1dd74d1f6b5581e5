"""What each night costs: one rate for all, or a price given for every night (handbook 02 §2.3.5, `nightly`)."""

from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows import rights
from hotelcs.workflows.act import Work
from hotelcs.workflows.fields import Amount, Day

OWN = ("walk_in", "phone", "direct_web", "bot", "member", "house", "corporate")
"""Channels where staff set the price. The others (portals, agencies) bring theirs by contract."""


class NightPrice(BaseModel):
    """The price of one night, in minor units."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    night: Day
    rate: Amount


def by_night(nightly: Sequence[NightPrice], arrival: date, departure: date) -> dict[date, int]:
    """The prices by night; empty when none were given.

    Refused (NIGHTS_NOT_CONSECUTIVE) unless there is exactly one for every night from arrival to the eve of departure.
    """
    if not nightly:
        return {}
    given = [price.night for price in nightly]
    wanted = nights(arrival, departure)
    if sorted(given) != wanted:
        odd = sorted(set(given) ^ set(wanted)) or sorted(given)
        raise Refusal(
            "NIGHTS_NOT_CONSECUTIVE",
            N_(
                "The prices must name every night from {arrival} to the eve of {departure} once; look at {nights}."
            ),
            field="nightly",
            next=("choose-dates",),
            items=tuple(night.isoformat() for night in odd),
            arrival=arrival,
            departure=departure,
            nights=", ".join(night.isoformat() for night in odd),
        )
    return {price.night: price.rate for price in nightly}


def refuse_discount(
    work: Work, channel: str, listed_minor: int, rates_minor: Iterable[int], field: str = "rate"
) -> None:
    """Refuse (Denied OVER_LIMIT) a price so far below `listed_minor` that the own posts may not give it (handbook 02 §2.7).

    `listed_minor` is what the list asks, whatever was given before: steps count as what they are together.
    """
    lowest = min(rates_minor, default=listed_minor)
    if channel in OWN and lowest < listed_minor:
        rights.within(work, rights.DISCOUNT, -(-100 * (listed_minor - lowest) // listed_minor), field)


def refuse_lower(
    work: Work,
    channel: str,
    listed_minor: int,
    kept_minor: int,
    rates_minor: Iterable[int],
    field: str = "rate",
) -> None:
    """As `refuse_discount`, but what the guest pays already (`kept_minor`), or more, may be asked by anybody."""
    refuse_discount(work, channel, listed_minor, [rate for rate in rates_minor if rate < kept_minor], field)
