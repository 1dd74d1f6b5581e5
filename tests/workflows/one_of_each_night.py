"""One plausible act of every verb of the night."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand


def _closed(hand: Hand) -> dict[str, Any]:
    hand.do("close-day")
    return {"day": "2026-11-23"}


def _awaited(hand: Hand) -> dict[str, Any]:
    return {"reservation": hand.book()}


READY: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "audit-step": (_closed, {}),
    "keep-arrival": (_awaited, {}),
}
"""Verb → what makes ready, and the rest of the fields."""
