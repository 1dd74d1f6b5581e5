"""Posts with their days: given, ended, one of them the main one, none of them twice."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import attempt, hire, refused, signs_in_as

TODAY, TOMORROW, FRIDAY, DECEMBER = "2026-11-23", "2026-11-24", "2026-11-27", "2026-12-01"
FIRST = date(2026, 11, 20)


def held(hand: Hand, no: str = "E002") -> list[tuple[str, int, str, str | None]]:
    """Posts of somebody: code, main, first, last."""
    return hand.rows("SELECT h.post, h.main, h.valid_from, h.valid_to FROM staff_post h JOIN staff s ON s.id = h.staff_id "
                     "WHERE s.no = :no ORDER BY h.valid_from, h.post", no=no)  # fmt: skip


def on(hand: Hand, no: str, day: str) -> tuple[set[str], list[str]]:
    """The posts held on a day, and which of them are the main one."""
    rows = [(post, main) for post, main, first, last in held(hand, no) if first <= day <= (last or "9999")]
    assert len({post for post, _ in rows}) == len(rows), "a post twice on a day"
    return {post for post, _ in rows}, [post for post, main in rows if main]


def days(count: int = 40) -> Iterator[str]:
    """Some weeks around today."""
    return ((FIRST + timedelta(days=number)).isoformat() for number in range(count))


def test_another_post_is_held_beside_the_main_one(hand):
    done = hand.do("give-post", staff="E002", post="RES")
    assert done.result == {"staff": "E002", "post": "RES", "first": TODAY, "last": None, "main": False}
    assert on(hand, "E002", TODAY) == ({"REC", "RES"}, ["REC"])
    assert hand.at("desk").desk.show("me").posts == ("REC", "RES")


def test_a_new_main_post_takes_the_place_of_the_old_one_which_is_held_beside_it(hand):
    hand.do("give-post", staff="E002", post="RES", main=True, first=FRIDAY)
    assert on(hand, "E002", "2026-11-26") == ({"REC"}, ["REC"])
    assert on(hand, "E002", FRIDAY) == ({"REC", "RES"}, ["RES"])
    check(hand)


def test_a_post_for_some_time_needs_a_reason_and_ends_by_itself(hand):
    error = refused(hand, "give-post", staff="E002", post="RES", last=FRIDAY)
    assert (error.code, error.field) == ("REASON_MISSING", "reason")
    hand.do("give-post", staff="E002", post="RES", first=TOMORROW, last=FRIDAY, reason="a fair in town")
    assert [day for day in days() if "RES" in on(hand, "E002", day)[0]] == [
        "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27",
    ]  # fmt: skip
    (row,) = [row for row in hand.desk.show("staff-member", no="E002").held if row.post == "RES"]
    assert (row.first, row.last, row.reason, row.main) == (TOMORROW, FRIDAY, "a fair in town", False)


def test_after_a_main_post_for_some_time_the_old_one_is_the_main_one_again(hand):
    hand.do("give-post", staff="E002", post="RES", main=True, first=TOMORROW, last=FRIDAY, reason="a fair")
    assert on(hand, "E002", FRIDAY) == ({"REC", "RES"}, ["RES"])
    assert on(hand, "E002", DECEMBER) == ({"REC"}, ["REC"])


def test_what_cannot_be_given_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"post": "REC"}, "POST_HELD", "post"),
        ({"post": "REC", "first": DECEMBER}, "POST_HELD", "post"),
        ({"post": "REC", "first": "2026-11-01", "last": TODAY, "reason": "x"}, "POST_HELD", "post"),
        ({"post": "RES", "first": FRIDAY, "last": TOMORROW, "reason": "x"}, "DAYS_REVERSED", "last"),
        ({"post": "XXX"}, "POST_UNKNOWN", "post"),
        ({"staff": "E999", "post": "RES"}, "STAFF_UNKNOWN", "staff"),
    ]:
        error = refused(hand, "give-post", **{"staff": "E002", **fields})
        assert (error.code, error.field) == (code, field)


def test_a_post_that_was_held_before_can_be_given_again(hand):
    hand.do("end-post", staff="E002", post="REC", last=TODAY)
    hand.do("give-post", staff="E002", post="REC", first=FRIDAY, main=True)
    assert held(hand) == [("REC", 1, TODAY, TODAY), ("REC", 1, FRIDAY, None)]


def test_a_post_ends_with_a_day_or_at_once(hand):
    hand.do("give-post", staff="E002", post="RES", first="2026-11-20")
    done = hand.do("end-post", staff="E002", post="RES")
    assert done.result["last"] == "2026-11-22"
    assert "RES" not in on(hand, "E002", TODAY)[0]
    hand.do("end-post", staff="E002", post="REC", last=FRIDAY)
    assert on(hand, "E002", FRIDAY)[0] == {"REC"}
    assert on(hand, "E002", DECEMBER)[0] == set()


def test_a_post_of_today_that_ends_at_once_was_never_held(hand):
    hand.do("give-post", staff="E002", post="RES")
    hand.do("end-post", staff="E002", post="RES")
    assert [post for post, *_ in held(hand)] == ["REC"]


def test_a_post_that_is_not_held_does_not_end(hand):
    for post in ["RES", "NM"]:
        error = refused(hand, "end-post", staff="E002", post=post)
        assert (error.code, error.field) == ("POST_NOT_HELD", "post")


def test_nobody_gives_or_takes_what_stands_above_them(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    for verb, staff, post in (
        ("give-post", "E002", "GM"),
        ("end-post", "E001", "GM"),
    ):
        error = refused(chief, verb, staff=staff, post=post)
        assert (error.code, error.exit) == ("ABOVE_YOU", 6)
    chief.do("give-post", staff="E002", post="NM")
    chief.do("end-post", staff="E002", post="NM")
    chief.desk.close()


@pytest.mark.parametrize(("post", "others"), [
    ("INF", ["REC", "CMP", "HKS", "RES", "NM", "GM"]), ("SUP", ["NM", "REC", "GM"]), ("GM", ["REC", "SUP"]),
])  # fmt: skip
def test_nobody_gives_a_post_to_themselves(hand, post, others):
    person = signs_in_as(hand, "x", post)
    before = person.desk.show("me")
    for other in others:
        error = refused(person, "give-post", staff="x", post=other)
        assert (error.code, error.field, error.exit) == ("OWN_POST", "staff", 6)
        assert error.next == ("ask-supervisor",)
        hand.do("give-post", staff=hire(hand, "Wu Bo", other), post="CRM")
    for absent in ("E002", "E003"):
        error = refused(person, "deputise", **{**ABSENCE, "staff": "x", "absent": absent})
        assert (error.code, error.field) == ("OWN_POST", "staff")
    assert person.desk.show("me") == before
    person.desk.close()
    check(hand)


def test_an_administrator_above_whom_nobody_gives_posts_may(hand):
    for less in ("SUP", "INF"):
        signs_in_as(hand, less.lower(), less).desk.close()
    hand.do("give-post", staff="E001", post="REC")
    hand.do("deputise", **{**ABSENCE, "staff": "E001"})
    second = signs_in_as(hand, "second", "GM")
    assert refused(hand, "give-post", staff="E001", post="CRM").code == "OWN_POST"
    second.do("give-post", staff="E001", post="CRM")
    hand.do("disable-account", login="second")
    hand.do("give-post", staff="E001", post="CMP")
    second.desk.close()


def test_whoever_gives_posts_but_no_rights_never_gives_one_to_themselves(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    hand.do("give-post", staff="E003", post="INF")
    hand.do("end-post", staff="E001", post="GM")
    assert refused(chief, "give-post", staff="sup", post="REC").code == "OWN_POST"
    chief.desk.close()


def test_somebody_without_the_right_hears_who_has_it(hand):
    manager = hand.at("night")
    error = refused(manager, "give-post", staff="E002", post="RES")
    assert (error.code, error.items) == ("DENIED", ("INF", "SUP", "GM"))
    manager.desk.close()


SQL = "INSERT INTO staff_post (staff_id, post, main, valid_from, valid_to, reason) VALUES (2, :post, :main, :first, :last, '')"


def test_the_database_keeps_a_second_main_post_and_a_post_twice_out(hand):
    for post, main, first, last, rule in [
        ("RES", 1, DECEMBER, None, "tr_staff_post_main"),
        ("RES", 1, "2020-01-01", TODAY, "tr_staff_post_main"),
        ("REC", 0, DECEMBER, DECEMBER, "tr_staff_post_twice"),
        ("RES", 0, FRIDAY, TODAY, "days"),
    ]:
        with pytest.raises(IntegrityError, match=rule), hand.desk.file.write() as session:
            session.execute(text(SQL), {"post": post, "main": main, "first": first, "last": last})


@pytest.mark.parametrize("seed", range(6))
def test_on_every_day_nobody_holds_a_post_twice_or_has_two_main_posts(hand, seed):
    chance = Random(seed)
    no = hire(hand, "Li Na", "REC")
    for _ in range(14):
        post = chance.choice(["REC", "RES", "CRM", "HKS"])
        first = (FIRST + timedelta(days=chance.randint(0, 20))).isoformat()
        last = (FIRST + timedelta(days=chance.randint(0, 30))).isoformat()
        verb, fields = chance.choice([
            ("give-post", {"first": first, "main": chance.random() < 0.5}),
            ("give-post", {"first": first, "last": last, "reason": "r", "main": chance.random() < 0.5}),
            ("end-post", {"last": last}),
        ])  # fmt: skip
        before = {day: on(hand, no, day) for day in days()}
        done = attempt(
            hand, {"POST_HELD", "POST_NOT_HELD", "DAYS_REVERSED"}, verb, staff=no, post=post, **fields
        )
        if done is None:
            assert before == {day: on(hand, no, day) for day in days()}
            continue
        for day in days():
            posts, main = on(hand, no, day)
            assert len(main) <= 1
            if verb == "end-post":
                assert post not in posts or day <= done["last"]
                assert posts - {post} == before[day][0] - {post}
            else:
                within = done["first"] <= day <= (done["last"] or "9999")
                assert posts == before[day][0] | ({post} if within else set()), day
                assert not fields["main"] or not within or main == [post]
    check(hand)


# --- standing in


ABSENCE = {"staff": "E002", "absent": "E003", "first": TOMORROW, "last": FRIDAY, "reason": "a wedding"}


def test_a_stand_in_holds_the_posts_of_who_is_away_on_those_days_only(hand):
    hand.do("give-post", staff="E003", post="CMP")
    done = hand.do("deputise", **ABSENCE)
    assert done.result["first"] == TOMORROW
    for day in days():
        expected = {"REC", "NM", "CMP"} if TOMORROW <= day <= FRIDAY else {"REC"} if day >= TODAY else set()
        assert on(hand, "E002", day)[0] == expected, day
    rows = hand.desk.show("staff-member", no="E002").held
    assert {(row.post, row.deputy_for, row.reason, row.main) for row in rows if row.deputy_for} == {
        ("NM", "E003", "a wedding", False), ("CMP", "E003", "a wedding", False),
    }  # fmt: skip
    check(hand)


def test_a_post_the_deputy_holds_anyway_is_not_given_twice(hand):
    hand.do("give-post", staff="E003", post="REC")
    hand.do("deputise", **ABSENCE)
    assert on(hand, "E002", FRIDAY)[0] == {"REC", "NM"}


def test_a_deputy_who_holds_the_post_for_a_part_of_the_absence_stands_in_on_all_of_it(hand):
    hand.do("give-post", staff="E003", post="CMP")
    hand.do("give-post", staff="E002", post="NM", last="2026-11-25", reason="a trial")
    done = attempt(hand, {"POST_HELD"}, "deputise", **ABSENCE)
    away = [day for day in days() if TOMORROW <= day <= FRIDAY]
    assert done is None or all("NM" in on(hand, "E002", day)[0] for day in away)


def test_a_stand_in_holds_what_the_absent_one_holds_on_those_days_and_no_longer(hand):
    hand.do("give-post", staff="E003", post="CMP", first="2026-11-26")
    hand.do("end-post", staff="E003", post="NM", last="2026-11-25")
    hand.do("deputise", **ABSENCE)
    shown = [on(hand, "E002", day)[0] - {"REC"} for day in days() if TOMORROW <= day <= "2026-11-28"]
    assert shown == [{"NM"}, {"NM"}, {"CMP"}, {"CMP"}, set()]
    check(hand)


def test_nobody_stands_in_for_who_holds_no_post(hand):
    hand.do("end-post", staff="E003", post="NM", last=TODAY)
    error = refused(hand, "deputise", **ABSENCE)
    assert (error.code, error.field) == ("POST_NOT_HELD", "absent")


def test_standing_in_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"first": FRIDAY, "last": TOMORROW}, "DAYS_REVERSED", "last"),
        ({"absent": "E002"}, "SAME_PERSON", "absent"),
        ({"absent": "E999"}, "STAFF_UNKNOWN", "absent"),
        ({"staff": "E999"}, "STAFF_UNKNOWN", "staff"),
        ({"reason": ""}, None, "reason"),
        ({"last": None}, "FIELD_INVALID", "last"),
    ]:
        error = refused(hand, "deputise", **{**ABSENCE, **fields})
        assert error.field == field
        assert code is None or error.code == code


def test_whoever_holds_all_of_it_already_cannot_stand_in(hand):
    hand.do("give-post", staff="E002", post="NM")
    error = refused(hand, "deputise", **ABSENCE)
    assert (error.code, error.field) == ("POST_HELD", "staff")


def test_nobody_lets_somebody_stand_in_for_a_superior(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    assert refused(chief, "deputise", **{**ABSENCE, "absent": "E001"}).code == "ABOVE_YOU"
    chief.desk.close()


# --- the last day


def test_a_post_ends_with_the_last_day_and_none_begins_after_it(hand):
    hand.do("leave-staff", staff="E002", on=FRIDAY)
    assert hand.do("give-post", staff="E002", post="RES").result["last"] == FRIDAY
    error = refused(hand, "give-post", staff="E002", post="CRM", first=DECEMBER)
    assert (error.code, error.field) == ("STAFF_LEFT", "staff")
    assert refused(hand, "join-team", staff="E002", first=DECEMBER).code == "STAFF_LEFT"
    hand.do("join-team", staff="E002")
    assert hand.rows("SELECT valid_to FROM team_member") == [(FRIDAY,)]


def test_a_post_with_a_right_over_the_hotel_is_given_by_who_has_it(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    for verb, fields in (
        ("give-post", {"staff": "E002", "post": "INF"}),
        ("add-staff", {"name": "A", "posts": ["INF"]}),
        ("deputise", {**ABSENCE, "absent": hire(hand, "Sun Li", "INF")}),
    ):
        error = refused(chief, verb, **fields)
        assert (error.code, error.exit) == ("NOT_YOURS_TO_GIVE", 6), verb
    chief.desk.close()
