"""Entries of a roster: made, and read back from the table."""

from typing import Any

from tests.conftest import Hand

TODAY, TOMORROW, THIRD, FRIDAY, NEXT_WEEK = (
    "2026-11-23",
    "2026-11-24",
    "2026-11-25",
    "2026-11-27",
    "2026-11-30",
)
ROWS = (
    "SELECT s.no, r.day, r.shift, r.post, r.on_call, r.begins, r.ends, r.note FROM roster_entry r JOIN staff s "
    "ON s.id = r.staff_id ORDER BY r.day, r.begins, s.no"
)


def on(hand: Hand, staff: str, day: str, shift: str, **fields: Any) -> None:
    """Put somebody on a shift."""
    hand.do("roster", staff=staff, day=day, shift=shift, **fields)
