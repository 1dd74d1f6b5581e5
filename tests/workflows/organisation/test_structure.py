"""Departments, posts, what posts may, who stands in for whom: changed by who may, and never upwards."""

from contextlib import suppress

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.organisation.grants import RIGHTS
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.people.refusing import refused, signs_in_as

SPA = {"code": "SPA", "name_en": "Spa", "name_zh": "水疗"}
CONCIERGE = {"code": "CCG", "department": "FD", "name_en": "Concierge", "name_zh": "礼宾员"}


def grants(hand: Hand, post: str) -> set[str]:
    """The rights of a post."""
    return {
        right for (right,) in hand.rows("SELECT permission FROM post_grant WHERE post = :post", post=post)
    }


def limits(hand: Hand, post: str) -> tuple[int, int, int]:
    """What a post may give away."""
    ((case, day, off),) = hand.rows(
        "SELECT compensation_minor, gesture_minor, discount FROM post WHERE code = :post", post=post
    )
    return case, day, off


def test_a_department_is_added_once_and_listed_last(hand):
    hand.do("add-department", **SPA, kind="liaison")
    row = hand.desk.show("departments")[-1]
    assert (row.department, row.name, row.kind, row.active, row.duties) == ("SPA", "Spa", "liaison", True, 0)
    error = refused(hand, "add-department", **SPA)
    assert (error.code, error.field) == ("DEPARTMENT_KNOWN", "code")


def test_a_code_is_two_to_five_capitals(hand):
    for code in ("sp", "S", "SPAAAA", "S1"):
        for verb, asked in (("add-department", SPA), ("add-post", CONCIERGE)):
            assert refused(hand, verb, **{**asked, "code": code}).code == "FIELD_INVALID"
    assert refused(hand, "add-department", **SPA, kind="outside").field == "kind"
    assert refused(hand, "add-post", **CONCIERGE, level=6).field == "level"


def test_a_new_post_reads_signs_and_raises_the_alarm_and_nothing_else(hand):
    done = hand.do("add-post", **CONCIERGE, level=2, reports_to="SUP")
    assert done.result == {"post": "CCG", "department": "FD", "what": "added"}
    assert grants(hand, "CCG") == {"door", "read", "account.own", "incident.raise", "duty.sign"}
    assert limits(hand, "CCG") == (0, 0, 0)
    (row,) = [row for row in hand.desk.show("posts") if row.post == "CCG"]
    assert (row.level, row.reports_to, row.deputies, row.holders) == (2, "SUP", "", 0)
    check(hand)


def test_a_post_that_cannot_be_is_refused_by_its_field(hand):
    for fields, code, field in [
        ({"code": "REC"}, "POST_KNOWN", "code"),
        ({"department": "XX"}, "DEPARTMENT_UNKNOWN", "department"),
        ({"reports_to": "XXX"}, "POST_UNKNOWN", "reports_to"),
        ({"level": 0}, "FIELD_INVALID", "level"),
    ]:
        error = refused(hand, "add-post", **{**CONCIERGE, **fields})
        assert (error.code, error.field) == (code, field)


def test_nobody_adds_a_post_above_their_own(hand):
    chief = signs_in_as(hand, "sup", "SUP")
    error = refused(chief, "add-post", **CONCIERGE, level=5)
    assert (error.code, error.field) == ("ABOVE_YOU", "level")
    chief.do("add-post", **CONCIERGE, level=4)
    chief.desk.close()


# --- rights


def test_a_right_is_granted_taken_and_given_back(hand):
    done = hand.do("grant", post="MNT", right="guest.read")
    assert done.result["what"] == "+guest.read"
    assert "guest.read" in grants(hand, "MNT")
    assert hand.do("grant", post="MNT", right="guest.read").changed == 0
    hand.desk.undo(done.entry)
    assert "guest.read" not in grants(hand, "MNT")
    taken = hand.do("revoke", post="REC", right="id.reveal")
    hand.desk.undo(taken.entry)
    assert "id.reveal" in grants(hand, "REC")
    assert hand.do("revoke", post="MNT", right="guest.read").changed == 0


def test_the_list_of_rights_names_the_posts_that_have_each(hand):
    rows = {row.right: row for row in hand.desk.show("rights")}
    assert set(rows) == set(RIGHTS)
    assert all({(post, right) for post in row.posts} <= set(hand.rows("SELECT post, permission FROM post_grant"))
               for right, row in rows.items())  # fmt: skip
    assert sum(len(row.posts) for row in rows.values()) == hand.value("SELECT count(*) FROM post_grant")
    clerk = hand.at("desk")
    assert {row.right for row in clerk.desk.show("rights", mine=True)} == grants(hand, "REC")
    clerk.desk.close()


def test_a_post_or_right_that_is_none_is_said_by_name(hand):
    for verb in ["grant", "revoke"]:
        for fields, code, field in [
            ({"post": "XXX", "right": "read"}, "POST_UNKNOWN", "post"),
            ({"post": "REC", "right": "fly"}, "RIGHT_UNKNOWN", "right"),
            ({"post": "REC", "right": "READ"}, "RIGHT_UNKNOWN", "right"),
            ({"post": "REC", "right": ""}, "FIELD_INVALID", "right"),
        ]:
            error = refused(hand, verb, **fields)
            assert (error.code, error.field) == (code, field)


def test_nobody_gives_a_right_they_do_not_have_whichever_it_is(hand):
    other = signs_in_as(hand, "inf", "INF")
    own = grants(hand, "INF")
    for right in sorted(set(RIGHTS) - own):
        error = refused(other, "grant", post="MNT", right=right)
        assert (error.code, error.field, error.exit) == ("NOT_YOURS_TO_GIVE", "right", 6)
        assert "GM" in error.items
    for right in sorted(own):
        other.do("grant", post="MNT", right=right)
    assert own <= grants(hand, "MNT")
    other.desk.close()


def test_posts_above_ones_own_are_left_alone(hand):
    other = signs_in_as(hand, "inf", "INF")
    for verb in ("grant", "revoke"):
        for post in ("GM", "SUP", "NM"):
            error = refused(other, verb, post=post, right="read")
            assert (error.code, error.field) == ("ABOVE_YOU", "post")
    other.desk.close()


@pytest.mark.parametrize("post", ["SUP", "NM", "INF", "REC", "HKS", "TQC", "MNT"])
def test_nobody_comes_by_a_right_they_do_not_have_by_giving_themselves_a_post(hand, post):
    person = signs_in_as(hand, "x", post)
    before = set(person.desk.show("me").rights)
    for (other,) in hand.rows("SELECT code FROM post"):
        with suppress(Refusal):
            person.do("give-post", staff="x", post=other)
    gained = set(person.desk.show("me").rights) - before
    person.desk.close()
    assert gained == set()


# --- limits


def test_a_post_may_give_away_what_was_set_and_what_is_not_named_stays(hand):
    before = limits(hand, "REC")
    hand.do("set-limits", post="REC", discount=10)
    assert limits(hand, "REC") == (*before[:2], 10)
    hand.do("set-limits", post="REC", compensation="80.00", gesture=0)
    assert limits(hand, "REC") == (8000, 0, 10)


@pytest.mark.parametrize(
    ("field", "own"), [("compensation", 500_000), ("gesture", 200_000), ("discount", 100)]
)
def test_nobody_lets_others_give_away_more_than_they_may_themselves(hand, field, own):
    hand.do("set-limits", post="REC", **{field: own})
    error = refused(hand, "set-limits", post="REC", **{field: own + 1})
    assert error.code == ("FIELD_INVALID" if field == "discount" else "BEYOND_YOU")
    assert error.field == field


def test_whoever_may_give_nothing_away_can_lower_a_limit_and_not_raise_it(hand):
    other = signs_in_as(hand, "inf", "INF")
    error = refused(other, "set-limits", post="REC", compensation=5001)
    assert (error.code, error.field, error.exit) == ("BEYOND_YOU", "compensation", 6)
    other.do("set-limits", post="REC", compensation=5000, discount=0)
    other.do("set-limits", post="REC", compensation=100)
    assert refused(other, "set-limits", post="REC", compensation=5000).code == "BEYOND_YOU"
    assert refused(other, "set-limits", post="GM", discount=1).code == "ABOVE_YOU"
    other.desk.close()


def test_a_limit_that_is_none_is_refused(hand):
    for fields in [{"compensation": -1}, {"discount": 101}, {"discount": -1}, {"gesture": "1.5.0"}]:
        assert refused(hand, "set-limits", post="REC", **fields).code == "FIELD_INVALID"


# --- deputies


def deputies(hand: Hand, post: str) -> list[str]:
    """Who stands in for a post, in order."""
    return [
        code
        for (code,) in hand.rows(
            "SELECT deputy FROM post_deputy WHERE post = :post ORDER BY place", post=post
        )
    ]


def test_deputies_stand_in_the_order_in_which_they_are_named_and_once_each(hand):
    hand.do("set-deputies", post="REC", deputies=["GM", "SUP", "GM", "HKS"])
    assert deputies(hand, "REC") == ["GM", "SUP", "HKS"]
    assert next(row.deputies for row in hand.desk.show("posts") if row.post == "REC") == "GM SUP HKS"
    hand.do("set-deputies", post="REC")
    assert deputies(hand, "REC") == []


def test_a_chain_that_cannot_be_leaves_the_old_one(hand):
    for chain, code, field in [
        (["SUP", "REC"], "SAME_PERSON", "deputies"),
        (["SUP", "XXX"], "POST_UNKNOWN", "deputies"),
        (["SUP"] * 10, "FIELD_INVALID", "deputies"),
    ]:
        before = deputies(hand, "REC")
        error = refused(hand, "set-deputies", post="REC", deputies=chain)
        assert (error.code, error.field) == (code, field)
        assert deputies(hand, "REC") == before


def test_the_order_decides_who_answers(hand):
    hand.do("roster", staff="E003", day="2026-11-23", shift="late")
    chief = signs_in_as(hand, "sup", "SUP")
    hand.do("roster", staff="sup", day="2026-11-23", shift="late")
    for chain, owner in ((["SUP", "NM"], "E004"), (["NM", "SUP"], "E003"), (["HKS"], "")):
        hand.do("set-deputies", post="REC", deputies=chain)
        (row,) = [row for row in hand.desk.show("duty-owners") if row.duty == "DU-06"]
        assert row.staff == owner
    chief.desk.close()
