"""The figures of closed business dates, as they were kept when each was closed, with what follows from them.

What follows is computed by the measures themselves (`hotelcs.workflows.measures.house`), from what was kept instead of
from the records: screen, print and reports have one definition.
"""

import json
from dataclasses import dataclass
from typing import Any

from hotelcs.errors import Usage
from hotelcs.i18n import N_
from hotelcs.workflows.measures import house
from hotelcs.workflows.measures.figures import Figure, share
from hotelcs.workflows.views import Asking, day_of

_DAYS = "SELECT day, totals FROM business_day WHERE status = 'closed' AND day BETWEEN :first AND :last ORDER BY day"
_NEWEST = "SELECT max(day) FROM business_day WHERE status = 'closed'"
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class DayFigures:
    """A closed date. Minor units; percentages of two decimals, rounded half up; None where there is nothing to divide by.

    `sellable` leaves out rooms out of order and of the house (M-01), `in_service` those out of service as well. `occupancy`
    is of paid and complimentary rooms among the sellable (M-02), then its variants; `adr_minor` is M-03, `revpar_minor` M-04
    with day use, `day_use_minor` M-05, all of `room_revenue_minor` (nights) and `day_use_revenue_minor`: late check-outs, which are
    neither, are among the charges alone; `no_show_rate`, `cancel_rate` and `walk_rate` are M-07; then the ledger, M-41.
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
    span = {"first": first.isoformat(), "last": last.isoformat()}
    found = [(day, json.loads(totals)) for day, totals in asking.rows(_DAYS, **span)]
    if any(house.REVENUE_KEPT not in kept for _, kept in found):  # closed before it was kept
        earned = house.revenue(asking.reader, span["first"], span["last"])
        for day, kept in found:
            kept.setdefault(house.REVENUE_KEPT, earned.get(day, house.NO_REVENUE))
    return [figures_of(day, kept, asking.currency) for day, kept in found if "posted" in kept]


def figures_of(day: str, kept: dict[str, Any], currency: str) -> DayFigures:
    """The figures of `day` from what was kept of it."""
    earned, ledger = kept[house.REVENUE_KEPT], kept["ledger"]
    night = house.Night(
        day, kept["rooms"], kept["ooo"], kept["house_use"], kept["paid"], kept["complimentary"], earned["night"],
        earned["hours"], kept["day_use"],
    )  # fmt: skip
    occupied, paid, inventory = map(_percent, house.of_occupancy(night))
    in_service = night.sellable - kept["oos"]
    return DayFigures(
        day, night.total, night.out_of_order, kept["oos"], night.house_use, night.sellable, in_service, night.occupied,
        night.paid, night.complimentary, kept["people"], kept["arrivals"], kept["departures"], night.rentals, kept["due"],
        kept["no_shows"], kept["walked"], kept["cancelled"], kept["complaints"], night.room_minor, night.hours_minor,
        occupied, paid, inventory, _percent(share("in_service", night.occupied, in_service)),
        _minor(house.of_rate(night)[0]), _minor(house.of_revenue_per_room(night)[0]), _minor(house.of_hours(night)[0]),
        _percent(share("no_show", kept["no_shows"], kept["due"])),
        _percent(share("cancelled", kept["cancelled"], kept["booked"])),
        _percent(share("walked", kept["walked"], kept["due"])),
        ledger["opening"], ledger["charges"], ledger["payments"], ledger["closing"], currency,
    )  # fmt: skip


def _percent(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _minor(figure: Figure) -> int | None:
    return None if figure.value is None else int(figure.value)
