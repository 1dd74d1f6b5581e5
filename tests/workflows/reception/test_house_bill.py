"""A bill of the house is read by its number and by nobody taken for a guest's bill."""

import pytest

from hotelcs.errors import Refusal
from hotelcs.reports.bill import bill as printed
from hotelcs.screens.folio_columns import window_name
from tests.invariants import check


@pytest.fixture
def house(hand):
    """The number of the folio on which a walk stands, beside a guest's own bill of the same booking."""
    hand.do(
        "add-partner", code="grand", name_en="Grand", name_zh="大饭店", rate=52_000, stars=4, distance_m=600
    )
    reservation = hand.book(departure="2026-11-24")
    hand.do("take-payment", reservation=reservation, amount=10_000, method="cash")
    return hand.do(
        "walk", reservation=reservation, partner="grand", transport_cost=3_000, reason="water in the room"
    ).result["folio"]


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        ("take-payment", {"method": "cash", "amount": 100}),
        ("post-charge", {"kind": "minibar", "amount": 100}),
        ("refund", {"amount": 100}),
        ("request-invoice", {"kind": "personal"}),
        ("change-master", {"title": "Sun"}),
        ("close-master", {}),
    ],
)
def test_no_guest_pays_is_charged_or_has_an_invoice_of_it(hand, house, verb, fields):
    before = hand.value("SELECT count(*) FROM folio_line"), hand.value("SELECT count(*) FROM payment")
    failure = refused(hand, verb, folio=house, **fields)
    assert (failure.code, failure.field) == ("HOUSE_BILL", "folio")
    assert before == (
        hand.value("SELECT count(*) FROM folio_line"),
        hand.value("SELECT count(*) FROM payment"),
    )


def test_lines_move_neither_to_it_nor_away_from_it(hand, house):
    stay = hand.check_in(hand.book("Li Na"))
    own = hand.do("post-charge", stay=stay, kind="minibar", amount=900).result["line"]
    theirs = hand.value("SELECT min(id) FROM folio_line")
    assert refused(hand, "transfer-lines", lines=[own], folio=house).code == "HOUSE_BILL"
    assert refused(hand, "transfer-lines", lines=[theirs], stay=stay).code == "HOUSE_BILL"
    assert refused(hand, "split-line", line=theirs, percent=50).code == "HOUSE_BILL"


def test_a_wrong_cost_is_taken_back_where_it_stands(hand, house):
    ride = hand.value("SELECT max(id) FROM folio_line")
    result = hand.do("correct-line", line=ride, reason="went on foot").result
    assert (result["folio"], result["balance_minor"]) == (house, 52_000)
    check(hand)


def test_it_is_shown_alone_by_its_number(hand, house):
    bill = hand.desk.show("folio", no=house)
    assert (bill.master, bill.stay, bill.charges_minor, bill.paid_minor) == (house, "", 55_000, 0)
    assert [(row.folio, row.kind, row.balance_minor) for row in bill.windows] == [(house, "house", 55_000)]
    assert {line.folio for line in bill.lines} == {house}
    assert bill.payments == ()
    assert window_name(bill.windows[0]) == "House GRAND"
    guests = hand.desk.show("folio", reservation=bill.reservation)
    assert (guests.master, guests.balance_minor) == ("", -10_000)


def test_it_has_no_invoices_and_is_printed_as_what_it_is(hand, house):
    assert hand.desk.show("invoices", folio=house) == []
    with pytest.raises(Refusal, match="no guest pays it"):
        hand.desk.show("invoice-offer", folio=house)
    sheet = printed(hand.desk, {"no": house}, lang="en")
    assert sheet.name == house
    assert "Bill of the house" in sheet.text
    assert "Guest bill" not in sheet.text
