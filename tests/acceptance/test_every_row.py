"""Every row of areas A to G and J to M that should hold in any hotel is a test here, or is left out for a reason."""

import re
from pathlib import Path

import pytest

from tests.acceptance.left_out import LEFT_OUT

ROWS = {
    "A": (1, 4, 10, 13, 16, 22),
    "B": (3, 6, 9, 12, 18, 21, 24, 27, 33, 36),
    "C": (2, 5, 8, 14, 20, 23, 26, 29),
    "D": (5, 8, 11, 23, 26),
    "E": (2, 14, 17),
    "F": (3, 9, 12, 18),
    "G": (6, 12, 27, 30),
    "J": (2, 11, 14, 17),
    "K": (1, 7, 13, 16, 19, 22, 25),
    "L": (2, 5, 8, 11, 14, 17, 20, 26, 29),
    "M": (5, 8, 11, 14, 17),
}
"""The numbers of the rows marked (U), by area."""
NAMED = re.compile(r"^def test_([A-GJ-M]\d+)_", re.MULTILINE)
FOLDER = Path(__file__).parent


def rows_tested() -> list[str]:
    """The rows that tests of this folder are named after."""
    return [
        row for path in sorted(FOLDER.glob("test_*.py")) for row in NAMED.findall(path.read_text("utf-8"))
    ]


@pytest.mark.parametrize("area", ROWS)
def test_every_row_is_a_test_or_left_out_for_a_reason(area: str) -> None:
    print(f"left out of {area}:", LEFT_OUT[area])
    missing = {f"{area}{number}" for number in ROWS[area]} - set(rows_tested()) - set(LEFT_OUT[area])
    assert not missing


@pytest.mark.parametrize("area", ROWS)
def test_no_row_is_left_out_and_tested(area: str) -> None:
    assert set(LEFT_OUT[area]).isdisjoint(rows_tested())
    assert all(row.startswith(area) and why.endswith(".") for row, why in LEFT_OUT[area].items())
