"""10 Emergencies at a real hotel: raised, commanded, evacuated, closed by keyboard; what it looks like; hostile words."""

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.screens.incident_words import clock, span
from tests.conftest import IDS, NOON, Hand
from tests.invariants import check
from tests.screens.bench_of_keys import Keys
from tests.screens.fake_desk import FakeDesk
from tests.screens.fake_incident import fire
from tests.screens.test_real_hotel import AtWork

FOLDER = Path(__file__).parent / "golden"
SIZES = ((80, 24), (120, 40))
HOSTILE = "\x1b]0;owned\x07\x1b[2J\u202eevil\u2066 \x00\x9b31m smoke " + "A" * 9_000


@pytest.fixture
def house(hand: Hand) -> Hand:
    """Two guests in a room."""
    hand.admit_everybody()
    stay = hand.check_in(hand.book("Zhang Wei 张伟"), room="101")
    hand.do("add-guest", stay=stay, document=IDS[1], name="Li Na")
    return hand


@pytest.fixture
def boss(house: Hand) -> AtWork:
    """The manager, whose clock stands two minutes and ten seconds after the alarm."""
    person = AtWork(house)
    person.counter.now = person.counter.instant = NOON + timedelta(minutes=2, seconds=10)
    return person


def shown(person: Keys, size: tuple[int, int] = (80, 24)) -> str:
    """The screen as text."""
    person.counter.columns = size[0]
    return "\n".join(line.rstrip() for line in person.screen(*size)) + "\n"


def burning(boss: AtWork, kind: str = "1", place: str = "6F") -> AtWork:
    """An emergency raised by F9, which opens its screen."""
    boss.press("<F9>", kind, place, "<Enter>")
    return boss


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_screens_look_as_they_did(boss: AtWork, language: str, size: tuple[int, int]) -> None:
    i18n.use(language)
    pictures = {}
    pictures["incidents_none"] = shown(boss.press("<F4>", "10"), size)
    burning(boss, "2", "101").press("1", "c", "y")
    pictures["incident_medical"] = shown(boss, size)
    burning(boss.press("<Esc>")).press("y", "v", "y")
    pictures["incident_fire"] = shown(boss, size)
    different = []
    for name, found in pictures.items():
        kept = FOLDER / f"{name}.{language}.{size[0]}x{size[1]}.txt"
        if os.environ.get("HOTELCS_GOLDEN") == "write":
            kept.write_text(found, "utf-8")
        if found != kept.read_text("utf-8"):
            different.append(name)
    assert different == []


def test_an_emergency_is_gone_through_by_keyboard_to_its_end(boss: AtWork, house: Hand) -> None:
    burning(boss)
    boss.press(
        "y",
        "k",
        "1",
        "op 7",
        "<Enter>",
        "1",
        "l",
        "3",
        "c",
        "smoke on 6F",
        "<Enter>",
        "b",
        "4",
        "i",
        "two hurt",
        "<Enter>",
    )
    boss.press("v", "y", "<Tab>", "101", "<Enter>", "y", "y", "<Tab>")
    boss.press("s", "1", "s", "1", "3")
    assert house.rows("SELECT status FROM incident") == [("recovering",)]
    boss.press("+", "101", "<Tab>", "water", "<Tab>", "12.50", "<F10>", "s", "1", "s", "3")
    for _ in range(5):
        boss.press("s", "1", "1")
    assert boss.press("s", "4").message.startswith("N261123-001 cannot be closed yet")
    boss.press("s", "3", "Put out", "<Tab>", "1", "<Tab>", "it worked", "<Tab>", "Look first", "<F10>")
    boss.press("s", "4")
    assert house.rows("SELECT status FROM incident") == [("closed",)], boss.message
    assert "It is over" in boss.press("s").message
    check(house)


def test_the_team_is_suggested_for_the_gravest_and_called_with_one_key(boss: AtWork, house: Hand) -> None:
    assert "rapid response" not in burning(boss).press("l", "3").message
    assert "m calls the rapid response team" in boss.press("l", "2").message
    assert "somebody has to accept" in boss.press("m").message
    assert house.rows("SELECT case_kind, case_ref, status FROM callout") == [
        ("incident", "N261123-001", "raised")
    ]


def test_a_false_alarm_and_one_raised_by_mistake_take_their_words(boss: AtWork, house: Hand) -> None:
    burning(boss).press("n", "steam", "<Enter>")
    burning(boss).press("x", "a finger slipped", "<Enter>")
    assert house.rows("SELECT status, reason FROM incident ORDER BY id") == [
        ("false_alarm", "steam"),
        ("voided", "a finger slipped"),
    ]


def test_a_tick_is_taken_back_by_zero_and_the_cursor_ticks_with_enter(boss: AtWork, house: Hand) -> None:
    burning(boss).press("0")
    assert boss.message == "No step is ticked."
    boss.press("2", "0", "<Down>", "<Down>", "<Enter>")
    done = house.rows("SELECT seq FROM incident_step WHERE done_at IS NOT NULL")
    assert done == [(3,)]
    assert boss.press("2", "2").message.startswith("Step 2 is done already")


def test_a_note_that_begins_with_an_hour_is_a_late_one(boss: AtWork, house: Hand) -> None:
    burning(boss).press("c", "1455 smell of gas", "<Enter>")
    assert house.rows("SELECT text, at < logged_at FROM incident_event WHERE text LIKE 'smell%'") == [
        ("smell of gas", 1)
    ]
    assert "14:55 (late, 15:00) smell" in shown(boss)
    boss.press("c", "0603 and 0604 are out", "<Enter>")
    assert "6:03" not in shown(boss).split("late")[0]


def test_what_is_read_out_to_everybody_is_one_key_away(boss: AtWork) -> None:
    picture = shown(burning(boss).press("a"))
    assert "不要乘坐电梯" in picture
    assert "nearest stairs" in picture


def test_the_command_is_offered_and_taken(boss: AtWork, house: Hand) -> None:
    burning(boss).press("t")
    assert "commander admin" in shown(boss)
    boss.press("o", "night", "<Enter>")
    assert "Command offered to night" in shown(boss, (120, 40))
    night = AtWork(house.at("night")).press("<F4>", "10", "t")
    assert "commander night" in shown(night)
    boss.press("<F5>", "t", "he is hurt", "<Enter>")
    assert "commander admin" in shown(boss)


def test_the_search_is_claimed_and_cleared_by_the_same_key(boss: AtWork, house: Hand) -> None:
    burning(boss, "8", "pool").press("f", "2F pool", "<Enter>", "f", "2F pool", "<Enter>")
    assert house.rows("SELECT cell, cleared_by FROM search_cell") == [("2F pool", "admin")]
    assert "2F pool  clear (admin)" in shown(boss)


def test_what_a_post_may_not_do_is_said_and_what_it_may_is_done(boss: AtWork, house: Hand) -> None:
    burning(boss)
    desk = AtWork(house.at("desk")).press("<F4>", "10")
    for key in ("y", "v", "l", "x"):
        assert "SUP, NM or GM" in desk.press(key).message
    desk.press("1")
    assert house.rows("SELECT done_by FROM incident_step WHERE done_at IS NOT NULL") == [("desk",)]


def test_the_banner_of_other_screens_says_for_how_long_and_leaves_when_it_is_over(boss: AtWork) -> None:
    burning(boss).press("<Esc>", "<F4>", "05")
    assert boss.screen()[1].startswith(" ** FIRE 6F  N261123-001  +02m")
    boss.press("<F4>", "10", "n", "steam", "<Enter>", "<Esc>", "<Esc>")
    assert "FIRE" not in boss.screen()[1]


def test_home_and_the_list_open_it(boss: AtWork) -> None:
    burning(boss).press("<Esc>")
    assert shown(boss.press("1")).startswith(" 10 fire")
    boss.press("n", "steam", "<Enter>", "<Esc>", "<F4>", "10", "v")
    assert "false alarm" in shown(boss)
    assert shown(boss.press("<Enter>")).startswith(" 10 fire")


def test_hostile_words_end_as_plain_text_on_the_screen(boss: AtWork, house: Hand) -> None:
    burning(boss)
    house.do("log-incident", incident="N1", text=HOSTILE)
    house.do("note-incident-facts", incident="N1", damage=HOSTILE)
    boss.press("<F5>")
    for size in SIZES:
        for picture in (shown(boss, size), shown(boss.press("h"), size)):
            assert not any(sign in picture for sign in "\x1b\x07\x00\x9b\u202e\u2066")
        boss.press("<Esc>")
    refused = 100_000
    boss.press("c").paste("B" * refused).press("<Enter>")
    assert house.value("SELECT max(length(text)) FROM incident_event") < 10_001


def test_a_drill_says_so_in_every_line_of_its_timeline_and_in_the_banner() -> None:
    desk = FakeDesk()
    desk._see_incident = lambda no: fire(incident=no, drill=True)  # type: ignore[method-assign]
    keys = Keys(desk).press("<F9>", "1", "6F", "<Enter>")
    assert keys.screen()[1].startswith(" *** DRILL 演练 *** FIRE N261123-001")
    assert "15:00 alarm raised" not in "\n".join(keys.screen()).replace("DRILL 演练 15:00 alarm raised", "")


def test_an_emergency_without_plan_with_much_of_everything_is_drawn_in_its_frame() -> None:
    desk = FakeDesk()
    step = fire().steps[1]
    many = tuple(replace(step, seq=seq, text="长" * 200, target_seconds=-172_800) for seq in range(1, 99))
    for changed in (
        {"steps": ()},
        {"steps": many},
        {"events": fire().events * 500},
        {"place": "宽" * 300, "commander": "x" * 80},
    ):
        desk._see_incident = lambda no, changed=changed: fire(incident=no, **changed)  # type: ignore[method-assign]
        for size in SIZES:
            Keys(desk).press("<F9>", "1", "6F", "<Enter>", "<Down>").screen(*size)


def test_times_since_the_alarm_are_written_as_hands_write_them() -> None:
    assert [span(seconds) for seconds in (None, 0, 50, 130, 3599, 3600, 86_400, -172_800)] == [
        "", "0:00", "0:50", "2:10", "59:59", "1h00", "24h00", "-48h00",
    ]  # fmt: skip
    assert [clock(seconds) for seconds in (0, 492, 3600 + 492)] == ["+00:00", "+08:12", "+1:08:12"]


def test_the_report_and_the_notice_of_a_leak_are_printed_by_a_digit(boss: AtWork) -> None:
    burning(boss).press("p", "6")
    assert "Report of an emergency" in Path(boss.message.removeprefix("Written: ")).read_text("utf-8")
    boss.press("p", "9")
    notice = Path(boss.message.removeprefix("Written: "))
    assert notice.name.endswith("-breach.pdf")
    assert notice.read_bytes().startswith(b"%PDF")


def test_the_notice_of_a_leak_is_for_who_may_see_what_is_kept(house: Hand) -> None:
    house.do("raise-incident", type="system", place="6F")
    person = AtWork(house.at("desk"))
    person.press("<F4>", "10", "<Enter>", "p", "9")
    assert person.message == person.counter.needs_right("privacy.read")
