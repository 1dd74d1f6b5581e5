"""What each night costs: one rate for all, or a price given for every night (handbook 02 §2.3.5, `nightly`)."""

from collections.abc import Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from hotelcs.clock import nights
from hotelcs.errors import Refusal
from hotelcs.i18n import N_
from hotelcs.workflows.fields import Amount, Day


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
