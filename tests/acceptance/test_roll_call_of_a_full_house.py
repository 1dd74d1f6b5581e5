"""A night alarm as the handbook tells it (03 W-06): 63 guests, 3 visitors, 11 staff; counted, told to the brigade, closed."""

import pytest

from hotelcs.reports.house_list import house_list
from hotelcs.workflows.reception.resident_id import check_character
from tests.conftest import Hand
from tests.invariants import check

TODAY = "2026-11-23"


def resident(serial: int) -> str:
    """A resident number with its check character, made from a birth date and a serial."""
    first = f"11010519850101{serial:03d}"
    return first + check_character(first)


@pytest.fixture
def full(hand: Hand) -> Hand:
    """Twenty-one rooms of three: two adults and a child nobody wrote down; visitors; everybody of the late shift."""
    for number in range(21):
        room = f"0{601 + number}"
        hand.do("add-room", no=room, floor=6 + number // 8, type="SUI")
        booked = hand.book(f"Guest {number}-0", type="SUI", adults=2, children=1)
        people = [{"document": resident(2 * number + at), "name": f"Guest {number}-{at}"} for at in range(2)]
        hand.do("check-in", reservation=booked, room=room, guests=people, waive_deposit=True)
    for room in ("0601", "0604", "0611"):
        hand.do("visitor-in", stay=room, name=f"Visitor of {room}", approved=True)
    for number in range(11):
        staff = hand.do("add-staff", name=f"Colleague {number}", posts=["RAT"]).result["staff"]
        hand.do("roster", staff=staff, day=TODAY, shift="late")
    hand.do("note-evacuation-help", stay="0603", need="wheelchair")
    return hand


def test_a_full_house_is_counted_told_to_the_brigade_and_closed(full: Hand) -> None:
    incident = full.do("raise-incident", type="fire", place="6F corridor").result["incident"]
    full.do("evacuate", incident=incident, assembly="Assembly A")
    (head,) = full.desk.show("roll-calls")
    assert (head.expected, head.assembly) == (77, "Assembly A")
    people = full.desk.show("roll-call")
    assert [sum(one.kind == kind for one in people) for kind in ("guest", "visitor", "staff")] == [63, 3, 11]
    assert people[0].need == "wheelchair", "whoever needs help is first"
    rooms = [one.room for one in people[1:] if one.room]
    assert rooms == sorted(rooms), "room by room"

    off, unseen = {"0604", "0605"}, {"0621"}
    for room in dict.fromkeys(one.room for one in people if one.room):
        there = sum(one.room == room for one in people)
        answers = "oo" + "y" * (there - 2) if room in off else "y" if room in unseen else "y" * there
        full.do("tick-roll-call", who=room, status=answers)
    full.do("tick-roll-call", who=[one.spot for one in people if one.kind == "staff"], status=["safe"] * 11)
    (head,) = full.desk.show("roll-calls")
    assert (head.expected, head.safe, head.off_site, head.unknown) == (77, 71, 4, 2)
    assert head.completeness == 97.4
    missing = full.desk.show("roll-call", unseen="yes")
    assert {one.room for one in missing} == {"0621"}, "reported to the fire brigade with room numbers"
    printed = house_list(full.desk, lang="en").lines
    assert sum(line.startswith("[ ] 0621") for line in printed) == 2

    full.do("contain-incident", incident=incident)
    full.do("close-roll-call", handed="fire brigade")
    full.do("all-clear", incident=incident, by="authority", who="brigade")
    full.do("tick-roll-call", who="0621", status="yyy", reason="they slept in the sauna")
    (head,) = full.desk.show("roll-calls")
    assert (head.completeness, head.handed_to) == (100.0, "fire brigade")
    check(full)
