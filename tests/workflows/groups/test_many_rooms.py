"""Many rooms in one act: who can go goes, the others stay, each with its own answer."""

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import IDS
from tests.invariants import check
from tests.workflows.groups.coach import group, row

NIGHT = {"departure": "2026-11-24"}


def arriving(hand, *rooms):
    """A booking for each room, ready to be checked in."""
    return [
        {"reservation": hand.book(f"Guest {room}", **NIGHT), "room": room, "document": IDS[at]}
        for at, room in enumerate(rooms)
    ]


def codes(done):
    return {room["room"]: room["code"] for room in done.result["rooms"]}


def test_rooms_that_are_ready_are_checked_in_and_the_one_that_is_not_is_told(hand):
    asked = arriving(hand, "101", "102", "103")
    hand.do("set-room-status", room="102", status="dirty")
    done = hand.do("check-in-rooms", rooms=asked)
    assert codes(done) == {"101": "", "102": "ROOM_NOT_READY", "103": ""}
    assert (done.result["done"], done.result["refused"]) == (2, 1)
    assert [room["of"][0] for room in done.result["rooms"]] == ["S", "R", "S"]
    assert hand.rows("SELECT count(*) FROM stay WHERE status = 'in_house'") == [(2,)]
    check(hand)


def test_nothing_of_a_refused_check_in_stays(hand):
    asked = arriving(hand, "101", "102")
    asked[1]["document"] = "34052419800101001Y"
    guests = hand.value("SELECT count(*) FROM guest")
    done = hand.do("check-in-rooms", rooms=asked)
    assert codes(done) == {"101": "", "102": "DOCUMENT_INVALID"}
    assert (hand.value("SELECT count(*) FROM guest"), hand.value("SELECT count(*) FROM folio")) == (guests, 1)
    assert not [
        entry
        for entry in hand.rows("SELECT result FROM ledger")
        if "01001Y" in str(entry) or "Guest" in str(entry)
    ]
    check(hand)


def test_what_was_tried_without_the_right_is_entered_though_the_others_are_checked_in(hand):
    asked = arriving(hand, "101", "102")
    hand.do("set-room-status", room="102", status="dirty")
    asked[1]["override"] = "they wait"
    desk = hand.at("desk")
    done = desk.do("check-in-rooms", rooms=[{**one, "waive_deposit": False} for one in asked])
    assert codes(done) == {"101": "", "102": "DENIED"}
    denied = "SELECT result FROM ledger WHERE verb = 'denied' AND actor = 'desk'"
    assert hand.rows(denied) == [('{"code":"DENIED","verb":"check-in-rooms"}',)]
    with pytest.raises(Refusal):
        desk.do("check-in-rooms", rooms=asked[1:])
    assert len(hand.rows(denied)) == 2
    desk.desk.preview("check-in-rooms", {"rooms": [asked[1], *arriving(hand, "103")]})
    assert len(hand.rows(denied)) == 2, "what is only looked at was not tried"
    desk.desk.close()
    check(hand)


def test_two_who_want_one_room_do_not_both_get_it(hand):
    asked = arriving(hand, "101", "101")
    asked[1]["document"] = IDS[1]
    assert [room["code"] for room in hand.do("check-in-rooms", rooms=asked).result["rooms"]] == [
        "",
        "ROOM_OCCUPIED",
    ]
    check(hand)


def test_when_nobody_can_go_the_act_is_refused_and_names_all(hand):
    asked = arriving(hand, "101", "102")
    for room in ("101", "102"):
        hand.do("set-room-status", room=room, status="dirty")
    with pytest.raises(Refusal) as caught:
        hand.do("check-in-rooms", rooms=asked)
    assert (caught.value.code, caught.value.items) == (
        "NONE_DONE",
        ("101 ROOM_NOT_READY", "102 ROOM_NOT_READY"),
    )
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'check-in-rooms'") == 0


def test_a_single_one_is_taken_back_and_several_are_taken_back_one_by_one(hand):
    one, *others = arriving(hand, "101", "102", "103")
    done = hand.do("check-in-rooms", rooms=[one])
    hand.desk.undo(done.entry)
    several = hand.do("check-in-rooms", rooms=others)
    with pytest.raises(Refusal) as caught:
        hand.desk.undo(several.entry)
    assert caught.value.code == "UNDO_IMPOSSIBLE"
    hand.do("undo-check-in", stay="102", reason="wrong room")
    check(hand)


def test_who_may_not_check_in_one_may_not_check_in_many(business_hand):
    asked = arriving(business_hand, "101")
    agent = business_hand.at("res")
    with pytest.raises(Denied):
        agent.do("check-in-rooms", rooms=asked)
    agent.desk.close()


def test_departures_with_nothing_owed_go_and_the_others_stay_with_what_they_owe(hand):
    hand.do("check-in-rooms", rooms=arriving(hand, "101", "102", "103"))
    hand.do("post-charge", stay="102", kind="minibar", amount=2800)
    done = hand.do("check-out-rooms", stays="101, 102 103 101")
    assert codes(done) == {"101": "", "102": "BALANCE_OPEN", "103": ""}
    (owing,) = [room for room in done.result["rooms"] if room["code"]]
    assert (owing["amount_minor"], "28.00" in owing["reason"]) == (2800, True)
    assert hand.rows(
        "SELECT m.no FROM stay s JOIN room m ON m.id = s.room_id WHERE s.status = 'in_house'"
    ) == [("102",)]
    check(hand)


def test_the_rates_of_nights_given_up_come_back_with_an_undone_check_out(hand):
    booking = hand.book("Wu Di", departure="2026-11-25", rate=40000)
    hand.check_in(booking, "101")
    done = hand.do("check-out-rooms", stays=["101"])
    hand.desk.undo(done.entry)
    assert hand.rows("SELECT rate_minor FROM reservation_night") == [(40000,), (40000,)]
    check(hand)


def test_a_room_nobody_is_in_is_told_without_stopping_the_others(hand):
    hand.do("check-in-rooms", rooms=arriving(hand, "101"))
    done = hand.do("check-out-rooms", stays=["301", "101"])
    assert [room["code"] for room in done.result["rooms"]] == ["STAY_UNKNOWN", ""]
    check(hand)


def test_a_preview_of_many_changes_nothing(hand):
    asked = arriving(hand, "101", "102")
    assert hand.desk.preview("check-in-rooms", {"rooms": asked}).result["done"] == 2
    assert hand.value("SELECT count(*) FROM stay") == 0


def test_documents_told_beforehand_are_known_in_whatever_order_they_are_scanned(hand):
    no = group(hand, "TWN 1", arrival="2026-11-23", departure="2026-11-24")
    hand.do(
        "rooming-list",
        group=no,
        rows=[row("Wu Di", document=IDS[0], place="201", sharing="1"), row("Li Na", sharing="1")],
    )
    booking = hand.desk.show("group", no=no).group_rooms[0].reservation
    guests = [{"name": "Wu Di", "document": IDS[1]}, {"name": "Li Na", "document": IDS[0]}]
    hand.do("check-in-rooms", rooms=[{"reservation": booking, "room": "201", "guests": guests}])
    shown = hand.rows(
        "SELECT p.name, d.last FROM stay_guest p JOIN id_document d ON d.id = p.document_id ORDER BY p.name"
    )
    assert {name: IDS[0].endswith(last) for name, last in shown} == {"Li Na": False, "Wu Di": True}
    check(hand)
