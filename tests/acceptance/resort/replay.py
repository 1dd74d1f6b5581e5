"""Every day of the resort's file through the desk: booked, cancelled, assigned, cleaned, checked in, closed, checked out.

The order of a day: bookings and cancellations, departures, cleaning, day use, arrivals, then the day is
closed, which posts the room charges and marks those who did not come. Every adult shows an invented document.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hotelcs.demo.people import resident_number
from hotelcs.errors import Refusal
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation.founding import Plan, found
from tests.acceptance.resort import placing
from tests.acceptance.resort.oracle import Row, is_reject

ADULT_BORN = date(1980, 1, 1)


@dataclass(slots=True)
class Calendar:
    """What is to be done on each date, by position in the file."""

    bookings: defaultdict[date, list[Row]] = field(default_factory=lambda: defaultdict(list))
    cancellations: defaultdict[date, list[Row]] = field(default_factory=lambda: defaultdict(list))
    arrivals: defaultdict[date, list[Row]] = field(default_factory=lambda: defaultdict(list))
    departures: defaultdict[date, list[Row]] = field(default_factory=lambda: defaultdict(list))
    last: date = date.min


def calendar(rows: Iterable[Row], first: date) -> Calendar:
    """The dates of every row but the reject; what was booked or cancelled before `first` happens on `first`."""
    made = Calendar()
    for row in rows:
        if is_reject(row):
            continue
        made.bookings[max(first, min(row.booked, row.arrival))].append(row)
        if row.status == "Canceled":
            made.cancellations[max(first, min(row.closed, row.arrival))].append(row)
        if row.stayed:
            made.arrivals[row.arrival].append(row)
            made.departures[row.departure].append(row)
        made.last = max(made.last, row.departure if row.stayed else row.arrival)
    return made


def hotel(path: Path, first: date) -> Desk:
    """A hotel of exactly the rooms of the proof, every reserved type known, overbooking without limit."""
    found(path, Plan("Resort", "度假村", first, tz="Europe/Lisbon", currency="EUR"), noon(first)).close()
    desk = open_desk(path, "admin", "soak", clock=lambda: noon(first))
    for code in (*placing.ROOMS, "L", "P"):
        desk.do("add-room-type", {"code": code, "overbooking": 10_000})
    for code, count in placing.ROOMS.items():
        for serial in range(1, count + 1):
            desk.do("add-room", {"no": f"{code}{serial:02}", "floor": ord(code) - 64, "type": code})
    return desk


def noon(day: date) -> datetime:
    """Noon UTC on `day`: in Lisbon within the free hour after check-out time."""
    return datetime.combine(day, time(11, 30), UTC)


class Replay:
    """The desk, the plan, and what was refused on the way."""

    def __init__(self, desk: Desk, rows: tuple[Row, ...]) -> None:
        self.desk = desk
        self.rooms = placing.place(rows)
        self.reservations: dict[int, str] = {}
        self.stays: dict[int, str] = {}
        self.refused: list[tuple[int, str]] = []
        self.acts = 0
        self._adult = 0

    def run(self, plan: Calendar, first: date, last: date | None = None) -> None:
        """Every date from `first` to the last departure, or to `last`."""
        day = first
        while day <= (last or plan.last):
            self.day(plan, day)
            day += timedelta(days=1)

    def day(self, plan: Calendar, day: date) -> None:
        """One business day, from the first booking to the close."""
        self.desk.clock = lambda: noon(day)
        for row in plan.bookings[day]:
            self.book(row)
        for row in plan.cancellations[day]:
            self._do("cancel", reservation=self.reservations[row.position], reason="cancelled")
        for row in plan.departures[day]:
            if row.nights:
                self.check_out(row)
        arrivals = plan.arrivals[day]
        for row in [row for row in arrivals if not row.nights]:
            self.check_in(row)
            self.check_out(row)
        for row in [row for row in arrivals if row.nights]:
            self.check_in(row)
        self.close(day)

    def close(self, day: date) -> None:
        """The day ends."""
        self._do("close-day", day=day.isoformat())

    def book(self, row: Row) -> None:
        """Book the reserved type as the file says; day use where there is no night."""
        done = self._do(
            "book", source="resort", source_ref=str(row.position), type=row.reserved, arrival=row.arrival.isoformat(),
            departure=row.departure.isoformat(), adults=row.adults, children=row.children, rate=row.rate_minor,
            country=row.country, channel="ota",
        )  # fmt: skip
        self.reservations[row.position] = done["reservation"]

    def check_in(self, row: Row) -> None:
        """Assign the room of the plan, clean it, check everybody in without a deposit."""
        reservation, room = self.reservations[row.position], self.rooms[row.position]
        self._do("assign-room", reservation=reservation, room=room)
        self._do("set-room-status", room=room, status="clean")
        fields = {
            "reservation": reservation, "room": room, "deposit": 0,
            "guests": [self._person() for _ in range(max(1, row.adults))],
        }  # fmt: skip
        try:
            done = self._do("check-in", **fields)
        except Refusal as refusal:
            self.refused.append((row.position, refusal.code))
            done = self._do("check-in", **fields, override="let in by the manager: the file names no adult")
        self.stays[row.position] = done["stay"]

    def check_out(self, row: Row) -> None:
        """Check out and pay what is owed."""
        self._do("check-out", stay=self.stays[row.position], settle="cash")

    def _person(self) -> dict[str, str]:
        self._adult += 1
        born = ADULT_BORN + timedelta(days=self._adult // 500)
        number = resident_number(born, "m", self._adult % 500)
        return {"name": f"Guest {self._adult}", "document": number}

    def _do(self, verb: str, **fields: object) -> dict[str, str]:
        self.acts += 1
        return self.desk.do(verb, fields).result


ARRIVALS = (
    "SELECT s.date_in, count(*) FROM stay s JOIN reservation r ON r.id = s.reservation_id "
    "WHERE r.kind = 'overnight' AND s.status <> 'voided' GROUP BY s.date_in"
)
DEPARTURES = (
    "SELECT s.date_out, count(*) FROM stay s JOIN reservation r ON r.id = s.reservation_id "
    "WHERE r.kind = 'overnight' AND s.status = 'checked_out' GROUP BY s.date_out"
)
OCCUPIED = "SELECT business_date, count(*), sum(amount_minor) FROM folio_line WHERE kind = 'room' GROUP BY business_date"


@dataclass(frozen=True, slots=True)
class Figures:
    """A day as the hotel's tables tell it."""

    arrivals: int
    departures: int
    occupied: int
    revenue_minor: int


def figures(desk: Desk) -> dict[date, Figures]:
    """The figures of every day, from the tables."""
    with desk.file.read() as reader:
        came = dict(reader.rows(ARRIVALS))
        left = dict(reader.rows(DEPARTURES))
        slept = {day: (count, amount) for day, count, amount in reader.rows(OCCUPIED)}
    days = came.keys() | left.keys() | slept.keys()
    return {
        date.fromisoformat(day): Figures(came.get(day, 0), left.get(day, 0), *slept.get(day, (0, 0)))
        for day in sorted(days)
    }
