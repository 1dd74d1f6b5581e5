"""Rates changed by hand are on the check list of the night, once each, with who did it and what it makes."""

from tests.conftest import Hand
from tests.invariants import check

D23, D24, D25 = "2026-11-23", "2026-11-24", "2026-11-25"


def listed(hand: Hand) -> list[tuple[str, str, int, str]]:
    items = hand.desk.show("audit-items", kind="rate_changes")
    assert {row.kind: row.count for row in hand.desk.show("audit-checks")}["rate_changes"] == len(items)
    return [(row.ref, row.room, row.balance_minor, row.words) for row in items]


def test_a_rate_typed_into_a_booking_or_a_stay_is_listed_with_its_difference(hand: Hand) -> None:
    booked, here = hand.book("Li Na"), hand.book()
    hand.check_in(here, "101")
    hand.do("amend", reservation=booked, rate=30000)
    nights = [{"night": D23, "rate": 37600}, {"night": D24, "rate": 40000}]
    hand.do("amend", reservation=here, nightly=nights)
    assert listed(hand) == [(booked, "", 2 * (30000 - 37600), "admin"), (here, "101", 2400, "admin")]
    check(hand)


def test_prices_by_night_with_another_field_are_listed(hand: Hand) -> None:
    booked = hand.book("Li Na")
    nights = [{"night": D23, "rate": 37600}, {"night": D24, "rate": 40000}]
    done = hand.do("amend", reservation=booked, nightly=nights, adults=2, requests="quiet").result
    assert done["changed"] == ["adults", "requests", "nightly"]
    assert listed(hand) == [(booked, "", 2400, "admin")]


def test_a_rate_that_the_booking_has_and_its_nights_do_not_is_listed(hand: Hand) -> None:
    nights = [{"night": D23, "rate": 37600}, {"night": D24, "rate": 40000}]
    booked = hand.book("Li Na", nightly=nights)
    rate = hand.value("SELECT rate_minor FROM reservation")
    hand.do("amend", reservation=booked, rate=rate)
    assert [(ref, who) for ref, _, _, who in listed(hand)] == [(booked, "admin")]


def test_prices_of_today_that_were_asked_for_are_not_by_hand(hand: Hand) -> None:
    booked = hand.book("Li Na", rate=30000)
    done = hand.do("amend", reservation=booked, reprice=True).result
    assert (done["changed"], done["difference_minor"] > 0) == (["reprice"], True)
    assert listed(hand) == []


def test_a_move_at_another_price_is_listed(hand: Hand) -> None:
    here = hand.book()
    stay = hand.check_in(here, "101")
    hand.do("move-room", stay=stay, room="102")
    assert listed(hand) == []
    hand.do("move-room", stay=stay, room="103", rate=50000)
    assert listed(hand) == [(here, "103", 0, "admin")]


def test_what_was_no_change_of_a_rate_is_not_listed(hand: Hand) -> None:
    booked = hand.book("Li Na", rate=30000)
    hand.do("amend", reservation=booked, departure="2026-11-26")
    hand.do("amend", reservation=booked, requests="quiet")
    hand.do("amend", reservation=booked, type="TWN")
    hand.do("amend", reservation=booked, rate=33600)
    assert listed(hand) == []


def test_what_was_taken_back_and_what_is_of_another_date_is_not_listed(hand: Hand) -> None:
    booked = hand.book("Li Na", arrival=D24, departure=D25)
    entry = hand.do("amend", reservation=booked, rate=30000).entry
    hand.desk.undo(entry)
    assert listed(hand) == []
    hand.do("amend", reservation=booked, rate=31000)
    assert len(listed(hand)) == 1
    assert [row["kind"] for row in hand.desk.before_audit().warnings].count("rate_changes") == 1
    hand.do("close-day")
    assert listed(hand) == []
