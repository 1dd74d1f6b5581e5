"""A stay amended, shortened, extended, moved, priced anew and charged in every order stays right to the minor unit.

Folio balance = lines − payments; nights = rows; no night is charged twice; a night charged keeps its price; what is given
back is what was charged. The default run does fifty sequences, `make soak` a thousand.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.acceptance.wandering_stay import Wandering, furnish
from tests.conftest import Hand
from tests.invariants import check

SEQUENCES, WHOLE, TOGETHER, STEPS = 50, 1000, 25, 9
"""Sequences by default and in the soak, how many share a hotel, changes in each."""


def run(model_hotel: Path, folder: Path, first: int, count: int) -> Counter[str]:
    """Work `count` sequences, one after the other in one hotel; what was done is counted."""
    path = folder / f"hotel{first}.db"
    shutil.copy(model_hotel, path)
    hand = Hand(path)
    furnish(hand)
    told: Counter[str] = Counter()
    for seed in range(first, first + count):
        stay = Wandering(hand, seed)
        for _ in range(STEPS):
            stay.step()
            stay.must_hold()
        told.update(verb for verb, _ in stay.done)
        stay.leave()
    check(hand)
    hand.desk.close()
    return told


@pytest.mark.parametrize("first", range(0, SEQUENCES, TOGETHER))
def test_a_stay_is_right_whatever_is_changed_in_whatever_order(model_hotel, tmp_path, first):
    told = run(model_hotel, tmp_path, first, TOGETHER)
    assert {"amend", "extend", "shorten", "move-room", "close-day", "check-out"} <= set(told), told


@pytest.mark.soak
@pytest.mark.parametrize("first", range(SEQUENCES, WHOLE, TOGETHER))
def test_a_stay_is_right_in_all_thousand(model_hotel, tmp_path, first):
    run(model_hotel, tmp_path, first, TOGETHER)
