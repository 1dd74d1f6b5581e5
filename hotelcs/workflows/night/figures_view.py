"""The figures of closed business dates, as they were kept when each was closed, with what follows from them."""

import json
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.views import Asking, day_of

_DAYS = "SELECT day, totals FROM business_day WHERE status = 'closed' AND day BETWEEN :first AND :last ORDER BY day"
_NEWEST = "SELECT max(day) FROM business_day WHERE status = 'closed'"
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A closed date. Minor units; percentages of two decimals, rounded half up; None where there is nothing to divide by.

    `sellable` leaves out rooms out of order and of the house (M-01), `in_service` those out of service as well. `occupancy`
    is of paid and complimentary rooms among the sellable (M-02), then its variants; `adr_minor` is M-03, `revpar_minor` M-04
    with day use, `day_use_minor` M-05; `no_show_rate`, `cancel_rate` and `walk_rate` are M-07; then the ledger, M-41.
    """

    day: str
    rooms: int
    ooo: int
    oos: int
    house_use: int
    sellable: int
    in_service: int
    sold: int
    paid: int
    complimentary: int
    people: int
    arrivals: int
    departures: int
    day_use: int
    due: int
    no_shows: int
    walked: int
    cancelled: int
    complaints: int
    room_revenue_minor: int
    day_use_revenue_minor: int
    occupancy: float | None
    occupancy_paid: float | None
    occupancy_inventory: float | None
    occupancy_in_service: float | None
    adr_minor: int | None
    revpar_minor: int | None
    day_use_minor: int | None
    no_show_rate: float | None
    cancel_rate: float | None
    walk_rate: float | None
    opening_minor: int
    charges_minor: int
    payments_minor: int
    closing_minor: int
    currency: str


def day_figures(asking: Asking, from_: str | None = None, to: str | None = None) -> list[DayFigures]:
    """Closed dates from `from` to `to`, both included; the one closed last unless told. Raises Usage."""
    newest = (asking.rows(_NEWEST)[0][0] or asking.business_date()) if to is None or from_ is None else ""
    first, last = day_of(from_ or newest, "from"), day_of(to or newest, "to")
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Usage(N_("Ask for at most {count} days, the first one first."), count=MOST_DAYS)
    found = asking.rows(_DAYS, first=first.isoformat(), last=last.isoformat())
    return [
        figures_of(day, kept, asking.currency)
        for day, totals in found
        if "posted" in (kept := json.loads(totals))
    ]


def figures_of(day: str, kept: dict[str, Any], currency: str) -> DayFigures:
    """The figures of `day` from what was kept of it."""
    sellable = kept["rooms"] - kept["ooo"] - kept["house_use"]
    sold = kept["paid"] + kept["complimentary"]
    room, hours, ledger = kept["posted"]["room"], kept["posted"]["room_hour"], kept["ledger"]
    return DayFigures(
        day, kept["rooms"], kept["ooo"], kept["oos"], kept["house_use"], sellable, sellable - kept["oos"], sold, kept["paid"],
        kept["complimentary"], kept["people"], kept["arrivals"], kept["departures"], kept["day_use"], kept["due"],
        kept["no_shows"], kept["walked"], kept["cancelled"], kept["complaints"], room, hours,
        percent(sold, sellable), percent(kept["paid"], sellable), percent(sold, kept["rooms"]),
        percent(sold, sellable - kept["oos"]), mean(room, kept["paid"]), mean(room + hours, sellable),
        mean(hours, kept["day_use"]), percent(kept["no_shows"], kept["due"]), percent(kept["cancelled"], kept["booked"]),
        percent(kept["walked"], kept["due"]), ledger["opening"], ledger["charges"], ledger["payments"], ledger["closing"],
        currency,
    )  # fmt: skip


def percent(part: int, whole: int) -> float | None:
    """`part` of `whole` in per cent with two decimals, half up; None of nothing."""
    if whole <= 0:
        return None
    return float((Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP))


def mean(amount: int, count: int) -> int | None:
    """Minor units for each of `count`, half up; None for nobody."""
    return int((Decimal(amount) / count).quantize(Decimal(1), ROUND_HALF_UP)) if count > 0 else None
