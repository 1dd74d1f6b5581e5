"""Messages: for guests who are here or to come, marked wherever their room is shown, given by somebody at some time."""

import pytest

from tests.invariants import check
from tests.workflows.registers.conftest import House


def test_a_message_waits_and_is_given_with_who_gave_it_and_when(house: House) -> None:
    house.hand.do("take-message", whose="101", words="Call home\nat once", sender="the office", urgent=True)
    (row,) = house.hand.desk.show("messages")
    assert (row.room, row.guest, row.sender, row.text, row.urgent, row.status) == (
        "101", "Zhang Wei", "the office", "Call home\nat once", True, "open")  # fmt: skip
    house.at("23 16:00").hand.do("deliver-message", message="m1")
    assert house.hand.desk.show("messages") == []
    (row,) = house.hand.desk.show("messages", all=True)
    assert (row.status, row.closed, row.closed_by) == ("delivered", "2026-11-23 16:00", "admin")
    check(house.hand)


def test_what_it_says_and_who_left_it_is_not_in_the_ledger(house: House) -> None:
    house.hand.do("take-message", whose="101", words="call home", sender="the office")
    assert (
        house.hand.value("SELECT count(*) FROM ledger WHERE result LIKE '%home%' OR result LIKE '%office%'")
        == 0
    )


@pytest.mark.parametrize(("urgent", "mark"), [(False, "message"), (True, "urgent")])
def test_the_mark_is_on_the_rack_and_in_every_list_of_stays(house: House, urgent: bool, mark: str) -> None:
    house.hand.do("take-message", whose="101", words="call home", urgent=urgent)
    house.hand.do("shorten", stay="101", departure="2026-11-24")
    house.hand.do("close-day", keep_arrivals=True)
    show = house.hand.desk.show
    assert next(row for row in show("rooms") if row.room == "101").flags[0] == mark
    assert next(row for row in show("in-house") if row.room == "101").marks[0] == mark
    assert next(row for row in show("departures") if row.room == "101").marks == (mark,)
    assert any("call home" in note for note in show("stay", room="101").notes)
    assert any("call home" in note for note in show("room", no="101").notes)


def test_a_message_for_guests_still_to_come_marks_their_arrival_and_their_room(house: House) -> None:
    house.hand.do("assign-room", reservation=house.coming, room="103")
    house.hand.do("take-message", whose=house.coming, words="call home")
    (arrival,) = [row for row in house.hand.desk.show("arrivals") if row.reservation == house.coming]
    assert arrival.marks[0] == "message"
    assert house.hand.desk.show("messages")[0].whereabouts == "to_come"
    assert "message" in next(row for row in house.hand.desk.show("rooms") if row.room == "103").flags
    assert any("call home" in note for note in house.hand.desk.show("room", no="103").notes)


def test_the_rack_tells_who_may_read_no_guests_that_there_is_a_message_but_not_what_it_says(
    house: House,
) -> None:
    house.hand.do("take-message", whose="101", words="call home")
    house.hand.do("add-staff", name="Gu", posts=["MNT"])
    house.hand.do("add-account", staff=house.hand.value("SELECT max(no) FROM staff"), login="gu")
    other = house.hand.at("gu")
    assert other.desk.show("room", no="101").notes == ()
    other.desk.close()


def test_nobody_takes_a_message_for_guests_who_are_gone(house: House) -> None:
    house.hand.do("check-out", stay="101", settle="cash")
    assert house.refused("take-message", whose="r1", words="call home") == "GUEST_GONE"


def test_an_undelivered_message_is_told_at_check_out_and_waits_still(house: House) -> None:
    house.hand.do("take-message", whose="101", words="call home")
    tried = house.hand.desk.preview("check-out", {"stay": "101", "settle": "cash"})
    assert "A message was not given to them." in tried.result["warnings"]
    house.hand.do("deliver-message", message="m1")
    tried = house.hand.desk.preview("check-out", {"stay": "101", "settle": "cash"})
    assert "A message was not given to them." not in tried.result["warnings"]


def test_it_is_withdrawn_given_and_opened_again(house: House) -> None:
    house.hand.do("take-message", whose="101", words="call home")
    house.hand.do("withdraw-message", message="m1")
    assert house.refused("deliver-message", message="m1") == "MESSAGE_CLOSED"
    house.hand.do("reopen-entry", entry="m1")
    assert house.refused("reopen-entry", entry="m1") == "ENTRY_OPEN"
    given = house.hand.do("deliver-message", message="m1")
    house.hand.desk.undo(given.entry)
    assert [row.status for row in house.hand.desk.show("messages")] == ["open"]
    assert house.refused("deliver-message", message="m9") == "MESSAGE_UNKNOWN"


def test_an_urgent_message_presses_while_its_guest_is_in_the_house(house: House) -> None:
    house.hand.do("take-message", whose="101", words="call home")
    house.hand.do("take-message", whose=house.coming, words="call home", urgent=True)
    assert house.pressing() == {}
    house.hand.do("take-message", whose="102", words="call home", urgent=True)
    assert house.pressing() == {"message_urgent": (1, "102")}
