"""The small parts of the screens: keys, questions, menus, help, codes, sentences, reports of trouble."""

import json
import re
import stat
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from hotelcs import i18n
from hotelcs.clock import fixed
from hotelcs.command_words import WORDS, nearest, word_of
from hotelcs.errors import InputOutput, NotReady, Refusal
from hotelcs.keymap import (
    AREAS,
    CHECK_IN,
    GRAMMAR,
    HOME,
    RESERVED,
    ROOMS,
    area_of,
    shown,
)
from hotelcs.screens import codes, moving, trouble, turned_away
from hotelcs.screens.areas import SHEETS, sheet_of
from hotelcs.screens.check_in import COLUMNS, marks_of
from hotelcs.screens.dialogs.help import Help
from hotelcs.screens.dialogs.menu import Menu
from hotelcs.screens.gateway import Bug
from hotelcs.screens.home_panels import log_panel, waited_word, waiting_panel
from hotelcs.screens.paint import cells_of, text_of
from hotelcs.screens.presses import Press, paste_of, press_of, presses_of
from hotelcs.screens.prompts import Choice, Prompt
from hotelcs.screens.sentences import sentence_of
from hotelcs.text import cells
from hotelcs.workflows.home_view import LogRow
from hotelcs.workflows.housekeeping.composite import CODES
from hotelcs.workflows.next_acts import NEXT, next_act
from tests.screens.bench_of_keys import Keys

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize(("key", "character", "named", "typed"), [
    ("a", "a", "a", "a"), ("A", "A", "A", "A"), ("colon", ":", ":", ":"), ("colon", "：", ":", "："), ("full_stop", "。", ".", "。"),
    ("digit", "１", "1", "１"), ("space", " ", "space", " "), ("wide", "\u3000", "space", "\u3000"), ("han", "张", "张", "张"),
    ("enter", "\r", "enter", ""), ("f2", None, "f2", ""), ("ctrl+m", None, "enter", ""), ("ctrl+h", "\x08", "backspace", ""), ("ctrl+i", "\t", "tab", ""),
    ("ctrl+j", "\n", "enter", ""), ("shift+enter", None, "enter", ""), ("up", None, "up", ""), ("escape", "\x1b", "escape", ""),
])  # fmt: skip
def test_a_key_has_its_name_and_what_it_types(key, character, named, typed):
    press = press_of(key, character)
    assert (press.key, press.text, press.types) == (named, typed, bool(typed))


def test_alt_and_a_letter_are_esc_and_the_letter():
    assert presses_of("alt+n", "n") == (Press("escape"), Press("n", "n"))
    assert presses_of("n", "n") == (Press("n", "n"),)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("a\nb", "a"), ("one", "one"), ("", ""), ("\nx", ""), ("x\r\ny", "x"), ("P<UTO\u2028Z", "P<UTO")],
)
def test_of_what_is_pasted_the_first_line_counts(text, kept):
    assert paste_of(text).text == kept


def played(prompt, *keys: str) -> list[bool]:
    """Whether each key was taken."""
    return [prompt.press(press_of(key, key if len(key) == 1 else None)) for key in keys]


def test_a_question_hears_each_letter_and_the_whole():
    heard: list[str] = []
    prompt = Prompt("Name:", lambda text: heard.append(f"all {text}"), changed=heard.append)
    played(prompt, "a", "b", "enter")
    assert heard == ["a", "ab", "all ab"]
    assert not prompt.open


@pytest.mark.parametrize(
    "keys", [("escape",), ("a", "escape"), ("backspace",), ("a", "backspace", "backspace")]
)
def test_a_question_is_left_without_an_answer(keys):
    heard: list[str] = []
    prompt = Prompt("Name:", heard.append, left=lambda: heard.append("left"))
    played(prompt, *keys)
    assert heard == ["left"]
    assert not prompt.open


def test_a_question_of_two_letters_is_answered_with_the_second():
    heard: list[str] = []
    prompt = Prompt("Jump:", heard.append, full=2)
    played(prompt, "0", "5")
    assert heard == ["05"]


def test_a_question_does_not_take_keys_of_the_screen():
    assert played(Prompt("Name:", print), "f5", "pageup") == [False, False]


@pytest.mark.parametrize(
    "label",
    [
        "Name:",
        "Cancel R261123-001 Maria Gonzalez de la Fuente because of this reason. Why:",
        "客" * 60 + "：",
    ],
)
def test_what_is_typed_in_a_question_is_seen_however_long_the_label_is(label):
    prompt = Prompt(label, print)
    played(prompt, *"the guest is ill")
    line = prompt.draw(79)
    assert "the guest is ill" in text_of(line)
    assert cells_of(line) == 79


def test_a_choice_takes_its_answers_in_either_case_and_nothing_else():
    heard: list[str] = []
    choice = Choice("Leave? y/n", {"y": lambda: heard.append("yes"), "n": lambda: heard.append("no")})
    assert played(choice, "x", "enter", "7", "Y") == [False, False, False, True]
    assert heard == ["yes"]
    assert not choice.open


def test_a_choice_is_left_with_esc_unless_esc_is_an_answer():
    heard: list[str] = []
    choice = Choice("?", {"y": lambda: heard.append("yes")})
    assert played(choice, "escape") == [True]
    assert (heard, choice.open) == ([], False)
    choice = Choice("?", {"escape": lambda: heard.append("esc")})
    played(choice, "escape")
    assert heard == ["esc"]


@pytest.mark.parametrize("cells", [10, 40, 78])
@pytest.mark.parametrize("label", ["Leave? y/n", "离开吗？y/n" * 12, "x" * 300])
def test_a_question_fits_its_row(cells, label):
    assert cells_of(Choice(label, {}).draw(cells)) <= cells


@pytest.mark.parametrize("count", [1, 9, 10, 40, 99])
def test_a_menu_shows_where_the_cursor_is_and_reaches_every_entry_by_number(count):
    keys = Keys()
    chosen: list[int] = []
    for number in range(1, count + 1):
        menu = Menu(
            keys.counter,
            "Choose",
            [(f"entry {n}", lambda n=n: chosen.append(n)) for n in range(1, count + 1)],
        )  # type: ignore[misc]
        menu.open()
        played(menu, *f"{number:0{menu.digits}d}")
        assert keys.counter.dialog is None
    assert chosen == list(range(1, count + 1))


def test_a_menu_goes_round_with_the_arrows():
    keys = Keys()
    menu = Menu(keys.counter, "Choose", [(f"entry {n}", lambda: None) for n in range(30)])
    menu.open()
    played(menu, "up")
    assert menu.at == 29
    assert any(text_of(line).startswith("|>30") for line in menu.box(80, 20))
    played(menu, "down", "down")
    assert menu.at == 1
    for line in menu.box(80, 20):
        assert cells_of(line) == cells_of(menu.box(80, 20)[0])


def test_a_letter_in_a_menu_is_answered_with_what_can_be_done():
    keys = Keys()
    menu = Menu(keys.counter, "Choose", [("one", lambda: None)])
    menu.open()
    played(menu, "x")
    assert keys.message == "Choose by number, or Esc."
    played(menu, "2")
    assert keys.message == "There is no number 2 here."
    assert keys.counter.dialog is menu


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name)
def test_the_help_is_whole_at_eighty_columns_and_ends_at_its_end(language, area):
    i18n.use(language)
    keys = Keys().press("<F4>", area.number)
    page = Help(keys.counter)
    page.box(80, 20)
    for _ in range(20):
        played(page, "pagedown")
    assert text_of(page.rows()[-1]).split()[0] in text_of(page.box(80, 20)[-2])
    for _ in range(20):
        played(page, "pageup")
    assert page.top == 0
    assert {cells_of(line) for line in page.box(80, 20)} == {cells_of(page.box(80, 20)[0])}


def test_every_area_has_its_sheet_and_every_sheet_its_area():
    assert set(SHEETS) == {area.name for area in AREAS}
    for area in AREAS:
        sheet = sheet_of(area.name, Keys().counter)
        assert sheet.number == area.number
        assert area_of(area.number) == area_of(area.letter) == area
    assert area_of("99") is None


def test_no_key_means_two_things_on_one_screen():
    for own in (HOME, CHECK_IN, ROOMS):
        listed = [key for action in own for key in action.keys]
        assert len(listed) == len(set(listed))
        common = {key for action in GRAMMAR for key in action.keys}
        assert not set(listed) & common


def test_reserved_letters_keep_their_meaning():
    for action in (*GRAMMAR, *CHECK_IN, *ROOMS):
        for key in action.keys:
            if key in RESERVED and action.name in set(RESERVED.values()):
                assert RESERVED[key] == action.name, (key, action.name)


def test_every_word_is_found_by_each_of_its_names_and_near_ones_are_offered():
    names = [name for word in WORDS for name in word.names]
    assert len(names) == len(set(names))
    for word in WORDS:
        for name in word.names:
            assert word_of(name) is word
            assert word_of(name.upper()) is word
    assert word_of("") is None
    assert nearest("quiit") == "quit"
    assert nearest("qqqqqq") == ""


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        (("f2", "/"), "F2"),
        (("escape",), "Esc"),
        (tuple("0123"), "0-3"),
        (("ctrl+r",), "Ctrl+R"),
        (("n",), "n"),
    ],
)
def test_keys_are_written_as_the_key_bar_has_them(keys, written):
    assert shown(keys) == written


@pytest.mark.parametrize("code", CODES)
def test_every_room_code_has_two_characters_and_a_meaning_in_chinese(code):
    assert codes.code_word(code) == code
    assert codes.meaning(code)
    i18n.use("zh")
    assert HAN.search(codes.code_word(code))
    assert HAN.search(codes.meaning(code))


def test_a_code_or_mark_nobody_knows_is_shown_as_it_is_and_none_as_nothing():
    assert (codes.code_word("XX"), codes.code_word(""), codes.meaning("")) == ("XX", "", "")
    assert (codes.flag_word("sauna"), codes.flag_word("")) == ("sauna", "")
    assert codes.flag_word("watch") == "", "guests can see this monitor"


WAITED = (-1, 0, 59, 60, 565, 1439, 1440, 4000)


def test_a_wait_is_short_in_minutes_then_hours_then_days():
    assert [codes.minutes_word(minutes) for minutes in WAITED] == [
        "00m", "00m", "59m", "1h00", "9h25", "23h59", "1d", "2d",
    ]  # fmt: skip
    i18n.use("zh")
    assert [codes.minutes_word(minutes) for minutes in (5, 565, 1440)] == ["05分", "9h25", "1天"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("minutes", WAITED)
def test_however_long_a_guest_waits_the_column_of_marks_shows_it_whole(language, minutes):
    i18n.use(language)
    (column,) = [column for column in COLUMNS if column.shows is marks_of]
    told = marks_of(SimpleNamespace(marks=("vip", "rush"), queued_minutes=minutes, guest_missing=True))
    assert codes.minutes_word(minutes) in cells.clip(told, column.cells), "whatever else is to be known"
    queue = [SimpleNamespace(guest="Li Na", type="KNG", minutes=minutes, room="", room_code="")]
    panel = waiting_panel(SimpleNamespace(queue=queue), 50, 4)
    assert waited_word(minutes) + " " in "".join(text for text, _ in panel[1])


@pytest.mark.parametrize("act", NEXT)
def test_a_next_act_is_said_in_both_languages(act):
    assert next_act(act)
    i18n.use("zh")
    assert HAN.search(next_act(act)), act


def test_a_room_to_extend_into_is_said_with_its_number():
    assert next_act("extend room=102") == "extend in room 102"
    i18n.use("zh")
    assert "102" in next_act("extend room=102")
    assert "room" not in next_act("extend room=102")


@pytest.mark.parametrize(("failure", "told"), [
    (Refusal("X", "No."), "No."), (Refusal("X", "No.", next=("queue", "find")), "No. Next: queue, find the guest."),
    (NotReady("No hotel.", hint="Run: hotelcs init"), "No hotel. Run: hotelcs init"),
    (InputOutput("{path} is full.", hint="Free {path}.", path="/x"), "/x is full. Free /x."),
    (InputOutput("Full.", hint="50% {of what}"), "Full. 50% {of what}"),
])  # fmt: skip
def test_a_failure_is_one_sentence_with_what_can_be_done(failure, told):
    assert sentence_of(failure) == told


def test_an_error_of_the_program_is_a_number_and_a_place():
    told = sentence_of(Bug("A1B2C3"))
    assert "A1B2C3" in told
    assert str(trouble.log_file()) in told


def test_a_report_names_kinds_and_places_and_no_values(tmp_path, monkeypatch):
    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "deep" / "trouble.log"))
    try:
        try:
            int("Zhang Wei 34052419800101001X")
        except ValueError as cause:
            raise KeyError("13800138000") from cause
    except KeyError as error:
        reference = trouble.report(error, fixed(datetime(2026, 11, 23, 7, tzinfo=UTC)))
    written = (tmp_path / "deep" / "trouble.log").read_text("utf-8")
    line = json.loads(written)
    assert (line["at"], line["event"], line["level"]) == ("2026-11-23T07:00:00Z", "bug", "error")
    assert reference in line.values()
    assert "builtins.KeyError" in written
    assert "builtins.ValueError" in written
    assert "test_small_parts.py" in written
    for value in ("Zhang", "34052419800101001X", "13800138000"):
        assert value not in written
    assert stat.S_IMODE((tmp_path / "deep" / "trouble.log").stat().st_mode) == 0o600


def test_a_log_that_cannot_be_written_does_not_stop_the_desk(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x", "utf-8")
    monkeypatch.setenv("HOTELCS_LOG", str(tmp_path / "file" / "below" / "trouble.log"))
    assert re.fullmatch("[0-9A-F]{6}", trouble.report(ValueError("x")))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("msgid", [moving.WHY_ASKED, moving.WHY_DEARER, turned_away.LEFT])
def test_a_question_with_many_answers_is_whole_at_eighty_columns(msgid, language):
    i18n.use(language)
    label = i18n.tr(msgid, who="Zhang Wei 张伟..") if "{who}" in msgid else i18n.tr(msgid)
    assert text_of(Choice(label, {}).draw(79)).strip() == label.strip()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_find_says_all_its_keys_at_eighty_columns(keys: Keys, language: str) -> None:
    i18n.use(language)
    keys.press("<F2>")
    told = i18n.tr("Room, name, pinyin or initials, phone tail, number. Enter opens, Esc leaves.")
    shown = "".join("\n".join(keys.screen()).split())
    assert all(part in shown for part in told.split())


def test_in_a_narrow_list_of_acts_the_room_is_seen_and_the_act_is_cut():
    row = LogRow(1, "2026-11-23 15:03", "demo", "move-room", "1208")
    shown = text_of(log_panel(SimpleNamespace(log=[row]), 30, 5)[1])
    assert shown.startswith(" 15:03 demo Move to an")
    assert shown.rstrip().endswith(".. 1208")
    wide = text_of(log_panel(SimpleNamespace(log=[row]), 60, 5)[1])
    assert wide.rstrip() == " 15:03 demo Move to another room 1208"
