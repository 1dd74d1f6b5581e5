"""Marks on rooms: the guest's wishes come and go with the guest, marks of the room stay."""

import pytest

from hotelcs.errors import Refusal


def flags(hand):
    return hand.value("SELECT flags FROM room WHERE no = '101'")


def test_marks_are_kept_in_order_and_each_once(hand):
    hand.check_in(hand.book())
    hand.do("flag-room", room="101", flag="mur")
    hand.do("flag-room", room="101", flag="baby_cot")
    again = hand.do("flag-room", room="101", flag="mur")
    assert flags(hand) == "baby_cot mur"
    assert (again.changed, again.result["flags"]) == (0, ["baby_cot", "mur"])


def test_do_not_disturb_and_make_up_rule_each_other_out(hand):
    hand.check_in(hand.book())
    hand.do("flag-room", room="101", flag="dnd")
    hand.do("flag-room", room="101", flag="mur")
    assert flags(hand) == "mur"


def test_a_guests_wish_needs_a_guest(hand):
    with pytest.raises(Refusal) as refused:
        hand.do("flag-room", room="101", flag="dnd")
    assert refused.value.code == "ROOM_VACANT"
    hand.do("flag-room", room="101", flag="quiet")


def test_derived_marks_are_not_set_by_hand(hand):
    with pytest.raises(Refusal) as refused:
        hand.do("flag-room", room="101", flag="due_out")
    assert refused.value.field == "flag"


def test_a_mark_comes_off_and_comes_back_by_undo(hand):
    hand.do("flag-room", room="101", flag="quiet")
    off = hand.do("flag-room", room="101", flag="quiet", on=False)
    assert flags(hand) == ""
    hand.desk.undo(off.entry)
    assert flags(hand) == "quiet"


def test_the_guests_marks_leave_with_the_guest(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    for flag in ("dnd", "extra_bed", "quiet"):
        hand.do("flag-room", room="101", flag=flag)
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    assert flags(hand) == "quiet"
