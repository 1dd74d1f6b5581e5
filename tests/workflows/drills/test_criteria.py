"""Views and tables know the same criteria."""

from hotelcs.models import drills
from hotelcs.workflows.drills.criteria import CRITERIA


def test_a_drill_is_shown_with_what_it_is_scored_on() -> None:
    assert CRITERIA == drills.CRITERIA
