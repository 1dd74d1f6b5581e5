"""Room nights against a model a child could keep: who has which room on which night, and what is left to sell."""

from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hotelcs.errors import Refusal
from tests.conftest import IDS, ROOMS, TODAY, TYPES, Hand, laid_anew
from tests.invariants import check

OFFSETS = st.sampled_from([0, 0, 0, 0, 1, 2, 4])
LENGTHS = st.integers(1, 4)
KINDS = st.sampled_from(list(TYPES))
ROOM = st.sampled_from(list(ROOMS))
PICK = st.integers(0, 50)
HAS = Counter(ROOMS.values())
"""Rooms of each type."""
MAY_REFUSE = {
    "book": {"SOLD_OUT"},
    "amend": {"SOLD_OUT", "IN_HOUSE", "DATE_PAST", "DATES_REVERSED"},
    "assign-room": {"ROOM_TAKEN", "SOLD_OUT"},
    "check-in": {
        "ROOM_TAKEN",
        "SOLD_OUT",
        "ROOM_OCCUPIED",
        "ROOM_NOT_READY",
        "DOCUMENT_OF_ANOTHER",
        "ARRIVAL_LATER",
        "DEPARTURE_PAST",
    },
    "extend": {"ROOM_TAKEN", "SOLD_OUT"},
    "move-room": {"ROOM_TAKEN", "SOLD_OUT", "ROOM_OCCUPIED", "ROOM_NOT_READY", "SAME_ROOM", "NO_NIGHTS"},
    "swap-rooms": {"SAME_ROOM", "ROOM_OCCUPIED", "SOLD_OUT"},
}
"""What each act may be refused for; anything else is a fault."""


class Booking:
    """What the model knows of a booking: its nights by type, its rooms by night, whether somebody is in."""

    def __init__(self, no: str, kind: str, nights: list[date]) -> None:
        self.no, self.kind = no, kind
        self.arrival, self.departure = nights[0], nights[-1] + timedelta(days=1)
        self.types = dict.fromkeys(nights, kind)
        self.rooms: dict[date, str] = {}
        self.stay = ""

    @property
    def nights(self) -> list[date]:
        return sorted(self.types)


class Hotel(RuleBasedStateMachine):
    """The hotel and its model, side by side."""

    template: Path
    folder: Path

    @initialize()
    def open_the_hotel(self) -> None:
        """A fresh copy of the hotel of six rooms, and an empty model."""
        self.hand = Hand(laid_anew(self.template, self.folder / "model.db"))
        self.today = TODAY
        self.kept: list[Booking] = []
        self.papers = 0
        self.why = ""

    def teardown(self) -> None:
        """Close the hotel."""
        if hasattr(self, "hand"):
            check(self.hand)
            self.hand.desk.close()

    # --- the model's own words

    def sold(self, night: date, kind: str) -> int:
        return sum(booking.types.get(night) == kind for booking in self.kept)

    def holder(self, night: date, room: str) -> Booking | None:
        return next((booking for booking in self.kept if booking.rooms.get(night) == room), None)

    def fits(self, nights: list[date], kind: str, *, beside: Booking | None = None) -> bool:
        """Whether a room of `kind` is left on each of `nights`, `beside` the nights a booking has of it already."""
        own = beside.types if beside else {}
        return all(own.get(night) == kind or self.sold(night, kind) < HAS[kind] for night in nights)

    def free(self, nights: list[date], room: str, booking: Booking) -> bool:
        return all(self.holder(night, room) in (None, booking) for night in nights)

    def to_come(self, booking: Booking) -> list[date]:
        return [night for night in booking.nights if night >= self.today]

    def pick(self, number: int, *, staying: bool) -> Booking | None:
        found = [booking for booking in self.kept if bool(booking.stay) == staying]
        return found[number % len(found)] if found else None

    def tried(self, verb: str, **fields: Any) -> dict[str, Any] | None:
        """The result of the act, or None when it was refused for a reason it may have."""
        self.why = ""
        try:
            return self.hand.do(verb, **fields).result
        except Refusal as refusal:
            self.why = refusal.code
        assert self.why in MAY_REFUSE[verb], f"{verb} {fields}: {self.why}"
        return None

    def hold(self, booking: Booking, nights: list[date], room: str) -> None:
        for night in nights:
            booking.rooms[night] = room
            booking.types[night] = ROOMS[room]

    def make_ready(self, room: str) -> None:
        """Housekeeping has been in the room, when nobody is."""
        if not any(other.stay and other.rooms.get(self.today) == room for other in self.kept):
            with suppress(Refusal):
                self.hand.do("set-room-status", room=room, status="clean")

    # --- what people do

    @rule(kind=KINDS, offset=OFFSETS, length=LENGTHS)
    def book(self, kind: str, offset: int, length: int) -> None:
        """Somebody books; it works exactly when there is a room on every night."""
        nights = [self.today + timedelta(days=offset + n) for n in range(length)]
        possible = self.fits(nights, kind)
        made = self.tried(
            "book",
            guest="Li Na",
            type=kind,
            arrival=nights[0].isoformat(),
            departure=(nights[-1] + timedelta(days=1)).isoformat(),
        )
        assert (made is not None) == possible
        if made:
            self.kept.append(Booking(made["reservation"], kind, nights))

    @precondition(lambda self: self.pick(0, staying=False))
    @rule(number=PICK)
    def cancel(self, number: int) -> None:
        """Somebody does not come after all."""
        booking = self.pick(number, staying=False)
        assert booking
        self.hand.do("cancel", reservation=booking.no, reason="plans", fee=0)
        self.kept.remove(booking)

    @precondition(lambda self: self.pick(0, staying=False))
    @rule(number=PICK, room=ROOM)
    def assign(self, number: int, room: str) -> None:
        """A room is given for every night to come; an upgrade takes the better type's place."""
        booking = self.pick(number, staying=False)
        assert booking
        nights = self.to_come(booking)
        possible = self.free(nights, room, booking) and self.fits(nights, ROOMS[room], beside=booking)
        made = self.tried("assign-room", reservation=booking.no, room=room)
        assert (made is not None) == possible, self.why
        if made:
            self.hold(booking, nights, room)

    @precondition(lambda self: any(b.rooms and not b.stay for b in self.kept))
    @rule(number=PICK)
    def unassign(self, number: int) -> None:
        """The room is taken back; the nights are of the booked type again, if that has places."""
        listed = [b for b in self.kept if b.rooms and not b.stay and b.rooms.get(self.first(b))]
        if not listed:
            return
        booking = listed[number % len(listed)]
        if not self.fits(booking.nights, booking.kind, beside=booking):
            return
        self.hand.do("unassign-room", reservation=booking.no)
        booking.rooms, booking.types = {}, dict.fromkeys(booking.nights, booking.kind)

    def first(self, booking: Booking) -> date:
        return max(booking.arrival, self.today)

    @precondition(lambda self: self.pick(0, staying=False))
    @rule(number=PICK, room=ROOM)
    def check_in(self, number: int, room: str) -> None:
        """Somebody arrives and takes a room, oftener on the day than before it."""
        due = [b for b in self.kept if not b.stay and b.arrival <= self.today]
        booking = due[number % len(due)] if due and number % 5 else self.pick(number, staying=False)
        assert booking
        nights = self.to_come(booking)
        occupied = any(other.stay and other.rooms.get(self.today) == room for other in self.kept)
        possible = (booking.arrival <= self.today and not occupied and self.free(nights, room, booking)
                    and self.fits(nights, ROOMS[room], beside=booking))  # fmt: skip
        self.make_ready(room)
        self.papers += 1
        paper = f"passport:GBR:X{self.papers:07d}"
        made = self.tried(
            "check-in",
            reservation=booking.no,
            room=room,
            document=paper,
            waive_deposit=True,
        )
        assert (made is not None) == possible, self.why
        if made:
            booking.stay = made["stay"]
            self.hold(booking, nights, room)

    @precondition(lambda self: self.pick(0, staying=True))
    @rule(number=PICK, length=LENGTHS)
    def extend(self, number: int, length: int) -> None:
        """Somebody stays longer in the same room."""
        booking = self.pick(number, staying=True)
        assert booking
        nights = [booking.departure + timedelta(days=n) for n in range(length)]
        room = booking.rooms[booking.nights[-1]]
        possible = self.free(nights, room, booking) and self.fits(nights, ROOMS[room])
        made = self.tried("extend", stay=booking.stay, departure=(nights[-1] + timedelta(days=1)).isoformat())
        assert (made is not None) == possible, self.why
        if made:
            booking.departure = nights[-1] + timedelta(days=1)
            self.hold(booking, nights, room)

    @precondition(lambda self: self.pick(0, staying=True))
    @rule(number=PICK, room=ROOM)
    def move(self, number: int, room: str) -> None:
        """Somebody changes rooms tonight."""
        booking = self.pick(number, staying=True)
        assert booking
        nights = self.to_come(booking)
        possible = (booking.rooms.get(self.today) != room and self.free(nights, room, booking)
                    and self.fits(nights, ROOMS[room], beside=booking))  # fmt: skip
        self.make_ready(room)
        made = self.tried("move-room", stay=booking.stay, room=room)
        assert (made is not None) == possible, self.why
        if made:
            self.hold(booking, nights, room)

    @precondition(lambda self: self.pick(0, staying=True))
    @rule(number=PICK)
    def check_out(self, number: int) -> None:
        """Somebody leaves; the nights left are free."""
        booking = self.pick(number, staying=True)
        assert booking
        self.hand.do("check-out", stay=booking.stay, settle="cash")
        self.kept.remove(booking)

    @precondition(lambda self: any(not b.rooms for b in self.kept))
    @rule(number=PICK, offset=OFFSETS, length=LENGTHS)
    def amend(self, number: int, offset: int, length: int) -> None:
        """A booking without a room moves to other nights; its own do not stand in its way."""
        listed = [b for b in self.kept if not b.rooms]
        booking = listed[number % len(listed)]
        nights = [self.today + timedelta(days=offset + n) for n in range(length)]
        possible = self.fits(nights, booking.kind, beside=booking)
        leaving = nights[-1] + timedelta(days=1)
        made = self.tried(
            "amend", reservation=booking.no, arrival=nights[0].isoformat(), departure=leaving.isoformat()
        )
        assert (made is not None) == possible, self.why
        if made:
            booking.arrival, booking.departure = nights[0], leaving
            booking.types = dict.fromkeys(nights, booking.kind)

    @rule(number=PICK)
    def swap(self, number: int) -> None:
        """Two bookings of the same nights exchange their rooms; nobody else notices."""
        pairs = [(a, b) for a in self.kept for b in self.kept if a is not b and not a.stay and not b.stay and a.rooms
                 and a.rooms.keys() == b.rooms.keys() and len({*a.rooms.values()}) == len({*b.rooms.values()}) == 1]  # fmt: skip
        if not pairs:
            return
        one, other = pairs[number % len(pairs)]
        self.hand.do("swap-rooms", reservation=one.no, **{"with": other.no})
        one.rooms, other.rooms = other.rooms, one.rooms
        for booking in (one, other):
            booking.types |= {night: ROOMS[room] for night, room in booking.rooms.items()}

    @precondition(lambda self: self.kept and self.why != "closed")
    @rule()
    def close_the_day(self) -> None:
        """The night: whoever did not come is a no-show, whoever is due leaves first."""
        for booking in [b for b in self.kept if b.stay and b.departure <= self.today + timedelta(days=1)]:
            self.hand.do("check-out", stay=booking.stay, settle="cash")
            self.kept.remove(booking)
        self.hand.do("close-day")
        self.kept = [b for b in self.kept if b.stay or b.arrival > self.today]
        self.today += timedelta(days=1)
        self.hand.now += timedelta(days=1)
        self.why = "closed"

    @rule()
    def compare(self) -> None:
        """The tables say what the model says: rooms by night, places sold by night and type."""
        first = self.today.isoformat()
        held = {(night, room): no for night, room, no in self.hand.rows(
            "SELECT n.night, m.no, r.no FROM room_night n JOIN room m ON m.id = n.room_id JOIN reservation r ON r.id = n.reservation_id "
            "WHERE n.night >= :first", first=first)}  # fmt: skip
        assert held == {
            (night.isoformat(), room): b.no
            for b in self.kept
            for night, room in b.rooms.items()
            if night >= self.today
        }
        sold = {(night, kind): count for night, kind, count in self.hand.rows(
            "SELECT n.night, t.code, n.sold FROM type_night n JOIN room_type t ON t.id = n.type_id WHERE n.sold > 0 AND n.night >= :first",
            first=first)}  # fmt: skip
        counted = Counter(
            (night.isoformat(), kind)
            for b in self.kept
            for night, kind in b.types.items()
            if night >= self.today
        )
        assert sold == counted
        for row in self.hand.desk.show("availability"):
            assert row.free == HAS[row.type] - counted[row.night, row.type]


@pytest.mark.parametrize("part", range(2))
def test_rooms_and_nights_are_those_of_the_model_whatever_people_do(model_hotel, tmp_path, part):
    Hotel.template, Hotel.folder = model_hotel, tmp_path
    run_state_machine_as_test(
        Hotel,
        settings=settings(
            max_examples=12,
            stateful_step_count=35,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_model_knows_the_hotel_it_is_compared_with():
    assert HAS == {"KNG": 3, "TWN": 2, "SUI": 1}
    assert len(IDS) == 3
