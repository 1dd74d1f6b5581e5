"""Stays that last longer, or not so long."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check


def refused(hand, verb, **fields) -> Refusal:
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def rates(hand) -> list[tuple[str, int]]:
    return hand.rows(
        "SELECT night, rate_minor FROM reservation_night WHERE reservation_id = 1 ORDER BY night"
    )


def test_the_room_is_kept_and_the_last_rate_goes_on(hand):
    stay = hand.check_in(hand.book())
    done = hand.do("extend", stay=stay, departure="2026-11-27")
    assert (done.result["room"], done.result["nights"], done.result["added_minor"]) == ("101", 2, 75200)
    assert hand.value("SELECT due_out FROM stay") == "2026-11-27"
    check(hand)


def test_a_new_rate_is_for_the_added_nights_only(hand):
    hand.check_in(hand.book())
    hand.do("extend", stay="101", departure="2026-11-26", rate=300_00)
    assert [rate for _, rate in rates(hand)] == [37600, 37600, 30000]


def test_every_night_may_have_its_own_rate_and_there_must_be_one_for_each(hand):
    hand.check_in(hand.book())
    assert refused(hand, "extend", stay="101", departure="2026-11-27", rates=[1]).code == "RATES_WRONG"
    hand.do("extend", stay="101", departure="2026-11-27", rates=[100, 200])
    assert [rate for _, rate in rates(hand)][2:] == [100, 200]


def test_a_departure_that_is_not_later_is_refused(hand):
    hand.check_in(hand.book())
    error = refused(hand, "extend", stay="101", departure="2026-11-25")
    assert (error.code, error.next) == ("NOT_LONGER", ("shorten", "check-out"))


def test_a_room_promised_to_somebody_else_is_refused_and_moves_are_offered(hand):
    hand.check_in(hand.book())
    hand.book("Li Na", arrival="2026-11-25", departure="2026-11-26", room="101")
    error = refused(hand, "extend", stay="101", departure="2026-11-26")
    assert error.code == "ROOM_TAKEN"
    assert error.next[:2] == ("extend room=102", "extend room=103")
    assert "move-room" in error.next


def test_the_added_nights_may_be_spent_in_another_room(hand):
    hand.check_in(hand.book())
    hand.book("Li Na", arrival="2026-11-25", departure="2026-11-26", room="101")
    hand.do("extend", stay="101", departure="2026-11-26", room="102")
    where = "SELECT n.night, r.no FROM room_night n JOIN room r ON r.id = n.room_id WHERE reservation_id = 1 ORDER BY n.night"
    assert hand.rows(where) == [("2026-11-23", "101"), ("2026-11-24", "101"), ("2026-11-25", "102")]
    assert hand.value("SELECT r.no FROM stay s JOIN room r ON r.id = s.room_id") == "101"
    check(hand)


def test_a_sold_out_type_is_refused(hand):
    hand.check_in(hand.book())
    for _ in range(3):
        hand.book(arrival="2026-11-25", departure="2026-11-26")
    assert refused(hand, "extend", stay="101", departure="2026-11-26").code == "SOLD_OUT"
    hand.do("extend", stay="101", departure="2026-11-26", overbook=True)
    check(hand)


def test_nights_overstayed_before_anybody_extended_are_charged_by_the_audit(hand):
    hand.check_in(hand.book(departure="2026-11-24"))
    for _ in range(2):
        hand.do("close-day")
    done = hand.do("extend", stay="101", departure="2026-11-26")
    assert (done.result["before"], done.result["nights"]) == ("2026-11-25", 1)
    hand.do("close-day")
    nights = hand.rows("SELECT night FROM folio_line ORDER BY night")
    assert nights == [("2026-11-23",), ("2026-11-24",), ("2026-11-25",)]
    check(hand)


def test_the_deposit_that_is_short_is_told(hand):
    hand.check_in(hand.book(), waive_deposit=False, deposit=1000_00, method="cash", cards=1)
    done = hand.do("extend", stay="101", departure="2026-11-26")
    assert (done.result["deposit_open_minor"], done.result["keys"]) == (400_00, 1)


def test_extending_is_taken_back_by_shortening(hand):
    hand.check_in(hand.book())
    entry = hand.do("extend", stay="101", departure="2026-11-27").entry
    hand.desk.undo(entry)
    assert hand.value("SELECT departure FROM reservation") == "2026-11-25"
    check(hand)


def test_nights_given_up_are_free_at_once(hand):
    hand.check_in(hand.book(departure="2026-11-26"))
    done = hand.do("shorten", stay="101", departure="2026-11-24")
    assert done.result["rates_minor"] == [37600, 37600]
    assert hand.value("SELECT count(*) FROM room_night") == 1
    assert hand.value("SELECT sum(sold) FROM type_night") == 1
    check(hand)


def test_shortening_is_taken_back_at_the_rates_given_up(hand):
    prices = [{"night": f"2026-11-{day}", "rate": rate} for day, rate in ((23, 100), (24, 200), (25, 300))]
    hand.check_in(hand.book(departure="2026-11-26", nightly=prices))
    entry = hand.do("shorten", stay="101", departure="2026-11-24").entry
    hand.desk.undo(entry)
    assert [rate for _, rate in rates(hand)] == [100, 200, 300]
    check(hand)


def test_a_night_charged_ahead_is_given_back_at_the_rate_that_was_charged(hand):
    hand.check_in(hand.book(departure="2026-11-26"))
    with hand.desk.file.write() as session:
        from hotelcs.models.folios import FolioLine

        values = {
            "folio_id": 1,
            "kind": "room",
            "qty": 1,
            "unit_minor": 500_00,
            "amount_minor": 500_00,
            "actor": "admin",
        }
        from datetime import date

        session.add(
            FolioLine(business_date=date(2026, 11, 23), at=hand.now, night=date(2026, 11, 25), **values)
        )
    done = hand.do("shorten", stay="101", departure="2026-11-25")
    assert done.result["refunded_minor"] == 500_00
    assert hand.value("SELECT sum(amount_minor) FROM folio_line") == 0
    check(hand)


@pytest.mark.parametrize(
    ("departure", "code"),
    [("2026-11-25", "NOT_SHORTER"), ("2026-11-23", "NO_NIGHT_LEFT"), ("2026-11-20", "DATE_PAST")],
)
def test_what_cannot_be_shortened_names_the_way_out(hand, departure, code):
    hand.check_in(hand.book())
    error = refused(hand, "shorten", stay="101", departure=departure)
    assert error.code == code
    assert "check-out" in error.next


def test_a_stay_that_is_over_is_neither_extended_nor_shortened(hand):
    stay = hand.check_in(hand.book())
    hand.do("check-out", stay=stay)
    for verb, day in (("extend", "2026-11-28"), ("shorten", "2026-11-24")):
        error = refused(hand, verb, stay=stay, departure=day)
        assert (error.code, error.next) == ("NOT_IN_HOUSE", ("undo-check-out",))
