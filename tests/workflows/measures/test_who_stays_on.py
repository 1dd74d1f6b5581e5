"""Who is still there after the departure and booked no further night takes none: the audit and the measures say the same."""

from tests.conftest import IDS, Hand


def test_a_guest_past_the_departure_is_no_sold_room_in_either(hand: Hand) -> None:
    hand.check_in(hand.book(departure="2026-11-24"))
    hand.check_in(hand.book("Li Na", departure="2026-11-26"), room="102", document=IDS[1])
    hand.do("close-day")
    hand.do("close-day")
    asked = {"from": "2026-11-23", "to": "2026-11-24"}
    kept = hand.desk.show("day-figures", **asked)
    told = hand.desk.show("occupancy", **asked)
    assert [(day.sold, day.occupancy) for day in kept] == [(2, 33.33), (1, 16.67)]
    assert [(day.occupied, day.occupancy) for day in told] == [(2, "33.33"), (1, "16.67")]
    groups = hand.desk.show("occupancy-groups", by="type", **asked)
    assert [(row.group, row.nights) for row in groups] == [("KNG", 3)]
