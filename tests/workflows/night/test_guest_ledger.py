"""The guest ledger by business date (handbook 06 M-41): opening + charges − payments = closing."""

import pytest

from hotelcs.errors import Usage
from tests.conftest import IDS


def days(hand, **asked):
    return {row.day: row for row in hand.desk.show("guest-ledger", **asked)}


def test_the_ledger_balance_on_the_numbers_of_the_handbook(hand):
    stay = hand.check_in(hand.book(departure="2026-11-30"))
    hand.do("post-charge", stay=stay, kind="other", amount=1_864_000)
    hand.do("close-day", keep_arrivals=True)
    hand.do("correct-line", line=2, reason="counted by hand below")
    hand.do("post-charge", stay=stay, kind="other", amount=3_741_200 + 37_600)
    hand.do("take-payment", stay=stay, amount=3_390_500 + 37_600, method="card")
    row = days(hand)["2026-11-24"]
    assert row.opening_minor == 1_864_000 + 37_600
    assert (row.charges_minor, row.payments_minor) == (3_741_200, 3_390_500 + 37_600)
    assert row.closing_minor == 2_214_700


def test_each_day_opens_with_what_the_last_one_closed_and_ends_with_what_guests_owe(hand):
    first = hand.check_in(
        hand.book(departure="2026-11-28"), waive_deposit=False, deposit=100_000, method="preauth"
    )
    second = hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    for _ in range(3):
        hand.do("post-charge", stay=first, kind="minibar", amount=2800)
        hand.do("take-payment", stay=first, amount=1000, method="cash")
        hand.do("close-day")
    rows = hand.desk.show("guest-ledger")
    assert [row.opening_minor for row in rows[1:]] == [row.closing_minor for row in rows[:-1]]
    assert all(
        row.opening_minor + row.charges_minor - row.payments_minor == row.closing_minor for row in rows
    )
    owed = sum(hand.desk.show("folio", stay=stay).balance_minor for stay in (first, second))
    assert rows[-1].closing_minor == owed
    assert [row.closed for row in rows[-2:]] == [True, False]


def test_what_goes_to_an_account_leaves_the_guest_ledger(hand):
    stay = hand.check_in(hand.book())
    hand.do("add-company", code="SUN", name="Sun", credit=100_000)
    hand.do("post-charge", stay=stay, kind="other", amount=900)
    hand.do("take-payment", stay=stay, method="company_ar", company="SUN")
    row = days(hand)["2026-11-23"]
    assert (row.to_accounts_minor, row.closing_minor) == (900, 0)


def test_what_a_guest_sent_elsewhere_costs_the_house_is_no_debt_of_guests(hand):
    hand.do(
        "add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000, stars=4, distance_m=600
    )
    hand.do(
        "walk", reservation=hand.book(), partner="grand", transport_cost=3_000, reason="water in the room"
    )
    hand.do("post-charge", stay=hand.check_in(hand.book("Li Na")), kind="minibar", amount=900)
    row = days(hand)["2026-11-23"]
    assert (row.charges_minor, row.payments_minor, row.closing_minor) == (900, 0, 900)
    hand.do("close-day", keep_arrivals=True)
    owed = hand.desk.show("folio", stay="S261123-001").balance_minor
    assert days(hand)["2026-11-24"].opening_minor == owed == 900 + 37_600


@pytest.mark.parametrize(
    "span", [{"from": "2026-11-24", "to": "2026-11-23"}, {"from": "2020-01-01", "to": "2026-11-23"}]
)
def test_a_span_that_makes_no_sense_is_said_so(hand, span):
    with pytest.raises(Usage):
        hand.desk.show("guest-ledger", **span)
