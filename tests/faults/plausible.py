"""What a person would put into the fields of acts, and what nobody should."""

import random
from datetime import date, timedelta
from typing import Any

from tests.conftest import IDS, ROOMS, TYPES

ABSURD: list[Any] = [
    "", " ", "0", "-1", -1, 0, 1, 2**31, 2**63, 2**64, -(2**63) - 1, 10**30, 1.5, 1e300, True, None, [], {}, ["x"], [{}],
    "x" * 5000, "\x00", "\x1b[2J", "\u202e", "[/b]", "'; DROP TABLE stay", "%", "9999-12-31", "0001-01-01", "2026-02-31",
    "2026-W48-1", "20261123", "٣", "NaN", "4111 1111 1111 1111", "R", "R261123-", "../../x", "{x}", "{0}", "%s",
]  # fmt: skip

NUMBERED = {
    "reservation": "SELECT no FROM reservation",
    "arriving": "SELECT no FROM reservation WHERE status IN ('tentative', 'confirmed', 'guaranteed', 'waitlist')",
    "stay": "SELECT no FROM stay",
    "in_house": "SELECT no FROM stay WHERE status = 'in_house'",
    "person": "SELECT no FROM guest",
    "registration": "SELECT id FROM registration",
    "line": "SELECT id FROM folio_line",
    "payment": "SELECT id FROM payment",
    "block": "SELECT id FROM room_block",
    "card": "SELECT no FROM key_card",
    "receipt": "SELECT receipt_no FROM deposit",
    "visitor": "SELECT no FROM visitor",
    "tag": "SELECT tag FROM luggage",
    "call": "SELECT no FROM wake_call",
    "calls": "SELECT no FROM wake_call",
    "message": "SELECT no FROM guest_message",
    "entry": "SELECT no FROM visitor UNION SELECT tag FROM luggage UNION SELECT no FROM guest_message",
    "partner": "SELECT code FROM partner_hotel",
    "group": "SELECT no FROM group_booking",
    "folio": "SELECT no FROM folio",
    "sent": "SELECT no FROM reservation WHERE status = 'walked'",
    "of_party": "SELECT no FROM reservation WHERE party IS NOT NULL",
    "master": "SELECT no FROM folio WHERE kind = 'master'",
    "gone": "SELECT no FROM stay WHERE status = 'checked_out'",
    "whose": "SELECT no FROM stay UNION SELECT no FROM reservation",
    "stays": "SELECT no FROM stay WHERE status = 'in_house'",
}
"""Where the hotel keeps the records that fields name."""
WORDS = ("guest asked", "because", "OTA", "Li Na", "王伟", "José")
DAYS = {
    "arrival": (0, 0, 0, 1, 2),
    "from": (0, 1, 2),
    "from_night": (0, 1),
    "departure": (1, 2, 3),
    "to": (1, 2, 4),
    "until": (1, 2),
    "first": (0, 0, 1),
}


NAMED = {
    "room": (*ROOMS,),
    "no": (*ROOMS,),
    "type": (*TYPES,),
    "code": (*TYPES,),
    "document": IDS,
    "at": ("0630", "16", "+1 7"),
    **dict.fromkeys(("plan", "base", "package", "season"), (*TYPES,)),
}
"""Rate plans, packages and seasons bear the codes of types, so that what one act makes another finds."""


class Choice:
    """Picks values with the dice it is given."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def value(
        self, name: str, wanted: dict[str, Any], schema: dict[str, Any], known: dict[str, list[Any]]
    ) -> Any:
        """A value for the field `name`: a record of the hotel, a date about today, a word, or what its schema allows."""
        if (record := self._record(name, known)) is not None:
            return record
        if name in DAYS:
            today: date = known["today"][0]
            return (today + timedelta(days=self.dice.choice(DAYS[name]))).isoformat()
        if name in NAMED:
            return self.dice.choice(NAMED[name])
        if name in ("guest", "name", "booker"):
            return self.dice.choice(WORDS) + f" {self.dice.randrange(20)}"
        if name == "rooms" and "items" in wanted:
            return [self._part(known["today"][0]) for _ in range(self.dice.randint(1, 3))]
        return self._schematic(wanted, schema)

    def _record(self, name: str, known: dict[str, list[Any]]) -> Any:
        """A record the field names, oftener one that is still alive; None when the hotel has none."""
        place = {"reservation": "arriving", "with": "arriving", "stay": "in_house"}.get(name, name)
        found = known.get(place) if self.dice.random() < 0.75 else known.get(name)
        return self.dice.choice(found) if found else None

    def _part(self, today: date) -> dict[str, Any]:
        """A part of a stay, as splitting wants it."""
        first = today + timedelta(days=self.dice.randrange(3))
        until = first + timedelta(days=self.dice.randint(1, 2))
        return {
            "room": self.dice.choice(list(ROOMS)),
            "from_night": first.isoformat(),
            "until": until.isoformat(),
        }

    def _schematic(self, wanted: dict[str, Any], schema: dict[str, Any]) -> Any:
        """Something of the type the schema asks for."""
        if "$ref" in wanted:
            return self._schematic(schema["$defs"][wanted["$ref"].rpartition("/")[2]], schema)
        kinds = [kind for kind in wanted.get("anyOf", (wanted,)) if kind.get("type") != "null"]
        kind = self.dice.choice(kinds)
        if "enum" in kind:
            return self.dice.choice(kind["enum"])
        match kind.get("type"):
            case "boolean":
                return self.dice.random() < 0.5
            case "integer":
                least = kind.get("minimum", 0)
                return least + self.dice.choice((0, 1, 2))
            case "array":
                return []
            case _:
                return self.dice.choice(WORDS)
