"""What was measured of a closed date is measured the same after everybody in it was erased, or purged."""

from pathlib import Path
from types import SimpleNamespace

from hotelcs.workflows.measures.catalogue import METRICS, measured
from tests.conftest import Hand
from tests.workflows.privacy.house import erase, purge, years_ago

OF_THE_DATA_ITSELF = {"M-23"}
"""How complete profiles are is measured on the profiles there are; what it was at the close is kept with the date."""


def figures(hand: Hand, first: str, last: str) -> dict[str, object]:
    """Every measure of the span."""
    with hand.desk.file.read() as reader:
        return {
            code: measured(reader, code, first, last) for code in METRICS if code not in OF_THE_DATA_ITSELF
        }


def test_no_measure_moves_when_a_guest_is_erased(house: SimpleNamespace) -> None:
    before = figures(house.gm, "2026-11-20", "2026-11-23")
    assert before != figures(house.gm, "2026-11-10", "2026-11-13"), "there is something to measure"
    erase(house.inf, house.gm, house.guest)
    assert figures(house.gm, "2026-11-20", "2026-11-23") == before


def test_no_measure_moves_when_its_year_is_purged(house: SimpleNamespace) -> None:
    path: Path = house.path
    years_ago(path, 6)
    before = figures(house.gm, "2020-11-20", "2020-11-23")
    purge(house.inf, house.gm)
    assert figures(house.gm, "2020-11-20", "2020-11-23") == before
