"""Rooms free per night and type, and the rooms themselves."""

import pytest

from hotelcs.errors import Usage
from tests.invariants import check

D = [f"2026-11-{day}" for day in range(23, 30)]


def kings(hand, first=D[0], until=D[3], **filters):
    rows = hand.desk.show("availability", **{"from": first, "to": until, "type": "KNG", **filters})
    return [(r.night, r.rooms, r.sold, r.blocked, r.free) for r in rows]


def numbers(hand, **filters):
    return [r.room for r in hand.desk.show("free-rooms", **filters)]


class Counting:
    """A reader that counts its questions."""

    def __init__(self, reader):
        self.reader = reader
        self.asked = 0

    def rows(self, sql, **values):
        self.asked += 1
        return self.reader.rows(sql, **values)


def test_nights_nobody_asked_for_have_every_room_free(hand):
    assert kings(hand) == [(night, 3, 0, 0, 3) for night in D[:3]]


def test_the_night_of_departure_is_not_used(hand):
    hand.book(departure=D[2])
    assert [free for *_, free in kings(hand)] == [2, 2, 3]


def test_every_type_is_shown_for_every_night_and_the_last_is_not_used(hand):
    rows = hand.desk.show("availability", **{"from": D[0], "to": D[2]})
    assert [(r.night, r.type) for r in rows] == [(n, t) for n in D[:2] for t in ("KNG", "SUI", "TWN")]


def test_without_dates_a_fortnight_from_the_business_date_is_shown(hand):
    rows = hand.desk.show("availability", type="SUI")
    assert (rows[0].night, len(rows)) == (D[0], 14)


def test_a_room_out_of_order_is_blocked_not_sold(hand):
    hand.do("block-room", room="101", kind="ooo", from_=D[0], to=D[1], reason="leak")
    assert kings(hand)[:2] == [(D[0], 3, 0, 1, 2), (D[1], 3, 0, 0, 3)]


def test_overbooking_is_sellable_though_no_room_is_free(hand):
    hand.do("set-overbooking", type="KNG", overbooking=1)
    for _ in range(3):
        hand.book()
    row = hand.desk.show("availability", type="KNG", to=D[1])[0]
    assert (row.free, row.sellable) == (0, 1)
    hand.book()
    row = hand.desk.show("availability", type="KNG", to=D[1])[0]
    assert (row.free, row.sellable) == (-1, 0)
    check(hand)


def test_an_upgrade_takes_the_place_of_the_type_it_is_spent_in(hand):
    hand.book(room="301")
    rows = {r.type: r.free for r in hand.desk.show("availability", to=D[1])}
    assert rows == {"KNG": 3, "SUI": 0, "TWN": 2}


def test_availability_is_counters_and_rules_of_sale_whatever_the_span(hand):
    from hotelcs.workflows.reservations.availability_view import availability
    from hotelcs.workflows.views import Asking

    with hand.desk.file.read() as reader:
        counting = Counting(reader)
        asking = Asking(counting, hand.now, hand.desk.tz, "CNY", "", hand.desk.actor(reader))
        assert len(availability(asking, D[0], "2027-11-23")) == 365 * 3
    assert counting.asked == 2


@pytest.mark.parametrize(
    "filters",
    [{"from": D[2], "to": D[1]}, {"from": "soon"}, {"type": "XXX"}, {"from": D[0], "to": "2030-01-01"}],
)
def test_a_question_that_makes_no_sense_is_refused(hand, filters):
    with pytest.raises(Usage):
        hand.desk.show("availability", **filters)


def test_a_type_without_rooms_has_none_free(hand):
    hand.do("add-room-type", code="PHT")
    row = hand.desk.show("availability", type="PHT", to=D[1])[0]
    assert (row.rooms, row.free, row.sellable) == (0, 0, 0)


def test_rooms_free_for_a_stay_are_free_on_every_night_of_it(hand):
    hand.book(arrival=D[1], departure=D[2], room="102")
    assert numbers(hand, type="KNG", arrival=D[0], departure=D[3]) == ["101", "103"]
    assert numbers(hand, type="KNG", arrival=D[0], departure=D[1]) == ["101", "102", "103"]
    assert numbers(hand, type="KNG", arrival=D[2], departure=D[3]) == ["101", "102", "103"]


def test_rooms_free_for_tonight_come_with_their_code(hand):
    hand.do("set-room-status", room="101", status="dirty")
    hand.do("block-room", room="103", kind="ooo", from_=D[0], to=D[1], reason="leak")
    rows = hand.desk.show("free-rooms", type="KNG")
    assert [(r.room, r.code) for r in rows] == [("101", "VD"), ("102", "VC")]


def test_a_room_sold_by_day_is_free_for_the_night_but_not_for_the_day(hand):
    hand.book(departure=D[0], room="101")
    assert "101" in numbers(hand, type="KNG", arrival=D[0], departure=D[1])
    assert "101" not in numbers(hand, type="KNG", arrival=D[0], departure=D[0])
