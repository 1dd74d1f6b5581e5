"""Peer scenarios, area D: arriving."""

from datetime import UTC, datetime, timedelta

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def refused(act, *arguments, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*arguments, **fields)
    return caught.value


def test_D5_who_should_have_come_yesterday_may_come_on_the_day_of_departure(hand):
    reservation = hand.book(departure="2026-11-24")
    hand.do("close-day", keep_arrivals=True)
    hand.now = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    stay = hand.check_in(reservation)
    row = hand.rows("SELECT status, arrived_at, date_in, due_out FROM stay WHERE no = :no", no=stay)
    assert row == [("in_house", "2026-11-24T01:00:00Z", "2026-11-24", "2026-11-24")]
    check(hand)


def test_D8_bookings_nobody_came_for_are_shown_as_delayed_the_next_day(hand):
    reservations = {hand.book(guest) for guest in ("Zhang Wei", "Li Na", "Wu Hao")}
    hand.do("close-day", keep_arrivals=True)
    hand.now += timedelta(hours=19)
    delayed = {row.reservation for row in hand.desk.show("arrivals") if "delayed" in row.marks}
    assert delayed == reservations


class TestD11:
    """Moves between states that are not legal."""

    def booking(self, hand, state: str) -> str:
        """A booking in `state`."""
        departure = {"due_out": "2026-11-24"}.get(state, "2026-11-26")
        status = {"pending": "tentative"}.get(state, "confirmed")
        reservation = hand.book(departure=departure, status=status)
        if state in ("in", "out", "due_out", "stayover"):
            hand.check_in(reservation)
        if state in ("due_out", "stayover"):
            hand.do("close-day")
        if state == "out":
            hand.do("check-out", stay=reservation)
        if state == "cancelled":
            hand.do("cancel", reservation=reservation, reason="x")
        if state == "no_show":
            hand.do("no-show", reservation=reservation)
        return reservation

    def act(self, hand, verb: str, reservation: str) -> Refusal:
        """The refusal of `verb`."""
        if verb == "check-in":
            return refused(hand.check_in, reservation, "102")
        named = {"stay": reservation} if verb == "check-out" else {"reservation": reservation}
        return refused(hand.do, verb, **named, **({"reason": "x"} if verb == "cancel" else {}))

    MOVES = (
        ("pending", "check-in"),
        ("pending", "check-out"),
        ("pending", "no-show"),
        ("confirmed", "check-out"),
        ("in", "cancel"),
        ("in", "no-show"),
        ("out", "check-in"),
        ("out", "cancel"),
        ("cancelled", "confirm"),
        ("no_show", "check-in"),
        ("due_out", "cancel"),
        ("stayover", "cancel"),
    )

    @pytest.mark.parametrize(("state", "verb"), MOVES, ids=lambda part: part)
    def test_it_is_refused_and_the_legal_acts_are_named(self, hand, state, verb):
        from hotelcs.workflows.reservations.states import LEGAL

        reservation = self.booking(hand, state)
        before = hand.rows("SELECT status, version FROM reservation")
        error = self.act(hand, verb, reservation)
        status = hand.value("SELECT status FROM reservation")
        assert error.code == "ILLEGAL_STATE"
        assert error.next == LEGAL[status]
        assert error.next, "every one of these states has a way on"
        assert verb not in error.next
        assert hand.rows("SELECT status, version FROM reservation") == before
        check(hand)


def test_D11_every_illegal_move_of_the_row_is_tried():
    assert len(TestD11.MOVES) == 12, "13 in the row; the other one is a check-in without a room, below"


def test_D11_confirmed_without_a_room_is_refused_naming_the_ways_to_one(hand, ids):
    error = refused(hand.do, "check-in", reservation=hand.book(), document=ids.first)
    assert (error.code, error.next) == ("ROOM_MISSING", ("assign-room", "show suggestions"))


def test_D14_an_occupied_room_given_instead_is_refused(hand, ids):
    hand.check_in(hand.book())
    other = hand.book("Li Na", room="102")
    error = refused(hand.check_in, other, "101", document=ids.second)
    assert error.code == "ROOM_OCCUPIED"
    assert hand.value("SELECT room_id FROM reservation WHERE no = :no", no=other) is not None
    check(hand)


def test_D23_a_booking_already_marked_as_a_no_show_cannot_check_in(hand):
    reservation = hand.book()
    hand.do("close-day")
    error = refused(hand.check_in, reservation)
    assert (error.code, error.next) == ("ILLEGAL_STATE", ("reinstate",))


def test_D26_an_old_registration_keeps_what_was_shown_when_the_guest_came(hand, ids):
    stay = hand.check_in(hand.book("Zhang Wei"))
    hand.do("check-out", stay=stay)
    guest = hand.value("SELECT no FROM guest")
    hand.do("update-guest", guest=guest, name="Zhang Weiguo", nationality="SGP", phone="13900139000")
    seen = hand.desk.show("stay", no=stay).people[0]
    assert (seen.name, seen.document) == ("Zhang Wei", "3405**********001X")
    assert hand.value("SELECT nationality FROM stay_guest") == "CHN"
