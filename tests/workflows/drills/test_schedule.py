"""Drills a year: by when each type is due, what is overdue, what is no drill of the year."""

from hotelcs.workflows.drills.mark import MARK
from tests.workflows.drills.test_drills import ended, planned
from tests.workflows.shifts.crew import Crew


def due(crew: Crew, kind: str = "fire"):
    return next(row for row in crew.show("desk", "drill-schedule") if row.type == kind)


def test_the_handbooks_drills_a_year_are_counted_from_the_first_day(crew):
    told = {row.type: (row.per_year, row.due) for row in crew.show("desk", "drill-schedule")}
    assert told == {
        "fire": (2, "2027-05-24"), "system": (2, "2027-05-24"), "lift": (1, "2027-11-23"), "medical": (1, "2027-11-23"),
        "missing_child": (1, "2027-11-23"), "power": (1, "2027-11-23"),
    }  # fmt: skip


def test_a_drill_that_was_held_makes_the_next_one_due_later_and_an_aborted_one_does_not(crew):
    crew.wait(days=30)
    drill = planned(crew, at="2026-12-24 10:00")
    assert due(crew).next == "2026-12-24 10:00"
    crew.do("night", "start-drill", drill=drill)
    crew.do("desk", "raise-incident", type="fire", place="201")
    assert (due(crew).last, due(crew).due) == ("", "2027-05-24")
    crew.do("night", "false-alarm", incident="n2", reason="steam")
    ended(crew)
    assert (due(crew).last, due(crew).due) == ("2026-12-23", "2027-06-23")


def test_an_overdue_drill_is_an_open_item_and_a_gap_of_readiness_until_it_is_held(crew):
    crew.do("admin", "set-drill-schedule", type="fire", per_year=12)
    crew.hand.now = crew.now.replace(year=2026, month=12, day=24)
    crew.now = crew.hand.now
    for _ in range(31):
        crew.do("admin", "close-day")
    assert (due(crew).overdue, due(crew).days) == (True, -1)
    (item,) = crew.show("admin", "items", kind="drill_due")
    assert (item.item, item.words, item.due, item.late, item.screen) == (
        "drill/fire",
        f"fire {MARK}",
        "2026-12-23",
        True,
        "16",
    )
    gap = next(row for row in crew.show("desk", "readiness", gaps=True) if row.item == "drill")
    assert (gap.about, gap.lacks, gap.mends) == ("fire", "2026-12-23", "plan-drill")
    ended(crew, at="2026-12-25 10:00")
    assert crew.show("admin", "items", kind="drill_due") == []


def test_a_type_is_added_to_the_year_and_taken_out(crew):
    crew.do("admin", "set-drill-schedule", type="bomb", per_year=1)
    assert due(crew, "bomb").due == "2027-11-23"
    crew.do("admin", "set-drill-schedule", type="bomb", per_year=0)
    assert "bomb" not in {row.type for row in crew.show("desk", "drill-schedule")}
