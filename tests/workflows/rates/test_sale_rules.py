"""Rules of sale: refused with the nearest stay that is sold, passed by who may overbook, shown to everybody."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.invariants import check

DAYS = {"first": "2026-11-24", "until": "2026-11-26"}


def refusal(hand, verb="book", **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def booking(**fields):
    return {"guest": "Li Na", "type": "KNG", "arrival": "2026-11-24", "departure": "2026-11-26", **fields}


@pytest.mark.parametrize(("rule", "code", "field"), [
    ({"closed": True}, "STOP_SELL", "arrival"),
    ({"quota": 0}, "QUOTA_FULL", "arrival"),
    ({"closed_arrival": True}, "CLOSED_TO_ARRIVAL", "arrival"),
    ({"least": 3}, "MIN_STAY", "departure"),
    ({"most": 1}, "MAX_STAY", "departure"),
])  # fmt: skip
def test_a_rule_refuses_with_its_code_and_the_nearest_stays(hand, rule, code, field):
    hand.do("restrict", type="KNG", **DAYS, **rule)
    error = refusal(hand, **booking())
    assert (error.code, error.field) == (code, field)
    assert error.items
    arrival, departure = error.items[0].split(" - ")
    hand.do("book", **booking(arrival=arrival, departure=departure))
    hand.do("book", **booking(type="TWN"))
    check(hand)


def test_who_may_overbook_passes_a_rule_and_others_ask(hand):
    hand.do("restrict", type="KNG", **DAYS, closed=True)
    clerk = hand.at("desk")
    with pytest.raises(Denied):
        clerk.do("book", **booking(overbook=True))
    clerk.desk.close()
    hand.do("book", **booking(overbook=True))
    check(hand)


def test_a_rule_of_a_plan_closes_that_plan_alone(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("restrict", type="KNG", plan="FLEX", **DAYS, quota=1)
    hand.do("book", **booking(plan="FLEX"))
    assert refusal(hand, **booking(plan="FLEX")).code == "QUOTA_FULL"
    hand.do("book", **booking())
    rows = hand.desk.show("quote", type="KNG", arrival="2026-11-24", departure="2026-11-26")
    assert [(row.plan, row.sold) for row in rows] == [("", True), ("FLEX", False)]
    assert rows[1].why == "All that may be sold of KNG on 2026-11-24 is sold."


def test_the_stricter_of_two_rules_counts(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("restrict", type="KNG", **DAYS, least=2, most=9)
    hand.do("restrict", type="KNG", plan="FLEX", **DAYS, least=4, most=5)
    assert refusal(hand, **booking(plan="FLEX")).code == "MIN_STAY"
    assert refusal(hand, **booking(plan="FLEX", departure="2026-11-30")).code == "MAX_STAY"
    hand.do("book", **booking(plan="FLEX", departure="2026-11-28"))


def test_amending_asks_of_what_is_new_alone(hand):
    kept = hand.do("book", **booking()).result["reservation"]
    hand.do("restrict", type="KNG", **DAYS, closed=True, closed_arrival=True)
    hand.do("amend", reservation=kept, departure="2026-11-27")
    hand.do("amend", reservation=kept, adults=2)
    error = refusal(hand, "amend", reservation=kept, arrival="2026-11-25")
    assert error.code == "CLOSED_TO_ARRIVAL"
    other = hand.book(type="TWN", arrival="2026-11-24", departure="2026-11-26")
    assert refusal(hand, "amend", reservation=other, type="KNG").code == "STOP_SELL"
    hand.do("amend", reservation=other, type="KNG", overbook=True)
    check(hand)


def test_extending_and_walking_in_keep_to_the_rules(hand, ids):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("restrict", type="KNG", first="2026-11-25", until="2026-11-26", closed_departure=True)
    assert refusal(hand, "extend", stay=stay, departure="2026-11-25").code == "CLOSED_TO_DEPARTURE"
    hand.do("extend", stay=stay, departure="2026-11-26")
    hand.do("restrict", type="TWN", first="2026-11-23", until="2026-11-24", closed=True)
    asked = {"guest": "Li Na", "type": "TWN", "nights": 1, "document": ids.second, "waive_deposit": True}
    assert refusal(hand, "walk-in", **asked).code == "STOP_SELL"
    hand.do("walk-in", overbook=True, **asked)
    check(hand)


def test_who_waits_is_asked_when_a_place_is_free(hand):
    hand.do("restrict", type="KNG", **DAYS, closed=True)
    waiting = hand.do("book", **booking(status="waitlist")).result["reservation"]
    assert refusal(hand, "confirm", reservation=waiting).code == "STOP_SELL"
    hand.do("restrict", type="KNG", **DAYS, clear=True)
    hand.do("confirm", reservation=waiting)
    check(hand)


def test_availability_shows_the_rules_and_sells_nothing_that_is_closed(hand):
    hand.do("restrict", type="KNG", **DAYS, closed=True)
    hand.do("restrict", type="TWN", **DAYS, quota=1, closed_departure=True)
    found = {
        (row.night, row.type): (row.free, row.sellable, row.rules)
        for row in hand.desk.show("availability", **{"from": "2026-11-24", "to": "2026-11-27"})
    }
    assert found["2026-11-24", "KNG"] == (3, 0, "closed")
    assert found["2026-11-25", "TWN"] == (2, 1, "ctd quota=1")
    assert found["2026-11-26", "TWN"] == (2, 2, "")


@pytest.mark.parametrize(("fields", "code"), [
    ({**DAYS}, "RULE_MISSING"),
    ({"first": "2026-11-24", "until": "2026-11-24", "closed": True}, "RULE_DAYS"),
    ({**DAYS, "least": 5, "most": 4}, "RULE_NIGHTS"),
    ({**DAYS, "plan": "GONE", "closed": True}, "PLAN_UNKNOWN"),
])  # fmt: skip
def test_a_rule_that_says_nothing_is_refused(hand, fields, code):
    assert refusal(hand, "restrict", **fields).code == code


def test_rules_are_set_one_by_one_for_all_types_and_vanish_when_they_say_nothing(hand):
    assert hand.do("restrict", **DAYS, least=3).result["rules"] == 6
    hand.do("restrict", type="KNG", **DAYS, quota=2)
    hand.do("restrict", **DAYS, least=0)
    assert hand.rows("SELECT night, quota FROM sale_rule ORDER BY night") == [
        ("2026-11-24", 2),
        ("2026-11-25", 2),
    ]
    hand.do("restrict", type="KNG", **DAYS, quota=-1)
    assert hand.value("SELECT count(*) FROM sale_rule") == 0
