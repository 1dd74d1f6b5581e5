"""The demo's bookings as they stand on the morning of any day, from the slice in data/demo.

The slice is moved by whole weeks, so that weekdays stay what they were: the anchor with today's weekday becomes
today. A booking shows only what is known then: one made later is missing, one cancelled later is still live.
"""

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from hotelcs.config import data_path
from hotelcs.money import parse_minor

ROOMS = {"A": 75, "B": 2, "C": 13, "D": 53, "E": 33, "F": 13, "G": 9, "H": 4, "I": 8}
"""Rooms of each type: the fewest that hold every stay of the whole file by the type really assigned."""

ANCHORS = tuple(date(2017, 6, 7) + timedelta(n) for n in range(7))
"""Seven busy days in a row, one of each weekday."""

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""How the file's months begin, whatever the language of the machine."""

State = Literal["booked", "in_house", "departed", "cancelled", "no_show"]


@dataclass(frozen=True, slots=True)
class DemoBooking:
    """One booking. `position` is its line in the slice; money is in cents of a euro for one night."""

    position: int
    state: State
    comes: bool  # what the morning cannot know: whether the guests will appear, or appeared
    arrival: date
    nights: int  # 0: day use
    booked: date
    closed: date  # left, cancelled or found missing; may lie ahead
    adults: int
    children: int
    reserved: str
    assigned: str  # the type to book, so that everyone has a room
    rate_minor: int
    country: str  # ISO 3166 alpha-3 as the file has it; blank: unknown
    meal: str
    segment: str
    channel: str
    requests: int

    @property
    def departure(self) -> date:
        """The day the guests leave: the arrival itself for day use."""
        return self.arrival + timedelta(self.nights)


def anchor(today: date) -> date:
    """The day of the slice that becomes `today`."""
    return next(day for day in ANCHORS if day.weekday() == today.weekday())


def bookings(today: date, path: Path | None = None) -> list[DemoBooking]:
    """Every booking known on the morning of `today`, in the order of the slice."""
    weeks = today - anchor(today)
    moved = (
        _moved(booking, weeks) for booking in _read(path or data_path("demo", "bookings_resort_demo.csv.gz"))
    )
    return [replace(booking, state=_state(booking, today)) for booking in moved if booking.booked <= today]


def _state(booking: DemoBooking, today: date) -> State:
    """Where the booking stands before the first guest of `today` comes down to leave."""
    if not booking.comes and booking.closed < today:
        return "no_show" if booking.state == "no_show" else "cancelled"
    if booking.arrival >= today:
        return "booked"
    return "in_house" if booking.departure >= today else "departed"


def _moved(booking: DemoBooking, weeks: timedelta) -> DemoBooking:
    """The same booking `weeks` later."""
    return replace(
        booking, arrival=booking.arrival + weeks, booked=booking.booked + weeks, closed=booking.closed + weeks
    )


def _read(path: Path) -> Iterator[DemoBooking]:
    """The slice as it is, each booking with its final state."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for position, line in enumerate(csv.DictReader(file), start=2):
            yield _parsed(position, line)


def _parsed(position: int, line: dict[str, str]) -> DemoBooking:
    """One line of the file (columns: data/demo/README.md)."""
    month = MONTHS.index(line["arrival_date_month"][:3]) + 1
    arrival = date(int(line["arrival_date_year"]), month, int(line["arrival_date_day_of_month"]))
    final: dict[str, State] = {"Check-Out": "departed", "Canceled": "cancelled", "No-Show": "no_show"}
    state = final[line["reservation_status"]]
    return DemoBooking(
        position=position,
        state=state,
        comes=state == "departed",
        arrival=arrival,
        nights=int(line["stays_in_weekend_nights"]) + int(line["stays_in_week_nights"]),
        booked=arrival - timedelta(int(line["lead_time"])),
        closed=date.fromisoformat(line["reservation_status_date"]),
        adults=int(line["adults"]),
        children=int(line["children"]) + int(line["babies"]),
        reserved=line["reserved_room_type"].strip(),
        assigned=line["assigned_room_type"].strip(),
        rate_minor=parse_minor(line["adr"], "EUR"),
        country="" if line["country"] == "NULL" else line["country"],
        meal=line["meal"],
        segment=line["market_segment"],
        channel=line["distribution_channel"],
        requests=int(line["total_of_special_requests"]),
    )
