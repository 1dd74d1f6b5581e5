"""Who does a duty, who answers for it: one A on any day, whatever was asked for in which order."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import attempt, refused

TODAY = date(2026, 11, 23)
POSTS = ("REC", "SUP", "NM", "HKS")
LETTERS = ("A", "R", "C", "I", "A/R", "-")
DUTY = "DU-06"
HORIZON = 30


def letters(hand: Hand, day: date, duty: str = DUTY) -> dict[str, set[str]]:
    """Post → letters on a day, from the table."""
    found: dict[str, set[str]] = {}
    for post, letter in hand.rows(
        "SELECT post, raci FROM duty_assignment WHERE duty = :duty AND valid_from <= :day "
        "AND (valid_to IS NULL OR valid_to >= :day)", duty=duty, day=day.isoformat(),
    ):  # fmt: skip
        found.setdefault(post, set()).add(letter)
    return found


def answering(hand: Hand, day: date, duty: str = DUTY) -> list[str]:
    """The posts with an A on a day."""
    return [post for post, held in letters(hand, day, duty).items() if "A" in held]


def test_a_new_a_takes_the_place_of_the_old_one_and_who_did_it_goes_on_doing_it(hand):
    done = hand.do("assign-duty", duty=DUTY, post="SUP", letters="A")
    assert done.result == {"duty": DUTY, "post": "SUP", "letters": "A", "answered_before": "REC"}
    assert letters(hand, TODAY)["REC"] == {"R"}
    assert letters(hand, TODAY)["SUP"] == {"A"}
    check(hand)


@pytest.mark.parametrize("wanted", LETTERS)
def test_a_post_has_exactly_the_letters_that_were_set(hand, wanted):
    hand.do("assign-duty", duty=DUTY, post="HKS", letters=wanted)
    expected = set() if wanted == "-" else set(wanted.split("/"))
    assert letters(hand, TODAY).get("HKS", set()) == expected
    assert len(answering(hand, TODAY)) == 1


@pytest.mark.parametrize("wanted", ["R", "C", "I", "-"])
def test_a_duty_is_never_left_with_nobody_who_answers(hand, wanted):
    error = refused(hand, "assign-duty", duty=DUTY, post="REC", letters=wanted)
    assert (error.code, error.field, error.next) == ("NO_A", "letters", ("assign-duty",))
    assert answering(hand, TODAY) == ["REC"]


def test_letters_begin_on_the_day_that_is_named(hand):
    first = TODAY + timedelta(days=8)
    hand.do("assign-duty", duty=DUTY, post="SUP", letters="A/R", first=first.isoformat())
    assert answering(hand, first - timedelta(days=1)) == ["REC"]
    assert letters(hand, first)["SUP"] == {"A", "R"}
    assert answering(hand, first) == ["SUP"]
    assert answering(hand, first + timedelta(days=999)) == ["SUP"]


def test_taking_back_a_later_a_gives_it_back_or_is_refused(hand):
    later = (TODAY + timedelta(days=8)).isoformat()
    hand.do("assign-duty", duty=DUTY, post="SUP", letters="A", first=later)
    attempt(hand, {"NO_A"}, "assign-duty", duty=DUTY, post="SUP", letters="-")
    for days in range(HORIZON):
        assert len(answering(hand, TODAY + timedelta(days=days))) == 1, days


def test_an_a_that_begins_earlier_than_planned_leaves_no_day_without_one(hand):
    later = (TODAY + timedelta(days=8)).isoformat()
    hand.do("assign-duty", duty=DUTY, post="SUP", letters="A", first=later)
    hand.do("assign-duty", duty=DUTY, post="SUP", letters="A")
    for days in range(HORIZON):
        assert answering(hand, TODAY + timedelta(days=days)) == ["SUP"], days


def test_an_a_that_is_planned_for_another_post_stays_planned(hand):
    later = TODAY + timedelta(days=8)
    hand.do("assign-duty", duty=DUTY, post="NM", letters="A", first=later.isoformat())
    hand.do("assign-duty", duty=DUTY, post="SUP", letters="A")
    expected = [["SUP"]] * 8 + [["NM"]] * (HORIZON - 8)
    assert [answering(hand, TODAY + timedelta(days=days)) for days in range(HORIZON)] == expected
    hand.do("assign-duty", duty=DUTY, post="NM", letters="-")
    assert {tuple(answering(hand, TODAY + timedelta(days=days))) for days in range(HORIZON)} == {("SUP",)}


@pytest.mark.parametrize("seed", range(5))
def test_whatever_was_asked_for_every_day_has_exactly_one_a(hand, seed):
    chance = Random(seed)
    for _ in range(12):
        post, wanted = chance.choice(POSTS), chance.choice(LETTERS)
        first = TODAY + timedelta(days=chance.choice((0, 0, 3, 7, 14)))
        asked = {"duty": DUTY, "post": post, "letters": wanted, "first": first.isoformat()}
        if attempt(hand, {"NO_A"}, "assign-duty", **asked) is None:
            continue
        held = letters(hand, first).get(post, set())
        assert held == (set() if wanted == "-" else set(wanted.split("/")))
        for days in range(HORIZON):
            assert len(answering(hand, TODAY + timedelta(days=days))) == 1, (post, wanted, first, days)
    check(hand)


def test_letters_that_are_none_are_refused(hand):
    for wanted in ["", "B", "R/A", "A/R/C", "a"]:
        error = refused(hand, "assign-duty", duty=DUTY, post="SUP", letters=wanted)
        assert (error.code, error.field) == ("FIELD_INVALID", "letters")


def outside(hand: Hand) -> str:
    """A post in a department that lies outside the centre."""
    hand.do("add-post", code="GRD", department="SEC", name_en="Guard", name_zh="保安员")
    return "GRD"


@pytest.mark.parametrize("wanted", ["A", "R", "A/R"])
def test_a_post_outside_the_centre_neither_answers_nor_does(hand, wanted):
    error = refused(hand, "assign-duty", duty=DUTY, post=outside(hand), letters=wanted)
    assert (error.code, error.field) == ("OUTSIDE_CENTRE", "post")


@pytest.mark.parametrize("wanted", ["C", "I", "-"])
def test_a_post_outside_the_centre_is_asked_and_told(hand, wanted):
    hand.do("assign-duty", duty=DUTY, post=outside(hand), letters=wanted)
    assert letters(hand, TODAY).get("GRD", set()) == set(wanted) - {"-"}


@pytest.mark.parametrize("who", [{"answers": "GRD"}, {"answers": "REC", "does": ["GRD"]}])
def test_a_new_duty_is_not_given_to_a_post_outside_the_centre_either(hand, who):
    outside(hand)
    asked = {"code": "DU-90", "department": "FD", "name_en": "Umbrellas", "name_zh": "雨伞", **who}
    assert refused(hand, "add-duty", **asked).code == "OUTSIDE_CENTRE"


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"duty": "DU-99", "post": "SUP"}, "DUTY_UNKNOWN", "duty"),
        ({"duty": DUTY, "post": "XXX"}, "POST_UNKNOWN", "post"),
    ],
)
def test_what_is_not_there_is_said_by_name(hand, fields, code, field):
    error = refused(hand, "assign-duty", letters="A", **fields)
    assert (error.code, error.field) == (code, field)


def test_a_duty_is_named_in_either_case(hand):
    assert hand.do("assign-duty", duty="du-06", post="HKS", letters="C").result["duty"] == DUTY


SECOND_A = "INSERT INTO duty_assignment (duty, post, raci, valid_from, valid_to) VALUES (:duty, :post, 'A', :first, :last)"


def test_the_database_keeps_a_second_a_out_on_any_day(hand):
    for post, first, last in [
        ("SUP", "2026-11-23", None),
        ("SUP", "2027-05-01", "2027-05-01"),
        ("SUP", "2020-01-01", "2026-11-23"),
        ("REC", "2026-12-01", None),
    ]:
        with pytest.raises(IntegrityError, match="tr_duty_assignment"), hand.desk.file.write() as session:
            session.execute(text(SECOND_A), {"duty": DUTY, "post": post, "first": first, "last": last})
        assert answering(hand, TODAY) == ["REC"]


def test_the_database_lets_an_a_end_before_another_begins(hand):
    with hand.desk.file.write() as session:
        values = {"duty": DUTY, "post": "SUP", "first": "2020-01-01", "last": "2026-11-22"}
        session.execute(text(SECOND_A), values)
    assert answering(hand, TODAY - timedelta(days=1)) == ["SUP"]
    with pytest.raises(IntegrityError, match="tr_duty_assignment_one_a"), hand.desk.file.write() as session:
        session.execute(text("UPDATE duty_assignment SET valid_to = NULL WHERE valid_to = '2026-11-22'"))


def test_who_answers_for_what_in_a_new_hotel_is_the_handbooks_count(hand):
    counted = dict(hand.rows("SELECT post, count(*) FROM duty_assignment WHERE raci = 'A' GROUP BY post"))
    assert counted == {"GM": 3, "SUP": 5, "NM": 2, "RES": 4, "REC": 10, "HKS": 9, "MNT": 4, "CRM": 10, "CMP": 6,
                       "INF": 8, "TQC": 3}  # fmt: skip
