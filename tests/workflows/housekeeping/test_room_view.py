"""One room in full."""

import pytest

from hotelcs import i18n
from hotelcs.errors import Refusal


def test_an_empty_room_says_little(hand):
    detail = hand.desk.show("room", no="101")
    assert (detail.room, detail.type, detail.type_name, detail.code, detail.service) == (
        "101",
        "KNG",
        "KNG",
        "VC",
        "in_service",
    )
    assert (detail.guest, detail.stay, detail.balance_minor, detail.history) == ("", "", 0, ())


def test_an_occupied_room_shows_the_stay_and_what_is_owed(hand):
    stay = hand.check_in(hand.book("Zhang Wei"))
    hand.do("close-day")
    detail = hand.desk.show("room", no="101")
    assert (detail.guest, detail.stay, detail.arrival, detail.departure) == (
        "Zhang Wei",
        stay,
        "2026-11-23",
        "2026-11-25",
    )
    assert (detail.adults, detail.balance_minor, detail.currency) == (1, 37600, "CNY")


def test_the_next_to_come_is_named_with_the_date(hand):
    hand.check_in(hand.book("Now"))
    hand.book("Third", arrival="2026-11-28", departure="2026-11-29", room="101")
    following = hand.book("Second", arrival="2026-11-26", departure="2026-11-27", room="101")
    detail = hand.desk.show("room", no="101")
    assert (detail.arriving, detail.arriving_reservation, detail.arriving_date) == (
        "Second",
        following,
        "2026-11-26",
    )


def test_the_last_five_changes_are_told_newest_first(hand):
    for state in ("dirty", "cleaning", "clean", "dirty", "cleaning", "clean"):
        hand.do("set-room-status", room="101", status=state)
    history = hand.desk.show("room", no="101").history
    assert len(history) == 5
    assert history[0] == "2026-11-23 15:00 being cleaned to clean, admin"
    i18n.use("zh")
    assert hand.desk.show("room", no="101").history[0] == "2026-11-23 15:00 清扫中 → 净，admin"


def test_what_the_night_and_a_departure_did_is_told_as_such(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.do("set-room-status", room="101", status="clean")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    history = hand.desk.show("room", no="101").history
    assert history[0] == "2026-11-23 15:00 dirty after check-out, admin"
    assert history[2] == "2026-11-23 15:00 dirty overnight"


def test_a_block_is_shown_before_it_begins(hand):
    hand.do("block-room", room="103", from_="2026-11-25", to="2026-11-27", reason="paint")
    detail = hand.desk.show("room", no="103")
    assert (detail.code, detail.service) == ("VC", "in_service")
    assert (detail.block_reason, detail.block_from, detail.block_until) == (
        "paint",
        "2026-11-25",
        "2026-11-27",
    )
    hand.do("close-day")
    hand.do("close-day")
    assert (hand.desk.show("room", no="103").code, hand.desk.show("room", no="103").service) == ("OOO", "ooo")


def test_an_unknown_room_is_refused(hand):
    with pytest.raises(Refusal) as refused:
        hand.desk.show("room", no="999")
    assert refused.value.code == "ROOM_UNKNOWN"
