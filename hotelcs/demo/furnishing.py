"""Putting rooms and bookings into the demo hotel, in bulk, on the import path: a ledger entry for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random

from hotelcs.demo import resort
from hotelcs.demo.bookings import DemoBooking
from hotelcs.demo.crew import Crew
from hotelcs.demo.people import Person
from hotelcs.workflows.transfer import reservations_in
from hotelcs.workflows.transfer.csv_file import CsvFile
from hotelcs.workflows.transfer.rows import Good, Sorted
from hotelcs.workflows.transfer.take import TakeFile

CHANNELS = {"Direct": "direct_web", "Corporate": "corporate", "TA/TO": "agency", "GDS": "ota"}
SOURCE = "demo"
SLICE = "bookings_resort_demo.csv.gz"


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking and the guest invented for it; None where the name is of no interest any more."""

    booking: DemoBooking
    guest: Person | None
    reference: str


def furnish(crew: Crew, mark: str) -> None:
    """The room types, then all 210 rooms."""
    for kind in resort.KINDS:
        crew.do("manager", "add-room-type", code=kind.code, name_en=kind.name_en, name_zh=kind.name_zh,
                max_adults=kind.max_adults, max_children=kind.max_children, rate=kind.rate)  # fmt: skip
    rows = [
        Good(line, no, {"no": no, "floor": floor, "type": code})
        for line, (no, floor, code) in enumerate(resort.rooms(), 2)
    ]
    _take(crew, "rooms", rows, mark)


def name_guests(known: list[DemoBooking], guests: Iterator[Person], first: date) -> list[Booked]:
    """Each booking with its guest: those gone or cancelled before the day `first` stay without a name."""
    named = [one for one in known if one.state not in {"cancelled", "no_show"} and one.departure >= first]
    people = dict(zip((one.position for one in named), islice(guests, len(named)), strict=True))
    return [Booked(one, people.get(one.position), str(one.position)) for one in known]


def take_bookings(crew: Crew, listed: list[Booked], first: date, mark: str, chance: Random) -> None:
    """Take the bookings in as they stand on the morning of `first`, the first day with hotelcs."""
    rows = [Good(line, one.reference, _fields(one, first, chance)) for line, one in enumerate(listed, 2)]
    _take(crew, "reservations", rows, mark)


def _fields(booked: Booked, first: date, chance: Random) -> dict[str, object]:
    """A booking as the import takes it."""
    one, guest = booked.booking, booked.guest
    asked = chance.sample(resort.REQUESTS, min(one.requests, 2))
    return reservations_in.check({
        "guest": guest.name if guest else "",
        "phone": guest.phone if guest else "",
        "country": guest.country if guest else "",
        "type": one.assigned,
        "arrival": one.arrival,
        "departure": one.departure,
        "adults": one.adults,
        "children": one.children,
        "rate": one.rate_minor,
        "status": _status(one, first),
        "channel": CHANNELS.get(one.channel, "agency"),
        "segment": one.segment,
        "guarantee": "card" if one.channel == "Direct" else "none",
        "requests": "\n".join(asked),
        "booked": min(one.booked, first),
        "status_date": one.closed if one.state in {"departed", "cancelled", "no_show"} else None,
    })  # fmt: skip


def _status(one: DemoBooking, first: date) -> str:
    """The state on the morning of `first`; who is in the house then is checked in by hand."""
    if one.state == "departed" and one.departure <= first:
        return "checked_out"
    if one.state in {"cancelled", "no_show"}:
        return one.state
    return "confirmed"


def _take(crew: Crew, kind: str, rows: list[Good], mark: str) -> None:
    """Write `rows` as one import of the shipped slice, under the `mark` of this demo."""
    sheet = CsvFile(Path(SLICE), mark, "", ())
    act = TakeFile.parse({"kind": kind, "source": SOURCE, "sha256": mark})
    act._rows = Sorted(sheet, SOURCE, rows)  # noqa: SLF001 - rows ride along, as in `take`
    crew.execute("manager", act)
