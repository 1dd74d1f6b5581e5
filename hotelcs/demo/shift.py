"""What the demo's staff do with guests: bring them in with their documents, clean, let them out."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from random import Random
from typing import Any

from hotelcs.demo.crew import Crew
from hotelcs.demo.furnishing import SOURCE, Booked
from hotelcs.demo.people import Document, Person, child

INCIDENTALS = 200_00
METHODS = ("card", "card", "intl_card", "preauth", "preauth", "cash")
TICKS = ("breakfast", "wifi", "exits", "checkout", "phone")
_NUMBERS = "SELECT source_ref, no FROM reservation WHERE source = :source"


def written(document: Document) -> str:
    """A document as the desk types it."""
    country = f"{document.country}:" if document.kind == "passport" else ""
    return f"{document.kind}:{country}{document.number}"


class Shift:
    """The desk and housekeeping of the demo hotel: which rooms are free, who is in."""

    def __init__(self, crew: Crew, companions: Iterator[Person], chance: Random) -> None:
        self.crew = crew
        self.companions = companions
        self.chance = chance
        self.numbers: dict[str, str] = dict(crew.rows(_NUMBERS, source=SOURCE))
        self.free: dict[str, list[str]] = defaultdict(list)
        for no, code in crew.rows(
            "SELECT r.no, t.code FROM room r JOIN room_type t ON t.id = r.type_id ORDER BY r.no"
        ):
            self.free[code].append(no)
        self.room_of: dict[str, str] = {}
        self.stay_of: dict[str, str] = {}

    def rooms_for(
        self, booked: Booked, *, but: Collection[str] = (), only: Collection[str] | None = None
    ) -> list[str]:
        """The free rooms of the type booked, without those in `but`, or among those in `only`."""
        rooms = self.free[booked.booking.assigned]
        return sorted(room for room in rooms if room not in but and (only is None or room in only))

    def take_room(
        self, booked: Booked, *, but: Collection[str] = (), only: Collection[str] | None = None
    ) -> str:
        """One of those rooms, by chance; it is not free any more."""
        room = self.chance.choice(self.rooms_for(booked, but=but, only=only))
        self.free[booked.booking.assigned].remove(room)
        return room

    def ready_room(self, booked: Booked, unready: set[str]) -> str:
        """A clean free room for a booking; when only unready ones are left, one is cleaned first."""
        if self.rooms_for(booked, but=unready):
            return self.take_room(booked, but=unready)
        room = self.take_room(booked)
        self.set_status(room, "clean")
        unready.discard(room)
        return room

    def check_in(self, booked: Booked, room: str, today: date) -> None:
        """Bring a booking's guests into `room`."""
        done = self.crew.do(
            "demo", "check-in", reservation=self.numbers[booked.reference], room=room, **self._party(booked, today),
            **self._deposit(booked), cards=self.chance.choice((1, 2)), briefed=self._told(),
        )  # fmt: skip
        self.room_of[booked.reference], self.stay_of[booked.reference] = room, str(done.result["stay"])

    def check_out(self, booked: Booked, *, excused: bool = False) -> str:
        """Let a booking's guests out, bill paid; their room comes back, dirty and free.

        The manager excuses the late fee, so that the hotel is the same at whatever hour it is made.
        """
        who = "manager" if excused else "demo"
        settle = self.chance.choice(("card", "card", "cash", "alipay"))
        stay = self.stay_of.pop(booked.reference)
        self.crew.do(who, "check-out", stay=stay, settle=settle, late_fee=not excused)
        room = self.room_of.pop(booked.reference)
        self.free[booked.booking.assigned].append(room)
        return room

    def set_status(self, room: str, status: str) -> None:
        """Housekeeping is done with a room, or has begun."""
        self.crew.do("house", "set-room-status", room=room, status=status)

    def _party(self, booked: Booked, today: date) -> dict[str, Any]:
        """The first guest's document, and everybody else."""
        lead = booked.guest or next(self.companions)
        others = [next(self.companions) for _ in range(booked.booking.adults - 1)]
        small = [child(lead, today, nth) for nth in range(booked.booking.children)]
        guests: list[dict[str, Any]] = [
            {"name": one.name, "document": written(one.document)} for one in others
        ]
        guests += [
            {"name": one.name, "document": written(one.document), "minor": True, "guardian": lead.name,
             "guardian_phone": lead.phone, "relation": "parent"}
            for one in small
        ]  # fmt: skip
        return {"document": written(lead.document), "guests": guests}

    def _deposit(self, booked: Booked) -> dict[str, Any]:
        """Most guests leave a deposit: their nights and some for extras, a full hundred."""
        if booked.booking.channel == "Corporate" or self.chance.random() < 0.1:
            return {}
        nights = booked.booking.rate_minor * max(booked.booking.nights, 1)
        amount = -(-(nights + INCIDENTALS) // 100_00) * 100_00
        return {"deposit": amount, "method": self.chance.choice(METHODS)}

    def _told(self) -> tuple[str, ...]:
        """What the guests were told on arrival."""
        return TICKS[: self.chance.randrange(2, len(TICKS) + 1)]
