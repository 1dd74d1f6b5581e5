"""Guests in two rooms, one to come, and the clock of the house."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS, Hand

ZONE = ZoneInfo("Asia/Shanghai")


class House:
    """A hand with its clock on the hotel's wall, and the codes of refusals."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.first = hand.check_in(hand.book("Zhang Wei"), room="101")
        self.second = hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
        self.coming = hand.book("Sun Qi")

    def at(self, wall: str) -> "House":
        """Set the clock: "23 22:59" of November."""
        self.hand.now = (
            datetime.strptime(f"2026-11-{wall}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE).astimezone(UTC)
        )
        return self

    def refused(self, verb: str, **fields: object) -> str:
        """The code of the refusal."""
        with pytest.raises(Refusal) as caught:
            self.hand.do(verb, **fields)
        return str(caught.value.code)

    def visit(self, name: str = "Fan Ying", stay: str = "101", **fields: object) -> str:
        """A visitor whom the guest asked up; the number."""
        asked = {"last4": "002X", "approved": True, **fields}
        return str(self.hand.do("visitor-in", stay=stay, name=name, **asked).result["visitor"])

    def wake(self, *stays: str, at: str = "0630", **fields: object) -> list[str]:
        """Wake-up calls; their numbers."""
        return list(
            self.hand.do("set-wake-call", stays=list(stays or ("101",)), at=at, **fields).result["calls"]
        )

    def answer(self, call: str, answered: bool) -> dict[str, object]:
        """What an answer, or none, leads to."""
        return self.hand.do("answer-wake-call", call=call, answered=answered).result

    def pressing(self) -> dict[str, tuple[int, str]]:
        """What the registers press for: kind, how many, room."""
        rows = self.hand.desk.show("pressing")
        return {row.kind: (row.count, row.words.partition("|")[0]) for row in rows if row.screen == "29"}


@pytest.fixture
def house(hand: Hand) -> House:
    """Zhang Wei in 101, Li Na in 102, both to Wednesday; Sun Qi still to come."""
    return House(hand)
