"""What people are trained for, from a day to a day; teams with their members, and how many a shift needs of them."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import hire, refused

YESTERDAY, TODAY, TOMORROW, FRIDAY, DECEMBER = (
    "2026-11-22",
    "2026-11-23",
    "2026-11-24",
    "2026-11-27",
    "2026-12-01",
)


def trained(hand: Hand, kind: str = "first_aid") -> tuple[str, ...]:
    """Who counts as trained today."""
    return next(
        (row.holders for row in hand.desk.show("skills") if (row.skill, row.kind) == (kind, "qualification")),
        (),
    )


def listed(hand: Hand, no: str = "E002") -> str:
    """What the list of the staff says somebody is trained for."""
    return next(row.qualifications for row in hand.desk.show("staff") if row.staff == no)


def test_whoever_is_trained_is_in_the_matrix_of_skills_and_in_the_list(hand):
    done = hand.do("qualify", staff="E002", kind="first_aid", expires=FRIDAY)
    assert done.result == {"staff": "E002", "kind": "first_aid", "issued": TODAY, "expires": FRIDAY}
    assert (trained(hand), listed(hand)) == (("E002",), "first_aid")
    assert hand.desk.show("staff-member", no="E002").trained == (f"first_aid {TODAY} {FRIDAY}",)
    check(hand)


@pytest.mark.parametrize(("expires", "counts"), [(TODAY, True), (YESTERDAY, False), (None, True)])
def test_it_counts_up_to_the_last_day(hand, expires, counts):
    hand.do("qualify", staff="E002", kind="first_aid", issued="2026-01-01", expires=expires)
    assert trained(hand) == (("E002",) if counts else ())
    assert listed(hand) == ("first_aid" if counts else "")


def test_a_training_to_come_does_not_count_yet(hand):
    hand.do("qualify", staff="E002", kind="first_aid", issued=DECEMBER)
    assert (trained(hand), listed(hand)) == ((), "")


@pytest.mark.parametrize(
    ("expires", "told"), [("2026-12-23", ("E002",)), ("2026-12-24", ()), (TODAY, ("E002",)), (None, ())]
)
def test_what_runs_out_within_thirty_days_is_told(hand, expires, told):
    hand.do("qualify", staff="E002", kind="first_aid", expires=expires)
    (row,) = [row for row in hand.desk.show("skills") if row.skill == "first_aid"]
    assert row.expiring == told


def test_a_renewal_takes_the_place_of_the_old_one(hand):
    hand.do("qualify", staff="E002", kind="first_aid", issued="2025-01-01")
    hand.do("qualify", staff="E002", kind="first_aid", issued=FRIDAY, expires="2028-01-01")
    assert hand.rows("SELECT issued_date, expires_date FROM qualification ORDER BY id") == [
        ("2025-01-01", "2026-11-26"), (FRIDAY, "2028-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize("issued", ["2026-01-01", TODAY])
def test_a_training_that_ended_does_not_count_any_more(hand, issued):
    hand.do("qualify", staff="E002", kind="first_aid", issued=issued)
    hand.do("end-qualification", staff="E002", kind="first_aid")
    assert (trained(hand), listed(hand)) == ((), "")
    error = refused(hand, "end-qualification", staff="E002", kind="first_aid")
    assert (error.code, error.field) == ("NOT_QUALIFIED", "kind")


def test_a_training_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"kind": "juggling"}, "FIELD_INVALID", "kind"),
        ({"expires": YESTERDAY}, "DAYS_REVERSED", "expires"),
        ({"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
    ]:
        error = refused(hand, "qualify", **{"staff": "E002", "kind": "first_aid", **fields})
        assert (error.code, error.field) == (code, field)


def test_posts_are_skills_too_and_one_nobody_holds_is_listed_empty(hand):
    rows = {row.skill: row.holders for row in hand.desk.show("skills") if row.kind == "post"}
    assert (rows["REC"], rows["MNT"]) == (("E002",), ())
    hand.do("leave-staff", staff="E002", on=TODAY)
    rows = {row.skill: row.holders for row in hand.desk.show("skills") if row.kind == "post"}
    assert rows["REC"] == ("E002",), "up to the end of the day"


# --- teams


def members(hand: Hand) -> tuple[str, ...]:
    """Who is in the rapid response team today."""
    (row,) = hand.desk.show("teams")
    return row.members


def test_somebody_joins_the_team_and_the_lead_stands_first(hand):
    hand.do("join-team", staff="E002")
    hand.do("join-team", staff="E003", lead=True)
    assert members(hand) == ("E003*", "E002")


def test_who_is_new_or_not_trained_joins_with_a_warning(hand):
    assert hand.do("join-team", staff="E002").result["warnings"] == ["new", "untrained"]
    old = hire(hand, "Li Na", "REC", hired_on="2025-11-23")
    hand.do("qualify", staff=old, kind="rapid_response", issued="2026-01-01")
    assert hand.do("join-team", staff=old).result["warnings"] == []
    young = hire(hand, "Wu Bo", "REC", hired_on="2025-11-24")
    assert hand.do("join-team", staff=young).result["warnings"] == ["new", "untrained"]


def test_a_training_that_has_run_out_or_is_to_come_is_warned_of(hand):
    for name, days in (("A", {"issued": "2026-01-01", "expires": YESTERDAY}), ("B", {"issued": DECEMBER})):
        no = hire(hand, name, "REC", hired_on="2020-01-01")
        hand.do("qualify", staff=no, kind="rapid_response", **days)
        assert hand.do("join-team", staff=no).result["warnings"] == ["untrained"], name


def test_nobody_joins_twice_and_somebody_who_left_can_join_again(hand):
    hand.do("join-team", staff="E002", first="2026-11-01")
    error = refused(hand, "join-team", staff="E002", lead=True)
    assert (error.code, error.field) == ("IN_TEAM", "staff")
    hand.do("leave-team", staff="E002")
    assert members(hand) == ()
    hand.do("join-team", staff="E002", lead=True)
    assert members(hand) == ("E002*",)


def test_whoever_joined_today_and_leaves_was_never_in_it(hand):
    hand.do("join-team", staff="E002")
    hand.do("leave-team", staff="E002")
    assert hand.value("SELECT count(*) FROM team_member") == 0


def test_membership_has_its_days(hand):
    hand.do("join-team", staff="E002", first=TOMORROW, last=FRIDAY)
    assert members(hand) == ()
    hand.do("leave-team", staff="E002", last="2026-11-25")
    assert hand.rows("SELECT valid_from, valid_to FROM team_member") == [(TOMORROW, "2026-11-25")]


def test_a_team_act_that_cannot_be_is_refused_by_its_field(hand):
    for verb, fields, code, field in [
        ("leave-team", {"staff": "E002"}, "NOT_IN_TEAM", "staff"),
        ("leave-team", {"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ("join-team", {"staff": "E002", "team": "band"}, "TEAM_UNKNOWN", "team"),
        ("join-team", {"staff": "E002", "first": FRIDAY, "last": TODAY}, "DAYS_REVERSED", "last"),
        ("set-team-least", {"least": -1}, "FIELD_INVALID", "least"),
        ("set-team-least", {"least": 100}, "FIELD_INVALID", "least"),
        ("set-team-least", {"team": "band", "least": 1}, "TEAM_UNKNOWN", "team"),
    ]:
        error = refused(hand, verb, **fields)
        assert (error.code, error.field) == (code, field)


def test_the_least_of_a_team_is_asked_for_on_every_shift_round_the_clock(hand):
    hand.do("set-team-least", least=2)
    hand.do("join-team", staff="E002")
    hand.do("roster", staff="E002", day=TODAY, shift="late", on_call=True)
    rows = [
        row for row in hand.desk.show("roster-gaps", **{"from": TODAY, "to": TODAY}) if row.kind == "team"
    ]
    assert [(row.shift, row.needed, row.least, row.there) for row in rows] == [
        ("early", "rrt", 2, 0), ("late", "rrt", 2, 1), ("night", "rrt", 2, 0),
    ]  # fmt: skip
    hand.do("set-team-least", least=0)
    assert hand.do("set-team-least", least=0).changed == 0
    assert not [row for row in hand.desk.show("roster-gaps") if row.kind == "team"]


def test_the_database_keeps_out_what_cannot_be(hand):
    for sql in [
        "INSERT INTO qualification (staff_id, kind, issued_date, expires_date) VALUES (2, 'aed', '2026-01-02', '2026-01-01')",
        "INSERT INTO qualification (staff_id, kind, issued_date) VALUES (2, 'juggling', '2026-01-02')",
        "INSERT INTO team_member (team, staff_id, lead, valid_from, valid_to) VALUES ('rrt', 2, 0, '2026-01-02', '2026-01-01')",
    ]:
        with pytest.raises(IntegrityError, match=r"(?i)check"), hand.desk.file.write() as session:
            session.execute(text(sql))
