"""One plausible act of every verb of the machine room."""

from typing import Any

READY: dict[str, Any] = {
    "note-restore-drill": (lambda _: {}, {"backup": "monday", "sha256": "a" * 64, "entry": 9, "problems": 0}),
}  # fmt: skip
"""Verb → what makes ready, and the rest of the fields."""
