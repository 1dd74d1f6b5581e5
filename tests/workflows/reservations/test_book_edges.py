"""Bookings at the edges: the longest, the latest, the fullest, the smallest, by the hour, for nobody yet."""

from datetime import date, timedelta

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.reservations.booking_rules import MAX_NIGHTS
from tests.conftest import TODAY, TYPES
from tests.invariants import check

NIGHT = {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-24"}


def refused(hand, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do("book", **{**NIGHT, **fields})
    assert hand.value("SELECT count(*) FROM reservation") == 0
    check(hand)
    return caught.value


def booked(hand, **fields):
    result = hand.do("book", **{**NIGHT, **fields}).result
    check(hand)
    return result


@pytest.mark.parametrize("nights", [1, 2, 31, MAX_NIGHTS])
def test_a_stay_has_as_many_nights_as_were_asked_for(hand, nights):
    booked(hand, departure=(TODAY + timedelta(days=nights)).isoformat())
    assert hand.value("SELECT count(*) FROM reservation_night") == nights
    assert hand.value("SELECT sum(sold) FROM type_night") == nights


def test_a_stay_that_never_ends_is_refused(hand):
    error = refused(hand, departure=(TODAY + timedelta(days=MAX_NIGHTS + 1)).isoformat())
    assert (error.code, error.field) == ("STAY_TOO_LONG", "departure")


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"arrival": "2026-11-22"}, "DATE_PAST", "arrival"), ({"arrival": "2026-11-25"}, "DATES_REVERSED", "departure"),
    ({"departure": "2026-11-22"}, "DATES_REVERSED", "departure"), ({"guest": None}, "GUEST_MISSING", "guest"), ({"adults": 0}, "NOBODY", "adults"),
    ({"adults": 3}, "TYPE_TOO_SMALL", "adults"), ({"adults": 2, "children": 2}, "TYPE_TOO_SMALL", "adults"), ({"adults": 100}, "FIELD_INVALID", "adults"),
    ({"rooms": 0}, "FIELD_INVALID", "rooms"), ({"rooms": 100}, "FIELD_INVALID", "rooms"), ({"rooms": 2, "room": "101"}, "ONE_ROOM_ONLY", "room"),
    ({"rooms": 4}, "SOLD_OUT", "type"), ({"room": "999"}, "ROOM_UNKNOWN", "room"), ({"type": "LOFT"}, "TYPE_UNKNOWN", "type"),
    ({"status": "waitlist", "room": "101"}, "WAITLIST_ROOM", "room"), ({"nightly": [{"night": "2026-11-24", "rate": 1}]}, "NIGHTS_NOT_CONSECUTIVE", "nightly"),
    ({"departure": "2026-11-23", "from_minute": 600}, "HOURS_WRONG", "from_minute"), ({"status": "checked_in"}, "FIELD_INVALID", "status"),
    ({"departure": "2026-11-23", "from_minute": 900, "to_minute": 600}, "HOURS_WRONG", "from_minute"), ({"guest": "P261123-009"}, "GUEST_UNKNOWN", "guest"),
    ({"hold_minutes": 0}, "FIELD_INVALID", "hold_minutes"), ({"rate": -1}, "FIELD_INVALID", "rate"), ({"eta": 1441}, "FIELD_INVALID", "eta"),
])  # fmt: skip
def test_what_cannot_be_booked_is_refused_by_its_code_and_field_and_takes_no_place(hand, fields, code, field):
    error = refused(hand, **fields)
    assert (error.code, error.field) == (code, field)
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night") == 0


@pytest.mark.parametrize("code", TYPES)
def test_a_type_takes_exactly_the_people_it_has_room_for(hand, code):
    adults, children, _ = TYPES[code]
    booked(hand, type=code, adults=adults, children=children)
    with pytest.raises(Refusal) as caught:
        hand.do("book", **{**NIGHT, "type": code, "adults": adults, "children": children + 1})
    assert caught.value.code == "TYPE_TOO_SMALL"


def test_children_may_sleep_where_adults_would(hand):
    booked(hand, adults=1, children=2)


@pytest.mark.parametrize(("given", "rates"), [
    ({}, [37600, 37600]), ({"rate": 30000}, [30000, 30000]), ({"rate": 0}, [0, 0]), ({"rate": "300.50"}, [30050, 30050]),
    ({"nightly": [{"night": "2026-11-24", "rate": 2}, {"night": "2026-11-23", "rate": 1}]}, [1, 2]),
    ({"rate": 9, "nightly": [{"night": "2026-11-23", "rate": 1}, {"night": "2026-11-24", "rate": 2}]}, [1, 2]),
])  # fmt: skip
def test_each_night_costs_what_was_agreed(hand, given, rates):
    booked(hand, departure="2026-11-25", **given)
    assert [rate for (rate,) in hand.rows("SELECT rate_minor FROM reservation_night ORDER BY night")] == rates


def test_the_last_room_is_sold_once_and_the_eve_of_a_departure_is_no_night(hand):
    for _ in range(3):
        booked(hand)
    with pytest.raises(Refusal):
        hand.do("book", **NIGHT)
    booked(hand, arrival="2026-11-24", departure="2026-11-25")


def test_the_nights_that_are_full_are_named_and_no_others(hand):
    for day in (24, 26):
        hand.do(
            "book", **{**NIGHT, "type": "SUI", "arrival": f"2026-11-{day}", "departure": f"2026-11-{day + 1}"}
        )
    with pytest.raises(Refusal) as caught:
        hand.do("book", **{**NIGHT, "type": "SUI", "departure": "2026-11-28"})
    assert (caught.value.code, caught.value.items) == ("SOLD_OUT", ("2026-11-24", "2026-11-26"))


@pytest.mark.parametrize("rooms", [1, 2, 3])
def test_a_party_is_booked_whole(hand, rooms):
    result = booked(hand, rooms=rooms)
    assert len(result["reservations"]) == rooms
    assert bool(result["party"]) == (rooms > 1)
    assert hand.value("SELECT count(DISTINCT guest_id) FROM reservation") == 1


def test_a_day_use_takes_hours_and_no_night(hand):
    booked(hand, departure="2026-11-23", room="101", from_minute=540, to_minute=700)
    assert hand.rows("SELECT from_minute, to_minute FROM room_slot") == [(540, 700)]
    assert hand.value("SELECT count(*) FROM type_night WHERE sold > 0") == 0
    assert hand.value("SELECT kind FROM reservation") == "day_use"


def test_two_day_uses_of_one_room_do_not_overlap_and_may_touch(hand):
    booked(hand, departure="2026-11-23", room="101", from_minute=540, to_minute=700)
    with pytest.raises(Refusal) as caught:
        hand.do(
            "book",
            **{**NIGHT, "departure": "2026-11-23", "room": "101", "from_minute": 699, "to_minute": 800},
        )
    assert caught.value.code == "SLOT_TAKEN"
    booked(hand, departure="2026-11-23", room="101", from_minute=700, to_minute=800)


@pytest.mark.parametrize(
    ("guarantee", "status"),
    [("none", "confirmed"), ("card", "guaranteed"), ("prepaid", "guaranteed"), ("company", "guaranteed")],
)
def test_a_guarantee_makes_a_booking_guaranteed(hand, guarantee, status):
    assert booked(hand, guarantee=guarantee)["status"] == status
    assert booked(hand, guarantee=guarantee, status="tentative")["status"] == "tentative"


@pytest.mark.parametrize(("minutes", "expired"), [(29, 0), (30, 0), (31, 1)])
def test_a_hold_is_let_go_when_its_minutes_are_over_and_not_before(hand, minutes, expired):
    booked(hand, status="tentative", hold_minutes=30)
    hand.now += timedelta(minutes=minutes)
    assert len(hand.do("expire-holds").result["reservations"]) == expired
    check(hand)


def test_a_guest_on_file_is_booked_by_number_and_not_put_on_file_again(hand):
    first = booked(hand)["guest"]
    assert booked(hand, guest=first, arrival="2026-12-01", departure="2026-12-02")["guest"] == first
    assert hand.value("SELECT count(*) FROM guest") == 1


def test_a_booking_without_a_guest_needs_a_reference_and_can_be_completed(hand):
    result = booked(hand, guest=None, source_ref="OTA-1")
    assert result["guest"] is None
    assert [row.guest_missing for row in hand.desk.show("arrivals")] == [True]
    hand.do("complete-guest", reservation=result["reservation"], guest="Li Na")
    with pytest.raises(Refusal) as caught:
        hand.do("complete-guest", reservation=result["reservation"], guest="Wu")
    assert caught.value.code == "GUEST_KNOWN"
    check(hand)


@pytest.mark.parametrize("day", ["2028-02-29", "2027-12-31", "2100-12-30"])
def test_a_booking_may_begin_on_any_day_a_hotel_can_mean(hand, day):
    departure = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    booked(hand, arrival=day, departure=departure)
    assert [row.reservation for row in hand.desk.show("reservations", arrival=day)] == ["R261123-001"]
