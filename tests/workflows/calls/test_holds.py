"""Bookings that nothing guarantees: held until an hour, then kept or let go by somebody, never by itself."""

from datetime import timedelta

import pytest

from hotelcs.errors import Refusal
from tests.conftest import Hand
from tests.invariants import check
from tests.workflows.calls.test_calls import at


def holds(hand: Hand) -> dict[str, tuple[str, bool]]:
    return {row.guest: (row.held_until[-5:], row.lapsed) for row in hand.desk.show("holds")}


def marks(hand: Hand) -> tuple[str, ...]:
    return tuple(hand.desk.show("arrivals")[0].marks)


def test_a_booking_is_held_to_the_hour_of_the_house_or_to_its_own(hand):
    hand.book("Usual")
    hand.book("Late", eta=21 * 60)
    hand.book("Early", eta=14 * 60)
    hand.book("Firm", guarantee="card", type="TWN")
    hand.book("Tomorrow", arrival="2026-11-24", departure="2026-11-25", type="TWN")
    assert holds(hand) == {"Early": ("18:00", False), "Usual": ("18:00", False), "Late": ("21:00", False)}
    at(hand, "18:00")
    assert holds(hand) == {"Early": ("18:00", True), "Usual": ("18:00", True), "Late": ("21:00", False)}
    assert hand.value("SELECT count(*) FROM reservation WHERE status = 'confirmed'") == 4, (
        "nothing is let go by itself"
    )


def test_a_hold_is_kept_with_one_act_and_the_mark_is_gone(hand):
    no = hand.book()
    at(hand, "18:01")
    assert "hold_lapsed" in marks(hand)
    done = hand.do("keep-hold", reservation=no)
    assert done.result["held_until"] == "2026-11-23T15:59:00Z", "a minute before midnight in Shanghai"
    assert holds(hand) == {"Zhang Wei": ("23:59", False)}
    assert "hold_lapsed" not in marks(hand)
    hand.desk.undo(done.entry)
    assert holds(hand) == {"Zhang Wei": ("18:00", True)}
    assert "hold_lapsed" in marks(hand)


def test_a_hold_is_kept_to_another_hour(hand):
    no = hand.book()
    hand.do("keep-hold", reservation=no, until=20 * 60)
    at(hand, "19:59")
    assert holds(hand) == {"Zhang Wei": ("20:00", False)}
    at(hand, "20:00")
    assert holds(hand) == {"Zhang Wei": ("20:00", True)}


def test_a_guest_reached_before_the_hour_is_kept(hand):
    no = hand.book()
    at(hand, "17:40")
    hand.do("record-call", reservation=no, kind="hold", outcome="confirmed", eta=22 * 60)
    at(hand, "21:00")
    assert holds(hand) == {"Zhang Wei": ("23:59", False)}
    assert "hold_lapsed" not in marks(hand)


def test_letting_go_frees_the_nights_and_is_taken_back(hand):
    no = hand.book()
    at(hand, "18:00")
    done = hand.do("release-hold", reservation=no)
    assert (done.result["released_nights"], hand.value("SELECT reason FROM reservation")) == (
        2,
        "hold lapsed",
    )
    assert hand.value("SELECT sum(sold) FROM type_night") == 0
    assert holds(hand) == {}
    check(hand)
    hand.desk.undo(done.entry)
    assert hand.value("SELECT status FROM reservation") == "confirmed"
    check(hand)


def test_letting_go_says_whose_turn_it_is_on_the_waitlist(hand):
    made = [hand.book(f"G{n}") for n in range(3)]
    waits = hand.book("Waits", status="waitlist")
    at(hand, "18:00")
    assert hand.do("release-hold", reservation=made[0]).result["waiting"] == [waits]


@pytest.mark.parametrize(("made", "verb", "code"), [
    ({}, "release-hold", "STILL_HELD"), ({"guarantee": "card"}, "release-hold", "ILLEGAL_STATE"),
    ({"guarantee": "card"}, "keep-hold", "ILLEGAL_STATE"), ({"status": "tentative"}, "keep-hold", "ILLEGAL_STATE"),
    ({"arrival": "2026-11-24"}, "keep-hold", "ARRIVAL_LATER"), ({"arrival": "2026-11-24"}, "release-hold", "ARRIVAL_LATER"),
])  # fmt: skip
def test_what_is_no_lapsed_hold_is_not_let_go(hand, made, verb, code):
    no = hand.book(**made)
    with pytest.raises(Refusal) as refused:
        hand.do(verb, reservation=no)
    assert refused.value.code == code
    check(hand)


def test_expiring_holds_leaves_bookings_that_are_kept(hand):
    no = hand.book()
    hand.do("keep-hold", reservation=no, until=20 * 60)
    hand.now += timedelta(hours=8)
    hand.do("expire-holds")
    assert hand.value("SELECT status FROM reservation WHERE no = :no", no=no) == "confirmed"
