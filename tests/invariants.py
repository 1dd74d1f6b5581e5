"""One call that says whether a hotel is still sound; every test of an act may end with it."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from hotelcs.storage import keys
from hotelcs.workflows import desk, ledger
from hotelcs.workflows.machine import card_scan
from hotelcs.workflows.night.invariants import broken

card_scan._holds = lru_cache(50_000)(card_scan._holds)
"""The same texts of a new hotel are looked through in thousands of tests: each once a process."""


def check(hotel: Any) -> None:
    """Assert every invariant of `hotel`: a Hand, a Desk, a HotelFile or a path. The ledger's chain too."""
    file = getattr(getattr(hotel, "desk", hotel), "file", hotel)
    if isinstance(file, str | Path):
        opened = desk.open_hotel(file)
        try:
            check(opened)
        finally:
            opened.close()
        return
    with file.read() as reader:
        found = broken(reader)
        assert not found, "\n".join(str(rule) for rule in found)
        uid = reader.rows("SELECT uid FROM property")[0][0]
        ledger.verify(reader, keys.load(uid))
        if not file.on_server:  # a server enforces them always
            assert reader.rows("PRAGMA foreign_key_check") == []
        assert list(card_scan.cards_in(reader)) == []
