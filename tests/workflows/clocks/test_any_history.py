"""No clock differs from a slow reference, whatever is done to its case, wherever the hotel is."""

import os
import random

import pytest

from tests.conftest import Hand
from tests.workflows.clocks.histories import History
from tests.workflows.clocks.units import unit

SOME, ALL = 60, 10_000
ACTS = 9
SEED = int(os.environ.get("HOTELCS_SEED", "0")) or random.SystemRandom().randrange(1, 10**9)


def live(hand: Hand, histories: int) -> None:
    """So many histories, each with a seed of its own that a failure names."""
    for number in range(histories):
        with unit(hand, keep=False) as work:
            history = History(work, number, random.Random(f"{SEED}-{number}"))
            try:
                history.live(ACTS)
            except BaseException:
                print(f"HOTELCS_SEED={SEED}, history {number}")
                raise


def test_no_clock_differs_from_the_slow_reference(hand: Hand) -> None:
    live(hand, SOME)


@pytest.mark.soak
def test_no_clock_differs_from_the_slow_reference_in_ten_thousand_histories(hand: Hand) -> None:
    live(hand, ALL)
