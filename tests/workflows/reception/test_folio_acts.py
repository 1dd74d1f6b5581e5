"""Charges, payments, refunds and corrections: what a bill says, and what it refuses."""

from datetime import UTC, datetime

import pytest

from hotelcs.errors import Denied, Refusal
from hotelcs.storage import driver
from tests.invariants import check


@pytest.fixture
def stay(hand):
    return hand.check_in(hand.book())


def charge(hand, stay, kind="minibar", amount=2800, **more):
    return hand.do("post-charge", stay=stay, kind=kind, amount=amount, **more).result


def refused(act, *args, **fields):
    with pytest.raises(Refusal) as caught:
        act(*args, **fields)
    return caught.value


def owed(hand, stay):
    return hand.desk.show("folio", stay=stay).balance_minor


def test_the_worked_example_of_the_handbook(hand):
    reservation = hand.book()
    stay = hand.check_in(reservation, waive_deposit=False, deposit="1000.00", method="wechat")
    hand.do("close-day")
    hand.do("close-day")
    hand.now = datetime(2026, 11, 25, 7, 20, tzinfo=UTC)
    charge(hand, stay, amount="28.00")
    left = hand.do("check-out", stay=stay).result
    assert (left["late_fee_minor"], left["refunded_minor"]) == (18800, 3200)
    bill = hand.desk.show("folio", reservation=reservation)
    assert (bill.charges_minor, bill.paid_minor, bill.balance_minor) == (96800, 96800, 0)
    assert [line.amount_minor for line in bill.lines] == [37600, 37600, 2800, 18800]
    assert [(p.kind, p.amount_minor) for p in bill.payments] == [
        ("deposit_in", 100_000),
        ("deposit_out", -3200),
    ]
    assert (bill.deposits[0].status, bill.held_minor, bill.windows[0].status) == (
        "part_refunded",
        0,
        "closed",
    )
    check(hand)


def test_a_charge_counts_quantity_times_price(hand, stay):
    result = charge(hand, stay, kind="laundry", amount=1500, qty=3, description="shirts")
    assert (result["amount_minor"], result["balance_minor"]) == (4500, 4500)
    line = hand.desk.show("folio", stay=stay).lines[0]
    assert (line.qty, line.unit_minor, line.description, line.name, line.actor) == (
        3,
        1500,
        "shirts",
        "Laundry",
        "admin",
    )


def test_a_room_number_names_the_bill_of_whoever_is_in_it(hand, stay):
    charge(hand, "101")
    assert owed(hand, stay) == owed(hand, "101") == 2800


def test_a_booking_can_be_charged_and_paid_before_arrival(hand):
    reservation = hand.book(arrival="2026-12-01", departure="2026-12-02")
    hand.do("take-payment", reservation=reservation, amount=5000, method="cash")
    hand.do("post-charge", reservation=reservation, kind="transport", amount=8000)
    assert hand.desk.show("folio", reservation=reservation).balance_minor == 3000
    check(hand)


def test_a_booking_that_is_only_tentative_is_not_charged(hand):
    reservation = hand.book(status="tentative")
    error = refused(hand.do, "post-charge", reservation=reservation, kind="minibar", amount=1)
    assert (error.code, "confirm" in error.next) == ("ILLEGAL_STATE", True)


def test_a_bill_must_be_named(hand):
    assert refused(hand.do, "post-charge", kind="minibar", amount=1).code == "BILL_MISSING"
    assert refused(hand.do, "post-charge", stay="999", kind="minibar", amount=1).code == "STAY_UNKNOWN"


@pytest.mark.parametrize("amount", [0, -5, "1.234", "lots", 10**13])
def test_amounts_that_are_none_are_refused(hand, stay, amount):
    assert refused(charge, hand, stay, amount=amount).field == "amount"


def test_an_allowance_is_taken_off_and_needs_right_and_reason(hand, stay):
    charge(hand, stay)
    assert charge(hand, stay, kind="allowance", amount=800, reason="cold soup")["balance_minor"] == 2000
    assert refused(charge, hand, stay, kind="discount", amount=800).code == "REASON_MISSING"
    hand.do("revoke", post="REC", right="folio.allowance")
    clerk = hand.at("desk")
    denied = refused(charge, clerk, stay, kind="allowance", amount=800, reason="cold soup")
    assert (denied.code, denied.field, denied.exit) == ("DENIED", "kind", 6)
    assert str(denied) == "An allowance is for SUP, NM or GM."
    clerk.desk.close()


@pytest.mark.parametrize("kind", ["allowance", "discount"])
@pytest.mark.parametrize(("amount", "qty"), [(5001, 1), (2501, 2)])
def test_a_receptionist_gives_away_as_much_as_the_post_may_and_no_more(hand, stay, kind, amount, qty):
    charge(hand, stay, amount=90_000)
    clerk = hand.at("desk")
    assert charge(clerk, stay, kind=kind, amount=5000, reason="cold soup")["amount_minor"] == -5000
    denied = refused(charge, clerk, stay, kind=kind, amount=amount, qty=qty, reason="cold soup")
    assert (denied.code, denied.field, denied.exit) == ("OVER_LIMIT", "amount", 6)
    assert denied.next == ("ask-approval", "ask-supervisor")
    assert {"SUP", "NM", "GM"} <= set(denied.items)
    assert "REC" not in denied.items
    clerk.desk.close()
    lead = hand.at("night")
    assert (
        charge(lead, stay, kind=kind, amount=amount, qty=qty, reason="soup")["amount_minor"] == -amount * qty
    )
    lead.desk.close()


def test_a_second_window_keeps_its_own_balance(hand, stay):
    charge(hand, stay)
    charge(hand, stay, kind="laundry", amount=5000, window=2)
    hand.do("take-payment", stay=stay, amount=5000, method="cash", window=2)
    bill = hand.desk.show("folio", stay=stay)
    assert [(w.window, w.balance_minor) for w in bill.windows] == [(1, 2800), (2, 0)]
    assert bill.balance_minor == 2800


def test_a_payment_without_an_amount_pays_all_that_is_owed(hand, stay):
    charge(hand, stay)
    paid = hand.do("take-payment", stay=stay, method="alipay").result
    assert (paid["amount_minor"], paid["balance_minor"]) == (2800, 0)
    assert refused(hand.do, "take-payment", stay=stay, method="alipay").code == "NOTHING_OWED"


def test_more_than_is_owed_stays_to_the_guests_credit_and_is_refunded_the_way_it_came(hand, stay):
    charge(hand, stay)
    hand.do("take-payment", stay=stay, amount=10_000, method="wechat")
    back = hand.do("refund", stay=stay).result
    assert (back["amount_minor"], back["method"], back["balance_minor"]) == (-7200, "wechat", 0)
    assert refused(hand.do, "refund", stay=stay).code == "NOTHING_TO_REFUND"
    check(hand)


def test_never_more_is_refunded_than_was_paid(hand, stay):
    hand.do("take-payment", stay=stay, amount=3000, method="cash")
    assert refused(hand.do, "refund", stay=stay, amount=3001).code == "REFUND_TOO_MUCH"
    hand.do("refund", stay=stay, amount=2000)
    error = refused(hand.do, "refund", stay=stay, amount=1001)
    assert (error.code, error.items) == ("REFUND_TOO_MUCH", (1000,))


@pytest.mark.parametrize(("amount", "alone"), [(7199, True), (7200, True), (7201, False), (10_000, False)])
def test_what_the_hotel_owes_goes_back_at_once_and_more_needs_a_second_person(hand, stay, amount, alone):
    charge(hand, stay)
    hand.do("take-payment", stay=stay, amount=10_000, method="wechat")
    desk, asked = hand.at("desk"), {"stay": stay, "amount": amount, "reason": "Leaves early"}
    if not alone:
        error = refused(desk.do, "refund", **asked)
        assert (error.code, error.field, error.exit, error.next[0]) == ("DENIED", "amount", 6, "ask-approval")
        no = desk.do("ask-approval", for_="refund", fields=asked, reason="Leaves early").result["approval"]
        hand.at("night").do("decide-approval", approval=no, approve=True)
    assert desk.do("refund", **asked).result["amount_minor"] == -amount
    check(hand)


def test_a_deposit_is_not_paid_out_as_a_refund(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="cash")
    assert refused(hand.do, "refund", stay=stay, amount=1).code == "REFUND_TOO_MUCH"


def test_what_was_paid_beside_a_deposit_goes_back_without_it(hand):
    stay = hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="cash")
    charge(hand, stay)
    hand.do("take-payment", stay=stay, amount=10_000, method="wechat")
    error = refused(hand.do, "refund", stay=stay, amount=10_001)
    assert (error.code, error.items) == ("REFUND_TOO_MUCH", (10_000,))
    assert "1,000.00 is a deposit" in str(error)
    assert hand.do("refund", stay=stay).result["amount_minor"] == -7200
    assert hand.do("check-out", stay=stay).result["refunded_minor"] == 100_000
    check(hand)


def test_a_line_is_corrected_by_its_opposite_once(hand, stay):
    line = charge(hand, stay, qty=2)["line"]
    corrected = hand.do("correct-line", line=line, reason="wrong room").result
    assert (corrected["amount_minor"], corrected["balance_minor"]) == (-5600, 0)
    rows = hand.desk.show("folio", stay=stay).lines
    assert [(row.corrected, row.corrects, row.reason) for row in rows] == [
        (True, None, ""),
        (False, line, "wrong room"),
    ]
    assert refused(hand.do, "correct-line", line=line, reason="again").code == "ALREADY_CORRECTED"
    assert refused(hand.do, "correct-line", line=corrected["correction"], reason="x").code == "IS_CORRECTION"
    check(hand)


def test_a_correction_needs_a_reason_and_one_line(hand, stay):
    line = charge(hand, stay)["line"]
    assert refused(hand.do, "correct-line", line=line).field == "reason"
    assert refused(hand.do, "correct-line", line=line, reason="  ").field == "reason"
    assert refused(hand.do, "correct-line", reason="x").code == "LINE_MISSING"
    assert refused(hand.do, "correct-line", line=line, payment=1, reason="x").code == "LINE_MISSING"
    assert refused(hand.do, "correct-line", line=999, reason="x").code == "LINE_UNKNOWN"
    assert refused(hand.do, "correct-line", payment=999, reason="x").code == "PAYMENT_UNKNOWN"


def test_a_past_date_is_corrected_with_todays_date(hand, stay):
    line = charge(hand, stay)["line"]
    hand.do("close-day")
    hand.do("correct-line", line=line, reason="not theirs")
    dates = [row.date for row in hand.desk.show("folio", stay=stay).lines]
    assert dates == ["2026-11-23", "2026-11-23", "2026-11-24"]


def test_a_payment_is_corrected_by_its_opposite_once(hand, stay):
    taken = hand.do("take-payment", stay=stay, amount=3000, method="cash").result["payment"]
    assert hand.do("correct-line", payment=taken, reason="other guest").result["balance_minor"] == 0
    assert refused(hand.do, "correct-line", payment=taken, reason="again").code == "ALREADY_CORRECTED"
    hand.do("take-payment", stay=stay, amount=3000, method="cash")
    given = hand.do("refund", stay=stay, amount=1000).result["payment"]
    assert hand.do("correct-line", payment=given, reason="kept it").result["balance_minor"] == -3000
    check(hand)


def test_the_payment_of_a_deposit_is_corrected_through_the_deposit(hand):
    hand.check_in(hand.book(), waive_deposit=False, deposit=100_000, method="cash")
    error = refused(hand.do, "correct-line", payment=1, reason="x")
    assert (error.code, error.next[0]) == ("DEPOSIT_PAYMENT", "refund-deposit")


def test_charges_payments_and_refunds_are_undone_by_corrections(hand, stay):
    charged = hand.do("post-charge", stay=stay, kind="minibar", amount=2800)
    paid = hand.do("take-payment", stay=stay, amount=9000, method="cash")
    back = hand.do("refund", stay=stay, amount=100)
    for done in (back, paid, charged):
        hand.desk.undo(done.entry)
    assert owed(hand, stay) == 0
    assert refused(hand.desk.undo, charged.entry).code in ("ALREADY_CORRECTED", "ALREADY_UNDONE")
    check(hand)


def test_a_charge_after_the_guest_has_left_opens_a_new_folio_which_payment_closes(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    charge(hand, stay)
    bill = hand.desk.show("folio", stay=stay)
    assert [(w.status, w.balance_minor) for w in bill.windows] == [("closed", 0), ("open", 2800)]
    hand.do("take-payment", stay=stay, method="cash")
    assert {w.status for w in hand.desk.show("folio", stay=stay).windows} == {"closed"}
    check(hand)


def test_a_closed_folio_is_corrected_on_a_new_one(hand):
    stay = hand.check_in(hand.book(departure="2026-11-24"))
    hand.do("close-day")
    hand.do("check-out", stay=stay, settle="cash", late_fee=False)
    line = hand.desk.show("folio", stay=stay).lines[0].line
    hand.do("correct-line", line=line, reason="complaint upheld")
    assert owed(hand, stay) == -37600
    hand.do("refund", stay=stay)
    bill = hand.desk.show("folio", stay=stay)
    assert (bill.balance_minor, len(bill.windows), {w.status for w in bill.windows}) == (0, 2, {"closed"})
    check(hand)


@pytest.mark.parametrize("table", ["folio_line", "payment"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET amount_minor = 1, reason = 'x'", "DELETE FROM {}"])
def test_lines_and_payments_are_never_changed(hand, stay, table, statement):
    charge(hand, stay)
    hand.do("take-payment", stay=stay, method="cash")
    connection = driver.connect(str(hand.path))
    with pytest.raises(driver.IntegrityError, match=f"tr_{table}_no_"):
        connection.execute(statement.format(table))
    connection.close()


def test_a_housekeeper_does_not_touch_bills(hand, stay):
    hand.do("add-staff", name="Wu Min", posts=["RAT"], no="E009")
    hand.do("add-account", login="wu", staff="E009")
    attendant = hand.at("wu")
    with pytest.raises(Denied) as denied:
        charge(attendant, stay)
    assert (denied.value.code, denied.value.items) == ("DENIED", ("REC", "SUP", "NM", "GM"))
    assert str(denied.value) == "RAT may not do this: Post a charge. It is for REC, SUP, NM or GM."
    attendant.desk.close()
