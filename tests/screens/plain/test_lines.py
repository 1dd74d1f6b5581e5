"""The line mode on the hotel in memory: what is told, how lists, menus and forms are gone through, that nothing stops it."""

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.screens.areas import SHEETS
from hotelcs.screens.plain.telling import unframed
from hotelcs.text import width
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.plain.conftest import Person

FRAME = ("+-", "|", "-+")


@pytest.mark.parametrize("area", SHEETS)
def test_every_screen_is_told_without_its_frame(person: Person, area: str) -> None:
    from hotelcs.keymap import AREAS

    said = person.type(f"go {next(one.number for one in AREAS if one.name == area)}", "list")
    assert not [line for line in said if line.startswith(FRAME) or line.endswith(FRAME)]
    assert len(said) > 3


def test_columns_side_by_side_are_told_one_after_the_other() -> None:
    keys = Keys()
    told = unframed(keys.counter.sheet.body(80, 24))
    needs = next(at for at, line in enumerate(told) if line.startswith("Needs you"))
    assert told[0] == "Today"
    assert needs > next(at for at, line in enumerate(told) if line.startswith("Rooms"))
    assert all(width(line) <= 45 for line in told)


def test_a_list_has_numbers_and_goes_on_with_an_empty_line(person: Person) -> None:
    said = person.type("go 02")
    assert any(line.startswith("20. ") for line in said)
    assert "1 to 20 of 37; Enter tells more." in said
    said = person.type("")
    assert any(line.startswith("21. ") for line in said)
    assert not any(line.startswith("20. ") for line in said)


def test_a_number_tells_its_row_and_a_letter_after_it_does_something_there(person: Person) -> None:
    said = person.type("go 02", "3")
    assert any("R261123-003" in line for line in said)
    said = person.type("4 n")
    assert ("queue", {"reservation": "R261123-004"}) in [
        (verb, fields) for verb, fields, _ in person.desk.acts
    ]
    assert any("waits for a room" in line for line in said)


@pytest.mark.parametrize("number", ["0", "38", "99999999999999999999"])
def test_a_number_that_is_not_there_is_said(person: Person, number: str) -> None:
    person.type("go 02")
    assert f"There is no number {number} here." in person.type(number)


def test_digits_go_to_a_room_where_they_do_in_the_screens(person: Person) -> None:
    said = person.type("go 05", "0105")
    assert any(line.startswith("0105") for line in said)
    assert person.face.front.current.room == "0105"


def test_the_menu_is_by_number(person: Person) -> None:
    said = person.type("go 02", "menu")
    entry = next(line for line in said if line[:1].isdigit() and "Receive a guest" in line)
    person.type(entry.split(".")[0])
    assert person.face.front.verb == "walk-in"


def test_finding_is_by_words_then_by_number(person: Person) -> None:
    said = person.type("find li na")
    assert any(line.startswith("1. ") and "Li Na" in line for line in said)
    person.type("1")
    assert person.face.front.verb == "check-in"


def test_help_tells_the_words_of_the_line_mode(person: Person) -> None:
    said = person.type("help")
    assert any(line.startswith("back  ") for line in said)
    assert any(line.startswith("out <room>") for line in said)
    assert person.face.counter.dialog is None


def test_a_form_asks_what_is_needed_and_tells_everything_before_it_is_saved(person: Person) -> None:
    said = person.type("n", "Sun Qi", "", "1", "2n")
    assert "Enter saves, a number changes that field, :back leaves:" in said
    assert any(line.startswith("1. Name: Sun Qi") for line in said)
    said = person.type("2", "13911223344", "")
    assert [verb for verb, _, _ in person.desk.acts] == ["book"]
    assert person.desk.acts[0][1]["phone"] == "13911223344"


def test_what_is_missing_or_wrong_is_asked_again(person: Person) -> None:
    said = person.type("n", "", "Sun Qi", "", "9x", "1", "someday", "2")
    assert "Name is missing." in said
    assert "This is no choice here." in said
    assert any("someday" in line for line in said)
    assert person.face.front.asking.value("nights") == "2"


def test_a_colon_says_a_word_inside_a_form_and_two_say_a_colon(person: Person) -> None:
    person.type("n", "::)", ":up")
    assert person.face.front.asking.value("guest") == ":)"
    person.type("log")
    assert "Log:" not in person.said, "without a colon it is a value"
    person.type(":log wet floor")
    assert [verb for verb, _, _ in person.desk.acts] == ["log"]
    person.type(":back", "y")
    assert person.face.counter.drafts["book "]["guest"]


def test_back_offers_to_keep_a_draft(person: Person) -> None:
    said = person.type("n", "Sun Qi", ":back", "y")
    assert "The draft is kept." in said
    assert any("Parked forms: 1" in line for line in person.type("list"))


def test_a_letter_that_is_no_key_here_is_a_word(person: Person) -> None:
    person.type("n")
    assert person.face.front.verb == "book"


def test_a_word_that_there_is_not_is_answered_with_the_nearest(person: Person) -> None:
    assert any("There is no word bok" in line for line in person.type("bok now"))


def test_leaving_asks_where_something_is_unsaved(person: Person) -> None:
    person.type("n", "Sun Qi", ":quit", "n")
    assert not person.face.left
    person.type(":quit", "y")
    assert person.face.left


def test_an_error_of_the_program_is_told_with_a_number_and_the_work_goes_on(person: Person) -> None:
    person.desk._see_rooms = lambda **_: 1 / 0  # type: ignore[method-assign]
    said = person.type("go 05")
    assert any("An error of the program" in line for line in said), said
    assert "02 Check-in" in "\n".join(person.type("go 02"))


def test_a_refusal_of_an_act_keeps_the_form(person: Person) -> None:
    person.desk.refusals["book"] = Refusal("NO_ROOM", "Nothing is free.", field="type")
    said = person.type("n", "Sun Qi", "", "1", "2", "")
    assert any("Nothing is free." in line for line in said)
    assert any(line.startswith("Type*") for line in said[-2:])
    person.type("2", "")
    assert [verb for verb, _, _ in person.desk.acts] == ["book", "book"]


def test_chinese_is_spoken_and_understood(person: Person) -> None:
    said = person.type("lang zh", "跳转 02", "返回")
    assert any("办理入住" in line or "入住" in line for line in said)
    person.type("语言 en")


LINES = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(
            ["", "n", "i", "1", "2", "1 i", "go 02", "go 05", "go 06", "go 11", "menu", "back", ":back", "y", "find a", "help",
             "sos", "next", "list", ":save", "in", "lang zh", "lang en", ".", "f9", "f2", "f4", "f8", "save", "decide", "a b;c"],
        ),
    ),
    max_size=25,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(LINES)
@example(["²", "go 03", "²", "go 05", "²", "n", "²", "①"])
def test_no_line_stops_it(lines: list[str]) -> None:
    person = Person(FakeDesk())
    person.type(*[line.replace("\n", " ") for line in lines])
    assert not [line for line in person.script.said if "An error of the program" in line]


def test_a_long_morning_of_nonsense_leaves_it_working() -> None:
    chance = random.Random(4)
    person = Person(FakeDesk())
    words = [
        "1",
        "2 i",
        "n",
        "",
        "go 02",
        "go 03",
        "go 04",
        ":back",
        "y",
        "m",
        "+",
        "find li",
        "34052419800101001X",
        ":save",
    ]
    person.type(*(chance.choice(words) for _ in range(400)))
    person.face.left = False
    person.type(":back", ":back", ":back", "n", ":back", "go 02")
    assert "An error of the program" not in person.said


def test_what_lies_beside_a_question_is_told_before_it_is_asked(person: Person) -> None:
    said = person.type("jump", "f4")
    screens = [line for line in said if line.startswith("02  g a")]
    assert screens, said
    assert said[-1].startswith("Jump to")
    person.type("05")
    assert person.face.front.number == "05"


def test_a_demo_that_is_locked_says_who_sits_there_and_what_opens_it(person: Person) -> None:
    said = person.type("lock")
    assert any("zhang.wei is signed in" in line for line in said), said
    assert any(":sos" in line for line in said)
    said = person.type(":sos", "1", "0703")
    assert any("Emergency:" in line for line in said)


def test_another_login_can_be_typed_at_a_locked_screen(person: Person) -> None:
    said = person.type("lock", ":back", "li.na")
    assert any(line.startswith("Login*") for line in said), said
    assert person.face.front.asking.value("login") == "li.na"


def test_the_field_before_is_asked_again(person: Person) -> None:
    person.type("n", "Sun Qi", "", "1", ":previous", ":previous", "2")
    assert person.face.front.asking.value("type") == "B"
