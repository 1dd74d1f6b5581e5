"""F1 explains the field, the keys, the words, the marks; `.` lists everything by number; a slow way is told the fast one once."""

import pytest

from hotelcs import i18n
from hotelcs.command_words import KEYED, WORDS
from hotelcs.keymap import GRAMMAR
from hotelcs.screens.codes import CODES, FLAGS
from hotelcs.screens.dialogs.help import Help, unbroken
from hotelcs.screens.dialogs.menu import NOT_LISTED, Menu
from hotelcs.screens.forms.field import Field, Option
from hotelcs.screens.forms.field_help import FIELDS, OTHERWISE, help_of
from hotelcs.screens.legend import MARKS, SIGNS, legend
from hotelcs.screens.paint import text_of
from tests.conftest import Hand
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.test_real_hotel import AtWork


def shown(keys: Keys) -> str:
    return "\n".join(keys.screen())


def page(keys: Keys) -> str:
    """The whole help."""
    keys.screen()
    assert isinstance(keys.counter.dialog, Help)
    return "\n".join(text_of(line) for line in keys.counter.dialog.rows())


# --- F1


def test_in_a_form_f1_begins_with_the_field_under_the_cursor(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "<Tab>", "<Tab>", "<Tab>", "<F1>")
    lines = [line.strip("|+ ") for line in keys.screen()]
    at = next(n for n, line in enumerate(lines) if line == "This field: Arrival")
    assert lines[at + 1] == "The day of arrival."
    assert "+3, fri, 24/12" in lines[at + 2]
    keys.press("<Esc>", "<Tab>", "<F1>")
    assert "This field: Nights" in shown(keys)
    assert "2n" in shown(keys)


def test_a_choice_says_what_its_digits_take(keys: Keys) -> None:
    keys.press(":", "in", "<Enter>", *["<Tab>"] * 7, "<F1>")
    assert "0 none   1 cash   2 wechat" in shown(keys)


def test_what_is_wrong_with_the_field_is_said_there_too(keys: Keys) -> None:
    keys.press(":", "n", "<Enter>", "<Tab>", "<Tab>", "<Tab>", "soon", "<F1>")
    assert "soon is not a date." in shown(keys)


def test_help_opens_at_the_words(keys: Keys) -> None:
    keys.press(":", "help", "<Enter>")
    assert "After F3 or :" in keys.screen()[3]


def test_help_opens_at_the_marks(keys: Keys) -> None:
    keys.press("<F4>", "05", ":", "help marks", "<Enter>")
    assert "Signs and marks in lists" in shown(keys)
    keys.press("<Home>")
    assert "Rooms" in keys.screen()[3]


def test_tab_turns_to_the_next_part_of_the_help(keys: Keys) -> None:
    keys.press("<F4>", "02", "<F1>")
    assert "Check-in" in keys.screen()[3]
    seen = [keys.press("<Tab>").screen()[3].strip("|+ ") for _ in range(5)]
    assert seen == [
        "On every screen",
        "After F3 or :",
        "Signs and marks in lists",
        "This terminal",
        "Check-in",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_sign_code_and_mark_has_its_meaning_where_it_stands(keys: Keys, language: str) -> None:
    i18n.use(language)
    assert {mark for mark, word in FLAGS.items() if word} <= set(MARKS)
    assert len(legend("05")) == len(SIGNS) + len(CODES) + len(MARKS)
    assert len(legend("18")) == len(SIGNS)
    keys.press("<F4>", "05", "<F1>")
    told = page(keys)
    assert all(sign in told for sign, _ in SIGNS)


def test_every_field_of_the_desk_s_forms_is_explained(keys: Keys) -> None:
    for word in ("n", "in"):
        keys.press(":", word, "<Enter>")
        form = keys.counter.sheet.form  # type: ignore[attr-defined]
        for field in form.fields:
            assert field.help or field.name.rsplit(".", 1)[-1] in FIELDS, field.name
            assert len(help_of(field, keys.counter.sheet.verb)) >= 2  # type: ignore[attr-defined]
        keys.press("<Esc>")


def test_a_field_of_the_same_name_in_another_form_is_not_explained_wrongly() -> None:
    field = Field("document", "Document")
    assert FIELDS["document"] in help_of(field, "check-in")
    assert help_of(field, "register-visitor") == ["It may stay empty: Tab goes on."]


def test_no_answer_of_a_choice_is_broken_at_the_end_of_a_line() -> None:
    answers = [Option(str(n), str(n), "Digital yuan") for n in range(10)]
    told = help_of(Field("method", "Method", options=answers), "take-payment")[-1]
    lines = unbroken(told, 76)
    assert len(lines) > 1
    assert all(line.strip()[0].isdigit() and line.endswith("yuan") for line in lines)


def test_the_method_of_a_payment_takes_nothing_for_a_deposit() -> None:
    field = Field("method", "Method")
    assert FIELDS["method"] in help_of(field, "check-in")
    for verb in ("take-payment", "refund"):
        told = help_of(field, verb)
        assert told[0] == OTHERWISE[verb, "method"]
        assert "0 takes nothing" not in " ".join(told)


# --- the menu of everything


def test_the_menu_lists_every_key_and_every_word_by_number(keys: Keys) -> None:
    keys.press("<F4>", "02", ".")
    assert isinstance(keys.counter.dialog, Menu)
    told = [words for words, _ in keys.counter.dialog.entries]
    for action in (*keys.counter.sheet.keys, *GRAMMAR):
        assert action.name in NOT_LISTED or any(words.startswith(i18n.tr(action.help)) for words in told)
    for word in WORDS:
        assert word.name in KEYED or any(words.endswith(f":{word.usage}") for words in told)


def test_an_action_far_down_is_reached_by_digits_alone(keys: Keys) -> None:
    keys.press("<F4>", "02", ".")
    menu = keys.counter.dialog
    assert isinstance(menu, Menu)
    at = 1 + next(
        n
        for n, (told, _) in enumerate(menu.entries)
        if told.startswith("Who is on duty") or told.endswith(":items")
    )
    assert at > 9
    keys.press(f"{at:02d}")
    assert keys.counter.sheet.name == "Open items"


def test_full_width_digits_choose_as_well(keys: Keys) -> None:
    keys.press("<F4>", "02", "。", "０", "２")
    assert keys.counter.sheet.name == "Check-in"
    assert keys.counter.sheet.typing


def test_a_word_that_needs_more_is_begun_on_the_colon_row(keys: Keys) -> None:
    keys.press("<F4>", "02", ".")
    menu = keys.counter.dialog
    assert isinstance(menu, Menu)
    at = 1 + next(n for n, (told, _) in enumerate(menu.entries) if ":out <room>" in told)
    keys.press(f"{at:02d}")
    assert keys.screen()[-2].startswith(" :out ")


def test_what_is_not_for_one_s_post_is_grey_with_the_posts_that_may() -> None:
    desk = FakeDesk()
    desk.rights = desk.rights - {"stay.write"}
    desk.who = {"stay.write": ("REC", "SUP")}
    keys = Keys(desk)
    keys.press("<F4>", "02", ".")
    menu = keys.counter.dialog
    assert isinstance(menu, Menu)
    for n, (told, _) in enumerate(menu.entries):
        assert ("needs REC or SUP" in told) == (n in menu.grey)
    assert menu.grey


def test_a_long_menu_is_turned_by_pages_and_the_first_digit_shows_where_one_is(keys: Keys) -> None:
    keys.press(".", "<PgDn>")
    assert ">" in shown(keys)
    keys.press("2")
    assert " 2_" in shown(keys)
    assert ">20 " in shown(keys)
    keys.press("<Backspace>", "<Esc>")
    assert keys.counter.dialog is None


# --- faster ways


def test_after_three_jumps_by_digits_the_letter_is_told_once(keys: Keys) -> None:
    for area in ("05", "02", "05", "02"):
        keys.press("<F4>", area)
        assert "Faster" not in shown(keys)
    keys.press("<F4>", "05")
    assert keys.screen()[-2].rstrip().endswith("Faster: g r opens Rooms")
    keys.press("<F4>", "02")
    assert keys.screen()[-2].rstrip().endswith("Faster: g a opens Check-in") or "Faster" in shown(keys)
    for _ in range(4):
        keys.press("<F4>", "05", "<F4>", "01")
    assert keys.desk.hints.count("jump 05") == 1


def test_a_hint_goes_away_after_some_keys(keys: Keys) -> None:
    for _ in range(3):
        keys.press("<F4>", "05", "g", "h")
    keys.press("<F4>", "05")
    keys.press(*["<Down>"] * 8)
    assert "Faster" not in shown(keys)


def test_walking_far_with_the_arrows_is_told_that_rooms_can_be_typed(hand: Hand) -> None:
    person = Keys()
    person.press("<F4>", "02")
    for _ in range(3):
        person.press(*["<Down>"] * 20, "<Home>")
    person.press("<Down>")
    assert "Faster: f and part of the name" in shown(person)


def test_choosing_from_the_menu_three_times_tells_the_key(keys: Keys) -> None:
    keys.press("<F4>", "02")
    for _ in range(3):
        keys.press(".", "02", "<Esc>")
    assert keys.screen()[-2].rstrip().endswith("Faster: w - Receive a guest without a booking")


def test_a_word_for_which_there_is_a_key_tells_it(keys: Keys) -> None:
    for _ in range(3):
        keys.press(":", "help", "<Enter>", "<Esc>")
    assert "Faster than :help is F1" in shown(keys)


def test_a_person_is_told_once_on_whatever_terminal(hand: Hand) -> None:
    for times in (1, 0):
        person = AtWork(hand)
        for _ in range(3):
            person.press("<F4>", "05", "g", "h")
        person.screen()
        assert ("Faster" in person.counter.hints.text) == bool(times)
    other = AtWork(hand.at("desk"))
    for _ in range(3):
        other.press("<F4>", "05", "g", "h")
    assert "Faster" in other.counter.hints.text
    assert hand.value("SELECT count(*) FROM hint_told") == 2
