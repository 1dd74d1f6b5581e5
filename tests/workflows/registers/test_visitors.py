"""Visitors: noted with the guest's yes, gone by the hour, or guests themselves; nobody is in the house twice."""

import pytest

from hotelcs.workflows.fields import FieldError
from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.registers.conftest import House


def test_a_visitor_is_in_the_house_with_whom_they_visit_and_until_when(house: House) -> None:
    house.visit()
    (row,) = house.hand.desk.show("visitors")
    assert (row.name, row.document, row.room, row.guest, row.until, row.late) == (
        "Fan Ying", "***002X", "101", "Zhang Wei", "2026-11-23 23:00", False)  # fmt: skip
    assert row.minutes == 0
    check(house.hand)


def test_the_guest_is_asked_first_or_there_is_a_reason_that_needs_no_yes(house: House) -> None:
    assert house.refused("visitor-in", stay="101", name="Fan Ying") == "VISITOR_NOT_APPROVED"
    house.hand.do("visitor-in", stay="101", name="Dr Gu", reason="doctor")
    (row,) = house.hand.desk.show("visitors")
    assert (row.approved, row.reason) == (False, "doctor")


@pytest.mark.parametrize("document", ["34052419800101001X", "0001X", "00 1", "１２３"])
def test_of_a_document_no_more_than_four_characters_are_taken(house: House, document: str) -> None:
    with pytest.raises(FieldError) as caught:
        house.hand.do("visitor-in", stay="101", name="Fan Ying", last4=document, approved=True)
    assert caught.value.field == "last4"
    assert document not in str(caught.value), "nor is it repeated"


def test_the_name_of_a_visitor_is_not_in_the_ledger(house: House) -> None:
    house.visit()
    assert (
        house.hand.value("SELECT count(*) FROM ledger WHERE result LIKE '%Fan%' OR result LIKE '%002X%'") == 0
    )


def test_nobody_is_a_visitor_twice_at_once_however_the_name_is_written(house: House) -> None:
    first = house.visit("Fan Ying")
    again = {"stay": "102", "name": "ＦＡＮ  ying", "last4": "002x", "approved": True}
    assert house.refused("visitor-in", **again) == "VISITOR_INSIDE"
    house.hand.do("visitor-out", visitor=first)
    house.hand.do("visitor-in", **again)


def test_two_people_of_one_name_may_visit(house: House) -> None:
    house.visit(last4="002X")
    house.visit(last4="0033")
    assert len(house.hand.desk.show("visitors")) == 2


def test_past_the_hour_they_press_on_home_are_late_in_the_items_and_stay_listed(house: House) -> None:
    house.visit()
    house.at("23 22:59")
    assert "visitor_late" not in house.pressing()
    house.at("23 23:00")
    assert house.pressing()["visitor_late"] == (1, "101")
    assert house.hand.desk.show("visitors")[0].late
    house.at("23 23:01")
    assert [row.late for row in house.hand.desk.show("items", kind="visitor")] == [True]
    house.hand.do("visitor-out", visitor="v1")
    assert "visitor_late" not in house.pressing()


def test_after_the_hour_nobody_comes_up_who_has_no_reason_and_those_have_an_hour(house: House) -> None:
    house.at("23 23:30")
    assert house.refused("visitor-in", stay="101", name="Fan", approved=True) == "VISITS_OVER"
    done = house.hand.do("visitor-in", stay="101", name="Dr Gu", reason="doctor")
    assert done.result["until"] == "2026-11-24 00:30"


def test_the_hour_is_a_setting_of_the_house(house: House) -> None:
    house.hand.do("change-setting", name="visitor_cutoff", value="22:00")
    house.visit()
    assert house.hand.desk.show("visitors")[0].until == "2026-11-23 22:00"
    assert [row.value for row in house.hand.desk.show("settings", name="visitor_cutoff")] == ["22:00"]


def test_a_visitor_who_stays_registers_like_a_guest_and_the_visit_is_over(house: House) -> None:
    number = house.visit("Wang Fang")
    done = house.hand.do("register-visitor", visitor=number, document=IDS[2])
    assert done.result["people"] == 2
    assert house.hand.desk.show("visitors") == []
    (gone,) = house.hand.desk.show("visitors", all=True)
    assert gone.outcome == "registered"
    assert [one.name for one in house.hand.desk.show("stay", room="101").people] == ["Zhang Wei", "Wang Fang"]
    assert house.hand.value("SELECT count(*) FROM registration WHERE status = 'pending'") == 3
    assert house.refused("visitor-out", visitor=number) == "VISITOR_GONE"
    assert house.refused("reopen-entry", entry=number) == "ENTRY_OPEN"
    check(house.hand)


def test_a_registration_that_is_refused_leaves_the_visitor_in_the_house(house: House) -> None:
    house.hand.do("change-setting", name="visitor_cutoff", value="22:00")
    number = house.visit("Wang Fang")
    assert house.refused("register-visitor", visitor=number)
    assert [row.visitor for row in house.hand.desk.show("visitors")] == [number]


def test_a_visit_follows_the_room_and_outlasts_the_check_out_with_a_warning(house: House) -> None:
    house.visit()
    house.hand.do("move-room", stay="101", room="103")
    assert house.hand.desk.show("visitors")[0].room == "103"
    done = house.hand.do("check-out", stay="103", settle="cash")
    assert "A visitor has not left." in done.result["warnings"]
    assert len(house.hand.desk.show("visitors")) == 1, "whoever calls the roll still has them"


def test_a_visit_is_taken_back_and_forth(house: House) -> None:
    house.visit()
    out = house.hand.do("visitor-out", visitor="v1")
    house.hand.desk.undo(out.entry)
    assert len(house.hand.desk.show("visitors")) == 1
    assert house.refused("reopen-entry", entry="v1") == "ENTRY_OPEN"
    house.hand.do("visitor-out", visitor="v1")
    house.hand.do("check-out", stay="101", settle="cash")
    assert house.refused("reopen-entry", entry="v1") == "HOSTS_GONE"
    assert house.refused("visitor-out", visitor="v9") == "VISITOR_UNKNOWN"
