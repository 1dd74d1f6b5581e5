"""Lines kept from most eyes: that they are there is seen, what they say only after asking, and asking is on record."""

from datetime import timedelta

import pytest

from hotelcs.i18n import LANGUAGES, use
from hotelcs.workflows.views import VIEWS
from tests.conftest import NOON
from tests.invariants import check

SECRET = "Guest of 102 spoke of taking pills"
TEN = timedelta(minutes=10)


@pytest.fixture
def no(crew) -> str:
    """A restricted line of the night manager's."""
    return str(crew.log("night", SECRET, restricted=True, carry_over=True, report_up=True, room="102"))


def ask(crew, login: str, no: str, reason: str = "the doctor asks"):
    return crew.do(login, "open-restricted", entry=no, reason=reason)


def test_it_is_seen_that_there_is_a_line_but_not_what_it_says(crew, no):
    for login in ("desk", "night", "admin"):
        (line,) = crew.show(login, "log")
        assert (line.entry, line.words, line.restricted, line.room, line.link) == (no, "", True, "", "")
        assert crew.show(login, "log", room="102") == [], "which room it is about is not found out by asking"
        assert {(item.kind, item.room) for item in crew.show(login, "items")} == {("log", ""), ("report", "")}


def test_after_asking_the_room_and_the_record_are_seen_too(crew):
    no = crew.log("night", SECRET, restricted=True, room="102", link="R261123-001")
    ask(crew, "admin", no)
    line = crew.show("admin", "log-entry", no=no)
    assert (line.words, line.room, line.link) == (SECRET, "102", "R261123-001")


def test_no_view_shows_what_it_says_to_who_has_not_asked(crew, no):
    crew.do("night", "open-shift")
    needed = {"no": no, "text": "pills", "day": "2026-11-23"}
    for name, view in VIEWS.items():
        for login in ("desk", "admin"):
            try:
                seen = crew.show(login, name, **{one: needed.get(one, "1") for one in view.needs})
            except Exception as refusal:
                seen = str(refusal)
            assert "pills" not in repr(seen), name
    assert "pills" not in str(crew.hand.rows("SELECT result FROM ledger"))


def test_a_handover_does_not_write_it_down(crew, no):
    crew.do("night", "open-shift")
    crew.do("night", "hand-over", counted=0)
    assert "pills" not in str(crew.hand.rows("SELECT words FROM handover_line"))
    assert no in str(crew.hand.rows("SELECT ref FROM handover_line"))


def test_it_is_read_after_asking_with_a_reason_and_the_reading_is_in_the_ledger(crew, no):
    refusal = crew.hidden("admin", "log-entry", no=no)
    assert (refusal.code, refusal.exit, refusal.next) == ("OPEN_FIRST", 6, ("open-restricted",))
    done = ask(crew, "admin", no)
    assert crew.show("admin", "log-entry", no=no).words == SECRET
    entry = crew.hand.rows("SELECT verb, actor, at, result FROM ledger WHERE seq = :seq", seq=done.entry)[0]
    assert entry[:3] == ("open-restricted", "admin", "2026-11-23T07:00:00Z")
    assert no in entry[3]
    assert "the doctor asks" in entry[3]
    check(crew.hand)


@pytest.mark.parametrize(
    ("passed", "seen"),
    [
        (timedelta(0), True),
        (TEN - timedelta(seconds=1), True),
        (TEN, True),
        (TEN + timedelta(seconds=1), False),
        (timedelta(days=1), False),
    ],
)
def test_asking_is_good_for_ten_minutes(crew, no, passed, seen):
    ask(crew, "admin", no)
    crew.now = NOON + passed
    if seen:
        assert crew.show("admin", "log-entry", no=no).words == SECRET
    else:
        assert crew.hidden("admin", "log-entry", no=no).code == "OPEN_FIRST"
        ask(crew, "admin", no)
        assert crew.show("admin", "log-entry", no=no).words == SECRET


def test_asking_is_good_for_the_one_who_asked_and_for_the_one_line(crew, no):
    other = crew.log("night", "Another matter", restricted=True)
    ask(crew, "admin", no)
    assert crew.hidden("night", "log-entry", no=no).code == "OPEN_FIRST"
    assert crew.hidden("desk", "log-entry", no=no).code == "OPEN_FIRST"
    assert crew.hidden("admin", "log-entry", no=other).code == "OPEN_FIRST"
    assert crew.show("admin", "log")[1].words == "", "the list shows it to nobody"


def test_who_lost_the_right_reads_no_more_of_it(crew, no):
    crew.hire("chief", "SUP")
    ask(crew, "chief", no)
    assert crew.show("chief", "log-entry", no=no).words == SECRET
    crew.do("admin", "revoke", post="SUP", right="restricted.read")
    assert crew.hidden("chief", "log-entry", no=no).exit == 6


def test_who_may_not_write_such_a_line_is_told_who_may(crew):
    for post in ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "INF", "TQC"):
        crew.hire(post.lower(), post)
        refusal = crew.refused(post.lower(), "log", text=SECRET, restricted=True)
        assert (refusal.code, refusal.field, refusal.exit) == ("DENIED", "restricted", 6), post
        assert set(refusal.items) == {"SUP", "NM", "GM", "CMP"}, post
        for language in LANGUAGES:
            use(language)
            assert str(refusal)
    assert crew.hand.rows("SELECT count(*) FROM log_entry") == [(0,)]


def test_who_may_not_read_such_a_line_cannot_ask(crew, no):
    for post in ("REC", "RES", "RAT", "HKS", "MNT", "CRM", "CMP", "INF", "TQC"):
        crew.hire(post.lower(), post)
        assert crew.code(post.lower(), "open-restricted", entry=no, reason="curious") == "DENIED", post
        assert crew.hidden(post.lower(), "log-entry", no=no).code == "OPEN_FIRST", post


def test_asking_needs_a_reason_and_a_line_that_is_kept_from_eyes(crew, no):
    plain = crew.log("desk")
    refusal = crew.refused("admin", "open-restricted", entry=plain, reason="x")
    assert (refusal.code, refusal.field) == ("NOT_RESTRICTED", "entry")
    assert crew.code("admin", "open-restricted", entry=no, reason="") == "FIELD_INVALID"
    assert crew.code("admin", "open-restricted", entry=no) == "FIELD_MISSING"
    assert crew.hidden("admin", "log-entry", no=no).code == "OPEN_FIRST"


def test_a_preview_of_asking_opens_nothing(crew, no):
    crew["admin"].desk.preview("open-restricted", {"entry": no, "reason": "x"})
    assert crew.hidden("admin", "log-entry", no=no).code == "OPEN_FIRST"


def test_a_correction_is_kept_from_the_same_eyes(crew, no):
    new = crew.do("night", "amend-log", entry=no, text="The guest of 102 is well, no pills").result["entry"]
    assert [line.words for line in crew.show("admin", "log")] == ["", ""]
    assert crew.hidden("admin", "log-entry", no=new).code == "OPEN_FIRST"
    ask(crew, "admin", no)
    assert crew.hidden("admin", "log-entry", no=new).code == "OPEN_FIRST"


MARKS = ("finish-log", "reopen-log", "read-log")


@pytest.mark.parametrize("verb", MARKS)
def test_nobody_acts_on_a_line_that_is_kept_from_their_eyes(crew, verb):
    """Whoever wrote it under a yes, and whoever was handed it, included."""
    crew.hire("cmp", "CMP")
    no = crew.log("cmp", SECRET, restricted=True, carry_over=True)
    crew.do("admin", "assign-item", item=no, to="desk")
    if verb == "reopen-log":
        crew.do("night", "finish-log", entry=no)
    for login in ("desk", "cmp"):
        refusal = crew.refused(login, verb, entry=no)
        assert (refusal.code, refusal.field, refusal.exit) == ("DENIED", "entry", 6), login
        assert set(refusal.items) == {"SUP", "NM", "GM"}
    assert crew.do("night", verb, entry=no).changed


def test_what_must_be_read_is_ticked_by_who_may_read_it_and_asked_of_nobody_else(crew):
    crew.hire("second", "REC")
    crew.do("desk", "open-shift")
    plain = crew.log("desk", must_read=True)
    no = crew.log("night", SECRET, restricted=True, must_read=True)
    crew.do("desk", "hand-over", counted=0)
    assert crew.show("second", "handover").must_read == (plain,)
    assert crew.show("night", "handover").must_read == (plain, no)
    refusal = crew.refused("second", "accept-handover", ticked=[plain, no])
    assert (refusal.code, refusal.field, refusal.exit) == ("DENIED", "ticked", 6)
    assert crew.refused("night", "accept-handover", ticked=[plain]).items == (no,)
    assert crew.refused("second", "accept-handover").items == (plain,)
    crew.do("second", "accept-handover", ticked=[plain])
    assert (
        crew.hand.rows(
            "SELECT actor FROM log_mark m JOIN log_entry e ON e.id = m.entry_id WHERE e.no = :no", no=no
        )
        == []
    )


def requested(crew) -> str:
    fields = {"text": SECRET, "restricted": True, "room": "102"}
    return str(
        crew.do("desk", "ask-approval", for_="log", fields=fields, reason="the doctor asks").result[
            "approval"
        ]
    )


def test_what_somebody_asks_to_keep_from_most_eyes_is_read_by_who_decides_while_it_waits(crew):
    """A yes and a no close it again, and so does its time."""
    crew.hire("chief", "SUP")
    crew.hire("other", "REC")
    number = requested(crew)
    assert crew.show("night", "approval", no=number).fields["text"] == SECRET
    assert crew.show("desk", "approval", no=number).fields == {}
    for login in ("desk", "other", "night"):
        (row,) = crew.show(login, "approvals", status="all")
        assert (row.approval, row.about) == (number, "")
    crew.do("night", "decide-approval", approval=number, approve=True)
    for login in ("night", "chief", "admin", "desk"):
        assert crew.show(login, "approval", no=number).fields == {}, login
    crew.do("desk", "log", text=SECRET, restricted=True, room="102")
    for login in ("night", "chief", "admin", "desk"):
        assert "pills" not in repr(crew.show(login, "approval", no=number)), login
    late = requested(crew)
    crew.wait(days=1)
    assert crew.show("night", "approval", no=late).fields == {}


def test_who_decides_but_may_not_read_such_lines_does_not_read_the_request(crew):
    crew.hire("chief", "SUP")
    crew.do("admin", "revoke", post="SUP", right="restricted.write")
    number = requested(crew)
    assert crew.show("chief", "approval", no=number).fields == {}
    assert crew.code("chief", "decide-approval", approval=number, approve=True) == "BEYOND_YOU"
