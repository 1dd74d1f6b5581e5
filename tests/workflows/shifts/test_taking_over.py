"""Taking a shift over: by another person, who has ticked what must be read; disputed lines are settled by a third."""

from contextlib import suppress

import pytest
from sqlalchemy import text

from hotelcs.errors import Refusal
from tests.invariants import check

ACCOUNTS = "SELECT status, giver, receiver, settled FROM handover_line WHERE line = :line"


@pytest.fixture
def shift(crew) -> None:
    """A shift of the receptionist's, handed over, with a waiting guest among the open items."""
    crew.do("desk", "open-shift", float_=10_000)


def hand_over(crew, login: str = "desk", **fields) -> str:
    return str(crew.do(login, "hand-over", counted=10_000, **fields).result["handover"])


def test_another_person_takes_it_over_and_leads_the_next_shift(crew, shift):
    no = hand_over(crew)
    done = crew.do("night", "accept-handover").result
    assert (done["handover"], done["given_by"], done["taken_by"], done["items"]) == (no, "desk", "night", 0)
    runs = crew.hand.rows(
        "SELECT s.no, r.status, r.closed_at FROM shift_run r JOIN staff s ON s.id = r.lead_id"
    )
    assert runs == [("E002", "closed", "2026-11-23T07:00:00Z"), ("E003", "open", None)]
    kept = crew.hand.rows("SELECT submitted_by, accepted_by, next_run_id FROM handover")
    assert kept == [("desk", "night", done["run"])]
    check(crew.hand)


def test_nobody_takes_over_what_they_handed_over(crew, shift):
    for login in ("desk", "admin"):
        if login == "admin":
            crew.do("desk", "withdraw-handover")
        hand_over(crew, login)
        refusal = crew.refused(login, "accept-handover")
        assert (refusal.code, refusal.exit) == ("SECOND_PERSON", 6)
        refusal = crew.refused(login, "dispute-handover", line=0, reason="x")
        assert (refusal.code, refusal.exit) == ("SECOND_PERSON", 6)


def test_the_database_itself_refuses_one_person_on_both_sides(crew, shift):
    hand_over(crew)
    with pytest.raises(Exception, match="two_people"), crew.hand.desk.file.write() as session:
        session.execute(text("UPDATE handover SET status = 'accepted', accepted_by = submitted_by"))


def test_what_is_a_draft_or_accepted_already_is_not_taken_over(crew, shift):
    assert crew.code("night", "accept-handover") == "NOT_SUBMITTED"
    crew.do("desk", "start-handover")
    assert crew.code("night", "accept-handover") == "NOT_SUBMITTED"
    assert crew.code("night", "dispute-handover", line=0, reason="x") == "NOT_SUBMITTED"
    no = hand_over(crew)
    crew.do("night", "accept-handover")
    assert crew.code("admin", "accept-handover", handover=no) == "NOT_SUBMITTED"
    assert crew.code("admin", "dispute-handover", handover=no, line=0, reason="x") == "NOT_SUBMITTED"
    assert crew.hand.rows("SELECT count(*) FROM shift_run") == [(2,)]


def test_a_job_takes_nothing_over(crew, shift):
    hand_over(crew)
    assert crew.code("cron", "accept-handover") == "NOBODY"


def test_every_line_that_must_be_read_is_ticked(crew, shift):
    lines = [crew.log("desk", must_read=True) for _ in range(3)]
    crew.log("desk")
    hand_over(crew)
    assert crew.show("night", "handover").must_read == tuple(lines)
    refusal = crew.refused("night", "accept-handover", ticked=lines[:1])
    assert (refusal.code, refusal.field, refusal.items) == ("NOT_READ", "ticked", tuple(lines[1:]))
    assert lines[1] in str(refusal)
    crew.do("night", "accept-handover", ticked=[line.lower() for line in lines])
    marks = crew.hand.rows("SELECT kind, actor FROM log_mark ORDER BY id")
    assert marks == [("read", "night")] * 3


def test_ticks_may_be_short_and_a_tick_of_nothing_is_refused(crew, shift):
    line = crew.log("desk", must_read=True)
    hand_over(crew)
    assert crew.code("night", "accept-handover", ticked=[line, "J99"]) == "LOG_UNKNOWN"
    crew.do("night", "accept-handover", ticked=["J1"])
    assert [row.read_by for row in crew.show("desk", "log")] == ["night"]


def test_of_a_corrected_line_only_the_correction_must_be_read(crew, shift):
    old = crew.log("desk", must_read=True)
    new = crew.do("desk", "amend-log", entry=old, text="x").result["entry"]
    hand_over(crew)
    assert crew.show("night", "handover").must_read == (new,)
    crew.do("night", "accept-handover", ticked=[new])


def test_what_must_be_read_in_another_department_or_an_earlier_shift_is_not_asked_for(crew, shift):
    crew.log("desk", must_read=True)
    hand_over(crew)
    crew.do("night", "accept-handover", ticked=["J1"])
    crew.hire("maid", "RAT")
    crew.do("maid", "open-shift", department="HK")
    crew.log("maid", must_read=True)
    crew.do("night", "hand-over", counted=10_000)
    assert crew.show("desk", "handover").must_read == ()
    assert crew.show("desk", "handover", department="HK").must_read == ("J261123-002",)
    crew.do("desk", "accept-handover")


def test_items_in_nobodys_hands_become_those_of_whoever_takes_over(crew, shift):
    waiting = crew.hand.book(status="waitlist")
    own = crew.log("desk", carry_over=True)
    crew.do("admin", "assign-item", item=own, to="admin")
    closed = crew.log("desk", carry_over=True)
    hand_over(crew)
    crew.do("desk", "finish-log", entry=closed)
    late = crew.log("desk", carry_over=True)
    assert crew.item("waitlist", waiting).held == "unassigned"
    assert crew.do("night", "accept-handover").result["items"] == 1
    assert (crew.item("waitlist", waiting).login, crew.item("waitlist", waiting).held) == ("night", "own")
    assert crew.item("log", own).login == "admin"
    assert crew.item("log", late).held == "unassigned", "it was not handed over"
    assert crew.hand.rows("SELECT ref FROM ownership WHERE ref = :no", no=closed) == []


def test_a_disputed_line_keeps_both_accounts_and_stands_in_the_way(crew, shift):
    waiting = crew.hand.book(status="waitlist")
    no = hand_over(crew)
    (line,) = [row for row in crew.show("night", "handover").lines if row.ref == waiting]
    done = crew.do("night", "dispute-handover", line=line.line, reason="she has called it off").result
    assert done == {"handover": no, "line": line.line, "status": "disputed"}
    (seen,) = [row for row in crew.show("admin", "handover").lines if row.ref == waiting]
    assert seen.status == "disputed"
    assert seen.giver.startswith("desk: ")
    assert line.words in seen.giver
    assert seen.receiver == "night: she has called it off"
    refusal = crew.refused("night", "accept-handover")
    assert (refusal.code, refusal.next) == ("DISPUTED", ("settle-dispute",))


def test_a_third_person_settles_and_both_accounts_stay_beside(crew, shift):
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    crew.do("admin", "grant", post="REC", right="shift.settle")
    for party in ("desk", "night"):
        refusal = crew.refused(party, "settle-dispute", line=0, words="mine is right")
        assert (refusal.code, refusal.exit) == ("SECOND_PERSON", 6)
    assert (
        crew.do("admin", "settle-dispute", line=0, words="The bank says it is real").result["status"]
        == "submitted"
    )
    assert crew.hand.rows(ACCOUNTS, line=0) == [
        ("settled", "desk: ", "night: a note is false", "admin: The bank says it is real")
    ]
    crew.do("night", "accept-handover")
    assert crew.hand.rows(ACCOUNTS, line=0)[0][2] == "night: a note is false"


def test_a_login_that_begins_like_anothers_is_not_taken_for_it(crew, shift):
    crew.hire("night.two", "NM")
    hand_over(crew)
    crew.do("night.two", "dispute-handover", line=0, reason="x")
    assert crew.do("night", "settle-dispute", line=0, words="y").result["status"] == "submitted"


def test_only_what_is_disputed_is_settled_and_every_line_of_it(crew, shift):
    hand_over(crew)
    refusal = crew.refused("admin", "settle-dispute", line=0, words="x")
    assert (refusal.code, refusal.field) == ("NOT_DISPUTED", "line")
    for line in (0, 1):
        crew.do("night", "dispute-handover", line=line, reason="x")
    assert crew.do("admin", "settle-dispute", line=0, words="y").result["status"] == "disputed"
    assert crew.code("admin", "settle-dispute", line=0, words="z") == "NOT_DISPUTED"
    assert crew.code("night", "accept-handover") == "DISPUTED"
    assert crew.do("admin", "settle-dispute", line=1, words="y").result["status"] == "submitted"


@pytest.mark.parametrize("line", [-1, 2, 99])
def test_a_line_that_is_not_there_is_neither_disputed_nor_settled(crew, shift, line):
    hand_over(crew)
    for verb, extra in (("dispute-handover", {"reason": "x"}), ("settle-dispute", {"words": "x"})):
        refusal = crew.refused("night", verb, line=line, **extra)
        assert (refusal.code, refusal.field) == ("LINE_UNKNOWN", "line")


def test_a_second_dispute_of_a_line_does_not_take_the_first_account_away(crew, shift):
    crew.hire("second", "REC")
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    crew.do("second", "dispute-handover", line=0, reason="two notes are false")
    ((_, _, receiver, _),) = crew.hand.rows(ACCOUNTS, line=0)
    assert "a note is false" in receiver
    assert "two notes are false" in receiver


def test_both_who_disputed_a_line_are_part_of_it(crew, shift):
    crew.hire("chief", "SUP")
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    crew.do("chief", "dispute-handover", line=0, reason="two notes are false")
    assert crew.code("night", "settle-dispute", line=0, words="mine is right") == "SECOND_PERSON"
    assert crew.code("chief", "settle-dispute", line=0, words="mine is right") == "SECOND_PERSON"


def test_who_gave_a_disputed_handover_does_not_wipe_the_others_account_by_taking_it_back(crew, shift):
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    with suppress(Refusal):
        crew.do("desk", "withdraw-handover")
    everything = str(crew.hand.rows("SELECT * FROM handover_line")) + str(
        crew.hand.rows("SELECT * FROM handover")
    )
    assert "a note is false" in everything


def test_a_disputed_handover_is_not_taken_back_before_nor_after_it_is_settled(crew, shift):
    no = hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    for login in ("desk", "admin"):
        refusal = crew.refused(login, "withdraw-handover")
        assert (refusal.code, refusal.next) == ("DISPUTED", ("settle-dispute",))
    crew.do("admin", "settle-dispute", line=0, words="it is real")
    refusal = crew.refused("desk", "withdraw-handover")
    assert (refusal.code, refusal.field) == ("WAS_DISPUTED", "department")
    assert no in str(refusal)
    assert crew.do("night", "accept-handover").result["handover"] == no


def test_every_account_of_a_line_is_told_on_one_line(crew, shift):
    crew.hire("second", "REC")
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    crew.do("second", "dispute-handover", line=0, reason="two\nadmin: notes are false")
    line = crew.show("admin", "handover").lines[0]
    assert line.receiver == "night: a note is false / second: two admin: notes are false"
    assert crew.do("admin", "settle-dispute", line=0, words="one").result["status"] == "submitted"
    crew.do("night", "dispute-handover", line=0, reason="it was two")
    crew.do("admin", "settle-dispute", line=0, words="two")
    line = crew.show("admin", "handover").lines[0]
    assert (line.receiver.count(" / "), line.settled) == (2, "admin: one / admin: two")


def test_two_who_accept_at_once_open_one_shift(crew, shift):
    no = hand_over(crew)
    crew.do("night", "accept-handover", handover=no)
    assert crew.code("admin", "accept-handover", handover=no) == "NOT_SUBMITTED"
    assert crew.hand.rows("SELECT count(*) FROM shift_run WHERE status = 'open'") == [(1,)]


def test_accepting_again_under_the_same_key_answers_the_same(crew, shift):
    hand_over(crew)
    first = crew["night"].do("accept-handover", key="till-1")
    again = crew["night"].do("accept-handover", key="till-1")
    assert (again.result, again.replayed) == (first.result, True)
    assert crew.hand.rows("SELECT count(*) FROM shift_run") == [(2,)]
