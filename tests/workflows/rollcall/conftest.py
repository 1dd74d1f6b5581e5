"""A house with guests in two rooms, a visitor, somebody on the late shift, and a fire."""

from typing import Any

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS, Hand
from tests.workflows.roster.entries import TODAY, on

LEAD, CHILD, SECOND, VISITOR, CLERK = "Zhang Wei", "Zhang Xiao", "Li Na", "Fan Ying", "E002"


class Muster:
    """A hand that calls the roll: 101 has two people who are written down, 102 one and a child who is not."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.first = hand.check_in(hand.book(LEAD), room="101")
        hand.do("add-guest", stay=self.first, name=CHILD, minor=True, guardian=LEAD)
        self.second = hand.check_in(hand.book(SECOND, children=1), room="102", document=IDS[1])
        self.visitor = hand.do("visitor-in", stay="102", name=VISITOR, last4="002X", approved=True).result[
            "visitor"
        ]
        on(hand, CLERK, TODAY, "late")
        self.incident = hand.do("raise-incident", type="fire", place="6F corridor").result["incident"]

    def open(self, assembly: str = "Car park") -> Any:
        """Open the roll call; its result."""
        return self.hand.do("open-roll-call", assembly=assembly).result

    def people(self, **filters: Any) -> list[Any]:
        """Who is on it, in the order of the view."""
        return list(self.hand.desk.show("roll-call", **filters))

    def head(self) -> Any:
        """How the newest one stands."""
        return self.hand.desk.show("roll-calls")[0]

    def tick(self, who: str, status: str, **fields: Any) -> Any:
        """Say what became of somebody; the result."""
        return self.hand.do("tick-roll-call", who=who, status=status, **fields).result

    def state(self) -> dict[str, str]:
        """How everybody stands, by place."""
        return {one.spot: one.status for one in self.people()}

    def refused(self, verb: str, **fields: Any) -> Refusal:
        """The refusal of an act."""
        with pytest.raises(Refusal) as caught:
            self.hand.do(verb, **fields)
        return caught.value


@pytest.fixture
def muster(hand: Hand) -> Muster:
    """The house on fire, its roll not called yet."""
    return Muster(hand)
