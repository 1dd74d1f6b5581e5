"""One plausible note of a file, and one that is made whole."""

from collections.abc import Callable
from typing import Any

from tests.conftest import Hand


def _new(hand: Hand) -> dict[str, Any]:
    del hand
    return {}


EXPORTS: dict[str, tuple[Callable[[Hand], dict[str, Any]], dict[str, Any]]] = {
    "note-report": (
        _new,
        {"kind": "report", "name": "daily", "first": "2026-11-22", "last": "2026-11-22", "rows": 8},
    ),
    "reveal-export": (_new, {"name": "guests", "reason": "the police asked"}),
}
"""Verb -> what makes ready, and the rest of the fields."""
