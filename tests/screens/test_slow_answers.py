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


def test_what_is_read_again_while_keys_are_held_for_it_lets_them_go_too(keys: Keys) -> None:
    keys.gateway.hold = True
    keys.press("<F4>", "05", "<F4>", "02")
    keys.counter.sheet.reload()
    keys.gateway.answer()
    assert not keys.counter.waiting, (
        "another terminal wrote in between: the first answer is stale, the second is the answer"
    )
    keys.gateway.answer()
    assert keys.screen()[0].startswith(" 02 Check-in")
