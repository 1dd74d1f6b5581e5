"""Overbooked nights, guests sent elsewhere and guests turned away, each by keyboard at a real hotel."""

import pytest

from hotelcs import i18n
from tests.conftest import IDS, Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

LATE, EARLY = "R261123-006", "R261123-007"


@pytest.fixture
def full(hand: Hand) -> Hand:
    """Every room is sold, and one more: two guests of one night without guarantee are to come."""
    hand.do(
        "add-partner",
        code="grand",
        name_en="Grand",
        name_zh="大饭店",
        rate=52_000,
        stars=4,
        distance_m=600,
        phone="+442079460101",
    )
    hand.do(
        "add-partner",
        code="inn",
        name_en="Station Inn",
        name_zh="车站客栈",
        rate=20_000,
        stars=3,
        distance_m=1800,
    )
    for number, room in enumerate(("101", "102")):
        hand.check_in(hand.book(f"In House {number}"), room, document=IDS[number])
    for kind, count in (("TWN", 2), ("SUI", 1)):
        for _ in range(count):
            hand.book(f"Firm {kind}", type=kind, guarantee="card")
    hand.book("Anna Late", departure="2026-11-24", eta=21 * 60)
    hand.book("Bernd Early", departure="2026-11-24", overbook=True)
    return hand


@pytest.fixture
def night(full: Hand) -> AtWork:
    """The night manager."""
    return AtWork(full.at("night"))


@pytest.fixture
def desk(full: Hand) -> AtWork:
    """The receptionist."""
    return AtWork(full.at("desk"))


def shown(person: AtWork, columns: int = 80, rows: int = 24) -> str:
    return "\n".join(person.screen(columns, rows))


# --- sending elsewhere


def test_a_guest_is_sent_elsewhere_within_eight_keys(night: AtWork, full: Hand) -> None:
    """Handbook W-12: `:walk R..` Enter, partner digit, transport digit, F10."""
    keys = (":", "walk R261123-006", "<Enter>", "1", "<Enter>", "1", "<F10>")
    night.press(*keys)
    assert full.rows("SELECT partner_id, transport, cost_minor FROM walk_record") == [(1, "taxi", 52_000)], (
        night.message
    )
    assert night.message.startswith("Anna Late goes to Grand: 520.00 on F261123-")
    assert sum(key != "walk R261123-006" for key in keys) <= 8
    check(full)


def test_the_form_shows_the_hotels_best_first_and_what_to_say(night: AtWork) -> None:
    text = shown(night.word("walk R261123-006"))
    assert "Send Anna Late elsewhere" in text
    assert text.index("1 Grand **** 600 m 520.00") < text.index("2 Station Inn *** 1800 m 200.00")
    assert "apology" in text
    assert len(night.screen(120, 40)) == 40


def test_costs_the_way_back_and_the_offer_may_be_told(night: AtWork, full: Hand) -> None:
    night.word("ws R261123-006").press("2", "<Enter>", "2", "<Tab>", "30", "<Tab>", "410.50", "<F10>")
    assert full.rows("SELECT cost_minor, transport, transport_minor FROM walk_record") == [
        (41_050, "hotel_car", 3_000)
    ], night.message


def test_out_of_turn_the_reason_is_asked_for_and_then_it_is_done(night: AtWork, full: Hand) -> None:
    night.word("walk R261123-007").press("1", "<Enter>", "1", "<F10>")
    assert "R261123-006 would be sent before R261123-007" in night.message
    night.press("asked for it", "<F10>")
    assert full.rows("SELECT reason FROM walk_record") == [("asked for it",)], night.message
    night.press("u", "y")
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=EARLY) == "confirmed", night.message
    check(full)


def test_the_walk_list_is_reached_from_arrivals_and_bookings_with_the_cursor_on_the_guest(
    night: AtWork,
) -> None:
    for area, tabs in (("02", 0), ("06", 1)):
        night.press("<F4>", area, *["<Tab>"] * tabs, "f", "bernd", "<Enter>", "k")
        assert night.screen()[0].startswith(" 06 Overbooked nights")
        assert night.counter.sheet.current.guest == "Bernd Early"  # type: ignore[attr-defined]
        night.press("<Esc>", "<Esc>")
    night.word("walk")
    text = shown(night)
    assert "[Walk list]" in text
    assert text.index("Anna Late") < text.index("Bernd Early")
    assert "no guarantee, comes late" in text


def test_the_list_is_edited_by_promising_and_taking_that_back(night: AtWork, full: Hand) -> None:
    night.word("walk").press("y", "told at noon", "<Enter>")
    assert full.rows("SELECT reason FROM room_promise") == [("told at noon",)], night.message
    assert "Anna Late" not in shown(night)
    night.press("<Tab>", "f", "anna", "<Enter>")
    assert "promised" in shown(night)
    night.press("y")
    assert full.value("SELECT count(*) FROM room_promise") == 0, night.message


def test_who_was_sent_is_called_in_the_morning_and_the_channel_told(night: AtWork, full: Hand) -> None:
    full.do("cancel", reservation=LATE, reason="plans")
    portal = full.book(
        "Portal", departure="2026-11-24", eta=22 * 60, channel="ota", source_ref="B-1", overbook=True
    )
    full.do("walk", reservation=portal, partner="grand", return_offer="a suite")
    night.word("walk").press("<Tab>", "<Tab>")
    assert "!to call" in shown(night)
    night.press("<Enter>")
    assert "On the house's account" in shown(night)
    night.press("<Esc>", "s", "4")
    assert full.value("SELECT told_at IS NOT NULL FROM walk_record") == 1, night.message
    night.press("s", "2", "the room was loud", "<Enter>")
    assert full.rows("SELECT outcome, words FROM walk_record") == [("unhappy", "the room was loud")], (
        night.message
    )
    assert "unhappy" in shown(night, 120, 40)


def test_a_walk_is_taken_back_on_its_tab(night: AtWork, full: Hand) -> None:
    full.do("walk", reservation=LATE, partner="grand")
    night.word("walk").press("<Tab>", "<Tab>", "x", "y")
    assert full.value("SELECT status FROM reservation WHERE no = :no", no=LATE) == "walked", "no room is left"
    night.press("y")
    assert night.message == f"{LATE} stays here."
    assert "taken back" in shown(night)


def test_a_receptionist_sees_the_list_and_is_told_who_may(desk: AtWork, full: Hand) -> None:
    desk.word("walk").press("k")
    assert desk.message == "Send a guest to another hotel is for SUP, NM or GM."
    desk.word("walk R261123-006")
    assert desk.message == "Send a guest to another hotel is for SUP, NM or GM."
    assert full.value("SELECT count(*) FROM walk_record") == 0


@pytest.mark.parametrize(("line", "said"), [
    ("walk R261123-001", "R261123-001 cannot be sent elsewhere now."), ("walk R261123-999", "There is no reservation R261123-999."),
    ("walk a b", ":walk [booking]"),
])  # fmt: skip
def test_what_cannot_be_sent_is_said(night: AtWork, line: str, said: str) -> None:
    assert night.word(line).message.startswith(said)


def test_without_a_partner_hotel_it_is_said_how_to_add_one(hand: Hand) -> None:
    night = AtWork(hand.at("night"))
    hand.book()
    night.word("walk R261123-001")
    assert night.message == "No partner hotel is on file. k on 06, then Partners: n adds one."


# --- shortage and partners


def short_night(hand: Hand) -> None:
    for number in range(9):
        hand.book(
            f"Coach {number}",
            type="SUI",
            arrival="2026-11-27",
            departure="2026-11-28",
            guarantee="card",
            overbook=True,
        )


def test_a_shortage_is_seen_on_home_on_06_and_worked_out_on_its_own_tab(hand: Hand) -> None:
    desk = AtWork(hand.at("desk"))
    short_night(hand)
    desk.press("<F4>", "01", "<F5>")
    assert "! Rooms to source 11-27: 3" in shown(desk)
    desk.press("<F4>", "06")
    assert "! Rooms to source: 11-27 3" in desk.screen()[1]
    desk.press("k")
    assert "[Shortage]" in shown(desk)
    row = next(line for line in desk.screen() if "2026-11-27" in line)
    assert row.split()[:11] == ["|", "2026-11-27", "house", "0", "9", "0", "9", "6", "3", "!3", "|"], row


def test_tonight_s_shortage_stands_in_the_banner_of_every_screen(desk: AtWork) -> None:
    for area in ("01", "02", "05", "06"):
        assert "! Rooms to source 11-23: 1" in desk.press("<F4>", area, "<F5>").screen()[1], area


def test_rooms_are_sourced_for_the_night_under_the_cursor(desk: AtWork, full: Hand) -> None:
    short_night(full)
    desk.press("<F4>", "06", "k")
    nights = [(row.night, row.type) for row in desk.counter.sheet.front.rows]  # type: ignore[attr-defined]
    desk.press(*["<Down>"] * nights.index(("2026-11-27", "")))
    assert desk.counter.sheet.current.night == "2026-11-27"  # type: ignore[attr-defined]
    desk.press("n", "grand", "<F10>")
    assert full.rows("SELECT night, rooms, rate_minor FROM partner_hold") == [("2026-11-27", 3, 52_000)], (
        desk.message
    )
    assert "11-27" not in desk.screen()[1]


def test_a_partner_hotel_is_added_and_changed(night: AtWork, full: Hand) -> None:
    night.word("walk").press(*["<Tab>"] * 4)
    assert "Grand" in shown(night)
    night.press("n", "2", "dunes", "<Tab>", "Dunes", "<Tab>", "沙丘", *["<Tab>"] * 4, "99.50", "<F10>")
    assert full.value("SELECT rate_minor FROM partner_hotel WHERE code = 'DUNES'") == 9_950, night.message
    night.press("<Home>", "e", *["<Tab>"] * 7, "2", "<F10>")
    assert full.value("SELECT count(*) FROM partner_hotel WHERE active = 0") == 1, night.message
    night.press("<End>", "n", "1")
    assert "GRAND" in shown(night) or "DUNES" in shown(night) or "INN" in shown(night)


def test_keys_of_another_tab_say_so(night: AtWork) -> None:
    night.press("<F4>", "06", "k")
    for key in "kyesx":
        night.press(key)
        assert night.message == "That is done behind another tab: Tab."


# --- turned away


def test_a_booking_refused_as_sold_out_is_noted_with_one_key(desk: AtWork, full: Hand) -> None:
    desk.word("n").press("Cao Lin", "<Tab>", "13800138000", "<Tab>", "2", "<Tab>", "<Tab>", "1", "<F10>")
    assert "No room of this type is left" in desk.message, desk.message
    desk.press("-")
    row = full.rows("SELECT kind, reason, arrival, departure, contact FROM turnaway")
    assert row == [("denial", "sold_out", "2026-11-23", "2026-11-24", "Cao Lin 13800138000")], desk.message
    assert desk.message == "Noted as turned away: sold out."
    assert not desk.screen()[0].startswith(" 06 New booking")
    desk.press("u", "y")
    assert full.value("SELECT count(*) FROM turnaway WHERE voided_at IS NULL") == 0, desk.message


def test_a_day_that_is_closed_to_arrival_is_a_restriction_of_that_day(hand: Hand) -> None:
    hand.do("restrict", type="KNG", first="2026-11-27", until="2026-11-28", closed_arrival=True)
    desk = AtWork(hand.at("desk"))
    desk.word("n").press("Cao Lin", "<Tab>", "<Tab>", "1", "<Tab>", "fri", "<Tab>", "1", "<F10>")
    assert "Nobody arrives in KNG on 2026-11-27." in desk.message, desk.message
    desk.press("-")
    row = hand.rows("SELECT kind, reason, arrival, departure FROM turnaway")
    assert row == [("denial", "restriction", "2026-11-27", "2026-11-28")], desk.message


def test_any_other_key_goes_on_with_the_booking(desk: AtWork, full: Hand) -> None:
    desk.word("n").press("Cao Lin", "<Tab>", "<Tab>", "2", "<Tab>", "<Tab>", "1", "<F10>")
    desk.press("1", "<Tab>", "tomorrow", "<F10>")
    assert full.value("SELECT count(*) FROM turnaway") == 0
    booked = full.rows("SELECT arrival FROM reservation WHERE status = 'confirmed' ORDER BY id DESC LIMIT 1")
    assert booked == [("2026-11-24",)], desk.message


def test_a_guest_who_finds_it_dear_is_noted_while_leaving_the_form(desk: AtWork, full: Hand) -> None:
    desk.word("n").press("Cao Lin", "<Tab>", "<Tab>", "1", "<Esc>", "0", "3")
    assert full.rows("SELECT kind, reason, arrival FROM turnaway") == [("regret", "price", "2026-11-23")], (
        desk.message
    )
    assert desk.counter.drafts == {}
    desk.word("n")
    assert "Cao Lin" not in shown(desk)


def test_a_form_left_without_a_reason_is_kept_or_thrown_away_as_ever(desk: AtWork, full: Hand) -> None:
    desk.word("n").press("Cao Lin", "<Esc>", "1")
    assert desk.message == "The draft is kept."
    desk.word("n")
    assert "Cao Lin" in shown(desk)
    desk.press("<Esc>", "0")
    assert full.value("SELECT count(*) FROM turnaway") == 0


def test_in_the_calendar_a_sold_out_day_is_noted_with_one_key_and_another_by_a_digit(
    desk: AtWork, full: Hand
) -> None:
    desk.press("<F4>", "06")
    kinds = [row.type for row in desk.counter.sheet.front.rows]  # type: ignore[attr-defined]
    desk.press(*["<Down>"] * kinds.index("SUI"), "r")
    assert full.rows("SELECT reason, type_id FROM turnaway") == [("sold_out", 3)], desk.message
    desk.press("+", "r", "3")
    assert full.rows("SELECT reason, arrival FROM turnaway ORDER BY id DESC LIMIT 1") == [
        ("price", "2026-11-30")
    ], desk.message
    desk.press("<Tab>", "r")
    assert desk.message == "Who is turned away is noted in the calendar: Tab."


def test_those_turned_away_are_listed_counted_and_struck_out(hand: Hand) -> None:
    desk, full = AtWork(hand.at("desk")), hand
    for reason in ("sold_out", "restriction", "price"):
        full.do("turn-away", arrival="2026-11-24", type="SUI", reason=reason, contact="Ms Gu")
    desk.word("walk").press("<Tab>", "<Tab>", "<Tab>")
    assert "Turned away 3: denied 2, did not want it 1" in desk.screen()[1]
    assert "Ms Gu" in shown(desk)
    desk.press("x")
    assert full.value("SELECT count(*) FROM turnaway WHERE voided_at IS NULL") == 2
    desk.press("n", "<Tab>", "<Tab>", "SUI", "<Tab>", "3", "<F10>")
    assert full.value("SELECT count(*) FROM turnaway WHERE voided_at IS NULL") == 3, desk.message


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (120, 40), (200, 60)])
def test_every_tab_is_drawn_to_its_width_in_both_languages(
    full: Hand, language: str, columns: int, rows: int
) -> None:
    full.do("walk", reservation=LATE, partner="grand")
    full.do("turn-away", arrival="2026-11-24", type="SUI", reason="price", contact="顾女士 [b]")
    short_night(full)
    i18n.use(language)
    night = AtWork(full.at("night")).word("walk")
    night.press("<STab>")
    for _ in range(6):
        assert len(night.screen(columns, rows)) == rows
        night.press("<Enter>")
        assert len(night.screen(columns, rows)) == rows
        night.press("<Esc>", "<Tab>") if night.screen()[0][1:3] == "06" else night.press(
            "<Esc>", "n", "<Tab>"
        )


def test_a_type_that_is_short_says_that_guests_go_up_and_other_nights_what_is_spare(hand: Hand) -> None:
    desk = AtWork(hand.at("desk"))
    short_night(hand)
    lines = desk.press("<F4>", "06", "k").screen()
    suite = next(line for line in lines if "2026-11-27 SUI" in line)
    assert suite.split()[:11] == ["|", "2026-11-27", "SUI", "0", "9", "0", "9", "1", "8", "up", "8"], suite
    assert "6 spare" in next(line for line in lines if "2026-11-28 house" in line)
    desk.press("<End>", "<Up>")
    assert "to come; less usual no-shows" in shown(desk)


def test_without_a_shortage_nobody_needs_another_hotel(hand: Hand) -> None:
    desk = AtWork(hand.at("desk")).word("walk")
    assert "Nobody needs another hotel in the next seven nights." in desk.screen()[1]


def test_headings_of_a_night_are_its_own_words_in_chinese(hand: Hand) -> None:
    i18n.use("zh")
    desk = AtWork(hand.at("desk"))
    calendar = "\n".join(desk.press("<F4>", "06").screen())
    assert "房数" in calendar
    assert "房态" not in calendar.split("[", 1)[1]
    heading = next(line for line in desk.press("k").screen() if "缺口" in line)
    assert heading.split()[1:-1] == [
        "日期",
        "房型",
        "在住",
        "担保",
        "未担保",
        "预计",
        "房数",
        "缺口",
        "需外借",
    ], heading


def test_the_cursor_stands_on_the_note_just_made(hand: Hand) -> None:
    desk = AtWork(hand.at("desk"))
    for day in ("25", "26"):
        hand.do("turn-away", arrival=f"2026-11-{day}", type="SUI", reason="price")
    desk.word("walk").press(
        "<Tab>", "<Tab>", "<Tab>", "<Down>", "n", "<Tab>", "<Tab>", "KNG", "<Tab>", "3", "<F10>"
    )
    assert desk.counter.sheet.current.type == "KNG", desk.message  # type: ignore[attr-defined]
