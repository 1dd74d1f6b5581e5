"""Notices: written, read once, asked for again, taken back, over."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.conftest import NOON
from tests.invariants import check

TITLE = "Water off at two"


def post(crew, login: str = "admin", **fields) -> str:
    asked = {"title": TITLE, "to": ["all"], **fields}
    return str(crew.do(login, "post-notice", **asked).result["notice"])


def listed(crew, login: str = "desk", **asked) -> list[str]:
    return [row.notice for row in crew.show(login, "notices", **asked)]


def presses(crew, login: str):
    """What presses somebody, without the duties that nobody has signed yet."""
    return [row for row in crew.show(login, "pressing") if row.kind != "unsigned"]


def test_a_notice_is_seen_as_it_was_written(crew):
    no = post(crew, body="From two to four.\nTell guests.", link="R261123-001", until="2026-11-25")
    row = crew.show("desk", "notices")[0]
    assert (row.notice, row.title, row.body) == (no, TITLE, "From two to four.\nTell guests.")
    assert (row.at, row.author, row.department, row.link) == (
        "2026-11-23 15:00",
        "admin",
        "MG",
        "R261123-001",
    )
    assert (row.until, row.must_read, row.read, row.reminded) == ("2026-11-25", False, "", False)


def test_what_must_be_read_has_a_last_day(crew):
    refusal = crew.refused("admin", "post-notice", title=TITLE, to=["all"], must_read=True)
    assert (refusal.code, refusal.field) == ("UNTIL_MISSING", "until")
    no = post(crew, must_read=True, until="2026-11-23")
    assert listed(crew, must_read=True) == [no]


def test_a_last_day_is_not_past(crew):
    refusal = crew.refused("admin", "post-notice", title=TITLE, to=["all"], until="2026-11-22")
    assert (refusal.code, refusal.field) == ("DAYS_REVERSED", "until")
    assert post(crew, until="2026-11-23")


@pytest.mark.parametrize("title", ["", "   "])
def test_a_notice_has_a_title(crew, title):
    assert crew.refused("admin", "post-notice", title=title, to=["all"]).field == "title"


def test_reading_is_noted_once_with_the_time_and_again_changes_nothing(crew):
    no = post(crew)
    first = crew.do("desk", "read-notice", notice=no.lower())
    assert (first.result, first.changed) == ({"notice": no, "read": 1, "people": 3}, 1)
    crew.wait(hours=1)
    again = crew.do("desk", "read-notice", notice=no)
    assert (again.result["read"], again.changed) == (1, 0)
    assert crew.show("desk", "notices")[0].read == "2026-11-23 15:00"
    assert crew.hand.rows("SELECT staff_id, at FROM notice_read") == [(2, "2026-11-23T07:00:00Z")]


def test_the_notice_shows_who_has_read_it_and_who_has_not(crew):
    no = post(crew, to=["REC", "NM"])
    crew.do("desk", "read-notice", notice=no)
    seen = crew.show("admin", "notice", no=no)
    assert seen.read_by == ("E002 Front desk 11-23 15:00",)
    assert seen.missing == ("E003 Night manager",)


@pytest.mark.parametrize("login", ["admin", "night", "second"])
def test_only_those_it_is_for_say_that_they_have_read_it(crew, login):
    """Whoever stands above and whoever wrote it included."""
    crew.hire("second", "RES")
    no = post(crew, to=["REC"])
    refusal = crew.refused(login, "read-notice", notice=no)
    assert (refusal.code, refusal.field, refusal.exit) == ("NOT_ADDRESSED", "notice", 6)
    assert crew.show("admin", "notice", no=no).read_by == ()
    assert crew.do("desk", "read-notice", notice=no).result == {"notice": no, "read": 1, "people": 1}


def test_what_is_in_a_notice_is_for_those_it_is_for_its_author_and_who_settles(crew):
    crew.hire("house", "HKS")
    crew.hire("maid", "RAT")
    crew.hire("crm", "CRM")
    no = post(crew, "crm", to=["HKS"], body="The guest of 102 steals towels", link="R261123-001")
    whole, blank = ("The guest of 102 steals towels", "R261123-001"), ("", "")
    for login, told in (
        ("house", whole),
        ("crm", whole),
        ("night", whole),
        ("admin", whole),
        ("maid", blank),
        ("desk", blank),
        ("cron", blank),
    ):
        (row,) = crew.show(login, "notices", all=True)
        one = crew.show(login, "notice", no=no)
        assert (row.title, one.title) == (TITLE, TITLE), login
        assert ((row.body, row.link), (one.body, one.link)) == (told, told), login
    crew.do("admin", "give-post", staff="maid", post="HKS")
    assert crew.show("maid", "notices", all=True)[0].body == whole[0]


def test_unread_ones_come_first_and_what_must_be_read_before_the_others(crew):
    plain = post(crew)
    must = post(crew, must_read=True, until="2026-11-30")
    later = post(crew)
    assert listed(crew) == [must, later, plain]
    crew.do("desk", "read-notice", notice=must)
    assert listed(crew) == [later, plain, must]
    assert listed(crew, unread=True) == [later, plain]
    assert listed(crew, must_read=True) == [must]
    assert listed(crew, unread=True, must_read=True) == []
    assert listed(crew, limit=1) == [later]


def test_all_lists_everybodys_newest_first_without_what_was_taken_back(crew):
    first, second = post(crew, to=["NM"]), post(crew, to=["GM"])
    assert listed(crew) == []
    assert listed(crew, all=True) == [second, first]
    crew.do("admin", "withdraw-notice", notice=second)
    assert listed(crew, all=True) == [first]


@pytest.mark.parametrize(
    ("until", "closes", "shown"),
    [("2026-11-23", 0, True), ("2026-11-23", 1, False), ("2026-11-25", 2, True), ("2026-11-25", 3, False)],
)
def test_a_notice_is_shown_to_the_end_of_its_last_business_day(crew, until, closes, shown):
    no = post(crew, must_read=True, until=until)
    for _ in range(closes):
        crew.do("admin", "close-day")
    assert (listed(crew) == [no]) is shown
    assert crew.show("desk", "me").must_reads == shown
    assert crew.show("desk", "notice", no=no).title == TITLE, "it can still be looked up"


@pytest.mark.parametrize(
    ("passed", "shown"),
    [(timedelta(days=30), True), (timedelta(days=30, seconds=1), False), (-timedelta(hours=2), True)],
)
def test_a_notice_without_a_last_day_is_shown_for_thirty_days(crew, passed, shown):
    no = post(crew)
    crew.now = NOON + passed
    assert (listed(crew) == [no]) is shown


def test_a_notice_taken_back_is_gone_but_who_read_it_stays_on_record(crew):
    no = post(crew, must_read=True, until="2026-11-30")
    crew.do("desk", "read-notice", notice=no)
    assert crew.do("admin", "withdraw-notice", notice=no).result["read"] == 1
    assert listed(crew, "night") == []
    seen = crew.show("admin", "notice", no=no)
    assert (seen.withdrawn, seen.read_by) == (True, ("E002 Front desk 11-23 15:00",))
    for verb in ("read-notice", "remind-notice", "withdraw-notice"):
        refusal = crew.refused("admin", verb, notice=no)
        assert (refusal.code, refusal.field) == ("NOTICE_UNKNOWN", "notice")
    check(crew.hand)


@pytest.mark.parametrize("verb", ["read-notice", "remind-notice", "withdraw-notice"])
def test_a_notice_that_is_not_there_is_refused(crew, verb):
    assert crew.code("admin", verb, notice="B261123-001") == "NOTICE_UNKNOWN"
    assert crew.hidden("admin", "notice", no="B261123-001").code == "NOTICE_UNKNOWN"


@pytest.mark.parametrize("verb", ["remind-notice", "withdraw-notice"])
def test_only_the_author_or_who_settles_asks_again_or_takes_back(crew, verb):
    crew.hire("second", "REC")
    no = post(crew, "desk")
    refusal = crew.refused("second", verb, notice=no)
    assert (refusal.code, refusal.exit) == ("NOT_YOURS", 6)
    assert "desk" in str(refusal)
    crew.do("night" if verb == "remind-notice" else "desk", verb, notice=no)


def test_asking_again_presses_those_who_have_not_read_it(crew):
    no = post(crew)
    crew.do("desk", "read-notice", notice=no)
    assert presses(crew, "night") == []
    crew.wait(hours=1)
    crew.do("admin", "remind-notice", notice=no)
    assert [(row.kind, row.ref, row.alarm) for row in presses(crew, "night")] == [("must_read", no, True)]
    assert crew.show("night", "notices")[0].reminded
    crew.do("night", "read-notice", notice=no)
    assert presses(crew, "night") == []
    assert not crew.show("night", "notices")[0].reminded


def test_asking_again_leaves_those_alone_who_have_read_it(crew):
    no = post(crew)
    crew.do("desk", "read-notice", notice=no)
    crew.wait(hours=1)
    crew.do("admin", "remind-notice", notice=no)
    assert not crew.show("desk", "notices")[0].reminded
    assert presses(crew, "desk") == []


def test_what_must_be_read_is_told_at_sign_in_until_it_is_read(crew):
    first = post(crew, must_read=True, until="2026-11-30")
    second = post(crew, must_read=True, until="2026-11-24", title="Fire drill")
    assert crew.show("desk", "me").must_reads == 2
    assert [(row.count, row.ref, row.words, row.alarm) for row in presses(crew, "desk")] == [
        (2, second, "Fire drill", False)
    ]
    for no in (first, second):
        crew.do("desk", "read-notice", notice=no)
    assert crew.show("desk", "me").must_reads == 0
    assert crew.show("night", "me").must_reads == 2
    assert presses(crew, "desk") == []


def test_who_read_a_notice_cannot_be_changed_afterwards(crew):
    no = post(crew)
    crew.do("desk", "read-notice", notice=no)
    for statement in ("DELETE FROM notice_read", "UPDATE notice_read SET staff_id = 1"):
        with pytest.raises(Exception, match="notice_read"), crew.hand.desk.file.write() as session:
            session.execute(text(statement))


def test_two_who_read_at_once_are_two_receipts(crew):
    no = post(crew)
    for login in ("desk", "night"):
        crew[login].do("read-notice", key="same", notice=no) if login == "desk" else crew.do(
            login, "read-notice", notice=no
        )
    assert crew["desk"].do("read-notice", key="same", notice=no).replayed
    assert len(crew.show("admin", "notice", no=no).read_by) == 2


def test_what_is_asked_for_again_presses_however_many_notices_there_are_since(crew):
    no = post(crew)
    crew.do("admin", "remind-notice", notice=no)
    for number in range(51):
        post(crew, title=f"No. {number}")
    assert [(row.kind, row.ref, row.alarm) for row in presses(crew, "desk")] == [("must_read", no, True)]
    assert no not in listed(crew), "fifty are listed"
    assert no in listed(crew, limit=100)


def test_what_is_asked_for_again_is_named_before_what_must_be_read(crew):
    plain = post(crew)
    post(crew, must_read=True, until="2026-11-30", title="Fire drill")
    crew.do("admin", "remind-notice", notice=plain)
    assert [(row.count, row.ref, row.alarm) for row in presses(crew, "desk")] == [(2, plain, True)]


def test_the_list_of_everybodys_notices_says_which_one_has_read(crew):
    first, second = post(crew, to=["REC"]), post(crew, to=["NM"])
    crew.do("desk", "read-notice", notice=first)
    assert listed(crew, all=True) == [second, first]
    assert listed(crew, all=True, unread=True) == [second]
    assert [row.read for row in crew.show("desk", "notices", all=True)] == ["", "2026-11-23 15:00"]
