"""One plausible reminder, with what has to be due before it."""

from typing import Any

from tests.conftest import Hand


def _tomorrow(hand: Hand) -> dict[str, Any]:
    """A guest comes tomorrow and is to be called today."""
    hand.book(arrival="2026-11-24", departure="2026-11-25")
    return {}


READY: dict[str, Any] = {"remind": (_tomorrow, {"kind": "pre-arrival"})}
"""Verb → what makes ready, and the rest of the fields."""
