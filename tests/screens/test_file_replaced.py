"""The hotel's file was moved or replaced under an open terminal: it is said everywhere within seconds, and nothing is saved."""

import pytest

from hotelcs.errors import Replaced
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.test_home_items import pressing
from tests.screens.test_real_hotel import AtWork

GONE = Replaced("/srv/hotel.db was moved or replaced while it was open; nothing was written.")


def test_every_screen_says_so_until_it_is_back() -> None:
    keys = Keys(FakeDesk())
    keys.counter.file_replaced(GONE)
    assert keys.message == str(GONE)
    for area in ("01", "02", "05", "11"):
        keys.press("<F4>", area)
        assert keys.screen()[1].startswith(" !! The hotel's file was moved or replaced.")
        assert "!!File" in keys.screen()[0]
    keys.desk.pressing = [pressing("incident")]
    keys.counter.refresh()
    assert keys.screen()[1].startswith(" ** FIRE 0703"), "an emergency comes first"
    assert "!!File" in keys.screen()[0]
    keys.desk.pressing = []
    keys.counter.file_replaced(None)
    assert "moved or replaced" not in " ".join(keys.screen()[:2])


@pytest.mark.sqlite_only("is about the file")
def test_an_act_is_refused_its_form_stays_and_when_the_file_is_back_it_is_done(hand: Hand) -> None:
    hand.admit_everybody()
    person = AtWork(hand)
    person.press("<F4>", "25", "<Tab>", "<Tab>", "<Tab>", "n", "Lift panel dark")
    hand.path.rename(hand.path.with_name("away.db"))
    person.press("<F10>")
    assert "was moved or replaced while it was open; nothing was written" in person.message
    assert "Lift panel dark" in " ".join(person.screen())
    hand.path.with_name("away.db").rename(hand.path)
    person.press("<F10>")
    assert person.message == "Q261123-001 is written down."
