"""The bell of an emergency: once for each, on every terminal, unless the hotel keeps it quiet."""

import pytest

from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork


@pytest.mark.parametrize(("told", "rings"), [("yes", True), ("no", False)])
def test_the_hotel_says_whether_an_emergency_rings(hand: Hand, told: str, rings: bool) -> None:
    hand.do("change-setting", name="alarm_bell", value=told)
    hand.admit_everybody()
    person = AtWork(hand)
    assert person.counter.rings is rings
    assert hand.desk.show("door").bell is rings
