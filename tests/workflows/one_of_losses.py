"""One plausible act of every verb about the hotel's file itself."""

from typing import Any

from hotelcs.storage.anchors import Anchors
from tests.conftest import Hand


def _lost(hand: Hand) -> dict[str, Any]:
    """This machine remembers three entries more than there are."""
    last = int(hand.value("SELECT max(seq) FROM ledger"))
    Anchors(hand.desk.uid, hand.path).mark(last + 3, "0123456789abcdef" * 4)
    return {}


READY: dict[str, Any] = {
    "note-loss": (_lost, {"reason": "the disk of the server failed"}),
    "note-salvage": (lambda _: {}, {"whole": False, "reason": "the disk of the server failed"}),
}
"""Verb → what makes ready, and the rest of the fields."""
