"""What is said while somebody else holds the hotel, and what becomes of the keys."""

from tests.screens.bench_of_keys import Keys

DOCUMENT = "11010519491231002X"


def test_a_save_that_takes_long_says_that_it_waits_and_keeps_the_keys(keys: Keys) -> None:
    keys.press(":", "in R261123-001", "<Enter>", DOCUMENT, "<Enter>", "0")
    keys.gateway.hold = True
    keys.press("<F10>", "<F4>", "05")
    keys.counter.still_waiting(keys.counter.awaited)
    assert keys.message == "Saving waits for another terminal. Keys are kept."
    assert keys.screen()[0].startswith(" 02 Check-in")
    keys.gateway.answer()
    assert keys.screen()[0].startswith(" 05 Rooms")


def test_an_answer_that_came_meanwhile_says_nothing(keys: Keys) -> None:
    keys.gateway.hold = True
    keys.press("<F4>", "02")
    number = keys.counter.awaited
    keys.gateway.answer()
    keys.counter.still_waiting(number)
    assert keys.message == ""


def test_what_changes_meanwhile_does_not_take_the_place_of_what_keys_wait_for(keys: Keys) -> None:
    """Another terminal wrote while a screen was being opened: both are read, and no key is lost."""
    keys.gateway.hold = True
    keys.press("<F4>", "05", "<Down>")
    asked = len(keys.desk.asked)
    keys.counter.refresh()
    assert keys.counter.waiting
    keys.gateway.answer()
    assert not keys.counter.waiting
    assert len(keys.desk.asked) > asked + 1
    assert keys.screen()[0].startswith(" 05 Rooms")


def test_an_emergency_waits_for_no_answer_and_keys_typed_before_it_are_not_its(keys: Keys) -> None:
    keys.gateway.hold = True
    keys.press("<F4>", "05", "x", "<F9>", "1", "0703")
    assert keys.counter.alarm is not None
    assert keys.counter.alarm.place.text == "0703"
    keys.gateway.answer()
    assert keys.counter.alarm.place.text == "0703"
    keys.press("<Enter>")
    keys.gateway.answer()
    assert keys.acts[-1][0] == "raise-incident"
