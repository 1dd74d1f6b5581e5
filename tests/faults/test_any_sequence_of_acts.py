"""Every verb in any order with plausible and absurd fields: typed refusals only, and the hotel stays sound."""

import random
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from hotelcs.errors import HotelcsError
from hotelcs.workflows.verbs import VERBS, act_of
from tests.conftest import IDS, Hand
from tests.faults.plausible import ABSURD, NUMBERED, Choice
from tests.invariants import check

SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(3, 12))]
ACTS = 130
EVERY = 12
SWEEPING = (
    "book", "book", "book", "walk-in", "walk-in", "check-in", "check-in", "check-in", "assign-room", "move-room",
    "extend", "shorten", "check-out", "amend", "cancel", "reinstate", "split-stay", "swap-rooms", "undo-check-in",
    "undo-check-out", "take-payment", "set-room-status", "set-room-status", "block-room", "close-day",
    "set-plan", "restrict", "add-package", "add-beds", "walk", "unwalk", "open-master", "close-master", "pick-up",
)  # fmt: skip
"""Acts that move rooms, nights and money, oftener than the rest."""
MEANT = (
    ("unwalk", "reservation", "sent"), ("open-master", "reservation", "of_party"), ("close-master", "folio", "master"),
    ("undo-check-out", "stay", "gone"),
)  # fmt: skip
"""Acts that hardly ever fit what they name by chance: their field, and which records it is for."""


class Wanderer:
    """Somebody who does whatever comes to mind; the same seed has the same ideas."""

    def __init__(self, hand: Hand, seed: int, absurd: float) -> None:
        self.hand, self.seed, self.absurd = hand, seed, absurd
        self.dice = random.Random(seed)
        self.choice = Choice(self.dice)
        self.told: Counter[str] = Counter()
        self.schemas = {verb: act_of(verb).model_json_schema() for verb in VERBS}

    def act(self) -> None:
        """One act, preview or undo. Anything but a typed refusal is raised, with what was tried."""
        verb = self.dice.choice(SWEEPING) if self.dice.random() < 0.8 else self.dice.choice(list(VERBS))
        fields = self.fields(verb)
        try:
            if self.dice.random() < 0.07:
                last = self.hand.value("SELECT max(seq) FROM ledger")
                self.hand.desk.undo(self.dice.randint(max(1, last - 12), last))
            elif self.dice.random() < 0.05:
                self.hand.desk.preview(verb, fields)
            else:
                self.hand.desk.do(
                    verb, fields, key=self.dice.choice(["k1", "k2"]) if self.dice.random() < 0.03 else None
                )
            self.told["done"] += 1
        except HotelcsError as error:
            if not str(error) or error.exit not in (2, 4, 6):
                raise AssertionError(f"seed {self.seed}: {verb} {fields} was answered {error!r}") from error
            self.told[error.code] += 1
        except Exception as error:
            raise AssertionError(f"seed {self.seed}: {verb} {fields} ended in {error!r}") from error

    def fields(self, verb: str) -> dict[str, Any]:
        """Fields for `verb`: those it must have, some of the others; now and then an absurd value."""
        schema = self.schemas[verb]
        asked = [
            name
            for name in schema["properties"]
            if name in schema.get("required", ()) or self.dice.random() < 0.12
        ]
        if verb in ("book", "walk-in", "check-in"):
            asked += {
                "book": ["guest"],
                "walk-in": ["guest", "nights", "type", "document"],
                "check-in": ["room", "document"],
            }[verb]
        known = {name: self.known(name) for name in (*NUMBERED, "today")}
        made = {
            name: self.choice.value(name, schema["properties"][name], schema, known)
            for name in dict.fromkeys(asked)
        }
        if verb in ("walk-in", "check-in"):
            made |= {"waive_deposit": True, "confirmed": True}
        made |= self.meant(verb, known)
        if verb == "check-out":
            made.setdefault("settle", "cash")
        for name in made:
            if self.dice.random() < self.absurd:
                made[name] = self.dice.choice(ABSURD)
        return made

    def meant(self, verb: str, known: dict[str, list[Any]]) -> dict[str, Any]:
        """What makes an act fit oftener than chance would."""
        made: dict[str, Any] = {"reason": "because"} if verb == "walk" else {}
        if verb == "book" and self.dice.random() < 0.2:
            made["rooms"] = 2
        for act, name, place in MEANT:
            if act == verb and known[place] and self.dice.random() < 0.8:
                made[name] = self.dice.choice(known[place])
        return made

    def known(self, name: str) -> list[Any]:
        """What the hotel has of the records that fields name."""
        if name == "today":
            return [date.fromisoformat(self.hand.value("SELECT max(day) FROM business_day"))]
        return [row[0] for row in self.hand.rows(NUMBERED[name])]


@pytest.mark.parametrize(("login", "absurd"), [("admin", 0.01), ("admin", 0.25), ("desk", 0.02)])
@pytest.mark.parametrize("seed", SEEDS)
def test_no_sequence_of_acts_breaks_the_hotel(hand, seed, login, absurd):
    hand.do("add-partner", code="near", name_en="Near", name_zh="近", rate=30_000)
    person = Hand(hand.path, login)
    wanderer = Wanderer(person, seed, absurd)
    for number in range(ACTS):
        wanderer.act()
        person.now += timedelta(minutes=wanderer.dice.randrange(20))
        if number % EVERY == 0:
            check(person)
    check(person)
    assert not person.rows(
        "SELECT name FROM stay_guest WHERE NOT minor AND document_id IS NULL AND exception = ''"
    ), f"seed {seed}: somebody is in house without a document"
    print(f"\nseed {seed} {login}: {wanderer.told.most_common(5)}")
    assert wanderer.told["done"] > 5
    person.desk.close()


def test_no_document_number_is_in_the_files_after_any_of_it(hand):
    wanderer = Wanderer(hand, 1, 0.0)
    for _ in range(150):
        wanderer.act()
    stay = hand.value("SELECT count(*) FROM id_document")
    assert stay
    hand.desk.close()
    for path in hand.path.parent.glob(hand.path.name + "*"):
        data = path.read_bytes()
        assert not [number for number in IDS if number.encode() in data]


def test_a_receptionist_sells_no_night_twice_by_any_sequence_of_acts(hand):
    """Without the rights to overbook or block, what may be sold stays the rooms there are."""
    for seed in range(100, 104):
        clerk = Hand(hand.path, "desk")
        wanderer = Wanderer(clerk, seed, 0.0)
        for _ in range(60):
            wanderer.act()
        clerk.desk.close()
        hand.do("close-day")
        check(hand)
        drifted = hand.rows(
            "SELECT n.night, t.code, n.cap, n.blocked FROM type_night n JOIN room_type t ON t.id = n.type_id WHERE n.cap "
            "<> (SELECT count(*) FROM room r WHERE r.type_id = t.id) + t.overbooking - n.blocked"
        )
        assert not drifted, f"seed {seed}"
