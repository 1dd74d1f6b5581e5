"""06 at a real hotel: the calendar of types and days, who comes, who has no firm booking; each act by keyboard."""

from datetime import timedelta
from itertools import product

import pytest

from hotelcs import i18n
from tests.conftest import Hand
from tests.invariants import check
from tests.screens.test_real_hotel import AtWork

CALENDAR, TODAY, TOMORROW, TENTATIVE, WAITLIST = range(5)


@pytest.fixture
def desk(hand: Hand) -> AtWork:
    """The receptionist."""
    return AtWork(hand.at("desk"))


def at(desk: AtWork, tab: int) -> AtWork:
    return desk.press("<F4>", "06", *["<Tab>"] * tab)


def test_the_calendar_shows_what_is_free_on_each_night_and_where_nothing_can_be_sold(
    desk: AtWork, hand: Hand
) -> None:
    for name in ("A", "B", "C"):
        hand.book(name, arrival="2026-11-24", departure="2026-11-25")
    lines = at(desk, CALENDAR).screen()
    assert lines[0].startswith(" 06 Reservations")
    heading = next(line for line in lines if "Mo 23" in line)
    king = next(line for line in lines if "KNG" in line and "Mo" not in line)
    assert "Mo 30" in heading, "eight days at 80 columns"
    assert king[heading.index("Mo 23") :][:5].strip() == "3"
    assert king[heading.index("Tu 24") :][:5].strip() == "0!"
    assert king[heading.index("We 25") :][:5].strip() == "3"
    free = {(row.type, row.night): row.free for row in hand.desk.show("availability")}
    for row in desk.counter.sheet.front.rows:  # type: ignore[attr-defined]
        assert {night: one.free for night, one in row.nights.items()} == {
            n: f for (t, n), f in free.items() if t == row.type
        }


def test_the_calendar_goes_on_a_week_and_back(desk: AtWork) -> None:
    at(desk, CALENDAR).press("+")
    assert any("Mo 30" in line for line in desk.screen())
    assert "2026-11-30" in desk.screen()[1]
    desk.press("-", "-")
    assert "2026-11-16" in desk.screen()[1]


def test_who_comes_today_and_tomorrow_is_listed(desk: AtWork, hand: Hand) -> None:
    hand.book("Comes Today")
    hand.book("Comes Tomorrow", arrival="2026-11-24", departure="2026-11-26")
    shown = "\n".join(at(desk, TODAY).screen())
    assert "Comes Today" in shown
    assert "Comes Tomorrow" not in shown
    assert "Comes Tomorrow" in "\n".join(at(desk, TOMORROW).screen())


def test_a_booking_is_taken_changed_guaranteed_and_cancelled(desk: AtWork, hand: Hand) -> None:
    at(desk, CALENDAR).press(
        "n", "Li Na", "<Enter>", "<Enter>", "1", "<Tab>", "tomorrow", "<Tab>", "2", "<F10>"
    )
    assert hand.rows("SELECT arrival, departure FROM reservation") == [("2026-11-24", "2026-11-26")], (
        desk.message
    )
    desk.press("<Tab>", "<Tab>", "e", "<Tab>", "sat", "<F10>")
    assert hand.value("SELECT departure FROM reservation") == "2026-11-28", desk.message
    desk.press("y", "2")
    assert hand.value("SELECT guarantee FROM reservation") == "card", desk.message
    desk.press("x", "plans changed", "<Enter>")
    assert hand.value("SELECT status FROM reservation") == "cancelled", desk.message
    desk.press("u", "y")
    assert hand.value("SELECT status FROM reservation") != "cancelled", desk.message
    check(hand)


def test_a_tentative_booking_is_confirmed(desk: AtWork, hand: Hand) -> None:
    hand.book("Not Sure", status="tentative", hold_minutes=600)
    at(desk, TENTATIVE).press("s")
    assert hand.value("SELECT status FROM reservation") == "confirmed", desk.message
    assert "No booking waits to be confirmed." in "\n".join(desk.screen())


def test_who_waits_gets_a_place_when_there_is_one(desk: AtWork, hand: Hand) -> None:
    for name in ("A", "B", "C"):
        hand.book(name)
    hand.book("Waits", status="waitlist")
    assert "none yet" in "\n".join(at(desk, WAITLIST).screen())
    hand.do("cancel", reservation="R261123-001", reason="ill")
    assert "free, in turn" in "\n".join(at(desk, WAITLIST).screen())
    desk.press("s")
    assert hand.value("SELECT status FROM reservation WHERE no = 'R261123-004'") == "confirmed", desk.message


def test_a_booking_is_opened_and_checked_in_from_here(desk: AtWork, hand: Hand) -> None:
    hand.book("Zhang Wei", requests="quiet room")
    at(desk, TODAY).press("<Enter>")
    assert "quiet room" in "\n".join(desk.screen())
    desk.press("<Esc>", "i")
    assert desk.screen()[0].startswith(" 02 Check-in")


def test_what_is_for_bookings_says_so_in_the_calendar(desk: AtWork) -> None:
    at(desk, CALENDAR).press("x")
    assert "behind the other tabs" in desk.message
    desk.press("<Tab>", "+")
    assert "turned in the calendar" in desk.message


@pytest.mark.parametrize(("size", "language"), list(product([(80, 24), (120, 40)], ["en", "zh"])))
def test_every_tab_fits_empty_and_filled(hand: Hand, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    for fill in (False, True):
        if fill:
            hand.book("张伟 Zhang Wei with a very long name that goes on", requests="一间安静的房间")
            hand.book("B", status="tentative", hold_minutes=60)
            hand.book("C", status="waitlist")
        person = AtWork(hand)
        person.press("<F4>", "06")
        for _ in range(5):
            lines = person.screen(*size)
            assert len(lines) == size[1]
            person.press("<Enter>").screen(*size)
            if person.counter.dialog is not None:
                person.press("<Esc>")
            person.press("<Tab>")


def test_a_booking_of_another_day_is_found_changed_and_cancelled_within_the_budget(
    desk: AtWork, hand: Hand
) -> None:
    """Handbook 03 budget 19: F2, the number, Enter, e, the day, F10; and x with a reason."""
    hand.book("Ann Lee", arrival="2026-11-27", departure="2026-11-29")
    desk.press("<F2>", "r1", "<Enter>")
    assert desk.screen()[0].startswith(" 06 Reservations")
    assert "[Found]" in "\n".join(desk.screen())
    desk.press("e", "<Tab>", "mon", "<F10>")
    assert hand.value("SELECT departure FROM reservation") == "2026-11-30", desk.message
    desk.press("x", "ill", "<Enter>")
    assert hand.value("SELECT status FROM reservation") == "cancelled", desk.message


@pytest.mark.parametrize(("columns", "language"), list(product([80, 120], ["en", "zh"])))
def test_the_tab_in_front_is_always_whole(desk: AtWork, hand: Hand, columns: int, language: str) -> None:
    hand.book("Ann Lee", arrival="2026-11-27", departure="2026-11-29")
    desk.press("<F2>", "r1", "<Enter>")
    i18n.use(language)
    for tab in desk.counter.sheet.tabs:
        shown = desk.screen(columns, 24)[3]
        title = i18n.tr(desk.counter.sheet.now.title)
        assert f"[{title}]" in shown
        assert ("<" in shown) == (i18n.tr(desk.counter.sheet.tabs[0].title) not in shown), tab
        desk.press("<Tab>")


def test_nights_are_typed_in_the_form_of_a_group_and_of_who_is_turned_away() -> None:
    from hotelcs.screens.act_forms import FORMS

    for verb in ("book-group", "change-group", "pick-up", "turn-away"):
        asked = {one.name: one for one in FORMS[verb].asked}
        field = asked["departure"].field("CNY", "2026-11-23", lambda _: "2026-11-27")
        field.put("2n")
        assert (field.fault(), field.value) == ("", "2026-11-29"), verb


def test_a_booking_of_today_is_found_where_it_is_checked_in(desk: AtWork, hand: Hand) -> None:
    hand.book("Ann Lee")
    desk.press("<F2>", "r1", "<Enter>")
    assert desk.screen()[0].startswith(" 02 Check-in")


def test_a_cancelled_booking_of_today_is_found_on_the_screen_of_bookings(desk: AtWork, hand: Hand) -> None:
    hand.book("Ann Lee")
    hand.do("cancel", reservation="R261123-001", reason="ill")
    desk.press("<F2>", "r1", "<Enter>")
    assert desk.screen()[0].startswith(" 06 Reservations")
    assert "cancelled" in "\n".join(desk.screen())


@pytest.fixture
def priced(hand: Hand) -> Hand:
    """The hotel with two plans, a tax, and a night on which nobody arrives."""
    hand.do("set-package", code="BKF", name_en="Breakfast", name_zh="早餐", amount=5000)
    hand.do("set-plan", code="FLEX", includes=["BKF"], sort=1)
    hand.do("set-price", plan="FLEX", type="KNG", rate=40000)
    hand.do("set-plan", code="NRF", base="FLEX", percent_off=10, refundable=False, needs="prepaid", sort=2)
    hand.do("set-tax", code="CITY", amount=350)
    hand.do("restrict", type="KNG", first="2026-11-24", until="2026-11-25", closed_arrival=True, least=3)
    return hand


def test_the_calendar_turns_from_free_rooms_to_the_prices_of_each_plan(priced: Hand) -> None:
    desk = AtWork(priced.at("desk"))
    shown = "\n".join(at(desk, CALENDAR).screen())
    assert "Free rooms from 2026-11-23" in shown
    assert "KNG: 11-24 no arrivals, 3 nights or more" in shown
    shown = "\n".join(desk.press("v").screen())
    assert "Prices of FLEX from 2026-11-23" in shown
    king = next(line for line in shown.splitlines() if "KNG" in line)
    assert king.split()[1:4] == ["400", "400*", "400"]
    assert "Prices of NRF" in "\n".join(desk.press("v").screen())
    assert "Free rooms" in "\n".join(desk.press("v").screen())
    desk.press("<Tab>", "v")
    assert "Prices are in the calendar" in desk.message


def test_without_plans_the_calendar_shows_the_list_prices(desk: AtWork) -> None:
    shown = "\n".join(at(desk, CALENDAR).press("v").screen())
    assert "Prices of List price from" in shown
    assert "376" in shown


def test_a_new_booking_shows_what_is_free_and_what_it_costs_and_takes_a_plan(priced: Hand) -> None:
    desk = AtWork(priced.at("desk"))
    at(desk, CALENDAR).press("n", "Li Na", "<Enter>", "<Enter>", "1", "<Tab>", "wed", "<Tab>", "2", "<Tab>")
    shown = "\n".join(desk.screen())
    assert "[1KNG(3)]" in shown
    assert "nights 2: 752.00 + taxes 7.00  in all 759.00" in shown
    desk.press("<Tab>", "<Tab>", "1")
    assert "nights 2: 800.00 + taxes 7.00  in all 807.00" in "\n".join(desk.screen())
    assert " free until 24 h before, with Breakfast" in "\n".join(desk.screen())
    desk.press("2")
    assert "in all 727.00" in "\n".join(desk.screen())
    assert " no refund, paid in advance" in "\n".join(desk.screen())
    desk.press("<F10>")
    assert "NRF is sold with payment in advance only." in desk.screen()[-3]
    desk.press("1", "<F10>")
    rows = priced.rows("SELECT r.guarantee, p.code, n.rate_minor FROM reservation r JOIN reservation_terms t ON t.reservation_id = r.id "
                       "JOIN rate_plan p ON p.id = t.plan_id JOIN reservation_night n ON n.reservation_id = r.id")  # fmt: skip
    assert rows == [("prepaid", "NRF", 36000)] * 2, desk.message
    check(priced)


def test_the_card_of_a_booking_tells_its_plan_its_prices_and_what_cancelling_costs(priced: Hand) -> None:
    priced.book("Li Na", plan="NRF", guarantee="prepaid", departure="2026-11-24")
    priced.now += timedelta(hours=1)
    desk = AtWork(priced.at("desk"))
    shown = "\n".join(at(desk, TODAY).press("<Enter>").screen())
    for told in ("Rate plan NRF", "Cancelling now costs 360.00: all nights", "2026-11-23  -          360.00"):
        assert told in shown


def test_a_stay_that_is_not_sold_says_so_before_it_is_booked(priced: Hand) -> None:
    desk = AtWork(priced.at("desk"))
    at(desk, CALENDAR).press(
        "n", "Li Na", "<Enter>", "<Enter>", "1", "<Tab>", "tomorrow", "<Tab>", "2", "<Tab>"
    )
    assert "Nobody arrives in KNG on 2026-11-24." in "\n".join(desk.screen())
    desk.press("<F10>")
    assert "Nearest:" in "\n".join(desk.screen())
    assert priced.value("SELECT count(*) FROM reservation") == 0


def test_a_booking_on_a_plan_of_members_is_one_of_a_member(priced: Hand) -> None:
    priced.do("set-plan", code="CLUB", base="FLEX", percent_off=5, member=True, sort=3)
    desk = AtWork(priced.at("desk"))
    at(desk, CALENDAR).press(
        "n",
        "Li Na",
        "<Enter>",
        "<Enter>",
        "1",
        "<Tab>",
        "wed",
        "<Tab>",
        "1",
        "<Tab>",
        "<Tab>",
        "<Tab>",
        "3",
        "<F10>",
    )
    assert priced.rows("SELECT channel, rate_minor FROM reservation") == [("member", 38000)], desk.message


@pytest.mark.parametrize(("size", "language"), list(product([(80, 24), (120, 40)], ["en", "zh"])))
def test_prices_fit_in_the_calendar_and_the_form(priced: Hand, size: tuple[int, int], language: str) -> None:
    i18n.use(language)
    person = AtWork(priced)
    for keys in (
        ("<F4>", "06", "v"),
        ("n", "Li Na", "<Enter>", "<Enter>", "1", "<Tab>", "wed", "<Tab>", "2", "<Tab>"),
    ):
        person.press(*keys)
        assert len(person.screen(*size)) == size[1]
