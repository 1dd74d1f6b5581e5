"""Keys of an input method are taken as what they mean, everywhere; what is typed ahead goes where it was meant for."""

import pytest

from hotelcs.money import parse_minor
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.bench_of_keys import Keys
from tests.screens.test_real_hotel import AtWork, in_house

WIDE = {ord(" "): "　", ord("."): "。"} | {
    code: chr(code + 0xFEE0) for code in range(0x21, 0x7F) if chr(code) != "."
}


def wide(*keys: str) -> list[str]:
    """The same keys typed with an input method on; named keys stay."""
    return [key if key.startswith("<") and key.endswith(">") else key.translate(WIDE) for key in keys]


@pytest.fixture
def person(hand: Hand) -> AtWork:
    return AtWork(hand)


# --- full-width


@pytest.mark.parametrize(("keys", "sql", "result"), [
    ((":", "ext 101 1", "<Enter>", "<Enter>"), "SELECT due_out FROM stay", "2026-11-26"),
    ((":", "mv 101 102", "<Enter>", "1"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "102"),
    ((":", "r 102 vd; r 103 vd", "<Enter>"), "SELECT count(*) FROM room WHERE hk_state = 'dirty'", 2),
    (("g", "r", "102", "s", "2"), "SELECT hk_state FROM room WHERE no = '102'", "dirty"),
    (("<F4>", "05", "102", "s", "2"), "SELECT hk_state FROM room WHERE no = '102'", "dirty"),
    (("g", "i", "+", "2n", "<Enter>", "y"), "SELECT due_out FROM stay", "2026-11-27"),
    (("g", "i", "-", "1", "<Enter>", "1"), "SELECT due_out FROM stay", "2026-11-24"),
    (("g", "i", "m", "1", "<Enter>", "2"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "102"),
    (("g", "i", "b", "n", "1", "<Tab>", "28.50", "<F10>"), "SELECT amount_minor FROM folio_line WHERE kind = 'minibar'", 2850),
])  # fmt: skip
def test_an_act_is_done_with_an_input_method_on(
    person: AtWork, hand: Hand, keys: tuple[str, ...], sql: str, result: object
) -> None:
    in_house(hand)
    person.press(*wide(*keys))
    assert hand.value(sql) == result, person.message
    check(hand)


def test_a_booking_is_taken_with_an_input_method_on(person: AtWork, hand: Hand) -> None:
    person.press(
        *wide(":", "n", "<Enter>"),
        "李娜",
        *wide("<Tab>", "13911223344", "<Enter>", "1", "<Tab>", "27/11", "<Tab>", "2n", "<F10>"),
    )
    assert hand.rows("SELECT arrival, departure FROM reservation") == [("2026-11-27", "2026-11-29")], (
        person.message
    )


def test_a_walk_in_is_received_with_an_input_method_on(person: AtWork, hand: Hand) -> None:
    person.press(
        *wide(":", "in", "<Enter>", IDS[0], "<Enter>"),
        "李娜",
        *wide("<Enter>", "1", "<Enter>", "1", "<Enter>", "1", "<Tab>", "600.00", "<F10>"),
    )
    assert hand.rows("SELECT amount_minor FROM deposit") == [(600_00,)], person.message


@pytest.mark.parametrize(
    ("typed", "minor"), [("２００", 200_00), ("２００。５", 200_50), ("１，２００．５０", 1200_50)]
)
def test_an_amount_is_read_as_it_is_meant(typed: str, minor: int) -> None:
    assert parse_minor(typed) == minor


@pytest.mark.parametrize("keys", [("／",), ("？",), ("。",), ("：",)])
def test_the_keys_of_the_grammar_are_found_in_full_width(keys: tuple[str, ...], hand: Hand) -> None:
    person = AtWork(hand)
    person.press(*keys)
    assert person.counter.dialog is not None or person.counter.prompt is not None


# --- typed ahead


def ahead(keys: Keys, *typed: str) -> Keys:
    """Type everything before any answer comes, then let the answers come."""
    keys.gateway.hold = True
    keys.press(*typed)
    keys.gateway.answer()
    keys.gateway.hold = False
    return keys


@pytest.mark.parametrize(("typed", "sql", "result"), [
    ((":", "n", "<Enter>", "Li Na", "<Enter>", "<Enter>", "1", "<Enter>", "2", "<F10>"), "SELECT count(*) FROM reservation WHERE status = 'confirmed'", 1),
    ((":", "in", "<Enter>", IDS[1], "<Enter>", "Li Na", "<Enter>", "1", "<Enter>", "2", "<Enter>", "0", "<F10>"), "SELECT count(*) FROM stay", 2),
    (("<F4>", "03", "m", "1", "<Enter>", "2"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "102"),
    (("<F4>", "03", "+", "1", "<Enter>", "<Enter>"), "SELECT due_out FROM stay", "2026-11-26"),
    (("<F4>", "03", "b", "m", "1", "<Tab>", "5", "<F10>"), "SELECT amount_minor FROM payment", 500),
    ((":", "ext 101 1; mv 101 102", "<Enter>", "<Enter>", "1"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "102"),
    (("<F4>", "05", "103", "s", "2", "<F4>", "05", "102", "s", "2"), "SELECT count(*) FROM room WHERE hk_state = 'dirty'", 2),
    (("<F4>", "05", "103", "s", "2", "s", "1"), "SELECT hk_state FROM room WHERE no = '103'", "clean"),
    (("g", "i", ".", "01", "1", "<Enter>", "2"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "102"),
])  # fmt: skip
def test_everything_typed_before_the_first_answer_is_done_in_order(
    person: AtWork, hand: Hand, typed: tuple[str, ...], sql: str, result: object
) -> None:
    in_house(hand)
    ahead(person, *typed)
    assert hand.value(sql) == result, person.message
    assert not person.counter.held
    check(hand)


def test_what_follows_a_refused_save_hits_nothing_else(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    ahead(person, ":", "mv 101 999", "<Enter>", "1", "<F4>", "05", "102", "s", "2")
    assert person.message.startswith("There is no room 999.")
    assert hand.value("SELECT hk_state FROM room WHERE no = '102'") != "dirty"
