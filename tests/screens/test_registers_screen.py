"""29 Registers at a real hotel: each register by keyboard, the words of the `:` line, the keys of 03, what is due on Home."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hotelcs import i18n
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

FOLDER = Path(__file__).parent / "golden"
TABS = ("visitors", "luggage", "parcels", "wake_calls", "messages", "whereabouts")
MORNING = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
"""Half past six at the hotel, the next day."""


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two rooms, one party to come, something in every register."""
    hand.admit_everybody()
    hand.check_in(hand.book("Zhang Wei 张伟"), room="101")
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    hand.do("visitor-in", stay="101", name="Fan Ying 范颖", last4="002X", approved=True)
    hand.do("take-luggage", whose="101", tag="A17", pieces=2, location="shelf 3", fragile=True)
    hand.do("take-luggage", whose=hand.book("Sun Qi"), kind="parcel", sender="Courier", until="18")
    hand.do("set-wake-call", stays="101", at="0630", repeat=True)
    hand.do("set-wake-call", stays="102", at="1502", kind="knock")
    hand.do("take-message", whose="101", words="Call home 请回电话", sender="the office", urgent=True)
    hand.do("locate", stay="102", place="pool", until="16")
    return hand


@pytest.fixture
def desk(house: Hand) -> AtWork:
    """The receptionist."""
    return AtWork(house.at("desk"))


def register(desk: AtWork, name: str) -> AtWork:
    """Screen 29 with a register in front."""
    return desk.press("<F4>", "29", *["<Tab>"] * TABS.index(name))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_registers_look_as_they_did(house: Hand, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    different = []
    for name in TABS:
        person = register(AtWork(house), name)
        person.counter.columns = size[0]
        found = "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"
        kept = FOLDER / f"register_{name}.{language}.{size[0]}x{size[1]}.txt"
        if os.environ.get("HOTELCS_GOLDEN") == "write":
            kept.write_text(found, "utf-8")
        if found != kept.read_text("utf-8"):
            different.append(name)
    assert different == []


@pytest.mark.parametrize("name", TABS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_empty_register_says_what_would_be_there_and_how_it_comes_there(
    hand: Hand, language: str, name: str
) -> None:
    hand.admit_everybody()
    i18n.use(language)
    person = register(AtWork(hand), name)
    before = person.last
    assert " n" in "\n".join(person.screen()) or "按 n" in "\n".join(person.screen())
    person.press("x", "k", "r", "e", "-", "i", "<Enter>")
    assert person.last == before, "keys of rows do nothing without rows"


def test_a_visitor_leaves_with_one_key_and_comes_back_with_another(desk: AtWork, house: Hand) -> None:
    register(desk, "visitors").press("k")
    assert desk.message == "V261123-001 has left room 101."
    assert house.desk.show("visitors") == []
    desk.press("u", "y")
    assert len(house.desk.show("visitors")) == 1
    check(house)


def test_a_visitor_is_registered_in_a_form_that_knows_the_name(desk: AtWork, house: Hand) -> None:
    register(desk, "visitors").press("i", IDS[2], "<F10>")
    assert desk.message == "V261123-001 is a guest of S261123-001 now."
    assert [one.name for one in house.desk.show("stay", room="101").people] == [
        "Zhang Wei 张伟",
        "Fan Ying 范颖",
    ]


def test_a_new_visitor_is_refused_at_the_field_until_the_guest_agrees(desk: AtWork, house: Hand) -> None:
    register(desk, "visitors").press("n", "102", "<Tab>", "Gu Bo", "<Tab>", "123456", "<F10>")
    assert "Only the last four characters." in desk.message
    desk.press("<Backspace>", "<Backspace>", "<F10>")
    assert "Ask the guest first" in desk.message
    desk.press("1", "<F10>")
    assert desk.message == "V261123-002 visits room 102, until 2026-11-23 23:00."
    assert {row.document for row in house.desk.show("visitors")} == {"***002X", "***1234"}


def test_luggage_is_handed_out_to_somebody_and_changed_before(desk: AtWork, house: Hand) -> None:
    register(desk, "luggage").press("e", "3", "<F10>")
    assert desk.message == "A17: 3 pieces, shelf 3, until 2026-11-25 23:59."
    desk.press("r", "<Enter>")
    assert desk.message == "It cannot be done without words; Esc leaves it."
    desk.press("<Esc>")
    assert desk.message == "Nothing was changed."
    desk.press("r", "<Enter>", "the guest", "<Enter>")
    assert desk.message == "A17 is handed out."
    assert [row.handed_to for row in house.desk.show("luggage", tag="A17", all=True)] == ["the guest"]
    assert desk.counter.sheet.current is None  # type: ignore[attr-defined]
    assert "to the guest" in "\n".join(desk.press("v").screen(120, 40)), "v shows what is over"


def test_a_parcel_is_taken_for_guests_still_to_come(desk: AtWork, house: Hand) -> None:
    register(desk, "parcels").press("n")
    assert "[2parcel]" in "\n".join(desk.screen()), "the register in front says what it is"
    desk.press("<Tab>", "r3", "<Tab>", "<Tab>", "<Tab>", "P7", "<F10>")
    assert desk.message == "Kept under P7, until 2026-11-23 23:59."
    assert [row.tag for row in house.desk.show("luggage", kind="parcel")] == ["K261123-001", "P7"]


def test_a_wake_up_call_is_answered_not_answered_and_cancelled(desk: AtWork, house: Hand) -> None:
    register(desk, "wake_calls").press("-")
    assert desk.message == "Room 102 did not answer: again at 15:05."
    desk.press("-")
    assert desk.message == "Room 102 does not answer: the duty manager has it now."
    desk.press("y")
    assert desk.message == "Room 102 is awake."
    desk.press("x", "n")
    assert len(house.desk.show("wake-calls")) == 1
    desk.press("x", "y")
    assert house.desk.show("wake-calls") == []
    desk.press("u", "y")
    assert len(house.desk.show("wake-calls")) == 1


def test_a_message_is_given_or_withdrawn(desk: AtWork, house: Hand) -> None:
    register(desk, "messages").press("y")
    assert desk.message == "M261123-001 is with the guest."
    desk.press("u", "y", "x", "y")
    assert desk.message == "M261123-001 is withdrawn."
    assert [row.status for row in house.desk.show("messages", all=True)] == ["withdrawn"]


def test_where_a_guest_is_is_forgotten(desk: AtWork, house: Hand) -> None:
    register(desk, "whereabouts").press("x")
    assert house.desk.show("whereabouts") == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wake 101 0730", "Wake-up calls set: 1, 2026-11-24 07:30."),
        ("jx 101,102 fri", "neither"),
        ("叫醒 102 0615 每天 敲门", "Wake-up calls set: 1, 2026-11-24 06:15."),
        ("叫醒 102 0615 同行", "Wake-up calls set: 1, 2026-11-24 06:15."),
        ("wake 101", ":wake"),
        ("wake 999 0630", "There is no stay 999."),
        ("bag 102 3", "Kept under X261123-001, until 2026-11-25 23:59."),
        ("寄存 102 1 B2", "Kept under B2"),
        ("bag 102 many", ":bag"),
        ("bag 102 1 a17", "Something is kept under this tag already."),
        ("at 101 the lobby bar 17", "Room 101 is found there until 2026-11-23 17:00."),
        ("at 102", "Where room 102 is, is not known any more."),
        ("visit 101", ":visit"),
    ],
)
def test_a_line_does_it_or_says_how_it_is_written(desk: AtWork, line: str, said: str) -> None:
    desk.word(line)
    assert said in desk.message or (said == "neither" and "2026-11-25" in desk.message), desk.message


def test_a_whole_chain_of_registers_is_one_line(desk: AtWork, house: Hand) -> None:
    desk.word("wake 101 0730; bag 102 1 B2; at 101 gym 17")
    assert len(house.desk.show("wake-calls", stay="S261123-001")) == 2
    assert [row.tag for row in house.desk.show("luggage", tag="B2")] == ["B2"]
    assert [row.place for row in house.desk.show("whereabouts", stay="S261123-001")] == ["gym"]


def test_the_guest_is_asked_before_a_visitor_is_noted_by_a_line(desk: AtWork, house: Hand) -> None:
    desk.word("visit 102 Gu Bo 12x4").press("n")
    assert len(house.desk.show("visitors")) == 1
    desk.word("访客 102 Gu Bo 12x4").press("y")
    assert {(row.name, row.document) for row in house.desk.show("visitors", stay="S261123-002")} == {
        ("Gu Bo", "***12X4")
    }


def test_a_message_by_a_line_keeps_its_words_as_they_were_typed(desk: AtWork, house: Hand) -> None:
    desk.word("msg 102 “三点”；call back").press("Mr Wu", "<Enter>")
    (row,) = house.desk.show("messages", reservation="R261123-002")
    assert (row.text, row.sender) == ("“三点”；call back", "Mr Wu")


def test_the_line_alone_opens_the_form(desk: AtWork) -> None:
    for word, title in (("wake", "Set a wake-up call"), ("msg", "Take a message"), ("bag", "Keep luggage"), ("visit", "Note a visitor"),
                        ("at", "Note where")):  # fmt: skip
        assert title in "\n".join(desk.word(word).screen()), word
        desk.press("<Esc>")


def test_from_the_list_of_guests_a_call_and_a_message_are_one_key_away(desk: AtWork, house: Hand) -> None:
    desk.press("<F4>", "03", "w", "0645", "<Enter>")
    assert desk.message == "Wake-up calls set: 1, 2026-11-24 06:45."
    desk.press("l", "taxi at nine", "<Enter>", "<Enter>")
    assert [row.text for row in house.desk.show("messages", reservation="R261123-001")][-1] == "taxi at nine"
    card = "\n".join(desk.press("<Enter>").screen())
    assert "Wake-up call 11-24 06:45" in card
    assert "taxi at nine" in card
    assert "Luggage A17, 2 pieces, shelf 3" in card


def test_what_is_due_is_answered_on_home_with_a_digit_and_a_letter(desk: AtWork, house: Hand) -> None:
    desk.hand.now = house.now = MORNING
    desk.press("<F4>", "01", "<F5>")
    shown = "\n".join(desk.screen(120, 40))
    assert "1 ! Knock to wake room 102, 15:02 (1)" in shown
    assert "Wake-up call now: room 101, 06:30" in shown
    desk.press("2", "n")
    assert desk.message == "Room 101 did not answer: again at 06:35."
    desk.press("<F4>", "01", "<F5>", "1", "y")
    assert desk.message == "Room 102 is awake."


def test_late_visitors_and_things_nobody_fetched_open_their_register(desk: AtWork, house: Hand) -> None:
    desk.hand.now = house.now = MORNING
    desk.press("<F4>", "01", "<F5>")
    listed = [told for told, _ in desk.counter.sheet.items()]  # type: ignore[attr-defined]
    for words, register_ in (
        ("Visitors past", "[Visitors]"),
        ("Urgent messages", "[Messages]"),
        ("not fetched", "[Luggage]"),
    ):
        at = next(at for at, told in enumerate(listed) if words in told)
        desk.press("<F4>", "01", str(at + 1))
        assert register_ in "\n".join(desk.screen()), words


def test_check_out_says_first_what_would_be_left_behind(desk: AtWork, house: Hand) -> None:
    desk.press("<F4>", "03", "q")
    for told in ("Luggage is kept for them.", "A message was not given to them.", "A visitor has not left."):
        assert told in desk.message
    assert house.value("SELECT count(*) FROM stay WHERE status = 'in_house'") == 2, "nobody has left yet"


def test_a_tag_is_found_and_opened_where_it_is_kept(desk: AtWork) -> None:
    desk.press("<F2>", "a17", "<Enter>")
    assert "[Luggage]" in "\n".join(desk.screen())
    assert desk.counter.sheet.current.tag == "A17"  # type: ignore[attr-defined]
    desk.press("<F2>", "k1", "<Enter>")
    assert desk.counter.sheet.current.tag == "K261123-001"  # type: ignore[attr-defined]


def test_whoever_may_not_keep_registers_sees_them_and_is_told_whose_they_are(house: Hand) -> None:
    house.do("add-staff", name="Gu", posts=["CRM"])
    house.do("add-account", staff=house.value("SELECT max(no) FROM staff"), login="gu")
    person = register(AtWork(house.at("gu")), "wake_calls")
    assert "102" in "\n".join(person.screen())
    person.press("y")
    assert person.message == "Answer a wake-up call is for REC, HKS, SUP, NM or GM."
    assert len(house.desk.show("wake-calls")) == 2
