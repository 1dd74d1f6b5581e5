"""A booking, its change and a walk-in: what is wanted seldom is there without costing a key to who does not want it."""

import pytest

from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.bench_of_keys import Keys
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def person(hand: Hand) -> AtWork:
    return AtWork(hand)


def begun(person: AtWork) -> AtWork:
    return person.word("n").press("Li Na", "<Enter>", "<Enter>", "1", "<Enter>", "2")


def test_a_plain_booking_costs_no_key_more_than_passing_the_telephone(person: AtWork, hand: Hand) -> None:
    begun(person).press("<F10>")
    assert person.message == "Booked for Li Na, 11-23 to 11-25: R261123-001."
    assert hand.rows("SELECT status, guarantee, requests FROM reservation") == [("confirmed", "none", "")]


def test_wishes_and_a_guarantee_are_reached_in_the_form(person: AtWork, hand: Hand) -> None:
    begun(person)
    person.counter.sheet.form.go_to("requests")  # type: ignore[attr-defined]
    person.press("quiet", "<Tab>", "2", "<F10>")
    assert person.message == "Booked for Li Na, 11-23 to 11-25: R261123-001. It is guaranteed."
    assert hand.rows("SELECT status, guarantee, requests FROM reservation") == [
        ("guaranteed", "card", "quiet")
    ]
    check(hand)


def test_a_tentative_booking_is_held_for_the_minutes_typed(person: AtWork, hand: Hand) -> None:
    begun(person)
    person.counter.sheet.form.go_to("status")  # type: ignore[attr-defined]
    person.press("2", "<Tab>", "90", "<F10>")
    assert "tentative" in person.message
    assert hand.value("SELECT status FROM reservation") == "tentative"
    assert str(hand.value("SELECT hold_until FROM reservation")).startswith("2026-11-23")


def test_the_waitlist_is_a_digit(person: AtWork, hand: Hand) -> None:
    begun(person)
    person.counter.sheet.form.go_to("status")  # type: ignore[attr-defined]
    person.press("3", "<F10>")
    assert hand.value("SELECT status FROM reservation") == "waitlist"


@pytest.mark.parametrize(("typed", "until"), [
    ("3n", "2026-11-26"), ("4", "2026-11-27"), ("fri", "2026-11-27"), ("27/11", "2026-11-27"), ("３晚", "2026-11-26"),
])  # fmt: skip
def test_a_booking_is_changed_to_nights_as_they_are_said(
    person: AtWork, hand: Hand, typed: str, until: str
) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "<Tab>", typed, "<F10>")
    assert hand.value("SELECT departure FROM reservation") == until, person.message


def test_nights_count_from_the_arrival_typed_above(person: AtWork, hand: Hand) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "tomorrow", "<Tab>", "2n", "<F10>")
    assert hand.rows("SELECT arrival, departure FROM reservation") == [("2026-11-24", "2026-11-26")]


def test_a_departure_before_the_arrival_is_said_in_the_form(person: AtWork, hand: Hand) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "<Tab>", "2026-11-20", "<F10>")
    assert "lies before the arrival" in person.message
    assert hand.value("SELECT departure FROM reservation") == "2026-11-25"


def test_a_walk_in_suggests_the_deposit_of_its_nights(person: AtWork, hand: Hand) -> None:
    person.word("in").press(IDS[0], "<Enter>", "Li Na", "<Enter>", "1", "<Enter>", "2", "<Enter>")
    assert "Deposit, suggested 1000.00" in "\n".join(person.screen())
    person.press("1", "<F10>")
    assert hand.rows("SELECT amount_minor FROM deposit") == [(1000_00,)]
    check(hand)


def test_a_deposit_that_was_typed_stays_when_the_nights_change(keys: Keys) -> None:
    keys.press(
        ":",
        "in",
        "<Enter>",
        IDS[0],
        "<Enter>",
        "Li Na",
        "<Enter>",
        "1",
        "<Enter>",
        "2",
        "<Enter>",
        "1",
        "<Tab>",
        "50",
    )
    form = keys.counter.sheet.form  # type: ignore[attr-defined]
    form.go_to("nights")
    keys.press("<Backspace>", "5", "<Tab>")
    assert form.value("deposit") == "50"


def test_nobody_has_to_take_the_deposit_that_is_suggested(person: AtWork, hand: Hand) -> None:
    person.word("in").press(
        IDS[0], "<Enter>", "Li Na", "<Enter>", "1", "<Enter>", "1", "<Enter>", "0", "<F10>"
    )
    assert hand.value("SELECT count(*) FROM deposit") == 0
    assert "Deposit still open: 600.00." in person.message


def test_another_arrival_takes_the_departure_along(person: AtWork, hand: Hand) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "12-03", "<F10>")
    assert hand.rows("SELECT arrival, departure FROM reservation") == [("2026-12-03", "2026-12-05")]
    assert person.message == "R261123-001 is changed: 12-03 to 12-05, nights 2."


def test_a_departure_that_was_typed_stays(person: AtWork, hand: Hand) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "<Tab>", "12-07", "<Up>", "12-03", "<F10>")
    assert hand.rows("SELECT arrival, departure FROM reservation") == [("2026-12-03", "2026-12-07")]


def test_an_arrival_that_is_no_day_takes_nothing_along(person: AtWork, hand: Hand) -> None:
    hand.book()
    person.press("<F4>", "06", "<Tab>", "e", "soon", "<Tab>")
    assert "soon is not a date" in "\n".join(person.screen())
    assert person.counter.sheet.form.value("departure") == "2026-11-25"  # type: ignore[attr-defined]
