"""A hotel with a rapid response team: two here, one on call, one off, one too new, one whose course is over."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Hand

TEAM = {
    "E901": ("Guo Feng", "2024-01-01", "2026-06-01"),
    "E902": ("He Jing", "2024-01-01", "2026-06-01"),
    "E903": ("Lu Ping", "2024-01-01", "2026-06-01"),
    "E904": ("Ma Lin", "2024-01-01", "2026-06-01"),
    "E905": ("Qi Xin", "2026-06-01", "2026-06-01"),
    "E906": ("Su Mei", "2024-01-01", "2025-11-22"),
}
"""Number, name, taken on, course. E901 and E902 work now, E903 is on call, E904 is off."""


class Squad:
    """Short calls for what the tests of call-outs repeat."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        for no, (name, hired, course) in TEAM.items():
            hand.do("add-staff", name=name, posts="REC", no=no, hired_on=hired, phone=f"+861390000{no[1:]}")
            hand.do("qualify", staff=no, kind="rapid_response", issued=course)
            hand.do("join-team", staff=no, first="2026-11-01", lead=no == "E902")
        for no in ("E901", "E902", "E905", "E906"):
            hand.do("roster", staff=no, day="2026-11-23", shift="late")
        hand.do("roster", staff="E903", day="2026-11-23", shift="late", on_call=True)
        self.others: list[Hand] = []

    def call(self, reason: str = "smoke in 301", **fields: Any) -> str:
        """Call the team; the number comes back."""
        return str(self.hand.do("call-out", reason=reason, **fields).result["callout"])

    def answers(self, callout: str) -> dict[str, str]:
        """Who answered what."""
        return {row.staff: row.answer for row in self.hand.desk.show("call-out-answers", callout=callout)}

    def row(self, callout: str) -> Any:
        """A call-out as lists show it."""
        return next(row for row in self.hand.desk.show("call-outs") if row.callout == callout)

    def seconds(self, count: int) -> None:
        """Let time pass, at every desk."""
        for hand in (self.hand, *self.others):
            hand.now += timedelta(seconds=count)

    def as_(self, login: str, staff: str) -> Hand:
        """Somebody's own desk: an account for somebody of the team; E907 cleans rooms."""
        if staff == "E907":
            self.hand.do("add-staff", name="Wen Hua", posts="RAT", no=staff, hired_on="2024-01-01")
            self.hand.do("join-team", staff=staff, first="2026-11-23")
        self.hand.do("add-account", staff=staff, login=login)
        other = self.hand.at(login)
        self.others.append(other)
        return other


@pytest.fixture
def squad(hand: Hand, tmp_path: Path) -> Iterator[Squad]:
    """A team that can be called."""
    del tmp_path
    made = Squad(hand)
    yield made
    for other in made.others:
        other.desk.close()
