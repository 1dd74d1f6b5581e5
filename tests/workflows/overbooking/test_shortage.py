"""Rooms that a night will lack (M-08), by which no-show rates, and the rates of arrivals (M-07)."""

from datetime import date, timedelta

import pytest

from hotelcs.workflows.overbooking import no_shows, shortage
from hotelcs.workflows.overbooking.no_shows import Rate
from hotelcs.workflows.overbooking.shortage import Night
from hotelcs.workflows.overbooking.shortage_view import percent, rooms
from tests.conftest import TODAY, Hand

SET = {
    "none": Rate("none", 0, 0, 12, measured=False, used=120),
    "guaranteed": Rate("guaranteed", 0, 0, 2, measured=False, used=20),
}


def night(**counts: int) -> Night:
    return Night("2026-11-23", "", **counts)


def house(hand: Hand, day: str = "2026-11-23"):
    return next(row for row in hand.desk.show("shortage") if row.night == day and not row.type)


def past(hand: Hand, number: int, *, status: str, guarantee: str = "none", days: int = 10) -> None:
    """So many bookings that were due some days ago."""
    arrival = (TODAY - timedelta(days=days)).isoformat()
    values = [(f"{status}{guarantee}{days}-{n}", arrival, status, guarantee) for n in range(number)]
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO reservation (no, tail, booker, channel, type_id, do_not_move, arrival, departure, kind, adults, children, "
            "rate_minor, guarantee, prepaid_minor, requests, segment, country, status, reason, booked_date, created_at, version) "
            "SELECT ?, 1, '', 'phone', 1, 0, ?, date(?, '+1 day'), 'overnight', 1, 0, 0, ?, 0, '', '', '', ?, '', '2026-01-01', "
            "'2026-01-01T00:00:00Z', 1",
            [(no, arrival, arrival, guarantee, status) for no, arrival, status, guarantee in values],
        )  # fmt: skip


def test_the_need_of_the_worked_night_is_2_04_rooms_so_3_are_sourced():
    """Handbook 06 M-08: 61 + 40×0.98 + 18×0.88 = 116.04; − 114 = 2.04."""
    worked = night(stayovers=61, guaranteed=40, unguaranteed=18, sellable=114)
    assert rooms(worked.expected(SET)) == "116.04"
    assert rooms(worked.need(SET)) == "2.04"
    assert worked.short(SET) == 3


@pytest.mark.parametrize(
    ("sellable", "need", "short"), [(116, "0.04", 1), (117, "-0.96", 0), (115, "1.04", 2), (200, "-83.96", 0)]
)
def test_a_part_of_a_room_is_a_whole_one_and_rooms_left_are_none_short(sellable, need, short):
    worked = night(stayovers=61, guaranteed=40, unguaranteed=18, sellable=sellable)
    assert (rooms(worked.need(SET)), worked.short(SET)) == (need, short)


def test_exactly_full_lacks_nothing():
    assert night(stayovers=61, sellable=61).short(SET) == 0


@pytest.mark.parametrize(
    ("thousandths", "shown"),
    [(0, "0.00"), (2040, "2.04"), (-4, "0.00"), (-960, "-0.96"), (5, "0.01"), (116_040, "116.04")],
)
def test_thousandths_of_a_room_are_shown_with_two_decimals(thousandths, shown):
    assert rooms(thousandths) == shown


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [(3, 61, "4.92"), (14, 180, "7.78"), (2, 61, "3.28"), (0, 0, None), (1, 1, "100.00")],
)
def test_the_rates_of_the_worked_day_are_4_92_7_78_and_3_28(part, whole, shown):
    """Handbook 06 M-07."""
    assert percent(part, whole) == shown


def test_whoever_is_here_counts_whole_and_whoever_comes_by_their_class(hand):
    hand.check_in(hand.book(), "101")
    hand.book("Li Na", guarantee="card")
    hand.book("Wu Min", type="TWN")
    row = house(hand)
    assert (row.stayovers, row.arrivals, row.guaranteed, row.unguaranteed, row.sellable) == (1, 2, 1, 1, 6)
    assert (row.expected, row.need, row.short) == ("2.86", "-3.14", 0)


def test_the_departure_day_is_no_night_and_a_booking_that_goes_on_is_no_arrival(hand):
    hand.book(arrival="2026-11-24", departure="2026-11-26")
    days = {row.night: (row.unguaranteed, row.arrivals) for row in hand.desk.show("shortage") if not row.type}
    assert [days[f"2026-11-{day}"] for day in (23, 24, 25, 26)] == [(0, 0), (1, 1), (1, 0), (0, 0)]


def test_rooms_out_of_order_cannot_be_sold_and_those_out_of_service_can(hand):
    hand.do("block-room", room="103", kind="ooo", from_="2026-11-23", to="2026-11-25", reason="pipe")
    hand.do("block-room", room="102", kind="oos", from_="2026-11-23", to="2026-11-25", reason="paint")
    assert [house(hand, f"2026-11-{day}").sellable for day in (23, 24, 25)] == [5, 5, 6]


def test_the_waitlist_and_who_has_cancelled_want_no_room(hand):
    hand.book(status="waitlist")
    hand.do("cancel", reservation=hand.book(), reason="plans")
    assert house(hand).expected == "0.00"


def test_the_house_is_the_sum_of_its_types(hand):
    hand.book(guarantee="card")
    hand.book("B", type="SUI")
    rows = hand.desk.show("shortage", days=1)
    assert [row.type for row in rows] == ["", *(row.type for row in hand.desk.show("room-types"))]
    for name in ("stayovers", "arrivals", "guaranteed", "unguaranteed", "sellable"):
        assert getattr(rows[0], name) == sum(getattr(row, name) for row in rows[1:]), name


@pytest.mark.parametrize(("days", "nights"), [(1, 1), (7, 7), ("14", 14), (0, 1), (-3, 1), (500, 60)])
def test_as_many_nights_are_shown_as_are_asked_for_within_two_months(hand, days, nights):
    assert len({row.night for row in hand.desk.show("shortage", days=days)}) == nights


def test_a_hotel_without_rooms_lacks_none(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    from hotelcs.workflows.organisation.founding import Plan, found
    from tests.conftest import NOON

    found(tmp_path / "empty.db", Plan("Empty", "空", TODAY), NOON).close()
    empty = Hand(tmp_path / "empty.db")
    assert [(row.type, row.need, row.short) for row in empty.desk.show("shortage", days=1)] == [
        ("", "0.00", 0)
    ]
    empty.desk.close()


def overbook(hand: Hand, day: str, count: int) -> None:
    """So many guaranteed suites on one night of a hotel of six rooms."""
    until = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    for number in range(count):
        hand.book(
            f"Guest {number}", type="SUI", arrival=day, departure=until, guarantee="card", overbook=True
        )


def test_an_overbooked_night_is_foreseen_a_week_ahead_and_what_is_sourced_is_taken_off(hand):
    overbook(hand, "2026-11-29", 9)  # 9 × 0.98 − 6 = 2.82
    row = house(hand, "2026-11-29")
    assert (row.need, row.short, row.to_source) == ("2.82", 3, 3)
    pressing = [one for one in hand.desk.show("pressing") if one.kind == "shortage"]
    assert [(one.ref, one.count, one.alarm) for one in pressing] == [("2026-11-29", 3, False)]
    hand.do("add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=50_000)
    held = hand.do("source-rooms", partner="grand", rooms=2, night="2026-11-29").result
    assert house(hand, "2026-11-29").to_source == 1
    hand.do("release-sourced", hold=held["hold"])
    assert house(hand, "2026-11-29").to_source == 3
    hand.do("source-rooms", partner="grand", rooms=5, night="2026-11-29")
    assert house(hand, "2026-11-29").to_source == 0
    assert not [one for one in hand.desk.show("pressing") if one.kind == "shortage"]


def test_tonight_s_shortage_stands_in_every_banner(hand):
    overbook(hand, "2026-11-23", 9)
    (one,) = [one for one in hand.desk.show("pressing") if one.kind == "shortage"]
    assert (one.ref, one.alarm, one.screen) == ("2026-11-23", True, "06")


def test_more_sold_than_rooms_is_no_shortage_while_enough_stay_away(hand):
    for number in range(6):
        hand.book(f"Guest {number}", type="SUI", arrival="2026-11-25", departure="2026-11-26", overbook=True)
    assert house(hand, "2026-11-25").need == "-0.72"
    with hand.desk.file.read() as reader:
        assert shortage.to_source(reader, "2026-11-23") == []


def test_what_presses_is_what_the_view_says(hand):
    for day, count in (("2026-11-23", 8), ("2026-11-26", 7), ("2026-11-30", 12)):
        overbook(hand, day, count)
    listed = [
        (row.night, row.to_source) for row in hand.desk.show("shortage") if not row.type and row.to_source
    ]
    with hand.desk.file.read() as reader:
        assert shortage.to_source(reader, "2026-11-23") == listed
    assert [night for night, _ in listed] == ["2026-11-23", "2026-11-26"], (
        "the thirtieth is more than a week away"
    )


# --- the rates


def test_without_evidence_the_rates_are_those_that_are_set(hand):
    past(hand, 49, status="checked_out")
    rates = {
        rate.guarantee: (rate.used_percent, rate.origin, rate.due) for rate in hand.desk.show("no-show-rates")
    }
    assert rates == {"none": ("12.0", "set", 49), "guaranteed": ("2.0", "set", 0)}


def test_with_fifty_arrivals_of_a_class_its_rate_is_measured(hand):
    past(hand, 44, status="checked_out")
    past(hand, 6, status="no_show")
    past(hand, 90, status="cancelled")
    past(hand, 30, status="checked_out", guarantee="card")
    rates = {rate.guarantee: rate for rate in hand.desk.show("no-show-rates")}
    assert (rates["none"].used_percent, rates["none"].origin, rates["none"].missed) == ("12.0", "measured", 6)
    assert rates["guaranteed"].origin == "set"
    past(hand, 10, status="no_show", days=91)
    assert hand.desk.show("no-show-rates")[0].due == 50, "older than ninety days is not looked at"


def test_the_rates_and_the_evidence_are_settings(hand):
    hand.do("change-setting", name="no_show_none", value="30")
    hand.do("change-setting", name="no_show_evidence", value="2")
    hand.book()
    assert house(hand).expected == "0.70"
    past(hand, 2, status="checked_out")
    assert house(hand).expected == "1.00"


@pytest.mark.parametrize(
    ("part", "whole", "rate"), [(0, 0, 0), (1, 3, 333), (2, 3, 667), (5, 1000, 5), (1, 2000, 1)]
)
def test_a_rate_is_rounded_to_a_thousandth(part, whole, rate):
    assert no_shows.per_mille(part, whole) == rate


def test_arrivals_are_counted_by_what_became_of_them(hand):
    past(hand, 50, status="checked_out")
    past(hand, 6, status="checked_in")
    past(hand, 3, status="no_show")
    past(hand, 2, status="walked")
    past(hand, 14, status="cancelled")
    rates = hand.desk.show("arrival-rates")
    assert (rates.due, rates.bookings, rates.no_shows, rates.walked, rates.cancelled) == (61, 75, 3, 2, 14)
    assert (rates.no_shows_percent, rates.walked_percent) == ("4.92", "3.28")
    assert hand.desk.show("arrival-rates", **{"from": "2026-11-20", "to": "2026-11-23"}).bookings == 0


def test_of_nothing_there_is_no_share(hand):
    rates = hand.desk.show("arrival-rates")
    assert (rates.no_shows_percent, rates.cancelled_percent, rates.walked_percent) == (None, None, None)
