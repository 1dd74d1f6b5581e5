"""Somebody on a shift, off it, exchanged and copied: in a post that is held, and never in two places at once."""

import re

import pytest

from hotelcs.errors import Usage
from tests.invariants import check
from tests.workflows.people.refusing import refused
from tests.workflows.roster.entries import NEXT_WEEK, ROWS, THIRD, TODAY, TOMORROW, on


@pytest.mark.parametrize(("shift", "begins", "ends"), [
    ("early", "2026-11-24T07:00", "2026-11-24T15:00"), ("late", "2026-11-24T15:00", "2026-11-24T23:00"),
    ("night", "2026-11-24T23:00", "2026-11-25T07:00"), ("office", "2026-11-24T09:00", "2026-11-24T18:00"),
])  # fmt: skip
def test_a_shift_has_the_hours_of_the_hotel(hand, shift, begins, ends):
    done = hand.do("roster", staff="desk", day=TOMORROW, shift=shift, note="with the trainee")
    assert done.result == {
        "staff": "E002",
        "day": TOMORROW,
        "shift": shift,
        "post": "REC",
        "on_call": False,
        "warnings": [],
    }
    assert hand.rows(ROWS) == [("E002", TOMORROW, shift, "REC", 0, begins, ends, "with the trainee")]
    check(hand)


def test_somebody_is_on_a_shift_in_the_main_post_or_the_one_named(hand):
    hand.do("give-post", staff="E002", post="CRM")
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E002", THIRD, "early", post="CRM", on_call=True)
    assert [(row[3], row[4]) for row in hand.rows(ROWS)] == [("REC", 0), ("CRM", 1)]


def test_what_cannot_be_rostered_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"post": "RES"}, "POST_NOT_HELD", "post"),
        ({"post": "XXX"}, "POST_NOT_HELD", "post"),
        ({"day": "2026-11-22"}, "POST_NOT_HELD", "post"),
        ({"shift": "dusk"}, "SHIFT_UNKNOWN", "shift"),
        ({"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ({"day": "tomorrow"}, "FIELD_INVALID", "day"),
    ]:
        error = refused(hand, "roster", **{"staff": "E002", "day": TOMORROW, "shift": "early", **fields})
        assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize(("first", "second", "clash"), [
    (("early", TOMORROW), ("early", TOMORROW), True), (("early", TOMORROW), ("office", TOMORROW), True),
    (("early", TOMORROW), ("late", TOMORROW), False), (("night", TODAY), ("early", TOMORROW), False),
    (("late", TOMORROW), ("office", TOMORROW), True), (("night", TOMORROW), ("office", TOMORROW), False),
])  # fmt: skip
@pytest.mark.parametrize("on_call", [False, True])
def test_nobody_is_in_two_places_at_once_and_shifts_may_touch(hand, first, second, clash, on_call):
    on(hand, "E002", first[1], first[0])
    asked = {"staff": "E002", "day": second[1], "shift": second[0], "on_call": on_call}
    if clash:
        error = refused(hand, "roster", **asked)
        assert (error.code, error.field) == ("ON_A_SHIFT", "shift")
    else:
        hand.do("roster", **asked)
    assert len(hand.rows(ROWS)) == 1 + (not clash)


def test_two_people_are_on_one_shift(hand):
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E003", TOMORROW, "early")
    assert [row.staff for row in hand.desk.show("roster", shift="early")] == ["E003", "E002"], (
        "by post, then by number"
    )
    assert [row.staff for row in hand.desk.show("roster", staff="e002")] == ["E002"]


def test_the_roster_is_shown_for_a_week_or_the_days_asked_for(hand):
    for day in (TODAY, "2026-11-29", NEXT_WEEK):
        on(hand, "E002", day, "early")
    assert [row.day for row in hand.desk.show("roster")] == [TODAY, "2026-11-29"]
    assert [row.day for row in hand.desk.show("roster", **{"from": NEXT_WEEK})] == [NEXT_WEEK]
    assert [row.day for row in hand.desk.show("roster", **{"from": TODAY, "to": TODAY})] == [TODAY]


@pytest.mark.parametrize("day", ["9999-12-30", "9999-12-31", "0001-01-01", "2026-02-30", "nonsense"])
@pytest.mark.parametrize("option", ["from", "to"])
def test_a_day_that_is_none_or_near_the_end_of_time_is_no_fault_of_the_program(hand, day, option):
    for view in ("roster", "roster-gaps"):
        with pytest.raises(Usage) as caught:
            hand.desk.show(view, **{option: day})
        assert {option, day} <= set(re.findall(r"[\w-]+", str(caught.value)))


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day_can_be_asked_about(hand, day):
    for view in ("roster", "roster-gaps"):
        assert isinstance(hand.desk.show(view, **{"from": day}), list)


def test_somebody_is_taken_off_a_shift_once(hand):
    on(hand, "E002", TOMORROW, "early")
    assert hand.do("unroster", staff="E002", day=TOMORROW, shift="early").changed == 1
    error = refused(hand, "unroster", staff="E002", day=TOMORROW, shift="early")
    assert (error.code, error.field) == ("NOT_ROSTERED", "shift")
    assert hand.rows(ROWS) == []


def test_taking_back_restores_what_was_there(hand):
    hand.do("give-post", staff="E002", post="CRM")
    done = hand.do(
        "roster", staff="E002", day=TOMORROW, shift="late", post="CRM", on_call=True, note="by telephone"
    )
    before = hand.rows(ROWS)
    off = hand.do("unroster", staff="E002", day=TOMORROW, shift="late")
    hand.desk.undo(off.entry)
    assert hand.rows(ROWS) == before
    hand.desk.undo(done.entry)
    assert hand.rows(ROWS) == []
