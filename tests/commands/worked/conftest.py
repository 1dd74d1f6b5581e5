"""A hotel with records, and what `hotelcs report` says of it: the worked examples of handbook 06."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Program
from tests.commands.worked.copies import copy
from tests.conftest import Hand

BEFORE, TODAY = "2026-11-20", "2026-11-23"
Told = Callable[..., dict[str, Any]]


@pytest.fixture
def hand(lakeside: Path) -> Iterator[Hand]:
    """Hands at the model hotel, which the commands open too."""
    hand = Hand(lakeside)
    yield hand
    hand.desk.close()


@pytest.fixture
def report(program: Program, hand: Hand) -> Told:
    """The `data` of `hotelcs report metric CODE` of some dates, at the hotel's clock."""

    def told(code: str, first: str = TODAY, last: str = "") -> dict[str, Any]:
        words = ("report", "metric", code, "--from", first, "--to", last or first)
        done = program(
            *words, "--db", str(hand.path), "--as", "admin", "--json", now=f"{hand.now:%Y-%m-%dT%H:%M:%SZ}"
        )
        assert done.code == 0, (done.out, done.err)
        return dict(done.document["data"])  # fmt: skip

    return told


@pytest.fixture
def metric(report: Told) -> Told:
    """Only its numbers, by their keys."""

    def told(code: str, first: str = TODAY, last: str = "") -> dict[str, Any]:
        return {key.split(".")[1]: value for key, value in report(code, first, last)["metrics"].items()}

    return told


@pytest.fixture
def old(hand: Hand) -> Hand:
    """A hotel that was there before: one guest came and left, and a date long ago is on file."""
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO business_day (day, status, opened_at, closed_at, totals) VALUES "
            "('2024-01-01', 'closed', '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', '{}')"
        )
    stay = hand.check_in(hand.book())
    hand.now += timedelta(hours=1)
    hand.do("check-out", stay=stay, settle="cash")
    return hand


def bookings(hand: Hand, states: dict[str, int], arrival: str = BEFORE, **more: Any) -> list[int]:
    """So many bookings of one night, by how they stand; their ids."""
    leaves = (date.fromisoformat(arrival) + timedelta(days=1)).isoformat()
    fixed = {"arrival": arrival, "departure": leaves, "party": None, "kind": "overnight", **more}
    return copy(hand, "reservation", [
        {"no": f"R-{arrival}-{state}-{more.get('guarantee', '')}{n}", "status": state, **fixed} for state, many in states.items() for n in range(many)
    ])  # fmt: skip
