"""Rate plans: how they are made, what a night costs on them, what is refused."""

from datetime import date

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.rates import tariff
from tests.invariants import check

THU = "2026-11-26"


def nights(hand, reservation):
    return [line.rate_minor for line in hand.desk.show("reservation", no=reservation).night_lines]


def quoted(hand, plan="", **fields):
    asked = {"type": "KNG", "arrival": "2026-11-23", "departure": "2026-11-25", "plan": plan, **fields}
    return hand.desk.show("quote", **asked)[0]


def rates(hand, plan, **fields):
    return [line.rate_minor for line in quoted(hand, plan, **fields).lines]


def test_a_plan_without_prices_costs_what_the_list_says(hand):
    hand.do("set-plan", code="FLEX")
    assert rates(hand, "FLEX") == [37600, 37600]


def test_a_derived_plan_follows_its_base_less_a_part_and_an_amount(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-price", plan="FLEX", type="KNG", rate=40000)
    hand.do("set-plan", code="NRF", base="FLEX", percent_off=10, amount_off=500)
    assert rates(hand, "NRF") == [35500, 35500]
    hand.do("set-price", plan="FLEX", type="KNG", rate=50000)
    assert rates(hand, "NRF") == [44500, 44500]
    hand.do("set-price", plan="NRF", type="KNG", rate=30000)
    assert rates(hand, "NRF") == [30000, 30000], "its own price wins"


def test_nothing_costs_less_than_nothing(hand):
    hand.do("set-plan", code="GIFT", amount_off=99_999_99)
    assert rates(hand, "GIFT") == [0, 0]


@pytest.mark.parametrize(
    ("amount", "percent", "left"),
    [(99, 50, 50), (101, 50, 51), (37600, 15, 31960), (1, 100, 0), (100, -10, 110)],
)
def test_what_is_taken_off_is_rounded_half_up(amount, percent, left):
    assert tariff.less(amount, percent) == left


def test_the_most_particular_price_counts_season_before_weekday(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-season", code="XMAS", first="2026-11-25", until="2026-11-28")
    for fields in (
        {"rate": 100},
        {"rate": 200, "weekday": 4},
        {"rate": 300, "season": "XMAS"},
        {"rate": 400, "season": "XMAS", "weekday": 5},
    ):
        hand.do("set-price", plan="FLEX", type="KNG", **fields)
    found = rates(hand, "FLEX", arrival="2026-11-24", departure="2026-11-29")
    assert found == [100, 300, 300, 400, 100], (
        "Tuesday, two nights of the season, its Friday, Saturday after it"
    )
    assert rates(hand, "FLEX", arrival="2026-12-03", departure="2026-12-04") == [200], (
        "a Thursday without a season"
    )


def test_a_season_ends_before_its_last_day(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-season", code="LOW", first="2026-11-24", until="2026-11-26")
    hand.do("set-price", plan="FLEX", type="KNG", season="LOW", rate=1)
    assert rates(hand, "FLEX", departure="2026-11-28") == [37600, 1, 1, 37600, 37600]


def test_a_night_has_one_season(hand):
    hand.do("set-season", code="LOW", first="2026-11-24", until="2026-11-26")
    hand.do("set-season", code="HIGH", first="2026-11-26", until="2026-11-30")
    for first, until in (
        ("2026-11-25", "2026-11-27"),
        ("2026-11-20", "2026-12-20"),
        ("2026-11-24", "2026-11-25"),
    ):
        with pytest.raises(Refusal) as caught:
            hand.do("set-season", code="HIGH", first=first, until=until)
        assert caught.value.code == "SEASONS_OVERLAP"
    hand.do("drop-season", first="2026-11-24")
    hand.do("set-season", code="HIGH", first="2026-11-20", until="2026-11-26")
    assert [(row.season, row.first, row.until) for row in hand.desk.show("seasons")] == [
        ("LOW", "", ""), ("HIGH", "2026-11-20", "2026-11-26"), ("HIGH", "2026-11-26", "2026-11-30"),
    ]  # fmt: skip


@pytest.mark.parametrize(("verb", "fields", "code"), [
    ("set-season", {"code": "LOW", "first": "2026-11-26", "until": "2026-11-26"}, "SEASON_EMPTY"),
    ("drop-season", {"first": "2026-11-26"}, "SEASON_UNKNOWN"),
    ("set-price", {"plan": "FLEX", "type": "KNG", "season": "MAY", "rate": 1}, "SEASON_UNKNOWN"),
    ("set-price", {"plan": "GONE", "type": "KNG", "rate": 1}, "PLAN_UNKNOWN"),
    ("set-plan", {"code": "FLEX", "base": "FLEX"}, "PLAN_DERIVED"),
    ("set-plan", {"code": "FLEX", "base": "NRF"}, "PLAN_DERIVED"),
    ("set-plan", {"code": "THIRD", "base": "NRF"}, "PLAN_DERIVED"),
    ("set-plan", {"code": "FLEX", "includes": ["TEA"]}, "PACKAGE_UNKNOWN"),
    ("set-plan", {"code": "flex"}, "FIELD_INVALID"),
])  # fmt: skip
def test_what_cannot_be_is_refused(hand, verb, fields, code):
    hand.do("set-plan", code="FLEX")
    hand.do("set-plan", code="NRF", base="FLEX")
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    assert caught.value.code == code


def test_a_base_lets_go_and_what_is_said_twice_changes_nothing(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-plan", code="NRF", base="FLEX")
    assert hand.do("set-plan", code="NRF", base="FLEX").result["changed"] == []
    assert hand.do("set-plan", code="NRF", base="-").result["changed"] == ["base_id"]
    hand.do("set-plan", code="FLEX", base="NRF", percent_off=5)
    assert [(row.plan, row.base) for row in hand.desk.show("rate-plans")] == [("FLEX", "NRF"), ("NRF", "")]


def test_a_long_stay_is_cheaper_by_the_greatest_length_it_reaches(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-price", plan="FLEX", type="KNG", rate=10000)
    for length, percent in ((3, 10), (5, 20)):
        hand.do("set-length", plan="FLEX", nights=length, percent_off=percent)
    assert [sum(rates(hand, "FLEX", departure=f"2026-11-{23 + n}")) for n in (2, 3, 4, 5)] == [
        20000,
        27000,
        36000,
        40000,
    ]
    hand.do("set-length", plan="FLEX", nights=5, percent_off=0)
    assert rates(hand, "FLEX", departure="2026-11-28") == [9000] * 5


def test_prices_plans_and_packages_are_listed(hand):
    hand.do("set-package", code="BKF", name_en="Breakfast", amount=5000)
    hand.do("set-package", code="CLEAN", kind="other", per="room", every="stay", amount=29500)
    hand.do("set-plan", code="FLEX", includes=["BKF"], adds=["CLEAN"], needs="any")
    hand.do("set-length", plan="FLEX", nights=7, percent_off=10)
    hand.do("set-price", plan="FLEX", type="KNG", rate=100)
    (row,) = hand.desk.show("rate-plans")
    assert (row.plan, row.includes, row.adds, row.lengths, row.needs, row.cancel_free_hours) == (
        "FLEX",
        "BKF",
        "CLEAN",
        "7:10",
        "any",
        24,
    )
    assert [(row.plan, row.type, row.rate_minor) for row in hand.desk.show("plan-prices", plan="flex")] == [
        ("FLEX", "KNG", 100)
    ]
    hand.do("set-plan", code="FLEX", includes=[], active=False)
    assert hand.desk.show("rate-plans") == []
    assert [row.includes for row in hand.desk.show("rate-plans", all=True)] == [""]
    hand.do("set-price", plan="FLEX", type="KNG")
    assert hand.desk.show("plan-prices") == []


def test_the_calendar_shows_price_season_and_rules(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-season", code="LOW", first="2026-11-24", until="2026-11-25")
    hand.do("set-price", plan="FLEX", type="KNG", season="LOW", rate=30000)
    hand.do("restrict", type="KNG", first="2026-11-24", until="2026-11-25", closed_arrival=True, least=3)
    hand.do("restrict", type="KNG", plan="FLEX", first="2026-11-24", until="2026-11-25", quota=2)
    rows = hand.desk.show(
        "rate-calendar", **{"from": "2026-11-23", "to": "2026-11-25", "type": "KNG", "plan": "flex"}
    )
    assert [(row.rate_minor, row.season, row.free, row.rules) for row in rows] == [
        (37600, "", 3, ""), (30000, "LOW", 3, "cta min=3 quota=2"),
    ]  # fmt: skip
    listed = hand.desk.show("rate-calendar", **{"from": "2026-11-24", "to": "2026-11-25", "type": "KNG"})
    assert [(row.plan, row.rate_minor, row.rules) for row in listed] == [("", 37600, "cta min=3")]


def test_a_booking_on_a_plan_costs_its_prices_and_keeps_them(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-price", plan="FLEX", type="KNG", weekday=2, rate=30000)
    reservation = hand.book(plan="FLEX", departure="2026-11-26")
    assert nights(hand, reservation) == [37600, 30000, 37600]
    hand.do("set-price", plan="FLEX", type="KNG", rate=10)
    assert nights(hand, reservation) == [37600, 30000, 37600]
    assert hand.desk.show("reservation", no=reservation).plan == "FLEX"
    assert hand.value("SELECT rate_minor FROM reservation") == 37600
    check(hand)


def test_a_day_on_a_plan_costs_half_its_night_and_hours_what_hours_cost(hand):
    hand.do("set-plan", code="FLEX")
    hand.do("set-price", plan="FLEX", type="KNG", rate=30000)
    day = hand.book(plan="FLEX", departure="2026-11-23")
    assert hand.value("SELECT rate_minor FROM reservation WHERE no = :no", no=day) == 15000
    assert date.fromisoformat(THU).isoweekday() == 4


def test_a_plan_by_the_head_asks_for_every_head(hand):
    hand.do("set-plan", code="HEAD", per_person=True)
    hand.do("set-price", plan="HEAD", type="SUI", rate=8000)
    hand.do("set-plan", code="CHEAP", base="HEAD", percent_off=50)
    assert nights(hand, hand.book(plan="HEAD", type="SUI", adults=2, children=1)) == [24000, 24000]
    assert rates(hand, "CHEAP", type="SUI", adults=2) == [8000, 8000]


def test_a_season_that_was_made_longer_is_brought_back_to_what_it_was(hand):
    first = hand.do("set-season", code="LOW", first="2026-11-24", until="2026-11-26")
    longer = hand.do("set-season", code="LOW", first="2026-11-24", until="2026-12-26", name_en="Low season")
    hand.desk.undo(longer.entry)
    assert [(row.name, row.until) for row in hand.desk.show("seasons")] == [("Low season", "2026-11-26")]
    hand.desk.undo(first.entry)
    assert [(row.first, row.until) for row in hand.desk.show("seasons")] == [("", "")]
    check(hand)


def test_a_price_that_was_set_is_taken_back(hand):
    hand.do("set-plan", code="FLEX")
    entries = [hand.do("set-price", plan="FLEX", type="KNG", rate=rate).entry for rate in (100, 200)]
    entries.append(hand.do("set-length", plan="FLEX", nights=7, percent_off=10).entry)
    for entry in reversed(entries[1:]):
        hand.desk.undo(entry)
    assert [row.rate_minor for row in hand.desk.show("plan-prices")] == [100]
    assert [row.lengths for row in hand.desk.show("rate-plans")] == [""]
