"""What a drill is scored on is the same for those who read and for the table."""

from hotelcs.models import drills
from hotelcs.workflows.drills.criteria import CRITERIA


def test_views_and_the_table_know_the_same_criteria() -> None:
    assert CRITERIA == drills.CRITERIA
    assert len(CRITERIA) * 4 == 48, "the handbook's sheet"
