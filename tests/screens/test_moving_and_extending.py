"""A move and another departure are tried before they are asked: what they cost, which rooms there are, why."""

import json

import pytest

from hotelcs import i18n
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork, in_house

LANGUAGES = ("en", "zh")


@pytest.fixture
def person(hand: Hand) -> AtWork:
    return AtWork(hand)


def where(hand: Hand) -> str:
    return str(
        hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id WHERE s.status = 'in_house'")
    )


def rates(hand: Hand) -> list[int]:
    return [rate for (rate,) in hand.rows("SELECT rate_minor FROM reservation_night ORDER BY night")]


def shown(person: AtWork) -> str:
    return "\n".join(person.screen())


def test_rooms_to_move_to_are_offered_by_number_with_price_and_reasons(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    person.press("<F4>", "03", "m")
    told = shown(person)
    assert "Rooms for Zhang Wei" in told
    assert "1 102 VC  KNG  same price" in told
    assert person.press("<F1>").message == "Type, then Enter; Esc leaves it."
    person.press("1", "<Enter>", "2")
    assert where(hand) == "102"
    assert person.message == "Zhang Wei is in room 102."
    check(hand)


@pytest.mark.parametrize(("digit", "why"), [("1", "wish"), ("3", "fault"), ("6", "house"), ("<Enter>", "")])
def test_why_is_a_digit_and_is_kept(person: AtWork, hand: Hand, digit: str, why: str) -> None:
    in_house(hand)
    person.word("mv 101 102").press(digit)
    assert where(hand) == "102"
    told = json.loads(hand.value("SELECT result FROM ledger WHERE verb = 'move-room'"))
    assert told["why"] == why


def test_a_dearer_type_is_offered_with_what_it_costs_more(person: AtWork, hand: Hand) -> None:
    in_house(hand, room="201", type="TWN")
    person.press("<F4>", "03", "m")
    assert "KNG  +40.00" in shown(person)
    person.press("101", "<Enter>", "5")
    assert where(hand) == "101"


def test_a_dearer_room_says_its_price_and_a_key_takes_it(person: AtWork, hand: Hand) -> None:
    in_house(hand, room="201", type="TWN")
    person.word("mv 201 101")
    assert "price stays; by the list +40.00" in person.message
    assert "a night x 2" in person.message
    person.press("+")
    assert "a night, +" in person.message
    person.press("1")
    assert where(hand) == "101"
    assert rates(hand) == [376_00] * 2
    person.press("u", "y")
    assert where(hand) == "201"
    assert rates(hand) == [336_00] * 2
    check(hand)


def test_without_the_key_the_price_stays(person: AtWork, hand: Hand) -> None:
    in_house(hand, room="201", type="TWN")
    person.word("mv 201 101").press("+", "+", "5")
    assert rates(hand) == [336_00] * 2


@pytest.mark.parametrize(
    ("room", "said"), [("999", "There is no room 999."), ("102", "Room 102 is not ready")]
)
def test_a_room_that_cannot_be_is_refused_before_anything_is_asked(
    person: AtWork, hand: Hand, room: str, said: str
) -> None:
    in_house(hand)
    hand.do("set-room-status", room="102", status="dirty")
    person.word(f"mv 101 {room}")
    assert person.message.startswith(said)
    assert person.counter.prompt is None
    assert where(hand) == "101"


@pytest.mark.parametrize("answer", ["0", "n", "<Esc>"])
def test_no_moves_nobody(person: AtWork, hand: Hand, answer: str) -> None:
    in_house(hand)
    person.word("mv 101 102").press(answer)
    assert where(hand) == "101"


def test_the_cards_made_anew_are_told(person: AtWork, hand: Hand) -> None:
    hand.check_in(hand.book(), cards=2)
    person.word("mv 101 102").press("1")
    assert person.message == "Zhang Wei is in room 102. New key cards: 2."


def test_after_an_act_the_colon_row_says_that_u_takes_it_back(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    person.word("mv 101 102").press("1")
    assert person.screen()[-2].rstrip().endswith("u takes it back")
    person.press("<F5>")
    assert "u takes it back" not in shown(person)


def test_a_chain_with_a_move_waits_for_its_reason(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    person.word("mv 101 102; ext 102 1")
    person.press("1")
    assert where(hand) == "102"
    person.press("<Enter>")
    assert hand.value("SELECT due_out FROM stay") == "2026-11-26"


# --- another departure


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_extension_says_what_it_costs_in_which_room_before_it_is_done(hand: Hand, language: str) -> None:
    i18n.use(language)
    in_house(hand)
    person = AtWork(hand)
    person.word("ext 101 2")
    assert "752.00" in person.message
    assert "1504.00" in person.message
    assert "101" in person.message
    assert hand.value("SELECT due_out FROM stay") == "2026-11-25"
    person.press("<Enter>")
    assert hand.value("SELECT due_out FROM stay") == "2026-11-27"


def test_a_shorter_stay_says_what_is_taken_off(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    person.press("<F4>", "03", "-", "1", "<Enter>")
    assert person.message == "Nights fewer: 1, 376.00 less; the whole stay 376.00."
    person.press("y")
    assert person.message == "Zhang Wei leaves on 2026-11-24."


def test_when_the_room_is_promised_the_added_nights_are_offered_in_another(
    person: AtWork, hand: Hand
) -> None:
    in_house(hand)
    hand.book("Li Na", room="101", arrival="2026-11-25", departure="2026-11-26")
    person.word("ext 101 1")
    assert "The added nights in another room: 1 102" in shown(person)
    person.press("1")
    assert person.message.endswith("The added nights in room 102.")
    person.press("<Enter>")
    assert hand.value("SELECT due_out FROM stay") == "2026-11-26"
    assert hand.value("SELECT r.no FROM room_night n JOIN room r ON r.id = n.room_id WHERE night = '2026-11-25' AND r.no = '102'") == "102"  # fmt: skip
    check(hand)


def test_a_stay_is_not_made_longer_by_a_day_that_is_no_later(person: AtWork, hand: Hand) -> None:
    in_house(hand)
    person.word("ext 101 2026-11-24")
    assert person.message.startswith("R261123-001 leaves on 2026-11-25 already.")
    assert person.counter.prompt is None


def test_rooms_in_which_somebody_is_are_not_offered_and_ready_rooms_stand_first(
    person: AtWork, hand: Hand
) -> None:
    in_house(hand, room="201", type="TWN")
    hand.check_in(hand.book("Li Na", type="TWN", departure="2026-11-24"), "202", document=IDS[1])
    hand.do("set-room-status", room="101", status="dirty")
    person.press("<F4>", "03", "m")
    told = shown(person)
    assert "202 OC" not in told
    ready, dirty = told.index(" 102 VC"), told.index(" 101 VD")
    assert ready < dirty
