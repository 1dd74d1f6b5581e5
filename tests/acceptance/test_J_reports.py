"""Rows of area J that are about occupancy and rates: on rooms of a hotel, night by night."""

from hotelcs.workflows.measures import house
from hotelcs.workflows.measures.catalogue import measured
from tests.conftest import Hand
from tests.workflows.measures.house_a import resident

DAY, NEXT = "2026-11-23", "2026-11-24"


def rooms(hand: Hand, many: int) -> list[str]:
    """So many rooms of the hotel in all; their numbers."""
    there = int(hand.value("SELECT count(*) FROM room"))
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql(
            "INSERT INTO room (no, floor, type_id, hk_state, features, flags, connecting_to, version) "
            "SELECT ?, 9, id, 'clean', '', '', '', 1 FROM room_type WHERE code = 'KNG'",
            [(f"9{number:03d}",) for number in range(many - there)],
        )
    return [no for (no,) in hand.rows("SELECT no FROM room WHERE floor = 9 ORDER BY no")]


def told(hand: Hand, code: str) -> dict[str, str]:
    with hand.desk.file.read() as reader:
        return {one.key: str(one.value) for one in measured(reader, code, DAY, DAY, hand.now).figures}


def test_J11_rooms_out_of_order_cannot_be_sold_and_the_rate_is_of_the_others(hand: Hand) -> None:
    """There, rooms out of service are not for sale either; here they are (handbook M-01), so 90 needs ten out of order."""
    free = rooms(hand, 100)
    for at, no in enumerate(free[:10]):
        hand.do("block-room", room=no, kind="ooo" if at < 5 else "oos", from_=DAY, to=NEXT, reason="pipe")
    assert told(hand, "M-01")["sellable"] == "95"
    for no in free[5:10]:
        hand.do("unblock-room", room=no)
        hand.do("block-room", room=no, kind="ooo", from_=DAY, to=NEXT, reason="pipe")
    assert told(hand, "M-01")["sellable"] == "90"
    night = house.Night(DAY, total=100, out_of_order=10, paid=60)
    assert str(house.of_occupancy(night)[0].value) == "66.67"


def test_J14_a_rate_is_of_rooms_sold_and_revenue_of_rooms_that_could_be(hand: Hand) -> None:
    free = rooms(hand, 50)
    for no in free[:5]:
        hand.do("block-room", room=no, kind="ooo", from_=DAY, to=NEXT, reason="pipe")
    for number in range(20):
        booked = hand.book(f"Guest {number}", departure=NEXT, rate=15000)
        hand.check_in(booked, room=free[5 + number], document=resident(300 + number))
    hand.do("close-day")
    assert told(hand, "M-03")["adr"] == "15000"
    assert told(hand, "M-02")["occ"] == "44.44"
    assert told(hand, "M-04")["revpar"] == "6667"
