"""03, 04 and 30 at a real hotel: who is in the house, who leaves, what is on the bill; each act by keyboard."""

import json
from collections.abc import Callable
from itertools import product

import pytest

from hotelcs import i18n
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def stay(hand: Hand) -> str:
    """Somebody in the house for two nights."""
    hand.admit_everybody()
    return str(hand.check_in(hand.book("Zhang Wei 张伟")))


@pytest.fixture
def desk(hand: Hand, stay: str) -> AtWork:
    """The receptionist."""
    return AtWork(hand.at("desk"))


def departure(hand: Hand, stay: str) -> str:
    return str(hand.value(f"SELECT due_out FROM stay WHERE no = '{stay}'"))


def test_everybody_in_the_house_is_listed_with_what_they_owe(desk: AtWork, stay: str) -> None:
    shown = "\n".join(desk.press("<F4>", "03").screen())
    assert shown.startswith(" 03 In house")
    assert "Zhang Wei" in shown
    assert "Rooms 1  guests 1" in shown
    assert stay in desk.screen()[-3]


@pytest.mark.parametrize(
    ("typed", "until"), [("1", "2026-11-26"), ("2n", "2026-11-27"), ("+1", "2026-11-26"), ("fri", "2026-11-27"), ("28/11", "2026-11-28"), ("２", "2026-11-27")]
)  # fmt: skip
def test_a_stay_is_extended_by_nights_or_to_a_day(
    desk: AtWork, hand: Hand, stay: str, typed: str, until: str
) -> None:
    assert departure(hand, stay) == "2026-11-25"
    desk.press("<F4>", "03", "+", typed, "<Enter>", "<Enter>")
    assert departure(hand, stay) == until, desk.message
    check(hand)


@pytest.mark.parametrize("typed", ["1", "-1", "tomorrow", "2026-11-24"])
def test_a_stay_is_shortened_and_it_is_taken_back_with_one_key(
    desk: AtWork, hand: Hand, stay: str, typed: str
) -> None:
    desk.press("<F4>", "03", "-", typed, "<Enter>", "y")
    assert departure(hand, stay) == "2026-11-24", desk.message
    desk.press("u", "y")
    assert departure(hand, stay) == "2026-11-25", desk.message
    check(hand)


@pytest.mark.parametrize("typed", ["soon", "2026-13-01", "99999", "31/2"])
def test_a_day_that_is_none_is_said_and_nothing_happens(
    desk: AtWork, hand: Hand, stay: str, typed: str
) -> None:
    desk.press("<F4>", "03", "+", typed, "<Enter>")
    assert desk.counter.prompt is None
    assert desk.message
    assert departure(hand, stay) == "2026-11-25"


def test_a_guest_moves_to_another_room(desk: AtWork, hand: Hand, stay: str) -> None:
    free = hand.value("SELECT no FROM room WHERE id NOT IN (SELECT room_id FROM stay) AND type_id = "
                      "(SELECT type_id FROM room r JOIN stay s ON s.room_id = r.id)")  # fmt: skip
    desk.press("<F4>", "03", "m", str(free), "<Enter>", "<Enter>")
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == free, desk.message


def test_digits_go_to_a_room(hand: Hand) -> None:
    hand.admit_everybody()
    for name, room in (("Zhang Wei", "101"), ("Li Na", "102"), ("Wang Fang", "103")):
        hand.check_in(hand.book(name), room=room)
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "03")
    rooms = [row.room for row in person.counter.sheet.front.rows]  # type: ignore[attr-defined]
    for room in reversed(rooms):
        person.press(room, "<Enter>")
        assert person.counter.sheet.current.room == room  # type: ignore[attr-defined]
    person.press("9")
    assert person.message == "No room here begins with 9."


def test_the_bill_takes_a_charge_a_payment_and_a_correction(desk: AtWork, hand: Hand, stay: str) -> None:
    desk.press("<F4>", "03", "b")
    assert desk.screen()[0].startswith(" 30 Bill")
    desk.press("n", "1", "<Tab>", "28", "<F10>")
    assert hand.rows("SELECT kind, amount_minor FROM folio_line WHERE kind = 'minibar'") == [
        ("minibar", 2800)
    ], desk.message
    assert "balance 28.00" in desk.screen()[1]
    desk.press("m", "2", "<F10>")
    assert "balance 0.00" in desk.screen()[1], desk.message
    desk.press("x", "typed twice", "<Enter>")
    assert hand.value("SELECT count(*) FROM folio_line WHERE corrects_id IS NOT NULL") + hand.value(
        "SELECT count(*) FROM payment WHERE corrects_id IS NOT NULL") == 1, desk.message  # fmt: skip
    check(hand)


def test_a_guest_who_owes_nothing_is_out_within_the_budget(hand: Hand, stay: str) -> None:
    """Handbook 03 budget 3: the room's digits, Enter, q, Enter - on the screen of departures."""
    hand.do("close-day", keep_arrivals=True)
    hand.do("close-day", keep_arrivals=True)
    hand.do("take-payment", stay=stay, method="cash")
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "04")
    room = str(hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id"))
    person.press(room, "<Enter>", "q", "<Enter>")
    assert hand.value("SELECT status FROM stay") == "checked_out", person.message
    person.press("<Tab>", "<Tab>", "<Tab>", "<Tab>")
    assert "gone" in "\n".join(person.screen())


def test_a_guest_who_owes_pays_by_a_digit(hand: Hand, stay: str) -> None:
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    hand.do("shorten", stay=stay, departure="2026-11-24")
    hand.do("close-day", keep_arrivals=True)
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "04", "q")
    assert "pays" in person.counter.prompt.label, person.message  # type: ignore[union-attr]
    person.press("1")
    assert hand.value("SELECT status FROM stay") == "checked_out", person.message
    person.press("u", "y")
    check(hand)


def test_whoever_may_see_no_guests_is_told(hand: Hand, stay: str) -> None:
    staff = hand.do("add-staff", name="Sun Qi", posts=["MNT"]).result["staff"]
    hand.do("add-account", login="sun", staff=staff)
    person = AtWork(hand.at("sun"))
    for area in ("03", "04"):
        shown = "\n".join(person.press("<F4>", area).screen())
        assert "Zhang Wei" not in shown
        assert "needs" in shown


def test_whoever_sees_guests_but_no_money_sees_no_bill(hand: Hand, stay: str) -> None:
    staff = hand.do("add-staff", name="Sun Qi", posts=["RES"]).result["staff"]
    hand.do("add-account", login="sun", staff=staff)
    hand.do("post-charge", stay=stay, kind="minibar", amount=98_765)
    person = AtWork(hand.at("sun"))
    assert "987" not in "\n".join(person.press("<F4>", "03").screen(120, 40))
    person.press("b")
    assert person.screen()[0].startswith(" 03")
    assert "needs" in person.message


@pytest.mark.parametrize(("size", "language"), list(product([(80, 24), (120, 40)], ["en", "zh"])))
def test_every_tab_of_each_screen_fits(hand: Hand, stay: str, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    hand.do("post-charge", stay=stay, kind="laundry", amount=123_456, description="两件衬衫 two shirts")
    person = AtWork(hand)
    opened: list[Callable[[], AtWork]] = [
        lambda: person.press("<F4>", "03"),
        lambda: person.press("<F4>", "04"),
        lambda: person.press("<F4>", "03", "b"),
    ]
    for go in opened:
        go()
        for _ in range(5):
            lines = person.screen(*size)
            assert len(lines) == size[1]
            person.press("<Enter>").screen(*size)
            person.press("<Esc>") if person.counter.dialog is not None else None
            person.press("<Tab>")


def test_a_card_lets_the_keys_below_it_through(hand: Hand, stay: str) -> None:
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "03", "<Enter>")
    assert person.counter.dialog is not None
    person.press("b")
    assert person.counter.dialog is None
    assert person.screen()[0].startswith(" 30 Bill")


def test_the_form_of_a_charge_says_whose_bill_it_is(desk: AtWork, stay: str) -> None:
    desk.press("<F4>", "03", "b", "n")
    assert "101 Zhang Wei" in "\n".join(desk.screen())


def test_paying_back_needs_an_amount_and_offers_the_credit(desk: AtWork, hand: Hand, stay: str) -> None:
    desk.press("<F4>", "03", "b", "y", "<F10>")
    assert desk.message == "Amount is missing."
    desk.press("<Esc>")
    hand.do("take-payment", stay=stay, amount=5000, method="cash")
    desk.press("<F5>", "y", "<F10>")
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 0, desk.message


def test_paying_back_offers_what_was_paid_beside_the_deposit(hand: Hand) -> None:
    hand.admit_everybody()
    stay = hand.check_in(hand.book("Li Na"), waive_deposit=False, deposit=100_000, method="cash")
    hand.do("take-payment", stay=stay, amount=5000, method="cash")
    desk = AtWork(hand.at("desk")).press("<F4>", "03", "b", "y")
    assert "[50.00 " in "\n".join(desk.screen())
    desk.press("<F10>")
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 100_000, desk.message


def test_what_is_said_beside_a_question_is_whole_in_its_help(desk: AtWork, stay: str) -> None:
    desk.press("<F4>", "03", "b", "q", "<F1>")
    shown = " ".join(" ".join(line.strip("|") for line in desk.screen()).split())
    assert "the nights that are left are given up." in shown
    assert "y or 1: yes" in shown
    desk.press("<F1>")
    assert desk.message, "it stays beside the question when the help closes"


def test_a_late_guest_who_is_owed_money_is_told_both(hand: Hand) -> None:
    hand.admit_everybody()
    hand.check_in(
        hand.book("Li Na", departure="2026-11-24"), waive_deposit=False, deposit=100_000, method="cash"
    )
    hand.do("close-day", keep_arrivals=True)
    hand.now = hand.now.replace(day=24, hour=8)
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "04", "q")
    assert person.counter.prompt is not None, person.message
    label = person.counter.prompt.label  # type: ignore[union-attr]
    assert "late" in label
    assert "pay back" in label


def test_a_bill_is_opened_by_its_room(desk: AtWork, stay: str) -> None:
    desk.press(":", "bill 101", "<Enter>")
    assert desk.screen()[0].startswith(" 30 Bill")
    desk.press("<Esc>", ":", "bill 103", "<Enter>")
    assert desk.message == "Nobody is in room 103. The bill of who has left: F4 04, tab Gone, b."
    desk.press(":", "bill", "<Enter>")
    assert desk.message.startswith(":bill ")


def test_a_child_joins_a_stay_with_a_guardian_and_leaves_it_again_with_u(
    desk: AtWork, hand: Hand, stay: str
) -> None:
    desk.press("<F4>", "03", "i", "<Tab>", "Tian", "<Tab>", "1", "<Tab>", "Zhang Wei", "<F10>")
    assert desk.message == "There are 2 people in the room now."
    assert hand.rows("SELECT name, minor FROM stay_guest ORDER BY id")[-1] == ("Tian", 1)
    desk.press("u", "y")
    assert desk.message == "Taken back."
    assert hand.value("SELECT count(*) FROM stay_guest WHERE left_at IS NULL") == 1
    check(hand)


def test_who_leaves_before_the_last_night_is_told_that_nights_are_given_up(desk: AtWork, stay: str) -> None:
    desk.press("<F4>", "03", "q")
    assert "Booked until 2026-11-25: the nights that are left are given up." in desk.message
    assert "Check out 101 Zhang Wei" in "\n".join(desk.screen())


@pytest.mark.parametrize("letter", ["g", "u", "f", "/", "x"])
def test_a_letter_typed_into_a_choice_goes_nowhere(desk: AtWork, letter: str) -> None:
    desk.press(":", "n", "<Enter>", "Li Na", "<Enter>", "<Enter>", letter, "r")
    assert desk.message == "r is no choice here (Tab goes on): 1 KNG(2), 2 SUI(1), 3 TWN(2)."
    assert desk.counter.sheet.number == "06"
    assert desk.counter.prompt is None


@pytest.fixture
def held(hand: Hand) -> AtWork:
    """The receptionist; somebody in 101 whose card is held for 500.00 and who had something for 28.00."""
    hand.admit_everybody()
    booking = hand.book(departure="2026-11-24", rate=0)
    hand.check_in(booking, waive_deposit=False, deposit=50_000, method="preauth", auth_no="A1")
    hand.do("post-charge", stay="101", kind="minibar", amount=2800)
    return AtWork(hand.at("desk"))


def test_what_a_hold_on_a_card_gives_is_named_before_and_after_the_check_out(
    held: AtWork, hand: Hand
) -> None:
    held.press("<F4>", "03", "q")
    assert "Check out 101 Zhang Wei, 28.00 from the card's hold? y/Esc" in "\n".join(held.screen())
    held.press("y")
    assert "Taken from the card's hold: 28.00." in held.message
    result = json.loads(hand.value("SELECT result FROM ledger WHERE verb = 'check-out'"))
    assert result["captured_minor"] == 2800
    check(hand)


def test_a_hold_that_is_too_small_is_named_beside_what_is_paid(held: AtWork, hand: Hand) -> None:
    hand.do("post-charge", stay="101", kind="minibar", amount=50_000)
    held.press("<F4>", "03", "q")
    assert "pays 28.00" in "\n".join(held.screen())
    assert "500.00 is taken from the card's hold." in held.message


def test_a_master_bill_that_nobody_is_left_of_is_opened_and_paid_among_the_debts(hand: Hand) -> None:
    booked = hand.do("book", guest="Tour", type="KNG", arrival="2026-11-23", departure="2026-11-24", rooms=2)
    first, second = booked.result["reservations"]
    master = hand.do("open-master", reservation=first, what=["room"]).result["folio"]
    hand.do("cancel", reservation=first, reason="ill", fee=5000)
    hand.do("cancel", reservation=second, reason="ill", fee=0)
    assert [row.folio for row in hand.desk.show("debts")] == [master]
    person = AtWork(hand)
    person.press("<F4>", "04")
    person.counter.sheet.go_to([tab.title for tab in person.counter.sheet.tabs].index("Debts"))
    assert master in "\n".join(person.screen(120, 40))
    person.press("b")
    assert person.counter.sheet.whose == {"no": master}
    assert person.counter.sheet.bill.balance_minor == 5000
    person.press("<Esc>", "m")
    assert person.counter.sheet.given == {"folio": master}
    person.counter.sheet.form["method"].put("cash")
    person.press("<F10>")
    assert hand.desk.show("debts") == []
    assert hand.value("SELECT status FROM folio WHERE kind = 'master'") == "closed"
