"""Rooms for a booking: the best first, each with its reasons, or a plan when no room is free throughout."""

import pytest

from hotelcs import i18n
from hotelcs.errors import Refusal, Usage

D = [f"2026-11-{day}" for day in range(23, 30)]


def rooms(hand, **filters):
    return [s.room for s in hand.desk.show("suggestions", **filters)]


def reasons(hand, room, **filters):
    return {s.room: s.reasons for s in hand.desk.show("suggestions", **filters)}.get(room)


def for_kings(hand, **filters):
    return {"type": "KNG", "arrival": D[0], "departure": D[2], **filters}


def feature(hand, room, words):
    with hand.desk.file.write() as session:
        session.connection().exec_driver_sql("UPDATE room SET features = ? WHERE no = ?", (words, room))


def test_ready_rooms_of_the_type_come_before_upgrades(hand):
    hand.do("set-room-status", room="101", status="dirty")
    hand.do("set-room-status", room="102", status="inspected")
    assert rooms(hand, reservation=hand.book()) == ["102", "103", "101", "301"]
    assert reasons(hand, "102", reservation="1") == ("inspected, ready now",)
    assert reasons(hand, "101", reservation="1") == ("to be cleaned first",)
    assert "upgrade to SUI" in reasons(hand, "301", reservation="1")


def test_a_smaller_or_cheaper_type_is_not_offered(hand):
    reservation = hand.book(type="SUI", adults=4)
    assert rooms(hand, reservation=reservation) == ["301"]


def test_a_party_that_needs_the_suite_gets_no_king_room(hand):
    assert rooms(hand, **for_kings(hand), adults=3) == ["301"]


def test_rooms_held_by_others_are_not_offered_and_the_own_room_is(hand):
    hand.book(room="101", guest="Li Na")
    own = hand.book(room="102")
    assert rooms(hand, reservation=own)[:2] == ["102", "103"]


def test_an_upgrade_that_is_sold_out_is_not_offered(hand):
    hand.book(type="SUI")
    assert "301" not in rooms(hand, reservation=hand.book())


def test_a_type_sold_out_by_number_is_not_offered_to_somebody_new(hand):
    for _ in range(3):
        hand.book()
    assert rooms(hand, **for_kings(hand)) == ["301"]


def test_a_room_whose_guest_leaves_today_comes_after_the_free_ones(hand):
    stay = hand.check_in(hand.book(departure=D[1]), room="102")
    hand.do("close-day")
    listed = rooms(hand, type="KNG", arrival=D[1], departure=D[2])
    assert listed == ["101", "103", "102", "301"]
    assert "guest leaves today" in reasons(hand, "102", type="KNG", arrival=D[1], departure=D[2])
    assert stay


def test_what_the_room_is_like_is_said(hand):
    feature(hand, "103", "quiet near_lift")
    assert reasons(hand, "103", **for_kings(hand)) == ("clean, ready now", "quiet", "near the lift")
    assert reasons(hand, "101", **for_kings(hand)) == ("clean, ready now", "away from the lift")
    assert rooms(hand, **for_kings(hand))[0] == "103"


def test_a_room_that_fills_a_gap_exactly_is_offered_first(hand):
    hand.book(arrival=D[0], departure=D[1], room="103")
    hand.book(arrival=D[3], departure=D[4], room="103")
    hand.book(arrival=D[3], departure=D[4], room="102")
    asked = {"type": "KNG", "arrival": D[1], "departure": D[3]}
    assert rooms(hand, **asked)[:3] == ["103", "102", "101"]
    assert reasons(hand, "103", **asked) == ("fills a gap exactly",)
    assert reasons(hand, "102", **asked) == ("next guest arrives that day",)


def test_a_party_stays_together(hand):
    booked = hand.do(
        "book", guest="Li Na", type="TWN", arrival=D[0], departure=D[1], rooms=2, guarantee="company"
    ).result["reservations"]
    hand.do("assign-room", reservation=booked[0], room="202")
    assert "same floor as the party" in reasons(hand, "201", reservation=booked[1])


def test_a_guest_is_offered_the_room_of_the_last_stay(hand):
    first = hand.book(departure=D[1])
    stay = hand.check_in(first, room="103")
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    guest = hand.value("SELECT no FROM guest")
    again = hand.book(guest=guest, arrival=D[2], departure=D[3])
    assert rooms(hand, reservation=again)[0] == "103"
    assert "the guest's room before" in reasons(hand, "103", reservation=again)


def test_a_room_out_of_service_is_the_last_resort(hand):
    hand.do("block-room", room="101", kind="oos", from_=D[0], to=D[2], reason="telephone")
    listed = hand.desk.show("suggestions", **for_kings(hand))
    assert (listed[-1].room, listed[-1].code) == ("101", "OOS")
    assert "out of service" in listed[-1].reasons


def test_a_split_is_planned_when_no_room_is_free_throughout(hand):
    hand.do("block-room", room="301", kind="ooo", from_=D[0], to=D[3], reason="leak")
    for room, night in zip(("101", "102", "103"), range(3), strict=True):
        hand.book(arrival=D[night], departure=D[night + 1], room=room)
    reservation = hand.book(departure=D[3])
    plan = hand.desk.show("suggestions", reservation=reservation)
    assert [(p.kind, p.room, p.from_night, p.until) for p in plan] == [
        ("split", "103", D[0], D[2]),
        ("split", "101", D[2], D[3]),
    ]


def test_nothing_is_offered_when_a_night_has_no_room(hand):
    for room in ("101", "102", "103", "301"):
        hand.do("block-room", room=room, kind="ooo", from_=D[0], to=D[1], reason="flood")
    assert rooms(hand, **for_kings(hand)) == []


def test_at_most_twelve_rooms_are_offered(hand):
    for number in range(110, 125):
        hand.do("add-room", no=str(number), floor=1, type="KNG")
    assert len(rooms(hand, **for_kings(hand))) == 12


def test_a_room_for_the_day_is_offered(hand):
    hand.book(departure=D[0], room="101")
    assert rooms(hand, type="KNG", arrival=D[0], departure=D[0]) == ["102", "103", "301"]


def test_the_reasons_speak_the_language_of_the_desk(hand):
    i18n.use("zh")
    assert reasons(hand, "101", **for_kings(hand)) == ("已清洁，可立即入住",)


@pytest.mark.parametrize(
    "filters", [{}, {"type": "KNG"}, {"type": "XXX", "arrival": D[0], "departure": D[1]}]
)
def test_a_question_without_a_booking_or_dates_is_refused(hand, filters):
    with pytest.raises(Usage):
        hand.desk.show("suggestions", **filters)


def test_an_unknown_booking_is_refused(hand):
    with pytest.raises(Refusal) as caught:
        hand.desk.show("suggestions", reservation="R990101-001")
    assert caught.value.code == "RESERVATION_UNKNOWN"


def test_to_move_at_once_ready_rooms_of_another_type_come_before_dirty_ones_of_the_same(hand):
    hand.do("set-room-status", room="101", status="dirty")
    hand.do("set-room-status", room="102", status="dirty")
    hand.check_in(hand.book("Li Na", departure=D[1]), "103")
    asked = {"type": "KNG", "arrival": D[1], "departure": D[2]}
    assert "103" in rooms(hand, **asked)
    found = hand.desk.show("suggestions", vacant="yes", **asked)
    assert "103" not in [one.room for one in found]
    assert [one.code in ("VI", "VC") for one in found] == sorted(
        (one.code in ("VI", "VC") for one in found), reverse=True
    )
    assert found[0].type != "KNG"
