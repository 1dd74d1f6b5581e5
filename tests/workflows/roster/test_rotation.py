"""Somebody in another post for some time: proposed by one, decided by another, and no shift falls below its least."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import attempt, hire, refused, signs_in_as

TODAY, TOMORROW, THIRD, FOURTH, FRIDAY = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"
ASKED = {"staff": "E002", "to_post": "RES", "first": TOMORROW, "last": FOURTH, "goals": "bookings"}


@pytest.fixture
def night(hand: Hand) -> Iterator[Hand]:
    """The night manager, who proposes."""
    other = hand.at("night")
    yield other
    other.desk.close()


def proposed(night: Hand, **fields: object) -> str:
    """A rotation that waits for a decision."""
    return str(night.do("propose-rotation", **{**ASKED, **fields}).result["rotation"])


def posts(hand: Hand, no: str, day: str) -> list[str]:
    """The posts held on a day, the main one first and marked."""
    return [f"{post}*" if main else post for post, main in hand.rows(
        "SELECT h.post, h.main FROM staff_post h JOIN staff s ON s.id = h.staff_id WHERE s.no = :no AND h.valid_from <= :day "
        "AND (h.valid_to IS NULL OR h.valid_to >= :day) ORDER BY h.main DESC, h.post", no=no, day=day)]  # fmt: skip


def week(hand: Hand, no: str = "E002") -> list[list[str]]:
    """The posts of somebody from today on, for eight days."""
    return [posts(hand, no, (date(2026, 11, 23) + timedelta(days=number)).isoformat()) for number in range(8)]


def test_a_proposal_changes_no_post_and_a_yes_does_for_those_days_only(hand, night):
    number = proposed(night, mentor="E001")
    assert week(hand) == [["REC*"]] * 8
    done = hand.do("decide-rotation", rotation=number.lower(), approve=True)
    assert done.result == {"rotation": number, "staff": "E002", "status": "approved"}
    assert week(hand) == [["REC*"], ["RES"], ["RES"], ["RES"], ["REC*"], ["REC*"], ["REC*"], ["REC*"]]
    (row,) = hand.desk.show("rotations")
    assert (row.from_post, row.to_post, row.mentor, row.goals) == ("REC", "RES", "E001", "bookings")
    assert (row.status, row.proposed_by, row.decided_by) == ("approved", "night", "admin")
    check(hand)


def test_a_no_says_why_and_changes_no_post(hand, night):
    number = proposed(night)
    error = refused(hand, "decide-rotation", rotation=number, approve=False)
    assert (error.code, error.field) == ("REASON_MISSING", "reason")
    hand.do("decide-rotation", rotation=number, approve=False, reason="a fair in town")
    assert week(hand) == [["REC*"]] * 8
    assert [row.rotation for row in hand.desk.show("rotations", status="rejected")] == [number]
    assert hand.desk.show("rotations", status="approved") == []


def test_nobody_decides_on_what_they_proposed(hand):
    number = proposed(hand)
    error = refused(hand, "decide-rotation", rotation=number, approve=True)
    assert (error.code, error.field, error.exit) == ("SECOND_PERSON", "rotation", 6)
    with pytest.raises(IntegrityError, match="decided"), hand.desk.file.write() as session:
        session.execute(text("UPDATE rotation SET decided_by = proposed_by"))


@pytest.mark.parametrize("approve", [True, False])
def test_nobody_decides_on_where_they_are_to_work_themselves(hand, night, approve):
    chief = signs_in_as(hand, "sup", "SUP")
    number = proposed(night, staff="sup")
    error = refused(chief, "decide-rotation", rotation=number, approve=approve, reason="r")
    assert (error.code, error.field, error.exit) == ("OWN_ROTATION", "rotation", 6)
    chief.desk.close()
    hand.do("decide-rotation", rotation=number, approve=approve, reason="r")


@pytest.mark.parametrize("approve", [True, False])
def test_a_rotation_is_decided_once(hand, night, approve):
    number = proposed(night)
    hand.do("decide-rotation", rotation=number, approve=approve, reason="r")
    error = refused(hand, "decide-rotation", rotation=number, approve=True)
    assert (error.code, error.field) == ("ROTATION_DECIDED", "rotation")


def test_a_proposal_that_cannot_be_is_refused_by_its_field(hand, night):
    for fields, code, field in [
        ({"first": FOURTH, "last": TOMORROW}, "DAYS_REVERSED", "last"),
        ({"last": "2027-11-27"}, "DAYS_REVERSED", "last"),
        ({"to_post": "REC"}, "POST_HELD", "to_post"),
        ({"to_post": "XXX"}, "POST_UNKNOWN", "to_post"),
        ({"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ({"mentor": "E999"}, "STAFF_UNKNOWN", "mentor"),
        ({"goals": ""}, None, "goals"),
    ]:
        error = refused(night, "propose-rotation", **{**ASKED, **fields})
        assert error.field == field
        assert code is None or error.code == code


def test_a_year_is_as_long_as_a_rotation_gets(night):
    assert proposed(night, last="2027-11-25")


@pytest.mark.parametrize(
    ("verb", "fields"), [("decide-rotation", {"approve": True}), ("end-rotation", {"reason": "r"})]
)
def test_a_rotation_that_is_not_there_is_said_not_to_be(hand, verb, fields):
    error = refused(hand, verb, rotation="O261123-099", **fields)
    assert (error.code, error.field) == ("ROTATION_UNKNOWN", "rotation")


def on(hand: Hand, staff: str, shift: str, day: str = THIRD, **fields: object) -> None:
    """Put somebody on a shift."""
    hand.do("roster", staff=staff, day=day, shift=shift, **fields)


def test_nobody_goes_while_a_shift_would_lack_them_and_it_is_named(hand, night):
    on(hand, "E002", "early")
    number = proposed(night)
    error = refused(hand, "decide-rotation", rotation=number, approve=True)
    assert (error.code, error.field) == ("ROTATION_THIN", "rotation")
    assert "REC" in error.items
    assert str(error).startswith(f"On {THIRD} the shift early would lose ")
    assert week(hand) == [["REC*"]] * 8
    on(hand, hire(hand, "Li Na", "REC"), "early")
    hand.do("decide-rotation", rotation=number, approve=True)


def test_a_duty_is_not_left_without_its_owner_either(hand, night):
    hand.do("set-least", shift="early", post="REC", people=0)
    on(hand, "E002", "early")
    error = refused(hand, "decide-rotation", rotation=proposed(night), approve=True)
    assert error.code == "ROTATION_THIN"
    assert "REC" in error.items


def test_what_lacks_somebody_anyway_is_no_reason(hand, night):
    hand.do("set-least", shift="early", post="REC", people=5)
    on(hand, "E002", "early")
    on(hand, hire(hand, "Li Na", "REC"), "early")
    hand.do("decide-rotation", rotation=proposed(night), approve=True)
    assert week(hand)[2] == ["RES"]


def short(hand: Hand) -> set[tuple[str, str, str]]:
    """Day, shift and post of what lacks people on the days of the rotation."""
    rows = hand.desk.show("roster-gaps", **{"from": TOMORROW, "to": FOURTH})
    return {(row.day, row.shift, row.needed) for row in rows if row.kind == "post"}


def _owned(hand: Hand) -> None:
    """Somebody in every post of the house is within reach all day, so that no duty is at stake."""
    no = hire(hand, "Sun Li", "SUP", "HKS", "RES", "CRM", "MNT", "TQC")
    for shift in ("early", "late"):
        on(hand, no, shift, on_call=True)


def _the_other_is_in_the_office(hand: Hand) -> dict[str, object]:
    on(hand, "E002", "early")
    on(hand, hire(hand, "Li Na", "REC"), "office")
    return {"to_post": "INF"}


def _the_only_one_by_telephone(hand: Hand) -> dict[str, object]:
    on(hand, "E003", "late", on_call=True)
    return {"staff": "E003", "to_post": "INF"}


def _the_only_one_in_the_office(hand: Hand) -> dict[str, object]:
    hand.do("set-least", shift="office", post="REC", people=1)
    on(hand, hire(hand, "Li Na", "REC"), "early")
    on(hand, "E002", "office")
    return {"to_post": "INF"}


@pytest.mark.parametrize(
    "house", [_the_other_is_in_the_office, _the_only_one_by_telephone, _the_only_one_in_the_office]
)
def test_after_a_yes_no_shift_lacks_more_people_than_before(hand, house):
    chief = signs_in_as(hand, "tqc", "TQC")
    _owned(hand)
    fields = house(hand)
    number = str(chief.do("propose-rotation", **{**ASKED, **fields}).result["rotation"])
    chief.desk.close()
    before = short(hand)
    attempt(hand, {"ROTATION_THIN"}, "decide-rotation", rotation=number, approve=True)
    assert short(hand) - before == set()


def test_two_rotations_of_one_person_do_not_lie_over_each_other(hand, night):
    waiting = proposed(night, to_post="CRM", first=THIRD, last=FOURTH)
    hand.do("decide-rotation", rotation=proposed(night, last="2026-11-29"), approve=True)
    error = refused(hand, "decide-rotation", rotation=waiting, approve=True)
    assert (error.code, error.field, error.exit) == ("ROTATION_OVERLAPS", "rotation", 4)
    for first, last in [(TODAY, TOMORROW), (THIRD, FOURTH), ("2026-11-29", "2026-12-05")]:
        error = refused(
            night, "propose-rotation", **{**ASKED, "to_post": "CRM", "first": first, "last": last}
        )
        assert (error.code, error.field) == ("ROTATION_OVERLAPS", "first")
    assert week(hand) == [["REC*"], *[["RES"]] * 6, ["REC*"]]


def test_what_is_not_held_at_both_ends_is_not_rotated_away_from(hand, night):
    number = proposed(night)
    hand.do("end-post", staff="E002", post="REC", last=THIRD)
    assert refused(hand, "decide-rotation", rotation=number, approve=True).code == "POST_NOT_HELD"
    error = refused(night, "propose-rotation", **ASKED)
    assert (error.code, error.field) == ("POST_NOT_HELD", "first")
    assert (
        refused(night, "propose-rotation", **{**ASKED, "first": "2026-11-20", "last": TOMORROW}).code
        == "POST_NOT_HELD"
    )


def test_another_main_post_since_the_proposal_needs_another_proposal(hand, night):
    number = proposed(night)
    hand.do("give-post", staff="E002", post="CRM", main=True)
    assert refused(hand, "decide-rotation", rotation=number, approve=True).code == "POST_NOT_HELD"
    assert week(hand) == [["CRM*", "REC"]] * 8


def test_ended_early_before_another_rotation_the_own_post_is_held_in_between(hand, night):
    number = proposed(night, last=TOMORROW)
    hand.do("decide-rotation", rotation=number, approve=True)
    hand.do(
        "decide-rotation", rotation=proposed(night, to_post="CRM", first=THIRD, last=FOURTH), approve=True
    )
    hand.do("end-rotation", rotation=number, reason="ill")
    assert week(hand)[:5] == [["REC*"], ["REC*"], ["CRM"], ["CRM"], ["REC*"]]
    check(hand)


def test_one_rotation_after_another_comes_back_to_the_same_post(hand, night):
    hand.do("decide-rotation", rotation=proposed(night, last=TOMORROW), approve=True)
    hand.do(
        "decide-rotation", rotation=proposed(night, to_post="CRM", first=FOURTH, last=FOURTH), approve=True
    )
    assert week(hand)[:6] == [["REC*"], ["RES"], ["REC*"], ["CRM"], ["REC*"], ["REC*"]]


def test_a_rotation_that_begins_today_leaves_no_day_without_a_post(hand, night):
    hand.do("decide-rotation", rotation=proposed(night, first=TODAY), approve=True)
    assert week(hand) == [*[["RES"]] * 4, *[["REC*"]] * 4]


@pytest.mark.parametrize(("days", "expected"), [
    (0, [["REC*"]] * 8), (1, [["REC*"], ["RES"], *[["REC*"]] * 6]), (3, [["REC*"], ["RES"], ["RES"], ["RES"], *[["REC*"]] * 4]),
])  # fmt: skip
def test_ended_early_everybody_is_back_from_the_next_day_on(hand, night, days, expected):
    number = proposed(night)
    hand.do("decide-rotation", rotation=number, approve=True)
    for day in range(days):
        hand.now = datetime(2026, 11, 23 + day, 18, tzinfo=UTC)
        hand.do("close-day")
    done = hand.do("end-rotation", rotation=number, reason="ill")
    assert done.result["status"] == "ended"
    assert week(hand) == expected
    error = refused(hand, "end-rotation", rotation=number, reason="again")
    assert (error.code, error.field) == ("ROTATION_NOT_ON", "rotation")
    check(hand)


def test_what_was_never_on_or_is_over_does_not_end(hand, night):
    number = proposed(night)
    assert refused(hand, "end-rotation", rotation=number, reason="r").code == "ROTATION_NOT_ON"
    hand.do("decide-rotation", rotation=number, approve=True)
    for day in range(4):
        hand.now = datetime(2026, 11, 23 + day, 18, tzinfo=UTC)
        hand.do("close-day")
    assert refused(hand, "end-rotation", rotation=number, reason="r").code == "ROTATION_NOT_ON"


def test_whoever_works_elsewhere_signs_the_duties_of_that_post_and_answers_for_them(hand, night):
    hand.do("decide-rotation", rotation=proposed(night), approve=True)
    hand.now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    hand.do("close-day")
    clerk = hand.at("desk")
    assert clerk.desk.show("me").posts == ("RES",)
    assert "DU-03" in {row.duty for row in clerk.desk.show("duties", unsigned=True)}
    clerk.desk.close()


def test_nobody_rotates_into_a_post_above_who_decides(hand, night):
    chief = signs_in_as(hand, "sup", "SUP")
    error = refused(chief, "decide-rotation", rotation=proposed(night, to_post="GM"), approve=True)
    assert (error.code, error.exit) == ("ABOVE_YOU", 6)
    chief.desk.close()


def test_nobody_rotates_a_superior_away(hand, night):
    signs_in_as(hand, "inf", "INF").desk.close()
    chief = signs_in_as(hand, "sup", "SUP")
    error = refused(chief, "decide-rotation", rotation=proposed(night, staff="E001"), approve=True)
    assert (error.code, error.exit) == ("ABOVE_YOU", 6)
    chief.desk.close()


def test_nobody_ends_the_rotation_of_a_superior(hand, night):
    signs_in_as(hand, "inf", "INF").desk.close()
    hire(hand, "Sun Li", "GM")
    hand.do("add-account", login="gm", staff=hire(hand, "Wu Bo", "GM", "INF"))
    other = hand.at("gm")
    chief = signs_in_as(hand, "sup", "SUP")
    number = proposed(night, staff="E001")
    other.do("decide-rotation", rotation=number, approve=True)
    error = refused(chief, "end-rotation", rotation=number, reason="r")
    assert (error.code, error.exit) == ("ABOVE_YOU", 6)
    other.do("end-rotation", rotation=number, reason="r")
    for one in (other, chief):
        one.desk.close()
