"""Handing a shift over: drafted, written, counted, submitted, taken back."""

import json
from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.conftest import NOON
from tests.invariants import check

STATE = "SELECT status, submitted_by, note, keys FROM handover ORDER BY id"


@pytest.fixture
def shift(crew) -> None:
    """A shift of the receptionist's, with a drawer of a hundred."""
    crew.do("desk", "open-shift", float_=10_000)


def hand_over(crew, login: str = "desk", **fields) -> str:
    return str(crew.do(login, "hand-over", counted=10_000, **fields).result["handover"])


def test_beginning_makes_one_draft_and_beginning_again_finds_it(crew, shift):
    first = crew.do("desk", "start-handover").result
    assert (first["status"], first["lines"], first["difference_minor"]) == ("draft", 0, None)
    assert crew.do("night", "start-handover").result["handover"] == first["handover"]
    assert crew.hand.rows(STATE) == [("draft", None, "", "")]


def test_a_draft_is_written_bit_by_bit_and_what_is_not_named_stays(crew, shift):
    crew.do("desk", "edit-handover", note="Quiet.\nSpare key is in the safe.")
    crew.do("desk", "edit-handover", keys="4 cards")
    crew.do("desk", "edit-handover", difference_reason="none")
    seen = crew.show("night", "handover")
    assert (seen.note, seen.keys, seen.difference_reason) == (
        "Quiet.\nSpare key is in the safe.",
        "4 cards",
        "none",
    )
    crew.do("desk", "edit-handover", note="")
    assert crew.show("night", "handover").note == ""


def test_two_people_who_write_the_draft_at_once_do_not_overwrite_each_other(crew, shift):
    crew.do("desk", "edit-handover", note="mine")
    seen = crew.show("night", "handover").version
    crew.do("desk", "edit-handover", note="mine, longer", version=seen)
    refusal = crew.refused("night", "edit-handover", note="theirs", version=seen)
    assert (refusal.code, refusal.field) == ("STALE", "version")
    assert crew.show("night", "handover").note == "mine, longer"


def test_who_saw_no_draft_writes_the_first_and_not_over_anothers(crew, shift):
    seen = crew.show("night", "handover").version
    assert seen == 0
    crew.do("night", "start-handover")
    crew.do("desk", "edit-handover", note="mine", version=seen)
    assert crew.code("night", "edit-handover", note="theirs", version=seen) == "STALE"


def test_handing_over_does_not_write_over_a_note_that_was_not_seen(crew, shift):
    seen = crew.show("desk", "handover").version
    crew.do("night", "edit-handover", note="theirs")
    given = {"note": "mine", "counted": "100.00", "version": seen}
    assert crew.code("desk", "hand-over", **given) == "STALE"
    assert (crew.show("desk", "handover").note, crew.show("desk", "handover").counted_minor) == (
        "theirs",
        None,
    )
    crew.do("desk", "hand-over", **given | {"version": crew.show("desk", "handover").version})
    assert crew.show("desk", "handover", no="H261123-001").note == "mine"


def test_everything_can_be_given_at_once_with_handing_over(crew, shift):
    no = hand_over(crew, note="Quiet.", keys="4 cards")
    seen = crew.show("night", "handover", no=no.lower())
    assert (seen.status, seen.note, seen.keys) == ("submitted", "Quiet.", "4 cards")
    assert (seen.submitted_by, seen.submitted) == ("desk", "2026-11-23 15:00")
    assert (seen.counted_minor, seen.difference_minor, seen.overdue) == (10_000, 0, False)


def test_what_was_handed_over_is_not_changed_any_more(crew, shift):
    no = hand_over(crew)
    for verb, fields in (
        ("count-cash", {"counted": 1}),
        ("edit-handover", {"note": "x"}),
        ("hand-over", {"counted": 10_000}),
    ):
        refusal = crew.refused("desk", verb, **fields)
        assert (refusal.code, refusal.next) == ("SUBMITTED", ("withdraw-handover", "accept-handover"))
        assert no in str(refusal)


def test_who_gave_it_takes_it_back_while_nobody_has_accepted(crew, shift):
    no = hand_over(crew)
    assert crew.do("desk", "withdraw-handover").result["status"] == "draft"
    assert crew.hand.rows(STATE) == [("draft", None, "", "")]
    assert crew.hand.rows("SELECT count(*) FROM handover_line") == [(0,)]
    assert hand_over(crew, note="now it is right") == no
    crew.do("night", "accept-handover")
    assert crew.code("night", "withdraw-handover", department="HK") == "NO_SHIFT"


def test_handing_over_is_taken_back_by_undo_until_it_is_accepted(crew, shift):
    done = crew.do("desk", "hand-over", counted=10_000)
    assert crew["desk"].desk.undo(done.entry).verb == "withdraw-handover"
    again = crew.do("desk", "hand-over")
    crew.do("night", "accept-handover")
    with pytest.raises(Refusal) as caught:
        crew["desk"].desk.undo(again.entry)
    assert caught.value.code == "NOT_SUBMITTED"
    check(crew.hand)


def test_nobody_else_takes_it_back_but_who_settles(crew, shift):
    crew.hire("second", "REC")
    hand_over(crew)
    refusal = crew.refused("second", "withdraw-handover")
    assert (refusal.code, refusal.exit) == ("NOT_YOURS", 6)
    assert "desk" in str(refusal)
    assert crew.do("night", "withdraw-handover").result["status"] == "draft"


def test_what_was_not_handed_over_is_not_taken_back(crew, shift):
    assert crew.code("desk", "withdraw-handover") == "NOT_SUBMITTED"
    crew.do("desk", "start-handover")
    assert crew.code("desk", "withdraw-handover") == "NOT_SUBMITTED"


def test_a_handover_that_is_not_there_is_refused(crew, shift):
    for reference in ("H261123-009", "h9", "nothing"):
        for verb, extra in (
            ("accept-handover", {}),
            ("dispute-handover", {"line": 0, "reason": "x"}),
            ("settle-dispute", {"line": 0, "words": "x"}),
        ):
            assert crew.code("night", verb, handover=reference, **extra) == "HANDOVER_UNKNOWN"
        assert crew.hidden("night", "handover", no=reference).code == "HANDOVER_UNKNOWN"


@pytest.mark.parametrize("short", ["H1", "h-001", "1", "H261123-001"])
def test_short_forms_name_a_handover(crew, shift, short):
    hand_over(crew)
    assert crew.do("night", "accept-handover", handover=short).result["handover"] == "H261123-001"


@pytest.mark.parametrize(
    ("passed", "late"),
    [
        (timedelta(0), False),
        (timedelta(minutes=15), False),
        (timedelta(minutes=15, seconds=1), True),
        (timedelta(hours=9), True),
        (-timedelta(minutes=30), False),
    ],
)
def test_what_nobody_accepts_in_a_quarter_of_an_hour_is_overdue(crew, shift, passed, late):
    no = hand_over(crew)
    crew.now = NOON + passed
    assert crew.show("night", "handover").overdue is late
    assert [row.overdue for row in crew.show("night", "handovers")] == [late]
    pressing = [row for row in crew.show("night", "pressing") if row.ref == no]
    assert [(row.kind, row.alarm) for row in pressing] == [("handover_late" if late else "handover", late)]


def test_the_minutes_to_accept_are_a_setting_of_the_hotel(crew, shift):
    crew.do("admin", "change-setting", name="handover_minutes", value="30")
    hand_over(crew)
    crew.wait(minutes=30)
    assert not crew.show("night", "handover").overdue
    crew.wait(seconds=1)
    assert crew.show("night", "handover").overdue


def test_an_overdue_handover_stays_overdue_while_it_is_disputed_and_is_not_once_accepted(crew, shift):
    hand_over(crew)
    crew.do("night", "dispute-handover", line=0, reason="a note is false")
    crew.wait(minutes=16)
    assert crew.show("night", "handover").overdue
    crew.do("admin", "settle-dispute", line=0, words="it is a real one")
    crew.do("night", "accept-handover")
    assert not crew.show("night", "handover", no="H261123-001").overdue


def test_the_list_of_handovers_is_newest_first_and_by_state(crew, shift):
    first = hand_over(crew)
    crew.do("night", "accept-handover")
    crew.do("night", "count-cash", counted=9_000)
    second = crew.do("night", "start-handover").result["handover"]
    listed = crew.show("desk", "handovers")
    assert [(row.handover, row.status, row.difference_minor) for row in listed] == [
        (second, "draft", -1_000),
        (first, "accepted", 0),
    ]
    assert (listed[1].submitted_by, listed[1].accepted_by, listed[1].lead) == ("desk", "night", "Front desk")
    assert [row.handover for row in crew.show("desk", "handovers", status="accepted")] == [first]
    assert [row.handover for row in crew.show("desk", "handovers", limit=1)] == [second]


def test_handovers_of_two_departments_do_not_mix(crew, shift):
    crew.do("night", "open-shift", department="HK")
    mine = hand_over(crew)
    theirs = crew.do("night", "hand-over", department="HK").result["handover"]
    assert crew.show("desk", "handover").handover == mine
    assert crew.show("desk", "handover", department="HK").handover == theirs
    assert crew.do("night", "accept-handover").result["handover"] == mine
    assert crew.do("admin", "accept-handover", department="HK").result["handover"] == theirs
    assert json.loads(crew.hand.value("SELECT summary FROM handover WHERE no = :no", no=theirs))["late"] == 0


def test_a_state_is_found_however_many_handovers_there_are_since(crew, shift):
    first = hand_over(crew)
    for department in ("HK", "RES"):
        crew.do("admin", "open-shift", department=department)
        crew.do("admin", "start-handover", department=department)
    listed = crew.show("desk", "handovers", status="submitted", limit=1)
    assert [row.handover for row in listed] == [first]
