"""How long a check-in took is on the stay, for a booking and for whoever walks in; without a form nothing is."""

import pytest

from hotelcs.workflows.fields import FieldError
from tests.conftest import IDS, Hand


def test_the_seconds_of_the_form_are_on_the_stay(hand: Hand) -> None:
    hand.check_in(hand.book(), seconds=56)
    hand.do(
        "walk-in",
        guest="Li Na",
        type="TWN",
        nights=1,
        room="201",
        document=IDS[1],
        waive_deposit=True,
        seconds=120,
    )
    hand.check_in(hand.book("Wu Min"), room="102", document=IDS[2])
    assert hand.rows("SELECT checkin_seconds FROM stay ORDER BY id") == [(56,), (120,), (None,)]
    with pytest.raises(FieldError):
        hand.check_in(hand.book("Sun Qi"), room="103", seconds=-1)
