"""People who join a stay, and who leave before the others."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.workflows.verbs import spoken
from tests.invariants import check


def refused(hand, verb, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_who_joins_is_identified_and_registered_from_the_moment_they_come(hand):
    stay = hand.check_in(hand.book())
    hand.do("close-day")
    hand.now = hand.now.replace(hour=9)
    done = hand.do("add-guest", stay=stay, name="Anna", document="passport:GBR:X1234567")
    assert done.result["people"] == 2
    assert hand.rows("SELECT kind, deadline FROM registration ORDER BY id DESC LIMIT 1") == [
        ("overseas", "2026-11-24T09:00:00Z")
    ]
    check(hand)


def test_who_joins_shows_a_document_like_everybody(hand):
    hand.check_in(hand.book())
    assert refused(hand, "add-guest", stay="101", name="Li Na").code == "DOCUMENT_MISSING"
    assert refused(hand, "add-guest", stay="101", name="Ming", minor=True).code == "GUARDIAN_MISSING"


def test_a_child_joins_with_a_guardian(hand):
    hand.check_in(hand.book())
    hand.do("add-guest", stay="101", name="Ming", minor=True, guardian="Zhang Wei", relation="son")
    assert hand.value("SELECT count(*) FROM stay_guest WHERE minor") == 1
    check(hand)


def test_the_room_must_be_large_enough(hand, ids):
    hand.check_in(hand.book())
    hand.do("add-guest", stay="101", name="Li Na", document=ids.second)
    error = refused(hand, "add-guest", stay="101", name="Wu", document=ids.third)
    assert error.code == "ROOM_TOO_SMALL"
    hand.do("add-guest", stay="101", name="Wu", document=ids.third, override="extra bed")
    assert hand.value("SELECT count(*) FROM stay_guest") == 3


def test_nobody_joins_twice(hand, ids):
    hand.check_in(hand.book())
    assert refused(hand, "add-guest", stay="101", document=ids.first).code == "GUEST_PRESENT"


def test_a_known_guest_joins_by_document_alone(hand, ids):
    hand.do("check-out", stay=hand.check_in(hand.book("Zhang Wei")))
    hand.check_in(hand.book("Li Na"), "102", document=ids.second)
    hand.do("add-guest", stay="102", document=ids.first)
    assert hand.value("SELECT name FROM stay_guest ORDER BY id DESC LIMIT 1") == "Zhang Wei"


def test_who_leaves_early_stays_registered(hand, ids):
    stay = hand.check_in(hand.book(adults=2), guests=[{"name": "Li Na", "document": ids.second}])
    guest = hand.value("SELECT no FROM guest WHERE name = 'Li Na'")
    assert hand.do("remove-guest", stay=stay, guest=guest).result["people"] == 1
    assert hand.value("SELECT count(*) FROM registration WHERE status = 'pending'") == 2
    check(hand)


def test_when_the_first_guest_leaves_the_next_adult_leads(hand, ids):
    stay = hand.check_in(hand.book(adults=2), guests=[{"name": "Li Na", "document": ids.second}])
    first = hand.value("SELECT no FROM guest WHERE name = 'Zhang Wei'")
    hand.do("remove-guest", stay=stay, guest=first)
    assert hand.value("SELECT g.name FROM stay s JOIN guest g ON g.id = s.guest_id") == "Li Na"
    check(hand)


def test_the_last_adult_leaves_by_checking_out(hand):
    child = {"name": "Ming", "minor": True, "guardian": "Zhang Wei"}
    stay = hand.check_in(hand.book(children=1), guests=[child])
    first = hand.value("SELECT no FROM guest WHERE name = 'Zhang Wei'")
    error = refused(hand, "remove-guest", stay=stay, guest=first)
    assert (error.code, error.next) == ("LAST_GUEST", ("check-out",))


def test_somebody_who_is_not_there_cannot_leave(hand, ids):
    hand.check_in(hand.book())
    other = hand.book("Li Na")
    guest = hand.value(
        "SELECT g.no FROM reservation r JOIN guest g ON g.id = r.guest_id WHERE r.no = :no", no=other
    )
    assert refused(hand, "remove-guest", stay="101", guest=guest).code == "GUEST_NOT_THERE"


def test_adding_is_undone_and_the_registration_withdrawn(hand, ids):
    hand.check_in(hand.book())
    entry = hand.do("add-guest", stay="101", name="Li Na", document=ids.second).entry
    hand.desk.undo(entry)
    assert hand.rows("SELECT status FROM registration ORDER BY id") == [("pending",), ("exempt",)]
    check(hand)


def test_a_guest_may_come_back_after_leaving(hand, ids):
    stay = hand.check_in(hand.book(adults=2), guests=[{"name": "Li Na", "document": ids.second}])
    hand.do("remove-guest", stay=stay, guest=hand.value("SELECT no FROM guest WHERE name = 'Li Na'"))
    assert hand.do("add-guest", stay=stay, document=ids.second).result["people"] == 2
    check(hand)


@pytest.mark.parametrize("verb", ["add-guest", "remove-guest", "brief", "issue-key", "return-key"])
def test_a_booking_that_is_not_checked_in_refuses_naming_what_is_legal(hand, verb):
    reservation = hand.book()
    fields = {"remove-guest": {"guest": "P261123-001"}, "brief": {"ticks": "wifi"}}.get(verb, {})
    error = refused(hand, verb, stay=reservation, **fields)
    assert error.code == "ILLEGAL_STATE"
    assert "check-in" in error.next
    assert str(spoken(verb)) in str(error)
