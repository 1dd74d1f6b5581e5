"""Prices set after a booking was made: amended, extended, moved, walked in; and a second person's yes to each."""

from typing import Any

import pytest
from sqlalchemy import text

from tests.conftest import IDS, TYPES
from tests.invariants import check

KNG, SUI = TYPES["KNG"][2], TYPES["SUI"][2]
LEAST = KNG * 95 // 100
"""Five per cent below the list; the price divides evenly."""


def nightly(*rates: int) -> list[dict[str, Any]]:
    return [{"night": f"2026-11-{23 + place}", "rate": rate} for place, rate in enumerate(rates)]


def test_an_amended_price_is_measured_against_the_list(crew):
    no = crew.hand.book()
    crew.do("desk", "amend", reservation=no, rate=LEAST)
    other = crew.hand.book("Li Na")
    refusal = crew.refused("desk", "amend", reservation=other, rate=LEAST - 1)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    refusal = crew.refused("desk", "amend", reservation=other, nightly=nightly(KNG, LEAST - 1))
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "nightly")
    crew.do("desk", "amend", reservation=other, nightly=nightly(KNG, LEAST))
    check(crew.hand)


def test_a_price_that_somebody_else_gave_is_kept_and_may_be_given_again(crew):
    no = crew.hand.book(rate=KNG // 2)
    crew.do("desk", "amend", reservation=no, departure="2026-11-26")
    crew.do("desk", "amend", reservation=no, rate=KNG // 2, requests="a quiet room")
    crew.do("desk", "amend", reservation=no, rate=KNG * 3 // 4)
    assert crew.code("desk", "amend", reservation=crew.hand.book(), rate=KNG // 2) == "OVER_LIMIT"


def test_a_discount_in_small_steps_is_one_discount(crew):
    """Twice five per cent is more than five: what was given before counts."""
    no = crew.hand.book()
    crew.do("desk", "amend", reservation=no, rate=LEAST)
    assert crew.code("desk", "amend", reservation=no, rate=LEAST * 95 // 100) == "OVER_LIMIT"
    assert crew.hand.value("SELECT rate_minor FROM reservation WHERE no = :no", no=no) == LEAST


def test_nights_are_not_made_cheaper_in_small_steps_by_extending_one_by_one(crew):
    stay = crew.hand.check_in(crew.hand.book(departure="2026-11-24"))
    crew.do("desk", "extend", stay=stay, departure="2026-11-25", rate=LEAST)
    assert (
        crew.code("desk", "extend", stay=stay, departure="2026-11-26", rate=LEAST * 95 // 100) == "OVER_LIMIT"
    )


def test_another_type_is_measured_against_its_own_list(crew):
    no = crew.hand.book()
    assert crew.code("desk", "amend", reservation=no, type="SUI", rate=KNG - 5_000) == "OVER_LIMIT"
    crew.do("desk", "amend", reservation=no, type="TWN", rate=TYPES["TWN"][2])
    check(crew.hand)


@pytest.mark.parametrize("channel", ["ota", "agency"])
def test_prices_of_contracts_are_amended_as_the_contract_says(crew, channel):
    no = crew.hand.book(channel=channel)
    crew.do("desk", "amend", reservation=no, rate=1)


@pytest.mark.parametrize("channel", ["corporate", "member", "house"])
def test_prices_that_staff_type_are_amended_down_to_the_own_per_cent(crew, channel):
    no = crew.hand.book(channel=channel)
    assert crew.code("desk", "amend", reservation=no, rate=LEAST - 1) == "OVER_LIMIT"
    crew.do("desk", "amend", reservation=no, rate=LEAST)


def test_added_nights_are_sold_down_to_the_own_per_cent(crew):
    stay = crew.hand.check_in(crew.hand.book(departure="2026-11-24"))
    refusal = crew.refused("desk", "extend", stay=stay, departure="2026-11-25", rate=LEAST - 1)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    refusal = crew.refused("desk", "extend", stay=stay, departure="2026-11-26", rates=[KNG, LEAST - 1])
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rates")
    crew.do("desk", "extend", stay=stay, departure="2026-11-26", rates=[KNG, LEAST])
    check(crew.hand)


def test_added_nights_at_the_price_so_far_need_nobody(crew):
    stay = crew.hand.check_in(crew.hand.book(departure="2026-11-24", rate=KNG // 2))
    done = crew.do("desk", "extend", stay=stay, departure="2026-11-25", rate=KNG // 2)
    assert done.result["added_minor"] == KNG // 2
    crew.do("desk", "extend", stay=stay, departure="2026-11-26")


def test_the_new_room_is_sold_down_to_the_own_per_cent_of_its_list(crew):
    stay = crew.hand.check_in(crew.hand.book())
    crew.do("admin", "move-room", stay=stay, room="301", rate=SUI)
    refusal = crew.refused("desk", "move-room", stay=stay, room="102", rate=LEAST - 1)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    crew.do("desk", "move-room", stay=stay, room="102", rate=LEAST)
    check(crew.hand)


@pytest.mark.parametrize(
    ("fields", "listed"),
    [({"nights": 1}, KNG), ({"nights": 3}, KNG), ({"day_use": True}, KNG // 2), ({"hours": 2}, 4_000)],
)
def test_a_walk_in_is_sold_down_to_the_own_per_cent(crew, fields, listed):
    with crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE room_type SET hourly_rate_minor = 4000 WHERE code = 'KNG'"))
    asked = {
        "guest": "Li Na",
        "type": "KNG",
        "document": IDS[1],
        "deposit": 90_000,
        "method": "cash",
        **fields,
    }
    refusal = crew.refused("desk", "walk-in", **asked, rate=listed * 95 // 100 - 1)
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    crew.do("desk", "walk-in", **asked, rate=listed * 95 // 100)
    check(crew.hand)


def booked(crew):
    return "book", {
        "guest": "Wu",
        "type": "KNG",
        "arrival": "2026-11-23",
        "departure": "2026-11-24",
        "rate": 31_000,
    }


def amended(crew):
    return "amend", {"reservation": crew.hand.book(), "rate": 31_000}


def extended(crew):
    stay = crew.hand.check_in(crew.hand.book(departure="2026-11-24"))
    return "extend", {"stay": stay, "departure": "2026-11-25", "rate": 31_000}


def moved(crew):
    return "move-room", {"stay": crew.hand.check_in(crew.hand.book()), "room": "102", "rate": 31_000}


def walked_in(crew):
    return "walk-in", {
        "guest": "Li Na",
        "type": "KNG",
        "document": IDS[1],
        "waive_deposit": True,
        "rate": 31_000,
    }


@pytest.mark.parametrize("make", [booked, amended, extended, moved, walked_in])
def test_a_yes_lets_a_lower_price_through_exactly_once(crew, make):
    verb, fields = make(crew)
    assert crew.code("desk", verb, **fields) in ("OVER_LIMIT", "DENIED")
    no = crew.do("desk", "ask-approval", for_=verb, fields=fields, reason="an old guest").result["approval"]
    assert crew.code("desk", verb, **fields) in ("OVER_LIMIT", "DENIED")
    crew.do("night", "decide-approval", approval=no, approve=True)
    assert crew.code("desk", verb, **{**fields, "rate": 30_999}) in ("OVER_LIMIT", "DENIED")
    crew.do("desk", verb, **fields)
    assert crew.hand.rows("SELECT status FROM approval") == [("used",)]
    assert crew.hand.value("SELECT count(*) FROM reservation_night WHERE rate_minor = 31000") > 0
    check(crew.hand)


def test_the_yes_to_a_booking_is_used_up_by_it(crew):
    verb, fields = booked(crew)
    no = crew.do("desk", "ask-approval", for_=verb, fields=fields, reason="x").result["approval"]
    crew.do("night", "decide-approval", approval=no, approve=True)
    crew.do("desk", verb, **fields)
    assert crew.code("desk", verb, **fields) == "OVER_LIMIT"


def test_a_price_given_by_somebody_else_is_not_lowered_in_small_steps(crew):
    no = crew.hand.book(rate=KNG // 2)
    assert crew.code("desk", "amend", reservation=no, rate=KNG // 2 - 1) == "OVER_LIMIT"
    stay = crew.hand.check_in(no)
    assert crew.code("desk", "extend", stay=stay, departure="2026-11-29", rate=KNG // 2 - 1) == "OVER_LIMIT"
    assert crew.code("desk", "move-room", stay=stay, room="102", rate=KNG // 2 - 1) == "OVER_LIMIT"


def test_one_cheap_night_does_not_make_the_others_cheaper(crew):
    no = crew.hand.book(departure="2026-11-25", nightly=nightly(KNG // 2, KNG))
    crew.do("desk", "amend", reservation=no, nightly=nightly(KNG // 2, KNG))
    assert crew.code("desk", "amend", reservation=no, nightly=nightly(KNG // 2, KNG // 2)) == "OVER_LIMIT"
    assert crew.code("desk", "amend", reservation=no, rate=KNG // 2) == "OVER_LIMIT"


def test_the_price_of_a_plain_room_is_no_price_for_a_suite(crew):
    no = crew.hand.book()
    assert crew.code("desk", "amend", reservation=no, type="SUI", rate=KNG) == "OVER_LIMIT"
    crew.do("desk", "amend", reservation=no, type="SUI")
    assert crew.hand.value("SELECT rate_minor FROM reservation WHERE no = :no", no=no) == SUI


def test_a_night_is_not_had_at_the_price_of_a_day(crew):
    no = crew.hand.book(departure="2026-11-23", from_minute=930, to_minute=1080)
    refusal = crew.refused("desk", "amend", reservation=no, departure="2026-11-24")
    assert (refusal.code, refusal.field) == ("OVER_LIMIT", "rate")
    crew.do("desk", "amend", reservation=no, departure="2026-11-24", rate=KNG)
    assert crew.hand.rows("SELECT rate_minor FROM reservation_night") == [(KNG,)]
