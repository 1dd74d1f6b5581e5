"""What becomes of each: a letter a person, the last word counts, every word is kept; after the end it takes a reason."""

import pytest

from hotelcs.workflows.fields import FieldError
from hotelcs.workflows.measures.roll_calls import completeness
from hotelcs.workflows.rollcall.ticking import LETTERS
from tests.invariants import check
from tests.workflows.rollcall.conftest import Muster


def test_a_room_of_two_is_ticked_with_its_number_and_two_letters(muster: Muster) -> None:
    muster.open()
    done = muster.tick("101", "y y")
    assert (done["places"], done["before"], done["after"]) == (["#1", "#2"], ["unknown"] * 2, ["safe"] * 2)
    assert (done["expected"], done["unseen"]) == (6, 4)
    check(muster.hand)


@pytest.mark.parametrize(
    "told", ["yoi", "y o i", ["safe", "off-site", "i"], "Y,O,I", "safe off_site injured"]
)
def test_answers_are_letters_or_words_apart_or_together(muster: Muster, told: object) -> None:
    muster.open()
    assert muster.tick("102", told)["after"] == ["safe", "off_site", "injured"]  # type: ignore[arg-type]


def test_every_letter_is_an_answer_and_only_they_are(muster: Muster) -> None:
    muster.open()
    for letter, answer in LETTERS.items():
        assert muster.tick("#1", letter)["after"] == [answer]
    with pytest.raises(FieldError) as caught:
        muster.tick("#1", "z")
    assert caught.value.field.startswith("status")


def test_people_are_found_by_room_place_or_number_and_nobody_else(muster: Muster) -> None:
    muster.open()
    assert muster.tick(muster.visitor, "y")["places"] == ["#5"]
    assert muster.tick("e002", "y")["places"] == ["#6"]
    for wanted in ("999", "#99", "#", "#٣", "V261123-099"):
        assert muster.refused("tick-roll-call", who=wanted, status="y").code == "ROLL_CALL_WHO"


def test_fewer_answers_leave_the_others_and_more_are_refused(muster: Muster) -> None:
    muster.open()
    muster.tick("101", "y")
    assert muster.state()["#1"] == "safe"
    assert muster.state()["#2"] == "unknown"
    assert muster.refused("tick-roll-call", who="101", status="yyy").code == "ROLL_CALL_TOO_MANY"


def test_whoever_says_it_last_is_believed_and_both_are_on_record(muster: Muster) -> None:
    muster.open()
    night = muster.hand.at("night")
    muster.tick("#1", "m")
    night.do("tick-roll-call", who="#1", status="y")
    assert muster.state()["#1"] == "safe"
    told = [
        (row.by, row.before, row.status, row.terminal)
        for row in muster.hand.desk.show("roll-call-ticks", who="#1")
    ]
    assert told == [("night", "missing", "safe", "test"), ("admin", "unknown", "missing", "test")]
    check(muster.hand)


def test_a_tick_is_taken_back_unless_somebody_said_something_else_since(muster: Muster) -> None:
    muster.open()
    first = muster.hand.do("tick-roll-call", who="101", status="yy")
    muster.hand.desk.undo(first.entry or 0)
    assert set(muster.state().values()) == {"unknown"}
    second = muster.hand.do("tick-roll-call", who="#1", status="y")
    muster.tick("#1", "i")
    with pytest.raises(Exception, match="since") as caught:
        muster.hand.desk.undo(second.entry or 0)
    assert caught.value.code == "ROLL_CALL_SINCE"  # type: ignore[attr-defined]
    assert muster.state()["#1"] == "injured"
    check(muster.hand)


def test_the_order_is_unseen_then_help_first_then_rooms(muster: Muster) -> None:
    muster.hand.do("note-evacuation-help", stay="102", need="wheelchair")
    muster.open()
    assert [one.room for one in muster.people()] == ["102", "101", "101", "102", "102", ""]
    assert (muster.people()[0].assist, muster.people()[0].need) == (True, "wheelchair")
    muster.tick("102", "ymy")
    assert [(one.room, one.status) for one in muster.people()] == [
        ("101", "unknown"), ("101", "unknown"), ("", "unknown"), ("102", "missing"), ("102", "safe"), ("102", "safe"),
    ]  # fmt: skip
    assert [one.room for one in muster.people(unseen="yes", floor="1")] == ["101", "101", "102"]


def test_it_is_not_closed_while_somebody_is_unseen_and_nobody_looks_for_them(muster: Muster) -> None:
    muster.open()
    muster.tick("101", "yy")
    refused = muster.refused("close-roll-call")
    assert (refused.code, refused.slots["unseen"]) == ("ROLL_CALL_UNSEEN", 4)
    muster.hand.do("close-roll-call", handed="fire brigade")
    head = muster.head()
    assert (bool(head.closed), head.closed_by, head.handed_to) == (True, "admin", "fire brigade")
    check(muster.hand)


def test_after_the_end_a_change_takes_a_reason_and_is_marked_late(muster: Muster) -> None:
    muster.open()
    muster.hand.do("close-roll-call", handed="fire brigade")
    assert muster.refused("tick-roll-call", who="#1", status="y").code == "ROLL_CALL_CLOSED"
    for verb, fields in (
        ("move-assembly", {"assembly": "x"}),
        ("append-to-roll-call", {"name": "x"}),
        ("close-roll-call", {}),
    ):
        assert muster.refused(verb, **fields).code == "ROLL_CALL_CLOSED"
    muster.tick("#1", "h", reason="the hospital called")
    (row,) = muster.hand.desk.show("roll-call-ticks")
    assert (row.after_close, row.reason, row.status) == (True, "the hospital called", "hospital")
    check(muster.hand)


def test_it_goes_on_when_it_is_opened_again_with_a_reason(muster: Muster) -> None:
    muster.open()
    assert muster.refused("reopen-roll-call", reason="x").code == "ROLL_CALL_OPEN"
    done = muster.hand.do("close-roll-call", handed="fire brigade")
    muster.hand.desk.undo(done.entry or 0)
    assert not muster.head().closed
    assert not muster.head().handed_to
    assert [kind for (kind,) in muster.hand.rows("SELECT kind FROM roll_call_mark ORDER BY id")] == [
        "opened",
        "closed",
        "reopened",
    ]


def test_who_came_between_the_end_and_the_new_beginning_is_appended(muster: Muster) -> None:
    muster.open()
    muster.hand.do("close-roll-call", handed="fire brigade")
    muster.hand.do("visitor-in", stay="101", name="Dr Gu", reason="doctor")
    assert muster.head().expected == 6
    muster.hand.do("reopen-roll-call", reason="fire again")
    assert muster.head().expected == 7


def test_whom_the_hotel_did_not_know_is_appended_by_hand_and_taken_off_again(muster: Muster) -> None:
    muster.open()
    done = muster.hand.do(
        "append-to-roll-call", name="Painter Wu", kind="contractor", room="301", need="broken leg"
    )
    assert (done.result["place"], done.result["expected"]) == ("#7", 7)
    first = muster.people()[0]
    assert (first.name, first.kind, first.floor, first.assist, first.appended) == (
        "Painter Wu",
        "contractor",
        3,
        True,
        True,
    )
    muster.hand.desk.undo(done.entry or 0)
    assert muster.head().expected == 6
    assert muster.refused("withdraw-from-roll-call", who="#7").code == "ROLL_CALL_WHO"
    assert muster.refused("withdraw-from-roll-call", who="#1").code == "ROLL_CALL_FROZEN"
    assert muster.hand.value("SELECT count(*) FROM roll_call_entry") == 7, "they stay on record"
    check(muster.hand)


@pytest.mark.parametrize(("found", "expected", "per_cent"), [
    (146, 148, 98.65), (0, 3, 0.0), (3, 3, 100.0), (0, 0, None), (1, 3, 33.33), (2, 3, 66.67), (1, 800, 0.13),
])  # fmt: skip
def test_completeness_is_who_is_found_of_who_is_expected(
    found: int, expected: int, per_cent: float | None
) -> None:
    assert completeness(found, expected) == per_cent


def test_missing_is_not_found_and_hospital_is(muster: Muster) -> None:
    muster.open()
    muster.tick("101", "hm")
    muster.tick("102", "yoi")
    head = muster.head()
    assert (head.hospital, head.missing, head.safe, head.off_site, head.injured, head.unknown) == (
        1,
        1,
        1,
        1,
        1,
        1,
    )
    assert head.completeness == 66.67
