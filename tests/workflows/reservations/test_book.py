"""Making bookings: one room, a party, a hold, the waitlist, and what is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check

ASKED = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25"}


def book(hand, **fields):
    return hand.do("book", **{**ASKED, **fields}).result


def refused(hand, **fields):
    with pytest.raises(Refusal) as caught:
        book(hand, **fields)
    return caught.value


def test_a_booking_gets_a_number_a_guest_and_its_nights(hand):
    made = book(hand)
    assert made["reservation"] == "R261123-001"
    assert (made["status"], made["party"], made["room"]) == ("confirmed", None, None)
    assert hand.value("SELECT count(*) FROM reservation_night WHERE rate_minor = 37600") == 2
    check(hand)


def test_numbers_widen_past_nine_hundred_and_ninety_nine(hand):
    from hotelcs.workflows import numbers

    hand.do("set-overbooking", type="KNG", overbooking=2000)
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("INSERT INTO number_sequence VALUES ('R', '2026-11-23', 998)")
    assert [book(hand)["reservation"] for _ in range(2)] == ["R261123-999", "R261123-1000"]
    assert numbers.full("r261123-1000") == "R261123-1000"


def test_a_party_is_booked_together_or_not_at_all(hand):
    made = book(hand, rooms=3)
    assert len(made["reservations"]) == 3
    assert hand.value("SELECT count(DISTINCT party) FROM reservation") == 1
    assert refused(hand, rooms=2).code == "SOLD_OUT"
    assert hand.value("SELECT count(*) FROM reservation") == 3
    check(hand)


def test_the_rooms_of_a_party_from_a_source_have_references_of_their_own(hand):
    book(hand, rooms=2, source="ota", source_ref="X7")
    assert [ref for (ref,) in hand.rows("SELECT source_ref FROM reservation ORDER BY id")] == ["X7", "X7/2"]


def test_a_source_reference_is_taken_once(hand):
    book(hand, source_ref="X7")
    assert refused(hand, source_ref="X7").code == "SOURCE_REF_KNOWN"


def test_a_guaranteed_booking_begins_guaranteed(hand):
    assert book(hand, guarantee="card")["status"] == "guaranteed"


def test_a_hold_takes_a_place_until_its_time(hand):
    book(hand, status="tentative", hold_minutes=45)
    until = hand.value("SELECT hold_until FROM reservation")
    assert datetime.fromisoformat(until) == datetime(2026, 11, 23, 7, 45, tzinfo=UTC)
    assert hand.value("SELECT sum(sold) FROM type_night") == 2
    check(hand)


def test_a_day_takes_hours_and_no_night(hand):
    book(hand, departure="2026-11-23", room="101", from_minute=600, to_minute=720)
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(600, 720)]
    assert hand.value("SELECT count(*) FROM reservation_night") == 0
    with pytest.raises(Refusal) as caught:
        book(hand, departure="2026-11-23", room="101", from_minute=660, to_minute=780)
    assert caught.value.code == "SLOT_TAKEN"
    check(hand)


def test_a_room_named_with_the_booking_is_held(hand):
    assert book(hand, room="102")["room"] == "102"
    assert hand.value("SELECT count(*) FROM room_night") == 2


def test_prices_by_night_make_the_rate_of_the_first_the_rate(hand):
    nightly = [{"night": "2026-11-24", "rate": 200}, {"night": "2026-11-23", "rate": 100}]
    book(hand, nightly=nightly)
    assert hand.rows("SELECT rate_minor FROM reservation_night ORDER BY night") == [(100,), (200,)]
    assert hand.value("SELECT rate_minor FROM reservation") == 100


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"guest": None}, "GUEST_MISSING"),
        ({"adults": 0}, "NOBODY"),
        ({"adults": 3}, "TYPE_TOO_SMALL"),
        ({"adults": 2, "children": 2}, "TYPE_TOO_SMALL"),
        ({"type": "XXX"}, "TYPE_UNKNOWN"),
        ({"room": "999"}, "ROOM_UNKNOWN"),
        ({"rooms": 2, "room": "101"}, "ONE_ROOM_ONLY"),
        ({"arrival": "2026-11-22"}, "DATE_PAST"),
        ({"departure": "2026-11-22"}, "DATES_REVERSED"),
        ({"departure": "2028-11-25"}, "STAY_TOO_LONG"),
        ({"guest": "P261123-009"}, "GUEST_UNKNOWN"),
        ({"rate": -1}, "FIELD_INVALID"),
        ({"colour": "blue"}, "FIELD_UNKNOWN"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(hand, fields, code):
    assert refused(hand, **fields).code == code
    assert hand.value("SELECT count(*) FROM reservation") == 0
    check(hand)


def test_sold_out_names_the_nights_and_what_can_be_done(hand):
    for _ in range(3):
        book(hand, arrival="2026-11-24")
    error = refused(hand)
    assert (error.field, error.items) == ("type", ("2026-11-24",))
    assert "waitlist" in error.next


def test_only_a_supervisor_overbooks(hand):
    for _ in range(3):
        book(hand)
    with pytest.raises(Denied):
        book(hand.at("desk"), overbook=True)
    book(hand, overbook=True)
    assert hand.value("SELECT max(sold) FROM type_night") == 4
    check(hand)


def test_a_limit_lets_everybody_overbook_that_far(hand):
    hand.do("set-overbooking", type="KNG", overbooking=1)
    desk = hand.at("desk")
    for _ in range(4):
        book(desk)
    assert refused(desk).code == "SOLD_OUT"
    check(hand)


def test_an_attendant_may_not_book(hand):
    with pytest.raises(Denied):
        book(hand.at("cron"))


def test_a_preview_of_a_booking_writes_nothing(hand):
    done = hand.desk.preview("book", ASKED)
    assert done.entry is None
    assert hand.value("SELECT count(*) FROM reservation") == 0


def test_the_same_key_books_once(hand):
    first = hand.do("book", key="k1", **ASKED)
    again = hand.do("book", key="k1", **ASKED)
    assert (again.result, again.changed, again.replayed) == (first.result, 0, True)
    with pytest.raises(Refusal) as caught:
        hand.do("book", key="k1", **{**ASKED, "adults": 2})
    assert caught.value.code == "KEY_REUSED"


def test_a_booking_made_long_ago_is_still_undone_by_cancelling(hand):
    done = hand.do("book", **ASKED)
    hand.now += timedelta(hours=2)
    assert hand.desk.undo(done.entry).verb == "cancel"
    assert hand.value("SELECT status FROM reservation") == "cancelled"
    check(hand)
