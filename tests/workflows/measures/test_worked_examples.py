"""The worked examples of handbook 06 whose inputs the hotel does not keep yet: the rule itself is right."""

from decimal import Decimal
from fractions import Fraction

from hotelcs.workflows.measures import figures, people_quality, rooms_work, satisfaction
from hotelcs.workflows.measures.people_quality import Star


def values(*found: figures.Figure) -> list[str]:
    return [str(one.value) for one in found]


def test_satisfaction() -> None:
    assert values(*satisfaction.csat({5: 42, 4: 31, 3: 12, 2: 6, 1: 4})) == ["76.84", "4.06"]
    assert values(satisfaction.nps(26, 13, 9)) == ["35.4"]
    assert values(satisfaction.response_rate(95, 412)) == ["23.06"]
    index = satisfaction.daily_index(Fraction(7300, 95), Fraction(88), Fraction(1400, 672))
    assert index == Decimal("76.5")
    assert values(satisfaction.compliment_ratio(21, 14), satisfaction.fulfilment(30, 6, 4)) == [
        "1.50",
        "82.50",
    ]
    assert values(*satisfaction.uplift(36, 120, 55, 250)) == ["8.00", "36.36"]


def test_a_profile_without_email_and_address_has_75_points_of_100() -> None:
    assert sum(satisfaction.WEIGHTS.values()) == 100
    assert satisfaction.completeness(set(satisfaction.WEIGHTS) - {"email", "address"}) == 75


def test_work_on_rooms() -> None:
    assert values(rooms_work.minutes_per_room(441, 14), rooms_work.minutes_per_room(396, 22)) == [
        "31.50",
        "18.00",
    ]
    assert rooms_work.credit_minutes({"DEP": 14, "STAY": 22, "DEEP": 2}, 1022) == (
        Decimal("31.2"),
        Decimal("32.76"),
    )
    assert rooms_work.attendants({30: 38, 18: 52, 20: 4}) == 6
    assert values(rooms_work.first_pass(33, 38), rooms_work.discrepancies(2, 120)) == ["86.84", "1.67"]
    assert values(rooms_work.repair_time([35, 50, 80, 125, 210]), rooms_work.checks_kept(57, 60)) == [
        "100.00",
        "95.00",
    ]


def test_people_and_quality() -> None:
    assert people_quality.audit_score([(5, 5, 1), (3, 4, 2), (2, 2, 3), (0, 3, 1)]) == Decimal("77.27")
    one = Star(Decimal("4.70"), 5, Decimal(96), Decimal(91), Decimal(88), Decimal(7))
    assert people_quality.star_score(one) == Decimal("85.24")
    assert people_quality.star_score(Star(*[getattr(one, name) for name in one.__slots__[:6]], 1)) == Decimal(
        "80.24"
    )
    assert values(*people_quality.training(43, 46, 40, 43)) == ["93.48", "93.02"]
    assert values(*people_quality.assistant(220, 121, 79, 20)) == ["55.00", "60.50", "35.91"]
    assert people_quality.minutes_saved(10, [2, 4, 9]) == 40


def test_availability_and_the_other_shares_of_the_handbook() -> None:
    assert values(figures.share("available", 43200 - 26, 43200)) == ["99.94"]
    assert values(figures.share("found", 146, 148), figures.share("score", 41, 48)) == ["98.65", "85.42"]
    assert values(figures.share("index", 11, 12), figures.share("bounced", 6, 150)) == ["91.67", "4.00"]


def test_spreads() -> None:
    assert values(*figures.spread([38, 41, 45, 52, 60, 75, 88, 120], "s"))[:2] == ["56", "120"]
    assert values(*figures.spread([0, 0, 2, 3, 5, 6, 8, 14], "min"))[:2] == ["4", "14"]
    assert values(*figures.spread([52, 58, 63, 75, 88, 104, 131], "min"))[:2] == ["75", "131"]


def test_nothing_is_never_nought_and_a_half_goes_up() -> None:
    assert figures.quotient(1, 0) is None
    assert figures.share("x", 0, 0).value is None
    assert figures.median([]) is None
    assert figures.nearest_rank([], 90) is None
    assert satisfaction.uplift(0, 0, 1, 2)[0].value is None
    assert figures.half_up(Fraction(1, 200)) == Decimal("0.01")
    assert figures.half_up(Fraction(-1, 200)) == Decimal("-0.01")
    assert figures.half_up(Fraction(5, 2), 0) == 3
