"""The block of a group: held from the inventory, never sold twice, released at its cut-off, changed, cancelled."""

import threading

import pytest

from hotelcs.errors import Denied, Refusal
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.groups.coach import ARRIVAL, DEPARTURE, SECOND, STAY, group, held, sold


def refused(hand: Hand, verb: str, **fields: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    check(hand)
    return caught.value


def test_a_definite_group_holds_its_rooms_like_bookings_do(hand):
    no = group(hand, "KNG 2, TWN 1")
    assert no == "G261123-001"
    assert (sold(hand), sold(hand, "TWN"), held(hand)) == ([2, 2], [1, 1], [3, 3])
    hand.book("Sun Qi", **STAY)
    assert refused(hand, "book", guest="Li Na", type="KNG", **STAY).code == "SOLD_OUT"


def test_what_cannot_be_held_is_refused_whole(hand):
    hand.book("Sun Qi", type="TWN", arrival=SECOND, departure=DEPARTURE)
    error = refused(hand, "book-group", name="Coach", block="KNG 1, TWN 2", **STAY)
    assert (error.code, error.items) == ("SOLD_OUT", (SECOND,))
    assert (hand.value("SELECT count(*) FROM group_booking"), held(hand)) == (0, [])


def test_an_enquiry_holds_nothing_until_it_is_definite(hand):
    no = group(hand, status="enquiry")
    assert (held(hand), hand.desk.show("group", no=no).status) == ([0, 0], "enquiry")
    assert refused(hand, "pick-up", group=no, type="KNG").code == "ILLEGAL_STATE"
    hand.do("confirm-group", group=no)
    assert held(hand) == [2, 2]
    assert refused(hand, "confirm-group", group=no).next[0] == "pick-up"


def test_an_enquiry_whose_rooms_are_gone_cannot_become_definite(hand):
    no = group(hand, "KNG 3", status="enquiry")
    hand.book("Sun Qi", **STAY)
    assert refused(hand, "confirm-group", group=no).code == "SOLD_OUT"
    assert held(hand) == [0, 0]


def test_a_room_taken_up_comes_out_of_the_block_and_not_of_what_is_free(hand):
    no = group(hand)
    done = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result
    assert (done["from_block"], sold(hand), held(hand)) == (2, [2, 2], [1, 1])
    booking = hand.desk.show("reservation", no=done["reservation"])
    assert (booking.party, booking.guarantee, booking.arrival) == (no, "company", ARRIVAL)
    hand.do("pick-up", group=no, type="KNG", guest="Li Na")
    error = refused(hand, "pick-up", group=no, type="KNG", guest="Sun Qi")
    assert (error.code, error.items) == ("BLOCK_EMPTY", (ARRIVAL, SECOND))
    assert "beyond=true" in error.next
    assert hand.do("pick-up", group=no, type="KNG", guest="Sun Qi", beyond=True).result["from_block"] == 0
    assert sold(hand) == [3, 3]
    check(hand)


def test_nights_before_the_group_come_from_what_is_free(hand):
    no = group(hand)
    done = hand.do("pick-up", group=no, type="KNG", guest="Wu Di", arrival="2026-11-25").result
    assert (done["nights"], done["from_block"], held(hand)) == (3, 2, [1, 1])
    check(hand)


def test_a_room_by_its_number_is_taken_up_and_held(hand):
    no = group(hand)
    done = hand.do("pick-up", group=no, room="102", guest="Wu Di").result
    assert done["room"] == "102"
    assert hand.value("SELECT count(*) FROM room_night") == 2
    check(hand)


def test_a_cancelled_booking_of_the_group_goes_back_into_its_block_and_comes_out_again(hand):
    no = group(hand)
    booking = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    hand.do("cancel", reservation=booking, reason="plans", fee=0)
    assert (sold(hand), held(hand)) == ([2, 2], [2, 2])
    check(hand)
    hand.book("Sun Qi", **STAY)
    hand.do("reinstate", reservation=booking)
    assert (sold(hand), held(hand)) == ([3, 3], [1, 1])
    check(hand)


def test_nights_given_up_by_a_change_are_held_again_and_nights_taken_come_out_of_the_block(hand):
    no = group(hand)
    booking = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    hand.do("amend", reservation=booking, departure=SECOND)
    assert (sold(hand), held(hand)) == ([2, 2], [1, 2])
    check(hand)
    hand.book("Sun Qi", **STAY)
    hand.do("amend", reservation=booking, departure=DEPARTURE)
    assert (sold(hand), held(hand)) == ([3, 3], [1, 1])
    check(hand)


def test_a_block_is_made_larger_only_while_it_can_be_sold_and_smaller_down_to_what_is_taken_up(hand):
    no = group(hand)
    hand.book("Sun Qi", arrival=SECOND, departure=DEPARTURE)
    assert refused(hand, "set-block", group=no, type="KNG", rooms=3).items == (SECOND,)
    hand.do("set-block", group=no, type="KNG", rooms=3, until=SECOND)
    assert held(hand) == [3, 2]
    hand.do("pick-up", group=no, type="KNG", guest="Wu Di")
    assert refused(hand, "set-block", group=no, type="KNG", rooms=0).code == "BLOCK_TAKEN"
    done = hand.do("set-block", group=no, type="KNG", rooms=1)
    assert (done.result["before"], held(hand), sold(hand)) == (3, [0, 0], [1, 2])
    check(hand)


def test_the_number_before_comes_back_when_a_block_is_undone(hand):
    no = group(hand)
    done = hand.do("set-block", group=no, type="KNG", rooms=1)
    hand.desk.undo(done.entry)
    assert held(hand) == [2, 2]
    check(hand)


def agreed(hand):
    return hand.rows("SELECT night, rooms, held, rate_minor FROM group_night ORDER BY night")


def test_taking_a_change_of_a_block_back_leaves_other_nights_and_rates_as_they_are(hand):
    no = group(hand, "KNG 3", departure="2026-11-29")
    hand.do("set-block", group=no, type="KNG", rooms=1, first=SECOND, until=DEPARTURE)
    hand.do("set-block", group=no, type="KNG", rooms=3, rate=36000, first=DEPARTURE)
    before = agreed(hand)
    assert before == [(ARRIVAL, 3, 3, 37600), (SECOND, 1, 1, 37600), (DEPARTURE, 3, 3, 36000)]
    everything = hand.do("set-block", group=no, type="KNG", rooms=2)
    assert [row[3] for row in agreed(hand)] == [37600, 37600, 36000], (
        "without a rate each night keeps its own"
    )
    hand.desk.undo(everything.entry)
    assert agreed(hand) == before
    one = hand.do("set-block", group=no, type="KNG", rooms=0, until=SECOND)
    assert agreed(hand) == before[1:]
    hand.desk.undo(one.entry)
    assert agreed(hand) == before
    new = hand.do("set-block", group=no, type="TWN", rooms=1)
    hand.desk.undo(new.entry)
    assert agreed(hand) == before
    check(hand)


def test_who_may_give_no_such_rate_gives_it_back_all_the_same(hand):
    no = group(hand, kind="wedding")
    hand.do("set-block", group=no, type="KNG", rooms=2, rate=10000)
    desk = hand.at("desk")
    done = desk.do("set-block", group=no, type="KNG", rooms=1, rate=37600)
    desk.desk.undo(done.entry)
    assert {row[1:] for row in agreed(hand)} == {(2, 2, 10000)}
    with pytest.raises(Denied):
        desk.do(
            "set-block", group=no, type="KNG", rooms=1, nights=[{"night": ARRIVAL, "rooms": 1, "rate": 9000}]
        )
    desk.desk.close()
    check(hand)


def test_other_dates_of_a_group_keep_what_is_agreed_night_by_night(hand):
    no = group(hand, "KNG 3")
    hand.do("set-block", group=no, type="KNG", rooms=1, rate=36000, first=SECOND)
    hand.do("change-group", group=no, departure="2026-11-29")
    assert agreed(hand) == [(ARRIVAL, 3, 3, 37600), (SECOND, 1, 1, 36000), (DEPARTURE, 1, 1, 36000)]
    hand.do("change-group", group=no, arrival=SECOND, departure="2026-11-30")
    assert agreed(hand) == [(SECOND, 3, 3, 37600), (DEPARTURE, 1, 1, 36000), ("2026-11-29", 1, 1, 36000)]
    check(hand)


def test_a_block_beyond_the_rooms_is_taken_up_but_not_sold_again_when_it_is_given_up(hand):
    no = group(hand, "KNG 9", overbook=True)
    booking = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    assert (sold(hand), held(hand)) == ([9, 9], [8, 8])
    check(hand)
    hand.do("cancel", reservation=booking, reason="plans", fee=0)
    hand.do("cancel-group", group=no, reason="plans")
    assert hand.rows("SELECT DISTINCT sold, cap FROM type_night") == [(0, 3)]
    desk = hand.at("desk")
    desk.book("Sun Qi", rooms=3, **STAY)
    assert refused(desk, "book", guest="Li Na", type="KNG", **STAY).code == "SOLD_OUT"
    desk.desk.close()


def test_rooms_of_a_block_are_released_by_hand_for_a_type_a_night_or_for_good(hand):
    no = group(hand, "KNG 2, TWN 2")
    done = hand.do("release-block", group=no, type="TWN", first=SECOND).result
    assert (done["room_nights"], done["nights"], held(hand)) == (2, [SECOND], [4, 2])
    assert not hand.desk.show("group", no=no).released_at
    hand.do("release-block", group=no)
    assert (held(hand), sold(hand), sold(hand, "TWN")) == ([0, 0], [0, 0], [0, 0])
    assert refused(hand, "release-block", group=no).code == "NOTHING_HELD"
    assert refused(hand, "set-block", group=no, type="KNG", rooms=2).code == "BLOCK_RELEASED"
    hand.do("pick-up", group=no, type="KNG", guest="Wu Di")
    assert sold(hand) == [1, 1]
    check(hand)


def test_what_was_released_is_not_held_again_by_a_cancellation(hand):
    no = group(hand)
    booking = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    hand.do("release-block", group=no, type="KNG")
    hand.do("cancel", reservation=booking, reason="plans", fee=0)
    assert (held(hand), sold(hand)) == ([1, 1], [1, 1])
    check(hand)


def test_closing_the_day_of_the_cut_off_releases_the_rest_once(hand):
    no = group(hand, cutoff="2026-11-24")
    hand.do("pick-up", group=no, type="KNG", guest="Wu Di")
    assert hand.do("close-day").result["released_groups"] == []
    assert held(hand) == [1, 1]
    assert hand.do("close-day").result["released_groups"] == [no]
    assert (held(hand), sold(hand)) == ([0, 0], [1, 1])
    check(hand)
    assert hand.do("close-day").result["released_groups"] == []
    assert hand.desk.show("group", no=no).released_at


def test_letting_holds_go_releases_what_is_past_its_cut_off_too(hand):
    no = group(hand, cutoff="2026-11-23")
    assert hand.do("expire-holds").result["groups"] == []
    with hand.desk.file.write() as session:
        from sqlalchemy import text

        session.execute(text("UPDATE group_booking SET cutoff_date = '2026-11-22'"))
    done = hand.do("expire-holds")
    assert (done.result["groups"], held(hand)) == ([no], [0, 0])
    assert hand.do("expire-holds").changed == 0
    check(hand)


def test_a_group_is_cancelled_with_its_bookings_and_nothing_of_it_is_held(hand):
    no = group(hand)
    booking = hand.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    done = hand.do("cancel-group", group=no, reason="coach broke down").result
    assert (done["reservations"], done["fee_minor"], done["room_nights"]) == ([booking], 0, 4)
    assert (held(hand), sold(hand)) == ([0, 0], [0, 0])
    assert hand.desk.show("group", no=no).status == "cancelled"
    assert refused(hand, "set-block", group=no, type="KNG", rooms=1).code == "ILLEGAL_STATE"
    check(hand)


def test_a_late_cancellation_of_a_guaranteed_group_costs_what_the_house_says_and_less_is_for_those_who_may(
    business_hand,
):
    hand = business_hand
    no = group(hand, arrival="2026-11-23", departure="2026-11-24")
    for guest in ("Wu Di", "Li Na"):
        hand.do("pick-up", group=no, type="KNG", guest=guest)
    hand.now = hand.now.replace(hour=9)
    agent = hand.at("res")
    with pytest.raises(Denied) as caught:
        agent.do("cancel-group", group=no, reason="coach broke down", fee=0)
    assert caught.value.field == "fee"
    done = agent.do("cancel-group", group=no, reason="coach broke down").result
    agent.desk.close()
    assert done["fee_minor"] == 2 * 37600
    check(hand)


def test_a_fee_without_a_booking_has_no_bill(hand):
    no = group(hand)
    assert refused(hand, "cancel-group", group=no, reason="plans", fee=100).code == "NO_BILL"


def test_a_group_in_house_is_not_cancelled(hand, ids):
    no = group(hand, arrival="2026-11-23", departure="2026-11-24")
    booking = hand.do("pick-up", group=no, room="101", guest="Wu Di").result["reservation"]
    hand.check_in(booking, "101", document=ids.first)
    assert hand.desk.show("group", no=no).status == "in_house"
    assert refused(hand, "cancel-group", group=no, reason="plans").code == "ILLEGAL_STATE"
    hand.do("undo-check-in", stay="101", reason="wrong room")
    assert hand.desk.show("group", no=no).status == "definite"
    hand.check_in(booking, "101", document=ids.first)
    hand.do("check-out", stay="101", settle="cash")
    assert hand.desk.show("group", no=no).status == "departed"
    check(hand)


def test_a_group_without_bookings_moves_with_its_block_and_one_with_bookings_does_not(hand):
    no = group(hand)
    done = hand.do(
        "change-group", group=no, arrival="2026-11-27", departure="2026-11-29", pax=4, leader="Gao Yun"
    )
    assert set(done.result["changed"]) == {"arrival", "departure", "pax", "leader"}
    assert [row[0] for row in hand.rows("SELECT night FROM group_night ORDER BY night")] == [
        "2026-11-27",
        "2026-11-28",
    ]
    assert (sold(hand), held(hand)) == ([0, 2], [2, 2])
    check(hand)
    hand.do("pick-up", group=no, type="KNG", guest="Wu Di")
    assert refused(hand, "change-group", group=no, arrival=ARRIVAL).code == "GROUP_TAKEN_UP"
    assert refused(hand, "change-group", group=no, departure="2026-11-27").code == "DATES_REVERSED"


def test_a_stale_change_is_refused_with_both_values(hand):
    no = group(hand)
    version = hand.desk.show("group", no=no).version
    hand.do("change-group", group=no, pax=4, version=version)
    error = refused(hand, "change-group", group=no, pax=6, version=version)
    assert (error.code, error.items) == ("STALE", (("pax", 6, 4),))


def test_another_cut_off_lets_a_released_block_be_set_again(hand):
    no = group(hand)
    hand.do("release-block", group=no)
    hand.do("change-group", group=no, cutoff="2026-11-25")
    hand.do("set-block", group=no, type="KNG", rooms=2)
    assert held(hand) == [2, 2]
    check(hand)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"arrival": "2026-11-22", "departure": "2026-11-24"}, "DATE_PAST", "arrival"),
        ({"arrival": "2026-11-26", "departure": "2026-11-26"}, "DATES_REVERSED", "departure"),
        ({"cutoff": "2026-11-27"}, "CUTOFF_WRONG", "cutoff"),
        ({"cutoff": "2026-11-22"}, "CUTOFF_WRONG", "cutoff"),
        ({"block": "XXX 2"}, "TYPE_UNKNOWN", "type"),
        ({"block": "KNG two"}, "FIELD_INVALID", "block.0.rooms"),
        ({"block": "KNG"}, "FIELD_MISSING", "block.0.rooms"),
    ],
)
def test_what_cannot_be_agreed_is_refused_with_its_field(hand, fields, code, field):
    error = refused(hand, "book-group", **{"name": "Coach", **STAY, **fields})
    assert (error.code, error.field) == (code, field)


def test_a_rate_below_the_list_is_for_those_who_may_give_so_much(business_hand):
    agent = business_hand.at("res")
    block = [{"type": "KNG", "rooms": 2, "rate": 30000}]
    with pytest.raises(Denied) as caught:
        agent.do("book-group", name="Match", kind="sport", block=block, **STAY)
    assert caught.value.code == "OVER_LIMIT"
    no = agent.do("book-group", name="Match", kind="tour", block=block, **STAY).result["group"]
    booking = agent.do("pick-up", group=no, type="KNG", guest="Wu Di").result["reservation"]
    assert agent.desk.show("reservation", no=booking).rate_minor == 30000
    agent.desk.close()


def test_an_unknown_group_is_named(hand):
    assert refused(hand, "release-block", group="G261123-009").code == "GROUP_UNKNOWN"
    assert refused(hand, "release-block", group="coach").next == ("show groups",)
    no = group(hand)
    assert hand.do("release-block", group="g1").result["group"] == no


def test_the_last_room_goes_either_into_a_block_or_to_a_guest_never_both(hand):
    desks = [Hand(hand.path) for _ in range(2)]
    group(hand, "KNG 2")
    together = threading.Barrier(2)
    answers: list[str] = []

    def reach(at: Hand, verb: str, **fields: object) -> None:
        together.wait()
        try:
            at.do(verb, **fields)
            answers.append("done")
        except Refusal as error:
            answers.append(error.code)
        finally:
            at.desk.close()

    asked = {"type": "KNG", **STAY}
    threads = [
        threading.Thread(target=reach, args=(desks[0], "book"), kwargs={"guest": "Sun Qi", **asked}),
        threading.Thread(
            target=reach, args=(desks[1], "set-block"), kwargs={"group": "g1", "type": "KNG", "rooms": 3}
        ),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["SOLD_OUT", "done"]
    assert sold(hand) == [3, 3]
    check(hand)


def test_beds_of_a_shared_room_are_not_held_for_a_group(hand):
    hand.do("add-room-type", code="DORM", rate=9000, max_adults=1)
    hand.do("add-beds", room="202", beds=4, type="DORM")
    assert refused(hand, "book-group", name="Coach", block="DORM 2", **STAY).code == "BEDS_NOT_HELD"
    no = group(hand, "TWN 2")
    assert refused(hand, "book", guest="Li Na", type="DORM", **STAY).code in ("SOLD_OUT", "NO_BED")
    hand.do("release-block", group=no)
    assert hand.book("Li Na", type="DORM", **STAY)
    check(hand)
