"""Two mornings of the resort's public bookings: the hotel as it stood before each, and what is to be done, stay by stay.

The busiest departure day of the file has 124 stays that leave, the busiest arrival day 116 that come. Rooms have the numbers
of the demo's house, because a receptionist types digits; every adult shows a passport whose two lines carry the name.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hotelcs.clock import iso
from hotelcs.demo import resort
from hotelcs.storage import driver
from hotelcs.workflows.desk import Desk, open_desk
from hotelcs.workflows.organisation.founding import Plan, found
from hotelcs.workflows.reception.mrz import check_digit
from tests.acceptance.resort import oracle, placing
from tests.acceptance.resort.oracle import Row
from tests.source_tree import ROOT

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DESKS = ("admin", "desk")
"""Who sits at the two terminals: each works the stays of every second room."""


def noon(day: date) -> datetime:
    """Half past twelve at the resort in winter: within the free hour after check-out time."""
    return datetime.combine(day, time(12, 30), UTC)


def busiest(rows: tuple[Row, ...]) -> tuple[date, date]:
    """The day on which most leave, and the day on which most come (day use included)."""
    days = oracle.days(rows)
    leaving = max(days, key=lambda day: days[day].departures)
    coming = max(days, key=lambda day: days[day].arrivals + days[day].day_use)
    return leaving, coming


def passport(number: int) -> tuple[str, str]:
    """The two lines of an invented passport, as a reader types them, and the name they carry."""
    given = "".join(LETTERS[number // 26**place % 26] for place in range(3))
    names = f"P<UTO{'GUEST'}<<{given}".ljust(44, "<")
    no, birth, expires = f"X{number:08d}", "800101", "300415"
    body = f"{no}{check_digit(no)}UTO{birth}{check_digit(birth)}F{expires}{check_digit(expires)}{'<' * 14}0"
    return names + body + str(check_digit(body[:10] + body[13:20] + body[21:43])), f"GUEST {given}"


@dataclass(frozen=True)
class One:
    """One stay of the morning: its line in the file, its booking and room, its papers, what it owes."""

    row: Row
    number: str
    room: str
    papers: tuple[tuple[str, str], ...] = ()
    owes: bool = True

    @property
    def guest(self) -> str:
        """The name it was booked under."""
        return f"G{self.row.position}"


@dataclass
class Morning:
    """A hotel before the first guest of the day stands at the desk."""

    path: Path
    day: date
    stays: list[One] = field(default_factory=list)

    @property
    def shares(self) -> list[list[One]]:
        """The stays of each terminal: every second room."""
        listed = sorted(self.stays, key=lambda one: one.room)
        return [listed[0::2], listed[1::2]]


class House:
    """A resort of 210 rooms with the numbers of the demo's, and hands to fill it."""

    def __init__(self, path: Path, first: date, rows: Iterable[Row]) -> None:
        self.path, self.rows = path, tuple(rows)
        found(path, Plan("Resort", "度假村", first, tz="Europe/Lisbon", currency="EUR"), noon(first)).close()
        self.now = noon(first)
        self.desk: Desk = open_desk(path, "admin", "morning", clock=lambda: self.now)
        with closing(driver.connect(str(path))) as connection:
            connection.execute("UPDATE property SET demo = 1")
        for code in (*placing.ROOMS, "L", "P"):
            self.desk.do(
                "add-room-type", {"code": code, "overbooking": 10_000, "max_adults": 9, "max_children": 9}
            )
        numbers: dict[str, list[str]] = defaultdict(list)
        for no, floor, code in resort.rooms():
            self.desk.do("add-room", {"no": no, "floor": floor, "type": code})
            numbers[code].append(no)
        plan = placing.place(self.rows)
        self.rooms = {position: numbers[named[0]][int(named[1:]) - 1] for position, named in plan.items()}
        self.reservations: dict[int, str] = {}
        self._papers = 0

    def do(self, verb: str, **fields: object) -> dict[str, str]:
        """Perform a verb."""
        return self.desk.do(verb, fields).result

    def book(self, row: Row) -> str:
        """Book a row under a name, in its room."""
        made = self.do(
            "book", guest=f"G{row.position}", source="resort", source_ref=str(row.position), type=row.assigned,
            arrival=row.arrival.isoformat(), departure=row.departure.isoformat(), adults=max(1, row.adults),
            children=row.children, rate=row.rate_minor, channel="ota", room=self.rooms[row.position],
        )["reservation"]  # fmt: skip
        self.reservations[row.position] = made
        return made

    def papers(self, row: Row) -> tuple[tuple[str, str], ...]:
        """A passport for each adult."""
        first, self._papers = self._papers, self._papers + max(1, row.adults)
        return tuple(passport(number) for number in range(first, self._papers))

    def check_in(self, row: Row) -> None:
        """Everybody of a booking comes."""
        people = [{"name": name, "document": lines} for lines, name in self.papers(row)]
        self.do("check-in", reservation=self.reservations[row.position], room=self.rooms[row.position], guests=people,
                method="none", cards=1)  # fmt: skip

    def close(self) -> None:
        """The day is closed, the next one is open."""
        self.do("close-day", day=self.now.date().isoformat())
        self.now += timedelta(days=1)


def leaving(path: Path, rows: tuple[Row, ...], day: date, most: int | None) -> Morning:
    """The morning of the departures: everybody who leaves came, slept and was charged."""
    listed = sorted((row for row in placing.stays(rows) if row.departure == day and row.nights),
                    key=lambda row: ((day - row.arrival).days > 5, row.position))[:most]  # fmt: skip
    house = House(path, min(row.arrival for row in listed), listed)
    while house.now.date() < day:
        for row in listed:
            if row.arrival == house.now.date():
                house.book(row)
                house.check_in(row)
        house.close()
    owing = {row.room: bool(row.balance_minor) for row in house.desk.show("departures")}
    morning = Morning(path, day, [
        One(row, house.reservations[row.position], room := house.rooms[row.position], owes=owing[room]) for row in listed
    ])  # fmt: skip
    house.desk.close()
    return morning


def coming(path: Path, rows: tuple[Row, ...], day: date, most: int | None) -> Morning:
    """The morning of the arrivals: booked under a name, each with a clean room."""
    listed = [row for row in placing.stays(rows) if row.arrival == day][:most]
    house = House(path, day, listed)
    morning = Morning(path, day, [
        One(row, house.book(row), house.rooms[row.position], house.papers(row)) for row in listed
    ])  # fmt: skip
    house.desk.close()
    return morning


def keys_out(one: One) -> tuple[str, ...]:
    """What hands type on 04 to let a guest go: the room, out, and how it is paid."""
    return (one.room, "<Enter>", "q", "1" if one.owes else "<Enter>")


def keys_in(one: One) -> tuple[str, ...]:
    """What hands type to let a guest in: the booking, every passport through the reader, no deposit."""
    scans = [key for lines, _ in one.papers for key in (lines, "<Enter>")]
    return ("<F2>", f"r{int(one.number.rpartition('-')[2])}", "<Enter>", *scans, "0", "<Enter>", "<F10>")


def typed(keys: Iterable[str]) -> int:
    """Keys that hands press: what a reader types costs nothing."""
    return sum(1 if key.startswith("<") else len(key) for key in keys if not key.startswith("P<"))


def acts_out(one: One) -> dict[str, object]:
    """The same as an act."""
    return {"verb": "check-out", "stay": one.room, **({"settle": "cash"} if one.owes else {})}


def acts_in(one: One) -> dict[str, object]:
    """The same as an act, with the fields that the form sends."""
    people = [
        {"name": one.guest if place == 0 else name, "document": lines}
        for place, (lines, name) in enumerate(one.papers)
    ]
    return {
        "verb": "check-in",
        "reservation": one.number,
        "room": one.room,
        "guests": people,
        "method": "none",
        "cards": 1,
    }


def batch(path: Path, login: str, day: date, acts: list[dict[str, object]]) -> None:
    """`hotelcs do --batch`: the acts of one desk."""
    words = ["do", "--batch", "-", "--db", str(path), "--as", login, "--now", iso(noon(day)), "--json"]
    lines = "".join(json.dumps(act) + "\n" for act in acts).encode()
    ended = subprocess.run([sys.executable, "-m", "hotelcs", *words], input=lines, cwd=ROOT, env=dict(os.environ),
                           capture_output=True, check=False)  # fmt: skip
    assert ended.returncode == 0, ended.stdout[-2000:] + ended.stderr[-2000:]


BUSINESS = {
    "bookings": "SELECT r.source_ref, r.status, r.arrival, r.departure, r.adults, r.children, r.rate_minor, r.kind, m.no "
                "FROM reservation r LEFT JOIN room m ON m.id = r.room_id",
    "nights": "SELECT r.source_ref, n.night, t.code, n.rate_minor FROM reservation_night n "
              "JOIN reservation r ON r.id = n.reservation_id JOIN room_type t ON t.id = n.type_id",
    "rooms held": "SELECT n.night, m.no, r.source_ref FROM room_night n JOIN room m ON m.id = n.room_id "
                  "JOIN reservation r ON r.id = n.reservation_id",
    "inventory": "SELECT n.night, t.code, n.sold, n.blocked, n.cap FROM type_night n JOIN room_type t ON t.id = n.type_id",
    "stays": "SELECT r.source_ref, m.no, s.status, s.date_in, s.date_out, s.due_out FROM stay s "
             "JOIN reservation r ON r.id = s.reservation_id JOIN room m ON m.id = s.room_id",
    "people": "SELECT r.source_ref, g.name, g.minor, g.nationality, d.blind, g.left_at IS NULL FROM stay_guest g "
              "JOIN stay s ON s.id = g.stay_id JOIN reservation r ON r.id = s.reservation_id "
              "LEFT JOIN id_document d ON d.id = g.document_id",
    "registrations": "SELECT r.source_ref, p.name, g.kind, g.status FROM registration g JOIN stay_guest p ON p.id = g.stay_guest_id "
                     "JOIN stay s ON s.id = p.stay_id JOIN reservation r ON r.id = s.reservation_id",
    "charges": "SELECT r.source_ref, l.business_date, l.kind, l.night, l.amount_minor, l.actor FROM folio_line l "
               "JOIN folio f ON f.id = l.folio_id JOIN reservation r ON r.id = f.reservation_id",
    "payments": "SELECT r.source_ref, p.business_date, p.kind, p.method, p.amount_minor, p.actor FROM payment p "
                "JOIN folio f ON f.id = p.folio_id JOIN reservation r ON r.id = f.reservation_id",
    "bills": "SELECT r.source_ref, f.status FROM folio f JOIN reservation r ON r.id = f.reservation_id",
    "cards": "SELECT r.source_ref, k.status FROM key_card k JOIN stay s ON s.id = k.stay_id "
             "JOIN reservation r ON r.id = s.reservation_id",
    "cleanliness": "SELECT no, hk_state FROM room",
    "done": "SELECT actor, verb, count(*) FROM ledger GROUP BY actor, verb",
}  # fmt: skip
"""Every row of a hotel's business, without the numbers, instants and order that chance gives them."""


def business(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the tables say, in an order of its own."""
    with closing(driver.connect(str(path), readonly=True)) as connection:
        return {name: sorted(connection.execute(sql).fetchall(), key=repr) for name, sql in BUSINESS.items()}
