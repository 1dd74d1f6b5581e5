"""Whom a notice reaches: posts, departments, everybody; who joins, who leaves, who stands in."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.invariants import check

POSTS = {
    "admin": ("GM",), "desk": ("REC",), "night": ("NM",), "chief": ("SUP",), "book": ("RES",), "host": ("REC", "CRM"),
    "house": ("HKS",), "maid": ("RAT",), "fixer": ("MNT",), "crm": ("CRM",), "cmp": ("CMP",), "inf": ("INF",), "tqc": ("TQC",),
}  # fmt: skip
DEPARTMENTS = {
    "MG": {"GM", "SUP", "NM"}, "RES": {"RES"}, "FD": {"REC"}, "HK": {"HKS", "RAT", "MNT"}, "CRM": {"CRM"}, "CI": {"CMP"},
    "IT": {"INF"}, "TQ": {"TQC"}, "SEC": set(), "FNB": set(), "FIN": set(), "SAL": set(), "HR": set(),
}  # fmt: skip
CODES = sorted({post for posts in POSTS.values() for post in posts} | set(DEPARTMENTS))


@pytest.fixture
def everybody(crew) -> None:
    """Somebody in every post, and one who holds two."""
    for login, posts in POSTS.items():
        if login not in crew.numbers:
            crew.hire(login, *posts)


def readers(codes: set[str]) -> set[str]:
    """The logins that a notice to `codes` is for. A code that is a post and a department means the post."""
    posts = {
        one for code in codes for one in ({code} if code in POSTS_KNOWN else DEPARTMENTS.get(code, set()))
    }
    return {login for login, held in POSTS.items() if posts & set(held) or "all" in codes}


POSTS_KNOWN = {post for posts in POSTS.values() for post in posts}


def post(crew, *to: str, login: str = "admin", **fields) -> str:
    return str(
        crew.do(login, "post-notice", title="Water off at two", to=list(to), **fields).result["notice"]
    )


def seen_by(crew, no: str) -> set[str]:
    return {login for login in POSTS if no in [row.notice for row in crew.show(login, "notices")]}


def test_every_post_and_every_department_is_reached(crew, everybody):
    for code in CODES:
        if readers({code}):
            done = crew.do("admin", "post-notice", title="x", to=[code]).result
            assert seen_by(crew, done["notice"]) == readers({code}), code
            assert done["people"] == len(readers({code})), code


def test_everybody_is_reached_by_a_word(crew, everybody):
    for word in ("all", "ALL", "All"):
        assert seen_by(crew, post(crew, word)) == set(POSTS)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(CODES), min_size=1, max_size=4))
def test_several_addressees_reach_each_person_once(crew, everybody, codes):
    if not readers(codes):
        assert crew.code("admin", "post-notice", title="x", to=sorted(codes)) == "NOBODY_ADDRESSED"
        return
    done = crew.do("admin", "post-notice", title="x", to=sorted(codes)).result
    assert done["people"] == len(readers(codes))
    assert seen_by(crew, done["notice"]) == readers(codes)
    missing = crew.show("admin", "notice", no=done["notice"]).missing
    assert sorted(line.split()[0] for line in missing) == sorted(
        crew.numbers[login] for login in readers(codes)
    )


def test_the_same_addressee_twice_is_one(crew):
    no = post(crew, "REC", "REC", "FD")
    assert [row.notice for row in crew.show("desk", "notices")] == [no]
    assert crew.hand.value("SELECT count(*) FROM notice_addressee") == 2


@pytest.mark.parametrize("code", ["SEC", "TQC", "HK"])
def test_a_notice_that_would_reach_nobody_is_refused(crew, code):
    refusal = crew.refused("admin", "post-notice", title="x", to=[code])
    assert (refusal.code, refusal.field) == ("NOBODY_ADDRESSED", "to")
    assert crew.hand.rows("SELECT count(*) FROM notice") == [(0,)]


@pytest.mark.parametrize("code", ["XX", "rec", "desk", "everybody"])
def test_an_addressee_that_is_not_there_is_refused(crew, code):
    refusal = crew.refused("admin", "post-notice", title="x", to=["REC", code])
    assert (refusal.code, refusal.field) == ("ADDRESSEE_UNKNOWN", "to")
    assert code in str(refusal)
    assert crew.code("admin", "post-notice", title="x", to=[]) == "FIELD_INVALID"


def test_who_joins_later_is_reached_and_who_leaves_is_not_asked_any_more(crew):
    no = post(crew, "REC", must_read=True, until="2026-11-30")
    crew.hire("second", "REC")
    assert [row.notice for row in crew.show("second", "notices", unread=True)] == [no]
    assert crew.show("second", "me").must_reads == 1
    crew.do("admin", "leave-staff", staff="desk")
    crew.do("admin", "close-day")
    assert [line.split()[0] for line in crew.show("admin", "notice", no=no).missing] == [
        crew.numbers["second"]
    ]


def test_who_stands_in_is_reached_while_standing_in(crew):
    no = post(crew, "NM", until="2026-11-30")
    assert crew.show("desk", "notices") == []
    crew.do(
        "admin", "deputise", staff="desk", absent="night", first="2026-11-23", last="2026-11-23", reason="ill"
    )
    assert [row.notice for row in crew.show("desk", "notices")] == [no]
    crew.do("admin", "close-day")
    assert crew.show("desk", "notices") == []


def test_who_changes_posts_is_reached_in_the_new_one(crew):
    no = post(crew, "RES", "NM", until="2026-11-30")
    crew.do("admin", "give-post", staff="desk", post="RES")
    assert [row.notice for row in crew.show("desk", "notices")] == [no]


def test_a_job_reads_no_notices(crew):
    no = post(crew, "all")
    assert crew.show("cron", "notices") == []
    assert crew.code("cron", "read-notice", notice=no) == "NOBODY"
    check(crew.hand)


def test_a_notice_says_which_department_it_comes_from(crew):
    no = post(crew, "all", login="desk")
    assert crew.show("night", "notice", no=no).department == "FD"
    assert crew.show("night", "notice", no=post(crew, "all", login="cron")).department == "IT"


def test_everybody_writes_notices_but_the_room_attendant_who_reads_them(crew, everybody):
    for login in POSTS:
        if login != "maid":
            assert crew.show("desk", "notice", no=post(crew, "all", login=login)).author == login
    assert crew.code("maid", "post-notice", title="x", to=["all"]) == "DENIED"
    assert crew.do("maid", "read-notice", notice=post(crew, "HK")).result["read"] == 1
