"""Children that purge and erase, to be killed."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from hotelcs.errors import Refusal
from tests.conftest import Hand


def purges(path: Path, number: str, line: Any) -> None:
    """Go on with a purge, two rows at a time."""
    from hotelcs.workflows.privacy import purge_acts, purging

    purge_acts.take = lambda work, limits: purging.take(work, limits, 2)  # type: ignore[assignment]
    hand = Hand(path, "gm")
    line.send("ready")
    with suppress(Refusal):  # it is done
        while hand.do("purge-on", erasure=number).result["left"]:
            pass


def erases(path: Path, number: str, code: str, line: Any) -> None:
    """Say yes to an erasure."""
    hand = Hand(path, "gm")
    line.send("ready")
    hand.do("confirm-erasure", erasure=number, code=code)
