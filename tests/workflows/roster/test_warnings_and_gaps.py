"""What is unwise on a roster, and what is missing from it."""

from datetime import UTC, datetime

import pytest

from tests.conftest import Hand
from tests.workflows.roster.entries import TODAY, TOMORROW, on


@pytest.mark.parametrize(("rest", "warned"), [(8, ()), (9, ("rest 8",)), (11, ("rest 8",)), (0, ())])
def test_less_rest_than_the_hotel_gives_is_warned_of_on_both_shifts(hand, rest, warned):
    hand.do("change-setting", name="rest_hours", value=str(rest))
    on(hand, "E002", TODAY, "late")
    assert hand.do("roster", staff="E002", day=TOMORROW, shift="early").result["warnings"] == list(warned)
    assert [row.warnings for row in hand.desk.show("roster")] == [warned, warned]


def test_a_shift_after_another_is_a_double_one_and_somebody_on_call_is_not_warned_of(hand):
    on(hand, "E002", TODAY, "early")
    assert hand.do("roster", staff="E002", day=TODAY, shift="late").result["warnings"] == ["double"]
    assert hand.do("roster", staff="E002", day=TODAY, shift="night", on_call=True).result["warnings"] == []
    assert [row.warnings for row in hand.desk.show("roster")] == [("double",), ("double",), ()]


def test_warnings_reach_over_the_edge_of_the_days_shown(hand):
    on(hand, "E002", TODAY, "night")
    on(hand, "E002", TOMORROW, "early")
    assert [row.warnings for row in hand.desk.show("roster", **{"from": TOMORROW})] == [("double",)]


def gaps(hand: Hand) -> set[tuple[str, int, int]]:
    """Shift and what it needs, how many, how many are there, today; the team left out."""
    return {(f"{row.shift} {row.needed}", row.least, row.there)
            for row in hand.desk.show("roster-gaps", **{"from": TODAY, "to": TODAY}) if row.kind != "team"}  # fmt: skip


def test_every_shift_that_lacks_people_is_told_with_how_many_are_there(hand):
    assert gaps(hand) == {
        ("early REC", 1, 0),
        ("late REC", 1, 0),
        ("early NM", 1, 0),
        ("late NM", 1, 0),
        ("night NM", 1, 0),
    }
    on(hand, "E002", TODAY, "early")
    on(hand, "E003", TODAY, "early", on_call=True)
    assert gaps(hand) == {("late REC", 1, 0), ("late NM", 1, 0), ("night NM", 1, 0)}
    hand.do("set-least", shift="early", post="REC", people=2)
    assert ("early REC", 2, 1) in gaps(hand)


def test_somebody_on_call_is_not_there_where_a_telephone_will_not_do(hand):
    on(hand, "E002", TODAY, "late", on_call=True)
    assert ("late REC", 1, 0) in gaps(hand)


def test_a_training_is_needed_by_who_is_on_the_shift_and_counts_up_to_its_end(hand):
    hand.do("set-least", shift="late", qualification="first_aid", people=1)
    on(hand, "E002", TODAY, "late")
    assert ("late first_aid", 1, 0) in gaps(hand)
    hand.do("qualify", staff="E002", kind="first_aid", issued="2026-01-01", expires=TODAY)
    assert ("late first_aid", 1, 0) not in gaps(hand)
    hand.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    on(hand, "E002", TOMORROW, "late")
    rows = hand.desk.show("roster-gaps", **{"from": TOMORROW, "to": TOMORROW})
    assert ("late", "first_aid", 0) in {(row.shift, row.needed, row.there) for row in rows}
