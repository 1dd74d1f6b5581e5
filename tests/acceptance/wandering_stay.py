"""A stay that is changed in every way and order; what it should have been charged is kept beside it."""

import random
from datetime import date, timedelta
from typing import Any

from hotelcs.errors import Refusal
from tests.conftest import IDS, ROOMS, Hand

PLANS = ("FLEX", "WEEK", "HEAD")
RATES = (30000, 37600, 41000, 52500)
_NIGHTS = "SELECT night, rate_minor FROM reservation_night WHERE reservation_id = :id ORDER BY night"
_STANDING = (
    "SELECT l.kind, l.night, l.amount_minor, l.auto_key FROM folio_line l JOIN folio f ON f.id = l.folio_id "
    "WHERE f.reservation_id = :id AND l.corrects_id IS NULL AND NOT EXISTS (SELECT 1 FROM folio_line c WHERE c.corrects_id = l.id)"
)
_MONEY = (
    "SELECT (SELECT coalesce(sum(l.amount_minor), 0) FROM folio_line l JOIN folio f ON f.id = l.folio_id WHERE f.reservation_id = :id), "
    "(SELECT coalesce(sum(p.amount_minor), 0) FROM payment p JOIN folio f ON f.id = p.folio_id WHERE f.reservation_id = :id)"
)
_BACK = (
    "SELECT c.night, c.amount_minor, o.amount_minor, o.night FROM folio_line c JOIN folio_line o ON o.id = c.corrects_id "
    "JOIN folio f ON f.id = c.folio_id WHERE f.reservation_id = :id"
)


def furnish(hand: Hand) -> None:
    """Plans of every make, a tax of three nights, a breakfast."""
    hand.do("set-tax", code="CITY", amount=350, most_nights=3)
    hand.do("set-package", code="BKF", amount=4000, per="room")
    hand.do("set-plan", code="FLEX", adds=["BKF"])
    hand.do("set-plan", code="WEEK", base="FLEX", percent_off=7)
    hand.do("set-length", plan="WEEK", nights=4, percent_off=10)
    hand.do("set-plan", code="HEAD", per_person=True, amount_off=100)
    hand.do("set-price", plan="FLEX", type="KNG", weekday=6, rate=48000)


class Wandering:
    """One stay and the dice that change it; `charged` is what each night was charged when it was."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand, self.dice, self.seed = hand, random.Random(seed), seed
        self.done: list[tuple[str, dict[str, Any]]] = []
        self.charged: dict[str, int] = {}
        first = self.today()
        booked = {"departure": str(first + timedelta(days=self.dice.randint(1, 4))), "arrival": str(first)}
        if self.dice.random() < 0.7:
            booked["plan"] = self.dice.choice(PLANS)
        self.reservation = hand.book(f"Guest {seed}", adults=self.dice.randint(1, 2), **booked)
        self.id = hand.value("SELECT id FROM reservation WHERE no = :no", no=self.reservation)
        free = hand.desk.show(
            "free-rooms", type="KNG", arrival=booked["arrival"], departure=booked["departure"]
        )[0].room
        people = [{"name": f"Other {seed}", "document": IDS[1]}]
        adults = hand.value("SELECT adults FROM reservation WHERE id = :id", id=self.id)
        self.stay = hand.check_in(self.reservation, room=free, guests=people[: adults - 1], override="asked")

    def today(self) -> date:
        """The open business date."""
        return date.fromisoformat(self.hand.value("SELECT day FROM business_day WHERE status = 'open'"))

    def day(self, least: int, most: int) -> str:
        """A date about today."""
        return str(self.today() + timedelta(days=self.dice.randint(least, most)))

    def step(self) -> None:
        """One change, or a refusal; closing the day notes what tonight costs."""
        verb, fields = self.dice.choice((self.amend, self.amend, self.extend, self.shorten, self.move, self.close, self.close,
                                         self.price, self.out_and_back, self.undo))()  # fmt: skip
        self.done.append((verb, fields))

    def attempt(self, verb: str, **fields: Any) -> tuple[str, dict[str, Any]]:
        """Do it, or be refused."""
        try:
            self.hand.do(verb, **fields)
        except Refusal as error:
            return f"{verb}: {error.code}", fields
        return verb, fields

    def amend(self) -> tuple[str, dict[str, Any]]:
        nights = [night for night, _ in self.hand.rows(_NIGHTS, id=self.id)]
        asked = self.dice.choice((
            {"rate": self.dice.choice(RATES)}, {"plan": self.dice.choice(PLANS)}, {"reprice": True},
            {"adults": self.dice.randint(1, 2)}, {"children": self.dice.randint(0, 1), "reprice": True},
            {"nightly": [{"night": night, "rate": self.dice.choice(RATES)} for night in nights]},
        ))  # fmt: skip
        return self.attempt("amend", reservation=self.reservation, **asked)

    def extend(self) -> tuple[str, dict[str, Any]]:
        asked = self.dice.choice(({}, {"rate": self.dice.choice(RATES)}, {"plan": self.dice.choice(PLANS)}))
        departure = self.hand.value("SELECT departure FROM reservation WHERE id = :id", id=self.id)
        later = date.fromisoformat(departure) + timedelta(days=self.dice.randint(1, 3))
        return self.attempt("extend", stay=self.stay, departure=str(later), **asked)

    def shorten(self) -> tuple[str, dict[str, Any]]:
        return self.attempt("shorten", stay=self.stay, departure=self.day(0, 2))

    def move(self) -> tuple[str, dict[str, Any]]:
        asked = self.dice.choice(
            ({}, {"rate": self.dice.choice(RATES)}, {"reprice": True}, {"from_night": self.day(0, 2)})
        )
        room = self.dice.choice(sorted(ROOMS))
        return self.attempt("move-room", stay=self.stay, room=room, override="asked", **asked)

    def price(self) -> tuple[str, dict[str, Any]]:
        asked = {
            "plan": self.dice.choice(PLANS),
            "type": self.dice.choice(("KNG", "TWN")),
            "rate": self.dice.choice(RATES),
        }
        return self.attempt("set-price", **asked)

    def close(self) -> tuple[str, dict[str, Any]]:
        today = str(self.today())
        rate = dict(self.hand.rows(_NIGHTS, id=self.id)).get(today)
        if rate is not None:
            self.charged[today] = rate
        self.hand.do("close-day")
        self.hand.now += timedelta(days=1)
        return "close-day", {}

    def out_and_back(self) -> tuple[str, dict[str, Any]]:
        """Check out, paying, and come back at once."""
        told = self.attempt("check-out", stay=self.stay, settle="cash")
        if told[0] == "check-out":
            self.hand.do(
                "undo-check-out", stay=self.stay, reason="came back", leave_today=self.dice.random() < 0.5
            )
            departure = self.hand.value("SELECT departure FROM reservation WHERE id = :id", id=self.id)
            self.charged = {night: rate for night, rate in self.charged.items() if night < departure}
        return told

    def undo(self) -> tuple[str, dict[str, Any]]:
        """Take the last act back where it can be."""
        verb, entry = self.hand.rows("SELECT verb, seq FROM ledger ORDER BY seq DESC LIMIT 1")[0]
        if verb not in ("amend", "extend", "shorten", "move-room"):
            return "undo", {}
        try:
            self.hand.desk.undo(entry)
        except Refusal as error:
            return f"undo: {error.code}", {"entry": entry}
        return "undo", {"entry": entry}

    def must_hold(self) -> None:
        """What holds of every stay, whatever was done to it."""
        rows = dict(self.hand.rows(_NIGHTS, id=self.id))
        arrival, departure = self.hand.rows(
            "SELECT arrival, departure FROM reservation WHERE id = :id", id=self.id
        )[0]
        wanted = [
            str(date.fromisoformat(arrival) + timedelta(days=n)) for n in range(_days(arrival, departure))
        ]
        assert list(rows) == wanted, self.told("nights are not rows")
        lines, paid = self.hand.rows(_MONEY, id=self.id)[0]
        seen = self.hand.desk.show("folio", reservation=self.reservation)
        assert seen.balance_minor == lines - paid, self.told("the balance is not lines less payments")
        self._charges(rows, departure)
        for night, back, charged, of in self.hand.rows(_BACK, id=self.id):
            assert (night, back) == (of, -charged), self.told("given back at another rate")

    def _charges(self, rows: dict[str, int], departure: str) -> None:
        standing: dict[tuple[str, str], list[int]] = {}
        for kind, night, amount, key in self.hand.rows(_STANDING, id=self.id):
            if kind in ("room", "tax", "breakfast") and night:
                standing.setdefault((key.split(":")[0], night), []).append(amount)
        assert all(len(amounts) == 1 for amounts in standing.values()), self.told("a night is charged twice")
        charged = {night: amounts[0] for (kind, night), amounts in standing.items() if kind == "room"}
        today = str(self.today())
        assert all(night < today for night in charged), self.told("a night to come is charged")
        for night, amount in charged.items():
            if night < departure:
                assert amount == rows[night], self.told(
                    f"{night} was charged {amount} and says {rows[night]}"
                )
        for night, rate in self.charged.items():
            if rate >= 0 and night < departure:
                assert charged.get(night) == rate, self.told(
                    f"{night} was charged {rate} and is {charged.get(night)} now"
                )

    def told(self, what: str) -> str:
        """What was done so far, for whoever looks for the fault."""
        return f"seed {self.seed}: {what}\n" + "\n".join(f"{verb} {fields}" for verb, fields in self.done)

    def leave(self) -> None:
        """Check out, so that the room is there for the next; what was paid too much is paid back first."""
        lines, paid = self.hand.rows(_MONEY, id=self.id)[0]
        if paid > lines:
            self.attempt("refund", stay=self.stay, method="cash", reason="paid too much")
        self.hand.do("check-out", stay=self.stay, settle="cash")


def _days(arrival: str, departure: str) -> int:
    return (date.fromisoformat(departure) - date.fromisoformat(arrival)).days
