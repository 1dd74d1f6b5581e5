"""09 Complaints and 13 Follow-ups at a real hotel: the list, the intake, the case, every key, what the screens looked like."""

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.errors import HotelcsError
from hotelcs.screens.paint import text_of
from tests.conftest import IDS, Hand
from tests.hostile import lines, needs_hostile
from tests.screens.test_real_hotel import AtWork

CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
FOLDER = Path(__file__).parent / "golden"
THREE = datetime(2026, 11, 23, 19, 0, tzinfo=UTC)
"""Three in the morning at the hotel, the next day."""


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Guests in 101 and 102; a complaint new, one in action, one resolved, one that most do not read."""
    hand.admit_everybody()
    hand.check_in(hand.book("Zhang Wei 张伟"), room="101")
    hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    hand.now = THREE
    told = {"acknowledge": True, "understood": "music from 102 音乐", "wants": "fix", "mood": 2}
    hand.do("take-complaint", code="noise", words="very loud music 很吵", whose="101", steps="1,2", **told)
    hand.do("take-complaint", code="wifi", words="no network", whose="102", media=True)
    done = hand.do("take-complaint", code="clean", words="hair in the bath", whose="102", **told).result[
        "complaint"
    ]
    hand.do("fix-at-once", complaint=done, done="cleaned again")
    hand.do("compensate", complaint=done, kind="gift", value=3800, note="fruit")
    hand.do("take-complaint", code="SEC-2", words="a man at the door", whose="103")
    hand.now += timedelta(minutes=12)
    return hand


@pytest.fixture
def person(house: Hand) -> AtWork:
    """The manager."""
    return AtWork(house)


SHEETS = {
    "complaints": ("<F4>", "09"),
    "complaint_intake": (":", "c 103 noise", "<Enter>"),
    "complaint_case": (":", "c c1", "<Enter>"),
    "complaint_steps": ("<F4>", "09", "<Down>", "<Down>", "s"),
    "follow_ups": ("<F4>", "13"),
}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_complaints_look_as_they_did(house: Hand, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    different = []
    for name, keys in SHEETS.items():
        person = AtWork(house)
        person.press(*keys)
        person.counter.columns = size[0]
        found = "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"
        kept = FOLDER / f"{name}.{language}.{size[0]}x{size[1]}.txt"
        if os.environ.get("HOTELCS_GOLDEN") == "write":
            kept.write_text(found, "utf-8")
        if found != kept.read_text("utf-8"):
            different.append(name)
    assert different == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_where_nothing_is_open_it_says_what_would_be_there(hand: Hand, language: str) -> None:
    hand.admit_everybody()
    i18n.use(language)
    person = AtWork(hand)
    for keys in (("<F4>", "09"), ("<Tab>",), ("<F4>", "13")):
        person.press(*keys)
        before = person.last
        person.press(*"scrl+wmbjiktaxz12345")
        assert person.last == before, "keys of rows do nothing without rows"
    assert "\n".join(person.screen())


def test_a_complaint_is_taken_from_a_room_with_a_handful_of_keys(person: AtWork, house: Hand) -> None:
    person.press(":", "c 103 clean", "<Enter>", "dust", "<Enter>", "1", "<Enter>", "1", "<F10>")
    assert house.rows(
        "SELECT code, words, mood_in, wants, status FROM complaint ORDER BY id DESC LIMIT 1"
    ) == [("CLN-1", "dust", 1, "fix", "acknowledged")]
    assert "C261123-005" in person.screen()[2]
    assert "C261123-005 is taken: S3" in person.message


def test_the_half_of_a_complaint_is_kept(person: AtWork, house: Hand) -> None:
    person.press(":", "c 103 clean", "<Enter>", "dust", "<F10>")
    assert house.value("SELECT status FROM complaint ORDER BY id DESC") == "new"


def test_a_form_nobody_typed_into_is_left_without_a_question(person: AtWork) -> None:
    person.press(":", "c 103 clean", "<Enter>", "<Esc>")
    assert person.counter.prompt is None
    assert person.counter.sheet.number == "01"


def test_what_was_typed_comes_back_in_its_form(person: AtWork) -> None:
    person.press(":", "c 103 clean", "<Enter>", "dust", "<Esc>", "y", ":", "parked 1", "<Enter>")
    assert any("[dust" in line for line in person.screen())


def test_the_same_again_goes_on_or_is_another_matter(person: AtWork, house: Hand) -> None:
    person.press(":", "c 101 noise", "<Enter>", "again", "<Enter>", "1", "<Enter>", "1", "<F10>")
    assert "C261123-001" in person.counter.prompt.label
    person.press("1")
    assert house.value("SELECT severity FROM complaint WHERE no = 'C261123-001'") == "s2"
    person.press(":", "c 101 noise", "<Enter>", "drill", "<Enter>", "1", "<Enter>", "1", "<F10>", "2")
    assert house.value("SELECT words FROM complaint ORDER BY id DESC") == "drill"


def test_what_was_resolved_opens_again_by_itself_when_the_guest_calls_again(
    person: AtWork, house: Hand
) -> None:
    assert stands(house, number="C261123-003") == "resolved"
    person.press(":", "c 102 clean", "<Enter>", "again", "<Enter>", "1", "<Enter>", "1", "<F10>")
    assert person.counter.prompt is None
    assert "C261123-003 is open again" in person.message
    assert (stands(house, number="C261123-003"), stands(house, "reopen_count", "C261123-003")) == (
        "in_action",
        1,
    )


def test_for_a_complaint_that_becomes_the_gravest_the_team_is_offered(person: AtWork, house: Hand) -> None:
    case(person).press("r")
    assert person.counter.prompt is None
    person.press("r")
    assert "Call the rapid response team?" in person.counter.prompt.label
    person.press("y")
    assert house.rows("SELECT case_kind, case_ref FROM callout") == [("complaint", "C261123-001")]


def test_of_a_kind_that_there_is_not_the_guest_is_known_all_the_same(person: AtWork) -> None:
    person.press(":", "c 101 nois", "<Enter>")
    assert "There is no kind of complaint nois" in person.message
    assert any("Zhang Wei" in line for line in person.screen())


def case(person: AtWork, number: str = "c1") -> AtWork:
    """The case in front."""
    return person.press(":", f"c {number}", "<Enter>")


def stands(house: Hand, column: str = "status", number: str = "C261123-001") -> object:
    """How a complaint stands."""
    return house.value(f"SELECT {column} FROM complaint WHERE no = :no", no=number)


def test_every_step_by_number_from_the_case(person: AtWork, house: Hand) -> None:
    case(person).press("s", "1")
    assert stands(house) == "in_action"
    person.press("s", "3", "which noise", "<F10>")
    assert stands(house) == "waiting_guest"
    person.press("s", "1", "the bass", "<Enter>", "s", "4", "15")
    assert (stands(house), stands(house, "root_cause")) == ("in_action", "neighbour")
    person.press("s", "6", "done", "<Enter>", "s", "6", "<Enter>", "s", "1", "quiet", "<Enter>")
    assert stands(house) == "resolved"
    person.press("s", "1", "2", "<Tab>", "1", "<F10>")
    assert (stands(house), stands(house, "reopen_count")) == ("in_action", 1)
    person.press("s", "1", "moved", "<Enter>", "s", "3", "she says yes", "<Enter>")
    assert (stands(house), stands(house, "close_kind")) == ("closed", "confirmed")
    person.press("s", "1", "she is back", "<Enter>")
    assert stands(house) == "in_action"


def test_every_letter_on_a_case(person: AtWork, house: Hand) -> None:
    case(person).press(
        "c", "door open", "<Enter>", "k", "1", "told to wait", "<Enter>", "k", "2", "hurry", "<Enter>"
    )
    assert house.rows("SELECT what FROM case_event WHERE ref = 'C261123-001' ORDER BY id DESC LIMIT 3") == [
        ("guest_spoke",), ("staff_spoke",), ("note",),
    ]  # fmt: skip
    person.press("r")
    assert stands(house, "severity") == "s2"
    person.press("l", "2", "<Tab>", "not so bad", "<F10>")
    assert stands(house, "severity") == "s3"
    person.press(
        "+",
        "guard goes up",
        "<Tab>",
        "SEC",
        "<Tab>",
        "10",
        "<F10>",
        "w",
        "call at four",
        "<Tab>",
        "20",
        "<F10>",
    )
    assert house.value("SELECT count(*) FROM complaint_action") == 4
    person.press("m", "2", "<Tab>", "38", "<F10>", "z")
    assert (house.value("SELECT count(*) FROM compensation"), stands(house, "sensitive")) == (2, 1)
    person.press("z", "t")
    assert stands(house, "sensitive") == 0
    person.press("b", "still loud", "<Enter>", "i", "y")
    assert (stands(house, "severity"), house.value("SELECT count(*) FROM incident")) == ("s1", 1)
    person.press("x", "never mind", "<Enter>")
    assert stands(house) == "withdrawn"


def test_it_is_merged_and_given_to_somebody_by_key(person: AtWork, house: Hand) -> None:
    twin = house.do("take-complaint", code="NOI-2", words="drill", whose="101", separate=True).result[
        "complaint"
    ]
    case(person, "c5").press("j", "C261123-001", "<Enter>")
    assert stands(house, number=twin) == "merged"
    case(person).press("a", "1", "night", "<Enter>")
    assert "in the hands of" in person.message


def test_a_filter_and_what_is_over(person: AtWork) -> None:
    person.press("<F4>", "09", "f", "wi-fi", "<Enter>")
    assert [row.code for row in person.counter.sheet.front.rows] == ["FAC-3"]
    person.press("<Esc>", "v")
    assert "open and over" in text_of(person.counter.sheet.banner())


def test_what_comes_again_is_dealt_with_by_key(person: AtWork, house: Hand) -> None:
    for room in ("103", "201"):
        house.do("take-complaint", code="noise", words="x", whose=room)
    person.press("<F4>", "09", "<Tab>", "s", "spoke to the band", "<Enter>")
    assert house.value("SELECT outcome FROM complaint_pattern") == "spoke to the band"


def test_a_digit_is_the_outcome_of_a_call(person: AtWork, house: Hand) -> None:
    person.press("<F4>", "13", "2")
    assert house.rows("SELECT tries, status FROM recovery_call") == [(1, "due")]
    person.press("k")
    assert any("您" in line or "Good day" in line for line in person.screen())
    person.press("<Esc>", "1", "4", "<Tab>", "4", "<F10>")
    assert "has to be known" in person.message
    person.press("skip_inspection", "<F10>")
    assert stands(house, number="C261123-003") == "closed"


def test_home_says_what_nobody_has_answered(person: AtWork) -> None:
    told = "\n".join(person.press("<F5>").screen())
    assert "Complaint C261123-004 S1" in told
    assert "nobody has answered (2)" in told


def test_a_receptionist_sees_the_number_of_what_is_kept_from_most_eyes(house: Hand) -> None:
    person = AtWork(house.at("desk"))
    told = "\n".join(person.press("<F4>", "09").screen())
    assert "C261123-004" in told
    assert "a man at the door" not in told
    person.press(":", "c c4", "<Enter>")
    assert "read by few" in person.message


def test_it_is_found_by_its_number(person: AtWork) -> None:
    person.press("<F2>", "C1", "<Enter>")
    assert "NOI-1" in person.screen()[2]


@needs_hostile
def test_every_hostile_text_ends_as_plain_text(house: Hand) -> None:
    no = house.do("take-complaint", code="noise", words="x", whose="103").result["complaint"]
    for text in (
        *lines("blns.txt"),
        "\x1b]0;owned\x07\x1b[2Jgone",
        "\u202eright to left",
        "a\x00b",
        "x" * 100_000,
    ):
        with suppress(HotelcsError):  # a clear refusal is as good
            house.do("note-complaint", complaint=no, words=text)
    assert house.value("SELECT count(*) FROM case_event WHERE what = 'note'") > 100
    person = AtWork(house)
    for size in ((80, 24), (120, 40)):
        case(person, "c5")
        for line in person.screen(*size):
            assert not CONTROLS.search(line), line
        person.press("<Esc>")
