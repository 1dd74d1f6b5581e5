"""Luggage and parcels: a tag hangs on one thing, whose it is follows the booking, what nobody fetches is told."""

import pytest

from hotelcs.storage.reading import DriverReader
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.registers.conftest import House


def keep(house: House, **fields: object) -> str:
    return str(house.hand.do("take-luggage", **fields).result["tag"])


def test_the_house_writes_a_tag_or_takes_the_one_that_is_typed(house: House) -> None:
    assert keep(house, whose="101") == "X261123-001"
    assert keep(house, whose="101", kind="parcel") == "K261123-001"
    assert keep(house, whose="101", tag=" a17 ") == "A17"
    assert [row.tag for row in house.hand.desk.show("luggage", kind="parcel")] == ["K261123-001"]
    check(house.hand)


def test_a_tag_hangs_on_one_thing_at_a_time_and_is_free_afterwards(house: House) -> None:
    keep(house, whose="101", tag="A17")
    assert house.refused("take-luggage", whose="102", tag="a17") == "TAG_TAKEN"
    house.hand.do("hand-luggage", tag="a17", to="the guest")
    assert house.refused("hand-luggage", tag="a17", to="the guest") == "TAG_FREE"
    keep(house, whose="102", tag="A17")
    assert [row.guest for row in house.hand.desk.show("luggage", tag="A17", all=True)] == [
        "Li Na",
        "Zhang Wei",
    ]
    assert house.refused("reopen-entry", entry="A17") == "ENTRY_OPEN"


def test_a_tag_whose_thing_was_handed_out_by_mistake_is_opened_unless_it_is_in_use(house: House) -> None:
    keep(house, whose="101", tag="A17")
    out = house.hand.do("hand-luggage", tag="A17", to="the guest")
    house.hand.desk.undo(out.entry)
    assert [row.tag for row in house.hand.desk.show("luggage")] == ["A17"]
    assert house.refused("reopen-entry", entry="A18") == "ENTRY_UNKNOWN_HERE"


@pytest.mark.parametrize("whose", ["101", "S261123-001", "s1", "R261123-001", "r1"])
def test_whose_it_is_is_said_by_room_stay_or_booking(house: House, whose: str) -> None:
    keep(house, whose=whose)
    (row,) = house.hand.desk.show("luggage")
    assert (row.guest, row.room, row.whereabouts, row.reservation) == (
        "Zhang Wei",
        "101",
        "in_house",
        "R261123-001",
    )


def test_an_empty_room_is_not_taken_for_a_booking_of_that_number(house: House) -> None:
    assert house.refused("take-luggage", whose="103") == "NOBODY_THERE"
    assert house.refused("take-luggage", whose="r77") == "RESERVATION_UNKNOWN"
    assert house.refused("take-luggage") == "WHOSE_MISSING"


def test_somebody_passing_by_has_no_booking(house: House) -> None:
    keep(house, owner="a lady with a red hat", pieces=2, fragile=True, location="shelf 3")
    (row,) = house.hand.desk.show("luggage")
    assert (row.guest, row.whereabouts, row.pieces, row.fragile, row.until) == (
        "a lady with a red hat", "passing", 2, True, "2026-11-23 23:59")  # fmt: skip


def test_a_parcel_waits_for_guests_who_are_still_to_come_and_marks_their_arrival(house: House) -> None:
    keep(house, whose=house.coming, kind="parcel", sender="courier")
    (arrival,) = [row for row in house.hand.desk.show("arrivals") if row.reservation == house.coming]
    assert "parcel" in arrival.marks
    stay = house.hand.do(
        "check-in", reservation=house.coming, room="103", document="440524188001010014", waive_deposit=True
    )
    (row,) = house.hand.desk.show("luggage")
    assert (row.whereabouts, row.stay) == ("in_house", stay.result["stay"])
    (there,) = [one for one in house.hand.desk.show("in-house") if one.room == "103"]
    assert "parcel" in there.marks


def test_a_ticket_of_the_queue_and_the_register_know_the_same_luggage(house: House) -> None:
    house.hand.do("queue", reservation=house.coming, luggage_tag="b5")
    keep(house, whose=house.coming, tag="B6")
    (ticket,) = house.hand.desk.show("queue")
    assert set(ticket.luggage_tag.split()) == {"B5", "B6"}
    assert {row.whereabouts for row in house.hand.desk.show("luggage")} == {"waiting"}
    house.hand.do("unqueue", reservation=house.coming)
    assert len(house.hand.desk.show("luggage")) == 2, "luggage does not leave with the queue"
    house.hand.do("queue", reservation=house.coming, luggage_tag="B5")
    assert len(house.hand.desk.show("luggage")) == 2


def test_a_ticket_under_the_tag_of_somebody_else_is_refused_whole(house: House) -> None:
    keep(house, whose="101", tag="B5")
    assert house.refused("queue", reservation=house.coming, luggage_tag="B5") == "TAG_TAKEN"
    assert house.hand.desk.show("queue") == []


def test_what_is_not_fetched_in_time_is_late_and_presses_without_alarm(house: House) -> None:
    keep(house, owner="a lady", until="18")
    keep(house, whose="101")
    house.at("23 18:00")
    assert house.pressing()["unfetched"] == (1, "")
    assert [(row.guest, row.late) for row in house.hand.desk.show("luggage")] == [
        ("a lady", True),
        ("Zhang Wei", False),
    ]
    assert not any(row.alarm for row in house.hand.desk.show("pressing") if row.kind == "unfetched")


def test_an_hour_that_is_past_or_none_is_refused(house: House) -> None:
    assert house.refused("take-luggage", whose="101", until="today 9") == "UNTIL_PAST"
    assert house.refused("take-luggage", whose="101", until="soon") == "MOMENT_INVALID"
    assert house.hand.desk.show("luggage") == []


def test_what_is_kept_is_changed_and_changed_back(house: House) -> None:
    tag = keep(house, whose="101", pieces=2, location="shelf 3")
    done = house.hand.do("change-luggage", tag=tag, pieces=3, until="+1 18", fragile=True)
    (row,) = house.hand.desk.show("luggage")
    assert (row.pieces, row.location, row.until, row.fragile) == (3, "shelf 3", "2026-11-24 18:00", True)
    house.hand.desk.undo(done.entry)
    (row,) = house.hand.desk.show("luggage")
    assert (row.pieces, row.location, row.until, row.fragile) == (2, "shelf 3", "2026-11-25 23:59", False)
    assert house.refused("change-luggage", tag="A1", pieces=1) == "TAG_UNKNOWN"


def test_guests_who_leave_are_told_of_what_is_kept_and_it_stays_theirs(house: House) -> None:
    keep(house, whose="101")
    keep(house, whose="101", kind="parcel")
    done = house.hand.do("check-out", stay="101", settle="cash")
    assert {"Luggage is kept for them.", "A parcel is kept for them."} <= set(done.result["warnings"])
    assert {(row.guest, row.whereabouts) for row in house.hand.desk.show("luggage")} == {
        ("Zhang Wei", "gone")
    }
    keep(house, whose="r1", tag="C1")
    assert house.hand.desk.show("luggage", tag="c1")[0].until == "2026-11-23 23:59"


@pytest.mark.parametrize(("text", "found"), [("a1", {"A17", "A18"}), ("A17", {"A17"}), ("x1", {"X261123-001"}), ("X261123", {"X261123-001"}),
                                             ("q9", set()), ("a", set())])  # fmt: skip
def test_a_tag_is_found_by_its_beginning_or_its_short_form(house: House, text: str, found: set[str]) -> None:
    for tag in ("A17", "A18", "", "Z9"):
        keep(house, whose="101", tag=tag)
    house.hand.do("hand-luggage", tag="Z9", to="the guest")
    hits = [hit for hit in house.hand.desk.show("find", text=text) if hit.kind == "luggage"]
    assert {hit.no for hit in hits} == found
    assert all(hit.title == "Zhang Wei" for hit in hits)


def test_finding_many_tags_asks_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = DriverReader.rows
    monkeypatch.setattr(
        DriverReader, "rows", lambda self, sql, **values: (asked.append(sql), rows(self, sql, **values))[1]
    )
    keep(house, whose="101", tag="A10")
    asked.clear()
    house.hand.desk.show("find", text="a1")
    one = len(asked)
    for tag in ("A11", "A12", "A13"):
        keep(house, owner="Chen Bo", tag=tag)
    asked.clear()
    hits = house.hand.desk.show("find", text="a1")
    assert len(asked) == one
    assert [(hit.no, hit.title) for hit in hits if hit.kind == "luggage"] == [
        ("A13", "Chen Bo"), ("A12", "Chen Bo"), ("A11", "Chen Bo"), ("A10", "Zhang Wei"),
    ]  # fmt: skip


def test_two_desks_cannot_hand_the_same_thing_out(house: House, hand: Hand) -> None:
    keep(house, whose="101", tag="A17")
    other = hand.at("desk")
    other.do("hand-luggage", tag="A17", to="the guest")
    other.desk.close()
    assert house.refused("hand-luggage", tag="A17", to="another guest") == "TAG_FREE"
