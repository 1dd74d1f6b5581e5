"""Part of a shift given away: asked for, taken by whoever can, given back; whoever took it is the one who is there."""

import pytest

from hotelcs.errors import Denied
from tests.conftest import NOON, Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire, refused
from tests.workflows.roster.entries import TODAY, TOMORROW, on

PART = {"begins": f"{TOMORROW} 16:00", "ends": f"{TOMORROW} 18:00"}


@pytest.fixture
def two(hand: Hand) -> Hand:
    """The receptionist is on the late shift tomorrow; Lin holds the post too."""
    on(hand, "E002", TOMORROW, "late")
    hire(hand, "Lin", "REC", no="E009")
    return hand


def day(hand: Hand, **filters: str) -> list[tuple[str, ...]]:
    """Tomorrow as it is seen."""
    return [(row.begins, row.ends, row.state, row.staff, row.instead_of)
            for row in hand.desk.show("roster-day", **{"day": TOMORROW, **filters})]  # fmt: skip


def here(hand: Hand, at: str) -> list[str]:
    """Who is on duty tomorrow at an hour."""
    return [row.staff for row in hand.desk.show("on-duty", at=f"{TOMORROW}T{at}")]


def test_what_is_asked_for_is_seen_and_still_ones_own(two: Hand) -> None:
    asked = two.at("desk").do("ask-cover", **PART, reason="school").result
    assert (asked["staff"], asked["status"], asked["taker"]) == ("E002", "asked", "")
    assert day(two) == [
        ("00:00", "15:00", "gap", "", ""), ("15:00", "16:00", "there", "E002", ""), ("16:00", "18:00", "asked", "E002", ""),
        ("18:00", "23:00", "there", "E002", ""), ("23:00", "24:00", "gap", "", ""),
    ]  # fmt: skip
    assert here(two, "17:00") == ["E002"]
    (row,) = two.desk.show("covers")
    assert (row.staff, row.begins, row.ends, row.reason) == (
        "E002",
        f"{TOMORROW}T16:00",
        f"{TOMORROW}T18:00",
        "school",
    )
    check(two)


def test_whoever_took_it_is_there_for_those_hours_and_is_told_what_falls_to_the_post(two: Hand) -> None:
    two.do("ask-cover", staff="E002", **PART)
    two.do("take-cover", cover=1, staff="E009")
    assert day(two)[2] == ("16:00", "18:00", "taken", "E009", "E002")
    assert [here(two, at) for at in ("15:59", "16:00", "17:59", "18:00")] == [
        ["E002"],
        ["E009"],
        ["E009"],
        ["E002"],
    ]
    assert two.desk.show("covers") == []
    assert [row.taker for row in two.desk.show("covers", open=False)] == ["E009"]


def test_given_back_somebody_else_is_asked_and_withdrawn_it_is_worked_as_planned(two: Hand) -> None:
    two.do("ask-cover", staff="E002", **PART)
    taken = two.do("take-cover", cover=1, staff="E009")
    two.desk.undo(taken.entry or 0)
    assert day(two)[2] == ("16:00", "18:00", "asked", "E002", "")
    two.do("take-cover", cover=1, staff="E009")
    two.do("withdraw-cover", cover=1)
    assert day(two)[1] == ("15:00", "23:00", "there", "E002", "")
    two.do("ask-cover", staff="E002", **PART)


def test_a_request_taken_back_is_withdrawn(two: Hand) -> None:
    asked = two.do("ask-cover", staff="E002", **PART)
    two.desk.undo(asked.entry or 0)
    assert two.desk.show("covers") == []


@pytest.mark.parametrize(("fields", "code", "field"), [
    ({"begins": f"{TODAY} 08:00", "ends": f"{TODAY} 09:00"}, "COVER_HOURS", "ends"),
    ({"begins": f"{TOMORROW} 18:00", "ends": f"{TOMORROW} 16:00"}, "COVER_HOURS", "ends"),
    ({"begins": f"{TOMORROW} 08:00", "ends": f"{TOMORROW} 09:00"}, "COVER_NO_SHIFT", "begins"),
    ({"begins": "soon"}, "MOMENT_INVALID", "begins"),
    ({"staff": "E001"}, "COVER_NO_SHIFT", "begins"),
])  # fmt: skip
def test_what_cannot_be_asked_for_is_refused(
    two: Hand, fields: dict[str, str], code: str, field: str
) -> None:
    error = refused(two, "ask-cover", **{"staff": "E002", **PART, **fields})
    assert (error.code, error.field) == (code, field)


def test_the_same_hours_are_asked_for_once(two: Hand) -> None:
    two.do("ask-cover", staff="E002", **PART)
    assert (
        refused(two, "ask-cover", staff="E002", begins=f"{TOMORROW} 17:00", ends=f"{TOMORROW} 19:00").code
        == "COVER_ASKED"
    )
    two.do("ask-cover", staff="E002", begins=f"{TOMORROW} 18:00", ends=f"{TOMORROW} 19:00")


def test_it_is_taken_by_whoever_holds_the_post_and_is_free(two: Hand) -> None:
    two.do("ask-cover", staff="E002", **PART)
    assert refused(two, "take-cover", cover=1, staff="E003").code == "POST_NOT_HELD"
    assert refused(two, "take-cover", cover=1, staff="E002").code == "SAME_PERSON"
    assert refused(two, "take-cover", cover=2, staff="E009").code == "COVER_UNKNOWN"
    on(two, "E009", TOMORROW, "late")
    assert refused(two, "take-cover", cover=1, staff="E009").code == "ON_A_SHIFT"


def test_nobody_takes_two_parts_at_once(two: Hand) -> None:
    hire(two, "Gao", "REC", no="E010")
    on(two, "E010", TOMORROW, "late")
    for number, staff in enumerate(("E002", "E010"), 1):
        two.do("ask-cover", staff=staff, **PART)
        if number == 1:
            two.do("take-cover", cover=1, staff="E009")
    assert refused(two, "take-cover", cover=2, staff="E009").code == "COVER_BUSY"


def test_what_is_over_is_neither_taken_nor_given_back_nor_withdrawn(two: Hand) -> None:
    two.do("ask-cover", staff="E002", **PART)
    assert refused(two, "give-back-cover", cover=1).code == "COVER_OVER"
    two.do("take-cover", cover=1, staff="E009")
    assert refused(two, "take-cover", cover=1, staff="E009").code == "COVER_OVER"
    two.now = NOON.replace(day=24, hour=10)
    assert refused(two, "give-back-cover", cover=1).code == "COVER_OVER"
    assert refused(two, "withdraw-cover", cover=1).code == "COVER_OVER"


def test_others_shifts_are_for_whoever_writes_the_roster(two: Hand) -> None:
    desk = two.at("desk")
    on(two, "E003", TOMORROW, "late")
    for verb, fields in (
        ("ask-cover", {"staff": "E003", **PART}),
        ("take-cover", {"cover": 1, "staff": "E009"}),
    ):
        if verb == "take-cover":
            two.do("ask-cover", staff="E002", **PART)
        with pytest.raises(Denied) as told:
            desk.do(verb, **fields)
        assert told.value.code == "COVER_NOT_YOURS"


def test_a_day_is_seen_of_a_post_a_team_or_a_shift(two: Hand) -> None:
    on(two, "E003", TOMORROW, "late", on_call=True)
    two.do("join-team", team="rrt", staff="E003")
    assert [row[3] for row in day(two, post="nm")] == ["", "E003", ""]
    assert day(two, team="rrt")[1][2:4] == ("on_call", "E003")
    assert day(two, shift="early") == [("00:00", "24:00", "gap", "", "")]


def test_a_night_shift_is_seen_on_both_its_days(hand: Hand) -> None:
    on(hand, "E003", TODAY, "night")
    assert day(hand) == [("00:00", "07:00", "there", "E003", ""), ("07:00", "24:00", "gap", "", "")]
