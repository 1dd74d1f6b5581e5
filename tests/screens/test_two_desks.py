"""Two people change one record from two screens: nothing is written over unseen, field by field somebody decides (reliability F21)."""

from collections.abc import Iterator

import pytest

from hotelcs import i18n
from hotelcs.screens.forms.form_state import KEPT
from hotelcs.screens.handover_steps import NOTE
from hotelcs.screens.presses import press_of
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import HAN, LANGUAGES, AtWork

TODAY = 1
"""The tab of those who come today."""
BOOKED = {
    "guest": "Zhang Wei",
    "type": "TWN",
    "arrival": "2026-11-23",
    "departure": "2026-11-25",
    "adults": 1,
}


@pytest.fixture(params=LANGUAGES)
def mine(request: pytest.FixtureRequest, hand: Hand) -> AtWork:
    """The desk whose form is older, in one of the languages."""
    i18n.use(request.param)
    return AtWork(hand)


@pytest.fixture
def theirs(hand: Hand) -> Iterator[AtWork]:
    """The receptionist at another terminal."""
    hand.admit_everybody()
    person = AtWork(hand.at("desk"))
    yield person
    person.hand.desk.close()


def amending(person: AtWork) -> AtWork:
    """The form of the only booking, on the list of bookings."""
    person.press("<F4>", "06")
    person.counter.sheet.go_to(TODAY)
    return person.press("e")


def typed(person: AtWork, **fields: str) -> AtWork:
    """Type over fields, then save."""
    for name, text in fields.items():
        person.counter.sheet.form.go_to(name)
        person.counter.sheet.form.current.line.selected = True
        person.press(text)
    return person.press("<F10>")


def booking(hand: Hand) -> tuple[str, str, int, str]:
    found = hand.desk.show("reservation", no="R261123-001")
    return (found.arrival, found.departure, found.adults, found.requests)


def test_what_only_the_other_desk_changed_stays_without_a_question(
    mine: AtWork, theirs: AtWork, hand: Hand
) -> None:
    hand.do("book", **BOOKED)
    amending(mine)
    typed(amending(theirs), departure="2026-11-27")
    typed(mine, adults="2")
    assert booking(hand)[:3] == ("2026-11-23", "2026-11-27", 2)
    assert mine.counter.prompt is None
    assert "11-27" in mine.message, "the message tells the days that stand"
    assert "desk" in mine.message, "and that somebody else was there"
    check(hand)


def test_a_field_that_both_changed_is_asked_with_its_three_values(
    mine: AtWork, theirs: AtWork, hand: Hand
) -> None:
    for digit, kept in (("1", "2026-11-28"), ("2", "2026-11-27")):
        hand.do("book", **BOOKED) if digit == "1" else hand.do(
            "amend", reservation="1", departure="2026-11-25"
        )
        amending(mine)
        typed(amending(theirs), departure="2026-11-27")
        typed(mine, departure="2026-11-28", adults=digit)
        assert booking(hand)[1] == "2026-11-27", "nothing is written before somebody decides"
        screen = "\n".join(mine.screen())
        for value in ("2026-11-25", "2026-11-27", "2026-11-28", "desk"):
            assert value in screen
        if i18n.current() == "zh":
            assert "Changed meanwhile" not in screen
            assert HAN.search(mine.screen()[-2])
        mine.press(digit)
        assert booking(hand)[1:3] == (kept, int(digit))
        assert mine.counter.sheet.number == "06"
        assert mine.counter.prompt is None
        check(hand)


def test_all_of_several_clashes_are_decided_with_one_digit(mine: AtWork, theirs: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED)
    amending(mine)
    typed(amending(theirs), departure="2026-11-27", requests="high floor")
    typed(mine, departure="2026-11-28", requests="low floor")
    mine.press("2", "1")
    assert booking(hand)[1::2] == ("2026-11-27", "low floor")
    amending(mine)
    typed(amending(theirs), departure="2026-11-26", requests="cot")
    typed(mine, departure="2026-11-29", requests="two cots")
    mine.press("3")
    assert booking(hand)[1::2] == ("2026-11-29", "two cots")
    amending(mine)
    typed(amending(theirs), departure="2026-11-26", requests="cot")
    typed(mine, departure="2026-11-30", requests="none")
    mine.press("4")
    assert booking(hand)[1::2] == ("2026-11-26", "cot"), "nothing of mine is left: nothing is sent"
    assert mine.counter.sheet.number == "06"
    check(hand)


def test_esc_leaves_everything_as_it_is_typed_and_the_next_save_asks_again(
    mine: AtWork, theirs: AtWork, hand: Hand
) -> None:
    hand.do("book", **BOOKED)
    amending(mine)
    typed(amending(theirs), departure="2026-11-27")
    typed(mine, departure="2026-11-28")
    mine.press("<Esc>")
    assert booking(hand)[1] == "2026-11-27"
    assert mine.counter.sheet.form.value("departure") == "2026-11-28"
    typed(amending(theirs), departure="2026-11-29")
    mine.press("<F10>")
    assert booking(hand)[1] == "2026-11-29", "what came after the question is asked too"
    mine.press("1")
    assert booking(hand)[1] == "2026-11-28"


def test_a_parked_form_hours_later_carries_the_version_it_was_begun_with(
    mine: AtWork, theirs: AtWork, hand: Hand
) -> None:
    hand.do("book", **BOOKED)
    amending(mine).press("<End>")
    mine.counter.sheet.form.go_to("adults")
    mine.counter.sheet.form.current.line.selected = True
    mine.press("2")
    mine.counter.press(press_of("ctrl+p", None))
    typed(amending(theirs), departure="2026-11-27")
    mine.counter.keep_drafts()
    again = AtWork(hand.at("admin"))  # the terminal was lost; the draft comes from the disk
    again.counter.press(press_of("ctrl+p", None))
    again.press("1")
    assert again.counter.sheet.form.value("adults") == "2"
    again.press("<F10>")
    assert booking(hand)[:3] == ("2026-11-23", "2026-11-27", 2)
    again.hand.desk.close()
    check(hand)


def test_a_parked_form_that_both_changed_asks(mine: AtWork, theirs: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED)
    typed_in = amending(mine)
    typed_in.counter.sheet.form["departure"].put("2026-11-28")
    mine.counter.press(press_of("ctrl+p", None))
    typed(amending(theirs), departure="2026-11-27")
    amending(mine)  # the same booking again: its draft, not what the list shows
    assert mine.counter.sheet.form.value("departure") == "2026-11-28"
    mine.press("<F10>")
    assert booking(hand)[1] == "2026-11-27"
    mine.press("1")
    assert booking(hand)[1] == "2026-11-28"


def test_a_form_in_which_nothing_was_changed_sends_nothing(mine: AtWork, theirs: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED)
    amending(mine)
    typed(amending(theirs), departure="2026-11-27")
    mine.press("<F10>")
    assert booking(hand)[1] == "2026-11-27"
    assert mine.last[0] == "amend"
    assert mine.hand.value("SELECT count(*) FROM ledger WHERE verb = 'amend'") == 1


def emptied(person: AtWork, name: str) -> AtWork:
    """Empty a field that is filled, then save."""
    form = person.counter.sheet.form
    form.go_to(name)
    form.current.line.selected = True
    assert form.value(name)
    person.press("<Backspace>")
    assert not form.value(name)
    return person.press("<F10>")


def test_emptied_wishes_are_taken_away(mine: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED, requests="high floor")
    emptied(amending(mine), "requests")
    assert booking(hand)[3] == ""
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'amend'") == 1


def test_emptied_wishes_that_the_other_wrote_anew_are_asked(mine: AtWork, theirs: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED, requests="high floor")
    amending(mine)
    typed(amending(theirs), requests="low floor")
    emptied(mine, "requests")
    assert booking(hand)[3] == "low floor"
    mine.press("1")
    assert booking(hand)[3] == ""


def test_a_field_that_is_emptied_and_stays_as_it_is_changes_nothing(mine: AtWork, hand: Hand) -> None:
    hand.do("book", **BOOKED, children=1)
    emptied(amending(mine), "children")
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'amend'") == 0
    assert hand.value("SELECT children FROM reservation") == 1
    assert mine.message == i18n.tr("Nothing was changed.")


def test_a_setting_that_two_change_is_decided_by_a_digit(mine: AtWork, theirs: AtWork, hand: Hand) -> None:
    name = "hold_time"
    before = hand.desk.show("settings", name=name)[0].value
    person = on_settings(mine, name).press("e")
    theirs.hand.now = hand.now
    hand.do("change-setting", name=name, value="19:00") if before != "19:00" else None
    assert before != "19:00"
    person.counter.prompt.line.put("20:00")
    person.press("<Enter>")
    assert hand.desk.show("settings", name=name)[0].value == "19:00"
    assert "19:00" in person.screen()[-2]
    person.press("1")
    assert hand.desk.show("settings", name=name)[0].value == "20:00"


def on_settings(person: AtWork, name: str) -> AtWork:
    """The list of settings with the cursor on one."""
    from hotelcs.screens.users import SETTINGS

    person.press("<F4>", "27")
    person.counter.sheet.go_to(SETTINGS)
    person.counter.sheet.front.seek(name)
    return person


@pytest.mark.parametrize(
    "thing", [{"post": "REC"}, {"qualification": "first_aid"}], ids=lambda thing: next(iter(thing))
)
def test_the_least_on_a_shift_that_the_other_changed_is_asked_before_it_is_written_over(
    mine: AtWork, hand: Hand, thing: dict[str, str]
) -> None:
    from hotelcs.screens.users import LEAST

    def least() -> int:
        rows = hand.desk.show("staffing")
        return next(row.least for row in rows if (row.shift, row.needed) == ("late", *thing.values()))

    hand.do("set-least", shift="late", people=1, **thing)
    mine.press("<F4>", "27")
    mine.counter.sheet.go_to(LEAST)
    rows = mine.counter.sheet.front.rows
    mine.counter.sheet.front.go(
        next(n for n, row in enumerate(rows) if (row.shift, row.needed) == ("late", *thing.values()))
    )
    mine.press("e")
    hand.do("set-least", shift="late", people=4, **thing)
    typed(mine, people="2")
    assert least() == 4, "nothing is written before somebody decides"
    mine.press("1")
    assert least() == 2


def test_a_note_of_a_handover_that_was_parked_is_not_written_over(hand: Hand) -> None:
    hand.admit_everybody()
    desk = AtWork(hand.at("desk"))
    desk.press("<F4>", "11", "s", "<F10>", "s", "<Tab>", "<Tab>", "<Tab>", "mine")
    assert desk.counter.sheet.form.value("note") == "mine"
    desk.counter.press(press_of("ctrl+p", None))
    hand.do("edit-handover", note="theirs")
    desk.counter.press(press_of("ctrl+p", None))
    desk.press("1", "<Up>", "<Up>", "<Up>")
    typed(desk, counted="0")
    assert hand.rows("SELECT status, note FROM handover") == [("draft", "theirs")]
    assert any("admin theirs" in line for line in desk.screen())
    desk.hand.desk.close()


def test_a_note_on_the_line_that_was_kept_on_the_disk_is_not_written_over_theirs(hand: Hand) -> None:
    hand.admit_everybody()
    desk = AtWork(hand.at("desk"))
    desk.press("<F4>", "11", "s", "<F10>")
    hand.do("edit-handover", note="first")
    desk.press("<F4>", "11", "c", " mine")
    desk.counter.keep_drafts()
    desk.hand.desk.close()
    hand.do("edit-handover", note="theirs")
    again = AtWork(hand.at("desk"))  # the terminal was lost; the line comes from the disk
    again.counter.press(press_of("ctrl+p", None))
    again.press("1", "c")
    assert again.counter.prompt.line.text == "first mine"
    again.press("<Enter>")
    assert hand.value("SELECT note FROM handover") == "theirs", "nothing is written before somebody decides"
    assert "Before: first   admin: theirs" in again.screen()[-2]
    again.press("1")
    assert hand.value("SELECT note FROM handover") == "first mine"
    again.hand.desk.close()


@pytest.mark.parametrize("kept", [{}, {KEPT: '{"of": "H261122-001", "before": "theirs", "version": 2}'}])
def test_a_kept_line_that_was_begun_elsewhere_asks_before_it_is_written(
    hand: Hand, kept: dict[str, str]
) -> None:
    hand.admit_everybody()
    desk = AtWork(hand.at("desk"))
    desk.press("<F4>", "11", "s", "<F10>")
    hand.do("edit-handover", note="theirs")
    hand.do("edit-handover", note="theirs", keys="all")
    desk.counter.drafts[NOTE] = {"text": "mine", **kept}
    desk.press("<F4>", "11", "c", "<Enter>")
    assert hand.value("SELECT note FROM handover") == "theirs"
    desk.press("1")
    assert hand.value("SELECT note FROM handover") == "mine"
    desk.hand.desk.close()
