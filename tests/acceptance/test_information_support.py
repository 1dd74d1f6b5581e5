"""The work of information support (handbook 01 S-33 to S-36), by keyboard: systems, numbers, reports, help for the others."""

from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs.config import state_home
from tests.conftest import IDS, Hand
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two rooms sold yesterday; the night kept its measures."""
    hand.admit_everybody()
    hand.check_in(hand.book())
    hand.check_in(hand.book("Li Na", departure="2026-11-24"), room="102", document=IDS[1])
    hand.do("close-day")
    for _ in range(3):
        hand.do("audit-step", day="2026-11-23")
    hand.now += timedelta(days=1)
    return hand


def told(person: AtWork) -> str:
    return "\n".join(person.screen())


def test_S33_what_is_down_is_noted_from_the_machine_room_and_its_minutes_are_in_the_availability(
    house: Hand,
) -> None:
    AtWork(house).press("<F4>", "25", "d", "1", "network", "<Enter>", "dark", "<F10>")
    house.now += timedelta(minutes=26)
    person = AtWork(house).press("<F4>", "25", "d", "1")
    assert person.message == "network works again after 26 min."
    minutes = 15 * 60 + 26
    available = round(100 * (minutes - 26) / minutes, 2)
    row = next(row for row in house.desk.show("metrics") if (row.code, row.key) == ("M-39", "available"))
    assert (row.value, row.whole) == (f"{available}", f"{minutes}")
    (behind,) = house.desk.show("metric-rows", code="M-39")
    assert (behind.ref, behind.what, behind.counted) == ("network", "dark", True)


def test_S34_a_number_is_looked_into_down_to_its_records_in_ten_keys(house: Hand) -> None:
    keys = ("<F4>", "24", "2", "<Tab>", *["<Down>"] * 4, "<Enter>", "d")
    assert sum(len(key) if key[0] != "<" else 1 for key in keys) <= 11
    person = AtWork(house).press(*keys)
    assert "33.33%" in told(person)
    assert "101 overnight stay" in told(person)
    assert "Records 2" in told(person)


def test_S35_a_report_is_made_with_three_keys_and_noted(house: Hand) -> None:
    person = AtWork(house).press("<F4>", "24", "2", "p", "<Enter>")
    place = Path(state_home()) / "exports" / "daily.html"
    assert "33.33%" in place.read_text("utf-8")
    assert "Written" in person.message
    assert house.rows("SELECT name, format, first, actor FROM report_run") == [
        ("daily", "html", "2026-11-23", "admin")
    ]
    person.press("<Tab>", "<Tab>")
    assert "daily" in told(person)


def test_S36_another_department_asks_for_help_and_support_answers(house: Hand) -> None:
    desk = AtWork(house.at("desk")).word("ticket No paper at the front desk")
    desk.press("<F10>")
    assert desk.message == "Q261124-001 is written down."
    support = AtWork(house).press("<F4>", "25", *["<Tab>"] * 3, "t")
    assert support.message == "Q261124-001 is yours."
    support.press("s", "1", "a new roll", "<Enter>")
    assert support.message == "Q261124-001 is done."
    (row,) = house.desk.show("tickets", all="yes")
    assert row.words == "No paper at the front desk"
    assert row.status == "resolved"
