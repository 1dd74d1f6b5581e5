"""17, 18, 26, 27, 28 and items at a real hotel: every tab, every act of theirs by keyboard."""

from collections.abc import Callable
from contextlib import closing

import pytest

from hotelcs import i18n
from hotelcs.screens.act_forms import FORMS
from hotelcs.storage import driver
from hotelcs.workflows.verbs import VERBS, act_of
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def manager(hand: Hand) -> AtWork:
    """The manager at the desk."""
    return AtWork(hand)


def open_tab(person: AtWork, area: str, tab: int) -> AtWork:
    return person.press("<F4>", area, *["<Tab>"] * tab)


def on(person: AtWork, wanted: Callable[[object], bool]) -> AtWork:
    """Put the cursor on the first row that is wanted."""
    sheet = person.counter.sheet
    rows = sheet.front.rows  # type: ignore[attr-defined]
    sheet.front.go(next(n for n, row in enumerate(rows) if wanted(row)))  # type: ignore[attr-defined]
    return person


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("area", "tabs"), [("17", 8), ("18", 6), ("26", 2), ("27", 9), ("28", 1)])
def test_every_tab_opens_and_fits_empty_and_filled(
    hand: Hand, area: str, tabs: int, size: tuple[int, int], language: str
) -> None:
    i18n.use(language)
    for fill in (False, True):
        if fill:
            hand.do("fill-roster", first="2026-11-23", days=7)
            hand.do("post-notice", title="Water off 停水", to=["all"], body="two\nlines")
            hand.do(
                "propose-rotation",
                staff="E002",
                to_post="RES",
                first="2026-12-01",
                last="2026-12-10",
                goals="to book",
            )
            hand.do("join-team", staff="E002")
        person = AtWork(hand)
        person.press("<F4>", area)
        for _ in range(tabs):
            lines = person.screen(*size)
            assert lines[0].startswith(f" {area} ")
            person.press("<Enter>").screen(*size)
            person.press("<Esc>" if person.counter.dialog is not None else "<F5>")
            if tabs > 1:
                person.press("<Tab>")
        assert person.counter.sheet.tab == 0  # type: ignore[attr-defined]


def test_every_form_of_the_back_office_asks_for_fields_that_the_act_has() -> None:
    for verb, form in FORMS.items():
        assert verb in VERBS
        schema = act_of(verb).model_json_schema()
        asked = {one.name for one in form.asked}
        assert asked <= set(schema["properties"]), verb
        assert {one.name for one in form.asked if one.required} <= set(schema["properties"])
        given = set(schema.get("required", ())) - asked
        assert given <= {
            "complaint",
            "outcome",
            "staff",
            "shift",
            "day",
            "duty",
            "post",
            "calendar",
            "kind",
            "level",
            "metric",
            "stay",
            "reservation",
            "folio",
            "visitor",
            "partner",
            "group",
            "tag",
            "incident",
            "type",
            "plan",
            "drill",
            "check",
            "finding",
        }, (
            verb,
            given,
        )


@pytest.mark.parametrize("verb", FORMS)
def test_every_form_opens_in_both_languages_and_sizes(manager: AtWork, verb: str) -> None:
    from hotelcs.screens.act_form import open_act

    for language in ("en", "zh"):
        i18n.use(language)
        open_act(
            manager.counter,
            verb,
            {"staff": "E002"} if "staff" not in {a.name for a in FORMS[verb].asked} else {},
        )
        for size in SIZES:
            manager.screen(*size)
        manager.press("<Esc>")


# --- 17


def test_somebody_is_put_on_a_shift_and_taken_off(manager: AtWork, hand: Hand) -> None:
    manager.press("<F4>", "17", "n", "E002", "<Enter>", "early", "<F10>")
    assert manager.message == "E002 is on Early of 2026-11-23 as REC."
    open_tab(manager, "17", 1)
    manager.press("x", "y")
    assert manager.message == "E002 is off Early of 2026-11-23."
    assert hand.value("SELECT count(*) FROM roster_entry") == 0


def test_the_roster_is_filled_and_its_gaps_are_shown(manager: AtWork, hand: Hand) -> None:
    manager.press("<F4>", "17", "l", "<F10>")
    assert manager.message.startswith("Entered ")
    open_tab(manager, "17", 2)
    assert len(manager.counter.sheet.front.rows) == len(hand.desk.show("roster-gaps"))  # type: ignore[attr-defined]


def test_a_gap_opens_the_form_that_fills_it(manager: AtWork) -> None:
    open_tab(manager, "17", 2)
    row = manager.counter.sheet.current  # type: ignore[attr-defined]
    manager.press("s")
    form = manager.counter.sheet.form  # type: ignore[attr-defined]
    assert (form.value("day"), form.value("shift")) == (row.day, row.shift)


def test_two_shifts_are_exchanged(manager: AtWork, hand: Hand) -> None:
    hand.do("roster", staff="E002", day="2026-11-24", shift="early")
    hand.do("roster", staff="E003", day="2026-11-24", shift="late")
    open_tab(manager, "17", 1)
    manager.press("w", "E003", "<Enter>", "<Tab>", "late", "<F10>")
    assert manager.message == "E002 and E003 have exchanged shifts."
    assert hand.rows("SELECT staff_id, shift FROM roster_entry ORDER BY shift") == [(3, "early"), (2, "late")]


def test_a_rotation_is_proposed_and_somebody_else_decides(manager: AtWork, hand: Hand) -> None:
    night = AtWork(hand.at("night"))
    night.press("<F4>", "17", "r", "E002", "<Enter>", "RES", "<Enter>", "2026-12-01", "<Enter>", "2026-12-10", "<Enter>",
                "<Tab>", "to book", "<F10>")  # fmt: skip
    assert night.message.startswith("O261123-001 is proposed for E002")
    open_tab(manager, "17", 5)
    manager.press("s", "2", "not in December", "<Enter>")
    assert manager.message == "O261123-001 of E002 is declined."
    manager.press("<F5>")
    assert "declined" in "\n".join(manager.screen())
    night.hand.desk.close()


# --- 18


def test_duties_are_signed_after_they_were_shown(hand: Hand) -> None:
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "18", "k")
    assert person.counter.sheet.tab == 1  # type: ignore[attr-defined]
    person.press("k", "y")
    assert person.message.startswith("Signed: ")
    assert "You have signed every duty of yours." in "\n".join(person.screen())
    person.hand.desk.close()


def test_after_a_change_of_words_it_is_signed_anew(manager: AtWork, hand: Hand) -> None:
    hand.at("desk").do("sign-duties")
    manager.press("<F4>", "18")
    on(manager, lambda row: row.duty == "DU-06").press(
        "e", "Welcome every guest by name", "<Tab>", "<Tab>", "<Tab>", "<Tab>"
    )
    manager.press("a new standard", "<F10>")
    assert manager.message.startswith("Version 2 of DU-06; to sign: ")
    person = AtWork(hand.at("desk"))
    assert any("Duties to sign: 1" in told for told, _ in person.counter.sheet.items())  # type: ignore[attr-defined]
    person.hand.desk.close()


def test_the_checker_and_the_question_what_if(manager: AtWork, hand: Hand) -> None:
    manager.press("<F4>", "18", "l")
    assert manager.counter.sheet.tab == 3  # type: ignore[attr-defined]
    assert "Without an owner this week" in manager.screen()[1]
    manager.press("w", "desk", "<Enter>")
    alone = len(hand.desk.show("duty-gaps", **{"from": "2026-11-23", "to": "2026-11-23", "with": "desk"}))
    assert f"without an owner {alone}" in manager.screen()[1]
    manager.press("w", "nobody-here", "<Enter>")
    assert manager.message.startswith("Nobody here is nobody-here.")


def test_letters_are_set_and_the_a_moves(manager: AtWork, hand: Hand) -> None:
    manager.press("<F4>", "18")
    on(manager, lambda row: row.duty == "DU-06").press("r", "NM", "<Enter>", "A", "<F10>")
    assert manager.message == "DU-06: NM is A."
    assert hand.desk.show("duties", post="NM")[0].answers in ("NM", "RES", "REC", "SUP")
    found = next(row for row in hand.desk.show("duties") if row.duty == "DU-06")
    assert found.answers == "NM"
    check(hand)


# --- 26


def test_a_notice_is_written_read_and_asked_for(manager: AtWork, hand: Hand) -> None:
    manager.press(
        "<F4>", "26", "n", "Water off", "<Enter>", "FD", "<Tab>", "1", "<Tab>", "2026-11-24", "<F10>"
    )
    assert manager.message == "B261123-001 is written for 1."
    person = AtWork(hand.at("desk"))
    assert person.screen()[0].startswith(" 26 Must be read")
    person.press("<Enter>")
    assert person.screen()[0].startswith(" 01 Home")
    open_tab(manager, "26", 1).press("<Enter>")
    assert "Read by E002" in "\n".join(manager.screen())
    manager.press("<Esc>", "x", "y")
    assert manager.message == "B261123-001 is taken back."
    person.hand.desk.close()


def test_what_must_be_read_may_wait_and_stays_on_home(hand: Hand) -> None:
    hand.do("post-notice", title="Water off", to=["FD"], must_read=True, until="2026-11-24")
    person = AtWork(hand.at("desk"))
    person.press("<Esc>")
    found = next(n for n, (told, _) in enumerate(person.counter.sheet.items(), 1) if "Must be read" in told)  # type: ignore[attr-defined]
    person.press(str(found))
    assert person.screen()[0].startswith(" 26 Must be read")
    person.hand.desk.close()


# --- 27


def test_somebody_is_taken_on_with_an_account_and_a_password_told_once(manager: AtWork, hand: Hand) -> None:
    manager.press("<F4>", "27", "n", "Technician", "<Enter>", "MNT", "<F10>")
    assert manager.message == "E004 works here now: MNT."
    on(manager, lambda row: row.staff == "E004").press("s", "10", "tech", "<F10>")
    assert manager.message.startswith("Account tech is there")
    open_tab(manager, "27", 1)
    on(manager, lambda row: row.login == "tech").press("k", "y")
    shown = "\n".join(manager.screen())
    secret = next(line for line in shown.splitlines() if line.count("-") == 4 and "+" not in line).strip("| ")
    manager.press("<Esc>")
    assert secret not in "\n".join(manager.screen())
    door = hand.at("")
    assert door.desk.sign_in("tech", secret).must_change
    assert secret not in str(hand.rows("SELECT * FROM ledger"))


def test_an_account_is_shut_and_opened_and_the_last_administrator_stays(manager: AtWork, hand: Hand) -> None:
    open_tab(manager, "27", 1)
    on(manager, lambda row: row.login == "night").press("d", "y")
    assert manager.message == "night is shut."
    on(manager, lambda row: row.login == "night").press("d")
    assert manager.message == "night may sign in again."
    on(manager, lambda row: row.login == "admin").press("d", "y")
    assert hand.value("SELECT status FROM account WHERE login = 'admin'") == "active"
    assert manager.message


def test_a_setting_is_changed_and_a_wrong_value_is_said(manager: AtWork, hand: Hand) -> None:
    open_tab(manager, "27", 4)
    on(manager, lambda row: row.setting == "hold_time").press("e", *["<Backspace>"] * 5, "19:30", "<Enter>")
    assert manager.message == "hold_time is 19:30 now; it was 18:00."
    on(manager, lambda row: row.setting == "hold_time").press("e", *["<Backspace>"] * 5, "soon", "<Enter>")
    assert "soon" in manager.message
    assert hand.desk.show("settings", name="hold_time")[0].value == "19:30"


def test_a_right_is_given_and_taken_after_asking(manager: AtWork, hand: Hand) -> None:
    open_tab(manager, "27", 3)
    on(manager, lambda row: row.right == "room.oos").press("e", "rec", "<Enter>", "y")
    assert manager.message == "REC has it now."
    on(manager, lambda row: row.right == "room.oos").press("e", "REC", "<Enter>", "y")
    assert manager.message == "REC does not have it any more."


def test_limits_shifts_least_levels_and_hours_are_changed_where_they_are_shown(
    manager: AtWork, hand: Hand
) -> None:
    open_tab(manager, "27", 2)
    on(manager, lambda row: row.post == "REC").press("e", *["<Backspace>"] * 5, "80", "<F10>")
    assert manager.message == "The limits of REC are set."
    assert hand.value("SELECT compensation_minor FROM post WHERE code = 'REC'") == 8_000
    open_tab(manager, "27", 5)
    on(manager, lambda row: row.shift == "office").press("e", *["<Backspace>"] * 5, "08:30", "<F10>")
    assert hand.desk.show("shifts")[3].begins == "08:30"
    open_tab(manager, "27", 7)
    manager.press("e", *["<Backspace>"] * 4, "3", "<F10>")
    assert hand.desk.show("service-levels")[0].minutes == 3
    open_tab(manager, "27", 8)
    on(manager, lambda row: row.calendar == "CAL_OFFICE" and row.day == "1").press(
        "e", "<Tab>", *["<Backspace>"] * 5, "08:00", "<F10>"
    )
    hours = next(row.hours for row in hand.desk.show("calendars") if row.calendar == "CAL_OFFICE")
    assert hours == "08:00-12:00"
    check(hand)


# --- 28


def test_the_ledger_is_searched_by_record_person_and_day(manager: AtWork, hand: Hand) -> None:
    number = hand.book()
    hand.at("desk").do("log", text="x")
    manager.press("<F4>", "28", "o", number, "<Enter>")
    assert [row.verb for row in manager.counter.sheet.front.rows] == ["book"]  # type: ignore[attr-defined]
    manager.press("<Esc>", "w", "desk", "<Enter>")
    assert {row.actor for row in manager.counter.sheet.front.rows} == {"desk"}  # type: ignore[attr-defined]
    manager.press("d", "2026-11-24", "<Enter>")
    assert "No entry for this search. Esc clears it." in "\n".join(manager.screen())
    manager.press("<Esc>")
    assert manager.counter.sheet.front.rows  # type: ignore[attr-defined]


def test_the_chain_is_checked_and_a_broken_entry_is_named(manager: AtWork, hand: Hand) -> None:
    hand.book()
    manager.press("<F4>", "28", "k")
    assert "chain intact" in manager.message
    with closing(driver.connect(str(hand.path))) as connection:
        connection.execute("DROP TRIGGER tr_ledger_no_update")
        connection.execute("UPDATE ledger SET actor = 'nobody' WHERE seq = 3")
    manager.press("k")
    assert "3" in manager.message
    assert "chain intact" not in manager.screen()[1]


def test_a_wrong_day_is_said_and_the_list_stays(manager: AtWork) -> None:
    manager.press("<F4>", "28", "d", "someday", "<Enter>")
    assert manager.message.startswith("someday is not a date.")
    assert manager.counter.sheet.front.rows  # type: ignore[attr-defined]
