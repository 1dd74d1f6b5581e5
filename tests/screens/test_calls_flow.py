"""Calls and holds by keyboard at a real hotel: an outcome is a digit, what is said goes into the booking."""

from datetime import timedelta

import pytest

from hotelcs import i18n
from hotelcs.screens.call_answer import answer_of
from hotelcs.screens.dialogs.menu import action_menu
from tests.conftest import IDS, NOON, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

TOMORROW = {"arrival": "2026-11-24", "departure": "2026-11-26"}
PRE_ARRIVAL, HOLDS = 5, 6


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    """The receptionist in the afternoon, with two guests of tomorrow."""
    hand.book("Anna Berg", phone="+4915112345678", country="DEU", **TOMORROW)
    hand.book("王芳", phone="13800138000", country="CHN", **TOMORROW)
    return AtWork(hand.at("desk"))


def at(desk: AtWork, tab: int) -> AtWork:
    return desk.press("<F4>", "06", *["<Tab>"] * tab)


def shown(person: AtWork, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(person.screen(columns, rows))


def outcomes(hand: Hand) -> list[tuple[object, ...]]:
    return hand.rows("SELECT kind, outcome FROM guest_call WHERE voided_at IS NULL ORDER BY id")


def test_the_list_shows_whom_to_call_the_whole_number_stands_below_and_enter_says_what_to_say(
    desk: AtWork,
) -> None:
    at(desk, PRE_ARRIVAL)
    text = shown(desk)
    assert "Pre-arrival 2" in text
    assert "!call" in text
    assert "1 confirmed  2 changed  3 does not come  4 not reached" in desk.screen()[1]
    assert "+4915112345678" in desk.screen()[-3]
    assert "+4915112345678" not in "\n".join(desk.screen()[:-3])
    desk.press("<Enter>")
    assert "Good day, Anna Berg, this is Lakeside Hotel." in shown(desk)
    desk.press("<Esc>", "<Down>", "<Enter>")
    assert "王芳您好，这里是湖畔酒店。" in shown(desk)
    assert "王芳您好" in shown(desk.press("<Esc>"), 120, 40), "beside the list where there is room"


def test_a_confirmed_guest_costs_two_keys_and_the_hour_and_needs_are_data(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("1", "1830 train cot", "<Enter>")
    assert hand.rows("SELECT eta_minute, requests FROM reservation WHERE no = 'R261123-001'") == [
        (1110, "train, cot")
    ], desk.message
    assert desk.message == "Anna Berg: confirmed."
    assert desk.counter.sheet.current.guest == "Anna Berg"  # type: ignore[attr-defined]
    desk.press("<Home>", "1", "<Enter>")
    assert outcomes(hand) == [("pre_arrival", "confirmed")] * 2
    check(hand)


def test_nobody_answering_is_one_key_and_twice_is_given_up(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("4")
    assert "at 16:00" in shown(desk), desk.message
    desk.press("<End>", "4")
    assert outcomes(hand) == [("pre_arrival", "unreachable")] * 2
    assert "given up" in shown(desk)


def test_who_does_not_come_is_cancelled_after_a_yes(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("3", "n")
    assert outcomes(hand) == []
    desk.press("3", "y")
    assert hand.value("SELECT status FROM reservation WHERE no = 'R261123-001'") == "cancelled", desk.message
    assert "Pre-arrival 1" in shown(desk)


def test_a_change_is_noted_and_the_form_of_changes_opens(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("2", "<Tab>", "fri", "<F10>")
    assert outcomes(hand) == [("pre_arrival", "changed")]
    assert hand.value("SELECT departure FROM reservation WHERE no = 'R261123-001'") == "2026-11-27", (
        desk.message
    )


def test_a_call_is_taken_back_with_u(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("1", "18", "<Enter>", "u", "y")
    assert outcomes(hand) == [], desk.message
    assert hand.value("SELECT eta_minute FROM reservation WHERE no = 'R261123-001'") is None


def test_digits_on_other_tabs_say_where_calls_are(desk: AtWork, hand: Hand) -> None:
    at(desk, 2).press("1")
    assert desk.message == "Outcomes of calls are behind the tab Pre-arrival: Tab."
    at(desk, 0).press("4")
    assert desk.message == "Outcomes of calls are behind the tab Pre-arrival: Tab."
    assert outcomes(hand) == []


def test_the_usual_keys_work_on_those_to_be_called(desk: AtWork, hand: Hand) -> None:
    at(desk, PRE_ARRIVAL).press("y", "2")
    assert hand.value("SELECT guarantee FROM reservation WHERE no = 'R261123-001'") == "card", desk.message
    desk.press("x", "ill", "<Enter>")
    assert hand.value("SELECT status FROM reservation WHERE no = 'R261123-001'") == "cancelled", desk.message


def test_nobody_to_call_is_said(hand: Hand) -> None:
    desk = at(AtWork(hand.at("desk")), PRE_ARRIVAL)
    assert "Nobody is to be called" in shown(desk)
    desk.press("1", "4")
    assert outcomes(hand) == []
    assert "No booking of today is without a guarantee." in shown(desk.press("<Tab>"))


# --- holds


def test_a_hold_is_kept_or_let_go_with_one_key(hand: Hand) -> None:
    hand.book("Keeps")
    hand.book("Leaves")
    hand.now = NOON + timedelta(hours=3)
    desk = at(AtWork(hand.at("desk")), HOLDS)
    assert "!18:00" in shown(desk)
    desk.press("1")
    assert hand.rows("SELECT hold_until IS NOT NULL, status FROM reservation WHERE no = 'R261123-001'") == [
        (1, "confirmed")
    ], desk.message
    assert desk.message == "R261123-001 is kept till midnight."
    desk.press("<Home>", "2")
    assert hand.value("SELECT status FROM reservation WHERE no = 'R261123-002'") == "cancelled", desk.message
    desk.press("u", "y")
    assert hand.value("SELECT status FROM reservation WHERE no = 'R261123-002'") == "confirmed", desk.message
    desk.press("3")
    assert desk.message == "Outcomes of calls are behind the tab Pre-arrival: Tab."
    check(hand)


def test_before_its_hour_a_booking_is_not_let_go(hand: Hand) -> None:
    hand.book("Early")
    desk = at(AtWork(hand.at("desk")), HOLDS).press("2")
    assert desk.message.startswith("R261123-001 is held until 18:00."), desk.message


def test_home_opens_the_calls_and_the_holds(hand: Hand) -> None:
    hand.book("Anna", **TOMORROW)
    hand.book("Today")
    hand.now = NOON + timedelta(hours=3)
    desk = AtWork(hand.at("desk"))
    desk.press("<F4>", "01")
    lines = [line for line in desk.screen()[:-3] if "To call" in line or "Holds lapsed" in line]
    assert len(lines) == 3, shown(desk)
    for told, tab in (("Holds lapsed", "[Holds]"), ("To call, arriving", "[Pre-arrival]")):
        desk.press("<F4>", "01")
        items = [words for words, _ in desk.counter.sheet.items()]  # type: ignore[attr-defined]
        desk.press(str(next(at for at, words in enumerate(items, 1) if words.startswith(told))))
        assert tab in shown(desk)


# --- leaving


@pytest.fixture
def leaving(hand: Hand) -> Hand:
    """Two guests who are to leave today, half past eleven."""
    for number, room in enumerate(("101", "102")):
        hand.check_in(
            hand.book(f"Guest {number}", departure="2026-11-24", phone=f"1380013800{number}"),
            room,
            document=IDS[number],
        )
    hand.do("close-day")
    hand.now = NOON + timedelta(hours=20, minutes=30)
    return hand


def test_those_who_said_nothing_are_called_and_what_they_say_is_a_digit(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>")
    assert "[No contact]" in shown(desk)
    assert "+8613800138000" in desk.screen()[-3]
    desk.press("1")
    assert outcomes(leaving) == [("due_out", "leaving")], desk.message
    assert "No contact 1" in shown(desk)
    desk.press("2", "1430", "<Enter>")
    assert leaving.rows("SELECT outcome, at_minute FROM guest_call ORDER BY id DESC LIMIT 1") == [
        ("late_out", 870)
    ], desk.message
    assert "Everybody who leaves today has said so, or has left." in shown(desk)


def test_who_stays_on_is_asked_for_how_long_at_once(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>", "3", "1", "<Enter>", "<Enter>")
    assert outcomes(leaving) == [("due_out", "extends")]
    assert leaving.value("SELECT due_out FROM stay WHERE no = 'S261123-001'") == "2026-11-25", desk.message


def test_nobody_answers_twice(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>", "4")
    assert "at 12:30" in shown(desk)
    desk.press("<End>", "4")
    assert "given up" in shown(desk)


def test_an_hour_that_is_none_is_said_and_nothing_is_noted(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>", "2", "soon", "<Enter>")
    assert "is not a time" in desk.message
    assert outcomes(leaving) == []


def test_the_keys_of_check_out_work_on_them_and_digits_go_to_rooms_on_the_other_tabs(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "102")
    assert desk.counter.sheet.current.room == "102"  # type: ignore[attr-defined]
    assert outcomes(leaving) == []
    desk.press("<STab>", "q")
    assert "Guest 0" in shown(desk)
    desk.press("<Esc>", "b")
    assert desk.screen()[0].startswith(" 30 Bill")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60)])
def test_the_tabs_are_drawn_to_their_width_in_both_languages(
    leaving: Hand, language: str, columns: int, rows: int
) -> None:
    for name in ("[b]Anna", "王" * 40, "O'Brien <i>"):
        leaving.book(name, arrival="2026-11-25", departure="2026-11-26", type="SUI", overbook=True)
        leaving.book(name, arrival="2026-11-24", departure="2026-11-26", type="SUI", overbook=True)
    i18n.use(language)
    desk = AtWork(leaving.at("desk"))
    for area, tabs in (("04", 5), ("06", 5), ("06", 6)):
        desk.press("<F4>", area, *["<Tab>"] * tabs)
        assert len(desk.screen(columns, rows)) == rows
        desk.press("<Enter>")
        assert len(desk.screen(columns, rows)) == rows
        desk.press("<Esc>")


# --- one line


@pytest.mark.parametrize(("line", "told"), [
    ("", {}),
    ("1830", {"eta": 1110}),
    ("18", {"eta": 1080}),
    ("6pm taxi", {"eta": 1080, "transport": "taxi"}),
    ("18:30 train two cots", {"eta": 1110, "transport": "train", "needs": "two cots"}),
    ("18点半 高铁 婴儿床", {"eta": 1110, "transport": "高铁", "needs": "婴儿床"}),
    ("2 cots", {"eta": 120, "needs": "cots"}),
    ("cots 2", {"needs": "cots 2"}),
    ("train 2015", {"transport": "train", "eta": 1215}),
    ("wheelchair", {"needs": "wheelchair", "assist": True}),
    ("轮椅", {"needs": "轮椅", "assist": True}),
    ("taxi taxi", {"transport": "taxi", "needs": "taxi"}),
    ("１８３０", {"eta": 1110}),
    ("room 9999", {"needs": "room 9999"}),
])  # fmt: skip
def test_one_line_says_the_hour_the_way_and_the_needs(line: str, told: dict[str, object]) -> None:
    assert answer_of(line) == told


def test_the_bar_and_the_help_say_what_digits_do_on_the_tab_in_front(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04")
    assert "1-4 Call" not in desk.screen()[-1]
    desk.press("<F1>")
    assert "Digits go to a room" in shown(desk)
    desk.press("<Esc>", "<STab>")
    assert "1-4 Call" in desk.screen()[-1]
    desk.press("<F1>")
    assert "leaves, leaves later, stays on, no answer" in shown(desk)
    assert "Digits go to a room" not in shown(desk)


@pytest.mark.parametrize("digit", "056789")
def test_a_digit_that_is_no_outcome_notes_nothing_and_goes_nowhere(leaving: Hand, digit: str) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>", digit)
    assert "1 to 4 say what came of the call" in desk.message
    assert outcomes(leaving) == []


def test_the_menu_of_actions_lists_no_outcome_for_a_digit_would_note_one(leaving: Hand) -> None:
    desk = AtWork(leaving.at("desk")).press("<F4>", "04", "<STab>")
    listed = [told for told, _ in action_menu(desk.counter).entries]
    assert any("Check out: what is to be paid" in told for told in listed)
    assert not any("Behind No contact" in told for told in listed)
