"""Peer scenarios, area E: leaving."""

import threading

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def test_E2_a_booking_whose_guests_are_not_in_house_cannot_check_out(hand):
    with pytest.raises(Refusal) as caught:
        hand.do("check-out", stay=hand.book())
    assert caught.value.code == "ILLEGAL_STATE"
    assert "check-in" in caught.value.next


def test_E14_of_two_desks_that_check_out_the_same_stay_one_does(hand):
    stay = hand.check_in(hand.book(), cards=1)
    hand.do("close-day")
    desks = [hand.at("admin"), hand.at("desk")]
    answers: list[str] = []
    together = threading.Barrier(2)

    def leave(at):
        together.wait()
        try:
            at.do("check-out", stay=stay, settle="cash")
            answers.append("done")
        except Refusal as error:
            answers.append(error.code)
        finally:
            at.desk.close()

    threads = [threading.Thread(target=leave, args=(at,)) for at in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["NOT_IN_HOUSE", "done"]
    assert hand.value("SELECT count(*) FROM payment") == 1
    assert hand.value("SELECT count(*) FROM ledger WHERE verb = 'check-out'") == 1
    check(hand)


def test_E17_of_three_departures_in_one_act_the_one_with_a_balance_stays(hand, ids):
    for room, document in (("101", ids.first), ("102", ids.second), ("103", ids.third)):
        hand.check_in(hand.book(f"Guest {room}", departure="2026-11-24"), room, document=document)
    hand.do("close-day")
    for room in ("101", "103"):
        hand.do("take-payment", stay=room, amount=376_00, method="cash")
    done = hand.do("check-out-rooms", stays=["101", "102", "103"]).result
    assert (done["done"], done["refused"]) == (2, 1)
    assert {room["room"]: room["code"] for room in done["rooms"]} == {
        "101": "",
        "102": "BALANCE_OPEN",
        "103": "",
    }
    assert "still to be paid" in done["rooms"][1]["reason"]
    assert hand.rows("SELECT count(*) FROM stay WHERE status = 'in_house'") == [(1,)]
    check(hand)
