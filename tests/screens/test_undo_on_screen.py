"""`u` on the screen where something was done: what can be taken back is, what cannot says so, what needs a leave offers it."""

import pytest

from hotelcs.workflows.verbs import VERBS
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork, in_house
from tests.screens.test_second_person import SECRET, with_password


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    """The receptionist."""
    return AtWork(hand.at("desk"))


def shown(person: AtWork) -> str:
    return "\n".join(person.screen())


BOOK = (":", "n", "<Enter>", "Li Na", "<Enter>", "<Enter>", "1", "<Enter>", "2", "<F10>")


@pytest.mark.parametrize(("keys", "sql", "before", "after"), [
    (BOOK, "SELECT count(*) FROM reservation WHERE status = 'confirmed'", 0, 1),
    (("<F4>", "06", "<Tab>", "y", "2"), "SELECT count(*) FROM reservation WHERE status = 'guaranteed'", 0, 1),
    (("<F4>", "06", "<Tab>", "x", "ill", "<Enter>"), "SELECT count(*) FROM reservation WHERE status = 'cancelled'", 0, 1),
    (("<F4>", "06", "<Tab>", "e", "<Tab>", "3n", "<F10>"), "SELECT max(departure) FROM reservation", "2026-11-25", "2026-11-26"),
    (("<F4>", "02", "n"), "SELECT count(*) FROM queue_ticket WHERE ended_at IS NULL", 0, 1),
    (("<F4>", "02", "r", "1"), "SELECT count(*) FROM reservation WHERE status = 'confirmed' AND room_id IS NOT NULL", 0, 1),
    (("<F4>", "02", "i", IDS[1], "<Enter>", "0", "<F10>"), "SELECT count(*) FROM stay WHERE status = 'in_house'", 1, 2),
    (("<F4>", "03", "m", "1", "<Enter>", "1"), "SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id", "101", "102"),
    (("<F4>", "03", "+", "1", "<Enter>", "y"), "SELECT due_out FROM stay", "2026-11-25", "2026-11-26"),
    (("<F4>", "03", "-", "1", "<Enter>", "y"), "SELECT due_out FROM stay", "2026-11-25", "2026-11-24"),
    (("<F4>", "03", "k"), "SELECT count(*) FROM key_card WHERE status = 'out'", 0, 1),
    (("<F4>", "03", "b", "n", "1", "<Tab>", "28", "<F10>"), "SELECT coalesce(sum(amount_minor), 0) FROM folio_line", 0, 2800),
    (("<F4>", "03", "b", "m", "1", "<Tab>", "28", "<F10>"), "SELECT coalesce(sum(amount_minor), 0) FROM payment", 0, 2800),
    (("<F4>", "05", "102", "s", "2"), "SELECT hk_state FROM room WHERE no = '102'", "clean", "dirty"),
    (("<F4>", "05", "101", "s", "6"), "SELECT flags FROM room WHERE no = '101'", "", "dnd"),
])  # fmt: skip
def test_what_was_done_is_taken_back_where_it_was_done(
    desk: AtWork, hand: Hand, keys: tuple[str, ...], sql: str, before: object, after: object
) -> None:
    in_house(hand)
    if keys is not BOOK:
        hand.book("Wu Min")
    assert hand.value(sql) == before
    desk.press(*keys)
    assert hand.value(sql) == after, desk.message
    assert desk.screen()[-2].rstrip().endswith("u takes it back"), shown(desk)
    screen = desk.counter.sheet.number
    desk.press("u")
    assert desk.counter.prompt is not None
    assert desk.counter.prompt.label == f"Take back: {VERBS[desk.counter.last_verb].title}? y/n"
    desk.press("y")
    assert desk.message == "Taken back.", desk.message
    assert hand.value(sql) == before
    assert desk.counter.sheet.number == screen
    check(hand)


def test_a_deposit_that_goes_back_with_the_check_in_is_named(desk: AtWork, hand: Hand) -> None:
    hand.admit_everybody()
    hand.book("Li Na")
    desk.press("<F4>", "02", "i", IDS[1], "<Enter>", "1", "<Tab>", "200", "<F10>", "u", "y")
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 0, desk.message
    assert desk.message == "Taken back. The deposit goes back to the guest: 200.00."


def test_what_cannot_be_taken_back_says_so_at_once(hand: Hand) -> None:
    hand.do(
        "book", guest="Li Na", type="KNG", arrival="2026-11-24", departure="2026-11-25", status="tentative"
    )
    person = AtWork(hand).press("<F4>", "06", "<Tab>", "<Tab>", "<Tab>", "s")
    assert "u takes it back" not in shown(person)
    person.press("u")
    assert person.message == "R261123-001 is confirmed. This cannot be taken back: do its opposite."
    assert person.counter.prompt is None


def test_a_check_out_is_taken_back_by_u_with_a_second_person(desk: AtWork, hand: Hand) -> None:
    in_house(hand)
    with_password(hand, "night")
    desk.press("<F4>", "03", "q", "y")
    assert hand.value("SELECT status FROM stay") == "checked_out", desk.message
    desk.press("u", "y")
    assert "A second person: 1 here" in shown(desk)
    desk.press("1", "forgot the bag", "<Enter>", "night", "<Enter>", SECRET, "<Enter>")
    assert hand.value("SELECT status FROM stay") == "in_house", desk.message
    check(hand)


def test_a_check_out_is_taken_back_by_y_on_04_with_a_second_person(desk: AtWork, hand: Hand) -> None:
    in_house(hand)
    with_password(hand, "night")
    desk.press("<F4>", "03", "q", "y", "<F4>", "04", *["<Tab>"] * 4, "y", "forgot the bag", "<Enter>")
    assert "A second person: 1 here" in shown(desk)
    assert desk.message.startswith("Only ")
    assert "Next:" not in desk.message
    desk.press("1", "guest is back", "<Enter>", "night", "<Enter>", SECRET, "<Enter>")
    assert desk.message == "Back in the house.", desk.message
    assert hand.value("SELECT status FROM stay") == "in_house"
    check(hand)
