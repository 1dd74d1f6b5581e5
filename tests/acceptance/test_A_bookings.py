"""Peer scenarios, area A: stay dates, nights, making a booking."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_A1_nights_with_a_gap_are_refused(hand):
    nights = [{"night": f"2026-11-{day}", "rate": 37600} for day in (23, 24, 26)]
    fields = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-27"}
    error = refused(hand, "book", **fields, nightly=nights)
    assert (error.code, error.items) == ("NIGHTS_NOT_CONSECUTIVE", ("2026-11-25",))
    assert hand.value("SELECT count(*) FROM reservation") == 0


def test_A4_check_in_after_check_out_is_refused(hand):
    fields = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-28", "departure": "2026-11-25"}
    assert refused(hand, "book", **fields).code == "DATES_REVERSED"


def test_A7_an_hour_of_arrival_that_is_no_time_is_refused(hand):
    fields = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}
    error = refused(hand, "book", **fields, eta="14:30:00")
    assert (error.code, error.field) == ("FIELD_INVALID", "eta")


def test_A10_a_room_for_two_is_not_offered_to_three(hand):
    asked = {"type": "TWN", "arrival": "2026-11-23", "departure": "2026-11-24"}
    offered = {row.type for row in hand.desk.show("suggestions", **asked, adults=3)}
    assert offered == {"SUI"}
    assert {"TWN"} <= {row.type for row in hand.desk.show("suggestions", **asked, adults=2)}
    assert refused(hand, "book", guest="Li Na", **asked, adults=4).code == "TYPE_TOO_SMALL"


def test_A13_a_booking_of_a_room_holds_its_nights_and_leaves_it_vacant(hand):
    reservation = hand.book(arrival="2026-12-20", departure="2026-12-22", room="101", rate=60000)
    paid = hand.do("take-payment", reservation=reservation, amount=5000, method="cash").result
    row = hand.desk.show("reservation", no=reservation)
    assert (row.status, row.total_minor, paid["balance_minor"]) == ("confirmed", 120000, -5000)
    assert [n.night for n in row.night_lines if n.room == "101"] == ["2026-12-20", "2026-12-21"]
    assert hand.rows("SELECT kind, amount_minor FROM payment") == [("payment", 5000)]
    assert row.room_code == "VC"
    assert hand.value("SELECT count(*) FROM stay") == 0
    check(hand)


def test_A16_nobody_is_checked_in_without_a_guest(hand):
    reservation = hand.book()
    error = refused(hand, "check-in", reservation=reservation, room="101", waive_deposit=True)
    assert error.code == "DOCUMENT_MISSING"
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_A22_a_guest_on_file_brings_the_telephone_along(hand):
    hand.book(guest="Li Na", phone="13800001234")
    guest = hand.value("SELECT no FROM guest")
    again = hand.book(guest=guest, arrival="2026-12-01", departure="2026-12-02")
    row = hand.desk.show("reservation", no=again)
    assert (row.guest, row.guest_no) == ("Li Na", guest)
    assert row.phone.endswith("1234")
    assert hand.value("SELECT count(*) FROM guest") == 1
