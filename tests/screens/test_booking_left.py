"""A booking that was begun and is left: the draft first, by one question; then, by name, whether its guest was turned away."""

import pytest

from tests.conftest import Hand
from tests.screens.test_real_hotel import AtWork

DRAFT = "Keep a draft? y (1) keep, n (0) throw away, Esc stay"


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    person = AtWork(hand)
    return person.word("n").press("Li Na", "<Enter>", "13911223344", "<Enter>")


def question(desk: AtWork) -> str:
    """What is asked."""
    return "" if desk.counter.prompt is None else str(desk.counter.prompt.label)  # type: ignore[union-attr]


def test_the_draft_is_asked_about_alone(desk: AtWork, hand: Hand) -> None:
    desk.press("1", "<Esc>")
    assert question(desk) == DRAFT
    desk.press("1")
    assert desk.message == "The draft is kept."
    assert question(desk) == ""
    assert hand.value("SELECT count(*) FROM turnaway") == 0


def test_who_was_turned_away_is_asked_afterwards_by_name_and_noted_by_a_digit(
    desk: AtWork, hand: Hand
) -> None:
    desk.press("1", "<Tab>", "<Tab>", "2", "<Esc>", "0")
    assert desk.counter.sheet.number == "01"
    assert question(desk).startswith("Li Na turned away? 1 full 2 rule 3 price 4 plans 5 other")
    desk.press("3")
    assert desk.message == "Noted as turned away: price."
    assert hand.rows("SELECT arrival, departure, reason FROM turnaway") == [
        ("2026-11-23", "2026-11-25", "price")
    ]


@pytest.mark.parametrize("key", ["<Enter>", "<Esc>", "n"])
def test_who_was_not_is_not(desk: AtWork, hand: Hand, key: str) -> None:
    desk.press("1", "<Esc>", "0", key)
    assert question(desk) == ""
    assert desk.counter.sheet.number == "01"
    assert hand.value("SELECT count(*) FROM turnaway") == 0


def test_nothing_is_asked_when_nothing_was_asked_for(desk: AtWork) -> None:
    desk.press("<Esc>", "0")
    assert question(desk) == ""
    assert desk.counter.sheet.number == "01"


def test_a_caller_without_a_name_is_the_caller(hand: Hand) -> None:
    desk = AtWork(hand)
    desk.word("n").press("<Tab>", "<Tab>", "1", "<Esc>", "0")
    assert question(desk).startswith("The caller turned away?")


def test_a_booking_that_was_refused_and_noted_is_not_asked_about_again(desk: AtWork, hand: Hand) -> None:
    for _ in range(
        hand.value("SELECT count(*) FROM room r JOIN room_type t ON t.id = r.type_id WHERE t.code = 'KNG'")
    ):
        hand.book("Full House")
    desk.press("1", "<Enter>", "2", "<F10>", "-")
    assert desk.message.startswith("Noted as turned away")
    assert question(desk) == ""
    assert hand.value("SELECT count(*) FROM turnaway") == 1
