"""Invoices: what they are made out to, how much of a bill they may be, and the title that is offered again."""

import pytest

from hotelcs.errors import Refusal
from tests.invariants import check

TAX_ID = "91350100M000100Y43"
COMPANY = {"kind": "company_special", "title": "阳光贸易有限公司", "tax_id": TAX_ID}


@pytest.fixture
def stay(hand):
    stay = hand.check_in(hand.book())
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    return stay


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def offer(hand, stay):
    return hand.desk.show("invoice-offer", stay=stay)


def rows(hand, **whose):
    return hand.desk.show("invoices", **whose)


def test_an_invoice_goes_from_asked_to_issued_to_sent(hand, stay):
    asked = hand.do("request-invoice", stay=stay, **COMPANY).result
    assert (asked["status"], asked["amount_minor"]) == ("requested", 2800)
    assert hand.do("issue-invoice", invoice=asked["invoice"], issued_no="24312").result["status"] == "issued"
    assert hand.do("send-invoice", invoice=asked["invoice"]).result["status"] == "sent"
    assert refused(hand, "send-invoice", invoice=asked["invoice"]).code == "ILLEGAL_STATE"
    assert rows(hand) == []
    assert rows(hand, stay=stay)[0].issued_no == "24312"
    check(hand)


def test_a_company_needs_its_title_and_a_tax_id_that_holds(hand, stay):
    assert refused(hand, "request-invoice", stay=stay, kind="company_general").code == "TITLE_MISSING"
    asked = {"stay": stay, "kind": "company_general", "title": "Sun"}
    assert refused(hand, "request-invoice", **asked).code == "TAX_ID_MISSING"
    assert refused(hand, "request-invoice", **asked, tax_id=TAX_ID[:-1] + "1").code == "TAX_ID_INVALID"


def test_the_title_is_remembered_and_offered_again_at_the_next_stay(hand, stay):
    hand.do("request-invoice", stay=stay, **COMPANY)
    hand.do("check-out", stay=stay, settle="cash")
    hand.do("set-room-status", room="101", status="clean")
    again = hand.check_in(hand.book())
    found = offer(hand, again)
    assert (found.kind, found.title, found.tax_id) == ("company_special", COMPANY["title"], TAX_ID)
    assert hand.value("SELECT title FROM invoice_title") == COMPANY["title"]


def test_what_is_left_out_is_what_it_was_the_last_time(hand, stay):
    first = hand.do("request-invoice", stay=stay, amount=100, **COMPANY).result
    second = hand.do("request-invoice", stay=stay, amount=100).result
    assert second["kind"] == first["kind"]
    assert {row.tax_id for row in rows(hand, stay=stay)} == {TAX_ID}


def test_no_more_is_invoiced_than_was_charged(hand, stay):
    hand.do("request-invoice", stay=stay, kind="personal", amount=2000)
    told = refused(hand, "request-invoice", stay=stay, kind="personal", amount=801)
    assert (told.code, told.items) == ("INVOICE_TOO_MUCH", (800,))
    hand.do("void-invoice", invoice=rows(hand, stay=stay)[0].invoice, reason="wrong title")
    assert offer(hand, stay).left_minor == 2800


def test_an_invoice_of_the_whole_bill_grows_with_it_until_it_is_issued(hand, stay):
    asked = hand.do("request-invoice", stay=stay, kind="personal", title="Zhang").result
    hand.do("post-charge", stay=stay, kind="laundry", amount=1200)
    assert rows(hand, stay=stay)[0].amount_minor == 4000
    issued = hand.do("issue-invoice", invoice=asked["invoice"], issued_no="1").result
    assert issued["amount_minor"] == 4000
    hand.do("post-charge", stay=stay, kind="laundry", amount=5)
    assert offer(hand, stay).left_minor == 5


def test_the_whole_of_a_bill_is_asked_for_once(hand, stay):
    hand.do("request-invoice", stay=stay, kind="personal")
    assert refused(hand, "request-invoice", stay=stay, kind="personal").code == "INVOICE_ASKED"
    hand.do("request-invoice", stay=stay, kind="personal", amount=100)


def test_the_room_that_an_ota_was_paid_is_invoiced_by_the_ota(hand):
    booked = hand.book(channel="ota", guarantee="prepaid", prepaid=75200)
    stay = hand.check_in(booked)
    hand.do("close-day")
    hand.do("take-payment", stay=stay, amount=37600, method="prepaid_ota")
    hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    assert (offer(hand, stay).left_minor, offer(hand, stay).extras_only) == (2800, True)
    assert hand.do("request-invoice", stay=stay, kind="personal").result["extras_only"]
    assert (
        refused(hand, "request-invoice", stay=stay, kind="personal", amount=2801).code == "INVOICE_TOO_MUCH"
    )


def test_none_is_an_answer_too(hand, stay):
    asked = hand.do("request-invoice", stay=stay, kind="none").result
    assert asked["amount_minor"] == 0
    assert rows(hand) == []
    assert offer(hand, stay).asked == 0


def test_nothing_is_issued_of_nothing(hand):
    stay = hand.check_in(hand.book())
    asked = hand.do("request-invoice", stay=stay, kind="personal").result["invoice"]
    assert refused(hand, "issue-invoice", invoice=asked, issued_no="1").code == "INVOICE_TOO_MUCH"
    assert refused(hand, "issue-invoice", invoice="K261123-999", issued_no="1").code == "INVOICE_UNKNOWN"


def test_the_company_of_a_window_is_what_its_invoice_is_made_out_to(hand, stay):
    hand.do("add-company", code="SUN", name="阳光", tax_id=TAX_ID, credit=100_000)
    hand.do("route-charges", stay=stay, what=["room"], company="SUN")
    assert (offer(hand, stay).title, offer(hand, stay).kind) == ("阳光", "company_general")
    asked = hand.do("request-invoice", stay=stay, window=2).result
    assert asked["kind"] == "company_general"
    assert rows(hand, stay=stay)[0].tax_id == TAX_ID


def test_undone_it_is_void(hand, stay):
    done = hand.do("request-invoice", stay=stay, kind="personal")
    hand.desk.undo(done.entry)
    assert rows(hand, stay=stay)[0].status == "void"


def test_an_invoice_is_asked_for_after_the_guest_has_left(hand, stay):
    hand.do("check-out", stay=stay, settle="cash")
    asked = hand.do("request-invoice", stay=stay, kind="personal").result
    assert (asked["amount_minor"], hand.value("SELECT count(*) FROM folio")) == (2800, 1)
    check(hand)
