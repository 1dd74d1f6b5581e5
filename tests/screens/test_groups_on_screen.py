"""Groups at a real hotel by keyboard: taken, listed, given rooms, checked in and out many rooms at once (handbook W-11, W-01)."""

import pytest

from hotelcs import i18n
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

TODAY, TOMORROW, THURSDAY = "2026-11-23", "2026-11-24", "2026-11-26"
GROUPS = ("<F4>", "06", "<STab>")
"""To the last tab of the bookings."""


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    hand.admit_everybody()
    return AtWork(hand.at("desk"))


def coach(hand: Hand, *rows: dict[str, str], block: str = "TWN 2", **fields: object) -> str:
    """A group that comes today, with the list of its people."""
    asked = {"name": "Lakeside Tours", "arrival": TODAY, "departure": TOMORROW, "pax": 4, **fields}
    no = str(hand.do("book-group", block=block, **asked).result["group"])
    if rows:
        hand.do("rooming-list", group=no, rows=list(rows))
    return no


PAIRS = ({"name": "Wu Di", "sharing": "1"}, {"name": "Li Na", "sharing": "1"}, {"name": "Sun Qi"})


def value(hand: Hand, sql: str) -> object:
    check(hand)
    return hand.value(sql)


def test_without_groups_the_tab_says_how_to_take_one(desk: AtWork) -> None:
    assert "n takes one" in "\n".join(desk.press(*GROUPS).screen())


def test_a_group_is_taken_from_the_tab_of_groups(desk: AtWork, hand: Hand) -> None:
    desk.press(
        *GROUPS,
        "n",
        "Lakeside Tours",
        "<Tab>",
        "Tours Ltd",
        "<Tab>",
        "Gao Ming",
        "<Tab>",
        "13900139000",
        "<Tab>",
    )
    desk.press(
        "thu",
        "<Tab>",
        "28/11",
        "<Tab>",
        "4",
        "<Tab>",
        "TWN 2",
        "<Tab>",
        "1",
        "<Tab>",
        "<Tab>",
        "15:10",
        "<F10>",
    )
    assert "G261123-001 is taken; 4 room nights are held" in desk.message, desk.message
    row = hand.rows("SELECT name, arrival, departure, billing, coach_minute, cutoff_date FROM group_booking")[
        0
    ]
    assert row == ("Lakeside Tours", THURSDAY, "2026-11-28", "master", 910, TOMORROW)
    shown = "\n".join(desk.screen())
    assert "Lakeside Tours" in shown
    assert "0/2" in shown
    check(hand)


def test_an_open_item_of_a_group_opens_the_group(desk: AtWork, hand: Hand) -> None:
    coach(hand, arrival=TOMORROW, departure=THURSDAY, cutoff=TOMORROW)
    desk.press(":", "items", "<Enter>", "<Tab>", "<Enter>")
    assert "G261123-001 Lakeside Tours" in desk.screen()[0], "\n".join(desk.screen())


def test_the_calendar_shows_what_groups_hold(desk: AtWork, hand: Hand) -> None:
    coach(hand, arrival=THURSDAY, departure="2026-11-28")
    shown = "\n".join(desk.press("<F4>", "06").screen())
    assert "0!g2" in shown
    desk.press("<Down>", "<Down>")
    assert "held for groups (g) 11-26 2, 11-27 2" in "\n".join(desk.screen())


def test_a_list_is_pasted_and_rows_that_cannot_be_taken_are_mended_in_place(desk: AtWork, hand: Hand) -> None:
    coach(hand)
    desk.press(*GROUPS, "<Enter>", "l").paste("Wu Di\tTWN\t1\nLi Na\tTWN\t1\nSun Qi\tXXX\n")
    assert "3 people" in "\n".join(desk.screen())
    desk.press("<F10>")
    assert "2 people taken; 1 lines could not be" in desk.message
    assert "There is no room" in desk.message
    desk.press(*["<Backspace>"] * 3, "TWN", "<F10>")
    assert "3 people in 2 rooms: 1 new, 0 changed, 2 known." in desk.message, desk.message
    assert "The list has 3 people, the group 4." in desk.message
    assert value(hand, "SELECT count(*) FROM group_member") == 3
    shown = "\n".join(desk.screen())
    assert "Wu Di, Li Na" in shown
    assert "!1 differ" in shown


def test_a_list_can_be_typed_line_by_line_and_lines_taken_away(desk: AtWork, hand: Hand) -> None:
    coach(hand)
    desk.press(
        *GROUPS,
        "l",
        "Wu Di, TWN",
        "<Enter>",
        "Li Na, TWN",
        "<Enter>",
        "nobody",
        *["<Backspace>"] * 7,
        "<F10>",
    )
    assert "2 people in 2 rooms" in desk.message, desk.message
    check(hand)


def test_an_empty_list_is_not_sent_and_a_kept_one_comes_back(desk: AtWork, hand: Hand) -> None:
    coach(hand)
    desk.press(*GROUPS, "l", "<F10>")
    assert "The list is empty" in desk.message
    desk.paste("Wu Di\tTWN\nLi Na\tTWN").press("<Esc>", "y", "l")
    assert "2 people" in "\n".join(desk.screen())
    desk.press("<F10>")
    assert value(hand, "SELECT count(*) FROM group_member") == 2


def test_rooms_are_given_to_all_and_taken_back_with_one_key(desk: AtWork, hand: Hand) -> None:
    coach(hand, *PAIRS)
    desk.press(*GROUPS, "<Enter>", "a")
    assert "2 rooms on floor 2." in desk.message, desk.message
    desk.press("u", "y")
    assert value(hand, "SELECT count(*) FROM reservation WHERE room_id IS NOT NULL") == 0
    desk.press("a", "-", "y")
    assert "Without a room now" in desk.message
    assert value(hand, "SELECT count(*) FROM room_night") == 0


def test_complete_rooms_are_checked_in_and_who_has_no_document_stands_aside(desk: AtWork, hand: Hand) -> None:
    no = coach(hand, *PAIRS)
    hand.do("assign-group", group=no)
    desk.press("<F4>", "02", "m")
    assert "complete 0 of 2 rooms, documents 0 of 3" in "\n".join(desk.screen())
    desk.press("<F10>")
    assert "No room is complete yet" in desk.message
    desk.press(IDS[0], "<Enter>", IDS[1], "<Enter>", "<F10>")
    assert desk.message == "One room is checked in. Left: 1."
    assert "complete 1 of 2 rooms, documents 2 of 3, in 1" in "\n".join(desk.screen())
    desk.press(IDS[2], "<F10>")
    assert f"{no}: all 2 rooms are checked in." in desk.message, desk.message
    assert value(hand, "SELECT count(*) FROM stay_guest") == 3
    assert IDS[0] not in "\n".join(desk.screen())


def test_a_room_that_is_not_ready_is_told_and_the_others_go(desk: AtWork, hand: Hand) -> None:
    no = coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    hand.do("set-room-status", room="201", status="dirty")
    desk.press("<F4>", "02", "m")
    assert "201! Wu Di" in "\n".join(desk.screen())
    desk.press(IDS[0], "<Enter>", IDS[1], "<F10>")
    assert desk.message.startswith("One room is checked in. Left: 1. 201: ")
    hand.do("set-room-status", room="201", status="clean")
    desk.press("<F10>")
    assert f"{no}: all 2 rooms are checked in." in desk.message
    check(hand)


def test_a_document_that_cannot_be_right_keeps_only_its_room_back(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    desk.press("<F4>", "02", "m", IDS[0][:-1] + "1", "<Enter>", IDS[1], "<F10>")
    assert desk.message.startswith("One room is checked in. Left: 1.")
    assert value(hand, "SELECT m.no FROM stay s JOIN room m ON m.id = s.room_id") == "202"


def test_rooms_another_desk_has_checked_in_leave_the_form(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    desk.press("<F4>", "02", "m", "<Tab>", IDS[1])
    first = str(hand.value("SELECT no FROM reservation ORDER BY id LIMIT 1"))
    hand.check_in(first, "201", name="Wu Di")
    desk.counter.refresh()
    shown = "\n".join(desk.screen())
    assert "complete 1 of 1 rooms" in shown
    desk.press("<F10>")
    assert value(hand, "SELECT count(*) FROM stay") == 2


def test_without_a_name_on_the_list_it_is_asked_for(desk: AtWork, hand: Hand) -> None:
    no = coach(hand, block="KNG 1")
    hand.do("pick-up", group=no, room="101", adults=1)
    desk.press("<F4>", "02", "m", IDS[0], "<Enter>", "Wu Di", "<F10>")
    assert value(hand, "SELECT name FROM stay_guest") == "Wu Di", desk.message


def test_group_mode_says_when_no_group_comes(desk: AtWork, hand: Hand) -> None:
    desk.press("<F4>", "02", "m")
    assert desk.message == "No group comes today."
    coach(hand, {"name": "Wu Di"}, arrival=THURSDAY, departure="2026-11-28")
    desk.press(*GROUPS, "<Enter>", "m")
    assert "Nobody of G261123-001 Lakeside Tours is to come today." in desk.message


def test_of_two_groups_one_is_chosen_by_its_number(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201"}, block="TWN 1")
    coach(hand, {"name": "Sun Qi", "room": "101"}, block="KNG 1", name="Wedding")
    hand.book("Bai Lu", room="102")
    desk.press("<F4>", "02", "m", "2")
    assert "101 Sun Qi" in "\n".join(desk.screen())


def in_house(hand: Hand) -> None:
    """Three rooms that leave today; the second owes 28.00."""
    for at, room in enumerate(("101", "102", "103")):
        hand.check_in(hand.book(f"Guest {room}", departure=TOMORROW, rate=0), room, document=IDS[at], cards=1)
    hand.do("post-charge", stay="102", kind="minibar", amount=2800)
    hand.do("close-day")


def test_marked_rooms_leave_in_one_act_and_the_one_that_owes_stays_with_its_reason(
    desk: AtWork, hand: Hand
) -> None:
    in_house(hand)
    desk.press("<F4>", "04", "<Space>", "<Space>", "<Space>")
    shown = "\n".join(desk.screen())
    assert "marked 3" in shown
    desk.press("q")
    assert "Check out 2 of 3 rooms: 101, 103? y/n" in "\n".join(desk.screen())
    assert "102: ¥28.00 is still to be paid." in desk.message
    desk.press("<Enter>")
    assert desk.message == "2 rooms are checked out."
    assert "102: ¥28.00 is still to be paid." in "\n".join(desk.screen())
    assert value(hand, "SELECT count(*) FROM stay WHERE status = 'in_house'") == 1
    desk.press("<Esc>")
    assert "marked" not in "\n".join(desk.screen())


def test_a_mark_is_taken_away_and_one_room_goes_as_before(desk: AtWork, hand: Hand) -> None:
    in_house(hand)
    desk.press("<F4>", "04", "<Space>", "<Up>", "<Space>", "<Up>", "q")
    assert "Check out 101 Guest 101" in "\n".join(desk.screen())
    desk.press("n")
    assert value(hand, "SELECT count(*) FROM stay WHERE status = 'in_house'") == 3


def test_a_group_leaves_by_one_key_those_who_owe_nothing(desk: AtWork, hand: Hand) -> None:
    no = coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    bookings = [row.reservation for row in hand.desk.show("group", no=no).group_rooms]
    for at, booking in enumerate(bookings):
        hand.check_in(booking, f"20{at + 1}", document=IDS[at])
    hand.do("post-charge", stay="202", kind="minibar", amount=2800)
    desk.press(*GROUPS, "<Enter>", "q")
    assert "Nobody here can go" in desk.message
    hand.do("close-day")
    hand.do("take-payment", stay="201", method="cash")
    desk.counter.refresh()
    desk.press("q", "y")
    assert desk.message == "One room is checked out.", desk.message
    desk.press("q")
    assert "Nobody here can go" in desk.message
    check(hand)


def test_marked_rooms_of_a_group_that_leave_before_their_day_are_warned_of(desk: AtWork, hand: Hand) -> None:
    no = coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    for at, row in enumerate(hand.desk.show("group", no=no).group_rooms):
        hand.check_in(row.reservation, f"20{at + 1}", document=IDS[at])
    desk.press(*GROUPS, "<Enter>", "<Space>", "q")
    assert "Before their day: 1; their nights are given up." in desk.message
    desk.press("y")
    assert value(hand, "SELECT count(*) FROM stay WHERE status = 'in_house'") == 1
    check(hand)


def test_a_group_is_changed_made_definite_released_and_cancelled_from_its_sheet(
    desk: AtWork, hand: Hand
) -> None:
    coach(hand, arrival=THURSDAY, departure="2026-11-28", status="enquiry")
    desk.press(*GROUPS, "s")
    assert "is definite; 4 room nights are held." in desk.message, desk.message
    desk.press("<Enter>", "<STab>", "b", "<Tab>", "1", "<F10>")
    assert "1 rooms of type TWN, before 2." in desk.message, desk.message
    desk.press("r", "y")
    assert "2 room nights are on sale again." in desk.message, desk.message
    desk.press("x", "plans changed", "<Enter>", "y")
    assert "is cancelled" in desk.message, desk.message
    assert value(hand, "SELECT status FROM group_booking") == "cancelled"


def test_a_fee_is_shown_before_it_is_charged_and_left_away_only_by_those_who_may(
    desk: AtWork, hand: Hand
) -> None:
    no = coach(hand, {"name": "Wu Di"}, company="Tours Ltd")
    hand.now = hand.now.replace(hour=9)
    desk.hand.now = hand.now
    desk.press(*GROUPS, "x", "plans", "<Enter>")
    assert f"Cancel {no} with 1 bookings, fee 336.00?" in "\n".join(desk.screen())
    desk.press("n")
    assert desk.message == "Nothing was changed."
    desk.press("x", "plans", "<Enter>", "y")
    assert value(hand, "SELECT sum(amount_minor) FROM folio_line") == 33600, desk.message


def test_a_booking_is_taken_up_and_cancelled_on_the_sheet(desk: AtWork, hand: Hand) -> None:
    coach(hand)
    desk.press(*GROUPS, "<Enter>", "n", "Wu Di", "<Tab>", "TWN", "<F10>")
    assert "Booked: R261123-001." in desk.message, desk.message
    desk.press("<Enter>")
    assert "Wu Di" in "\n".join(desk.screen())
    desk.press("<Esc>", "x", "ill", "<Enter>")
    assert value(hand, "SELECT status FROM reservation") == "cancelled", desk.message


def test_guests_are_given_a_booking_of_their_own_before_they_come_and_in_house(
    desk: AtWork, hand: Hand
) -> None:
    hand.book("Zhang Wei", adults=2)
    desk.press("<F4>", "06", "<Tab>", "d", "Li Na", "<F10>")
    assert "R261123-002: 1 went, 1 are left." in desk.message, desk.message
    people = [{"name": "Wu Di", "document": IDS[0]}, {"name": "Bai Lu", "document": IDS[1]}]
    hand.check_in(hand.book("Wu Di", adults=2), "101", document="", guests=people)
    desk.press("<F4>", "03", "d", "Bai Lu", "<Tab>", "301", "<F10>")
    assert value(hand, "SELECT count(*) FROM stay WHERE status = 'in_house'") == 2, desk.message
    coach(hand, *PAIRS)
    desk.press(*GROUPS, "<Enter>", "d", "Wu Di, Li Na", "<F10>")
    assert "Somebody must stay" in desk.message, desk.message


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
def test_every_sheet_of_a_group_fits_the_screen(
    desk: AtWork, hand: Hand, language: str, size: tuple[int, int]
) -> None:
    i18n.use(language)
    coach(
        hand,
        {"name": "阿卜杜热西提·买买提" * 3, "sharing": "1", "document": IDS[0]},
        {"name": "Wu Di", "sharing": "1"},
    )
    desk.press(*GROUPS).screen(*size)
    for keys in (("<Enter>",), ("<Tab>",), ("<Tab>",), ("l",), ("<Esc>",), ("m",)):
        desk.press(*keys).screen(*size)


def test_nothing_typed_for_the_rooms_that_are_left_is_left_at_once(desk: AtWork, hand: Hand) -> None:
    hand.do("assign-group", group=coach(hand, *PAIRS))
    desk.press("<F4>", "02", "m", IDS[0], "<Enter>", IDS[1], "<Enter>", "<F10>", "<Esc>")
    assert "Keep a draft" not in "\n".join(desk.screen())
    assert "Group check-in" not in desk.screen()[0]
    desk.press("m", IDS[2], "<Esc>")
    assert "Keep a draft" in "\n".join(desk.screen())


def test_one_document_shown_for_two_guests_is_told_before_the_check_in(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    desk.press("<F4>", "02", "m", IDS[0], "<Enter>", IDS[0].lower())
    assert "One document was shown for two people." in "\n".join(desk.screen())
    desk.press("<F10>")
    assert desk.message == "One document was shown for two people."
    assert value(hand, "SELECT count(*) FROM stay") == 0
    desk.press("<Tab>", IDS[1], "<F10>")
    assert value(hand, "SELECT count(*) FROM stay") == 2, desk.message


def test_a_document_of_somebody_who_is_in_already_is_told_too(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201"}, {"name": "Sun Qi", "room": "202"})
    desk.press("<F4>", "02", "m", IDS[0], "<F10>", IDS[0], "<F10>")
    assert desk.message == "One document was shown for two people."
    assert value(hand, "SELECT count(*) FROM stay") == 1


def test_the_cursor_stands_on_the_group_that_was_just_taken(desk: AtWork, hand: Hand) -> None:
    coach(hand, name="First")
    desk.press(*GROUPS, "n", "Second", *["<Tab>"] * 4, "thu", "<Tab>", "28/11", "<F10>")
    assert desk.counter.sheet.current.name == "Second", desk.message  # type: ignore[attr-defined]
    desk.press("<Up>", "<F5>")
    assert desk.counter.sheet.current.name == "First"  # type: ignore[attr-defined]


def test_documents_told_in_the_list_are_told_apart_from_those_shown(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "room": "201", "document": IDS[1]}, {"name": "Sun Qi", "room": "202"})
    desk.press(*GROUPS, "<Enter>")
    assert "told 1/1" in "\n".join(desk.screen())
    assert "told 0/1" in "\n".join(desk.screen())
    second = str(hand.value("SELECT no FROM reservation ORDER BY id DESC LIMIT 1"))
    hand.check_in(second, "202", document=IDS[2])
    row = next(line for line in desk.press("<F5>").screen() if " 202 " in line)
    assert "1/1" in row
    assert "told" not in row
    check(hand)


def test_an_empty_list_is_not_called_complete(desk: AtWork, hand: Hand) -> None:
    coach(hand)
    desk.press(*GROUPS, "l")
    assert "is complete" not in "\n".join(desk.screen())
    assert "The list is empty" in "\n".join(desk.screen())


def test_one_room_given_is_told_as_one(desk: AtWork, hand: Hand) -> None:
    coach(hand, {"name": "Wu Di", "type": "TWN"}, block="TWN 1")
    desk.press(*GROUPS, "<Enter>", "a")
    assert desk.message == "One room on floor 2."
