"""Cases put aside: several at once, each comes back by its number, in its screen, for its person, after a lost line too."""

import pytest

from hotelcs.screens.form_sheet import FormSheet
from hotelcs.screens.presses import press_of
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.test_real_hotel import AtWork


def park(keys: Keys) -> Keys:
    keys.counter.press(press_of("ctrl+p", None))
    return keys


def value(keys: Keys, name: str) -> str:
    assert isinstance(keys.counter.sheet, FormSheet)
    return keys.counter.sheet.form.value(name)


def test_a_form_is_put_aside_with_one_key_and_comes_back_with_its_number(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys)
    assert keys.counter.sheet.number == "01"
    assert keys.message == "Parked as 1: Book a room or a party  Li Na. Ctrl+P lists what is parked."
    park(keys).press("1")
    assert value(keys, "guest") == "Li Na"
    assert not keys.counter.drafts


def test_the_phone_is_answered_in_a_fresh_form_and_two_bookings_wait(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys).press(":", "n", "<Enter>")
    assert value(keys, "guest") == ""
    keys.press("Wu Min")
    park(keys)
    assert [*keys.counter.drafts] == ["book #1", "book #2"]
    keys.press(":", "parked 1", "<Enter>")
    assert value(keys, "guest") == "Li Na"
    park(keys)
    park(keys).press("1")
    assert value(keys, "guest") == "Wu Min"


def test_how_many_wait_stands_on_the_colon_row_of_every_screen(keys: Keys) -> None:
    assert "Parked" not in keys.screen()[-2]
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys)
    for area in ("01", "02", "05"):
        keys.press("<F4>", area)
        assert keys.screen()[-2].rstrip().endswith("Parked 1: Ctrl+P")


def test_a_case_comes_back_on_the_screen_it_was_begun_on(keys: Keys) -> None:
    keys.press("<F4>", "02", "<Enter>", "34052419800101001X")
    park(keys).press("<F4>", "05")
    park(keys).press("1")
    assert [sheet.number for sheet in keys.counter.sheets] == ["01", "02", "02"]
    assert value(keys, "guests.0.document") == "34052419800101001X"
    keys.press("<Esc>", "n")
    assert keys.counter.sheet.number == "02"


def test_opening_the_same_booking_again_brings_its_parked_form_back(keys: Keys) -> None:
    keys.press("<F4>", "02", "<Enter>", "34052419800101001X")
    park(keys).press("<Enter>")
    assert value(keys, "guests.0.document") == "34052419800101001X"


def test_from_inside_a_form_another_is_fetched_and_nothing_is_lost(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys).press(":", "in", "<Enter>", "34052419800101001X")
    keys.press("<F3>", "parked 1", "<Enter>")
    assert value(keys, "guest") == "Li Na"
    assert [*keys.counter.drafts] == ["walk-in "]


def test_a_parked_form_that_is_saved_or_thrown_away_is_gone_from_the_disk(keys: Keys) -> None:
    for end in (("<Esc>", "n"), ("<Enter>", "1", "<Enter>", "2", "<F10>")):
        keys.press(":", "n", "<Enter>", "Li Na")
        park(keys)
        assert [*keys.desk.drafts.kept] == ["book #1"]
        park(keys).press("1", *end)
        keys.counter.keep_drafts()
        assert not keys.desk.drafts.kept
        assert keys.counter.sheet.number == "01"


def test_nothing_typed_is_lost_while_a_parked_form_opens(keys: Keys) -> None:
    keys.press("<F4>", "02")
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys).press("<F4>", "05")
    keys.gateway.hold = True
    park(keys).press("1", "<Enter>", "3", "<Tab>", "fri", "<Tab>", "2")
    keys.gateway.answer()
    assert [value(keys, name) for name in ("guest", "type", "arrival", "nights")] == [
        "Li Na",
        "C",
        "2026-11-27",
        "2",
    ]


@pytest.mark.parametrize(("line", "said"), [
    ("park", "No form is open here that could be put aside."),
    ("parked", "Nothing is parked. In a form Ctrl+P puts it aside."),
])  # fmt: skip
def test_without_a_form_it_is_said(keys: Keys, line: str, said: str) -> None:
    keys.press(":", line, "<Enter>")
    assert keys.message == said


def test_a_number_that_is_none_opens_nothing(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "Li Na")
    park(keys).press(":", "parked 7", "<Enter>")
    assert keys.message == "There is no number 7 here."
    assert keys.counter.sheet.number == "01"


def test_after_a_dropped_line_every_case_comes_back_to_its_person_only(hand: Hand) -> None:
    hand.book()
    person = AtWork(hand)
    park(person.press(":", "n", "<Enter>", "Li Na"))
    park(person.press("<F4>", "02", "<Enter>", "34052419800101001X"))
    again = AtWork(hand)
    assert sorted(again.counter.drafts) == ["book #1", "check-in R261123-001"]
    at = 1 + [*again.counter.drafts].index("check-in R261123-001")
    again.press(":", f"parked {at}", "<Enter>")
    assert [sheet.number for sheet in again.counter.sheets] == ["01", "02", "02"]
    assert value(again, "guests.0.document") == "34052419800101001X"
    other = AtWork(hand.at("desk"))
    assert not other.counter.drafts


def test_leaving_says_that_forms_are_kept(hand: Hand) -> None:
    person = AtWork(hand)
    person.press(":", "n", "<Enter>", "Li Na", "<F3>", "quit", "<Enter>")
    assert "Unsaved forms, kept for you: 1. Leave? y/n" in "\n".join(person.screen())
    person.press("y")
    assert person.left
    assert [kept.record for kept in hand.desk.drafts.mine()] == ["book "]
