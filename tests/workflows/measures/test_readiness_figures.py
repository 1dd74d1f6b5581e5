"""M-37 and M-38 on plain values: the handbook's vectors, the ends, what is counted by half."""

from datetime import date
from decimal import Decimal

import pytest

from hotelcs.workflows.measures.readiness import drill_due, drill_score, percent, readiness


def test_forty_one_of_forty_eight_points_are_85_42():
    assert drill_score([4] * 10 + [1, 0]) == Decimal("85.42")


@pytest.mark.parametrize(
    ("points", "score"), [([], "0.00"), ([0] * 12, "0.00"), ([4] * 12, "100.00"), ([2] * 12, "50.00")]
)
def test_a_drill_scores_from_nothing_to_everything(points, score):
    assert drill_score(points) == Decimal(score)


def test_eleven_of_twelve_items_are_91_67_and_nothing_is_no_figure():
    assert readiness(n != 3 for n in range(12)) == Decimal("91.67")
    assert readiness([]) is None


def test_halves_go_up():
    assert (percent(1, 800), percent(3, 800)) == (Decimal("0.13"), Decimal("0.38"))


@pytest.mark.parametrize(("last", "per_year", "due"), [
    (None, 1, date(2027, 11, 23)), (None, 2, date(2027, 5, 24)), (date(2027, 1, 1), 2, date(2027, 7, 2)),
    (date(2027, 1, 1), 12, date(2027, 1, 31)), (date(2027, 1, 1), 0, None),
])  # fmt: skip
def test_a_drill_is_due_an_even_share_of_the_year_after_the_last(last, per_year, due):
    assert drill_due(last, date(2026, 11, 23), per_year) == due
