"""What the resort's booking file says about each day, computed from the file alone: nothing of hotelcs is used.

The soak replays the file through the desk and compares its figures with these. Run as a script it prints them:
`python tests/acceptance/resort/oracle.py [FILE] > days.csv`. Dates are calendar dates, money is euro cents.

Counting rules, each a choice where the file leaves one:
- nights are `stays_in_weekend_nights + stays_in_week_nights`, slept from the arrival on, half-open; the guest
  leaves after the nights booked, also where the file's status date is earlier (21 rows);
- zero-night stays are day use: not an arrival, not a departure, not a room occupied;
- a cancellation belongs to its status date, a no-show to the arrival missed;
- the one row with a negative rate is in no figure.
"""

import csv
import gzip
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

ROOT = Path(__file__).parents[3]
NAMES = "January February March April May June July August September October November December"
MONTHS = {name: number for number, name in enumerate(NAMES.split(), start=1)}
MISSING = frozenset({"", "NULL", "NA"})


def source() -> Path:
    """The file: below the folder HOTELCS_SHARED names, else below ../shared beside the checkout."""
    folder = os.environ.get("HOTELCS_SHARED") or ROOT.parent / "shared"
    return Path(folder) / "data" / "bookings_resort.csv.gz"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file, typed. `position` is its line number (the header is line 1); blank text is missing."""

    position: int
    status: str  # Check-Out, Canceled, No-Show
    arrival: date
    nights: int
    adults: int
    children: int  # children and babies
    reserved: str
    assigned: str
    rate_minor: int  # a night
    country: str  # as written: CN and CHN are kept apart
    booked: date
    closed: date  # the status date: left, cancelled or found missing
    meal: str
    segment: str
    channel: str
    deposit: str
    agent: str
    company: str
    customer: str
    requests: int
    changes: int

    @property
    def stayed(self) -> bool:
        """Whether the guests came."""
        return self.status == "Check-Out"

    @property
    def departure(self) -> date:
        """The day the guests leave: the arrival itself for day use."""
        return self.arrival + timedelta(self.nights)

    @property
    def cancelled(self) -> date | None:
        """The day the booking ended without a stay; None for stays."""
        return None if self.stayed else self.closed


@dataclass(frozen=True, slots=True)
class Day:
    """The figures of one business date."""

    business_date: date
    arrivals: int = 0
    departures: int = 0
    occupied: int = 0
    revenue_minor: int = 0
    cancellations: int = 0
    no_shows: int = 0
    day_use: int = 0


def number(text: str) -> int:
    """A count; missing is none."""
    return 0 if text in MISSING else int(Decimal(text))


def minor(text: str) -> int:
    """Cents of an amount in euros, half to even."""
    return int((Decimal(text) * 100).to_integral_value(ROUND_HALF_EVEN))


def parse(position: int, raw: dict[str, str]) -> Row:
    """The typed form of one line."""
    day, month = int(raw["arrival_date_day_of_month"]), MONTHS[raw["arrival_date_month"]]
    arrival = date(int(raw["arrival_date_year"]), month, day)
    text = {name: "" if value in MISSING else value for name, value in raw.items()}
    return Row(
        position=position,
        status=raw["reservation_status"],
        arrival=arrival,
        nights=number(raw["stays_in_weekend_nights"]) + number(raw["stays_in_week_nights"]),
        adults=number(raw["adults"]),
        children=number(raw["children"]) + number(raw["babies"]),
        reserved=raw["reserved_room_type"].strip(),
        assigned=raw["assigned_room_type"].strip(),
        rate_minor=minor(raw["adr"]),
        country=text["country"],
        booked=arrival - timedelta(number(raw["lead_time"])),
        closed=date.fromisoformat(raw["reservation_status_date"]),
        meal=text["meal"],
        segment=text["market_segment"],
        channel=text["distribution_channel"],
        deposit=text["deposit_type"],
        agent=text["agent"],
        company=text["company"],
        customer=text["customer_type"],
        requests=number(raw["total_of_special_requests"]),
        changes=number(raw["booking_changes"]),
    )


def rows(path: Path | None = None) -> Iterator[Row]:
    """Every line of the file in its order, the reject among them (`is_reject`)."""
    with gzip.open(path or source(), "rt", encoding="ascii", newline="") as file:
        for position, raw in enumerate(csv.DictReader(file), start=2):
            yield parse(position, raw)


def is_reject(row: Row) -> bool:
    """Whether an import refuses the row: nobody is paid for sleeping."""
    return row.rate_minor < 0


def count(bookings: Iterable[Row]) -> dict[str, Counter[date]]:
    """Per figure of `Day`, the value of each date."""
    figures: dict[str, Counter[date]] = {field.name: Counter() for field in fields(Day)[1:]}
    for row in bookings:
        if is_reject(row):
            continue
        if not row.stayed:
            figures["cancellations" if row.status == "Canceled" else "no_shows"][
                row.closed if row.status == "Canceled" else row.arrival
            ] += 1
        elif row.nights == 0:
            figures["day_use"][row.arrival] += 1
        else:
            figures["arrivals"][row.arrival] += 1
            figures["departures"][row.departure] += 1
            for night in range(row.nights):
                figures["occupied"][row.arrival + timedelta(night)] += 1
                figures["revenue_minor"][row.arrival + timedelta(night)] += row.rate_minor
    return figures


def days(bookings: Iterable[Row]) -> dict[date, Day]:
    """The figures of every date from the first event to the last, quiet days included."""
    figures = count(bookings)
    touched = {day for figure in figures.values() for day in figure}
    if not touched:
        return {}
    span = range((max(touched) - min(touched)).days + 1)
    every = [min(touched) + timedelta(offset) for offset in span]
    return {day: Day(day, **{name: figure[day] for name, figure in figures.items()}) for day in every}


def main(arguments: list[str]) -> None:
    """Print the figures of each day as CSV."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(field.name for field in fields(Day))
    writer.writerows(astuple(day) for day in days(rows(Path(arguments[0]) if arguments else None)).values())


if __name__ == "__main__":
    main(sys.argv[1:])
