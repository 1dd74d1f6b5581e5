"""The price list: a charge by its code, prices that change from a day on, what was charged stays."""

import pytest

from hotelcs import i18n
from hotelcs.errors import Refusal
from tests.invariants import check

COLA = {"code": "cola", "category": "minibar", "name_en": "Cola", "name_zh": "可乐", "price": 1000}


@pytest.fixture
def stay(hand):
    hand.do("add-service-item", **COLA)
    return hand.check_in(hand.book())


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def test_an_item_is_charged_by_its_code_and_a_quantity(hand, stay):
    hand.do("post-charge", stay=stay, item="COLA", qty=2)
    line = hand.desk.show("folio", stay=stay).lines[0]
    assert (line.kind, line.qty, line.amount_minor, line.name) == ("minibar", 2, 2000, "Cola")
    i18n.use("zh")
    assert hand.desk.show("folio", stay=stay).lines[0].name == "可乐"
    check(hand)


def test_a_price_changes_from_its_day_on_and_what_was_charged_stays(hand, stay):
    hand.do("post-charge", stay=stay, item="cola")
    hand.do("set-service-price", item="cola", price=1200, from_date="2026-11-24")
    row = hand.desk.show("price-list")[0]
    assert (row.price_minor, row.changes) == (1000, "2026-11-24")
    hand.do("close-day")
    hand.do("post-charge", stay=stay, item="cola")
    amounts = [
        line.amount_minor for line in hand.desk.show("folio", stay=stay).lines if line.kind == "minibar"
    ]
    assert amounts == [1000, 1200]
    assert hand.desk.show("price-list", day="2026-11-23")[0].price_minor == 1000


def test_a_price_of_today_may_be_mended_and_one_of_the_past_may_not(hand, stay):
    hand.do("set-service-price", item="cola", price=900)
    hand.do("set-service-price", item="cola", price=950)
    assert hand.desk.show("price-list")[0].price_minor == 950
    assert refused(hand, "set-service-price", item="cola", price=1, from_date="2026-11-22").code == "DAY_PAST"


def test_what_is_not_sold_is_not_charged(hand, stay):
    assert refused(hand, "post-charge", stay=stay, item="PEPSI").code == "SERVICE_UNKNOWN"
    hand.do("change-service-item", item="cola", active=False)
    assert refused(hand, "post-charge", stay=stay, item="cola").code == "NOT_SOLD"
    assert hand.desk.show("price-list") == []
    assert len(hand.desk.show("price-list", all="yes")) == 1


def test_a_charge_is_an_item_or_a_kind_with_an_amount(hand, stay):
    assert refused(hand, "post-charge", stay=stay).code == "CHARGE_MISSING"
    assert refused(hand, "post-charge", stay=stay, kind="minibar").code == "CHARGE_MISSING"


def test_a_code_is_there_once(hand, stay):
    assert refused(hand, "add-service-item", **COLA).code == "CODE_TAKEN"
    hand.do("change-service-item", item="cola", name_en="Coke")
    assert hand.desk.show("price-list")[0].name == "Coke"
