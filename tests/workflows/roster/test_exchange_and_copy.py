"""Two shifts exchanged, a week copied: everybody in a post they hold, nobody in two places, nobody without a shift."""

import pytest

from tests.invariants import check
from tests.workflows.people.refusing import hire, refused
from tests.workflows.roster.entries import FRIDAY, NEXT_WEEK, ROWS, THIRD, TODAY, TOMORROW, on


def exchange(**fields: str) -> dict[str, str]:
    """E002 early against E003 late, tomorrow."""
    return {
        "staff": "E002",
        "day": TOMORROW,
        "shift": "early",
        "other": "E003",
        "other_shift": "late",
        **fields,
    }


def test_two_people_exchange_their_shifts_with_everything_on_them(hand):
    on(hand, "E002", TOMORROW, "early", note="float 500")
    on(hand, "E003", TOMORROW, "late", on_call=True, note="by telephone")
    hand.do("swap-shifts", **exchange())
    assert [(row[0], row[2], row[3], row[4], row[7]) for row in hand.rows(ROWS)] == [
        ("E003", "early", "NM", 0, "float 500"), ("E002", "late", "REC", 1, "by telephone"),
    ]  # fmt: skip
    check(hand)


def test_shifts_of_two_days_are_exchanged(hand):
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E003", FRIDAY, "early")
    hand.do("swap-shifts", **exchange(other_day=FRIDAY, other_shift="early"))
    assert [(row[0], row[1]) for row in hand.rows(ROWS)] == [("E003", TOMORROW), ("E002", FRIDAY)]


def test_whoever_holds_the_post_the_shift_needs_takes_it_in_that_post(hand):
    for no in ("E002", "E003"):
        hand.do("give-post", staff=no, post="CRM")
    on(hand, "E002", TOMORROW, "early", post="CRM")
    on(hand, "E003", TOMORROW, "late", post="CRM")
    before = hand.rows(ROWS)
    hand.do("swap-shifts", **exchange())
    assert [row[3] for row in hand.rows(ROWS)] == ["CRM", "CRM"]
    hand.do("swap-shifts", **exchange(shift="late", other_shift="early"))
    assert hand.rows(ROWS) == before, "exchanged back"


def test_an_exchange_warns_of_short_rest(hand):
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E002", TODAY, "early")
    on(hand, "E003", TOMORROW, "late")
    on(hand, "E003", THIRD, "late")
    done = hand.do("swap-shifts", **exchange(day=THIRD, shift="late", staff="E003", other="E002", other_day=TOMORROW,
                                             other_shift="early"))  # fmt: skip
    assert done.result["warnings"] == ["E003 double"]


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"other": "E002"}, "SAME_PERSON", "other"), ({"shift": "night"}, "NOT_ROSTERED", "shift"),
    ({"other_shift": "night"}, "NOT_ROSTERED", "other_shift"), ({"other_day": FRIDAY}, "NOT_ROSTERED", "other_shift"),
    ({"other": "E999"}, "STAFF_UNKNOWN", "other"),
])  # fmt: skip
def test_an_exchange_that_cannot_be_is_refused_and_nobody_loses_a_shift(hand, fields, code, field):
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E003", TOMORROW, "late")
    before = hand.rows(ROWS)
    error = refused(hand, "swap-shifts", **exchange(**fields))
    assert (error.code, error.field) == (code, field)
    assert hand.rows(ROWS) == before


def test_an_exchange_that_puts_somebody_in_two_places_changes_nothing(hand):
    on(hand, "E002", TOMORROW, "early")
    on(hand, "E002", FRIDAY, "office")
    on(hand, "E003", FRIDAY, "early")
    before = hand.rows(ROWS)
    assert (
        refused(hand, "swap-shifts", **exchange(other_day=FRIDAY, other_shift="early")).code == "ON_A_SHIFT"
    )
    assert hand.rows(ROWS) == before


def test_a_week_is_copied_as_it_stands_and_copying_again_adds_nothing(hand):
    on(hand, "E002", TODAY, "early", note="n")
    on(hand, "E003", TOMORROW, "night", on_call=True)
    done = hand.do("copy-roster", first=TODAY, to=NEXT_WEEK)
    assert done.result == {"first": NEXT_WEEK, "copied": 2, "left_out": 0}
    assert [row[:5] + row[7:] for row in hand.rows(ROWS)][2:] == [
        ("E002", NEXT_WEEK, "early", "REC", 0, "n"), ("E003", "2026-12-01", "night", "NM", 1, ""),
    ]  # fmt: skip
    assert hand.do("copy-roster", first=TODAY, to=NEXT_WEEK).result == {
        "first": NEXT_WEEK,
        "copied": 0,
        "left_out": 2,
    }


def test_whoever_is_busy_gone_or_in_another_post_by_then_is_left_out(hand):
    leaving, losing = hire(hand, "Li Na", "REC"), hire(hand, "Wu Bo", "REC")
    for no in ("E002", "E003", leaving, losing):
        on(hand, no, TODAY, "early")
    on(hand, "E002", NEXT_WEEK, "office")
    hand.do("leave-staff", staff=leaving, on=FRIDAY)
    hand.do("end-post", staff=losing, post="REC", last=FRIDAY)
    assert hand.do("copy-roster", first=TODAY, to=NEXT_WEEK).result == {
        "first": NEXT_WEEK,
        "copied": 1,
        "left_out": 3,
    }
    assert [row[0] for row in hand.rows(ROWS) if row[1] == NEXT_WEEK and row[2] == "early"] == ["E003"]


@pytest.mark.parametrize(("to", "days", "refusal"), [
    ("2026-11-29", 7, True), (TODAY, 1, True), ("2026-11-22", 1, True), (TOMORROW, 1, False), (NEXT_WEEK, 7, False),
])  # fmt: skip
def test_days_are_copied_to_later_ones_only(hand, to, days, refusal):
    asked = {"first": TODAY, "to": to, "days": days}
    if refusal:
        error = refused(hand, "copy-roster", **asked)
        assert (error.code, error.field) == ("DAYS_REVERSED", "to")
    else:
        assert hand.do("copy-roster", **asked).result["copied"] == 0


@pytest.mark.parametrize("days", [0, 36])
def test_from_one_day_to_five_weeks_are_copied_or_filled(hand, days):
    assert refused(hand, "copy-roster", first=TODAY, to="2027-06-01", days=days).field == "days"
    assert refused(hand, "fill-roster", first=TODAY, days=days).field == "days"


def test_a_roster_keeps_the_hours_it_was_made_with_and_a_copy_has_the_new_ones(hand):
    on(hand, "E002", TODAY, "office")
    hand.do("set-shift", shift="office", begins="08:00", ends="16:00")
    hand.do("copy-roster", first=TODAY, to=NEXT_WEEK)
    assert [row[5][11:] for row in hand.rows(ROWS)] == ["09:00", "08:00"]
