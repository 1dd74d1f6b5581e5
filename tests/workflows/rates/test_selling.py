"""Selling on a plan: who may have it, which price wins, what changing a booking does to it."""

from datetime import timedelta

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check


@pytest.fixture
def house(hand):
    """A hotel with a flexible plan, one for members and one that is paid at once."""
    hand.do("set-plan", code="FLEX")
    hand.do("set-price", plan="FLEX", type="KNG", rate=40000)
    hand.do("set-price", plan="FLEX", type="TWN", rate=30000)
    hand.do("set-plan", code="CLUB", base="FLEX", percent_off=10, member=True)
    hand.do("set-plan", code="NRF", base="FLEX", percent_off=20, refundable=False, needs="prepaid")
    return hand


def nights(hand, reservation):
    return [line.rate_minor for line in hand.desk.show("reservation", no=reservation).night_lines]


@pytest.mark.parametrize(("fields", "code"), [
    ({"plan": "CLUB"}, "MEMBERS_ONLY"),
    ({"plan": "NRF"}, "GUARANTEE_NEEDED"),
    ({"plan": "NRF", "guarantee": "card"}, "GUARANTEE_NEEDED"),
    ({"plan": "GONE"}, "PLAN_UNKNOWN"),
    ({"plan": "OLD"}, "PLAN_CLOSED"),
    ({"packages": ["TEA"]}, "PACKAGE_UNKNOWN"),
])  # fmt: skip
def test_who_may_not_have_a_plan_is_refused(house, fields, code):
    house.do("set-plan", code="OLD", active=False)
    with pytest.raises(Refusal) as caught:
        house.book(**fields)
    assert caught.value.code == code


def test_members_and_who_pays_have_theirs(house):
    assert nights(house, house.book(plan="CLUB", channel="member")) == [36000, 36000]
    assert nights(house, house.book(plan="NRF", guarantee="prepaid")) == [32000, 32000]
    check(house)


def test_a_tentative_booking_is_asked_for_its_guarantee_when_it_is_confirmed(house):
    reservation = house.book(plan="NRF", status="tentative")
    with pytest.raises(Refusal) as caught:
        house.do("confirm", reservation=reservation)
    assert caught.value.code == "GUARANTEE_NEEDED"


def test_a_given_price_wins_and_is_measured_against_the_plan(house):
    assert nights(house, house.book(plan="FLEX", rate=38000)) == [38000, 38000]
    clerk = house.at("desk")
    with pytest.raises(Denied) as caught:
        clerk.book(plan="FLEX", rate=30000)
    assert (caught.value.code, caught.value.field) == ("OVER_LIMIT", "rate")
    priced = [{"night": "2026-11-23", "rate": 40000}, {"night": "2026-11-24", "rate": 20000}]
    with pytest.raises(Denied) as caught:
        clerk.book(plan="FLEX", nightly=priced)
    assert (caught.value.code, caught.value.field) == ("OVER_LIMIT", "nightly")
    assert nights(house, clerk.book(plan="CLUB", channel="member")) == [36000, 36000], (
        "the house's own price is no discount"
    )
    clerk.desk.close()


def test_added_nights_cost_what_the_plan_says_and_the_others_keep_their_price(house):
    reservation = house.book(plan="FLEX")
    house.do("set-price", plan="FLEX", type="KNG", rate=45000)
    house.do("amend", reservation=reservation, departure="2026-11-26")
    assert nights(house, reservation) == [40000, 40000, 45000]
    house.do("amend", reservation=reservation, adults=2)
    assert nights(house, reservation) == [40000, 40000, 45000]
    house.do("amend", reservation=reservation, reprice=True)
    assert nights(house, reservation) == [45000, 45000, 45000]
    check(house)


def test_another_type_or_plan_prices_the_nights_anew(house):
    reservation = house.book(plan="FLEX")
    house.do("amend", reservation=reservation, type="TWN")
    assert nights(house, reservation) == [30000, 30000]
    with pytest.raises(Refusal):
        house.do("amend", reservation=reservation, plan="NRF")
    house.do("guarantee", reservation=reservation, guarantee="prepaid")
    done = house.do("amend", reservation=reservation, plan="NRF")
    assert nights(house, reservation) == [24000, 24000]
    assert done.result["changed"] == ["plan"]
    assert house.desk.show("reservation", no=reservation).plan == "NRF"
    check(house)


def test_a_booking_without_a_plan_can_take_one_and_reprice_goes_by_the_list_without(house):
    reservation = house.book(rate=37000)
    house.do("amend", reservation=reservation, reprice=True)
    assert nights(house, reservation) == [37600, 37600]
    house.do("amend", reservation=reservation, plan="FLEX")
    assert nights(house, reservation) == [40000, 40000]


def test_nights_that_were_charged_are_not_priced_again(house):
    house.check_in(reservation := house.book(plan="FLEX", departure="2026-11-26"))
    house.do("close-day")
    house.do("set-price", plan="FLEX", type="KNG", rate=50000)
    house.do("amend", reservation=reservation, reprice=True)
    assert nights(house, reservation) == [40000, 50000, 50000]
    house.do("amend", reservation=reservation, rate=45000)
    assert nights(house, reservation) == [40000, 45000, 45000]
    check(house)


def test_taking_a_change_back_brings_every_night_back_at_its_price(house):
    house.do("set-price", plan="FLEX", type="KNG", weekday=2, rate=50000)
    reservation = house.book(plan="FLEX", departure="2026-11-27")
    before = nights(house, reservation)
    for fields in (
        {"departure": "2026-11-25"},
        {"type": "TWN"},
        {"rate": 60000},
        {"arrival": "2026-11-24", "departure": "2026-11-28"},
    ):
        entry = house.do("amend", reservation=reservation, **fields).entry
        house.desk.undo(entry)
        assert nights(house, reservation) == before, fields
    check(house)


def test_a_stay_is_extended_at_its_plan_or_another(house):
    stay = house.check_in(reservation := house.book(plan="FLEX"))
    house.do("set-price", plan="FLEX", type="KNG", rate=45000)
    house.do("extend", stay=stay, departure="2026-11-26")
    house.do("set-plan", code="WEEK", percent_off=50)
    house.do("extend", stay=stay, departure="2026-11-27", plan="WEEK")
    house.do("extend", stay=stay, departure="2026-11-28", rate=44000)
    assert nights(house, reservation) == [40000, 40000, 45000, 18800, 44000]
    check(house)


def test_a_walk_in_pays_the_price_of_a_plan(house, ids):
    asked = {"guest": "Li Na", "type": "KNG", "nights": 2, "document": ids.first, "waive_deposit": True}
    stay = house.do("walk-in", plan="NRF", **asked).result["stay"]
    assert nights(
        house,
        house.value(
            "SELECT r.no FROM reservation r JOIN stay s ON s.reservation_id = r.id WHERE s.no = :no", no=stay
        ),
    ) == [32000, 32000]


def test_a_room_of_another_type_keeps_the_price_unless_it_is_asked_for(house):
    stay = house.check_in(reservation := house.book(plan="FLEX"))
    house.do("move-room", stay=stay, room="201")
    assert nights(house, reservation) == [40000, 40000]
    done = house.do("move-room", stay=stay, room="202", reprice=True)
    assert nights(house, reservation) == [30000, 30000]
    house.desk.undo(done.entry)
    assert nights(house, reservation) == [40000, 40000]
    house.do("move-room", stay=stay, room="102", override="asked", reprice=True)
    assert nights(house, reservation) == [40000, 40000]
    check(house)


def test_move_without_a_plan_reprices_by_the_list(house):
    stay = house.check_in(reservation := house.book())
    house.do("move-room", stay=stay, room="201", reprice=True)
    assert nights(house, reservation) == [33600, 33600]


def test_terms_under_which_cancelling_costs_something_are_left_by_who_may_waive_a_fee(house):
    reservation = house.book(plan="NRF", guarantee="prepaid")
    house.now += timedelta(hours=1)
    clerk = house.at("desk")
    with pytest.raises(Denied) as caught:
        clerk.do("amend", reservation=reservation, plan="FLEX")
    assert (caught.value.code, caught.value.field) == ("DENIED", "plan")
    clerk.desk.close()
    house.do("amend", reservation=reservation, plan="FLEX")
    assert nights(house, reservation) == [40000, 40000]
