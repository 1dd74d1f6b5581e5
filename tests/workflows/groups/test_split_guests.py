"""Some guests get a booking of their own, before they come or while they are here; somebody always stays."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.groups.coach import group, held, row, sold


def refused(hand, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do("split-guests", **fields)
    check(hand)
    return caught.value


def nights(hand, reservation):
    return hand.desk.show("reservation", no=reservation).night_lines


def test_a_guest_of_a_booking_to_come_gets_one_of_the_same_nights_at_the_same_price(hand):
    booking = hand.book("Wu Di", adults=2, rate=40000)
    done = hand.do("split-guests", reservation=booking, guests=["Li Na"], room="102").result
    was, made = (hand.desk.show("reservation", no=no) for no in (booking, done["made"]))
    assert (was.adults, made.adults, made.guest, made.room) == (1, 1, "Li Na", "102")
    assert [(n.night, n.rate_minor) for n in nights(hand, made.reservation)] == [
        ("2026-11-23", 40000),
        ("2026-11-24", 40000),
    ]
    assert (done["went"], done["left"]) == (1, 1)
    check(hand)


def test_another_type_of_room_costs_what_the_list_says(hand):
    booking = hand.book("Wu Di", adults=2)
    made = hand.do("split-guests", reservation=booking, guests=["Li Na"], room="201").result["made"]
    assert {night.rate_minor for night in nights(hand, made)} == {33600}
    check(hand)


def test_nobody_is_split_off_into_a_house_that_is_full(hand):
    booking = hand.book("Wu Di", adults=2)
    hand.book("Sun Qi", rooms=2)
    assert refused(hand, reservation=booking, guests=["Li Na"]).code == "SOLD_OUT"
    assert hand.desk.show("reservation", no=booking).adults == 2


def test_the_guest_of_the_booking_goes_only_when_somebody_is_known_to_stay(hand):
    booking = hand.book("Wu Di", adults=2)
    assert refused(hand, reservation=booking, guests=["wu di"]).code == "NAME_STAYS"
    no = group(hand, "TWN 2")
    hand.do("rooming-list", group=no, rows=[row("Sun Qi", sharing="1"), row("He Jun", sharing="1")])
    pair = hand.desk.show("group", no=no).group_rooms[0].reservation
    made = hand.do("split-guests", reservation=pair, guests=["Sun Qi"]).result["made"]
    assert sorted(room.names for room in hand.desk.show("group", no=no).group_rooms) == [
        ("He Jun",),
        ("Sun Qi",),
    ]
    assert hand.desk.show("reservation", no=pair).guest == "He Jun"
    assert hand.desk.show("reservation", no=made).party == no
    assert (held(hand), sold(hand, "TWN")) == ([0, 0], [2, 2])
    check(hand)


def test_who_is_split_off_keeps_the_plan_its_terms_and_the_packages(hand):
    hand.do(
        "set-package",
        code="BF",
        name_en="Breakfast",
        name_zh="早餐",
        kind="breakfast",
        per="person",
        amount=5_800,
    )
    hand.do("set-plan", code="NRF", refundable=False, needs="any", cancel_fee="all")
    hand.do("set-price", plan="NRF", type="KNG", rate=30_000)
    booking = hand.book("Wu Di", adults=2, plan="NRF", guarantee="card", packages=["BF"])
    made = hand.do("split-guests", reservation=booking, guests=["Li Na"]).result["made"]
    terms = "SELECT plan_id, cancel_free_hours, cancel_fee FROM reservation_terms"
    packages = "SELECT package_id, included, unit_minor FROM reservation_package"
    for sql in (terms, packages):
        first, second = hand.rows(sql)
        assert first == second
    hand.now += timedelta(minutes=30)
    assert hand.do("cancel", reservation=made, reason="plans").result["fee_minor"] == 60_000
    check(hand)


def test_what_was_charged_once_a_stay_is_not_charged_again_to_who_is_split_off(hand):
    for code, every in (("BF", "night"), ("TAXI", "stay")):
        hand.do("set-package", code=code, name_en=code, name_zh=code, per="person", every=every, amount=5_000)
    stay, (_, second) = two_in_house(hand, packages=["BF", "TAXI"])
    hand.do("close-day")
    hand.do("split-guests", reservation=stay, guests=[second], room="102")
    codes = hand.rows(
        "SELECT p.code, count(*) FROM reservation_package x JOIN package p ON p.id = x.package_id GROUP BY 1 ORDER BY 1"
    )
    assert codes == [("BF", 2), ("TAXI", 1)]
    check(hand)


def test_children_go_with_them_and_no_more_than_were_booked(hand):
    booking = hand.book("Wu Di", adults=2, children=1)
    assert refused(hand, reservation=booking, guests=["Li Na"], children=2).code == "SOMEBODY_STAYS"
    made = hand.do("split-guests", reservation=booking, guests=["Li Na"], children=1).result["made"]
    assert (
        hand.desk.show("reservation", no=booking).children,
        hand.desk.show("reservation", no=made).children,
    ) == (0, 1)


def two_in_house(hand, **fields):
    stay = hand.check_in(hand.book("Wu Di", adults=2, **fields), "101", document="", guests=[
        {"name": "Wu Di", "document": IDS[0]}, {"name": "Li Na", "document": IDS[1]}])  # fmt: skip
    return stay, [person.guest for person in hand.desk.show("stay", no=stay).people]


def test_a_guest_in_house_moves_into_a_room_of_their_own_with_document_and_registration(hand):
    stay, (first, second) = two_in_house(hand)
    done = hand.do("split-guests", reservation=stay, guests=[second], room="102").result
    check(hand)
    here, there = hand.desk.show("stay", no=stay), hand.desk.show("stay", no=done["stay"])
    assert [person.guest for person in here.people if not person.left_at] == [first]
    assert [(person.guest, bool(person.document), person.registration) for person in there.people] == [
        (second, True, "pending")
    ]
    assert (there.room, there.departure, there.balance_minor) == ("102", here.departure, 0)
    assert hand.value("SELECT count(*) FROM registration") == 2
    hand.do("close-day")
    assert hand.rows("SELECT count(*), sum(amount_minor) FROM folio_line WHERE kind = 'room'") == [
        (2, 2 * 37600)
    ]
    check(hand)


def test_the_other_one_leads_when_the_first_guest_goes(hand):
    stay, (first, second) = two_in_house(hand)
    hand.do("split-guests", reservation="101", guests=[first], room="102")
    assert hand.desk.show("stay", no=stay).guest_no == second
    check(hand)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"guests": ["Wu Di", "Li Na"], "room": "102"}, "SOMEBODY_STAYS"),
        ({"guests": ["Sun Qi"], "room": "102"}, "GUEST_NOT_THERE"),
        ({"guests": ["Li Na"]}, "ROOM_MISSING"),
        ({"guests": ["Li Na"], "room": "101"}, "ROOM_OCCUPIED"),
        ({"guests": ["Li Na"], "room": "103"}, "ROOM_NOT_READY"),
    ],
)
def test_what_cannot_be_split_in_house_is_refused(hand, fields, code):
    two_in_house(hand)
    hand.do("set-room-status", room="103", status="dirty")
    error = refused(hand, reservation="101", **fields)
    assert error.code == code
    assert not {"Li Na", "Sun Qi"} & set(str(error).split("'"))


def test_a_booking_of_many_days_ago_or_cancelled_is_not_split(hand):
    booking = hand.book("Wu Di", adults=2)
    hand.do("cancel", reservation=booking, reason="plans")
    assert refused(hand, reservation=booking, guests=["Li Na"]).code == "ILLEGAL_STATE"
    waiting = hand.book("Wu Di", adults=2, status="waitlist")
    assert refused(hand, reservation=waiting, guests=["Li Na"]).code == "ILLEGAL_STATE"


def test_whoever_only_books_splits_nobody_who_is_in_house(business_hand):
    hand = business_hand
    two_in_house(hand)
    agent = hand.at("res")
    with pytest.raises(Denied):
        agent.do("split-guests", reservation="101", guests=["Li Na"], room="102")
    agent.desk.close()
