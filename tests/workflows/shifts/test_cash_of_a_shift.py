"""The drawer of a shift: counted blind, told afterwards, and the entry that is wrong is named with its bill."""

import random
from typing import Any

import pytest

from tests.invariants import check

FLOAT = 50_000
OTHERS = ("wechat", "alipay", "card", "unionpay", "intl_card", "ecny")
KINDS = ("as_card", "as_cash", "twice", "digits", "wrong_way", "not_entered")
SEEDS = range(2)


class Day:
    """A shift with some guests who pay; what really is in the drawer is kept beside what is entered."""

    def __init__(self, crew, seed: int) -> None:
        self.crew = crew
        self.chance = random.Random(seed)
        self.real = FLOAT
        self.stays = [crew.hand.check_in(crew.hand.book("Zhang Wei"), "101")]
        self.stays.append(crew.hand.check_in(crew.hand.book("Li Na"), "102", document="11010519491231002X"))
        crew.do("desk", "open-shift", float_=FLOAT)

    def enter(self, method: str, amount: int) -> int:
        """A payment in (or, negative, out) as the clerk enters it; its row comes back."""
        verb = "take-payment" if amount > 0 else "refund"
        fields: dict[str, Any] = {"stay": self.chance.choice(self.stays), "method": method}
        return int(self.crew.do("desk", verb, amount=abs(amount), **fields).result["payment"])

    def happens(self, method: str, amount: int) -> int:
        """A payment that is made and entered as it was."""
        self.real += amount if method == "cash" else 0
        return self.enter(method, amount)

    def quiet_hours(self) -> None:
        """Payments nobody makes a mistake with; what is given back was paid before."""
        for stay in self.stays:
            self.crew.do("desk", "take-payment", stay=stay, amount=900_000, method="card")
        for _ in range(self.chance.randrange(3, 12)):
            method = self.chance.choice(("cash", "cash", *OTHERS))
            self.happens(method, self.chance.choice((1, 1, 1, -1)) * self.chance.randrange(100, 60_000))

    def plant(self, kind: str) -> set[int]:
        """One mistake; the rows that the eye should fall on."""
        amount = self.chance.randrange(11, 600) * 100 + 21
        if kind == "as_card":
            self.real += amount
            return {self.enter(self.chance.choice(OTHERS), amount)}
        if kind == "as_cash":
            return {self.enter("cash", amount)}
        self.real += amount
        if kind == "twice":
            return {self.enter("cash", amount), self.enter("cash", amount)}
        if kind == "digits":
            digits = str(amount)
            return {self.enter("cash", int(digits[:-2] + digits[-1] + digits[-2]))}
        if kind == "wrong_way":
            return {self.enter("cash", -amount)}
        self.real -= amount
        return {self.enter("cash", amount)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_planted_error_is_named_with_its_bill(crew, kind, seed):
    day = Day(crew, seed)
    day.quiet_hours()
    rows = day.plant(kind)
    day.quiet_hours()
    crew.do("desk", "count-cash", counted=day.real)
    seen = crew.show("desk", "handover")
    assert seen.difference_minor != 0
    named = {one.payment: one for one in seen.suspects}
    assert rows <= set(named)
    for row in rows:
        told = crew.hand.rows("SELECT f.no, p.amount_minor, p.actor FROM payment p JOIN folio f ON f.id = p.folio_id "
                              "WHERE p.id = :row", row=row)  # fmt: skip
        assert [(named[row].folio, named[row].amount_minor, named[row].actor)] == told


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_without_a_mistake_is_equal_and_names_nobody(crew, seed):
    day = Day(crew, seed)
    day.quiet_hours()
    assert crew.do("desk", "hand-over", counted=day.real).result["difference_minor"] == 0
    seen = crew.show("desk", "handover")
    assert (seen.difference_minor, seen.suspects, seen.difference_reason) == (0, (), "")
    assert seen.expected_minor == FLOAT + seen.in_minor - seen.out_minor == day.real
    check(crew.hand)


@pytest.mark.parametrize("kind", ["deposit", "refund-deposit", "correction"])
def test_cash_of_deposits_and_corrections_is_in_the_drawer_too(crew, kind):
    stay = crew.hand.check_in(crew.hand.book())
    crew.do("desk", "open-shift", float_=FLOAT)
    crew.do("desk", "take-deposit", stay=stay, amount=20_000, method="cash")
    real = FLOAT + 20_000
    if kind == "refund-deposit":
        crew.do("desk", "refund-deposit", stay=stay)
        real -= 20_000
    if kind == "correction":
        paid = crew.do("desk", "take-payment", stay=stay, amount=5_000, method="cash").result["payment"]
        crew.do("desk", "correct-line", payment=paid, reason="wrong room")
    assert crew.do("desk", "count-cash", counted=real).result["difference_minor"] == 0


def test_a_hold_on_a_card_is_no_money_and_no_suspect(crew):
    stay = crew.hand.check_in(crew.hand.book())
    crew.do("desk", "open-shift", float_=FLOAT)
    crew.do("desk", "take-deposit", stay=stay, amount=20_000, method="preauth")
    crew.do("desk", "count-cash", counted=FLOAT + 20_000)
    assert crew.show("desk", "handover").suspects == ()
