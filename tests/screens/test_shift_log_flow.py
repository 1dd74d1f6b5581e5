"""11 and F8 at a real hotel: lines from anywhere, the handover from counting to acceptance, disputes, items."""

from collections.abc import Iterator

import pytest

from hotelcs import i18n
from hotelcs.screens.log_line import parse
from hotelcs.screens.presses import press_of
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork


@pytest.fixture
def desk(hand: Hand) -> Iterator[AtWork]:
    """The receptionist, whose shift is open with a hundred in the drawer."""
    person = AtWork(hand.at("desk"))
    person.press("<F4>", "11", "s", "100", "<F10>")
    assert person.message == "The shift Late of 2026-11-23 is open."
    yield person
    person.hand.desk.close()


@pytest.fixture
def night(hand: Hand) -> Iterator[AtWork]:
    """The night manager at another terminal."""
    person = AtWork(hand.at("night"))
    yield person
    person.hand.desk.close()


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("lift is noisy", {"text": "lift is noisy"}),
        ("!water off at two", {"text": "water off at two", "must_read": True}),
        ("! > fan lent", {"text": "fan lent", "must_read": True, "carry_over": True}),
        ("^>!  all three", {"text": "all three", "report_up": True, "carry_over": True, "must_read": True}),
        ("1208 fan lent", {"text": "1208 fan lent", "room": "1208"}),
        ("money: 20 short", {"text": "20 short", "category": "money", "room": "20"}),
        ("Money： 20 short", {"text": "20 short", "category": "money", "room": "20"}),
        ("weather: fine", {"text": "weather: fine"}),
        ("！＞全角", {"text": "全角", "must_read": True, "carry_over": True}),
        ("１２０８ 风扇", {"text": "１２０８ 风扇", "room": "1208"}),
        ("money:", {"text": "money:"}),
        ("", {}),
        (" ! > ", {}),
    ],
)
def test_marks_in_front_of_a_line_say_what_it_asks_for(line: str, fields: dict[str, object]) -> None:
    assert parse(line) == fields


def test_a_line_is_written_with_two_keys_and_its_words(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", ">101 fan lent", "<Enter>")
    row = hand.desk.show("log")[0]
    assert (row.words, row.room, row.category, row.carry_over, row.author) == (
        "101 fan lent",
        "101",
        "room",
        True,
        "desk",
    )
    assert desk.message == "In the log: J261123-001."


def test_a_number_in_front_that_is_no_room_is_a_word(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", "20 towels came", "<Enter>")
    row = hand.desk.show("log")[0]
    assert (row.words, row.room) == ("20 towels came", "")


def test_f8_in_the_middle_of_a_form_and_of_a_question_goes_back_to_them(desk: AtWork, hand: Hand) -> None:
    desk.press(":", "n", "<Enter>", "Li Na", "<F8>", "lift is noisy", "<Enter>")
    assert desk.counter.sheet.form.value("guest") == "Li Na"  # type: ignore[attr-defined]
    desk.press("<F3>", "fi", "<F8>", "second", "<Enter>", "nd li", "<Enter>")
    assert desk.counter.dialog is not None
    assert [row.words for row in hand.desk.show("log")] == ["second", "lift is noisy"]


def test_an_empty_line_writes_nothing(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", "<Enter>")
    assert desk.message == "Nothing was written."
    assert hand.desk.show("log") == []


def test_what_is_typed_into_a_line_is_kept_until_it_is_written(desk: AtWork) -> None:
    desk.press("<F8>", "half a line")
    desk.counter.keep_drafts()
    assert [kept.fields for kept in desk.hand.desk.drafts.mine()] == [{"text": "half a line"}]
    desk.press("<Enter>")
    assert desk.hand.desk.drafts.mine() == []


def test_a_line_the_hotel_refuses_is_given_back(desk: AtWork) -> None:
    desk.press("<F8>", "card 4111 1111 1111 1111", "<Enter>")
    assert "card" in desk.message
    desk.press("<F8>")
    assert "4111" in "\n".join(desk.screen())


# --- handing over


def test_counting_is_blind_and_what_should_be_there_is_told_after_it(desk: AtWork, hand: Hand) -> None:
    stay = hand.check_in(hand.book())
    desk.hand.do("take-payment", stay=stay, amount=5000, method="cash")
    desk.press("<F5>", "s")
    assert "150.00" not in "\n".join(desk.screen())
    desk.press("150", "<Enter>")
    assert "150.00   counted 150.00" in "\n".join(desk.screen())
    assert "equal" in "\n".join(desk.screen())


def test_a_handover_is_submitted_within_its_budget(desk: AtWork, hand: Hand) -> None:
    desk.press("<F4>", "01")
    keys = ["<F4>", "1", "1", "s", "100", "<Enter>", "1106 is sensitive to noise", "<F10>"]
    desk.press(*keys)
    assert desk.message == "H261123-001 is handed over; somebody else accepts it."
    assert sum(key in ("<F4>", "<Enter>", "<F10>", "s") for key in keys) <= 6
    row = hand.desk.show("handover", no="H261123-001")
    assert (row.status, row.counted_minor, row.note, row.difference_minor) == (
        "submitted",
        10_000,
        "1106 is sensitive to noise",
        0,
    )
    check(hand)


def test_a_difference_is_explained_before_it_is_handed_over_and_its_line_is_shown(
    desk: AtWork, hand: Hand
) -> None:
    stay = hand.check_in(hand.book())
    desk.hand.do("take-payment", stay=stay, amount=4600, method="card")
    desk.press("<F5>", "s", "146", "<Enter>")
    shown = "\n".join(desk.screen())
    assert "! differs by 46.00" in shown
    assert "46.00 may have been cash" in shown
    desk.press("<F10>")
    assert desk.message == "Reason is missing."
    desk.press("taken as cash", "<F10>")
    row = hand.desk.show("handover", no="H261123-001")
    assert (row.status, row.difference_minor, row.difference_reason) == ("submitted", 4600, "taken as cash")


def test_a_first_count_that_did_not_fit_is_explained_and_shown_to_who_takes_over(
    desk: AtWork, night: AtWork, hand: Hand
) -> None:
    for counted in (9000, 10_000):
        desk.hand.do("count-cash", counted=counted)
    desk.press("<F5>", "s", "<F10>")
    assert desk.message == "Reason is missing."
    desk.press("a note lay under the tray", "<F10>")
    row = hand.desk.show("handover", no="1")
    assert [one.difference_minor for one in row.counts] == [-1000, 0]
    night.press("<F4>", "11")
    assert "Counted 2 times, first 90.00: ! differs by -10.00" in "\n".join(night.screen())
    wide = "\n".join(night.screen(140, 40))
    assert "15:00 desk counted 90.00: ! differs" in wide
    assert "15:00 desk counted 100.00: equal" in wide


def test_who_takes_over_may_count_the_drawer_first(desk: AtWork, night: AtWork, hand: Hand) -> None:
    desk.press("<F4>", "11", "s", "100", "<Enter>", "quiet", "<F10>")
    night.press("<F4>", "11", "s", "4", "99", "<Enter>")
    assert night.message.startswith(
        "This is not what desk counted; count once more together, or dispute line 0."
    )
    assert hand.desk.show("handover", no="1").status == "submitted"
    night.press("s", "4", "much", "<Enter>")
    assert night.message == "This is no amount."
    night.press("s", "4", "100", "<Enter>")
    assert night.message.startswith("H261123-001 of desk is taken over; shift ")
    assert [one.by for one in hand.desk.show("handover", no="1").counts] == ["desk", "night"]


def test_a_handover_that_is_half_written_survives_the_terminal(desk: AtWork) -> None:
    desk.press("s", "100", "<Enter>", "note so far")
    desk.counter.keep_drafts()
    again = AtWork(desk.hand.at("desk"))
    assert again.counter.drafts["hand-over FD"]["note"] == "note so far"
    found = next(deed for told, deed in again.counter.sheet.items() if "Parked" in told)  # type: ignore[attr-defined]
    found()
    again.press("1")
    assert "note so far" in "\n".join(again.screen())
    again.hand.desk.close()


def handed_over(desk: AtWork) -> None:
    desk.press("<F8>", "!water off at two", "<Enter>", "<F4>", "11", "s", "100", "<Enter>", "quiet", "<F10>")


@pytest.mark.parametrize(("digit", "kept"), [("1", "mine"), ("2", "theirs")])
def test_a_note_that_two_write_at_once_is_decided_by_a_digit(
    desk: AtWork, night: AtWork, hand: Hand, digit: str, kept: str
) -> None:
    desk.press("s")
    night.hand.do("edit-handover", note="theirs")
    desk.press("100", "<Enter>", "mine", "<F10>")
    assert "changed H261123-001 in the meantime" in desk.message
    assert any("Note: before -, night theirs, mine mine" in line for line in desk.screen())
    assert desk.screen()[-2].startswith(" Note   1 mine, 2 theirs")
    desk.press(digit)
    if digit == "2":
        desk.press("<F10>")
    assert hand.rows("SELECT status, note FROM handover") == [("submitted", kept)]


def test_another_ticks_what_must_be_read_and_takes_over(desk: AtWork, night: AtWork, hand: Hand) -> None:
    handed_over(desk)
    night.press("<F4>", "11", "<F10>")
    assert "[ ] J261123-001" in "\n".join(night.screen())
    night.press("<F10>")
    assert "Not ticked yet: J261123-001." in night.message
    night.press("<Enter>", "<F10>")
    assert night.message.startswith("H261123-001 of desk is taken over; shift ")
    row = hand.desk.show("handover", no="H261123-001")
    assert (row.status, row.accepted_by) == ("accepted", "night")
    assert hand.desk.show("log")[0].read_by == "night"
    check(hand)


def test_nobody_takes_over_what_they_handed_over(desk: AtWork, hand: Hand) -> None:
    handed_over(desk)
    desk.press("<F10>")
    assert desk.message.startswith("Somebody else takes over what you hand over.")
    assert hand.desk.show("handover", no="H261123-001").status == "submitted"


def test_a_handover_is_taken_back_while_nobody_has_accepted_it(desk: AtWork, hand: Hand) -> None:
    handed_over(desk)
    desk.press("s", "3")
    assert desk.message == "H261123-001 is a draft again."
    assert hand.desk.show("handover").status == "draft"


def test_a_line_is_disputed_and_a_third_settles_it(desk: AtWork, night: AtWork, hand: Hand) -> None:
    handed_over(desk)
    night.press("<F4>", "11", "x", "only 90 in the drawer", "<Enter>")
    assert night.message == "Line 0 is disputed; both accounts are kept."
    night.press("<F10>", "<Enter>", "<F10>")
    assert "a supervisor settles them first" in night.message
    manager = AtWork(hand)
    manager.press("<F4>", "11", "s", "4", "counted again: 100", "<Enter>")
    assert manager.message == "Line 0 is settled."
    row = hand.desk.show("handover", no="H261123-001")
    assert row.status == "submitted"
    assert "only 90" in row.lines[0].receiver
    assert "counted again" in row.lines[0].settled


def test_an_overdue_handover_is_in_the_banner_of_everybody(desk: AtWork, night: AtWork, hand: Hand) -> None:
    handed_over(desk)
    night.press("<F5>")
    assert not night.screen()[1].startswith(" ! Handover")
    hand.now = hand.now.replace(minute=16)
    night.hand.now = desk.hand.now = hand.now
    night.press("<F5>")
    assert night.screen()[1].startswith(" ! Handover H261123-001 of desk: nobody has accepted it")


# --- the log's own lines


def test_a_line_is_corrected_and_both_stay(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", "20 towels", "<Enter>", "<Tab>", "e", "<Backspace>", " racks", "<Enter>")
    assert [row.words for row in hand.desk.show("log")] == ["20 towel racks", "20 towels"]
    desk.press("<F5>")
    assert "20 towel racks (corrects J261123-001)" in "\n".join(desk.screen())


def test_a_carried_line_is_done_and_opened_again_by_its_menu(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", ">lift is noisy", "<Enter>", "<Tab>", "s", "1")
    assert not hand.desk.show("log")[0].open
    desk.press("s", "1")
    assert hand.desk.show("log")[0].open


def test_what_is_reported_up_is_read_by_a_superior_from_home(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", "^guest fell in 101", "<Enter>")
    manager = AtWork(hand)
    at = next(n for n, (told, _) in enumerate(manager.counter.sheet.items(), 1) if "Reported up" in told)  # type: ignore[attr-defined]
    manager.press(str(at), "1")
    assert manager.message == "J261123-001 is read."
    assert hand.desk.show("log")[0].read_by == "admin"


def test_a_line_kept_from_most_eyes_is_read_with_a_reason(hand: Hand) -> None:
    hand.do("log", text="a name nobody should see", restricted=True)
    manager = AtWork(hand)
    manager.press("<F4>", "11", "<Tab>")
    assert "a name nobody" not in "\n".join(manager.screen())
    manager.press("s", "2", "the police asks", "<Enter>")
    assert "a name nobody should see" in "\n".join(manager.screen())
    assert hand.desk.show("ledger", verb="open-restricted")[0].result["reason"] == "the police asks"


def test_the_log_is_filtered_as_one_types(desk: AtWork) -> None:
    desk.press("<F8>", "lift is noisy", "<Enter>", "<F8>", "fan lent", "<Enter>", "f", "fan")
    shown = "\n".join(desk.screen())
    assert "fan lent" in shown
    assert "lift is noisy" not in shown
    desk.press("<Esc>")
    assert "lift is noisy" in "\n".join(desk.screen())


# --- items


def test_an_item_is_offered_with_a_reason_and_taken_by_the_other(
    desk: AtWork, night: AtWork, hand: Hand
) -> None:
    desk.press(
        "<F8>", ">lift is noisy", "<Enter>", "<F4>", "11", "a", "night", "<Enter>", "their shift", "<Enter>"
    )
    assert desk.message == "J261123-001 is offered; it stays with you until it is taken."
    night.press("<F5>")
    assert night.screen()[1].startswith(" ! ")
    night.press(":", "items", "<Enter>", "t")
    assert night.message == "J261123-001 is in your hands."
    assert [row.login for row in hand.desk.show("items")] == ["night"]


def test_who_may_give_gives_at_once(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", ">lift is noisy", "<Enter>")
    manager = AtWork(hand)
    manager.press(":", "items", "<Enter>", "<Tab>", "a", "night", "<Enter>")
    assert manager.message.endswith("E003.")
    assert [row.login for row in hand.desk.show("items")] == ["night"]


def test_an_item_of_who_went_home_says_for_whom_somebody_answers(desk: AtWork, hand: Hand) -> None:
    desk.press("<F8>", ">lift is noisy", "<Enter>")
    hand.do("assign-item", item="J261123-001", to="desk")
    hand.do("roster", staff="night", day="2026-11-23", shift="late")
    manager = AtWork(hand)
    manager.press(":", "items", "<Enter>", "<Tab>")
    assert "Night manager (for Front desk, who is not here)" in "\n".join(manager.screen(120, 40))


def test_an_item_of_the_shift_itself_does_not_change_hands_alone(desk: AtWork, hand: Hand) -> None:
    hand.book()
    desk.press("<F5>", "a")
    assert desk.message == "This is the shift's; it goes with the handover."


def test_earlier_handovers_are_read_in_full(desk: AtWork, night: AtWork) -> None:
    handed_over(desk)
    night.press("<F4>", "11", "<F10>", "<Enter>", "<F10>", "h", "<Enter>")
    shown = "\n".join(night.screen(120, 40))
    assert "accepted" in shown
    assert "quiet" in shown


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_every_state_of_the_screen_fits(
    desk: AtWork, night: AtWork, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    for person in (desk, night):
        person.counter.press(press_of("f5", None))
        person.screen(*size)
    handed_over(desk)
    night.press("<F4>", "11")
    for person in (desk, night):
        person.screen(*size)
