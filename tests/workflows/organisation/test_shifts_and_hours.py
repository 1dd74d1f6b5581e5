"""When shifts begin, what they need; by when things have to be done, and the hours in which that clock runs."""

from itertools import pairwise

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import refused

TODAY = "2026-11-23"


def around(hand: Hand) -> list[tuple[int, int]]:
    """Begin and end of the shifts round the clock, by their beginning."""
    return hand.rows("SELECT from_minute, to_minute FROM shift WHERE NOT beside ORDER BY from_minute")


def whole(hand: Hand) -> bool:
    """Whether they follow each other without a hole and without lying over each other."""
    spans = around(hand)
    joined = all(first[1] == then[0] for first, then in pairwise([*spans, spans[0]]))
    return joined and sum((last - first) % 1440 for first, last in spans) == 1440


def test_shifts_are_listed_those_round_the_clock_first_and_the_one_that_is_on_is_marked(hand):
    assert [(row.shift, row.begins, row.ends, row.beside, row.on) for row in hand.desk.show("shifts")] == [
        ("early", "07:00", "15:00", False, False), ("late", "15:00", "23:00", False, True),
        ("night", "23:00", "07:00", False, False), ("office", "09:00", "18:00", True, False),
    ]  # fmt: skip
    assert whole(hand)


def test_a_shift_beside_may_lie_anywhere(hand):
    hand.do("set-shift", shift="office", begins="22:30", ends="02:15", name_en="Bar")
    hand.do(
        "set-shift",
        shift="brunch",
        begins="10:00",
        ends="14:00",
        name_en="Brunch",
        name_zh="早午餐",
        beside=True,
    )
    assert [(row.shift, row.name, row.begins, row.ends) for row in hand.desk.show("shifts")][3:] == [
        ("office", "Bar", "22:30", "02:15"), ("brunch", "Brunch", "10:00", "14:00"),
    ]  # fmt: skip
    check(hand)


@pytest.mark.parametrize(("begins", "ends"), [("06:00", "14:00"), ("07:00", "14:00"), ("08:00", "15:00")])
def test_the_hours_of_a_shift_round_the_clock_can_be_moved_and_no_minute_is_left_out(hand, begins, ends):
    hand.do("set-shift", shift="early", begins=begins, ends=ends)
    (row,) = [row for row in hand.desk.show("shifts") if row.shift == "early"]
    assert (row.begins, row.ends) == (begins, ends)
    assert whole(hand)


def test_the_neighbours_of_a_shift_that_is_moved_begin_and_end_with_it(hand):
    hand.do("set-shift", shift="night", begins="22:00", ends="06:00")
    assert [(row.shift, row.begins, row.ends) for row in hand.desk.show("shifts")][:3] == [
        ("early", "06:00", "15:00"), ("late", "15:00", "22:00"), ("night", "22:00", "06:00"),
    ]  # fmt: skip
    hand.do("set-shift", shift="office", begins="06:00", ends="15:00")
    assert whole(hand), "a shift beside moves no other"


@pytest.mark.parametrize(
    ("begins", "ends"), [("07:00", "23:00"), ("23:00", "15:00"), ("07:00", "01:00"), ("15:00", "07:00")]
)
def test_a_shift_does_not_take_the_whole_of_another(hand, begins, ends):
    before = around(hand)
    error = refused(hand, "set-shift", shift="early", begins=begins, ends=ends)
    assert (error.code, error.field) == ("SHIFTS_UNEVEN", "begins")
    assert around(hand) == before


def test_a_shift_that_leaves_a_minute_out_or_takes_it_twice_is_refused(hand):
    for fields in [
        {"shift": "dawn", "begins": "05:00", "ends": "07:00"},
        {"shift": "office", "begins": "09:00", "ends": "18:00", "beside": False},
        {"shift": "late", "begins": "15:00", "ends": "23:00", "beside": True},
    ]:
        error = refused(hand, "set-shift", **fields)
        assert (error.code, error.field) == ("SHIFTS_UNEVEN", "begins")
        assert whole(hand)


def test_hours_that_are_none_are_refused(hand):
    for fields, code in [
        ({"begins": "09:00", "ends": "09:00"}, "SHIFT_EMPTY"),
        ({"begins": "24:00", "ends": "09:00"}, "FIELD_INVALID"),
        ({"begins": "9:00", "ends": "18:00"}, "FIELD_INVALID"),
        ({"begins": "09:60", "ends": "18:00"}, "FIELD_INVALID"),
        ({"shift": "Office", "begins": "09:00", "ends": "18:00"}, "FIELD_INVALID"),
    ]:
        assert refused(hand, "set-shift", **{"shift": "office", **fields}).code == code


def test_the_roster_keeps_the_hours_it_was_made_with(hand):
    hand.do("roster", staff="E002", day=TODAY, shift="office")
    hand.do("set-shift", shift="office", begins="08:00", ends="16:00")
    assert hand.rows("SELECT begins, ends FROM roster_entry") == [(f"{TODAY}T09:00", f"{TODAY}T18:00")]


# --- what a shift needs


def least(hand: Hand) -> dict[tuple[str, str], tuple[int, bool]]:
    """What shifts need: people, and whether a telephone will do."""
    return {(row.shift, row.needed): (row.least, row.on_call) for row in hand.desk.show("staffing")}


def test_what_a_shift_needs_is_set_changed_and_taken_away(hand):
    hand.do("set-least", shift="night", post="REC", people=2)
    assert least(hand)["night", "REC"] == (2, False)
    hand.do("set-least", shift="night", post="REC", people=1, on_call=True)
    assert least(hand)["night", "REC"] == (1, True)
    hand.do("set-least", shift="night", qualification="aed", people=3)
    assert least(hand)["night", "aed"] == (3, False)
    for needed in ({"post": "REC"}, {"qualification": "aed"}, {"post": "MNT"}):
        hand.do("set-least", shift="night", people=0, **needed)
    assert {needed for shift, needed in least(hand) if shift == "night"} == {"NM"}


def test_a_need_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({}, "FIELD_MISSING", "post"),
        ({"post": "REC", "qualification": "aed"}, "FIELD_MISSING", "post"),
        ({"post": "XXX"}, "POST_UNKNOWN", "post"),
        ({"shift": "dusk", "post": "REC"}, "SHIFT_UNKNOWN", "shift"),
        ({"qualification": "juggling"}, "FIELD_INVALID", "qualification"),
        ({"post": "REC", "people": -1}, "FIELD_INVALID", "people"),
        ({"post": "REC", "people": 1000}, "FIELD_INVALID", "people"),
    ]:
        error = refused(hand, "set-least", **{"shift": "night", "people": 1, **fields})
        assert (error.code, error.field) == (code, field)


# --- service levels


def levels(hand: Hand) -> dict[tuple[str, str, str], tuple[int, str, bool]]:
    """Minutes, calendar and whether the clock pauses."""
    return {
        (row.kind, row.level, row.metric): (row.minutes, row.calendar, row.pauses)
        for row in hand.desk.show("service-levels")
    }


def test_a_service_level_is_changed_or_added_and_what_is_not_named_stays(hand):
    before = levels(hand)
    hand.do("set-sla", kind="complaint", level="s2", metric="resolve", minutes=300)
    assert levels(hand)["complaint", "s2", "resolve"] == (300, "CAL_24X7", True)
    hand.do("set-sla", kind="complaint", level="s4", metric="followup", minutes=60, pauses=True)
    assert levels(hand)["complaint", "s4", "followup"] == (60, "CAL_OFFICE", True)
    hand.do("set-sla", kind="request", level="vip", metric="deliver", minutes=10, calendar="CAL_DESK")
    assert levels(hand)["request", "vip", "deliver"] == (10, "CAL_DESK", False)
    hand.do("set-sla", kind="request", level="plain", metric="deliver", minutes=20)
    assert levels(hand)["request", "plain", "deliver"] == (20, "CAL_24X7", False)
    assert len(levels(hand)) == len(before) + 2
    assert {row.kind for row in hand.desk.show("service-levels", kind="request")} == {"request"}


def test_a_service_level_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"calendar": "CAL_X"}, "CALENDAR_UNKNOWN", "calendar"),
        ({"minutes": 0}, "FIELD_INVALID", "minutes"),
        ({"minutes": 100_001}, "FIELD_INVALID", "minutes"),
        ({"metric": ""}, "FIELD_INVALID", "metric"),
    ]:
        error = refused(
            hand, "set-sla", **{"kind": "complaint", "level": "s1", "metric": "ack", "minutes": 1, **fields}
        )
        assert (error.code, error.field) == (code, field)


@pytest.mark.parametrize("field", ["kind", "level", "metric"])
@pytest.mark.parametrize("word", ["\x1b[2J", "s1\n", "\u202es1", "s 1", "\u043a", "", "x" * 41])
def test_what_a_service_level_is_for_is_a_plain_word(hand, field, word):
    error = refused(
        hand, "set-sla", **{"kind": "complaint", "level": "s1", "metric": "ack", "minutes": 1, field: word}
    )
    assert (error.code, error.field) == ("FIELD_INVALID", field)


# --- calendars


def hours(hand: Hand, weekday: int, calendar: str = "CAL_OFFICE") -> list[str]:
    """The hours of a weekday."""
    return [
        row.hours
        for row in hand.desk.show("calendars")
        if (row.calendar, row.day) == (calendar, str(weekday))
    ]


def set_hours(hand: Hand, begins: str | None, ends: str | None, **fields: object) -> None:
    """Set the hours of a Saturday in the office's calendar."""
    hand.do("set-hours", **{"calendar": "CAL_OFFICE", "weekday": 6, "begins": begins, "ends": ends, **fields})


def test_a_weekday_has_hours_several_windows_or_none(hand):
    assert hours(hand, 6) == []
    set_hours(hand, "10:00", "12:00")
    set_hours(hand, "12:00", "24:00", beside=True)
    assert hours(hand, 6) == ["10:00-12:00", "12:00-24:00"]
    set_hours(hand, "09:00", "13:00")
    assert hours(hand, 6) == ["09:00-13:00"], "without `beside` they take the place of what was there"
    set_hours(hand, None, None)
    assert hours(hand, 6) == []
    assert hours(hand, 5) == ["09:00-12:00", "13:00-18:00"]


@pytest.mark.parametrize(("begins", "ends", "overlaps"), [
    ("08:00", "10:00", False), ("12:00", "13:00", False), ("08:00", "10:01", True), ("11:59", "13:00", True),
    ("10:30", "11:30", True), ("08:00", "14:00", True), ("10:00", "11:00", True),
])  # fmt: skip
def test_windows_of_a_day_may_touch_and_never_overlap(hand, begins, ends, overlaps):
    set_hours(hand, "10:00", "12:00")
    if overlaps:
        error = refused(
            hand, "set-hours", calendar="CAL_OFFICE", weekday=6, begins=begins, ends=ends, beside=True
        )
        assert (error.code, error.field) == ("HOURS_OVERLAP", "begins")
        assert hours(hand, 6) == ["10:00-12:00"]
    else:
        set_hours(hand, begins, ends, beside=True)
        assert len(hours(hand, 6)) == 2
    check(hand)


def test_hours_that_cannot_be_are_refused_and_the_old_ones_stay(hand):
    for fields, code, field in [
        ({"begins": "10:00"}, "FIELD_MISSING", "ends"),
        ({"ends": "10:00"}, "FIELD_MISSING", "ends"),
        ({"begins": "10:00", "ends": "10:00"}, "HOURS_REVERSED", "ends"),
        ({"begins": "22:00", "ends": "02:00"}, "HOURS_REVERSED", "ends"),
        ({"calendar": "CAL_X", "begins": "10:00", "ends": "11:00"}, "CALENDAR_UNKNOWN", "calendar"),
        ({"begins": "24:00", "ends": "24:00"}, "FIELD_INVALID", "begins"),
        ({"weekday": 0}, "FIELD_INVALID", "weekday"),
        ({"weekday": 8}, "FIELD_INVALID", "weekday"),
    ]:
        error = refused(hand, "set-hours", **{"calendar": "CAL_OFFICE", "weekday": 1, **fields})
        assert (error.code, error.field) == (code, field)
        assert hours(hand, 1) == ["09:00-12:00", "13:00-18:00"]


DAY = {"calendar": "CAL_OFFICE", "day": "2026-12-25"}


def days(hand: Hand) -> list[tuple[str, str, str, str]]:
    """Days unlike their weekday."""
    return [
        (row.day, row.kind, row.hours, row.note)
        for row in hand.desk.show("calendars")
        if row.kind != "weekday"
    ]


def test_a_day_is_closed_has_hours_of_its_own_or_is_like_any_other_again(hand):
    hand.do("set-day", **DAY, kind="holiday", note="Christmas")
    assert days(hand) == [("2026-12-25", "holiday", "", "Christmas")]
    hand.do("set-day", **DAY, kind="makeup_workday", begins="10:00", ends="24:00")
    assert days(hand) == [("2026-12-25", "makeup_workday", "10:00-24:00", "")]
    hand.do("set-day", **DAY, kind="closure")
    hand.do("set-day", **{**DAY, "day": "2026-11-22"}, kind="closure")
    assert days(hand) == [("2026-12-25", "closure", "", "")], "days that are past are not shown"
    hand.do("set-day", **DAY, kind="plain")
    assert days(hand) == []


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"begins": "10:00"}, "FIELD_MISSING", "ends"), ({"begins": "12:00", "ends": "10:00"}, "HOURS_REVERSED", "ends"),
    ({"calendar": "CAL_X"}, "CALENDAR_UNKNOWN", "calendar"), ({"kind": "feast"}, "FIELD_INVALID", "kind"),
    ({"day": "2026-02-29"}, "FIELD_INVALID", "day"),
])  # fmt: skip
def test_a_day_that_cannot_be_is_refused_and_the_old_one_stays(hand, fields, code, field):
    hand.do("set-day", **DAY, kind="holiday")
    error = refused(hand, "set-day", **{**DAY, "kind": "holiday", **fields})
    assert (error.code, error.field) == (code, field)
    assert days(hand) == [("2026-12-25", "holiday", "", "")]


def test_the_database_keeps_out_what_cannot_be(hand):
    for sql in [
        "INSERT INTO calendar_window VALUES ('CAL_OFFICE', 1, 600, 660)",
        "INSERT INTO calendar_window VALUES ('CAL_OFFICE', 8, 600, 660)",
        "INSERT INTO calendar_window VALUES ('CAL_OFFICE', 6, 660, 600)",
        "INSERT INTO calendar_window VALUES ('CAL_OFFICE', 6, 600, 1441)",
        "INSERT INTO calendar_day VALUES ('CAL_OFFICE', '2026-12-25', 'holiday', 600, NULL, '')",
        "INSERT INTO shift VALUES ('x', 'x', 'x', 60, 60, 1, 0)",
        "UPDATE staffing_least SET people = 0",
        "UPDATE staffing_least SET qualification = 'aed'",
    ]:
        with pytest.raises(IntegrityError), hand.desk.file.write() as session:
            session.execute(text(sql))
