"""Changing a booking: nights, prices, people, the room, and two desks at once."""

import pytest

from hotelcs.errors import Denied, Refusal, Stale
from tests.invariants import check

D23, D24, D25, D26 = "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"


def amend(hand, reservation, **fields):
    return hand.do("amend", reservation=reservation, **fields).result


def nights(hand, reservation):
    sql = (
        "SELECT n.night, t.code, n.rate_minor FROM reservation_night n JOIN room_type t ON t.id = n.type_id "
        "JOIN reservation r ON r.id = n.reservation_id WHERE r.no = :no ORDER BY n.night"
    )
    return hand.rows(sql, no=reservation)


def room_nights(hand, reservation):
    sql = (
        "SELECT n.night, m.no FROM room_night n JOIN room m ON m.id = n.room_id "
        "JOIN reservation r ON r.id = n.reservation_id WHERE r.no = :no ORDER BY n.night"
    )
    return hand.rows(sql, no=reservation)


def refused(hand, reservation, **fields):
    with pytest.raises(Refusal) as caught:
        amend(hand, reservation, **fields)
    return caught.value


def test_a_longer_booking_takes_the_added_night_and_shows_its_price(hand):
    reservation = hand.book()
    result = amend(hand, reservation, departure=D26)
    assert result["price"] == [{"night": D25, "before_minor": None, "after_minor": 37600}]
    assert result["difference_minor"] == 37600
    assert [n for n, *_ in nights(hand, reservation)] == [D23, D24, D25]
    check(hand)


def test_a_shorter_booking_gives_the_night_back(hand):
    reservation = hand.book()
    assert amend(hand, reservation, departure=D24)["difference_minor"] == -37600
    assert hand.value("SELECT sold FROM type_night WHERE night = :n", n=D24) == 0
    check(hand)


def test_moving_by_one_night_does_not_stand_in_its_own_way(hand):
    first, *_ = [hand.book() for _ in range(3)]
    hand.book(arrival=D25, departure=D26)
    hand.book(arrival=D25, departure=D26)
    amend(hand, first, arrival=D24, departure=D26)
    assert [n for n, *_ in nights(hand, first)] == [D24, D25]
    check(hand)


def test_a_night_that_is_sold_out_is_refused_and_nothing_changes(hand):
    reservation = hand.book()
    for _ in range(3):
        hand.book(arrival=D25, departure=D26)
    error = refused(hand, reservation, departure=D26)
    assert (error.code, error.items) == ("SOLD_OUT", (D25,))
    assert hand.value("SELECT departure FROM reservation WHERE no = :no", no=reservation) == D25
    check(hand)


def test_a_supervisor_amends_beyond_the_limit_a_receptionist_may_not(hand):
    reservation = hand.book()
    for _ in range(3):
        hand.book(arrival=D25, departure=D26)
    with pytest.raises(Denied):
        amend(hand.at("desk"), reservation, departure=D26, overbook=True)
    amend(hand, reservation, departure=D26, overbook=True)
    check(hand)


def test_another_type_is_priced_at_its_own_rate_and_the_room_is_let_go(hand):
    reservation = hand.book(room="101")
    result = amend(hand, reservation, type="TWN")
    assert (result["room"], result["room_lost"]) == (None, "101")
    assert nights(hand, reservation) == [(D23, "TWN", 33600), (D24, "TWN", 33600)]
    assert result["difference_minor"] == -8000
    assert room_nights(hand, reservation) == []
    check(hand)


def test_the_room_stays_when_it_is_free_on_the_added_nights(hand):
    reservation = hand.book(room="101")
    result = amend(hand, reservation, departure=D26)
    assert (result["room"], result["room_lost"]) == ("101", None)
    assert room_nights(hand, reservation) == [(D23, "101"), (D24, "101"), (D25, "101")]
    check(hand)


def test_the_room_is_let_go_when_another_holds_it_on_an_added_night(hand):
    reservation = hand.book(room="101")
    hand.book(arrival=D25, departure=D26, room="101")
    assert amend(hand, reservation, departure=D26)["room_lost"] == "101"
    assert room_nights(hand, reservation) == []
    check(hand)


def test_an_upgraded_booking_stays_in_its_suite_on_an_added_night(hand):
    reservation = hand.book(room="301")
    amend(hand, reservation, departure=D26)
    assert [(n, kind) for n, kind, _ in nights(hand, reservation)] == [
        (D23, "SUI"),
        (D24, "SUI"),
        (D25, "SUI"),
    ]
    check(hand)


def test_an_upgrade_ends_when_the_suite_is_sold_on_the_added_night(hand):
    reservation = hand.book(room="301")
    hand.book(type="SUI", arrival=D25, departure=D26)
    assert amend(hand, reservation, departure=D26)["room_lost"] == "301"
    assert {kind for _, kind, _ in nights(hand, reservation)} == {"KNG"}
    check(hand)


def test_a_promised_room_is_not_lost_by_a_receptionist(hand):
    reservation = hand.book(room="101")
    hand.do("pin-room", reservation=reservation)
    with pytest.raises(Denied) as caught:
        amend(hand.at("desk"), reservation, type="TWN")
    assert caught.value.code == "DO_NOT_MOVE"
    assert "unpin-room" in caught.value.next


def test_a_new_rate_is_shown_night_by_night(hand):
    reservation = hand.book()
    result = amend(hand, reservation, rate=30000)
    assert [p["after_minor"] for p in result["price"]] == [30000, 30000]
    assert result["difference_minor"] == -15200


def test_nights_already_charged_keep_their_price(hand):
    reservation = hand.book(departure=D26)
    hand.check_in(reservation)
    hand.do("close-day")
    result = amend(hand, reservation, rate=50000)
    assert [p["night"] for p in result["price"]] == [D24, D25]
    assert nights(hand, reservation)[0] == (D23, "KNG", 37600)
    check(hand)


def test_a_stay_in_house_is_extended_not_amended(hand):
    reservation = hand.book()
    hand.check_in(reservation)
    error = refused(hand, reservation, departure=D26)
    assert (error.code, error.field) == ("IN_HOUSE", "departure")
    assert error.next == ("extend", "shorten", "move-room")


def test_prices_by_night_must_name_every_night(hand):
    reservation = hand.book()
    error = refused(hand, reservation, nightly=[{"night": D23, "rate": 100}])
    assert (error.code, error.items) == ("NIGHTS_NOT_CONSECUTIVE", (D24,))
    both = [{"night": D23, "rate": 100}, {"night": D24, "rate": 200}]
    assert [p["after_minor"] for p in amend(hand, reservation, nightly=both)["price"]] == [100, 200]


def test_too_many_people_for_the_type_are_refused(hand):
    assert refused(hand, hand.book(), adults=3).code == "TYPE_TOO_SMALL"
    assert refused(hand, hand.book(), adults=0).code == "NOBODY"


def test_dates_in_the_past_or_reversed_are_refused(hand):
    reservation = hand.book(arrival=D24, departure=D26)
    assert refused(hand, reservation, arrival="2026-11-22").code == "DATE_PAST"
    assert refused(hand, reservation, departure=D23).code == "DATES_REVERSED"


def test_a_cancelled_booking_cannot_be_amended(hand):
    reservation = hand.book()
    hand.do("cancel", reservation=reservation, reason="plans changed")
    error = refused(hand, reservation, adults=2)
    assert (error.code, error.next) == ("ILLEGAL_STATE", ("reinstate",))


def test_the_second_desk_is_told_what_the_first_one_wrote(hand):
    reservation = hand.book()
    amend(hand.at("desk"), reservation, adults=2, eta=900)
    with pytest.raises(Stale) as caught:
        amend(hand, reservation, version=1, adults=1, eta=900)
    assert (caught.value.code, caught.value.items) == ("STALE", (("adults", 1, 2),))
    assert str(caught.value).startswith("desk changed")


def test_the_version_that_was_looked_at_lets_the_edit_through(hand):
    reservation = hand.book()
    assert amend(hand, reservation, version=1, eta=900)["version"] == 2


def test_amending_nothing_changes_nothing(hand):
    reservation = hand.book()
    result = amend(hand, reservation, adults=1)
    assert (result["changed"], result["price"], result["version"]) == ([], [], 1)


def test_free_text_and_the_guest_are_changed_without_entering_the_ledger(hand):
    reservation = hand.book()
    hand.do("amend", reservation=reservation, requests="Far from the lift, please", guest="Li Na")
    assert hand.value("SELECT g.name FROM reservation r JOIN guest g ON g.id = r.guest_id") == "Li Na"
    entry = hand.value("SELECT result FROM ledger ORDER BY seq DESC LIMIT 1")
    assert "lift" not in entry
    assert "Li Na" not in entry


def test_an_amendment_of_dates_is_undone(hand):
    reservation = hand.book()
    done = hand.do("amend", reservation=reservation, arrival=D24, departure=D26)
    hand.desk.undo(done.entry)
    assert [n for n, *_ in nights(hand, reservation)] == [D23, D24]
    check(hand)


def test_an_amendment_that_lost_the_room_is_not_undone(hand):
    reservation = hand.book(room="101")
    done = hand.do("amend", reservation=reservation, type="TWN")
    with pytest.raises(Refusal) as caught:
        hand.desk.undo(done.entry)
    assert caught.value.code == "UNDO_IMPOSSIBLE"


def test_somebody_on_the_waitlist_changes_dates_without_taking_a_place(hand):
    reservation = hand.book(status="waitlist")
    amend(hand, reservation, departure=D26)
    assert hand.value("SELECT coalesce(sum(sold), 0) FROM type_night") == 0
    check(hand)


def test_a_booking_of_nights_becomes_one_of_a_day_and_back(hand):
    reservation = hand.book(room="101")
    result = amend(hand, reservation, departure=D23)
    assert hand.value("SELECT kind FROM reservation") == "day_use"
    assert result["difference_minor"] == -75200
    amend(hand, reservation, departure=D24)
    assert hand.value("SELECT kind FROM reservation") == "overnight"
    check(hand)
