"""Arrivals, the queue, the waitlist, one booking and pages of them."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal, Usage

D = [f"2026-11-{day}" for day in range(23, 30)]


def arrivals(hand, **filters):
    return {row.guest: row for row in hand.desk.show("arrivals", **filters)}


def detail(hand, reservation):
    return hand.desk.show("reservation", no=reservation)


def test_arrivals_are_those_of_today_with_what_to_know(hand):
    hand.book(guest="Li Na", room="101", eta=900, adults=2, children=1, requests="cot")
    hand.book(guest="Wang Fang", arrival=D[1], departure=D[2])
    row = arrivals(hand)["Li Na"]
    assert len(arrivals(hand)) == 1
    assert (row.type, row.nights, row.eta, row.room, row.room_code) == ("KNG", 2, "15:00", "101", "VC")
    assert (row.adults, row.children, row.status, row.rate_minor, row.currency) == (
        2,
        1,
        "confirmed",
        37600,
        "CNY",
    )
    assert (row.requests, row.guest_missing, row.queued_minutes, row.marks) == ("cot", False, None, ())


def test_arrivals_of_another_day_are_asked_for(hand):
    hand.book(arrival=D[1], departure=D[2])
    assert len(arrivals(hand, day=D[1])) == 1
    assert arrivals(hand, day=D[2]) == {}


def test_a_booking_without_a_room_or_with_a_dirty_one_is_marked(hand):
    hand.do("set-room-status", room="102", status="dirty")
    hand.book(guest="Li Na")
    hand.book(guest="Wang Fang", room="102")
    assert arrivals(hand)["Li Na"].marks == ("no_room",)
    assert arrivals(hand)["Wang Fang"].marks == ("not_ready",)


def test_a_guest_who_came_stays_on_the_list_of_the_day(hand):
    hand.check_in(hand.book(guest="Li Na"))
    hand.book(guest="Wang Fang")
    listed = hand.desk.show("arrivals")
    assert [(row.guest, row.status) for row in listed] == [
        ("Wang Fang", "confirmed"),
        ("Li Na", "checked_in"),
    ]


def test_who_should_have_come_yesterday_is_delayed(hand):
    hand.book(guest="Li Na", departure=D[3])
    hand.do("close-day", keep_arrivals=True)
    assert "delayed" in arrivals(hand)["Li Na"].marks
    assert arrivals(hand, day=D[0])["Li Na"].arrival == D[0]


def test_a_booking_is_held_until_six_unless_guaranteed_or_later_announced(hand):
    hand.book(guest="Early")
    hand.book(guest="Late", eta=21 * 60)
    hand.book(guest="Sure", guarantee="card")
    hand.now += timedelta(hours=3, minutes=1)
    lapsed = {guest for guest, row in arrivals(hand).items() if "hold_lapsed" in row.marks}
    assert lapsed == {"Early"}


def test_a_party_a_promise_and_a_day_are_marked(hand):
    hand.do("book", guest="Li Na", type="TWN", arrival=D[0], departure=D[1], rooms=2)
    pinned = hand.book(guest="Wang Fang", room="101")
    hand.do("pin-room", reservation=pinned)
    hand.book(guest="Zhao Lei", departure=D[0], room="102")
    rows = arrivals(hand)
    assert "party" in rows["Li Na"].marks
    assert rows["Wang Fang"].marks == ("pinned",)
    assert rows["Zhao Lei"].marks == ("day_use",)


def test_bookings_without_a_name_are_to_be_completed(hand):
    hand.do("book", type="KNG", arrival=D[0], departure=D[1], source_ref="X-1")
    assert arrivals(hand)[""].guest_missing


def test_who_waits_comes_first_and_is_in_the_queue(hand):
    hand.book(guest="Li Na", eta=600)
    waiting = hand.book(guest="Wang Fang", room="101")
    hand.do("queue", reservation=waiting, phone="13800001234", luggage_tag="17")
    hand.now += timedelta(minutes=25)
    assert next(iter(arrivals(hand).values())).queued_minutes == 25
    ticket = hand.desk.show("queue")[0]
    assert (ticket.reservation, ticket.minutes, ticket.room_code, ticket.ready) == (waiting, 25, "VC", True)
    assert (ticket.phone, ticket.luggage_tag, ticket.since) == ("*******1234", "17", "2026-11-23 15:00")


def plan(hand, sql, **values):
    return [row[3] for row in hand.rows("EXPLAIN QUERY PLAN " + sql, **values)]


def test_arrivals_are_found_by_index(hand):
    from hotelcs.workflows.reservations import arrivals_view

    steps = plan(hand, arrivals_view._ARRIVALS, first=D[0], day=D[0], today=D[0])
    assert any("ix_reservation_open_arrivals" in step for step in steps)
    assert any("ix_stay_date_in" in step for step in steps)
    assert not [step for step in steps if step in ("SCAN r", "SCAN s", "SCAN g", "SCAN m")]


def test_who_waits_is_found_without_reading_every_booking(hand):
    from hotelcs.workflows.reservations import expire_holds, queue_view, waiting, waitlist_view

    for sql in (waiting._WAITING, waitlist_view._DETAILS):
        assert any("ix_reservation_waiting" in step for step in plan(hand, sql, today=D[0]))
    assert any(
        "ix_reservation_waiting" in step for step in plan(hand, expire_holds._OVER, today=D[0], now=D[0])
    )
    assert any("uq_queue_ticket_open" in step for step in plan(hand, queue_view._QUEUE, today=D[0]))


def test_the_waitlist_says_whose_turn_it_is(hand):
    first, *_ = [hand.book() for _ in range(3)]
    early = hand.book(guest="Li Na", status="waitlist", phone="13800001234")
    late = hand.book(guest="Wang Fang", status="waitlist", arrival=D[1], departure=D[2])
    other = hand.book(guest="Zhao Lei", status="waitlist", arrival=D[4], departure=D[5])
    rows = {row.reservation: (row.fits, row.turn) for row in hand.desk.show("waitlist")}
    assert rows == {other: (True, True), early: (False, False), late: (False, False)}
    hand.do("cancel", reservation=first, reason="plans changed")
    listed = hand.desk.show("waitlist")
    assert [(row.reservation, row.turn) for row in listed] == [(early, True), (other, True), (late, False)]
    assert (listed[2].fits, listed[2].after) == (True, early)
    assert listed[0].phone.endswith("1234")
    assert "1380" not in listed[0].phone


def test_one_booking_is_shown_with_its_nights_and_what_may_be_done(hand):
    reservation = hand.book(room="101", phone="13800001234", requests="high floor")
    row = detail(hand, reservation)
    assert [(n.night, n.type, n.rate_minor, n.room) for n in row.night_lines] == [
        (D[0], "KNG", 37600, "101"),
        (D[1], "KNG", 37600, "101"),
    ]
    assert (row.total_minor, row.deposit_minor, row.version) == (75200, 100000, 2)
    assert row.phone.endswith("13800001234"), "whole for who changes bookings"
    assert "check-in" in row.next
    assert (row.room, row.room_code, row.requests, row.stay) == ("101", "VC", "high floor", "")
    assert [g.name for g in row.guests] == ["Zhang Wei"]


def test_a_booking_is_named_by_its_short_forms(hand):
    hand.book(guest="Li Na")
    latest = hand.book(guest="Wang Fang")
    for form in (latest, latest.lower(), "2", "r2", "R-002"):
        assert detail(hand, form).guest == "Wang Fang"
    for form in ("99", "R990101-001", "nonsense", "S261123-001"):
        with pytest.raises(Refusal) as caught:
            detail(hand, form)
        assert caught.value.code == "RESERVATION_UNKNOWN"


def test_a_booking_of_a_party_shows_its_other_rooms(hand):
    booked = hand.do("book", guest="Li Na", type="TWN", arrival=D[0], departure=D[1], rooms=2).result[
        "reservations"
    ]
    members = detail(hand, booked[0]).members
    assert [(m.reservation, m.type, m.status) for m in members] == [(booked[1], "TWN", "confirmed")]


def test_a_known_document_is_shown_masked(hand):
    reservation = hand.book()
    stay = hand.check_in(reservation)
    row = detail(hand, reservation)
    assert (row.stay, row.status) == (stay, "checked_in")
    assert row.guests[0].document == "3405**********001X"


def test_a_prepaid_booking_asks_a_deposit_for_extras_only(hand):
    assert detail(hand, hand.book(guarantee="prepaid")).deposit_minor == 20000


def test_bookings_are_read_page_by_page(hand):
    made = [hand.book(arrival=D[n % 5], departure=D[n % 5 + 1], guest=f"Guest {n}") for n in range(10)]
    first = hand.desk.show("reservations", limit=4)
    second = hand.desk.show("reservations", limit=4, after=first[-1].reservation)
    assert [row.reservation for row in (*first, *second)] == made[:8]


def test_bookings_are_filtered(hand):
    one = hand.book(guest="Li Na")
    two = hand.book(guest="Wang Fang", arrival=D[1], departure=D[2], guarantee="card")
    guest = hand.value("SELECT no FROM guest WHERE name = 'Li Na'")
    assert [r.reservation for r in hand.desk.show("reservations", guest=guest.lower())] == [one]
    assert [r.reservation for r in hand.desk.show("reservations", arrival=D[1])] == [two]
    assert [r.reservation for r in hand.desk.show("reservations", status="guaranteed")] == [two]
    assert hand.desk.show("reservations", party="R261123-001") == []


@pytest.mark.parametrize(
    ("view", "filters"), [("arrivals", {"day": "soon"}), ("reservations", {"arrival": "soon"})]
)
def test_a_filter_that_is_no_date_is_refused(hand, view, filters):
    with pytest.raises(Usage):
        hand.desk.show(view, **filters)


def test_a_page_after_an_unknown_booking_is_refused(hand):
    with pytest.raises(Refusal):
        hand.desk.show("reservations", after="R990101-001")
