"""10 Roll call at a real hotel: a room, Enter, a letter each; counters, floors, the list; what is said where nothing is."""

import os
from pathlib import Path

import pytest

from hotelcs import i18n
from hotelcs.screens.paint import Rule, cells_of, panes, text_of
from hotelcs.screens.roll_call import RollCall
from hotelcs.screens.roll_call_pane import RollCallPane
from hotelcs.storage import driver
from tests import hostile
from tests.conftest import IDS, Hand
from tests.hostile import needs_hostile
from tests.invariants import check
from tests.screens.test_hostile_screens import CONTROLS
from tests.screens.test_real_hotel import AtWork

HOSTILE = (
    "INSERT INTO roll_call_entry (roll_call_id, seq, kind, source, ref, name, room, assist, need, minor, nationality, lang, phone, "
    "post, status, marked_by, appended, withdrawn, version) "
    "VALUES (1, ?, 'contractor', ?, '', ?, '', 1, ?, 0, '', '', '', '', 'unknown', '', 1, 0, 1)"
)
FOLDER = Path(__file__).parent / "golden"
SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def fire(hand: Hand) -> Hand:
    """Three rooms on three floors, a child nobody wrote down, somebody in a wheelchair, a visitor, a fire."""
    hand.admit_everybody()
    hand.check_in(hand.book("Zhang Wei 张伟"), room="101")
    hand.do("add-guest", stay="101", name="张晓 Zhang Xiao", minor=True, guardian="Zhang Wei")
    hand.check_in(hand.book("Ito Kenji", type="TWN", children=1), room="201", document=IDS[1])
    hand.check_in(hand.book("Qian Old", type="SUI"), room="301", document=IDS[2])
    hand.do("note-evacuation-help", stay="301", need="wheelchair 轮椅")
    hand.do("visitor-in", stay="201", name="Fan Ying", approved=True)
    hand.do("roster", staff="E002", day="2026-11-23", shift="late")
    hand.do("raise-incident", type="fire", place="2F corridor")
    return hand


@pytest.fixture
def desk(fire: Hand) -> AtWork:
    """The roll is called at the car park, and the receptionist has it in front."""
    fire.do("open-roll-call", assembly="Car park 停车场")
    return AtWork(fire.at("desk")).word("roll")


def states(hand: Hand) -> dict[str, str]:
    return {one.spot: one.status for one in hand.desk.show("roll-call")}


def text(person: AtWork, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(person.screen(columns, rows))


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_roll_call_looks_as_it_did(fire: Hand, language: str, size: tuple[int, int]) -> None:
    fire.do("open-roll-call", assembly="Car park 停车场")
    i18n.use(language)
    person = AtWork(fire.at("desk")).word("roll")
    person.press("201", "<Enter>", "y")
    person.counter.columns = size[0]
    lines = person.screen(*size)
    found = "\n".join(line.rstrip() for line in (lines[0], "", *lines[2:])) + "\n"  # row 2 is the emergency's
    kept = FOLDER / f"roll_call.{language}.{size[0]}x{size[1]}.txt"
    if os.environ.get("HOTELCS_GOLDEN") == "write":
        kept.write_text(found, "utf-8")
    assert found == kept.read_text("utf-8")


def test_a_room_enter_and_a_letter_each_then_the_next_room(desk: AtWork, fire: Hand) -> None:
    desk.press("101", "<Enter>", "y", "o")
    assert desk.message == "101 张晓 Zhang Xiao: off-site. Not seen: 5."
    assert states(fire)["#1"] == "safe"
    assert states(fire)["#2"] == "off_site"
    desk.press("y")
    assert desk.message.startswith("First a room"), "a letter too many is for nobody"
    desk.press("<Enter>", "i")
    assert states(fire)["#3"] == "injured", "Enter alone goes on to the next room"
    check(fire)


def test_who_needs_help_is_first_on_the_list(desk: AtWork) -> None:
    assert [row.room for row in desk.counter.sheet.listed.rows] == [
        "301",
        "101",
        "101",
        "201",
        "201",
        "201",
        "",
    ]  # type: ignore[union-attr]
    assert "ASSIST wheelchair" in text(desk)


def test_every_letter_is_an_answer_and_a_dash_takes_it_away(desk: AtWork, fire: Hand) -> None:
    for letter, answer in zip(
        "yoihm-", ("safe", "off_site", "injured", "hospital", "missing", "unknown"), strict=True
    ):
        desk.press("301", "<Enter>", letter)
        assert states(fire)["#5"] == answer


def test_whoever_has_no_room_is_found_by_their_place_on_the_list(desk: AtWork, fire: Hand) -> None:
    place = next(one.spot for one in fire.desk.show("roll-call") if one.kind == "staff")
    desk.press(place, "<Enter>", "y")
    assert states(fire)[place] == "safe"


def test_a_room_that_nobody_is_in_says_so(desk: AtWork) -> None:
    desk.press("999", "<Enter>")
    assert "999" in desk.message
    desk.press("<Backspace>", "1", "<Esc>", "y")
    assert desk.message.startswith("First a room")


def test_the_last_tick_is_taken_back_with_u(desk: AtWork, fire: Hand) -> None:
    desk.press("101", "<Enter>", "m", "u", "y")
    assert states(fire)["#1"] == "unknown"


def test_seen_people_leave_the_list_and_come_back_with_v(desk: AtWork) -> None:
    desk.press("101", "<Enter>", "y", "y")
    rows = desk.counter.sheet.listed
    assert rows is not None
    assert {row.room for row in rows.rows} == {"301", "201", ""}
    desk.press("v")
    assert {row.room for row in rows.rows} == {"301", "201", "", "101"}


def test_the_list_is_narrowed_to_a_floor(desk: AtWork) -> None:
    desk.press("f", "2F", "<Enter>")
    rows = desk.counter.sheet.listed
    assert rows is not None
    assert {row.room for row in rows.rows} == {"201"}
    desk.press("<Esc>")
    assert len(rows.rows) == 7


def test_somebody_else_s_tick_is_seen_and_the_cursor_stays(desk: AtWork, fire: Hand) -> None:
    desk.press("201", "<Enter>")
    fire.do("tick-roll-call", who="101", status="yy")
    desk.counter.refresh()
    row = desk.counter.sheet.listed.current  # type: ignore[union-attr]
    assert row.name == "Ito Kenji"
    assert desk.counter.sheet.pane.head.safe == 2  # type: ignore[attr-defined]


def test_it_is_opened_from_the_screen_and_closed_when_somebody_takes_over(fire: Hand) -> None:
    boss = AtWork(fire).word("roll")
    assert "No roll call yet" in text(boss)
    boss.press("n", "Gate", "<Enter>")
    assert boss.message == "The roll call of N261123-001 is open: 7 people."
    boss.press("s", "fire brigade", "<Enter>")
    assert boss.message == "The roll call of N261123-001 is over."
    assert "a change takes a reason" in text(boss)
    boss.press("101", "<Enter>", "h", "the hospital called", "<Enter>")
    assert states(fire)["#1"] == "hospital"
    assert fire.value("SELECT reason FROM roll_call_tick") == "the hospital called"
    boss.press("s", "again smoke", "<Enter>")
    assert fire.desk.show("roll-calls")[0].closed == ""
    check(fire)


def test_when_everybody_is_found_it_is_said_and_one_key_closes(fire: Hand) -> None:
    fire.do("open-roll-call", assembly="Gate")
    fire.do("tick-roll-call", who=[f"#{at}" for at in range(1, 8)], status=["safe"] * 7)
    boss = AtWork(fire).word("roll")
    assert "Everybody is found" in text(boss)
    boss.press("s", "y")
    assert fire.desk.show("roll-calls")[0].closed


def test_people_are_appended_moved_to_another_place_and_taken_off_again(desk: AtWork, fire: Hand) -> None:
    desk.press("n", "Wu Jun", "<Tab>", "2", "<F10>")
    assert desk.message == "#8 is on the list; expected: 8."
    desk.press("e", "South gate", "<Enter>")
    assert "South gate" in text(desk)
    desk.press("#8", "<Enter>", "x", "y")
    assert fire.desk.show("roll-calls")[0].expected == 7
    check(fire)


def test_without_the_right_to_close_the_key_says_whose_it_is(desk: AtWork, fire: Hand) -> None:
    desk.press("s")
    assert "GM" in desk.message
    assert not fire.desk.show("roll-calls")[0].closed


def test_the_words_of_the_line_tick_and_note(desk: AtWork, fire: Hand) -> None:
    desk.word("roll 101 y -")
    assert states(fire)["#1"] == "safe"
    assert states(fire)["#2"] == "unknown"
    desk.word("roll 201 off-site")
    assert states(fire)["#3"] == "off_site"
    desk.word("assist 101 does not hear")
    assert desk.message == "Room 101 is fetched first in an alarm."
    desk.word("assist 101")
    assert desk.message == "Room 101 needs no help to get out."
    desk.word("roll 101")
    assert "roll [room] [letters]" in desk.message
    desk.word("assist")
    assert "assist <room>" in desk.message


def test_p_writes_the_list_and_tells_where(desk: AtWork) -> None:
    desk.press("p")
    path = Path(desk.message.removeprefix("Written: "))
    assert path.stat().st_mode & 0o777 == 0o600
    assert "Zhang Wei" in path.read_text("utf-8")


@pytest.mark.parametrize("size", [(38, 17), (60, 12), (100, 34)])
def test_the_pane_fits_where_another_screen_has_it(fire: Hand, size: tuple[int, int]) -> None:
    fire.do("open-roll-call", assembly="A" * 90)
    counter = AtWork(fire.at("desk")).counter
    pane = RollCallPane(counter, "N261123-001")
    pane.refresh(first=True)
    rows = pane.draw(*size)
    assert isinstance(rows[0], Rule)
    assert len(rows) == size[1]
    drawn = panes(size[1] + 1, (rows, size[0]))
    assert {cells_of(line) for line in drawn} == {size[0] + 2}
    assert "301" in "".join(map(text_of, drawn))


def test_an_emergency_without_a_roll_call_has_an_empty_pane(fire: Hand) -> None:
    pane = RollCallPane(AtWork(fire.at("desk")).counter, "N261123-001")
    pane.refresh(first=True)
    assert pane.head is None
    assert pane.instead().startswith("No roll call yet")


def test_only_changed_rows_are_sent_when_somebody_is_ticked(desk: AtWork) -> None:
    desk.press("101", "<Enter>")
    before = desk.screen()
    desk.press("y")
    changed = [at for at, (one, other) in enumerate(zip(before, desk.screen(), strict=True)) if one != other]
    assert len(changed) <= 12, changed


def test_it_stays_open_longer_than_other_screens() -> None:
    assert RollCall.patience > 1


@needs_hostile
@pytest.mark.parametrize("size", SIZES)
def test_no_name_of_any_kind_breaks_the_screen(fire: Hand, size: tuple[int, int]) -> None:
    fire.do("open-roll-call", assembly="Gate")
    names = [*hostile.lines("blns.txt")[:150], "\x1b[2J\x07evil", "\u202egnp.exe", "张" * 5000]
    connection = driver.connect(str(fire.path))
    connection.execute("BEGIN")
    connection.executemany(
        HOSTILE, [(100 + at, f"x{at}", name or "?", name) for at, name in enumerate(names)]
    )
    connection.commit()
    connection.close()
    person = AtWork(fire.at("desk")).word("roll")
    for _ in range(len(names) // 10 + 1):
        for line in person.screen(*size):
            assert not CONTROLS.search(line)
        person.press("<PgDn>")
    person.press("y")
    assert fire.value("SELECT count(*) FROM roll_call_tick") == 1


def test_a_list_of_three_thousand_is_drawn_and_ticked(fire: Hand) -> None:
    fire.do("open-roll-call", assembly="Gate")
    connection = driver.connect(str(fire.path))
    connection.execute("BEGIN")
    connection.executemany(HOSTILE, [(100 + at, f"x{at}", f"Guest {at}", "") for at in range(3000)])
    connection.commit()
    connection.close()
    person = AtWork(fire.at("desk")).word("roll")
    person.press("#3099", "<Enter>", "y")
    assert "Guest 2999" in person.message
    assert "3006" in person.message
