"""The list of a roll call: everybody the hotel knows of, frozen, by one statement a kind; who comes later is appended."""

import re

import pytest
from sqlalchemy import event

from hotelcs.workflows.rollcall.opening import LISTING
from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.rollcall.conftest import CHILD, LEAD, SECOND, VISITOR, Muster


def test_guests_visitors_staff_on_shift_and_children_nobody_wrote_down_are_on_the_list(
    muster: Muster,
) -> None:
    done = muster.open()
    assert (done["expected"], done["unseen"], done["incident"]) == (6, 6, muster.incident)
    found = [(one.kind, one.room, one.name, one.minor) for one in muster.people()]
    assert found == [
        ("guest", "101", LEAD, False), ("guest", "101", CHILD, True), ("guest", "102", SECOND, False), ("guest", "102", "", True),
        ("visitor", "102", VISITOR, False), ("staff", "", muster.people()[-1].name, False),
    ]  # fmt: skip
    assert muster.people()[-1].ref == "E002"
    check(muster.hand)


def test_the_list_is_made_by_one_statement_a_kind_however_many_there_are(muster: Muster) -> None:
    said: list[str] = []
    with muster.hand.desk.file.write() as session:
        engine = session.connection().engine
    event.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    muster.open()
    assert len([sql for sql in said if "INTO roll_call_entry" in sql.replace('"', "")]) == len(LISTING) == 3
    assert len(said) < 30, "nothing is asked a person"


def test_somebody_who_left_or_was_added_by_mistake_is_not_looked_for(muster: Muster) -> None:
    child = muster.hand.value(
        "SELECT g.no FROM guest g JOIN stay_guest p ON p.guest_id = g.id WHERE p.name = :name", name=CHILD
    )
    muster.hand.do("remove-guest", stay=muster.first, guest=child)
    muster.hand.do("visitor-out", visitor=muster.visitor)
    muster.open()
    assert [one.name for one in muster.people()][:-1] == [LEAD, SECOND, ""]


def test_a_booked_child_who_left_is_not_looked_for_again(muster: Muster) -> None:
    """Booked and written down once, gone now: the booking still counts a child, the house does not."""
    muster.hand.do("add-guest", stay=muster.second, name="Li Xiao", minor=True, guardian=SECOND)
    child = muster.hand.value("SELECT g.no FROM guest g WHERE g.name = 'Li Xiao'")
    muster.hand.do("remove-guest", stay=muster.second, guest=child)
    muster.open()
    assert [one.name for one in muster.people() if one.room == "102"] == [SECOND, VISITOR]


def test_a_child_added_by_mistake_does_not_hide_the_one_who_was_booked(muster: Muster) -> None:
    muster.hand.do("add-guest", stay=muster.second, name="Nobody", minor=True, guardian=SECOND)
    child = muster.hand.value("SELECT g.no FROM guest g WHERE g.name = 'Nobody'")
    muster.hand.do("remove-guest", stay=muster.second, guest=child, mistake=True)
    muster.open()
    assert [one.name for one in muster.people() if one.room == "102"] == [SECOND, "", VISITOR]


def test_whoever_is_on_call_only_or_off_shift_is_not_expected(muster: Muster) -> None:
    muster.hand.do("roster", staff="E003", day="2026-11-23", shift="late", on_call=True)
    muster.open()
    assert [one.ref for one in muster.people() if one.kind == "staff"] == ["E002"]


def test_one_is_under_way_at_a_time(muster: Muster) -> None:
    muster.open()
    assert muster.refused("open-roll-call", assembly="Gate").code == "ROLL_CALL_OPEN"
    assert muster.head().assembly == "Car park"


def test_without_an_emergency_nothing_is_called(hand) -> None:
    from hotelcs.errors import Refusal

    for verb, fields, code in (
        ("open-roll-call", {"assembly": "Gate"}, "INCIDENT_NONE"), ("tick-roll-call", {"who": "101", "status": "y"}, "ROLL_CALL_NONE"),
        ("open-roll-call", {"assembly": "Gate", "incident": "N261123-009"}, "INCIDENT_UNKNOWN"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as caught:
            hand.do(verb, **fields)
        assert caught.value.code == code
    assert [hand.desk.show(view) for view in ("roll-call", "roll-calls", "roll-call-ticks")] == [[], [], []]
    with pytest.raises(Refusal) as caught:
        hand.desk.show("roll-call", incident="N261123-001")
    assert caught.value.code == "ROLL_CALL_NONE"


def test_an_empty_house_can_be_called_and_completeness_of_nobody_is_nothing(hand) -> None:
    hand.do("raise-incident", type="fire", place="lobby")
    assert hand.do("open-roll-call", assembly="Gate").result["expected"] == 0
    assert hand.desk.show("roll-calls")[0].completeness is None
    hand.do("close-roll-call")
    check(hand)


def test_who_comes_while_it_is_called_is_appended_and_the_frozen_count_stays(muster: Muster) -> None:
    muster.open()
    hand = muster.hand
    hand.check_in(hand.book("Sun Qi", type="TWN"), room="201", document=IDS[2])
    hand.do("visitor-in", stay="101", name="Dr Gu", reason="doctor")
    hand.do("visitor-out", visitor=muster.visitor)
    hand.do("reopen-entry", entry=muster.visitor)
    late = [(one.name, one.appended) for one in muster.people() if one.appended]
    assert sorted(late) == [("Dr Gu", True), ("Sun Qi", True)]
    head = muster.head()
    assert (head.frozen, head.appended, head.expected) == (6, 2, 8)
    check(hand)


def test_guests_whose_check_out_is_taken_back_are_in_the_house_again(muster: Muster) -> None:
    hand = muster.hand
    hand.do("check-out", stay=muster.first, settle="cash")
    muster.open()
    assert all(one.room != "101" for one in muster.people())
    hand.do("undo-check-out", stay=muster.first, reason="they stay")
    assert {one.name for one in muster.people() if one.room == "101"} == {LEAD, CHILD}
    assert all(one.appended for one in muster.people() if one.room == "101")
    check(hand)


def test_who_leaves_while_it_is_called_stays_on_the_list(muster: Muster) -> None:
    muster.open()
    muster.hand.do("visitor-out", visitor=muster.visitor)
    muster.hand.do("check-out", stay=muster.first, settle="cash")
    assert muster.head().expected == 6


def test_the_names_are_those_of_the_moment(muster: Muster) -> None:
    muster.open()
    guest = muster.hand.value("SELECT no FROM guest WHERE name = :name", name=LEAD)
    muster.hand.do("update-guest", guest=guest, name="Somebody Else")
    assert muster.people()[0].name == LEAD


def test_no_name_of_the_list_is_in_the_ledger(muster: Muster) -> None:
    muster.open()
    muster.tick("101", "yy")
    muster.hand.do("append-to-roll-call", name="Painter Wu", kind="contractor")
    told = " ".join(
        result for (result,) in muster.hand.rows("SELECT result FROM ledger WHERE verb LIKE '%roll-call'")
    )
    assert not re.search("Zhang|Fan Ying|Painter|Li Na", told)


def test_the_place_people_gather_at_can_be_moved_and_moved_back(muster: Muster) -> None:
    muster.open()
    moved = muster.hand.do("move-assembly", assembly="South gate")
    assert (moved.result["assembly"], moved.result["before"]) == ("South gate", "Car park")
    assert muster.head().assembly == "South gate"
    muster.hand.desk.undo(moved.entry or 0)
    assert muster.head().assembly == "Car park"


def test_opening_is_taken_back_by_closing_and_the_list_stays_on_record(muster: Muster) -> None:
    done = muster.hand.do("open-roll-call", assembly="Gate")
    muster.hand.desk.undo(done.entry or 0)
    assert muster.head().closed
    assert muster.head().expected == 6
    muster.open("Car park")
    assert len(muster.hand.desk.show("roll-calls")) == 2
    assert len(muster.hand.desk.show("roll-calls", open="yes")) == 1
    check(muster.hand)


def test_evacuating_opens_it_at_the_usual_place_or_goes_on_with_the_one_that_is_open(muster: Muster) -> None:
    muster.hand.do("evacuate", incident=muster.incident)
    assert muster.head().assembly == muster.hand.value("SELECT assembly FROM property")
    again = muster.hand.do("raise-incident", type="gas", place="kitchen").result["incident"]
    muster.hand.do("open-roll-call", incident=again)
    muster.hand.do("evacuate", incident=again, assembly="South gate")
    assert len(muster.hand.desk.show("roll-calls", incident=again)) == 1


def test_the_all_clear_waits_for_who_is_not_seen_until_they_are_handed_over(muster: Muster) -> None:
    muster.hand.do("evacuate", incident=muster.incident)
    muster.hand.do("contain-incident", incident=muster.incident)
    assert muster.refused("all-clear", incident=muster.incident).code == "PEOPLE_MISSING"
    muster.hand.do("close-roll-call", handed="fire brigade")
    muster.hand.do("all-clear", incident=muster.incident)
    check(muster.hand)
