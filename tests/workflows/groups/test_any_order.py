"""Blocks, bookings and days in any order: typed refusals only, and what is sold is what is booked or held."""

import random
from collections import Counter
from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS, TODAY, Hand
from tests.invariants import check

SEEDS = range(6)
ACTS = 50
TYPES = ("KNG", "KNG", "TWN")
OFTEN = ("pick-up", "pick-up", "rooming-list", "rooming-list", "rooming-list", "set-block", "set-block", "amend", "amend", "cancel", "cancel", "reinstate", "book", "split-guests")  # fmt: skip
NAMES = ("Wu Di", "Li Na", "Sun Qi", "He Jun", "Bai Lu")
_SOLD = (
    "SELECT n.night, n.type_id, n.sold, n.cap FROM type_night n WHERE n.sold > (SELECT count(*) FROM room r "
    "WHERE r.type_id = n.type_id) OR n.sold > n.cap"
)


class Agent:
    """Somebody who does with groups whatever comes to mind; the same seed has the same ideas."""

    def __init__(self, hand: Hand, seed: int) -> None:
        self.hand, self.dice = hand, random.Random(seed)
        self.told: Counter[str] = Counter()

    def day(self, least: int = 0, most: int = 4) -> str:
        """A day from the business date on."""
        today = self.hand.value("SELECT day FROM business_day WHERE status = 'open'")
        return (TODAY.fromisoformat(today) + timedelta(days=self.dice.randint(least, most))).isoformat()

    def one(self, sql: str) -> str:
        """Some record, or a number that nobody has."""
        found = [row[0] for row in self.hand.rows(sql)]
        return str(self.dice.choice(found)) if found else "R990101-001"

    def group(self) -> str:
        return self.one("SELECT no FROM group_booking")

    def booking(self) -> str:
        return self.one("SELECT no FROM reservation")

    def rows(self) -> list[dict[str, str]]:
        """A list of some people, in pairs or alone, for other days now and then."""
        people = self.dice.sample(NAMES, self.dice.randint(1, len(NAMES)))
        rows = [
            {"name": name, "sharing": str(self.dice.randint(1, 4)), "type": self.dice.choice(TYPES)}
            for name in people
        ]
        if self.dice.random() < 0.3:
            rows[0]["departure"] = self.day(1, 5)
        return rows

    def act(self) -> None:
        """One idea."""
        ideas = {
            "book-group": lambda: {"name": "Coach", "arrival": self.day(), "departure": self.day(1, 5), "cutoff": self.day(0, 2),
                                   "block": f"{self.dice.choice(TYPES)} {self.dice.randint(1, 2)}",
                                   "status": self.dice.choice(("enquiry", "definite", "definite"))},
            "confirm-group": lambda: {"group": self.group()},
            "change-group": lambda: {"group": self.group(), "arrival": self.day(), "departure": self.day(1, 5)},
            "set-block": lambda: {"group": self.group(), "type": self.dice.choice(TYPES), "rooms": self.dice.randint(0, 3)},
            "release-block": lambda: {"group": self.group(), **({"type": "KNG"} if self.dice.random() < 0.5 else {})},
            "pick-up": lambda: {"group": self.group(), "type": self.dice.choice(TYPES), "guest": self.dice.choice(NAMES),
                                "beyond": self.dice.random() < 0.2},
            "rooming-list": lambda: {"group": self.group(), "rows": self.rows(), "beyond": self.dice.random() < 0.2},
            "assign-group": lambda: {"group": self.group()},
            "unassign-group": lambda: {"group": self.group()},
            "cancel-group": lambda: {"group": self.group(), "reason": "plans"},
            "split-guests": lambda: {"reservation": self.booking(), "guests": [self.dice.choice(NAMES)]},
            "cancel": lambda: {"reservation": self.booking(), "reason": "plans"},
            "reinstate": lambda: {"reservation": self.booking()},
            "amend": lambda: {"reservation": self.booking(), "departure": self.day(1, 5), "type": self.dice.choice(TYPES)},
            "book": lambda: {"guest": "Guest", "type": self.dice.choice(TYPES), "arrival": self.day(), "departure": self.day(1, 5)},
            "check-in": lambda: {"reservation": self.booking(), "document": self.dice.choice(IDS)},
            "check-out-rooms": lambda: {"stays": ["101", "102", "103", "201", "202"], "settle": "cash"},
            "close-day": dict,
            "expire-holds": dict,
        }  # fmt: skip
        verb = self.dice.choice([*ideas, *OFTEN])
        fields = ideas[verb]()
        try:
            self.hand.do(verb, **fields)
            self.told[f"{verb} done"] += 1
        except Refusal as error:
            self.told[error.code] += 1
        except Exception as error:
            raise AssertionError(f"{verb} {fields} ended in {error!r}") from error
        try:
            check(self.hand)
        except AssertionError as error:
            raise AssertionError(f"{verb} {fields} left {error}") from error


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_done_in_whatever_order_nothing_is_sold_twice(hand, seed):
    agent = Agent(hand, seed)
    stay = {"arrival": agent.day(1, 1), "departure": agent.day(4, 4)}
    for block in ("KNG 2, TWN 1", "TWN 1"):
        hand.do("book-group", name="Coach", block=block, **stay)
    for _ in range(ACTS):
        agent.act()
        assert hand.rows(_SOLD) == []
    assert (
        sum(
            agent.told[f"{verb} done"] for verb in ("rooming-list", "pick-up", "amend", "cancel", "set-block")
        )
        > 5
    ), agent.told
