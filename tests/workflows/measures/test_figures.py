"""Exact arithmetic: nothing is never nought, a half goes up, ends of spreads."""

from decimal import Decimal
from fractions import Fraction

from hotelcs.workflows.measures import figures
from hotelcs.workflows.measures.profiles import WEIGHTS, completeness


def test_nothing_is_never_nought_and_a_half_goes_up() -> None:
    assert figures.quotient(1, 0) is None
    assert figures.share("x", 0, 0).value is None
    assert figures.median([]) is None
    assert figures.nearest_rank([], 90) is None
    assert figures.half_up(Fraction(1, 200)) == Decimal("0.01")
    assert figures.half_up(Fraction(-1, 200)) == Decimal("-0.01")
    assert figures.half_up(Fraction(5, 2), 0) == 3


def test_a_percentile_is_an_element_and_a_median_of_two_lies_between_them() -> None:
    assert (figures.median([4, 1]), figures.median([7])) == (Decimal("2.5"), 7)
    assert [figures.nearest_rank(list(range(1, many + 1)), 90) for many in (1, 9, 10, 11)] == [1, 9, 9, 10]
    assert [one.value for one in figures.spread([], "min")] == [None, None, None]


def test_the_fields_of_a_profile_are_worth_a_hundred_points() -> None:
    assert sum(WEIGHTS.values()) == 100
    assert completeness(set(WEIGHTS) - {"email", "address"}) == 75
