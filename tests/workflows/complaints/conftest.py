"""A hotel with guests in two rooms, and hands that take complaints."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS, Hand

ZONE = ZoneInfo("Asia/Shanghai")
SAID = "very loud music next door"


class Bench:
    """A hand that takes complaints, with its clock on the hotel's wall, and what the tables and views say of them."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.first = hand.check_in(hand.book("Zhang Wei"), room="101")
        self.second = hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])

    def at(self, wall: str) -> "Bench":
        """Set the clock: "23 22:59" of November."""
        self.hand.now = (
            datetime.strptime(f"2026-11-{wall}", "%Y-%m-%d %H:%M").replace(tzinfo=ZONE).astimezone(UTC)
        )
        return self

    def later(self, minutes: int) -> "Bench":
        """Let time pass."""
        self.hand.now += timedelta(minutes=minutes)
        return self

    def take(self, code: str = "noise", whose: str = "101", **fields: Any) -> str:
        """Take a complaint; its number."""
        return str(
            self.hand.do("take-complaint", code=code, words=SAID, whose=whose, **fields).result["complaint"]
        )

    def taken(self, code: str = "noise", whose: str = "101", **fields: Any) -> str:
        """Take one and repeat it to the guest."""
        return self.take(
            code, whose, understood="music from 102", wants="fix", mood=2, acknowledge=True, **fields
        )

    def in_action(self, code: str = "noise", whose: str = "101", **fields: Any) -> str:
        """One that somebody is at."""
        no = self.taken(code, whose, **fields)
        self.hand.do("on-site", complaint=no, note="went up")
        return no

    def resolved(self, code: str = "noise", whose: str = "101", **fields: Any) -> str:
        """One that is resolved."""
        no = self.in_action(code, whose, **fields)
        self.hand.do("resolve-complaint", complaint=no, told=True, done="quiet now")
        return no

    def do(self, verb: str, **fields: Any) -> dict[str, Any]:
        """What an act answers."""
        return self.hand.do(verb, **fields).result

    def refused(self, verb: str, **fields: Any) -> str:
        """The code of the refusal."""
        with pytest.raises(Refusal) as caught:
            self.hand.do(verb, **fields)
        return str(caught.value.code)

    def see(self, no: str) -> Any:
        """The complaint whole."""
        return self.hand.desk.show("complaint", no=no)

    def clocks(self, no: str) -> dict[str, str]:
        """How each clock of the latest round stands."""
        lines = self.see(no).clocks
        return {line.metric: line.state for line in sorted(lines, key=lambda line: line.round)}

    def events(self, no: str) -> list[str]:
        """The timeline in short."""
        return [line.what for line in self.see(no).timeline]


@pytest.fixture
def bench(hand: Hand) -> Bench:
    """Zhang Wei in 101, Li Na in 102; it is 15:00."""
    return Bench(hand)
