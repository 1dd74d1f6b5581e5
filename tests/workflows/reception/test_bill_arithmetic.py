"""Bills against plain addition: whatever is charged, paid, corrected, held and returned, the sums agree."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hotelcs.errors import Refusal
from hotelcs.workflows.reception import before_dawn, late_fee
from tests.conftest import Hand, laid_anew
from tests.invariants import check

AMOUNTS = st.integers(1, 100_000)
CHARGES = st.sampled_from(["minibar", "laundry", "phone", "other", "breakfast", "damage"])
METHODS = st.sampled_from(["cash", "wechat", "alipay", "card"])
WINDOWS = st.sampled_from([1, 1, 1, 2, 3])
ACTS = st.one_of(
    st.tuples(st.just("charge"), CHARGES, AMOUNTS, st.integers(1, 3), WINDOWS),
    st.tuples(st.just("pay"), METHODS, AMOUNTS, WINDOWS),
    st.tuples(st.just("refund"), AMOUNTS),
    st.tuples(st.just("correct line"), st.integers(0, 20)),
    st.tuples(st.just("correct payment"), st.integers(0, 20)),
    st.tuples(st.just("deposit"), METHODS, AMOUNTS),
    st.tuples(st.just("deposit"), st.just("preauth"), AMOUNTS),
    st.tuples(
        st.just("return deposit"),
    ),
    st.tuples(
        st.just("keep deposit"),
    ),
    st.tuples(
        st.just("night"),
    ),
)
LEGAL = {
    "NOTHING_TO_REFUND",
    "REFUND_TOO_MUCH",
    "ALREADY_CORRECTED",
    "IS_CORRECTION",
    "DEPOSIT_PAYMENT",
    "NO_DEPOSIT",
}
"""What an act may be refused for; nothing is written then."""


class Bill:
    """Sums kept by hand beside the hotel's."""

    def __init__(self) -> None:
        self.charged = self.paid = 0
        self.lines: list[tuple[int, int]] = []
        self.payments: list[tuple[int, int]] = []


@pytest.fixture
def stay_of(model_hotel, tmp_path):
    """A fresh hotel with a stay of three nights in 101 for each example; its hands come back."""
    made: list[Hand] = []

    def run() -> Hand:
        for hand in made:
            hand.desk.close()
        made.clear()
        made.append(Hand(laid_anew(model_hotel, tmp_path / "bill.db")))
        made[0].check_in(made[0].book(departure="2026-11-30"))
        return made[0]

    yield run
    for hand in made:
        hand.desk.close()


def act(hand: Hand, bill: Bill, wanted: tuple) -> None:
    """Do `wanted` at the hotel; what it does to the sums is written down beside it."""
    name, *rest = wanted
    DOING[name](hand, bill, *rest)


def charge(hand: Hand, bill: Bill, kind: str, amount: int, qty: int, window: int) -> None:
    done = hand.do(
        "post-charge", stay="101", kind=kind, amount=amount, qty=qty, window=window, reason="x"
    ).result
    bill.charged += amount * qty
    bill.lines.append((done["line"], amount * qty))


def pay(hand: Hand, bill: Bill, method: str, amount: int, window: int) -> None:
    done = hand.do("take-payment", stay="101", amount=amount, method=method, window=window).result
    bill.paid += amount
    bill.payments.append((done["payment"], amount))


def refund(hand: Hand, bill: Bill, amount: int) -> None:
    done = hand.do("refund", stay="101", amount=amount, reason="x").result
    bill.paid -= amount
    bill.payments.append((done["payment"], -amount))


def correct_line(hand: Hand, bill: Bill, place: int) -> None:
    if bill.lines:
        line, amount = bill.lines[place % len(bill.lines)]
        hand.do("correct-line", line=line, reason="x")
        bill.charged -= amount


def correct_payment(hand: Hand, bill: Bill, place: int) -> None:
    if bill.payments:
        payment, amount = bill.payments[place % len(bill.payments)]
        hand.do("correct-line", payment=payment, reason="x")
        bill.paid -= amount


def deposit(hand: Hand, bill: Bill, method: str, amount: int) -> None:
    hand.do("take-deposit", stay="101", amount=amount, method=method, auth_no="A1")
    bill.paid += 0 if method == "preauth" else amount


def return_deposit(hand: Hand, bill: Bill) -> None:
    bill.paid += hand.do("refund-deposit", stay="101").result["amount_minor"]


def keep_deposit(hand: Hand, bill: Bill) -> None:
    preauth = hand.value("SELECT method FROM deposit WHERE status = 'held' ORDER BY id LIMIT 1") == "preauth"
    kept = hand.do("forfeit-deposit", stay="101", reason="broken lamp").result["amount_minor"]
    bill.charged += kept
    bill.paid += kept if preauth else 0


def night(hand: Hand, bill: Bill) -> None:
    if hand.value("SELECT count(*) FROM business_day") < 6:
        bill.charged += hand.do("close-day").result["room_revenue_minor"]


DOING = {"charge": charge, "pay": pay, "refund": refund, "correct line": correct_line, "correct payment": correct_payment, "deposit": deposit,
         "return deposit": return_deposit, "keep deposit": keep_deposit, "night": night}  # fmt: skip


@settings(max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.lists(ACTS, min_size=6, max_size=14))
def test_the_balance_is_what_was_charged_less_what_was_paid_whatever_happened(stay_of, acts):
    hand, bill = stay_of(), Bill()
    for wanted in acts:
        why = ""
        try:
            act(hand, bill, wanted)
        except Refusal as refusal:
            why = refusal.code
        assert not why or why in LEGAL, f"{wanted}: {why}"
        shown = hand.desk.show("folio", stay="101")
        assert shown.balance_minor == bill.charged - bill.paid, wanted
        assert (shown.charges_minor, shown.paid_minor) == (bill.charged, bill.paid), wanted
        assert sum(window.balance_minor for window in shown.windows) == shown.balance_minor
    check(hand)
    leave(hand)


def leave(hand: Hand) -> None:
    """The guest leaves: everything is settled, no deposit is held, no bill is open."""
    for (receipt,) in hand.rows("SELECT receipt_no FROM deposit WHERE status = 'held'"):
        hand.do("refund-deposit", stay="101", receipt=receipt)
    if (owed := hand.desk.show("folio", stay="101").balance_minor) < 0:
        hand.do("refund", stay="101", amount=-owed, reason="x")
    hand.do("check-out", stay="101", settle="cash")
    assert hand.desk.show("folio", stay="S261123-001").balance_minor == 0
    assert hand.value("SELECT count(*) FROM deposit WHERE status = 'held'") == 0
    assert hand.value("SELECT count(*) FROM folio WHERE status <> 'closed'") == 0
    check(hand)


MINUTES = st.integers(0, 2 * 1440)
RATES = st.integers(0, 10**8)


@given(MINUTES, MINUTES, RATES)
def test_leaving_later_never_costs_less(first, second, rate):
    early, late = sorted((first, second))
    asked = {"free_minutes": 60, "half_until": 1080}
    costs = [late_fee.fee(minute - 720, rate, minute_of_day=minute, **asked)[1] for minute in (early, late)]
    assert costs[0] <= costs[1] <= rate


@pytest.mark.parametrize(("minute", "kind", "share"), [
    (700, "late_fee", 0), (720, "late_fee", 0), (780, "late_fee", 0), (781, "room_half", 2), (1080, "room_half", 2), (1081, "room", 1), (1500, "room", 1),
])  # fmt: skip
def test_the_hours_of_leaving_late_are_those_of_the_rule(minute, kind, share):
    """Check-out at noon, an hour free, half a night until six, then a whole one (handbook 02 §2.4.4)."""
    asked = {"free_minutes": 60, "half_until": 1080, "minute_of_day": minute}
    assert late_fee.fee(minute - 720, 37600, **asked) == (kind, 37600 // share if share else 0)


@pytest.mark.parametrize(("policy", "fee"), [("none", 0), ("half", 18800), ("full", 37600)])
def test_coming_before_dawn_costs_what_the_house_asks(policy, fee):
    assert before_dawn.fee(37600, policy=policy) == fee


def test_half_of_an_odd_amount_is_rounded_down_and_never_a_fraction():
    assert late_fee.fee(400, 37601, free_minutes=60, minute_of_day=1000, half_until=1080) == (
        "room_half",
        18800,
    )
    assert before_dawn.fee(1, policy="half") == 0
