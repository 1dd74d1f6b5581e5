"""Company accounts: credit that is never overspent, statements by age, money received on account."""

import threading

import pytest

from hotelcs.errors import Refusal
from tests.conftest import IDS
from tests.invariants import check

TAX_ID = "91350100M000100Y43"


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


@pytest.fixture
def sun(hand):
    hand.do("add-company", code="sun", name="阳光贸易", tax_id=TAX_ID.lower(), credit=100_000, terms_days=30)
    return "SUN"


def refused(hand, verb, **fields):
    with pytest.raises(Refusal) as caught:
        hand.do(verb, **fields)
    return caught.value


def owed(hand):
    return hand.desk.show("companies", all=True)[0].owed_minor


def pay(hand, stay, amount, company="SUN"):
    hand.do("post-charge", stay=stay, kind="other", amount=amount)
    return hand.do("take-payment", stay=stay, amount=amount, method="company_ar", company=company)


def test_a_bill_is_charged_to_the_account_and_the_credit_shrinks(hand, stay, sun):
    pay(hand, stay, 37600)
    row = hand.desk.show("companies")[0]
    assert (row.owed_minor, row.left_minor, row.tax_id) == (37600, 62400, TAX_ID)
    assert hand.desk.show("folio", stay=stay).payments[0].company == "SUN"
    check(hand)


def test_credit_is_never_overspent(hand, stay, sun):
    pay(hand, stay, 100_000)
    told = refused(hand, "take-payment", stay=stay, amount=1, method="company_ar", company=sun)
    assert (told.code, told.items) == ("CREDIT_SPENT", (0,))
    check(hand)


def test_two_desks_do_not_spend_the_same_credit(hand, stay, sun):
    hand.do("post-charge", stay=stay, kind="other", amount=120_000)
    desks = [hand.at("admin"), hand.at("night")]
    told: list[str] = []

    def spend(one) -> None:
        try:
            one.do("take-payment", stay=stay, amount=60_000, method="company_ar", company=sun)
            told.append("paid")
        except Refusal as failure:
            told.append(failure.code)

    threads = [threading.Thread(target=spend, args=(one,)) for one in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in desks:
        one.desk.close()
    assert sorted(told) == ["CREDIT_SPENT", "paid"]
    assert owed(hand) == 60_000
    check(hand)


def test_without_an_account_nothing_is_charged_to_a_company(hand, stay):
    hand.do("post-charge", stay=stay, kind="other", amount=100)
    assert refused(hand, "take-payment", stay=stay, method="company_ar").code == "COMPANY_MISSING"
    assert (
        refused(hand, "take-payment", stay=stay, method="company_ar", company="X").code == "COMPANY_UNKNOWN"
    )
    assert refused(hand, "check-out", stay=stay, settle="company_ar").code == "COMPANY_MISSING"


def test_a_check_out_is_settled_by_an_account(hand, stay, sun):
    hand.do("post-charge", stay=stay, kind="other", amount=900)
    assert hand.do("check-out", stay=stay, settle="company_ar", company=sun).result["paid_minor"] == 900
    assert owed(hand) == 900
    check(hand)


def test_what_is_taken_back_is_owed_no_more(hand, stay, sun):
    paid = pay(hand, stay, 5000)
    hand.desk.undo(paid.entry)
    assert owed(hand) == 0
    check(hand)


def test_a_shut_account_takes_no_more_and_can_still_pay(hand, stay, sun):
    pay(hand, stay, 5000)
    hand.do("change-company", company=sun, active=False)
    assert (
        refused(hand, "take-payment", stay=stay, amount=1, method="company_ar", company=sun).code
        == "ACCOUNT_SHUT"
    )
    assert refused(hand, "route-charges", stay=stay, what=["room"], company=sun).code == "ACCOUNT_SHUT"
    hand.do("receive-on-account", company=sun, amount=5000, method="transfer")
    assert hand.desk.show("companies") == []
    check(hand)


def test_credit_is_not_lowered_below_what_is_owed(hand, stay, sun):
    pay(hand, stay, 50_000)
    assert refused(hand, "change-company", company=sun, credit=49_999).code == "CREDIT_BELOW_OWED"
    hand.do("change-company", company=sun, credit=50_000)
    assert hand.desk.show("companies")[0].left_minor == 0


def test_a_code_is_there_once_and_a_tax_id_is_checked(hand, sun):
    assert refused(hand, "add-company", code="SUN", name="Another").code == "CODE_TAKEN"
    assert (
        refused(hand, "add-company", code="MOON", name="Moon", tax_id=TAX_ID[:-1] + "0").code
        == "TAX_ID_INVALID"
    )


def test_the_statement_pays_the_oldest_first_and_tells_ages(hand, stay, sun):
    pay(hand, stay, 10_000)
    hand.do("close-day")
    pay(hand, stay, 20_000)
    hand.do("receive-on-account", company=sun, amount=12_000, method="transfer", auth_no="B77")
    found = hand.desk.show("company-statement", code="sun")
    assert [(item.date, item.amount_minor, item.left_minor, item.due) for item in found.items] == [
        ("2026-11-24", 20_000, 18_000, "2026-12-24")]  # fmt: skip
    assert (found.owed_minor, found.ages["current"], found.receipts[0].auth_no) == (18_000, 18_000, "B77")
    later = hand.desk.show("company-statement", code=TAX_ID, day="2027-03-01")
    assert (later.overdue_minor, later.items[0].days_overdue, later.items[0].age) == (18_000, 67, "90")
    before = hand.desk.show("company-statement", code="SUN", day="2026-11-23")
    assert before.owed_minor == 10_000


@pytest.mark.parametrize(
    ("days", "age"), [(0, "current"), (1, "30"), (30, "30"), (31, "60"), (90, "90"), (91, "older")]
)
def test_an_age_by_days_overdue(days, age):
    from hotelcs.workflows.accounts.companies_view import age_of

    assert age_of(days) == age


def test_a_receipt_is_taken_back_once(hand, stay, sun):
    pay(hand, stay, 5000)
    receipt = hand.do("receive-on-account", company=sun, amount=5000, method="transfer").result["receipt"]
    hand.do("return-on-account", receipt=receipt, reason="bounced")
    assert owed(hand) == 5000
    assert refused(hand, "return-on-account", receipt=receipt, reason="again").code == "ALREADY_CORRECTED"
    assert refused(hand, "return-on-account", receipt="D261123-999", reason="x").code == "RECEIPT_UNKNOWN"
    check(hand)


def test_cash_of_a_company_goes_into_the_drawer(hand, stay, sun):
    assert refused(hand, "receive-on-account", company=sun, amount=5000, method="cash").code == "NO_SHIFT"
    hand.do("open-shift", float_=10_000)
    receipt = hand.do("receive-on-account", company=sun, amount=5000, method="cash").result["receipt"]
    hand.do("count-cash", counted=15_000)
    assert hand.desk.show("handover").expected_minor == 15_000
    hand.do("return-on-account", receipt=receipt, reason="false notes")
    hand.do("count-cash", counted=10_000)
    assert hand.desk.show("handover").expected_minor == 10_000
    check(hand)


def test_a_refund_to_the_account_without_a_method_finds_it(hand, stay, sun):
    hand.do("take-payment", stay=stay, amount=5000, method="company_ar", company=sun)
    hand.do("refund", stay=stay)
    assert owed(hand) == 0
    check(hand)


def test_somebody_else_s_stay_is_not_asked(hand, sun):
    other = hand.check_in(hand.book("Li Na"), room="102", document=IDS[1])
    pay(hand, other, 100)
    assert hand.desk.show("company-statement", code="SUN").items[0].guest == "Li Na"
