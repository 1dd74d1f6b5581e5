"""Acts in orders that nobody plans for: a guest can always leave, a day can always be closed, a room is one's own."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def test_an_overstayed_guest_brought_back_can_leave_again(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    for _ in range(3):
        hand.do("close-day")
    first = hand.do("check-out", stay=stay, settle="cash")
    assert (first.result["late_fee_minor"], first.result["paid_minor"]) == (0, 3 * 37600)
    again = hand.do("undo-check-out", stay=stay, reason="wrong guest").result
    assert again["corrected_minor"] == 0
    check(hand)
    second = hand.do("check-out", stay=stay, settle="cash")
    assert second.result["late_fee_minor"] == first.result["late_fee_minor"]
    assert hand.value("SELECT sum(amount_minor) FROM payment") == 3 * 37600
    check(hand)


def test_an_overstayed_guest_brought_back_can_stay_on(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    for _ in range(3):
        hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    hand.do("undo-check-out", stay=stay, reason="wrong guest")
    done = hand.do("extend", stay=stay, departure="2026-11-28").result
    assert (done["before"], done["nights"]) == ("2026-11-26", 2)
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 3 * 37600
    check(hand)


def test_nights_charged_by_the_audit_stand_when_a_check_out_is_taken_back(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    for _ in range(2):
        hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash")
    assert hand.do("undo-check-out", stay=stay, reason="wrong guest").result["corrected_minor"] == 0
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 2 * 37600
    check(hand)


def test_a_payment_between_check_out_and_its_undoing_does_not_stop_the_night_audit(hand):
    stay = hand.check_in(reservation := hand.book())
    hand.do("check-out", stay=stay)
    hand.do("take-payment", reservation=reservation, amount=10000, method="cash")
    hand.do("undo-check-out", stay=stay, reason="came back")
    assert hand.value("SELECT count(*) FROM folio WHERE status <> 'closed'") == 2
    done = hand.do("close-day").result
    assert (done["rooms_charged"], done["room_revenue_minor"]) == (1, 37600)
    check(hand)


def test_a_room_assigned_for_one_night_is_kept_for_the_whole_stay_at_check_in(hand):
    first = hand.book(departure="2026-11-26")
    hand.do("assign-room", reservation=first, room="101", from_night="2026-11-23", until="2026-11-24")
    hand.do("check-in", reservation=first, document="34052419800101001X", waive_deposit=True)
    assert hand.value("SELECT count(*) FROM room_night WHERE reservation_id = 1") == 3
    with pytest.raises(Refusal) as caught:
        hand.do("assign-room", room="101", reservation=hand.book("Li Na", arrival="2026-11-24"))
    assert caught.value.code == "ROOM_TAKEN"
    hand.do("close-day")
    check(hand)


def test_nobody_is_checked_into_a_room_that_is_promised_to_others_tomorrow(hand):
    first = hand.book(departure="2026-11-26")
    hand.do("assign-room", reservation=first, room="101", from_night="2026-11-23", until="2026-11-24")
    hand.do("assign-room", room="101", reservation=hand.book("Li Na", arrival="2026-11-24"))
    with pytest.raises(Refusal) as caught:
        hand.do("check-in", reservation=first, document="34052419800101001X", waive_deposit=True)
    assert caught.value.code == "ROOM_TAKEN"
    assert hand.value("SELECT count(*) FROM stay") == 0
    check(hand)


def test_a_planned_move_keeps_its_rooms_at_check_in(hand):
    first = hand.book(departure="2026-11-26")
    rooms = [
        {"room": "101", "from_night": "2026-11-23", "until": "2026-11-24"},
        {"room": "102", "from_night": "2026-11-24", "until": "2026-11-26"},
    ]
    hand.do("split-stay", reservation=first, rooms=rooms)
    hand.do("check-in", reservation=first, document="34052419800101001X", waive_deposit=True)
    assert hand.rows("SELECT room_id FROM room_night ORDER BY night") == [(1,), (2,), (2,)]
    check(hand)


def test_who_waits_for_a_place_holds_no_room(hand):
    with pytest.raises(Refusal) as caught:
        hand.book(status="waitlist", room="201")
    assert caught.value.code == "WAITLIST_ROOM"
    assert hand.value("SELECT count(*) FROM room_night") == 0
    check(hand)
