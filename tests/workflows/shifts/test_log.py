"""Lines of the shift log: written from anywhere, corrected by another line, carried over until they are done."""

from contextlib import suppress
from datetime import timedelta
from typing import get_args

import pytest

from hotelcs.errors import Refusal, Usage
from hotelcs.workflows.shifts.log_acts import Category
from tests.invariants import check

TEXT = "The lift stood still"


def open_lines(crew) -> set[tuple[str, str]]:
    """What is open by the table of open lines."""
    return set(crew.hand.rows("SELECT e.no, o.kind FROM log_open o JOIN log_entry e ON e.id = o.entry_id"))


def row(crew, no: str, login: str = "admin"):
    return crew.show(login, "log-entry", no=no)


def test_a_line_says_who_when_where_and_what_it_is_about(crew):
    crew.do("desk", "open-shift")
    no = crew.log("desk", "A leak\nunder the sink", category="maintenance", room="102", link="R261123-001")
    line = row(crew, no)
    assert (line.entry, line.at, line.business_date) == (no, "2026-11-23 15:00", "2026-11-23")
    assert (line.shift, line.department, line.author) == ("late", "FD", "desk")
    assert (line.category, line.room, line.link) == ("maintenance", "102", "R261123-001")
    assert line.words == "A leak\nunder the sink"
    assert not any((line.must_read, line.report_up, line.carry_over, line.restricted, line.open))
    assert (line.read_by, line.waits_for, line.amends, line.amended_by) == ("", "", "", "")


@pytest.mark.parametrize("category", get_args(Category))
def test_every_category_is_kept_and_found(crew, category):
    no = crew.log("desk", category=category)
    crew.log("desk", category="other" if category != "other" else "vip")
    assert [line.entry for line in crew.show("desk", "log", category=category)] == [no]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"text": ""}, "FIELD_INVALID", "text"),
        ({"text": "x" * 10_001}, "TEXT_TOO_LONG", "text"),
        ({"category": "gossip"}, "FIELD_INVALID", "category"),
        ({"room": "999"}, "ROOM_UNKNOWN", "room"),
    ],
)
def test_a_line_without_words_of_an_unknown_kind_or_room_is_refused(crew, fields, code, field):
    refusal = crew.refused("desk", "log", **{"text": TEXT, **fields})
    assert (refusal.code, refusal.field) == (code, field)
    assert crew.hand.rows("SELECT count(*) FROM log_entry") == [(0,)]


def test_a_line_can_be_written_where_no_shift_is_open(crew):
    assert row(crew, crew.log("desk")).shift == ""


def test_a_line_belongs_to_the_open_shift_of_the_own_department_or_else_of_the_desk(crew):
    crew.hire("maid", "RAT")
    crew.do("desk", "open-shift")
    assert row(crew, crew.log("maid")).department == "FD"
    crew.do("maid", "open-shift", department="HK")
    assert row(crew, crew.log("maid")).department == "HK"
    assert row(crew, crew.log("desk")).department == "FD"


def test_lines_come_newest_first_by_day_room_shift_and_as_many_as_asked(crew):
    run = crew.do("desk", "open-shift").result["run"]
    first = crew.log("desk", room="101")
    second = crew.log("desk")
    crew.do("admin", "close-day")
    third = crew.log("desk", room="101")
    listed = [line.entry for line in crew.show("desk", "log")]
    assert listed == [third, second, first]
    assert [line.entry for line in crew.show("desk", "log", room="101")] == [third, first]
    assert [line.entry for line in crew.show("desk", "log", day="2026-11-23")] == [second, first]
    assert len(crew.show("desk", "log", run=run)) == 3
    assert crew.show("desk", "log", run=run + 1) == []
    assert [line.entry for line in crew.show("desk", "log", limit=1)] == [third]


def test_marks_are_what_the_answer_says_the_line_asks_for(crew):
    every = ("must_read", "report_up", "carry_over", "restricted")
    for number in range(16):
        wanted = tuple(name for place, name in enumerate(every) if number >> place & 1)
        done = crew.do("night", "log", text=TEXT, **dict.fromkeys(wanted, True))
        assert tuple(done.result["asks"]) == wanted
        kinds = {kind for no, kind in open_lines(crew) if no == done.result["entry"]}
        assert kinds == {"carry" for name in wanted if name == "carry_over"} | {
            "report" for name in wanted if name == "report_up"
        }


def test_a_correction_stands_beside_the_line_it_corrects_and_both_can_be_read(crew):
    old = crew.log("desk", "Room 102 has a leak", room="102", carry_over=True, category="room")
    done = crew.do("desk", "amend-log", entry=old, text="Room 102 has no leak")
    new = done.result["entry"]
    assert (done.result["amends"], done.result["asks"]) == (old, ["carry_over"])
    before, after = row(crew, old), row(crew, new)
    assert (before.words, after.words) == ("Room 102 has a leak", "Room 102 has no leak")
    assert (before.amended_by, after.amends) == (new, old)
    assert (after.room, after.category) == ("102", "room")
    assert open_lines(crew) == {(new, "carry")}
    assert [line.entry for line in crew.show("desk", "log", open=True)] == [new]
    assert {line.entry for line in crew.show("desk", "log")} == {old, new}


def test_a_line_is_corrected_once_and_then_the_newer_one(crew):
    old = crew.log("desk")
    new = crew.do("desk", "amend-log", entry=old, text="two").result["entry"]
    refusal = crew.refused("desk", "amend-log", entry=old, text="three")
    assert (refusal.code, refusal.field) == ("ALREADY_AMENDED", "entry")
    newest = crew.do("desk", "amend-log", entry=new, text="three").result["entry"]
    assert [row(crew, no).amended_by for no in (old, new, newest)] == [new, newest, ""]


def test_only_the_author_or_who_settles_corrects_a_line(crew):
    crew.hire("second", "REC")
    no = crew.log("desk")
    refusal = crew.refused("second", "amend-log", entry=no, text="x")
    assert (refusal.code, refusal.exit, str(refusal).count("desk")) == ("NOT_YOURS", 6, 1)
    assert crew.do("night", "amend-log", entry=no, text="x").result["amends"] == no


def test_what_a_corrected_line_asked_for_goes_on_with_the_correction(crew):
    """The item keeps its owner: a slip of the pen puts nothing back into the duty manager's hands."""
    old = crew.log("desk", carry_over=True)
    crew.do("admin", "assign-item", item=old, to="desk")
    new = crew.do("desk", "amend-log", entry=old, text="The lift stands still").result["entry"]
    assert crew.item("log", old) is None
    assert crew.item("log", new).login == "desk"


def test_a_line_that_was_corrected_asks_for_nothing_even_when_it_is_opened_again(crew):
    old = crew.log("desk", carry_over=True)
    crew.do("desk", "finish-log", entry=old)
    new = crew.do("desk", "amend-log", entry=old, text="x").result["entry"]
    with suppress(Refusal):
        crew.do("desk", "reopen-log", entry=old)
    assert {no for no, _ in open_lines(crew)} <= {new}
    assert crew.item("log", old) is None


def test_an_offer_under_way_goes_on_with_the_correction(crew):
    old = crew.log("desk", carry_over=True)
    crew.do("admin", "assign-item", item=old, to="desk")
    crew.do("desk", "transfer-item", item=old, to="night", reason="my day ends")
    new = crew.do("desk", "amend-log", entry=old, text="x").result["entry"]
    assert (crew.item("log", new).login, crew.item("log", new).offered_login) == ("desk", "night")
    crew.do("night", "accept-item", item=new)
    assert (crew.item("log", new).login, crew.item("log", new).held) == ("night", "own")
    assert crew.hand.rows("SELECT ref FROM ownership") == [(new,)]


@pytest.mark.parametrize("verb", ["finish-log", "reopen-log"])
def test_a_corrected_line_is_gone_on_with_under_its_new_number(crew, verb):
    old = crew.log("desk", carry_over=True)
    new = crew.do("desk", "amend-log", entry=old, text="x").result["entry"]
    refusal = crew.refused("desk", verb, entry=old)
    assert (refusal.code, refusal.field) == ("ALREADY_AMENDED", "entry")
    assert new in str(refusal)


def test_what_is_carried_over_is_open_until_it_is_done_and_again_when_it_is_not(crew):
    no = crew.log("desk", carry_over=True)
    assert row(crew, no).open
    assert crew.do("night", "finish-log", entry=no, words="mended").result == {"entry": no, "mark": "done"}
    assert not row(crew, no).open
    assert crew.code("desk", "finish-log", entry=no) == "NOT_CARRIED"
    assert crew.show("desk", "log", open=True) == []
    crew.do("desk", "reopen-log", entry=no, words="still drips")
    assert row(crew, no).open
    assert crew.code("desk", "reopen-log", entry=no) == "NOT_DONE"
    marks = crew.hand.rows("SELECT kind, actor, words FROM log_mark ORDER BY id")
    assert marks == [("done", "night", "mended"), ("reopened", "desk", "still drips")]
    check(crew.hand)


def test_only_what_is_carried_over_can_be_done_or_opened_again(crew):
    no = crew.log("desk", must_read=True)
    assert crew.code("desk", "finish-log", entry=no) == "NOT_CARRIED"
    assert crew.code("desk", "reopen-log", entry=no) == "NOT_DONE"
    carried = crew.log("desk", carry_over=True)
    assert crew.code("desk", "reopen-log", entry=carried) == "NOT_DONE"


def test_done_is_taken_back_by_undo_and_can_be_done_once_more(crew):
    no = crew.log("desk", carry_over=True)
    done = crew.do("desk", "finish-log", entry=no)
    assert crew["desk"].desk.undo(done.entry).verb == "reopen-log"
    assert open_lines(crew) == {(no, "carry")}
    crew.do("desk", "finish-log", entry=no)
    assert open_lines(crew) == set()


@pytest.mark.parametrize("verb", ["amend-log", "finish-log", "reopen-log", "read-log", "open-restricted"])
def test_a_line_that_is_not_there_is_refused(crew, verb):
    extra = {"amend-log": {"text": "x"}, "open-restricted": {"reason": "x"}}.get(verb, {})
    for reference in ("J261123-001", "j7", "nothing", "7"):
        refusal = crew.refused("night", verb, entry=reference, **extra)
        assert (refusal.code, refusal.field) == ("LOG_UNKNOWN", "entry")
    assert crew.hidden("desk", "log-entry", no="J261123-001").code == "LOG_UNKNOWN"


@pytest.mark.parametrize("short", ["J1", "j1", "J-001", "j..1", "1", "J261123-001", "j261123-001"])
def test_short_forms_name_the_newest_line_that_ends_so(crew, short):
    crew.log("desk", "yesterday's", carry_over=True)
    if "261123" not in short:
        crew.do("admin", "close-day")
        newest = crew.log("desk", "today's", carry_over=True)
    else:
        newest = "J261123-001"
    assert crew.do("desk", "finish-log", entry=short).result["entry"] == newest


def test_a_line_is_said_to_be_read_once_by_each(crew):
    no = crew.log("desk", must_read=True)
    for login in ("desk", "night", "night"):
        assert crew.do(login, "read-log", entry=no).result == {"entry": no, "mark": "read"}
    assert crew.hand.rows("SELECT actor, count(*) FROM log_mark GROUP BY actor ORDER BY actor") == [
        ("desk", 1),
        ("night", 1),
    ]
    assert set(row(crew, no).read_by.split(",")) == {"desk", "night"}


def test_words_of_the_log_are_in_no_entry_of_the_ledger(crew):
    no = crew.log("desk", "Mr Zhang of 102 is ill", carry_over=True)
    crew.do("desk", "amend-log", entry=no, text="Mrs Zhang of 102 is ill")
    kept = str(crew.hand.rows("SELECT result, digest, act_key FROM ledger"))
    assert "Zhang" not in kept


def test_the_log_is_written_by_everybody_and_time_set_back_does_not_disorder_it(crew):
    first = crew.log("desk")
    crew.now -= timedelta(hours=2)
    second = crew.log("desk")
    assert [line.entry for line in crew.show("desk", "log")] == [second, first]


def test_what_is_carried_over_is_finished_by_whom_it_concerns_only(crew):
    """Its owner, its author, who leads the shift of its department, who settles; not by whoever passes by."""
    for login, post in (("second", "REC"), ("lead", "REC"), ("maid", "RAT"), ("house", "HKS")):
        crew.hire(login, post)
    crew.do("lead", "open-shift")
    crew.do("house", "open-shift", department="HK")
    at_desk, in_rooms = crew.log("desk", carry_over=True), crew.log("maid", carry_over=True)
    for no, strangers in ((at_desk, ("second", "maid", "house")), (in_rooms, ("desk", "second"))):
        for login in strangers:
            refusal = crew.refused(login, "finish-log", entry=no)
            assert (refusal.code, refusal.field, refusal.exit) == ("NOT_YOURS", "entry", 6), (no, login)
            assert no in str(refusal)
    for no, concerned in (
        (at_desk, ("desk", "lead", "night", "admin")),
        (in_rooms, ("maid", "house", "night")),
    ):
        for login in concerned:
            crew.do(login, "finish-log", entry=no)
            crew.do(login, "reopen-log", entry=no)
    crew.do("admin", "assign-item", item=at_desk, to="second")
    assert crew.do("second", "finish-log", entry=at_desk).result["mark"] == "done"


def test_a_line_of_no_shift_is_finished_by_who_leads_the_desk(crew):
    crew.hire("second", "REC")
    no = crew.log("desk", carry_over=True)
    assert crew.code("second", "finish-log", entry=no) == "NOT_YOURS"
    assert crew.code("cron", "finish-log", entry=no) == "NOT_YOURS"
    crew.do("second", "open-shift")
    crew.do("second", "finish-log", entry=no)


@pytest.mark.parametrize("day", ["yesterday", "1999-12-31", "2101-01-01", "20261123"])
def test_the_log_of_a_day_that_is_none_is_a_mistake(crew, day):
    with pytest.raises(Usage, match="must be a date"):
        crew.show("desk", "log", day=day)


@pytest.mark.parametrize("short", ["2", "j2", "J..2", "J-002", "j261123-002"])
def test_a_short_number_names_the_latest_line_with_it(crew, short):
    crew.log("desk", "first")
    crew.log("desk", "second")
    assert crew.show("desk", "log-entry", no=short).words == "second"


@pytest.mark.parametrize("wrong", ["3", "%", "_", "J%", ""])
def test_a_number_that_no_line_has_is_refused(crew, wrong):
    crew.log("desk", "first")
    assert crew.hidden("desk", "log-entry", no=wrong).code == "LOG_UNKNOWN"
