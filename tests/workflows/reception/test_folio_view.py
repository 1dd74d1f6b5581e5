"""Every way to name a bill leads to the same one."""

import pytest

from hotelcs import i18n
from hotelcs.errors import Refusal, Usage
from hotelcs.models.folios import LINE_KINDS, PAY_KINDS, PAY_METHODS
from hotelcs.workflows.reception.bill_words import LINES, METHODS, PAYMENTS


def test_a_bill_is_named_by_stay_room_reservation_or_folio(hand):
    reservation = hand.book("李娜")
    stay = hand.check_in(reservation)
    folio = hand.value("SELECT no FROM folio")
    asked = [{"stay": stay}, {"stay": "101"}, {"stay": stay.lower()}, {"reservation": reservation}, {"reservation": "r1"},
             {"reservation": "1"}, {"no": folio}]  # fmt: skip
    for filters in asked:
        bill = hand.desk.show("folio", **filters)
        assert (bill.reservation, bill.stay, bill.guest, bill.room) == (reservation, stay, "李娜", "101")


def test_a_booking_without_a_bill_shows_an_empty_one(hand):
    bill = hand.desk.show("folio", reservation=hand.book())
    assert (bill.stay, bill.lines, bill.windows, bill.balance_minor) == ("", (), (), 0)


def test_an_unknown_bill_is_refused_and_none_named_is_wrong_usage(hand):
    for filters in (
        {"stay": "999"},
        {"reservation": "R200101-001"},
        {"no": "F200101-001"},
        {"stay": "S200101-001"},
    ):
        with pytest.raises(Refusal):
            hand.desk.show("folio", **filters)
    with pytest.raises(Usage):
        hand.desk.show("folio")


def test_every_kind_and_method_has_its_word(hand):
    assert (set(LINES), set(PAYMENTS), set(METHODS)) == (set(LINE_KINDS), set(PAY_KINDS), set(PAY_METHODS))


def test_the_words_follow_the_language(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100, method="cash")
    hand.do("post-charge", stay=stay, kind="minibar", amount=100)
    i18n.use("zh")
    bill = hand.desk.show("folio", stay=stay)
    assert (bill.lines[0].name, bill.payments[0].name, bill.payments[0].method_name) == (
        "迷你吧",
        "押金",
        "现金",
    )
